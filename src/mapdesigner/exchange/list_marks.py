"""What stands before the lines of a list: bullets, boxes to tick, numbers and letters that count up.

Only what is clearly such a mark is taken off: a text that is no list keeps its beginning.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

# Nobody begins a sentence with one of these. The last ones are what fonts of symbols make of letters.
_BULLET = re.compile(
    r"\s*[•●▪■◦○‣⁃∙◆◇►▸▹➢➤❖✓✔✗✘☐☑☒□"
    r"\uf06f\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc]\ufe0f?\s*"
)
# A word processor puts a tab behind its marks, which may be letters of a font of symbols.
_MARK_AND_TAB = re.compile(r"\s*[-–—*·o§Øüvq]\t\s*")
_TICK = re.compile(r"\s*(?:[-–—*+]\s+)?\[[ xX]\]\s+")
# These also begin what is no list: “– 20 % off”.
_DASH = re.compile(r"\s*[-–—*+·>]\s+(?=\S)")
_COUNTED = re.compile(
    r"\s*\(?(?:(\d{1,3})[.)]|([a-z])[.)]|([A-Z])\)|([ivx]{1,6})[.)]|([IVX]{1,6})\))\s+(?=\S)"
)
_Read = Callable[[re.Match[str]], int | None]
_ROMAN = {"i": 1, "v": 5, "x": 10}


class _Number(NamedTuple):
    """Which line has a number, and what it counts to; `end` is where the line's words begin."""

    line: int
    value: int
    end: int


def without_marks(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines without the marks of a list, and without blanks around them.

    Dashes are marks where another line begins with a mark as well; numbers and letters where they count up
    from the first: 1. 2. 3., a) b), i. ii.
    """
    starts = _starts_of_dashes(lines) | _starts_of_numbers(lines)
    return tuple(_bare(line, starts.get(place, 0)) for place, line in enumerate(lines))


def is_mark(text: str) -> bool:
    """Tell whether a text is a mark of a list and nothing else."""
    return any(mark.fullmatch(f"{text}\t") for mark in (_MARK_AND_TAB, _BULLET)) or bool(
        _COUNTED.match(f"{text}\tx") and len(text.split()) == 1
    )


def _bare(line: str, start: int) -> str:
    for mark in (_TICK, _MARK_AND_TAB, _BULLET):
        found = mark.match(line)
        if found is not None:
            return line[found.end() :].strip()
    rest = line[start:]
    tick = _TICK.match(rest) if start else None
    return (rest if tick is None else rest[tick.end() :]).strip()


def _starts_of_dashes(lines: Sequence[str]) -> dict[int, int]:
    found = {place: match.end() for place, line in enumerate(lines) if (match := _DASH.match(line))}
    others = sum(1 for line in lines if _TICK.match(line) or _MARK_AND_TAB.match(line) or _BULLET.match(line))
    return found if len(found) + others > 1 else {}


def _starts_of_numbers(lines: Sequence[str]) -> dict[int, int]:
    starts: dict[int, int] = {}
    for read in (_digits, _letter, _roman):
        numbers = [found for place, line in enumerate(lines) if (found := _number(place, line, read))]
        for run in _runs(numbers):
            starts |= {number.line: number.end for number in run}
    return starts


def _number(place: int, line: str, read: _Read) -> _Number | None:
    match = _COUNTED.match(line)
    value = None if match is None else read(match)
    return None if match is None or value is None else _Number(place, value, match.end())


def _digits(match: re.Match[str]) -> int | None:
    return int(match[1]) if match[1] else None


def _letter(match: re.Match[str]) -> int | None:
    letter = match[2] or match[3]
    return ord(letter.lower()) - ord("a") + 1 if letter else None


def _roman(match: re.Match[str]) -> int | None:
    """Return the value of a roman number, which may be a single letter."""
    word = (match[4] or match[5] or match[2] or match[3] or "").lower()
    if not word or not set(word) <= set(_ROMAN):
        return None
    values = [_ROMAN[letter] for letter in word]
    return sum(-a if a < b else a for a, b in zip(values, (*values[1:], 0), strict=True))


def _runs(numbers: Sequence[_Number]) -> list[list[_Number]]:
    """Return the runs that count up by one from the first, of two or more."""
    runs: list[list[_Number]] = []
    for number in numbers:
        if runs and number.value == runs[-1][-1].value + 1:
            runs[-1].append(number)
        elif number.value == 1:
            runs.append([number])
        else:
            # What comes in between belongs to no list, and ends none: a nested list may.
            continue
    return [run for run in runs if len(run) > 1]

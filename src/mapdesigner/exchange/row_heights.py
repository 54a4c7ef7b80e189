"""How high a row of a sheet must be for its wrapped text: estimated, for no sheet says it of itself.

Spreadsheet programs fit rows to their text when somebody types, not when they open a file. The estimate is
made for Arial and errs to the high side.
"""

import math

LINE_PT, PADDING_PT = 12.75, 4.0
# Higher rows than that are refused.
MOST_PT = 409.0
# Beyond that a row is at its highest, and nobody needs to count on.
_MOST_LINES = 40
_NARROW = frozenset("fijlrtI.,;:'|!()[]/\\- ’‘“”")
_WIDE = frozenset("mwMWGOQ@%—…")
_SLACK = 1.0


def lines_of(text: str, width: float) -> int:
    """Return on how many lines a text stands in a column of a width in digits, at most some 40."""
    if "\n" not in text and len(text) <= width * 0.55:
        return 1
    count = 0
    for line in text.split("\n", _MOST_LINES):
        count += _wrapped(line, width - _SLACK)
        if count >= _MOST_LINES:
            break
    return count


def row_height_pt(lines: int) -> float:
    """Return how high a row with so many lines is, in points."""
    return min(MOST_PT, lines * LINE_PT + PADDING_PT)


def _wrapped(line: str, width: float) -> int:
    lines, at = 1, 0.0
    for word in line[: int(width) * _MOST_LINES * 2].split(" "):
        length = _width(word)
        if at and at + length > width:
            lines, at = lines + 1, 0.0
        if length > width:
            # A word that is longer than the column is broken anywhere.
            lines += math.ceil(length / width) - 1
            at = length % width
        else:
            at += length
        at += 0.5
    return lines


def _width(word: str) -> float:
    return sum(map(_of_character, word))


def _of_character(character: str) -> float:
    if character > "\u10ff":
        # From Hangul on: as wide as they are high; some punctuation is less.
        return 1.0 if character < "\u2e80" else 1.85
    if character in _NARROW:
        return 0.55
    return 1.45 if character in _WIDE else 1.22 if character.isupper() else 1.0

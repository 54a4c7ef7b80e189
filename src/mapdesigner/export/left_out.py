"""What an export leaves out: every text of the map is looked for in what was written, and what is not there
whole is told in a sentence, so that no words are dropped in silence whatever a page, a slide or a cell holds.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import islice, takewhile

from mapdesigner.insight.texts import MapText, texts, value_at
from mapdesigner.model import (
    Dismissal,
    Experiment,
    Feedback,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    MapLink,
    Metric,
    Note,
    Persona,
    Stage,
    Touchpoint,
    Value,
    Variant,
)

# How the sentence begins.
NOT_WHOLE = "Not in this file, or not in full"
# A line may end within a longer word; such a text is looked for letter by letter too.
LONG_WORD = 16
LEAST_PIECE = 2
# So many words stand beside a line at most; a last word behind them is the text's own.
NEAR = 12
# Of a word that stands everywhere only so many places are looked at.
MOST_PLACES = 200
# Words, and the letters of scripts that have no spaces or break their lines within words.
_BY_LETTER = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(f"[{_BY_LETTER}]|[^\\W_{_BY_LETTER}]+")

# One and several of what is left out.
Nouns = tuple[str, str]

# Of a kind of value, or of one of its fields.
_NOUNS: dict[tuple[type[Value], str], Nouns] = {
    (JourneyMap, ""): ("fact about the map", "facts about the map"),
    (MapLink, ""): ("fact about the map it is based on", "facts about the map it is based on"),
    (Lane, "name"): ("lane’s name", "lanes’ names"),
    (Lane, ""): ("lane’s description", "lanes’ descriptions"),
    (Stage, "name"): ("stage’s name", "stages’ names"),
    (Stage, ""): ("customer goal of a stage", "customer goals of stages"),
    (Touchpoint, "title"): ("touchpoint’s title", "touchpoints’ titles"),
    (Touchpoint, "description"): ("touchpoint’s description", "touchpoints’ descriptions"),
    (Touchpoint, "owner"): ("touchpoint’s owner", "touchpoints’ owners"),
    (Touchpoint, "tags"): ("tag", "tags"),
    (Note, "text"): ("note", "notes"),
    (Note, "tags"): ("tag", "tags"),
    (Metric, ""): ("text of a metric", "texts of metrics"),
    (Feedback, "quote"): ("quote", "quotes"),
    (Feedback, ""): ("speaker or source of a quote", "speakers and sources of quotes"),
    (Experiment, ""): ("text of an experiment", "texts of experiments"),
    (Variant, ""): ("name of a variant", "names of variants"),
    (Improvement, "title"): ("improvement note’s title", "improvement notes’ titles"),
    (Improvement, ""): ("detail of an improvement note", "details of improvement notes"),
    (Persona, "name"): ("persona’s name", "personas’ names"),
    (Persona, ""): ("detail of a persona", "details of personas"),
    (Dismissal, ""): ("reason for dismissing a finding", "reasons for dismissing findings"),
    (Goal, ""): ("text of a goal", "texts of goals"),
}


def left_out(
    map_: JourneyMap, written: str, way: str, wanted: Iterable[MapText] | None = None
) -> tuple[str, ...]:
    """Return a sentence about the texts that are not whole in what was written, and the way to have them.

    Looked for are the wanted texts, all of the map's without any. Nothing when all are there.
    """
    return told(missing_kinds(map_, texts(map_) if wanted is None else wanted, written), way)


def missing_kinds(map_: JourneyMap, wanted: Iterable[MapText], written: str) -> Counter[Nouns]:
    """Return what the texts that are not whole in what was written are called, and how many there are."""
    return Counter(_noun(map_, text) for text in missing_texts(wanted, written))


def told(missing: Counter[Nouns], way: str) -> tuple[str, ...]:
    """Return the sentence about what is missing, and the way to have it; nothing when nothing is."""
    counts = [f"{count:,} {nouns[count != 1]}" for nouns, count in missing.items()]
    if not counts:
        return ()
    listed = f"{', '.join(counts[:-1])} and {counts[-1]}" if len(counts) > 1 else counts[0]
    return (f"{NOT_WHOLE}: {listed}. {way}",)


def missing_texts(wanted: Iterable[MapText], written: str) -> list[MapText]:
    """Return the texts that are not whole in what was written.

    Words count, in small or capital letters; line breaks, spaces, signs and markup between them don't. Where
    a page ends or something stands beside a line, a text may be in pieces, one behind the other.
    """
    page = _Page(written)
    return [each for each in wanted if not page.holds(each.text)]


class _Page:
    """Words that were written, and where each of them stands."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._words = _words_of(written)
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word, []).append(place)

    @cached_property
    def _letters(self) -> str:
        return "".join(self._words)

    def holds(self, text: str) -> bool:
        """Tell whether a text is there as a whole."""
        words = _words_of(text)
        if not words:  # signs only
            return all(sign in self._written for sign in text.split())
        if all(word in self._places for word in words) and (self._has_run(words) or self._has_pieces(words)):
            return True
        return any(len(word) >= LONG_WORD for word in words) and "".join(words) in self._letters

    def _has_run(self, words: list[str]) -> bool:
        rarest = min(range(len(words)), key=lambda at: len(self._places[words[at]]))
        starts = (place - rarest for place in self._places[words[rarest]])
        return any(start >= 0 and self._words[start : start + len(words)] == words for start in starts)

    def _has_pieces(self, words: list[str]) -> bool:
        at = end = 0
        while at < len(words):
            places = self._places[words[at]]
            first = bisect_left(places, end)
            runs = [
                (self._run_length(words, at, place), -place) for place in places[first : first + MOST_PLACES]
            ]
            length, place = max(runs, default=(0, 0))
            is_near = at > 0 and -place - end < NEAR
            if length < (1 if is_near else LEAST_PIECE):
                return False
            at, end = at + length, length - place
        return True

    def _run_length(self, words: list[str], at: int, place: int) -> int:
        pairs = zip(islice(words, at, None), islice(self._words, place, None), strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _words_of(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _noun(map_: JourneyMap, text: MapText) -> Nouns:
    in_tuple = isinstance(text.path[-1], int)
    owner = value_at(map_, text.path[: -2 if in_tuple else -1])
    field = str(text.path[-2 if in_tuple else -1])
    assert isinstance(owner, Value)
    return _NOUNS.get((type(owner), field)) or _NOUNS[(type(owner), "")]

"""What a slide's speaker notes tell: the words of what it is about for which it has no room."""

from collections.abc import Iterable

from mapdesigner.export.left_out import missing_texts
from mapdesigner.insight.texts import MapText, Thing, place_words, texts, thing_at
from mapdesigner.model import JourneyMap


class UnshownWords:
    """Knows every text of a map by the thing that it belongs to."""

    def __init__(self, map_: JourneyMap) -> None:
        self._map = map_
        self._texts: dict[Thing, list[MapText]] = {}
        for text in texts(map_):
            self._texts.setdefault(thing_at(map_, text.path), []).append(text)

    def of(self, things: Iterable[Thing], shown: str) -> list[str]:
        """Return each text of the things that is not whole in what is shown, led by where it belongs."""
        wanted = (text for thing in dict.fromkeys(things) for text in self._texts.get(thing, ()))
        return [f"{place_words(self._map, each.path)}: {each.text}" for each in missing_texts(wanted, shown)]

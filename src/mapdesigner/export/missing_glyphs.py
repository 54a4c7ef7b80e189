"""Name the characters that no font has, and where they stand, so that nobody finds a silent box on paper."""

from collections.abc import Iterator

from mapdesigner.layout.text import STAND_IN, uncovered
from mapdesigner.model import JourneyMap, Touchpoint, Value, card_place, shortened

MOST_PLACES = 3
MOST_CHARACTERS = 20
_NUMBER_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def missing_glyphs(map_: JourneyMap) -> tuple[str, ...]:
    """Return a sentence that names the characters and their places; nothing when the fonts have all."""
    texts = [(place, _all_text(value)) for place, value in _parts(map_)]
    missing = uncovered(" ".join(text for _, text in texts if not text.isascii()))
    if not missing:
        return ()
    places = list(dict.fromkeys(place for place, text in texts if not set(missing).isdisjoint(text)))
    more = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    shown = " ".join(missing[:MOST_CHARACTERS]) + (" …" if len(missing) > MOST_CHARACTERS else "")
    count = _NUMBER_WORDS[len(missing)] if len(missing) <= 10 else f"{len(missing):,}"
    are = (
        "character is in none of the fonts and is"
        if len(missing) == 1
        else ("characters are in none of the fonts and are")
    )
    return (f"{count} {are} shown as {STAND_IN}: {shown} ({'; '.join(places[:MOST_PLACES])}{more}).",)


def _parts(map_: JourneyMap) -> Iterator[tuple[str, Value | str]]:
    for name in ("title", "purpose", "scenario", "organisation", "author"):
        yield f"the map's {name}", getattr(map_, name)
    for persona in map_.personas:
        yield f"persona “{shortened(persona.name)}”", persona
    for goal in map_.goals:
        yield f"goal “{shortened(goal.statement)}”", goal
    for lane in map_.lanes:
        yield f"lane “{shortened(lane.name)}”", lane
    for stage in map_.stages:
        yield f"stage “{shortened(stage.name)}”", f"{stage.name}{stage.customer_goal}"
        for card in stage.cards:
            yield card_place(stage, card), card if isinstance(card, Touchpoint) else card.text
    for note in map_.improvements:
        yield f"improvement “{shortened(note.title)}”", note


def _all_text(value: object) -> str:
    """Return every text in a part of the map, one after the other."""
    if isinstance(value, str):
        return value
    if isinstance(value, Value):
        return " ".join(_all_text(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, tuple):
        return " ".join(_all_text(item) for item in value)
    return ""

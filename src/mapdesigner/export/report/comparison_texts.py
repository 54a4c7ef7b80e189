"""The texts that a comparison is about: of the touchpoints that differ, and of the stages over its curves."""

from mapdesigner.insight.comparison import Comparison, Pair
from mapdesigner.insight.texts import MapText, texts
from mapdesigner.model import CardId, JourneyMap, Touchpoint

# What a card's text belongs to is named behind stage and card: stages, 1, cards, 0, feedback, 2, quote.
_FIELD = 4


def compared_texts(comparison: Comparison) -> tuple[list[MapText], list[MapText]]:
    """Return the texts of the current map, then those of the future one.

    Of touchpoints that were added or removed that is every text, of those that changed what differs.
    """
    removed = {placed.card.id for placed in comparison.removed}
    added = {placed.card.id for placed in comparison.added}
    fields = [(pair, _differing(pair)) for pair, _ in comparison.changed]
    here = {pair.current.card.id: names for pair, names in fields}
    there = {pair.future.card.id: names for pair, names in fields}
    done = {note.id for note in comparison.improvements_done}
    return (
        _texts(comparison.current, removed, here, set()),
        _texts(comparison.future, added, there, done),
    )


def _texts(
    map_: JourneyMap, whole: set[CardId], differing: dict[CardId, frozenset[str]], done: set[str]
) -> list[MapText]:
    return [text for text in texts(map_) if _is_wanted(map_, text, whole, differing, done)]


def _is_wanted(
    map_: JourneyMap,
    text: MapText,
    whole: set[CardId],
    differing: dict[CardId, frozenset[str]],
    done: set[str],
) -> bool:
    first, *rest = text.path
    if first == "title":
        return True
    if first == "improvements":
        return rest[1] == "title" and map_.improvements[int(rest[0])].id in done
    if first != "stages":
        return False
    if len(text.path) <= _FIELD:
        return rest[1] == "name"
    card = map_.stages[int(rest[0])].cards[int(rest[2])]
    return isinstance(card, Touchpoint) and (
        card.id in whole or text.path[_FIELD] in differing.get(card.id, ())
    )


def _differing(pair: Pair) -> frozenset[str]:
    one, other = pair.current.card, pair.future.card
    fields = Touchpoint.model_fields
    return frozenset(name for name in fields if getattr(one, name) != getattr(other, name))

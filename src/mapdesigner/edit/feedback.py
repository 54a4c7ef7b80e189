"""Edits of a touchpoint's feedback: add quotes, change and remove one, named by its place on the card."""

from collections.abc import Sequence

from mapdesigner.edit.card import edit_touchpoint
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import with_index_replaced, without_index
from mapdesigner.model import CardId, Feedback, JourneyMap, Touchpoint


def add_feedback(map_: JourneyMap, card_id: CardId, feedback: Sequence[Feedback]) -> JourneyMap:
    """Add quotes, in their order, after those that a touchpoint has.

    Raises EditRejected if the card is not in the map or is a note.
    """
    return edit_touchpoint(map_, card_id, lambda card: card.evolve(feedback=(*card.feedback, *feedback)))


def change_feedback(map_: JourneyMap, card_id: CardId, index: int, **changes: object) -> JourneyMap:
    """Change fields of a touchpoint's `index`-th quote.

    Raises EditRejected if it is not there, pydantic.ValidationError for an unsound value.
    """

    def changed(card: Touchpoint) -> Touchpoint:
        quote = _quote(card, index).evolve(**changes)
        return card.evolve(feedback=with_index_replaced(card.feedback, index, quote))

    return edit_touchpoint(map_, card_id, changed)


def change_or_add_feedback(map_: JourneyMap, card_id: CardId, index: int, **changes: object) -> JourneyMap:
    """Change fields of a touchpoint's `index`-th quote, or add one with these fields right after its last.

    Raises EditRejected for an index beyond that, pydantic.ValidationError for an unsound value.
    """

    def changed(card: Touchpoint) -> Touchpoint:
        if index == len(card.feedback):
            return card.evolve(feedback=(*card.feedback, Feedback(quote="").evolve(**changes)))
        quote = _quote(card, index).evolve(**changes)
        return card.evolve(feedback=with_index_replaced(card.feedback, index, quote))

    return edit_touchpoint(map_, card_id, changed)


def remove_feedback(map_: JourneyMap, card_id: CardId, index: int) -> JourneyMap:
    """Remove a touchpoint's `index`-th quote. Raises EditRejected if it is not there."""

    def bare(card: Touchpoint) -> Touchpoint:
        _quote(card, index)
        return card.evolve(feedback=without_index(card.feedback, index))

    return edit_touchpoint(map_, card_id, bare)


def _quote(card: Touchpoint, index: int) -> Feedback:
    if not 0 <= index < len(card.feedback):
        raise EditRejected("That quote is no longer on the card.")
    return card.feedback[index]

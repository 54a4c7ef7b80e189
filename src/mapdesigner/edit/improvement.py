"""Edits of improvement notes: add, change, move on the board, attach to touchpoints, duplicate, remove."""

from collections.abc import Iterable, Mapping

from mapdesigner.edit.card import card_of
from mapdesigner.edit.references import without_dismissals
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import find, ids_of, with_inserted, with_replaced, without
from mapdesigner.model import (
    CardId,
    Improvement,
    ImprovementId,
    ImprovementStatus,
    JourneyMap,
    Note,
)


def improvement_of(map_: JourneyMap, note_id: ImprovementId) -> Improvement:
    """Return an improvement note. Raises EditRejected if it is not in the map."""
    note = find(map_.improvements, note_id)
    if note is None:
        raise EditRejected("That improvement note is no longer in the map.")
    return note


def add_improvement(map_: JourneyMap, note: Improvement) -> JourneyMap:
    """Add an improvement note as the last of the map."""
    return map_.evolve(improvements=(*map_.improvements, note))


def change_improvement(map_: JourneyMap, note_id: ImprovementId, **changes: object) -> JourneyMap:
    """Change fields of an improvement note.

    Raises EditRejected if it is not in the map, pydantic.ValidationError for a value out of range.
    """
    note = improvement_of(map_, note_id)
    return map_.evolve(improvements=with_replaced(map_.improvements, note.evolve(**changes)))


def change_improvements(map_: JourneyMap, note_ids: Iterable[ImprovementId], **changes: object) -> JourneyMap:
    """Change the same fields of several improvement notes.

    Raises EditRejected if one is not in the map, pydantic.ValidationError for a value out of range.
    """
    wanted = _all_there(map_, note_ids)
    return map_.evolve(
        improvements=tuple(
            note.evolve(**changes) if note.id in wanted else note for note in map_.improvements
        )
    )


def move_improvements(
    map_: JourneyMap,
    note_ids: Iterable[ImprovementId],
    status: ImprovementStatus,
    before_id: ImprovementId | None = None,
) -> JourneyMap:
    """Give improvement notes a status and put them before another note, or after all others of the status.

    The order of a column on the board is the order of its notes in the map; moved notes keep theirs among
    each other. A move after which every column reads as before changes nothing. Raises EditRejected if one
    of the notes is not in the map.
    """
    wanted = _all_there(map_, note_ids)
    moved = tuple(note.evolve(status=status) for note in map_.improvements if note.id in wanted)
    rest = without(map_.improvements, wanted)
    if before_id is None or before_id in wanted:
        place = _place_of_own(map_, wanted, before_id, rest, status)
    else:
        place = rest.index(improvement_of(map_, before_id))
    landed = with_inserted(rest, place, *moved)
    if all(note.status == status for note in map_.improvements if note.id in wanted) and (
        _column(landed, status) == _column(map_.improvements, status)
    ):
        return map_
    return map_.evolve(improvements=landed)


def attach_improvement(map_: JourneyMap, note_id: ImprovementId, card_ids: Iterable[CardId]) -> JourneyMap:
    """Let an improvement note serve more touchpoints, after those that it serves already.

    Raises EditRejected if the note or a touchpoint is not in the map, or a card is no touchpoint.
    """
    note = improvement_of(map_, note_id)
    cards = tuple(card_ids)
    for card_id in cards:
        _, card = card_of(map_, card_id)
        if isinstance(card, Note):
            raise EditRejected("An improvement note serves touchpoints, and that card is a note.")
    return change_improvement(map_, note_id, touchpoints=tuple(dict.fromkeys((*note.touchpoints, *cards))))


def detach_improvement(map_: JourneyMap, note_id: ImprovementId, card_id: CardId) -> JourneyMap:
    """Let an improvement note no longer serve a touchpoint.

    When that was its last one, the note stays in the touchpoint's stage. Raises EditRejected if the note is
    not in the map.
    """
    note = improvement_of(map_, note_id)
    left = tuple(other for other in note.touchpoints if other != card_id)
    if left or not note.touchpoints:
        return change_improvement(map_, note_id, touchpoints=left)
    stage, _ = card_of(map_, card_id)
    return change_improvement(map_, note_id, touchpoints=(), stage=stage.id)


def duplicate_improvements(map_: JourneyMap, copies: Mapping[ImprovementId, ImprovementId]) -> JourneyMap:
    """Put a copy right after each improvement note; `copies` gives the copy's id for each original's."""
    notes: list[Improvement] = []
    for note in map_.improvements:
        notes.append(note)
        if note.id in copies:
            notes.append(note.evolve(id=copies[note.id]))
    return map_.evolve(improvements=tuple(notes))


def remove_improvement(map_: JourneyMap, note_id: ImprovementId) -> JourneyMap:
    """Remove an improvement note."""
    return remove_improvements(map_, (note_id,))


def remove_improvements(map_: JourneyMap, note_ids: Iterable[ImprovementId]) -> JourneyMap:
    """Remove improvement notes."""
    gone = frozenset(note_ids)
    return without_dismissals(map_.evolve(improvements=without(map_.improvements, gone)), gone)


def _all_there(map_: JourneyMap, note_ids: Iterable[ImprovementId]) -> frozenset[ImprovementId]:
    wanted = frozenset(note_ids)
    if not wanted.issubset(ids_of(map_.improvements)):
        raise EditRejected("Some of these improvement notes are no longer in the map.")
    return wanted


def _place_of_own(
    map_: JourneyMap,
    wanted: frozenset[ImprovementId],
    before_id: ImprovementId | None,
    rest: tuple[Improvement, ...],
    status: ImprovementStatus,
) -> int:
    """Return where among the rest notes land that go to a column's end, or before one of themselves."""
    ids = list(ids_of(map_.improvements))
    if before_id is not None:
        return sum(1 for id_ in ids[: ids.index(before_id)] if id_ not in wanted)
    last = max((place for place, note in enumerate(rest) if note.status == status), default=None)
    if last is not None:
        return last + 1
    first = next((place for place, id_ in enumerate(ids) if id_ in wanted), len(ids))
    return sum(1 for id_ in ids[:first] if id_ not in wanted)


def _column(notes: tuple[Improvement, ...], status: ImprovementStatus) -> list[ImprovementId]:
    return [note.id for note in notes if note.status == status]

"""Turning notes into touchpoints or improvement notes, and back: what menus, keys and drops ask for."""

from functools import partial

from mapdesigner.edit import (
    convert_all,
    holds_only_words,
    in_reading_order,
    move_or_convert_cards,
    note_to_improvement,
    note_to_touchpoint,
    touchpoint_to_note,
)
from mapdesigner.edit.conversion import Conversion
from mapdesigner.model import Card, Note, Touchpoint, new_id
from mapdesigner.qt.editing.wording import counted
from mapdesigner.session import Session


def selected_notes(session: Session) -> tuple[Note, ...]:
    """Return the selected notes in reading order."""
    chosen = in_reading_order(session.map_, session.selection)
    return tuple(card for card in chosen if isinstance(card, Note))


def convertible_touchpoints(session: Session) -> tuple[Touchpoint, ...]:
    """Return the selected touchpoints if each of them holds nothing but words, else none."""
    chosen = in_reading_order(session.map_, session.selection)
    touchpoints = tuple(card for card in chosen if isinstance(card, Touchpoint))
    return touchpoints if all(holds_only_words(session.map_, card) for card in touchpoints) else ()


def turn_into_touchpoints(session: Session) -> None:
    """Turn the selected notes into touchpoints and select these."""
    notes = selected_notes(session)
    noun = "touchpoint" if len(notes) == 1 else "touchpoints"
    _convert(session, notes, note_to_touchpoint, f"Turn into {noun}")


def turn_into_improvements(session: Session) -> None:
    """Turn the selected notes into improvement notes and select the first of these."""
    notes = selected_notes(session)
    made = _convert(session, notes, note_to_improvement, "Turn into improvement notes", selects=False)
    if made:
        session.select(made[:1])
    if len(made) > 1:
        session.say(f"{counted(notes)} turned into improvement notes; the first is selected.")


def turn_into_notes(session: Session) -> None:
    """Turn the selected touchpoints into notes, if they carry only words, and select these."""
    chosen = in_reading_order(session.map_, session.selection)
    touchpoints = tuple(card for card in chosen if isinstance(card, Touchpoint))
    noun = "note" if len(touchpoints) == 1 else "notes"
    _convert(session, touchpoints, touchpoint_to_note, f"Turn into {noun}")


def drop_cards(session: Session, cards: tuple[Card, ...], stage_id: str, lane_id: str, place: int) -> None:
    """Move cards to where they were dropped; among touchpoints, notes become touchpoints."""
    lane = next((lane for lane in session.map_.lanes if lane.id == lane_id), None)
    notes = [card for card in cards if isinstance(card, Note)]
    turned = notes if lane is not None and lane.kind == "touchpoints" else []
    new_ids = {card.id: new_id() if card in turned else card.id for card in cards}
    edit = partial(move_or_convert_cards, new_ids=new_ids, to_stage=stage_id, to_lane=lane_id, index=place)
    into = "a touchpoint" if len(turned) == 1 else "touchpoints"
    label = f"Turn into {into}" if turned else f"Move {counted(cards).lower()}"
    if session.apply(edit, label) and turned:
        session.select(new_ids.values())
        session.say(f"{counted(turned)} turned into {into}. Ctrl+Z takes it back.")


def landing_kinds(cards: tuple[Card, ...]) -> frozenset[str]:
    """Return the kinds of lanes onto which cards can be dropped, as they are or converted."""
    if all(isinstance(card, Note) for card in cards):
        return frozenset(("notes", "touchpoints"))
    return frozenset(("touchpoints",))


def _convert(
    session: Session, cards: tuple[Card, ...], convert: Conversion, label: str, selects: bool = True
) -> list[str]:
    """Convert cards as one step and return the new ids, in reading order; none when it was refused."""
    new_ids = {card.id: new_id() for card in cards}
    if not cards or not session.apply(partial(convert_all, convert=convert, new_ids=new_ids), label):
        return []
    if selects:
        session.select(new_ids.values())
    return list(new_ids.values())

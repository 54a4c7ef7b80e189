"""Cut, copy and paste cards, also between two windows and as lines of text."""

from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from mapdesigner.edit import (
    add_cards,
    card_of,
    copies_for_pasting,
    experiments_on,
    in_reading_order,
    lane_of,
    remove_cards,
    stage_of,
)
from mapdesigner.exchange.lines import cards_from_lines, lines_from_cards, texts_in
from mapdesigner.files.fragment import FRAGMENT_MIME, read_fragment, write_fragment
from mapdesigner.model import Card, JourneyMap, Lane, holds_cards
from mapdesigner.qt.editing.wording import counted
from mapdesigner.qt.widgets.clipboard_data import put_on_clipboard
from mapdesigner.qt.widgets.pasted import files_in, words_in
from mapdesigner.session import Session


def copy_cards(session: Session) -> int:
    """Put the selected cards on the clipboard and return how many they are."""
    cards = in_reading_order(session.map_, session.selection)
    if cards:
        put_on_clipboard(lines_from_cards(cards), formats={FRAGMENT_MIME: write_fragment(cards)})
        session.say(f"{counted(cards)} copied.")
    return len(cards)


def cut_cards(session: Session) -> None:
    """Put the selected cards on the clipboard and take them off the map."""
    cards = in_reading_order(session.map_, session.selection)
    if copy_cards(session):
        ids = [card.id for card in cards]
        tests = len(experiments_on(session.map_, ids))
        if session.apply(partial(remove_cards, card_ids=ids), f"Cut {counted(cards).lower()}") and tests:
            words = "Its experiment does" if tests == 1 else f"{tests} experiments do"
            session.say(f"{counted(cards)} cut. {words} not come along to a paste; Ctrl+Z brings all back.")


def on_clipboard() -> QMimeData | None:
    """Return what is on the clipboard."""
    return QGuiApplication.clipboard().mimeData()


def can_paste() -> bool:
    """Tell whether the clipboard holds cards or text."""
    data = on_clipboard()
    return data is not None and (data.hasFormat(FRAGMENT_MIME) or data.hasText() or data.hasHtml())


def holds_many(data: QMimeData) -> bool:
    """Tell whether this is cards, or more than one line or cell of text."""
    if data.hasFormat(FRAGMENT_MIME):
        return True
    return len(texts_in(words_in(data))) > 1


def paste_cards(session: Session, stage_id: str, lane_id: str, index: int | None) -> None:
    """Add the clipboard's cards, or a card for each line of its text, to a cell; then select them."""
    data = on_clipboard()
    lane = lane_of(session.map_, lane_id)
    cards: tuple[Card, ...] | None = None
    if data is not None and data.hasFormat(FRAGMENT_MIME):
        copied = read_fragment(bytes(data.data(FRAGMENT_MIME).data()))
        cards = None if copied is None else copies_for_pasting(copied, session.map_)
    if cards is None and data is not None:
        cards = cards_from_lines(words_in(data), lane)
    if not cards:
        if files_in(data):
            session.say("Files are no cards. Drop them onto the window to open them.")
            return
        session.say("There is nothing on the clipboard that can become a card.")
        return
    paste(session, cards, stage_id, lane, index)


def paste(session: Session, cards: tuple[Card, ...], stage_id: str, lane: Lane, index: int | None) -> None:
    """Add cards to a cell, each of another kind than the lane's to the nearest lane of its own kind."""
    placed = tuple(card.evolve(lane=_lane_for(session.map_, card, lane).id) for card in cards)
    edit = partial(add_cards, cards=placed, stage_id=stage_id, index=index)
    if session.apply(edit, f"Paste {counted(placed).lower()}"):
        session.select(card.id for card in placed)
        session.pasted_into = f"{stage_id}/{placed[-1].lane}"


def paste_at_selection(session: Session) -> bool:
    """Paste to the selected place; False, and said, when the map has no lane of cards."""
    target = paste_target(session)
    if target is None:
        session.say("The map has no lane of cards to paste into; add one first.")
        return False
    has_place, before = bool(session.selection), session.map_
    paste_cards(session, *target)
    if not has_place and session.map_ is not before:
        stage, lane = stage_of(session.map_, target[0]), lane_of(session.map_, target[1])
        session.say(f"Pasted into “{stage.name}”, “{lane.name}”. Click a place first to paste there.")
    return True


def paste_target(session: Session) -> tuple[str, str, int | None] | None:
    """Return stage, lane and index where a paste goes: the selected cell, or below the selected card.

    With nothing selected it goes where the last one went, the first time into the first cell.
    """
    chosen = session.selection
    cards = in_reading_order(session.map_, chosen)
    if cards:
        stage, card = card_of(session.map_, cards[-1].id)
        cell = [other.id for other in stage.cards if other.lane == card.lane]
        return stage.id, card.lane, cell.index(card.id) + 1
    lanes = [lane.id for lane in session.map_.lanes if holds_cards(lane)]
    if not lanes:
        return None
    for id_ in chosen or (session.pasted_into,):
        stage_id, _, lane_id = id_.partition("/")
        if lane_id and any(stage.id == stage_id for stage in session.map_.stages):
            return stage_id, lane_id if lane_id in lanes else lanes[0], None
        if any(stage.id == id_ for stage in session.map_.stages):
            return id_, lanes[0], None
        if id_ in lanes:
            return session.map_.stages[0].id, id_, None
    return session.map_.stages[0].id, lanes[0], None


def _lane_for(map_: JourneyMap, card: Card, wanted: Lane) -> Lane:
    kind = f"{card.kind}s"
    if wanted.kind == kind:
        return wanted
    row = map_.lanes.index(wanted)
    fitting = [(abs(row - place), lane) for place, lane in enumerate(map_.lanes) if lane.kind == kind]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else wanted

"""Typing on the canvas: new cards, and the names of cards, stages, lanes and the map in place."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF

from mapdesigner.edit import (
    add_card,
    card_of,
    change_lane,
    change_map,
    change_stage,
    lane_of,
    rename_card,
    stage_of,
    summary_lane_sentence,
)
from mapdesigner.layout.entries import cards_behind
from mapdesigner.layout.measures import (
    CARD_TITLE,
    GAP_BETWEEN_CARDS_PT,
    LANE_NAME,
    LANE_PADDING_TOP_PT,
    MAP_TITLE,
    MARGIN_PT,
    NOTE_TEXT,
    STAGE_GOAL,
    STAGE_NAME,
    STAGE_WIDTH_PT,
    line_height_pt,
)
from mapdesigner.layout.places import Area, Found, cell_ids, find
from mapdesigner.layout.text import Style
from mapdesigner.model import (
    Card,
    Note,
    Touchpoint,
    card_text,
    cell_cards,
    holds_cards,
    new_id,
    new_note,
    new_touchpoint,
)
from mapdesigner.qt.canvas.hotspots import Hotspot
from mapdesigner.qt.canvas.inline_editor import InlineEditor
from mapdesigner.qt.canvas.view import pinned
from mapdesigner.qt.editing import clipboard, commands
from mapdesigner.session import Edit

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

NEW_CARD_HEIGHT_PT = 34.0
STAGE_NAME_TOP_PT = 8.0
NO_PLACE = "Select a cell or a card first, then type."
CARD_FIELDS = ("Title", "Note")


def say_why_nothing_is_typed(canvas: "Canvas") -> None:
    """Tell the one who types without effect: the map is only shown, or nothing is selected to type into."""
    canvas.session.say(canvas.session.read_only_because or NO_PLACE)


def type_at(canvas: "Canvas", position: QPointF) -> None:
    """Answer a double-click: rename what is there, or type a new card where there is room."""
    point = canvas.on_map(position)
    found = canvas.found_at(position)
    if found is None:
        return
    if found.kind == "stage" and point.y() > found.area.y + 32:
        edit_customer_goal(canvas, found.id)
    elif found.kind == "improvement":
        canvas.improvement_requested.emit(found.id.partition("@")[0])
    elif found.kind == "felt":
        rename(canvas, "card", cards_behind(canvas.session.map_, found)[0])
    elif found.kind == "cell":
        landing = canvas.landing(point)
        if landing is not None:
            type_new_card(canvas, landing.stage_id, landing.lane_id, landing.place)
    elif found.kind in ("card", "stage", "lane", "header"):
        rename(canvas, found.kind, found.id)


def add_at(canvas: "Canvas", spot: Hotspot, position: QPointF) -> None:
    """Add what a place on the canvas adds, and let its name be typed."""
    if spot.kind == "add card":
        type_new_card(canvas, *cell_ids(spot.id), None)
    elif spot.kind == "add stage":
        add_stage(canvas, None)
    else:
        from mapdesigner.qt.canvas import menus

        menus.show_lane_kinds(canvas, canvas.viewport().mapToGlobal(position.toPoint()))


def add_stage(canvas: "Canvas", beside: str | None, after: bool = True) -> None:
    """Add a stage after (or before) another one, or as the last, and let its name be typed."""
    added = commands.add_stage_beside(canvas.session, beside, after)
    if added is not None:
        rename(canvas, "stage", added)


def type_new_card(canvas: "Canvas", stage_id: str, lane_id: str, index: int | None, text: str = "") -> None:
    """Open an editor for a new card in a cell, with `text` in it already; an empty text adds none."""
    lane = lane_of(canvas.session.map_, lane_id)
    if not holds_cards(lane):
        canvas.session.say(summary_lane_sentence(lane))
        return
    stage = stage_of(canvas.session.map_, stage_id)
    place = len(cell_cards(stage, lane_id)) if index is None else index
    is_note = lane.kind == "notes"
    card_id = new_id()

    def edit_for(text: str) -> Edit | None:
        if not text.strip():
            return None
        words = text.strip() if is_note else " ".join(text.split())
        card: Card = new_note(lane_id, words) if is_note else new_touchpoint(lane_id, words)
        return partial(add_card, card=card.evolve(id=card_id), stage_id=stage_id, index=place)

    def keep(text: str) -> str | None:
        edit = edit_for(text)
        if edit is None:
            return None
        if canvas.session.apply(edit, "Add note" if is_note else "Add touchpoint"):
            canvas.session.select((card_id,))
            canvas.reveal_selection()
        return card_id

    def keep_and_next(text: str) -> None:
        if keep(text) is not None:
            type_new_card(canvas, stage_id, lane_id, place + 1)

    def where() -> Area | None:
        return _new_card_area(canvas, stage_id, lane_id, place)

    area = where()
    if area is not None:
        canvas.reveal(area)

    def take_many(data: QMimeData) -> bool:
        """Take cards, or several lines of text, as cards of their own instead of as the words of this one."""
        if not clipboard.holds_many(data):
            return False
        clipboard.paste_cards(canvas.session, stage_id, lane_id, place)
        canvas.reveal_selection()
        return True

    style = NOTE_TEXT if is_note else CARD_TITLE
    name = "New note" if is_note else "New touchpoint"
    canvas.open_editor(
        lambda: InlineEditor(
            canvas,
            where,
            text,
            style,
            name,
            lambda words: void(keep(words)),
            edit_for,
            keep_and_next=keep_and_next,
            take_many=take_many,
        )
    )


def type_below_selection(canvas: "Canvas", text: str = "") -> bool:
    """Type a new card in the selected cell, or below the selected card; False when neither is selected."""
    session = canvas.session
    for id_ in session.selection:
        if "/" in id_:
            type_new_card(canvas, *cell_ids(id_), None, text)
            return True
    cards = [card for stage in session.map_.stages for card in stage.cards if card.id in session.selection]
    if cards:
        stage, card = card_of(session.map_, cards[-1].id)
        place = [other.id for other in cell_cards(stage, card.lane)].index(card.id)
        type_new_card(canvas, stage.id, card.lane, place + 1, text)
    return bool(cards)


def rename_selection(canvas: "Canvas") -> None:
    """Rename the selected card, stage or lane in place; the map when nothing is selected."""
    for id_ in canvas.session.selection:
        for kind in ("card", "stage", "lane"):
            if find(canvas.root, kind, id_) is not None:
                rename(canvas, kind, id_)
                return
    if not canvas.session.selection:
        rename(canvas, "header", "")


def rename(canvas: "Canvas", kind: str, id_: str) -> None:
    """Open an editor over a card's text, or the name of a stage, a lane or the map."""
    session = canvas.session
    if kind == "card":
        session.select((id_,))
        card = card_of(session.map_, id_)[1]
        is_touchpoint = isinstance(card, Touchpoint)
        style = CARD_TITLE if is_touchpoint else NOTE_TEXT
        name = CARD_FIELDS[0] if is_touchpoint else CARD_FIELDS[1]

        def renamed(text: str) -> Edit:
            words = " ".join(text.split()) if is_touchpoint else text.strip()
            return partial(rename_card, card_id=id_, text=words)

        label = "Rename touchpoint" if is_touchpoint else "Change note"
        _open(canvas, partial(_card_area, canvas, id_), card_text(card), style, name, renamed, label)
    elif kind == "stage":
        session.select((id_,))
        stage = stage_of(session.map_, id_)

        def stage_named(text: str) -> Edit:
            return partial(change_stage, stage_id=id_, name=" ".join(text.split()))

        area = partial(_stage_name_area, canvas, id_)
        _open(canvas, area, stage.name, STAGE_NAME, "Stage", stage_named, "Rename stage")
    elif kind == "lane":
        session.select((id_,))
        lane = lane_of(session.map_, id_)

        def lane_named(text: str) -> Edit:
            return partial(change_lane, lane_id=id_, name=" ".join(text.split()))

        area = partial(_lane_area, canvas, id_)
        _open(canvas, area, lane.name, LANE_NAME, "Lane", lane_named, "Rename lane")
    elif kind == "header":

        def titled(text: str) -> Edit:
            return partial(change_map, title=" ".join(text.split()))

        title = session.map_.title
        _open(canvas, partial(_title_area, canvas), title, MAP_TITLE, "Map title", titled, "Rename map")


def edit_customer_goal(canvas: "Canvas", stage_id: str) -> None:
    """Open an editor over a stage's customer goal."""
    session = canvas.session
    session.select((stage_id,))
    goal = stage_of(session.map_, stage_id).customer_goal

    def wanted(text: str) -> Edit:
        return partial(change_stage, stage_id=stage_id, customer_goal=" ".join(text.split()))

    area = partial(_goal_area, canvas, stage_id)
    _open(canvas, area, goal, STAGE_GOAL, "Customer goal", wanted, "Change customer goal")


def void(_: object) -> None:
    """Drop a value, for callbacks that must return nothing."""


def _open(
    canvas: "Canvas",
    where: Callable[[], Area | None],
    text: str,
    style: Style,
    name: str,
    edit_for: Callable[[str], Edit],
    label: str,
) -> None:
    def keep(text: str) -> None:
        canvas.session.apply(edit_for(text), label)

    area = where()
    if area is not None:
        # Headings are pinned, so they are in sight from top to bottom already.
        canvas.reveal(area, across_only=name not in CARD_FIELDS)
        canvas.open_editor(lambda: InlineEditor(canvas, where, text, style, name, keep, edit_for))


def _new_card_area(canvas: "Canvas", stage_id: str, lane_id: str, place: int) -> Area | None:
    cell = find(canvas.root, "cell", f"{stage_id}/{lane_id}")
    if cell is None:
        return None
    stage = stage_of(canvas.session.map_, stage_id)
    # What the filter hides has no place.
    above = (canvas.card_place(card.id) for card in reversed(cell_cards(stage, lane_id)[:place]))
    last: Found | None = next((found for found in above if found is not None), None)
    y = cell.area.y + LANE_PADDING_TOP_PT
    if last is not None:
        y = last.area.y + last.area.height + GAP_BETWEEN_CARDS_PT
    return Area(cell.area.x, y, STAGE_WIDTH_PT, NEW_CARD_HEIGHT_PT)


def _card_area(canvas: "Canvas", card_id: str) -> Area | None:
    found = find(canvas.root, "card", card_id)
    if found is None:
        return None
    is_note = isinstance(card_of(canvas.session.map_, card_id)[1], Note)
    return found.area if is_note else found.area._replace(height=min(found.area.height, NEW_CARD_HEIGHT_PT))


def _stage_name_area(canvas: "Canvas", stage_id: str) -> Area | None:
    found = find(canvas.root, "stage", stage_id)
    if found is None:
        return None
    dy = pinned(canvas.root, canvas.view).stages_dy
    return Area(found.area.x - 4, found.area.y + STAGE_NAME_TOP_PT + dy, STAGE_WIDTH_PT + 4, 26)


def _goal_area(canvas: "Canvas", stage_id: str) -> Area | None:
    found = find(canvas.root, "stage", stage_id)
    if found is None:
        return None
    top = found.area.y + STAGE_NAME_TOP_PT + line_height_pt(STAGE_NAME) + 3
    top += pinned(canvas.root, canvas.view).stages_dy
    return Area(found.area.x - 4, top, STAGE_WIDTH_PT + 4, 26)


def _lane_area(canvas: "Canvas", lane_id: str) -> Area | None:
    found = find(canvas.root, "lane", lane_id)
    if found is None:
        return None
    dx = pinned(canvas.root, canvas.view).lanes_dx
    return Area(found.area.x - 6 + dx, found.area.y + 5, found.area.width + 10, 26)


def _title_area(canvas: "Canvas") -> Area:
    dx = pinned(canvas.root, canvas.view).lanes_dx
    return Area(MARGIN_PT - 6 + dx, 14, max(420.0, canvas.root.width / 2), 38)

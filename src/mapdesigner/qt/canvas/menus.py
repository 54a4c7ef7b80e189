"""The canvas's context menus: for a card, a cell, a stage, a lane and the map."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu

from mapdesigner.edit import change_lane
from mapdesigner.layout.entries import cards_behind
from mapdesigner.layout.places import Found, cell_ids
from mapdesigner.model import LANE_KINDS, SENTIMENT_WORDS, LaneKind, holds_cards
from mapdesigner.qt.canvas import typing
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.editing import clipboard, commands
from mapdesigner.qt.editing.conversion_menu import fill_conversions
from mapdesigner.qt.editing.lane_kinds import CURVE_WORDS, KIND_WORDS
from mapdesigner.qt.goals.menu import fill_goals_menu
from mapdesigner.qt.personas import commands as personas
from mapdesigner.qt.personas.menus import fill_personas
from mapdesigner.qt.widgets.colour_field import SWATCHES
from mapdesigner.qt.widgets.pasted import files_in

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas


def show_menu(canvas: "Canvas", position: QPointF) -> None:
    """Show the menu for what is at a point of the viewport."""
    menu = QMenu(canvas)
    fill_menu(canvas, menu, canvas.found_at(position), position)
    menu.exec(canvas.viewport().mapToGlobal(position.toPoint()))
    menu.deleteLater()


def show_lane_kinds(canvas: "Canvas", position: QPoint) -> None:
    """Let the user choose what kind of lane to add as the last."""
    menu = QMenu(canvas)
    add_lane_kinds(canvas, menu, None)
    menu.exec(position)
    menu.deleteLater()


def fill_menu(canvas: "Canvas", menu: QMenu, found: Found | None, position: QPointF) -> None:
    """Fill a context menu with what can be done to a thing."""
    if found is None or found.kind == "header":
        _fill_for_map(canvas, menu)
    elif found.kind == "card":
        _fill_for_cards(canvas, menu)
    elif found.kind == "stage":
        fill_for_stage(canvas, menu, found.id)
    elif found.kind == "lane":
        fill_for_lane(canvas, menu, found.id)
    elif found.kind == "cell":
        _fill_for_cell(canvas, menu, found.id, position)
    else:
        _fill_for_entry(canvas, menu, found)


def add_lane_kinds(canvas: "Canvas", menu: QMenu, below: str | None) -> None:
    """Add an action for each kind of lane, which adds such a lane below another one."""
    for kind in LANE_KINDS:
        words = KIND_WORDS[kind]
        _add(canvas, menu, f"{words.name} – {words.hint}", None, partial(_add_lane, canvas, kind, below))


def _fill_for_map(canvas: "Canvas", menu: QMenu) -> None:
    _add(canvas, menu, "Rename map", "pencil", partial(typing.rename, canvas, "header", ""))
    _add(canvas, menu, "Add stage", "column-insert-right", partial(_add_stage, canvas, None, True))
    add_lane_kinds(canvas, menu.addMenu("Add lane"), None)
    menu.addSeparator()
    select_all = partial(commands.select_all_cards, canvas.session, canvas.shown_map)
    _add(canvas, menu, "Select all cards", None, select_all)
    _add(canvas, menu, "Copy map as picture", None, partial(_copy_picture, canvas, True))
    _add(canvas, menu, "Fit the map", "maximize", canvas.fit)


def _fill_for_cards(canvas: "Canvas", menu: QMenu) -> None:
    session = canvas.session
    touchpoints = commands.selected_touchpoints(session)
    _add(canvas, menu, "Rename", "pencil", partial(typing.rename_selection, canvas))
    _add(canvas, menu, "New card below", "plus", lambda: typing.void(typing.type_below_selection(canvas)))
    if touchpoints:
        menu.addSeparator()
        faces = menu.addMenu("Sentiment")
        add_sentiments(canvas, faces)
        marked = all(card.moment_of_truth for card in touchpoints)
        words = "No longer a moment of truth" if marked else "Moment of truth"
        _add(canvas, menu, words, "star", partial(commands.toggle_moment_of_truth, session))
        cards = tuple(card.id for card in touchpoints)
        new = partial(_add_persona, canvas, cards)
        fill_personas(menu.addMenu("Personas"), session, cards, new)
        fill_goals_menu(menu.addMenu("Goals"), session)
    _add(canvas, menu, "Add improvement note", "bulb", partial(_add_improvement, canvas))
    menu.addSeparator()
    fill_conversions(canvas, partial(_add, canvas, menu))
    menu.addSeparator()
    _add(canvas, menu, "Cut", "scissors", partial(clipboard.cut_cards, session))
    _add(canvas, menu, "Copy", "copy", lambda: typing.void(clipboard.copy_cards(session)))
    _add(canvas, menu, "Copy as picture", None, partial(_copy_picture, canvas))
    _add_paste(canvas, menu)
    _add(canvas, menu, "Duplicate", None, partial(commands.duplicate_selection, session))
    menu.addSeparator()
    _add(canvas, menu, "Delete", "trash", partial(commands.delete_selection, session))


def add_sentiments(canvas: "Canvas", menu: QMenu) -> None:
    """Add an action for each sentiment, and one for none."""
    from mapdesigner.layout.icons import FACES

    for mood in sorted(FACES, reverse=True):
        action = _add(
            canvas,
            menu,
            SENTIMENT_WORDS[mood].capitalize(),
            None,
            partial(commands.set_sentiment, canvas.session, mood),
        )
        action.setIcon(icon(canvas.theme, FACES[mood], f"sentiment {mood}"))
    _add(canvas, menu, "No sentiment", None, partial(commands.set_sentiment, canvas.session, None))


def _fill_for_cell(canvas: "Canvas", menu: QMenu, cell_id: str, position: QPointF) -> None:
    lane_id = cell_ids(cell_id)[1]
    lane = next(lane for lane in canvas.session.map_.lanes if lane.id == lane_id)
    if holds_cards(lane):
        _add(canvas, menu, "New card here", "plus", partial(typing.type_at, canvas, position))
        _add_paste(canvas, menu)
    else:
        add_lane_kinds(canvas, menu.addMenu("Add lane below"), lane_id)
    _add(canvas, menu, "Add improvement note", "bulb", partial(_add_improvement, canvas))


def _fill_for_entry(canvas: "Canvas", menu: QMenu, entry: Found) -> None:
    if entry.kind == "improvement":
        note_id = entry.id.partition("@")[0]
        _add(canvas, menu, "Edit note", "pencil", partial(canvas.improvement_requested.emit, note_id))
    cards = cards_behind(canvas.session.map_, entry)
    words = "Go to the touchpoint" if len(cards) == 1 else f"Select its {len(cards)} touchpoints"
    _add(canvas, menu, words, "target", partial(_go_to, canvas, cards)).setEnabled(bool(cards))


def _copy_picture(canvas: "Canvas", whole: bool = False) -> None:
    from mapdesigner.qt.editing.copy_picture import copy_map, copy_selection

    (copy_map if whole else copy_selection)(canvas.session)


def _go_to(canvas: "Canvas", cards: tuple[str, ...]) -> None:
    canvas.session.select(cards)
    canvas.reveal_selection()


def _add_paste(canvas: "Canvas", menu: QMenu) -> None:
    def paste() -> None:
        files = files_in(clipboard.on_clipboard())
        if files:
            canvas.files_dropped.emit(files)
            return
        target = clipboard.paste_target(canvas.session)
        if target is not None:
            clipboard.paste_cards(canvas.session, *target)

    _add(canvas, menu, "Paste", "clipboard", paste).setEnabled(clipboard.can_paste())


def fill_for_stage(canvas: "Canvas", menu: QMenu, stage_id: str) -> None:
    """Fill a menu with what can be done to a stage."""
    session = canvas.session
    _add(canvas, menu, "Rename stage", "pencil", partial(typing.rename, canvas, "stage", stage_id))
    _add(canvas, menu, "Customer goal", "target", partial(typing.edit_customer_goal, canvas, stage_id))
    fill_goals_menu(menu.addMenu("Goals"), session)
    _add(canvas, menu, "Add improvement note", "bulb", partial(_add_improvement, canvas))
    colours = menu.addMenu("Colour")
    for colour, name in SWATCHES.items():
        action = _add(
            canvas, colours, name, None, partial(commands.set_stage_colour, session, stage_id, colour)
        )
        action.setIcon(swatch(colour))
    colours.addSeparator()
    _add(
        canvas,
        colours,
        "Colour of its phase",
        None,
        partial(commands.set_stage_colour, session, stage_id, None),
    )
    menu.addSeparator()
    _add(canvas, menu, "Add stage before", None, partial(_add_stage, canvas, stage_id, False))
    _add(canvas, menu, "Add stage after", "column-insert-right", partial(_add_stage, canvas, stage_id, True))
    _add(canvas, menu, "Move left", "arrow-left", partial(commands.shift_selection, session, "left"))
    _add(canvas, menu, "Move right", "arrow-right", partial(commands.shift_selection, session, "right"))
    menu.addSeparator()
    _add(canvas, menu, "Delete stage", "trash", partial(commands.delete_selection, session))


def fill_for_lane(canvas: "Canvas", menu: QMenu, lane_id: str) -> None:
    """Fill a menu with what can be done to a lane."""
    session = canvas.session
    _add(canvas, menu, "Rename lane", "pencil", partial(typing.rename, canvas, "lane", lane_id))
    colours = menu.addMenu("Colour")
    for colour, name in SWATCHES.items():
        edit = partial(change_lane, lane_id=lane_id, colour=colour)
        _add(canvas, colours, name, None, partial(_apply, canvas, edit)).setIcon(swatch(colour))
    colours.addSeparator()
    _add(
        canvas,
        colours,
        "No colour",
        None,
        partial(_apply, canvas, partial(change_lane, lane_id=lane_id, colour=None)),
    )
    _add_curves(canvas, menu, lane_id)
    menu.addSeparator()
    add_lane_kinds(canvas, menu.addMenu("Add lane below"), lane_id)
    _add(canvas, menu, "Move up", "arrow-up", partial(commands.shift_selection, session, "up"))
    _add(canvas, menu, "Move down", "arrow-down", partial(commands.shift_selection, session, "down"))
    menu.addSeparator()
    _add(canvas, menu, "Delete lane", "trash", partial(commands.delete_selection, session))


def _add_curves(canvas: "Canvas", menu: QMenu, lane_id: str) -> None:
    """Add whose curves a lane of emotion draws; nothing for another lane."""
    lane = next((lane for lane in canvas.session.map_.lanes if lane.id == lane_id), None)
    if lane is None or lane.kind != "emotion":
        return
    curves = menu.addMenu("Curves")
    for word, words in CURVE_WORDS.items():
        edit = partial(change_lane, lane_id=lane_id, curves=word)
        action = _add(canvas, curves, words, None, partial(_draw_curves, canvas, edit))
        action.setCheckable(True)
        action.setChecked(lane.curves == word)


def _draw_curves(canvas: "Canvas", edit: Callable) -> None:
    canvas.session.apply(edit, "Change whose curves are drawn")


def swatch(colour: str) -> QIcon:
    """Return a square of a colour, for menus."""
    pixmap = QPixmap(14, 14)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)


def _apply(canvas: "Canvas", edit: Callable) -> None:
    canvas.session.apply(edit, "Colour lane")


def _add_persona(canvas: "Canvas", cards: tuple[str, ...]) -> None:
    canvas.persona_added.emit(personas.add(canvas.session, "", cards))


def _add_improvement(canvas: "Canvas") -> None:
    note_id = commands.add_improvement_to_selection(canvas.session)
    if note_id is not None:
        canvas.improvement_requested.emit(note_id)


def _add_stage(canvas: "Canvas", beside: str | None, after: bool) -> None:
    typing.add_stage(canvas, beside, after)


def _add_lane(canvas: "Canvas", kind: LaneKind, below: str | None) -> None:
    added = commands.add_lane_below(canvas.session, kind, below)
    if added is not None:
        typing.rename(canvas, "lane", added)


def _add(canvas: "Canvas", menu: QMenu, text: str, icon_name: str | None, do: Callable[[], None]) -> QAction:
    action = QAction(text.replace("&", "&&"), menu)
    if icon_name is not None:
        action.setIcon(icon(canvas.theme, icon_name))
    action.triggered.connect(lambda: do())
    menu.addAction(action)
    return action

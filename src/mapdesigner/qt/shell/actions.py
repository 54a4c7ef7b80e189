"""The window's commands, each by its name, with its shortcut and when it can be used."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu

from mapdesigner.layout.icons import FACES
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.editing import commands
from mapdesigner.qt.editing.removals import can_delete_alone
from mapdesigner.qt.export.opening import EXPORT_AGAIN, file_of_last_export
from mapdesigner.qt.shell.menus.edit import make_edit_menu
from mapdesigner.qt.shell.menus.file import make_file_menu
from mapdesigner.qt.shell.menus.help import make_help_menu
from mapdesigner.qt.shell.menus.map import make_map_menu
from mapdesigner.qt.shell.menus.touchpoint import make_touchpoint_menu
from mapdesigner.qt.shell.menus.view import make_view_menu

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window


class Actions:
    """The window's actions; `refresh` brings names and states up to date.

    Those in `need_map`, `need_cards`, `need_touchpoints`, `need_selection` are on only while there are some,
    those in `need_canvas` while the map is in sight. Those in `change_map` are off while it can't be changed.
    """

    new: QAction
    save: QAction
    save_as: QAction
    export: QAction
    export_again: QAction
    undo: QAction
    redo: QAction
    delete: QAction
    side_panel: QAction
    inspector: QAction
    full_screen: QAction
    beside: QAction
    recent: QMenu
    stage_menu: QMenu
    lane_menu: QMenu

    def __init__(self, window: "Window") -> None:
        self.window = window
        self.views: dict[str, QAction] = {}
        self.need_map: list[QAction] = []
        self.need_canvas: list[QAction] = []
        self.need_cards: list[QAction] = []
        self.need_touchpoints: list[QAction] = []
        self.need_selection: list[QAction] = []
        self.change_map: list[QAction] = []
        self._icons: dict[QAction, tuple[str, str]] = {}
        self._exported = ("", "")
        make_file_menu(self)
        make_edit_menu(self)
        make_map_menu(self)
        make_touchpoint_menu(self)
        make_view_menu(self)
        make_help_menu(self)
        for menu in window.menuBar().findChildren(QMenu):
            menu.aboutToShow.connect(partial(self._draw_icons_of, menu))

    def follow_theme(self) -> None:
        """Draw the icons that were drawn before in the theme's colours."""
        drawn = [action for action in self._icons if not action.icon().isNull()]
        for action in drawn:
            action.setIcon(QIcon())
        self.draw_icons(drawn)

    def draw_icons(self, actions: Iterable[QAction]) -> None:
        """Give commands their icons, which they lack until they are first seen: drawing them takes time."""
        for action in actions:
            if action in self._icons and action.icon().isNull():
                action.setIcon(icon(self.window.theme, *self._icons[action]))

    def show_face(self, action: QAction, mood: int) -> None:
        """Let a command have the face of a sentiment as its icon."""
        self._icons[action] = FACES[mood], f"sentiment {mood}"

    def refresh(self) -> None:
        """Name undo and redo, and switch off what can't be done now."""
        window, session = self.window, self.window.session
        past, undone = session.history.past, session.history.undone
        shown = window.shows_map
        self.undo.setText(f"Undo {_lower(past[-1].label)}" if past else "Undo")
        self.redo.setText(f"Redo {_lower(undone[-1].label)}" if undone else "Redo")
        self.undo.setEnabled(bool(past) and shown)
        self.redo.setEnabled(bool(undone) and shown)
        for action in self.need_map:
            action.setEnabled(shown)
        if self._exported[0] != session.map_.id:
            self._exported = session.map_.id, file_of_last_export(window)
        file = self._exported[1].replace("&", "&&")
        self.export_again.setText(f"{EXPORT_AGAIN}: {file}" if file else EXPORT_AGAIN)
        self.export_again.setEnabled(shown and bool(file))
        sees_map = shown and window.views.shows_canvas
        for action in self.need_canvas:
            action.setEnabled(sees_map)
        self.side_panel.setEnabled(sees_map)
        self.beside.setEnabled(shown)
        self.beside.setChecked(window.views.is_beside)
        for name, action in self.views.items():
            action.setChecked(window.views.name == name)
        touchpoints = commands.selected_touchpoints(session) if session.selection else ()
        cards = bool(touchpoints) or _has_cards(window)
        for action in self.need_cards:
            action.setEnabled(shown and cards)
        for action in self.need_touchpoints:
            action.setEnabled(shown and bool(touchpoints))
        stage, lane = commands.selected_stage(session), commands.selected_lane(session)
        self.stage_menu.setEnabled(sees_map and stage is not None)
        self.lane_menu.setEnabled(sees_map and lane is not None)
        movable = cards or stage or lane
        for action in self.need_selection:
            action.setEnabled(shown and bool(movable))
        self.delete.setEnabled(shown and (bool(movable) or can_delete_alone(session)))
        if session.read_only_because:
            for action in self.change_map:
                action.setEnabled(False)

    def follow_last_export(self) -> None:
        """Offer to write the file again that was exported now."""
        self._exported = ("", "")
        self.refresh()

    def add(
        self,
        menu: QMenu,
        text: str,
        do: Callable[[], object],
        shortcut: QKeySequence.StandardKey | str | None = None,
        icon_name: str | None = None,
        tip: str = "",
        on_canvas: bool = False,
    ) -> QAction:
        """Add a command to a menu.

        `tip` is its tooltip where the name does not say enough; the keys of one `on_canvas` are the map's.
        """
        action = QAction(text, self.window)
        action.triggered.connect(lambda: do())
        if isinstance(shortcut, str):
            action.setShortcut(QKeySequence(shortcut))
        elif shortcut is not None:
            action.setShortcuts(shortcut)
        if icon_name is not None:
            self._icons[action] = icon_name, "muted"
        words = tip or text.replace("&", "").rstrip("…")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({keys})" if keys else words)
        menu.addAction(action)
        if on_canvas:
            # Its keys belong to the canvas: Delete in the catalogue must not delete a card of the map.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.window.canvas.addAction(action)
        return action

    def _draw_icons_of(self, menu: QMenu) -> None:
        self.draw_icons(menu.actions())


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _has_cards(window: "Window") -> bool:
    chosen = window.session.selection
    return bool(chosen) and any(
        card.id in chosen for stage in window.session.map_.stages for card in stage.cards
    )

"""The window's menus: every command by its name, with its shortcut and when it can be used."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from mapdesigner.layout.icons import FACES
from mapdesigner.qt import clipboard, commands
from mapdesigner.qt.canvas import menus as canvas_menus
from mapdesigner.qt.canvas import typing
from mapdesigner.qt.canvas.navigation import Direction
from mapdesigner.qt.icons import icon
from mapdesigner.qt.theme import MODES

if TYPE_CHECKING:
    from mapdesigner.qt.window import Window

Key = QKeySequence.StandardKey
ARROWS: tuple[tuple[Direction, str], ...] = (
    ("left", "Left"),
    ("right", "Right"),
    ("up", "Up"),
    ("down", "Down"),
)


class Actions:
    """The window's actions; `refresh` brings names and states up to date."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._with_icons: list[tuple[QAction, str]] = []
        self._faces: list[tuple[QAction, int]] = []
        self._need_map: list[QAction] = []
        self._need_cards: list[QAction] = []
        self._need_touchpoints: list[QAction] = []
        self._need_selection: list[QAction] = []
        self._make_file_menu()
        self._make_edit_menu()
        self._make_map_menu()
        self._make_card_menu()
        self._make_view_menu()
        self._make_help_menu()
        self.follow_theme()

    def follow_theme(self) -> None:
        """Draw the icons in the theme's colours."""
        for action, name in self._with_icons:
            action.setIcon(icon(self._window.theme, name))
        for action, mood in self._faces:
            action.setIcon(icon(self._window.theme, FACES[mood], f"sentiment {mood}"))

    def refresh(self) -> None:
        """Name undo and redo, and switch off what can't be done now."""
        window, session = self._window, self._window.session
        past, undone = session.history.past, session.history.undone
        shown = window.shows_map
        self.undo.setText(f"Undo {_lower(past[-1].label)}" if past else "Undo")
        self.redo.setText(f"Redo {_lower(undone[-1].label)}" if undone else "Redo")
        self.undo.setEnabled(bool(past) and shown)
        self.redo.setEnabled(bool(undone) and shown)
        for action in self._need_map:
            action.setEnabled(shown)
        touchpoints = commands.selected_touchpoints(session) if session.selection else ()
        cards = bool(touchpoints) or _has_cards(window)
        for action in self._need_cards:
            action.setEnabled(shown and cards)
        for action in self._need_touchpoints:
            action.setEnabled(shown and bool(touchpoints))
        stage, lane = commands.selected_stage(session), commands.selected_lane(session)
        self.stage_menu.setEnabled(shown and stage is not None)
        self.lane_menu.setEnabled(shown and lane is not None)
        movable = cards or stage or lane
        for action in self._need_selection:
            action.setEnabled(shown and bool(movable))

    def _make_file_menu(self) -> None:
        window, document = self._window, self._window.document
        menu = window.menuBar().addMenu("&File")
        self.new = self._add(menu, "&New map", document.new, Key.New, "file-plus", "Begin an empty map")
        self._add(menu, "New &window", window.open_window, "Ctrl+Shift+N")
        self._add(menu, "&Open…", document.open, Key.Open, "folder-open", "Open a journey map")
        self.recent = menu.addMenu("Open &recent")
        self.recent.aboutToShow.connect(self._fill_recent)
        self._add(menu, "S&tart page", window.show_start_page, None, None)
        menu.addSeparator()
        self.save = self._add(menu, "&Save", document.save, Key.Save, "device-floppy", "Save the map")
        self.save_as = self._add(menu, "Save &as…", document.save_as, "Ctrl+Shift+S")
        self.export = self._add(
            menu, "&Export PDF…", window.export_pdf, "Ctrl+E", "file-export", "Make a PDF of the map"
        )
        menu.addSeparator()
        self._add(menu, "&Close", window.close, Key.Close)
        quit_ = self._add(menu, "&Quit", window.quit, Key.Quit)
        quit_.setMenuRole(QAction.MenuRole.QuitRole)
        self._need_map += [self.save, self.save_as, self.export]

    def _fill_recent(self) -> None:
        self.recent.clear()
        files = self._window.settings.recent_files()
        for file in files:
            action = self.recent.addAction(str(file.path).replace("&", "&&"))
            action.setEnabled(file.path.exists())
            action.triggered.connect(partial(self._window.document.open_file, file.path))
        if files:
            self.recent.addSeparator()
            self.recent.addAction("Clear the list").triggered.connect(self._window.clear_recent_files)
        else:
            self.recent.addAction("No maps opened yet").setEnabled(False)

    def _make_edit_menu(self) -> None:
        window = self._window
        session = window.session
        menu = window.menuBar().addMenu("&Edit")
        self.undo = self._add(menu, "Undo", window.undo, Key.Undo, "arrow-back-up")
        self.redo = self._add(menu, "Redo", window.redo, Key.Redo, "arrow-forward-up")
        menu.addSeparator()
        cut = self._add(
            menu, "Cu&t", partial(clipboard.cut_cards, session), Key.Cut, "scissors", on_canvas=True
        )
        copy = self._add(
            menu, "&Copy", partial(clipboard.copy_cards, session), Key.Copy, "copy", on_canvas=True
        )
        paste = self._add(menu, "&Paste", window.paste, Key.Paste, "clipboard", on_canvas=True)
        duplicate = self._add(menu, "&Duplicate", partial(commands.duplicate_selection, session), "Ctrl+D")
        delete = self._add(
            menu, "De&lete", partial(commands.delete_selection, session), "Del", "trash", on_canvas=True
        )
        menu.addSeparator()
        everything = self._add(
            menu,
            "Select &all cards",
            partial(commands.select_all_cards, session),
            Key.SelectAll,
            on_canvas=True,
        )
        rename = self._add(
            menu, "&Rename", lambda: typing.rename_selection(window.canvas), "F2", "pencil", on_canvas=True
        )
        self._need_cards += [cut, copy, duplicate]
        self._need_selection += [delete]
        self._need_map += [paste, everything, rename]

    def _make_map_menu(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu("&Map")
        find = self._add(menu, "&Find a ready touchpoint", window.search_catalogue, "Ctrl+K", "search")
        card = self._add(menu, "New &card", window.type_new_card, "Ctrl+Return", "plus", on_canvas=True)
        stage = self._add(menu, "Add &stage", window.add_stage, "Ctrl+Shift+T", "column-insert-right")
        lanes = menu.addMenu("Add &lane")
        lanes.aboutToShow.connect(lambda: self._fill_lanes(lanes))
        menu.addSeparator()
        self.stage_menu = menu.addMenu("Selected s&tage")
        self.stage_menu.aboutToShow.connect(self._fill_stage)
        self.lane_menu = menu.addMenu("Selected la&ne")
        self.lane_menu.aboutToShow.connect(self._fill_lane)
        menu.addSeparator()
        for direction, arrow in ARROWS:
            words = f"Move the selection {direction}"
            move = self._add(
                menu,
                words,
                partial(window.shift_selection, direction),
                f"Alt+{arrow}",
                on_canvas=True,
            )
            self._need_selection.append(move)
        self._need_map += [find, card, stage, lanes.menuAction()]

    def _fill_lanes(self, menu: QMenu) -> None:
        menu.clear()
        lane = commands.selected_lane(self._window.session)
        canvas_menus.add_lane_kinds(self._window.canvas, menu, lane.id if lane else None)

    def _fill_stage(self) -> None:
        self.stage_menu.clear()
        stage = commands.selected_stage(self._window.session)
        if stage is not None:
            canvas_menus.fill_for_stage(self._window.canvas, self.stage_menu, stage.id)

    def _fill_lane(self) -> None:
        self.lane_menu.clear()
        lane = commands.selected_lane(self._window.session)
        if lane is not None:
            canvas_menus.fill_for_lane(self._window.canvas, self.lane_menu, lane.id)

    def _make_card_menu(self) -> None:
        window = self._window
        session = window.session
        menu = window.menuBar().addMenu("&Touchpoint")
        moods = (("Very good", 2), ("Good", 1), ("Neutral", 0), ("Bad", -1), ("Very bad", -2))
        for number, (word, mood) in zip("54321", moods, strict=True):
            set_mood = partial(commands.set_sentiment, session, mood)
            action = self._add(menu, f"Sentiment: {word.lower()}", set_mood, f"Alt+{number}")
            self._faces.append((action, mood))
            self._need_touchpoints.append(action)
        none = self._add(menu, "No sentiment", partial(commands.set_sentiment, session, None), "Alt+0")
        menu.addSeparator()
        moment = self._add(
            menu, "&Moment of truth", partial(commands.toggle_moment_of_truth, session), "Ctrl+M", "star"
        )
        note = self._add(menu, "Add &improvement note", window.add_improvement, "Ctrl+I", "bulb")
        self._need_touchpoints += [none, moment, note]

    def _make_view_menu(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu("&View")
        zoom_in = self._add(menu, "Zoom &in", lambda: window.canvas.zoom_by(1.25), Key.ZoomIn, "zoom-in")
        zoom_out = self._add(menu, "Zoom &out", lambda: window.canvas.zoom_by(0.8), Key.ZoomOut, "zoom-out")
        fit = self._add(menu, "&Fit the map", lambda: window.canvas.fit(), "Ctrl+0", "maximize")
        width = self._add(menu, "Fit the &width", lambda: window.canvas.fit_width(), "Ctrl+2")
        whole = self._add(menu, "&100 %", lambda: window.canvas.zoom_to(1.0), "Ctrl+1")
        menu.addSeparator()
        self.catalogue = self._add(menu, "&Catalogue", window.toggle_catalogue, "F9", "layout-sidebar")
        self.inspector = self._add(menu, "&Inspector", window.toggle_inspector, "F10", "layout-sidebar-right")
        self.full_screen = self._add(menu, "F&ull screen", window.toggle_full_screen, "F11")
        for action in (self.catalogue, self.inspector, self.full_screen):
            action.setCheckable(True)
            # A tick says more here than the picture, which is on the toolbar.
            action.setIconVisibleInMenu(False)
        menu.addSeparator()
        themes = menu.addMenu("&Theme")
        group = QActionGroup(window)
        for mode, words in zip(MODES, ("Like the &system", "&Light", "&Dark"), strict=True):
            action = self._add(themes, words, partial(window.set_theme_mode, mode), None)
            action.setCheckable(True)
            action.setChecked(window.theme.mode == mode)
            group.addAction(action)
        self._need_map += [zoom_in, zoom_out, fit, width, whole, self.catalogue, self.inspector]

    def _make_help_menu(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu("&Help")
        self._add(menu, "&Keys and gestures", window.show_shortcuts, "F1", "info-circle")
        about = self._add(menu, "&About Map Designer", window.show_about, None)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(
        self,
        menu: QMenu,
        text: str,
        do: Callable[[], object],
        shortcut: QKeySequence.StandardKey | str | None = None,
        icon_name: str | None = None,
        tip: str = "",
        on_canvas: bool = False,
    ) -> QAction:
        action = QAction(text, self._window)
        action.triggered.connect(lambda: do())
        if isinstance(shortcut, str):
            action.setShortcut(QKeySequence(shortcut))
        elif shortcut is not None:
            action.setShortcuts(shortcut)
        if icon_name is not None:
            self._with_icons.append((action, icon_name))
        words = tip or text.replace("&", "").rstrip("…")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({keys})" if keys else words)
        menu.addAction(action)
        if on_canvas:
            # Its keys belong to the canvas: Delete in the catalogue must not delete a card of the map.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._window.canvas.addAction(action)
        return action


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _has_cards(window: "Window") -> bool:
    chosen = window.session.selection
    return bool(chosen) and any(
        card.id in chosen for stage in window.session.map_.stages for card in stage.cards
    )

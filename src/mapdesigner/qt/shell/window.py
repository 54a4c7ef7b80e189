"""The window: toolbar, catalogue, canvas, inspector and status bar around one session."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from mapdesigner.files.catalogue import CatalogueEntry, read_catalogue
from mapdesigner.files.kept import HalfTyped
from mapdesigner.model import JourneyMap, new_map
from mapdesigner.qt.canvas import typing
from mapdesigner.qt.canvas.canvas import Canvas
from mapdesigner.qt.catalogue.panel import CataloguePanel
from mapdesigner.qt.document.document import Document
from mapdesigner.qt.drawing.theme import Mode, Theme
from mapdesigner.qt.editing import clipboard, commands
from mapdesigner.qt.editing.navigation import Direction
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.filter.words import shown_words
from mapdesigner.qt.inspector import Inspector
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.shell.actions import Actions
from mapdesigner.qt.shell.banner import Banner
from mapdesigner.qt.shell.beside import CardsBeside
from mapdesigner.qt.shell.document_banner import show_standing
from mapdesigner.qt.shell.opening import open_files
from mapdesigner.qt.shell.toolbar import Toolbar
from mapdesigner.qt.shell.views import MAP, Views
from mapdesigner.qt.shell.window_parts import made_counts, made_side_panel, made_start_page, made_view
from mapdesigner.qt.shell.window_place import restore_shape
from mapdesigner.qt.widgets.focus_keys import watch_focus
from mapdesigner.qt.widgets.half_typed import TypingWatch, half_typed
from mapdesigner.qt.widgets.letting_go import close_menus
from mapdesigner.qt.widgets.pasted import files_in
from mapdesigner.qt.widgets.soon import soon
from mapdesigner.qt.widgets.taking import copy_from_outside, take_copy
from mapdesigner.session import Edit, Session

if TYPE_CHECKING:
    from mapdesigner.qt.start.page import StartPage

MESSAGE_MS = 8_000


class Window(QMainWindow):
    """A main window with one map, or with the start page; `typing_ends` asks to keep what is being typed."""

    typing_ends = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, settings: Settings, open_window: Callable[[], object]) -> None:
        super().__init__()
        watch_focus()
        self.theme = theme
        self.settings = settings
        self.open_window = open_window
        self.session = Session(new_map())
        self.document = Document(
            self.session, settings, self, self.keep_typing, self._draft, self._half_typed
        )
        self.filtering = Filtering(self)
        # From the outside in: what is put into another widget is dressed anew, with all that it holds.
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self._map_page = QWidget()
        self._pages.addWidget(self._map_page)
        self._start_page: StartPage | None = None
        self.canvas = Canvas(self.session, theme, self._map_page, self.filtering)
        self.catalogue = CataloguePanel(theme, read_catalogue(), settings.own_entries_path)
        self.side_panel = made_side_panel(self, self._map_page)
        self.views = Views(self.canvas, partial(made_view, self), self._map_page)
        self.inspector = Inspector(self.session, theme, settings, self._map_page)
        self._banner = Banner()
        self._lay_out()
        self.actions_ = Actions(self)
        self._bar = Toolbar(self)
        self.addToolBar(self._bar)
        self._counts = made_counts(self)
        self._connect()
        self.setAcceptDrops(True)
        copy_from_outside()
        restore_shape(self, settings.window_part("geometry"))
        self._show_title()

    @property
    def shows_map(self) -> bool:
        """Whether the map is shown, and not the start page."""
        return self._pages.currentWidget() is self._map_page

    # What menus and buttons ask for

    def show_start_page(self) -> None:
        """Show the start page; the map stays as it is behind it."""
        if self._start_page is None:
            self._start_page = made_start_page(self)
            self._pages.addWidget(self._start_page)
        self._start_page.refresh()
        self._pages.setCurrentWidget(self._start_page)
        self._show_page()

    def show_map(self) -> None:
        """Show the map, from its top left corner, as large as fits its width."""
        self._pages.setCurrentWidget(self._map_page)
        self._show_page()
        self.canvas.setFocus()
        self.canvas.set_view(self.canvas.view._replace(zoom=1.0, left=0.0, top=0.0))

    def keep_typing(self) -> None:
        """Put what is being typed, on the canvas, in another view or in the inspector, into the map."""
        self.typing_ends.emit()
        self.canvas.close_editor()
        self.inspector.flush()

    def _draft(self) -> Edit | None:
        editor = self.canvas.editor
        return self.views.draft() if editor is None else editor.draft()

    def _half_typed(self) -> tuple[HalfTyped, ...]:
        return half_typed(self, self.session)

    def _show_found_words(self, words: tuple[HalfTyped, ...]) -> None:
        from mapdesigner.qt.document.half_typed_dialog import HalfTypedDialog

        dialog = HalfTypedDialog(self, words)
        dialog.finished.connect(lambda _: self.document.recovery.words_seen())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def undo(self) -> None:
        """Go one edit back; what is being typed counts as the last one."""
        self.keep_typing()
        self.statusBar().clearMessage()
        self.session.undo()

    def redo(self) -> None:
        """Go one undone edit forward."""
        self.keep_typing()
        self.statusBar().clearMessage()
        self.session.redo()

    def shift_selection(self, direction: Direction) -> None:
        """Move the selected cards, stage or lane one step and keep them in sight."""
        commands.shift_selection(self.session, direction, self.canvas.shown_map)
        self.canvas.reveal_selection()

    def paste(self) -> None:
        """Paste cards, or lines of text as cards, to the selected place; open copied files."""
        files = files_in(clipboard.on_clipboard())
        if files:
            open_files(self, files)
        elif clipboard.paste_at_selection(self.session):
            self.canvas.reveal_selection()

    def type_new_card(self) -> None:
        """Type a new card below the selection, or in the first cell when nothing is selected."""
        self.views.show_canvas()
        if not self.session.selection:
            target = commands.touchpoint_cell(self.session)
            if target is not None:
                typing.type_new_card(self.canvas, *target)
        else:
            typing.type_below_selection(self.canvas)

    def open_copy(self, map_: JourneyMap) -> None:
        """Open a map of no file, unsaved, in a window of its own."""
        other = self.open_window()
        if isinstance(other, Window):
            other.document.begin_with(map_)

    def add_stage(self) -> None:
        """Add a stage after the selected one, or as the last, and let its name be typed."""
        self.views.show_canvas()
        stage = commands.selected_stage(self.session)
        typing.add_stage(self.canvas, stage.id if stage else None)

    def add_improvement(self) -> None:
        """Add an improvement note to what is selected and let it be typed in the inspector."""
        note_id = commands.add_improvement_to_selection(self.session)
        if note_id is not None:
            self._edit_improvement(note_id)

    def add_from_catalogue(self, entry: CatalogueEntry) -> None:
        """Add a ready touchpoint where its phase is: in the selected cell, or in the phase's first stage."""
        if commands.add_ready_touchpoint(self.session, entry):
            self.canvas.reveal_selection()

    def search_catalogue(self) -> None:
        """Show the catalogue and put the cursor into its search field."""
        self.show_side_page("touchpoints")
        self.catalogue.focus_search()

    def show_side_page(self, name: str) -> QWidget:
        """Show a page of the left panel ("touchpoints", "personas", "goals") and return it."""
        self.views.show_canvas()
        self.settings.keep_flag("catalogue", True)
        self._show_page()
        return self.side_panel.show_page(name)

    def warn(self, sentence: str) -> None:
        """Show a sentence above the map, until there is another one to show there."""
        self._banner.say(sentence)

    def toggle_side_panel(self) -> None:
        """Show or hide the panel at the left."""
        self.settings.keep_flag("catalogue", not self.settings.flag("catalogue", True))
        self._show_page()

    def toggle_beside(self) -> None:
        """Keep the map in sight above another view, or give that the whole room."""
        self.views.set_beside(not self.views.is_beside)
        self.settings.keep_flag("beside", self.views.is_beside)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.inspector.setVisible(not self.inspector.isVisible())
        self.settings.keep_flag("inspector", self.inspector.isVisible())
        self._show_page()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.actions_.full_screen.setChecked(self.isFullScreen())

    def set_theme_mode(self, mode: Mode) -> None:
        """Be light or dark, or follow the system, and remember it."""
        self.theme.set_mode(mode)
        self.settings.theme_mode = mode

    def clear_recent_files(self) -> None:
        """Forget which maps were opened; the files stay."""
        self.settings.clear_recent_files()
        if self._start_page is not None:
            self._start_page.refresh()

    def quit(self) -> None:
        """Close every window; each asks about its unsaved map."""
        QApplication.closeAllWindows()

    # Parts

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._map_page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_panel)
        row.addWidget(self.views, 1)
        row.addWidget(self.inspector)
        self.inspector.setVisible(self.settings.flag("inspector", True))
        self.views.set_beside(self.settings.flag("beside"))
        self.views.strip.addWidget(self._banner)

    def _connect(self) -> None:
        session = self.session
        session.on_map.append(self._follow_map)
        session.on_file.append(self._show_title)
        session.on_selection.append(self.refresh_actions)
        session.on_message.append(lambda words: self.statusBar().showMessage(words, MESSAGE_MS))
        self.document.opened.connect(self._begin_map)
        self.document.laid_out.connect(self.canvas.take_memo)
        self.catalogue.add_requested.connect(self.add_from_catalogue)
        self.catalogue.message.connect(session.say)
        self.canvas.view_changed.connect(self._show_zoom)
        self.canvas.typed.connect(self.document.recovery.changed)
        self.document.held_changed.connect(self._show_holder)
        self.document.words_found.connect(self._show_found_words)
        TypingWatch(self, self.document.recovery.changed)
        self.canvas.files_dropped.connect(self._open_dropped)
        self.canvas.improvement_requested.connect(self._edit_improvement)
        self.canvas.persona_added.connect(self.name_added)
        self.inspector.reveal_requested.connect(self.canvas.reveal_selection)
        self.views.changed.connect(self._show_page)
        self.document.opened.connect(CardsBeside(self.views, self.canvas).begin)
        self.filtering.changed.connect(self._show_counts)
        self.theme.changed.connect(self._follow_theme)  # by the window, which the theme outlives

    def _edit_improvement(self, note_id: str) -> None:
        self.inspector.setVisible(True)
        if not self.inspector.open_improvement(note_id):
            self.session.select((note_id,))
            self.inspector.open_improvement(note_id)

    def name_added(self, id_: str) -> None:
        """Let a new persona or goal be named, beside what it was attached to where that shows it."""
        self.inspector.setVisible(True)
        if not self.inspector.page.name_attached(id_):
            self.session.select((id_,))
            self.type_first_field()

    def type_first_field(self) -> None:
        """Put the keyboard into the first field of what is selected, in the inspector."""
        self.inspector.setVisible(True)
        self._show_page()
        self.inspector.focus_first_field()

    # Following

    def _begin_map(self) -> None:
        """Show the map that was opened; what is typed into a new or empty one goes to its first cell."""
        self.show_map()
        if self.document.is_new or not any(stage.cards for stage in self.session.map_.stages):
            commands.select_first_cell(self.session)

    def _follow_map(self) -> None:
        close_menus(self)
        self.refresh_actions()
        self._show_counts()

    def _follow_theme(self) -> None:
        self.actions_.follow_theme()

    def refresh_actions(self) -> None:
        """Name undo and redo, and switch off the commands that can't be done now."""
        self.actions_.refresh()

    def _show_page(self) -> None:
        shown = self.shows_map
        self._bar.setVisible(shown)
        self.statusBar().setVisible(shown)
        # There is nothing to drag onto while the map is out of sight.
        wanted = self.settings.flag("catalogue", True) and self.views.shows_canvas
        self.side_panel.setVisible(wanted)
        self.actions_.side_panel.setChecked(wanted)
        self.actions_.inspector.setChecked(not self.inspector.isHidden())
        self._bar.show_view(self.views.shows_canvas, self.views.name == MAP)
        self.refresh_actions()
        self._show_title()
        self._show_counts()
        self._show_zoom()

    def _show_title(self) -> None:
        unsaved = self.session.is_unsaved
        self.setWindowTitle(f"{self.document.name}[*] – Map Designer" if self.shows_map else "Map Designer")
        self.setWindowModified(unsaved and self.shows_map)
        self._bar.show_title(self.session.map_.title, unsaved)

    def _show_holder(self) -> None:
        show_standing(self._banner, self.document)
        self.refresh_actions()

    def _show_counts(self) -> None:
        self._counts.setText(shown_words(self.filtering.count(self.session.map_)))

    def _show_zoom(self) -> None:
        self._bar.show_zoom(self.canvas.view.zoom)

    # Window events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.show_view_words(self.width())
        self._show_title()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Reached only by keys that nothing else wanted.
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full_screen()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.document.may_leave():
            event.ignore()
            return
        self.settings.keep_window_part("geometry", self.saveGeometry())
        self.settings.sync()
        self.document.close()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        files = files_in(event.mimeData())
        if files:
            take_copy(event)
            self._open_dropped(files)

    def _open_dropped(self, files: tuple[str, ...]) -> None:
        # After the drop has ended: a message box inside it would block the program it came from.
        soon(self, partial(open_files, self, files))

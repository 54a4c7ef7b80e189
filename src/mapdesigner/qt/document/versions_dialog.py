"""VersionsDialog: earlier states of the map, what differs from now, and the way back to them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.files.codec import UnreadableMap
from mapdesigner.files.versions import (
    Version,
    remove_version,
    rename_version,
    versions_folder,
    versions_of,
)
from mapdesigner.model import UNTITLED, new_id, shortened
from mapdesigner.qt.document.version_menu import name_version
from mapdesigner.qt.document.version_name_dialog import NAMED_LAST, asked_name
from mapdesigner.qt.document.version_pane import VersionPane
from mapdesigner.qt.document.version_words import reason_words, restore_label, room_words, which_words
from mapdesigner.qt.document.versions_list import VersionList, VersionRows
from mapdesigner.qt.widgets import messages
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.qt.widgets.worker import Worker

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

USUAL_SIZE = QSize(1000, 640)
FRAME = QSize(40, 80)
LIST_PX = 350
EMPTY = (
    "There is no earlier version of this map yet. One is kept each time you save, and after every ten "
    "minutes of work. You can also give the present state a name, and find it here again."
)


class VersionsDialog(QDialog):
    """Lists the versions of a window's map at the left, shows the chosen one at the right."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._keeper = window.document.versions
        self._choose_then: Version | None = None
        self._worker = Worker(self)
        self.rows = VersionRows()
        self.list = VersionList(window.theme, self.rows)
        self.pane = VersionPane(window.theme, window.session)
        self.room = plain_label("", "small", wraps=True)
        self.name_button = QPushButton("Name this version…")
        self.close_button = QPushButton("Close")
        for button in (self.name_button, self.close_button):
            button.setAutoDefault(False)
        self.setWindowTitle("Versions")
        self._lay_out()
        self._connect()
        self.resize(USUAL_SIZE.boundedTo(window.screen().availableGeometry().size() - FRAME))
        self._empty_page.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self, choose: Version | None = None) -> None:
        """List the versions that there are now, and choose one of them, the latest for none."""
        folder, map_id = self._keeper.folder, self._window.session.map_.id
        self._choose_then = choose
        self._worker.start(lambda _, __: _listed(folder, map_id))

    def done(self, result: int) -> None:
        """Let go of the map and close."""
        self._worker.shut_down()
        self.pane.shut_down()
        self._keeper.kept.disconnect(self._follow)
        super().done(result)

    # What the buttons do

    def restore(self) -> None:
        """Make the chosen version the present state; undo brings back what was."""
        shown = self.pane.shown
        if shown is None or not shown.lines:
            return
        session, about, today = self._window.session, shown.version.about, date.today()
        # What undo would no longer bring back once the window is closed is kept as a version as well.
        self._keeper.keep_work()
        if session.apply(lambda _: shown.map_, restore_label(about, today)):
            session.say(f"The version {which_words(about, today)} is restored. Ctrl+Z brings back what was.")
            self.accept()

    def open_copy(self) -> None:
        """Open the chosen version as a map of its own."""
        if self.pane.shown is not None:
            # With an id of its own, so that its versions are not mixed up with those of this map.
            copy = self.pane.shown.map_.evolve(id=new_id())
            self.accept()
            self._window.open_copy(copy)

    def rename(self) -> None:
        """Ask for a name for the chosen version."""
        version = self.pane.version
        if version is None:
            return
        present = version.about.name
        words = "Without a name it is a version like any other." if present else NAMED_LAST
        name = asked_name(self, present, words)
        if name is None or name == present:
            return
        try:
            self.refresh(rename_version(version, name))
        except (OSError, UnreadableMap) as error:
            messages.tell(self, "The version can't be renamed.", reason_words(error))

    def delete(self) -> None:
        """Ask, and remove the chosen version for good."""
        version = self.pane.version
        if version is None:
            return
        headline = f"Delete the version {which_words(version.about, date.today())}?"
        sentence = "It can't be brought back. The map itself stays as it is."
        if messages.ask(self, headline, sentence, ("Delete",)) != 0:
            return
        following = self.rows.beside(version)
        try:
            remove_version(version)
        except OSError as error:
            messages.tell(self, "The version can't be deleted.", reason_words(error))
            following = version
        self.refresh(following)

    # Parts

    def _follow(self) -> None:
        """Show a version that was kept meanwhile."""
        self.refresh(self.pane.version)

    def _show(self, outcome: object) -> None:
        listed = cast(_Listed, outcome)
        versions = listed.versions
        self.rows.show_versions(versions, date.today())
        self.room.setText(_room_words(listed))
        self._page.setVisible(bool(versions))
        self._empty_page.setVisible(not versions)
        if versions:
            row = None if self._choose_then is None else self.rows.row_of(self._choose_then)
            # The first row is the heading of the latest day.
            self.list.setCurrentIndex(self.rows.index(1 if row is None else row))
        else:
            self.pane.show_version(None)
            self.name_button.setFocus()

    def _show_trouble(self, error: object) -> None:
        self.room.setText(f"The versions can't be listed. {reason_words(error)}")

    def _connect(self) -> None:
        self.list.chosen.connect(self.pane.show_version)
        self.list.delete_wanted.connect(self.delete)
        self.pane.unreadable.connect(self.rows.mark_unreadable)
        self.pane.restore_button.clicked.connect(self.restore)
        self.pane.copy_button.clicked.connect(self.open_copy)
        self.pane.rename_button.clicked.connect(self.rename)
        self.pane.delete_button.clicked.connect(self.delete)
        self.name_button.clicked.connect(lambda: name_version(self._window, self))
        self.close_button.clicked.connect(self.reject)
        self._keeper.kept.connect(self._follow)
        self._worker.done.connect(self._show)
        self._worker.failed.connect(self._show_trouble)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        title = shortened(self._window.session.map_.title) or UNTITLED
        column.addWidget(plain_label(f"Versions of “{title}”", "title", wraps=True))
        self._page, self._empty_page = self._make_page(), self._make_empty_page()
        column.addWidget(self._page, 1)
        column.addWidget(self._empty_page, 1)
        line = QFrame()
        line.setProperty("line", True)
        column.addWidget(line)
        foot = QHBoxLayout()
        foot.setSpacing(24)
        foot.addWidget(self.room, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        foot.addWidget(buttons)
        column.addLayout(foot)

    def _make_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        self.list.setFixedWidth(LIST_PX)
        row.addWidget(self.list)
        row.addWidget(self.pane, 1)
        return page

    def _make_empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(14)
        column.addWidget(plain_label(EMPTY, wraps=True))
        column.addWidget(self.name_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page


class _Listed(NamedTuple):
    """A map's versions, where they lie, how many files there are and the bytes that they take."""

    versions: tuple[Version, ...]
    folder: Path
    files: int
    size_bytes: int


def _listed(folder: Path, map_id: str) -> _Listed:
    home = versions_folder(folder, map_id)
    sizes = [_size(path) for path in home.glob("*.map.gz")]
    return _Listed(versions_of(folder, map_id), home, len(sizes), sum(sizes))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _room_words(listed: _Listed) -> str:
    count = len(listed.versions)
    words = room_words(count, listed.size_bytes)
    unread = listed.files - count
    return f"{words} {count_words(unread, 'file')} in {listed.folder} can't be read." if unread > 0 else words

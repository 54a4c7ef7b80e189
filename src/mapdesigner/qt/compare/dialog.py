"""CompareDialog: both emotion curves over each other, and what leads from the one map to the other."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from mapdesigner.export.sheet import Exported
from mapdesigner.files.disk import FileTrouble, save_bytes
from mapdesigner.files.names import file_stem
from mapdesigner.insight.comparison import Comparison, compare, is_before
from mapdesigner.insight.comparison_words import Entry, comparison_parts, summary
from mapdesigner.layout.places import find
from mapdesigner.model import JourneyMap, shortened, touchpoint_count
from mapdesigner.qt.compare.differences import DifferenceList, Differences
from mapdesigner.qt.compare.picture import ComparisonPicture
from mapdesigner.qt.compare.titles import told_apart
from mapdesigner.qt.document.document import MANY_TOUCHPOINTS
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.qt.widgets.worker import Cancelled, Progress, Worker

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

USUAL_SIZE = QSize(1000, 660)
FRAME = QSize(40, 80)
TITLE_BAR_PX = 28
MARGIN_PX = 20
# Edits come in bursts while somebody types.
PAUSE_MS = 250
NOTHING_DIFFERS = (
    "The two maps hold the same touchpoints. Change one of them, and what differs is listed here."
)


class CompareDialog(QDialog):
    """A window of its own beside its map's; follows that map, and closes with it.

    The other map is as it was when it was opened.
    """

    def __init__(self, window: "Window", other: JourneyMap) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._other = other
        self._theme = window.theme
        self._is_ours_first = is_before(window.session.map_, other)
        self._comparison: Comparison | None = None
        self._worker = Worker(self)
        self._comparer = Worker(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._place()
        self._name_maps()
        self.export_button.setEnabled(False)
        self.empty.hide()
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Compare the maps as they are now; large ones on another thread."""
        maps = self._maps()
        if max(map(touchpoint_count, maps)) > MANY_TOUCHPOINTS:
            self._comparer.start(lambda _, __: compare(*maps))
        else:
            self._comparer.cancel()
            self._show(compare(*maps))

    def _maps(self) -> tuple[JourneyMap, JourneyMap]:
        ours = self._window.session.map_
        return (ours, self._other) if self._is_ours_first else (self._other, ours)

    def _show(self, outcome: object) -> None:
        comparison = self._comparison = cast(Comparison, outcome)
        self._name_maps()
        self.summary.setText(summary(comparison))
        self.picture.show_comparison(comparison)
        self.rows.show_parts(comparison_parts(comparison))
        self.list.setVisible(comparison.has_differences)
        self.empty.setVisible(not comparison.has_differences)
        self.export_button.setEnabled(not self._worker.is_busy)

    def _name_maps(self) -> None:
        current, future = told_apart(*(map_.title for map_ in self._maps()))
        self.setWindowTitle(f"“{current}” and “{future}”")
        self.heading.setText(f"From “{current}” to “{future}”")

    def swap(self) -> None:
        """Let the other one of the two maps come first."""
        self._is_ours_first = not self._is_ours_first
        self.refresh()

    def go_to(self, entry: Entry) -> None:
        """Select an entry's thing on the map of the window and bring that to the front."""
        id_ = entry.current_id if self._is_ours_first else entry.future_id
        window = self._window
        if id_ is None:
            self._say(f"“{shortened(entry.name)}” is only in the other map.")
            return
        self._say("")
        if window.filtering.is_on:
            window.filtering.clear()
        window.views.show_canvas()
        window.session.select((id_,))
        found = find(window.canvas.root, "card", id_)
        if found is not None:
            window.canvas.reveal(found.area)
        elif window.inspector.isHidden():
            window.toggle_inspector()
        window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        window.raise_()
        window.activateWindow()

    def export_to(self, path: Path) -> None:
        """Make the PDF and write it, on another thread."""
        if self._comparison is not None:
            self._say("Making the PDF …")
            self.export_button.setEnabled(False)
            self._worker.start(partial(_export, self._comparison, path))

    def done(self, result: int) -> None:
        """Let go of the map and close."""
        self._pause.stop()
        self._worker.shut_down()
        self._comparer.shut_down()
        self._window.removeEventFilter(self)
        if self._follow_map in self._window.session.on_map:
            self._window.session.on_map.remove(self._follow_map)
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.reject()
        return False

    def _place(self) -> None:
        """Stand over the window's middle, whole on the screen with its title bar."""
        room = self._window.screen().availableGeometry()
        self.resize(USUAL_SIZE.boundedTo(room.size() - FRAME))
        place = self._window.frameGeometry().center() - self.rect().center()
        right, bottom = room.right() - self.width(), room.bottom() - self.height()
        self.move(
            max(room.left(), min(place.x(), right)), max(room.top() + TITLE_BAR_PX, min(place.y(), bottom))
        )

    def _make_widgets(self) -> None:
        self.heading = plain_label("", "title", wraps=True)
        self.summary = plain_label("", "hint", wraps=True)
        self.picture = ComparisonPicture(self._theme)
        self.rows = Differences()
        self.list = DifferenceList(self._theme, self.rows)
        self.empty = plain_label(NOTHING_DIFFERS, "hint", wraps=True)
        self.outcome = plain_label("", "hint", wraps=True)
        self.swap_button = QPushButton("Swap")
        self.swap_button.setToolTip("Let the other map come first")
        self.export_button = QPushButton("Export PDF…")
        self.export_button.setProperty("primary", True)
        for button in (self.swap_button, self.export_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 16, MARGIN_PX, 12)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.summary)
        head.addLayout(words, 1)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self.swap_button, 0, top)
        head.addWidget(self.export_button, 0, top)
        column.addLayout(head)
        column.addWidget(self.picture)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1, top)
        column.addWidget(self.outcome)
        self.outcome.hide()

    def _connect(self) -> None:
        self._window.session.on_map.append(self._follow_map)
        self._window.installEventFilter(self)
        self._pause.timeout.connect(self.refresh)
        self.list.wanted.connect(self.go_to)
        self.swap_button.clicked.connect(self.swap)
        self.export_button.clicked.connect(self._ask_where)
        self._comparer.done.connect(self._show)
        self._worker.done.connect(self._show_saved)
        self._worker.failed.connect(self._show_trouble)
        self._theme.changed.connect(self._draw_icons)
        self._draw_icons()

    def _follow_map(self) -> None:
        self._pause.start()

    def _draw_icons(self) -> None:
        self.swap_button.setIcon(icon(self._theme, "refresh", size=16))
        self.export_button.setIcon(icon(self._theme, "download", "on accent", 16))

    def _ask_where(self) -> None:
        assert self._comparison is not None
        name = f"{file_stem(self._comparison.future.title)}-compared.pdf"
        path = self._window.session.path
        folder = self._window.settings.last_folder if path is None else path.parent
        dialog = QFileDialog(self, "Export the comparison as PDF", str(folder / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF document (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.export_to(Path(chosen)))
        dialog.open()

    def _show_saved(self, outcome: object) -> None:
        path, exported = cast("tuple[Path, Exported]", outcome)
        self.export_button.setEnabled(True)
        self._say(
            " ".join((f"{path.name} saved: {count_words(exported.page_count, 'page')}.", *exported.warnings))
        )

    def _show_trouble(self, trouble: object) -> None:
        self.export_button.setEnabled(True)
        known = isinstance(trouble, FileTrouble)
        self._say(str(trouble) if known else f"The PDF could not be made: {trouble}.")

    def _say(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))


def _export(
    comparison: Comparison, path: Path, progress: Progress, cancelled: Cancelled
) -> tuple[Path, Exported]:
    """Write the PDF. Raises FileTrouble when it can't be written; then the old file is untouched."""
    from mapdesigner.export.report.comparison import export_comparison  # slow to import, and only needed here

    exported = export_comparison(comparison)
    if not cancelled():
        save_bytes(path, exported.data)
    return path, exported

"""ExportDialog: choose, see every page, hand over the PDF."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import Exported
from mapdesigner.files.disk import FileTrouble
from mapdesigner.model import JourneyMap, shortened
from mapdesigner.qt.export_choices import ExportChoices
from mapdesigner.qt.export_jobs import Preview, export_job, preview_job
from mapdesigner.qt.export_preview import ExportPreview
from mapdesigner.qt.icons import icon
from mapdesigner.qt.inspector.field import plain_label
from mapdesigner.qt.inspector.words import count_words
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme
from mapdesigner.qt.worker import Worker

SIDE_WIDTH_PX = 292
PAUSE_MS = 200
USUAL_SIZE = QSize(1080, 680)
FRAME = QSize(40, 80)
MOST_WARNINGS = 4
DRAWING = "Drawing the pages …"


class ExportDialog(QDialog):
    """`saved` brings the path of a PDF that was written. Edits made while it is open don't show in it."""

    saved = Signal(object)

    def __init__(
        self,
        map_: JourneyMap,
        suggested_path: Path,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Export “{shortened(map_.title) or 'Untitled journey map'}”")
        self._map = map_
        self._suggested_path = suggested_path
        self._theme = theme
        self._settings = settings
        self._made: tuple[ExportOptions, Exported] | None = None
        self._saved_path: Path | None = None
        self._previewer = Worker(self)
        self._exporter = Worker(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._make_widgets()
        self._lay_out()
        self._connect()
        # A dialog left to itself takes two thirds of the screen at most, too little on a projector.
        self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize() - FRAME))
        self.export_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._start_preview()

    def done(self, result: int) -> None:
        """Remember the choices, let the threads go, close."""
        self._settings.export_options = self.choices.to_remember()
        self._pause.stop()
        self._previewer.cancel()
        self._exporter.cancel()
        self.preview.shut_down()
        super().done(result)

    def export_to(self, path: Path) -> None:
        """Make the PDF and write it to a file, on another thread."""
        options = self.choices.options()
        made = self._made[1] if self._made is not None and self._made[0] == options else None
        self._previewer.cancel()
        self._pause.stop()
        self._show_exporting(True)
        self._exporter.start(partial(export_job, self._map, options, made, path))

    def _make_widgets(self) -> None:
        self.choices = ExportChoices(self._map, self._settings.export_options, self._theme)
        self.preview = ExportPreview(self._theme)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.doing = plain_label("", "small", wraps=True)
        self.warnings = plain_label("", "hint", wraps=True)
        self.warnings.setAccessibleName("What a reader should know")
        self.outcome = plain_label("", "hint", wraps=True)
        self.open_button = QPushButton("Open")
        self.folder_button = QPushButton("Show in folder")
        self.cancel_button = QPushButton("Close")
        self.export_button = QPushButton("Export PDF…")
        self.export_button.setProperty("primary", True)
        self.export_button.setDefault(True)
        self.export_button.setIcon(icon(self._theme, "download", "on accent", 16))
        for button in (self.open_button, self.folder_button):
            button.setProperty("quiet", True)
            button.setAutoDefault(False)
            button.hide()
        self.cancel_button.setAutoDefault(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.preview, 1)
        row.addLayout(left, 1)
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH_PX)
        row.addWidget(side)
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(10)
        column.addWidget(plain_label("Export PDF", "title"))
        self.pages = plain_label("", "small")
        column.addWidget(self.pages)
        column.addWidget(self.choices)
        column.addStretch(1)
        column.addWidget(self.warnings)
        column.addWidget(self.outcome)
        links = QHBoxLayout()
        links.addWidget(self.open_button)
        links.addWidget(self.folder_button)
        links.addStretch(1)
        column.addLayout(links)
        column.addWidget(self.doing)
        column.addWidget(self.progress)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button, 1)
        column.addLayout(buttons)
        self._keep_room(self.progress, self.doing)

    @staticmethod
    def _keep_room(*widgets: QWidget) -> None:
        """Let widgets keep their place while hidden, so that nothing jumps."""
        for widget in widgets:
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)

    def _connect(self) -> None:
        self.choices.changed.connect(self._choices_changed)
        self._pause.timeout.connect(self._start_preview)
        self._previewer.progressed.connect(self._show_progress)
        self._previewer.done.connect(self._show_preview)
        self._previewer.failed.connect(self._show_preview_trouble)
        self._exporter.progressed.connect(self._show_progress)
        self._exporter.done.connect(self._show_saved)
        self._exporter.failed.connect(self._show_trouble)
        self.export_button.clicked.connect(self._ask_where)
        self.cancel_button.clicked.connect(self._cancel_or_close)
        self.open_button.clicked.connect(lambda: self._open_outside(self._saved_path))
        self.folder_button.clicked.connect(
            lambda: self._open_outside(self._saved_path.parent if self._saved_path else None)
        )

    def _choices_changed(self) -> None:
        self._say("")
        self._previewer.cancel()
        has_parts = bool(self.choices.options().parts)
        self.export_button.setEnabled(has_parts)
        if has_parts:
            self._pause.start()
            self._show_progress(0.0, "")
            return
        self._pause.stop()
        self._show_idle()
        self.pages.setText("")
        self.warnings.setText("")
        self.preview.show_pages(b"", ())
        self.preview.page.say("Choose at least one part to export.")

    def _start_preview(self) -> None:
        if not self.choices.options().parts:
            self._choices_changed()
            return
        self._show_progress(0.0, "")
        options = self.choices.options()
        if not self.preview.page_count:
            self.preview.page.say(DRAWING)
            if options.parts and options.parts[0] == "map":  # quick to make; the rest may take a while
                options = replace(options, parts=("map",))
        self._previewer.start(partial(preview_job, self._map, options))

    def _show_preview(self, made: object) -> None:
        options, exported, small = cast(Preview, made)
        if options != self.choices.options():  # only its beginning
            self.preview.show_pages(exported.data, small)
            self._start_preview()
            return
        self._made = (options, exported)
        self._show_idle()
        self.pages.setText(count_words(exported.page_count, "page"))
        more = len(exported.warnings) - MOST_WARNINGS
        shown = [*exported.warnings[:MOST_WARNINGS], *([f"And {more} more."] if more > 0 else [])]
        self.warnings.setText("\n".join(shown))
        self.warnings.setVisible(bool(shown))
        self.preview.show_pages(exported.data, small)

    def _show_preview_trouble(self, trouble: object) -> None:
        self._made = None
        self._show_idle()
        self.preview.page.say(f"The preview could not be made: {trouble}.")

    def _show_progress(self, share: float, doing: str) -> None:
        self.progress.setValue(round(1000 * share))
        self.progress.show()
        self.doing.setText(doing if self._exporter.is_busy else "")

    def _show_idle(self) -> None:
        self.progress.hide()
        self.doing.setText("")

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, "Export PDF", str(self._suggested_path))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF document (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def _show_exporting(self, is_exporting: bool) -> None:
        self._say("")
        self.choices.setEnabled(not is_exporting)
        self.export_button.setEnabled(not is_exporting)
        self.cancel_button.setText("Cancel" if is_exporting else "Close")
        self.progress.setVisible(is_exporting)

    def _cancel_or_close(self) -> None:
        if not self._exporter.is_busy:
            self.reject()
            return
        self._exporter.cancel()
        self._show_exporting(False)
        self._show_idle()
        self._say("Export cancelled; no file was written.")

    def _show_saved(self, outcome: object) -> None:
        path, exported = cast(tuple[Path, Exported], outcome)
        self._saved_path = path
        self._suggested_path = path
        self._settings.last_folder = path.parent
        self._show_exporting(False)
        self._show_idle()
        size = len(exported.data)
        words = f"{size / 1e6:.1f}\u202fMB" if size >= 1_000_000 else f"{max(1, round(size / 1e3))}\u202fKB"
        self._say(f"{path.name} saved: {count_words(exported.page_count, 'page')}, {words}.", "good")
        self.open_button.show()
        self.folder_button.show()
        self.saved.emit(path)

    def _show_trouble(self, trouble: object) -> None:
        self._show_exporting(False)
        self._show_idle()
        known = isinstance(trouble, FileTrouble)
        self._say(str(trouble) if known else f"The PDF could not be made: {trouble}.", "fault")

    def _say(self, sentence: str, role: str = "hint") -> None:
        self.outcome.setProperty("role", role)
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))
        self.open_button.hide()
        self.folder_button.hide()

    def _open_outside(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(f"{path} can't be opened from here; no program is set for it.", "fault")

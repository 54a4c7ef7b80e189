"""ExportDialog: choose a format and its options, see what it will be, hand over the file."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QWidget

from mapdesigner.edit import set_report_parts
from mapdesigner.export.formats import Format
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.usual import usual_name
from mapdesigner.model import REPORT_PARTS, ReportPart, shortened
from mapdesigner.qt.brand.dialog import choose_brand
from mapdesigner.qt.brand.row import TIP
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.export.choices import ExportChoices
from mapdesigner.qt.export.jobs import Made, export_job, preview_job
from mapdesigner.qt.export.list import FormatList
from mapdesigner.qt.export.memory import (
    LastExport,
    chosen_format,
    chosen_options,
    keep_format,
    keep_last_export,
    keep_options,
)
from mapdesigner.qt.export.outcome import ExportFoot, facts_of, is_sentence, saved_words
from mapdesigner.qt.export.preview import ExportPreview
from mapdesigner.qt.export.saving import ask_where, ending_word
from mapdesigner.qt.export.warnings import ExportWarnings
from mapdesigner.qt.export.window_layout import lay_out_window
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.worker import Worker
from mapdesigner.session import Session

PAUSE_MS = 200
USUAL_SIZE = QSize(1360, 820)
FRAME = QSize(40, 80)
DRAWING = "Drawing the preview …"


class ExportDialog(QDialog):
    """`saved` brings the path of a file that was written. It is modal: only parts and brand change."""

    saved = Signal(object)

    def __init__(
        self,
        session: Session,
        suggested_path: Path,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Export “{shortened(session.map_.title) or 'Untitled journey map'}”")
        self._session = session
        self._suggested_path = suggested_path
        self._theme = theme
        self._settings = settings
        self._made: Made | None = None
        self._shown: Format | None = None
        # What the preview is being made of, and the file that waits for it.
        self._previewing: tuple[Format, ExportOptions] | None = None
        self._target: Path | None = None
        self._previewer = Worker(self)
        self._exporter = Worker(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._make_widgets()
        lay_out_window(self)
        self._connect()
        # A dialog left to itself takes two thirds of the screen at most, too little on a projector.
        self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize() - FRAME))
        self.formats.choose(chosen_format(settings).key)
        self.foot.export.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def format(self) -> Format:
        """The format that is chosen."""
        return self.formats.format

    def done(self, result: int) -> None:
        """Remember the choices, let the threads go, close."""
        keep_options(self._settings, self.choices.format, self.choices.options())
        keep_format(self._settings, self.format)
        self._session.settle()
        self._pause.stop()
        self._target = None
        self._previewer.cancel()
        self._exporter.cancel()
        self.preview.shut_down()
        super().done(result)

    def export_to(self, path: Path) -> None:
        """Make the file and write it, on another thread; a preview that is nearly it is waited for."""
        self._show_exporting(True)
        wanted = (self.format, self.choices.options())
        if self._previewer.is_busy and self._previewing == wanted:
            self._target = path
            return
        self._previewer.cancel()
        self._pause.stop()
        self._export(path, self.choices.options())

    @property
    def is_exporting(self) -> bool:
        """Whether a file is being made."""
        return self._exporter.is_busy or self._target is not None

    def _export(self, path: Path, options: ExportOptions) -> None:
        self._target = None
        job = partial(export_job, self._session.map_, self.format, options, self._made, path)
        self._exporter.start(job)

    def _make_widgets(self) -> None:
        theme = self._theme
        self.formats = FormatList(theme)
        self.heading = plain_label("", "title")
        self.about = plain_label("", "hint", wraps=True)
        self.brand = QPushButton(icon(theme, "palette", "accent", 16), "&Brand…")
        self.brand.setProperty("quiet", True)
        self.brand.setAutoDefault(False)
        self.brand.setToolTip(plain_tip(TIP))
        self.choices = self._made_choices(chosen_format(self._settings))
        self.choices_area = QScrollArea()
        self.choices_area.setWidgetResizable(True)
        self.choices_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview = ExportPreview(theme)
        self.facts = plain_label("", "small", wraps=True)
        self.warnings = ExportWarnings()
        self.foot = ExportFoot(theme)
        self.foot.export.setIcon(icon(theme, "download", "on accent", 16))

    def _connect(self) -> None:
        self.formats.format_chosen.connect(self._show_format)
        self._pause.timeout.connect(self._start_preview)
        self._previewer.progressed.connect(self._show_progress)
        self._previewer.done.connect(self._show_preview)
        self._previewer.failed.connect(self._show_preview_trouble)
        self._exporter.progressed.connect(self._show_progress)
        self._exporter.done.connect(self._show_saved)
        self._exporter.failed.connect(self._show_trouble)
        self.brand.clicked.connect(self._choose_brand)
        self.foot.export.clicked.connect(self._ask_where)
        self.foot.close_.clicked.connect(self._cancel_or_close)

    # Choosing

    def _made_choices(self, format_: Format) -> ExportChoices:
        options = chosen_options(self._settings, format_)
        return ExportChoices(self._session.map_, format_, options, self._theme)

    def _show_format(self, format_: object) -> None:
        format_ = cast(Format, format_)
        keep_options(self._settings, self.choices.format, self.choices.options())
        self.choices = self._made_choices(format_)
        self.choices.changed.connect(self._choices_changed)
        self.choices.parts_changed.connect(self._keep_parts)
        self.choices_area.setWidget(self.choices)  # the one before is deleted
        self.heading.setText(format_.name)
        self.about.setText(f"{format_.about}.")
        self.brand.setVisible(format_.shows_brand)
        self.foot.export.setText(f"E&xport {ending_word(format_)}…")
        self._choices_changed()

    def _keep_parts(self, parts: object) -> None:
        """Let the map remember the parts; one that can't be changed is exported with them all the same."""
        chosen = cast(tuple[ReportPart, ...], parts)
        if chosen:
            kept = None if chosen == REPORT_PARTS else chosen
            self._session.apply(
                partial(set_report_parts, parts=kept),
                "Choose the parts of the report",
                merge_key=f"report parts {id(self)}",
            )

    def _choose_brand(self) -> None:
        before = self._session.map_
        if self._session.read_only_because:
            self.foot.say(self._session.read_only_because, "fault")
            return
        choose_brand(self._session, self._theme, self)
        if self._session.map_ is not before:
            self._choices_changed()

    def _choices_changed(self) -> None:
        self.foot.say("")
        self._previewer.cancel()
        trouble = self.choices.trouble
        self.foot.export.setEnabled(not trouble)
        if trouble:
            self._pause.stop()
            self.foot.show_idle()
            self._show_words("", ())
            self._shown = None
            self.preview.say(trouble)
            return
        if self._shown is not self.format:
            self._shown = None
            self._show_words("", ())
            self.preview.say(DRAWING)
        self._show_progress(0.0, "")
        self._pause.start(PAUSE_MS if self._shown is not None else 0)

    # The preview

    def _start_preview(self) -> None:
        options = self.choices.options()
        if self._shown is None and options.parts and len(options.parts) > 1:
            # Quick to make; the rest may take a while.
            options = replace(options, parts=options.parts[:1])
        self._previewing = (self.format, options)
        self._show_progress(0.0, "")
        self._previewer.start(partial(preview_job, self._session.map_, self.format, options))

    def _show_preview(self, outcome: object) -> None:
        made, view = cast(tuple[Made, object], outcome)
        self._shown = made.format
        self.preview.show_view(view)
        if not made.is_of(self._session.map_, self.format, self.choices.options()):  # only its beginning
            self._start_preview()
            return
        self._made = made
        if self._target is not None:
            self._export(self._target, made.options)
        else:
            self.foot.show_idle()
        self._show_words(facts_of(made.format, made.exported), made.exported.warnings)

    def _show_preview_trouble(self, trouble: object) -> None:
        self._made = None
        self._shown = None
        if self._target is not None:
            # The file may be made all the same: what failed may be the picture of it.
            self._export(self._target, self.choices.options())
        else:
            self.foot.show_idle()
        self._show_words("", ())
        self.preview.say(
            str(trouble) if is_sentence(trouble) else f"The preview could not be made: {trouble}."
        )

    def _show_words(self, facts: str, warnings: tuple[str, ...]) -> None:
        self.facts.setText(facts)
        self.warnings.show_warnings(warnings)

    def _show_progress(self, share: float, doing: str) -> None:
        self.foot.show_progress(share, doing if self.is_exporting else "")

    # The file

    def _ask_where(self) -> None:
        folder, stem = self._suggested_path.parent, self._suggested_path.stem
        ask_where(self, self.format, folder / usual_name(stem, self.format), self.export_to)

    def _show_exporting(self, is_exporting: bool) -> None:
        self.foot.say("")
        for part in (self.formats, self.choices, self.brand):
            part.setEnabled(not is_exporting)
        self.foot.show_exporting(is_exporting)

    def _cancel_or_close(self) -> None:
        if not self.is_exporting:
            self.reject()
            return
        self._target = None
        self._exporter.cancel()
        self._show_exporting(False)
        self.foot.show_idle()
        self.foot.say("Export cancelled; no file was written.")
        self._catch_up()

    def reject(self) -> None:
        """Close; Escape while a file is made calls that off first."""
        if self.is_exporting:
            self._cancel_or_close()
        else:
            super().reject()

    def _show_saved(self, outcome: object) -> None:
        path, made = cast(tuple[Path, Made], outcome)
        self._settings.last_folder = path.parent
        self._suggested_path = path.parent / self._suggested_path.name
        keep_last_export(self._settings, self._session.map_.id, LastExport(made.format, made.options, path))
        self._show_exporting(False)
        self.foot.show_idle()
        self.foot.say_saved(saved_words(path, made.exported), path)
        self.saved.emit(path)
        self._catch_up()

    def _catch_up(self) -> None:
        """Go on with the preview if the export took its place."""
        done = self._made is not None and self._made.is_of(
            self._session.map_, self.format, self.choices.options()
        )
        if not done and not self._previewer.is_busy:
            self._start_preview()

    def _show_trouble(self, trouble: object) -> None:
        self._show_exporting(False)
        self.foot.show_idle()
        self._catch_up()
        words = f"The file could not be made: {trouble}."
        self.foot.say(str(trouble) if is_sentence(trouble) else words, "fault")

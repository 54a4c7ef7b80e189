"""PrintDialog: what is printed; which printer and paper the system's own dialog asks."""

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.export.formats import FORMATS, Format
from mapdesigner.export.pictures.preview import page_images
from mapdesigner.export.sheet import ExportCancelled, Exported
from mapdesigner.qt.export.memory import chosen_options
from mapdesigner.qt.export.outcome import is_sentence
from mapdesigner.qt.export.printing import as_printed, on_paper_of, paper_of, print_pages, print_poster
from mapdesigner.qt.export.views import PdfPages, qt_image
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets import messages
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.waiting import Stopped, wait_for
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.qt.widgets.worker import Cancelled, Progress
from mapdesigner.session import Session

WIDTH_PX = 440
UNDER_RADIO_PX = 24
POSTER = "poster"
POSTER_WORDS = (
    "The map on one sheet of the printer’s paper, in bands under each other where that makes it larger."
)
REPORT_WORDS = "Its pages one by one: cover, map, personas, metrics, action list."
HEADLINE = "The map is not printed."


class PrintDialog(QDialog):
    """Lets a person choose what is printed, then where, and prints it."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print")
        self._session = session
        self._settings = settings
        self._group = QButtonGroup(self)
        self.kinds: dict[str, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(2)
        column.addWidget(plain_label("What is printed", "title"))
        column.addSpacing(8)
        self._add(column, POSTER, "Poster", POSTER_WORDS)
        for format_ in _printed_formats():
            words = REPORT_WORDS if format_.key == "report" else f"{format_.about}."
            self._add(column, format_.key, format_.name, words)
        self.kinds[POSTER].setChecked(True)
        column.addStretch(1)
        column.addSpacing(12)
        cancel = QPushButton("Cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.print_button = QPushButton("&Print…")
        self.print_button.setProperty("primary", True)
        self.print_button.setDefault(True)
        self.print_button.setMinimumWidth(110)
        self.print_button.clicked.connect(self._ask_printer)
        buttons = QDialogButtonBox()
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.print_button, QDialogButtonBox.ButtonRole.AcceptRole)
        column.addWidget(buttons)
        self.setFixedSize(WIDTH_PX, column.totalHeightForWidth(WIDTH_PX))
        self.kinds[POSTER].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def kind(self) -> str:
        """What is chosen: "poster" or the key of a format."""
        return next(key for key, button in self.kinds.items() if button.isChecked())

    def print_to(self, printer: QPrinter) -> bool:
        """Print what is chosen and tell whether it was; what went wrong is said."""
        try:
            sentence = self._printed(printer)
        except (Stopped, ExportCancelled):
            self._session.say("Printing was cancelled.")
            return False
        except Exception as trouble:
            if not is_sentence(trouble):
                raise
            messages.tell(self, HEADLINE, str(trouble))
            return False
        self._session.say(sentence)
        return True

    def _printed(self, printer: QPrinter) -> str:
        where = _where(printer)
        if self.kind == POSTER:
            warnings = print_poster(self._session.map_, printer)
            return " ".join([f"The poster was printed {where}.", *warnings])
        format_ = next(row for row in FORMATS if row.key == self.kind)
        options = on_paper_of(printer, format_, chosen_options(self._settings, format_))
        words = f"Making the {format_.name.lower()}"
        job = partial(_made, self._session, format_, options)
        exported, pages = cast(tuple[Exported, PdfPages], wait_for(self, words, job))
        print_pages(pages.count, partial(self._page, exported.data, pages.count), printer, pages.size_of)
        said = f"{format_.name} printed {where}: {count_words(pages.count, 'page')}."
        return " ".join([said, *map(as_printed, exported.warnings)])

    def _page(self, data: bytes, count: int, number: int, dpi: float) -> QImage:
        """Return a page, drawn on another thread."""

        def job(progress: Progress, cancelled: Cancelled) -> QImage:
            return qt_image(page_images(data, dpi, [number])[0])

        return cast(QImage, wait_for(self, f"Printing page {number + 1} of {count}", job))

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(" ".join(self._session.map_.title.split()) or "Journey map")
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, True)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if chosen and self.print_to(printer):
            self.accept()

    def _add(self, column: QVBoxLayout, key: str, name: str, about: str) -> None:
        button = QRadioButton(name)
        button.setAccessibleDescription(about)
        words = plain_label(about, "small", wraps=True)
        words.setContentsMargins(UNDER_RADIO_PX, 0, 0, 6)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._group.addButton(button)
        column.addWidget(button)
        column.addWidget(words)
        self.kinds[key] = button


def _printed_formats() -> list[Format]:
    return [row for row in FORMATS if row.ending == ".pdf" and row.key != POSTER]


def _made(
    session: Session, format_: Format, options: object, progress: Progress, cancelled: Cancelled
) -> tuple[Exported, PdfPages]:
    exported = format_.export(session.map_, options, progress, cancelled)  # type: ignore[arg-type]
    return exported, PdfPages(exported.data, cancelled)


def _where(printer: QPrinter) -> str:
    paper = paper_of(printer.pageLayout().pageSize()).replace("x", " × ")
    file = printer.outputFileName()
    return f"on {paper} into {Path(file).name}" if file else f"on {paper} by “{printer.printerName()}”"

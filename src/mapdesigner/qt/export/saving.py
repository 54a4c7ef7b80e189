"""Ask where an export goes: a file with the format's ending."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from mapdesigner.export.formats import Format
from mapdesigner.files.paths import is_there
from mapdesigner.qt.widgets import messages

KINDS = {
    ".pdf": ("PDF", "PDF document"),
    ".pptx": ("PPTX", "PowerPoint presentation"),
    ".xlsx": ("XLSX", "Excel workbook"),
    ".csv": ("CSV", "CSV table"),
    ".png": ("PNG", "PNG picture"),
    ".svg": ("SVG", "SVG drawing"),
    ".md": ("Markdown", "Markdown text"),
    ".mmd": ("Mermaid", "Mermaid diagram"),
    ".html": ("HTML", "HTML page"),
    ".json": ("JSON", "Journey map"),
}


def ending_word(format_: Format) -> str:
    """Return what people call the format's files: PDF, Markdown."""
    return KINDS.get(format_.ending, (format_.ending[1:].upper(), ""))[0]


def ask_where(parent: QWidget, format_: Format, suggested: Path, take: Callable[[Path], object]) -> None:
    """Let the person choose a file and hand it to `take`; one without the format's ending gets it."""
    kind = KINDS.get(format_.ending, ("", f"{format_.name} file"))[1]
    dialog = QFileDialog(parent, f"Export {ending_word(format_)}", str(suggested))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{kind} (*{format_.ending})")
    dialog.setDefaultSuffix(format_.ending[1:])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: _chosen(parent, format_, Path(name), take))
    dialog.open()


def _chosen(parent: QWidget, format_: Format, path: Path, take: Callable[[Path], object]) -> None:
    if path.suffix.lower() != format_.ending:
        path = path.with_name(path.name + format_.ending)
        # The dialog asked about the name as it was typed.
        if (
            is_there(path)
            and messages.ask(
                parent,
                f"Replace {path.name}?",
                f"There is a file of that name in {path.parent}.",
                ["Replace"],
            )
            != 0
        ):
            return
    take(path)

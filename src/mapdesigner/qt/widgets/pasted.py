"""What was pasted or dropped, told apart: words, or files, which are never words."""

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QToolTip, QWidget

from mapdesigner.exchange.html_text import text_from_html
from mapdesigner.exchange.lines import one_text
from mapdesigner.files.file_names import addresses_of_files
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.text_cleaning import clean_text

FILE_LISTS = ("x-special/gnome-copied-files", "x-special/mate-copied-files", "text/uri-list")
NO_TEXT_IS_A_FILE = "What is on the clipboard is files, and their places are no text for a map."


def files_in(data: QMimeData | None) -> tuple[str, ...]:
    """Return the addresses of copied or dragged files, in the form of any file manager; none else."""
    if data is None:
        return ()
    urls = tuple(url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in data.urls())
    if urls and addresses_of_files("\n".join(urls)):
        return urls
    for name in FILE_LISTS:
        if data.hasFormat(name):
            found = addresses_of_files(bytes(data.data(name).data()).decode("utf-8", "replace"))
            if found:
                return found
    return addresses_of_files(data.text()) if data.hasText() else ()


def words_in(data: QMimeData | None) -> str:
    """Return the text of what was pasted or dropped; of HTML without a text its words, of files nothing."""
    if data is None or files_in(data):
        return ""
    if data.hasFormat("text/plain") or not data.hasHtml():
        return clean_text(data.text())
    return clean_text(text_from_html(data.html()))


def words_on_clipboard() -> str:
    """Return the text that a paste means, as `words_in` reads it."""
    return words_in(QGuiApplication.clipboard().mimeData())


def insert_words(field: QPlainTextEdit, data: QMimeData) -> None:
    """Insert pasted or dropped words as plain text; a spreadsheet's cell without its marks, no files."""
    if not refused_files(data, field):
        field.insertPlainText(one_text(words_in(data)))


def refused_files(data: QMimeData | None, part: QWidget) -> bool:
    """Say that files are no text for a field, if it is files; tell whether it is."""
    if not files_in(data):
        return False
    window = part.window()
    if isinstance(window, QMainWindow):
        window.statusBar().showMessage(NO_TEXT_IS_A_FILE)
    else:
        QToolTip.showText(part.mapToGlobal(part.rect().bottomLeft()), plain_tip(NO_TEXT_IS_A_FILE), part)
    return True

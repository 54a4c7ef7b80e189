"""LineEdit: a line to type into; what is pasted or dropped becomes one line, and files become no text."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from mapdesigner.exchange.lines import texts_in
from mapdesigner.qt.widgets.cut_text import paint_cut_line, tell_when_cut
from mapdesigner.qt.widgets.pasted import files_in, refused_files, words_in, words_on_clipboard
from mapdesigner.qt.widgets.taking import take_copy


class LineEdit(QLineEdit):
    """One line without tabs, however it came about; `between` stands between what were several lines."""

    between = " "

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        tell_when_cut(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not paint_cut_line(self):
            super().paintEvent(event)

    def paste(self) -> None:
        """Insert what is on the clipboard as one line, as far as it is text."""
        data = QGuiApplication.clipboard().mimeData()
        if not self.isReadOnly() and not refused_files(data, self):
            self.insert(line_in(data, self.between))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = menu.findChild(QAction, "edit-paste")
        if isinstance(paste, QAction):
            paste.triggered.disconnect()
            paste.triggered.connect(self.paste)
            # Qt knows of no words in HTML.
            paste.setEnabled(paste.isEnabled() or (not self.isReadOnly() and bool(words_on_clipboard())))
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.ignore()  # then the window opens them
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        text = event.mimeData().text()
        if event.source() is not None or not any(sign in text for sign in "\t\n\r"):
            super().dropEvent(event)
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.insert(line_in(event.mimeData(), self.between))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        take_copy(event)


def line_in(data: QMimeData | None, between: str = " ") -> str:
    """Return what was pasted or dropped as one line; a text of one line stays as it is."""
    words = words_in(data)
    if not any(sign in words for sign in "\t\n\r\u2028\u2029\v\f"):
        return words
    if between == " " and not words.startswith('"'):
        return " ".join(words.split())
    return between.join(" ".join(each.split()) for each in texts_in(words))

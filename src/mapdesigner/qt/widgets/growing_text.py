"""GrowingText: a plain-text control as high as its text, up to a limit."""

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from mapdesigner.qt.widgets.pasted import insert_words, words_in

MOST_HEIGHT_PX = 240
LINE_BREAK, PARAGRAPH_BREAK = "\u2028", "\u2029"


class GrowingText(QPlainTextEdit):
    """Plain text only, also when something rich is pasted."""

    def __init__(self, least_lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def raw_text(self) -> str:
        """Return the text with every character kept, also spaces that don't break."""
        return self.document().toRawText().replace(PARAGRAPH_BREAK, "\n")

    def set_text(self, text: str) -> None:
        """Show a text, the cursor as near as can be to where it was."""
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(place, len(self.document().toRawText()) - 1)))
        self.setTextCursor(cursor)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(120, self._height_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._height_px())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(words_in(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        insert_words(self, source)

    def _grow(self, _size: object = None) -> None:
        height = self._height_px()
        too_long = height > MOST_HEIGHT_PX
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if too_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        if self.height() != min(height, MOST_HEIGHT_PX) or self.maximumHeight() != min(
            height, MOST_HEIGHT_PX
        ):
            self.setFixedHeight(min(height, MOST_HEIGHT_PX))

    def _height_px(self) -> int:
        height = 0.0
        block = self.document().firstBlock()
        while block.isValid() and height <= MOST_HEIGHT_PX:
            height += max(self.blockBoundingRect(block).height(), self.fontMetrics().lineSpacing())
            block = block.next()
        height = max(height, self._least_lines * self.fontMetrics().lineSpacing())
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        around = max(frame, self.height() - self.viewport().height())
        return round(height + 2 * self.document().documentMargin()) + min(around, 16)

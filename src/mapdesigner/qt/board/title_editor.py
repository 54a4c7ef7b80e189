"""TitleEditor: types a note's title where it stands on the board or in the matrix."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from mapdesigner.qt.widgets.pasted import insert_words, words_in
from mapdesigner.qt.widgets.text_cleaning import clean_text

PADDING_PX = 5
LEAST_WIDTH_PX = 140
MOST_LINES = 6


Keep = Callable[[str, bool], None]


class TitleEditor(QPlainTextEdit):
    """Enter keeps the title, Ctrl+Enter keeps it and asks for the next one, Escape forgets it.

    `keep` gets the text and whether another one is to follow; `gone` is called in any case, before it.
    """

    def __init__(
        self,
        viewport: QWidget,
        where: Callable[[], QRect | None],
        text: str,
        font: QFont,
        keep: Keep,
        gone: Callable[[], None],
    ) -> None:
        """Open over `where()`, which is asked again by `follow`."""
        super().__init__(viewport)
        self._viewport = viewport
        self._where = where
        self._keep = keep
        self._gone = gone
        self._is_done = False
        self.setObjectName("inlineEditor")
        self.setProperty(NOT_KEPT, True)  # its draft is
        self.setAccessibleName("Title of the improvement note")
        self.setPlaceholderText("What should improve?")
        self.setToolTip("Enter keeps it, Ctrl+Enter goes on with the next, Escape forgets it")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setFont(font)
        self.setPlainText(text)
        self.selectAll()
        self.textChanged.connect(self.follow)
        self.follow()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Lie over the place of the title; give up when the place is gone."""
        place = self._where()
        if place is None:
            self.forget()
            return
        width = max(LEAST_WIDTH_PX, place.width())
        self.setFixedWidth(width)
        self.document().setTextWidth(width - 2 * PADDING_PX - 4)
        lines = min(MOST_LINES, max(1, int(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 2 * PADDING_PX + 4
        self.setFixedHeight(max(place.height(), height))
        room = self._viewport.width() - width
        self.move(max(0, min(place.left(), room)), place.top())

    def title(self) -> str:
        """Return what is typed so far, as it would be kept."""
        return " ".join(clean_text(self.toPlainText()).split())

    def commit(self, goes_on: bool = False) -> None:
        """Keep the title and close."""
        if not self._is_done:
            text = self.title()
            self.forget()
            self._keep(text, goes_on)

    def forget(self) -> None:
        """Close without an edit."""
        if not self._is_done:
            self._is_done = True
            self.hide()
            self._gone()
            self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Tab:
            self.commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(words_in(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        insert_words(self, source)

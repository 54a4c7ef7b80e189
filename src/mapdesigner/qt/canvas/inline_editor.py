"""An editor that lies on the canvas where its text will be."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from mapdesigner.edit import EditRejected
from mapdesigner.files.fragment import FRAGMENT_MIME
from mapdesigner.layout.places import Area
from mapdesigner.layout.text import Style
from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from mapdesigner.qt.widgets.pasted import insert_words, words_in
from mapdesigner.qt.widgets.text_cleaning import clean_text
from mapdesigner.qt.widgets.typed_letters import end_composing, whole_text
from mapdesigner.session import Edit

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

SMALLEST_FONT_PX = 9
PADDING_PX = 5


class InlineEditor(QPlainTextEdit):
    """Types a text in place: Enter keeps it, Shift+Enter breaks the line, Escape forgets it."""

    def __init__(
        self,
        canvas: "Canvas",
        where: Callable[[], Area | None],
        text: str,
        style: Style,
        name: str,
        keep: Callable[[str], None],
        edit_for: Callable[[str], Edit | None],
        keep_and_next: Callable[[str], None] | None = None,
        take_many: Callable[[QMimeData], bool] | None = None,
    ) -> None:
        """Open over `where()`, which is asked again whenever the view moves; `keep` gets the new text.

        `edit_for` returns the edit that `keep` would do, for what is to be known of the text before its end.
        `keep_and_next`, if given, gets the text on Ctrl+Enter, to go on with the next card. `take_many`, if
        given, is offered what is pasted into the empty editor and tells whether it took it.
        """
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._where = where
        self._style = style
        self._keep = keep
        self._edit_for = edit_for
        self._keep_and_next = keep_and_next
        self._take_many = take_many
        self._is_done = False
        self.setObjectName("inlineEditor")
        self.setProperty(NOT_KEPT, True)  # its draft is
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setPlaceholderText(name)
        self.setPlainText(text)
        if keep_and_next is None:
            self.selectAll()
        else:
            self.setPlaceholderText(f"{name}  (Ctrl+Enter: next)")
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self.follow_canvas)
        self.follow_canvas()
        self.show()

    def follow_canvas(self) -> None:
        """Lie over the place of the text, as large as the text needs; give up when the place is gone."""
        try:
            area = self._where()
        except EditRejected:  # gone from the map already, and not yet from the canvas
            area = None
        if area is None:
            self._close()
            return
        zoom = self._canvas.view.zoom
        font = QFont(self._canvas.font())
        font.setPixelSize(max(SMALLEST_FONT_PX, round(self._style.size_pt * zoom)))
        font.setWeight(QFont.Weight.DemiBold if self._style.weight == "semibold" else QFont.Weight.Normal)
        self.setFont(font)
        rect = self._canvas.view.rect_from_map(QRectF(*area)).toRect()
        rect.setWidth(max(120, rect.width()))
        self.setFixedWidth(rect.width())
        self.document().setTextWidth(rect.width() - 2 * PADDING_PX - 4)
        line_px = self.fontMetrics().lineSpacing()
        height = max(1, int(self.document().size().height())) * line_px + 2 * PADDING_PX + 4
        self.setFixedHeight(max(rect.height(), height))
        self.move(rect.topLeft())

    def commit(self) -> None:
        """Keep the text and close."""
        self._finish(self._keep)

    def draft(self) -> Edit | None:
        """Return the edit that would keep what is typed so far, None when that changes nothing."""
        return None if self._is_done else self._edit_for(clean_text(whole_text(self)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._keep_and_next is not None:
                self._finish(self._keep_and_next)
            else:
                self.commit()
        elif event.key() == Qt.Key.Key_Tab:
            self.commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(FRAGMENT_MIME) or bool(words_in(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._take_many is not None and not self.toPlainText() and self._take_many(source):
            self._close()
        else:
            insert_words(self, source)

    def _finish(self, keep: Callable[[str], None]) -> None:
        if self._is_done:
            return
        if self._canvas.is_composing:
            end_composing()
        text = clean_text(whole_text(self))
        self._close()
        keep(text)

    def _close(self) -> None:
        if self._is_done:
            return
        self._is_done = True
        # What the keyboard went to meanwhile keeps it.
        had_keyboard = self.window().focusWidget() in (self, None)
        self.hide()
        self._canvas.forget_editor(self, had_keyboard)
        self.deleteLater()

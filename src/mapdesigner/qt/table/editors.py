"""Typing into cells: the editors and when what was typed goes into the map."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.table.columns import COLUMNS, Column
from mapdesigner.qt.table.model import TableModel
from mapdesigner.qt.table.painter import CellPainter, Index
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.growing_text import GrowingText
from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.text_cleaning import clean_text

LEAST_TEXT_WIDTH_PX = 240
MOST_CHARACTERS = 1 << 24
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

# Returns what can be chosen in a column, as words.
Words = Callable[[str], list[str]]
# Puts a text into a column of a touchpoint; returns the sentence that says what is wrong with it, or "".
Put = Callable[[str, Column, str], str]
Hint = QAbstractItemDelegate.EndEditHint


class CellDelegate(CellPainter):
    """Draws cells and edits those that are typed into.

    What was typed goes into the map with Enter, with Tab and when the keyboard goes elsewhere. What is
    refused stays in the open editor, with the sentence that says why. `typed` comes with each key. Enter
    closes an editor with the hint `SubmitModelCache`, Tab with the next or previous item, Ctrl+Enter with
    `next_wanted` after it.
    """

    typed = Signal()
    next_wanted = Signal()

    def __init__(
        self, theme: Theme, model: TableModel, put: Put, owners: Callable[[], list[str]], words: Words
    ) -> None:
        super().__init__(theme, model)
        self._put = put
        self._words_of = words
        self._owners = owners
        self._open: dict[QWidget, _Visit] = {}

    @property
    def is_typing(self) -> bool:
        """Whether an editor is open."""
        return bool(self._open)

    @property
    def open_editor(self) -> QWidget | None:
        """The editor that was opened last and is still open."""
        return next(reversed(self._open), None)

    def holds(self, editor: QWidget) -> bool:
        """Tell whether an editor must stay open because what was typed is not in the map."""
        visit = self._open.get(editor)
        return visit is not None and visit.is_refused

    def flush(self) -> None:
        """Put into the map what is being typed."""
        for editor in tuple(self._open):
            self._close(editor, Hint.NoHint)

    def drafts(self) -> list[tuple[str, Column, str]]:
        """Return what is being typed and not yet in the map: touchpoint, column and text."""
        return [
            (visit.card_id, visit.column, text)
            for editor, visit in self._open.items()
            if visit.is_filled and (text := _text_in(editor)) != visit.text
        ]

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column, row = COLUMNS[index.column()], self._model.rows[index.row()]
        editor: QLineEdit | GrowingText
        if column.kind == "text":
            editor = GrowingText(1, parent)
            editor.document().documentLayout().documentSizeChanged.connect(lambda: editor.raise_())
        else:
            editor = LineEdit(parent=parent)
            editor.setMaxLength(MOST_CHARACTERS)
            if column.name == "owner":
                _offer(editor, self._owners())
            elif column.kind == "choice":
                _complete(editor, self._words_of(column.name))
        editor.setProperty(NOT_KEPT, True)  # the grid itself tells what is no value
        editor.textChanged.connect(lambda: self.typed.emit())
        editor.setAccessibleName(f"{column.title} of {row.card.title or 'untitled touchpoint'}")
        self._open[editor] = _Visit(row.card.id, column, self._model.text(index.row(), index.column()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        visit = self._open.get(editor)
        # Once: when the map changes meanwhile, what is being typed stays.
        if visit is not None and not visit.is_filled:
            visit.is_filled = True
            if isinstance(editor, QPlainTextEdit):
                editor.setPlainText(visit.text)
                editor.selectAll()
            elif isinstance(editor, QLineEdit):
                editor.setText(visit.text)
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self._take(editor)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = QRect(option.rect)
        if isinstance(editor, GrowingText):
            # Its height is its own affair.
            editor.setFixedWidth(max(place.width(), LEAST_TEXT_WIDTH_PX))
            editor.move(place.topLeft())
        else:
            editor.setGeometry(place)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._open.pop(editor, None)
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or watched not in self._open:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, *ENTER):
                event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(watched, event)
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._lost_focus(watched, event.reason())
        return False

    def _pressed(self, editor: QWidget, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and isinstance(editor, QPlainTextEdit):
                # Its own Shift+Enter puts in a mark that only Qt takes for the end of a line.
                editor.insertPlainText("\n")
                return True
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._close(editor, Hint.SubmitModelCache)
            elif self._close(editor, Hint.NoHint):
                self.next_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._open.pop(editor)
            self.closeEditor.emit(editor, Hint.RevertModelCache)
            return True
        by_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not by_ctrl:
            forward = event.key() == Qt.Key.Key_Tab
            self._close(editor, Hint.EditNextItem if forward else Hint.EditPreviousItem)
            return True
        return False

    def _lost_focus(self, editor: QWidget, reason: Qt.FocusReason) -> None:
        # A menu or offered words over the editor belong to it.
        if reason != Qt.FocusReason.PopupFocusReason:
            self._close(editor, Hint.NoHint)

    def _close(self, editor: QWidget, hint: Hint) -> bool:
        """Put what was typed into the map and close; False when it was refused and stays."""
        if not self._take(editor):
            return False
        self._open.pop(editor, None)
        self.closeEditor.emit(editor, hint)
        return True

    def _take(self, editor: QWidget) -> bool:
        """Put what was typed into the map; False when it was refused and stays."""
        visit = self._open.get(editor)
        if visit is None:
            return True
        text = _text_in(editor)
        fault = self._put(visit.card_id, visit.column, text) if text != visit.text else ""
        visit.is_refused = bool(fault)
        if fault:
            _show_fault(editor, fault)
        else:
            visit.text = text
        return not fault


class _Visit:
    """An open editor: which touchpoint and column it is about, and the text that is in the map."""

    def __init__(self, card_id: str, column: Column, text: str) -> None:
        self.card_id = card_id
        self.column = column
        self.text = text
        self.is_filled = False
        self.is_refused = False


def _text_in(editor: QWidget) -> str:
    text = editor.raw_text() if isinstance(editor, GrowingText) else editor.property("text")
    return clean_text(text)


def _offer(editor: QLineEdit, words: list[str]) -> None:
    completer = QCompleter(QStringListModel(words, editor), editor)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    editor.setCompleter(completer)


def _complete(editor: QLineEdit, words: list[str]) -> None:
    """Let the first letters of a choice bring the rest, and the arrows the others that begin so."""
    completer = QCompleter(QStringListModel(words, editor), editor)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    editor.setCompleter(completer)


def _show_fault(editor: QWidget, sentence: str) -> None:
    editor.setProperty("fault", True)
    editor.style().unpolish(editor)
    editor.style().polish(editor)
    editor.setToolTip(plain_tip(sentence))
    editor.setAccessibleDescription(sentence)
    QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), plain_tip(sentence), editor)

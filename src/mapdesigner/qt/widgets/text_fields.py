"""Fields that are typed into: a line, a growing text, a list of tags."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from mapdesigner.qt.widgets.days import NoDay
from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.growing_text import GrowingText
from mapdesigner.qt.widgets.half_typed import TYPED
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.mixed import MIXED, MIXED_WORD
from mapdesigner.qt.widgets.text_cleaning import clean_text

# So long after its first letter what is typed is in the map: its picture follows, and no crash takes it.
PAUSE_MS = 200
MOST_CHARACTERS = 1 << 24


class TypedField(Field):
    """A field whose control holds text: it owns undo while it has the focus, and hands over on Enter,
    when the focus goes, and every now and then."""

    def __init__(self, label: str, control: QLineEdit | GrowingText, name: str, placeholder: str) -> None:
        super().__init__(label)
        self._control = control
        self._placeholder = placeholder
        self._shown: object = None
        control.setProperty(TYPED, False)
        self._text_at_start = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        control.setPlaceholderText(placeholder)
        control.installEventFilter(self)
        self.set_control(control, name)

    @property
    def _is_typed(self) -> bool:
        """Whether what was typed is not in the map yet; said at the control, where the recovery looks."""
        return bool(self._control.property(TYPED))

    @_is_typed.setter
    def _is_typed(self, is_so: bool) -> None:
        self._control.setProperty(TYPED, is_so)

    @property
    def merge_key(self) -> str:
        return f"field {id(self)} visit {self._visit}"

    def show_value(self, value: object) -> None:
        if self._is_typed or (value == self._shown and type(value) is type(self._shown)):
            return
        self._shown = value
        self.show_fault("")
        self._control.setPlaceholderText(MIXED_WORD if value is MIXED else self._placeholder)
        self._mark("mixed", value is MIXED)
        self._set_text("" if value is MIXED else self._text_of(value))
        self._text_at_start = self._text()
        self._is_typed = False
        self._pause.stop()

    def flush(self) -> None:
        self._pause.stop()
        if not self._is_typed:
            return
        try:
            value = self._value_of(clean_text(self._text()))
        except NoDay as wrong:
            self.show_fault(str(wrong))
            return
        self._is_typed = False
        self.show_fault("")
        self._shown = value
        self._control.setPlaceholderText(self._placeholder)
        self._mark("mixed", False)
        self.changed.emit(value)

    def reset(self) -> None:
        super().reset()
        self._pause.stop()
        self._is_typed = False
        # No value of the map is this one, so that the next one is shown in any case.
        self._shown = self
        self._visit += 1

    def keep_typed(self, sentence: str) -> None:
        """Keep what was typed though the map refused it, and say why."""
        self._is_typed = True
        self.show_fault(sentence)

    def show_fault(self, sentence: str) -> None:
        super().show_fault(sentence)
        self._mark("fault", bool(sentence))

    def _mark(self, name: str, is_so: bool) -> None:
        """Tell the style sheet something about the control."""
        if bool(self._control.property(name)) != is_so:
            self._control.setProperty(name, is_so)
            self._control.style().unpolish(self._control)
            self._control.style().polish(self._control)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._control:
            kind = event.type()
            if isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason:
                pass  # offered words or a menu open over the field: the visit goes on
            elif kind == QEvent.Type.FocusIn:
                self._visit += 1
                self._text_at_start = self._text()
            elif kind == QEvent.Type.FocusOut:
                self.flush()
                self.left.emit()
            elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._enter_ends(event):
            self.flush()
            self.left.emit()
            self._visit += 1
            self._text_at_start = self._text()
            return True
        if event.key() == Qt.Key.Key_Escape and self._text() != self._text_at_start:
            self._set_text(self._text_at_start)
            self._typed()
            self.flush()
            return True
        return False

    def _enter_ends(self, event: QKeyEvent) -> bool:
        return True

    def _typed(self) -> None:
        self._is_typed = True
        if self._follows_typing() and not self._pause.isActive():
            self._pause.start()

    def _follows_typing(self) -> bool:
        return True

    def _text(self) -> str:
        raise NotImplementedError

    def _set_text(self, text: str) -> None:
        raise NotImplementedError

    def _text_of(self, value: object) -> str:
        return "" if value is None else str(value)

    def _value_of(self, text: str) -> object:
        return text


class LineField(TypedField):
    """One line of text; `choices` offers words that are in use already."""

    # What stands between pasted lines.
    between = " "

    def __init__(
        self,
        label: str,
        placeholder: str = "",
        name: str = "",
        choices: Callable[[], list[str]] | None = None,
    ) -> None:
        self.line = LineEdit()
        self.line.between = self.between
        self.line.setMaxLength(MOST_CHARACTERS)
        super().__init__(label, self.line, name or label, placeholder)
        self.line.textEdited.connect(self._typed)
        self._choices = choices
        self._words = QStringListModel(self)
        if choices is not None:
            completer = QCompleter(self._words, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(lambda _word: self._typed())
            self.line.setCompleter(completer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and self._choices is not None and watched is self.line:
            words = self._choices()
            if words != self._words.stringList():
                self._words.setStringList(words)
        return super().eventFilter(watched, event)

    def _text(self) -> str:
        return self.line.text()

    def _set_text(self, text: str) -> None:
        if self.line.text() != text:
            self.line.setText(text)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)


class TextField(TypedField):
    """A text of any length in a control that grows with it; Enter breaks the line, or ends a `headline`."""

    def __init__(
        self,
        label: str,
        placeholder: str = "",
        name: str = "",
        headline: bool = False,
        enter_ends: bool = False,
        least_lines: int = 1,
    ) -> None:
        self.text_edit = GrowingText(least_lines)
        self.text_edit.setProperty("headline", headline)
        self._ends = headline or enter_ends
        super().__init__(label, self.text_edit, name or label, placeholder)
        self.text_edit.textChanged.connect(self._typed)

    def _enter_ends(self, event: QKeyEvent) -> bool:
        return self._ends or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def _text(self) -> str:
        return self.text_edit.raw_text()

    def _set_text(self, text: str) -> None:
        if self.text_edit.raw_text() != text:
            self.text_edit.blockSignals(True)
            self.text_edit.set_text(text)
            self.text_edit.blockSignals(False)


class TagsField(LineField):
    """Tags with commas between them; the value is a tuple, each tag once."""

    between = ", "

    def _text_of(self, value: object) -> str:
        return ", ".join(value) if isinstance(value, tuple) else ""

    def _value_of(self, text: str) -> object:
        return tuple(dict.fromkeys(tag for tag in (part.strip() for part in text.split(",")) if tag))

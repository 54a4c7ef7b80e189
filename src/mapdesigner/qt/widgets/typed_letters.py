"""Letters as they come from keyboards and input methods, where they begin to type something."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

Modifier = Qt.KeyboardModifier
CTRL, ALT, META = Modifier.ControlModifier, Modifier.AltModifier, Modifier.MetaModifier
PLAIN_KEYS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def typed_letter(event: QKeyEvent) -> str:
    """Return the text that a key types, empty for a command.

    AltGr comes as Ctrl+Alt on Windows and Option as Alt on a Mac, so that the text decides: with them held
    a key types what it does not say by itself. A space types nothing here.
    """
    text, held = event.text(), event.modifiers() & (CTRL | ALT | META)
    if not text.strip() or not text.isprintable() or held & META or held == CTRL:
        return ""
    says_itself = text.lower() in PLAIN_KEYS and event.key() == ord(text.upper())
    return "" if held and says_itself else text


def plain_press(event: QKeyEvent, letter: str) -> QKeyEvent:
    """Return the press of a key that types a letter, without what was held for it but Shift."""
    return QKeyEvent(event.type(), event.key(), event.modifiers() & Modifier.ShiftModifier, letter)


def begins_text(event: QInputMethodEvent) -> bool:
    """Tell whether an input method has composed a text, or begins to."""
    return bool((event.preeditString() or event.commitString()).strip())


def whole_text(editor: QPlainTextEdit) -> str:
    """Return an editor's text with what is just being composed in it."""
    cursor = editor.textCursor()
    layout = cursor.block().layout()
    composed, text = layout.preeditAreaText(), editor.toPlainText()
    at = cursor.block().position() + layout.preeditAreaPosition()
    return text[:at] + composed + text[at:] if composed else text


def end_composing() -> None:
    """Let the input method hand over what it composes, and begin anew."""
    if QApplication.focusObject() is not None:
        QGuiApplication.inputMethod().commit()
        QGuiApplication.inputMethod().reset()

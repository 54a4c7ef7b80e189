"""Half-typed words: what stands in a field and is in no map yet, such as half a date."""

from collections.abc import Callable, Iterator
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QMetaObject, QObject, SignalInstance
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget
from shiboken6 import isValid

from mapdesigner.files.kept import HalfTyped
from mapdesigner.model import JourneyMap, cards_of, shortened
from mapdesigner.session import Session

# All words together; as much as anybody types into fields that hold a date or a number.
MOST_CHARACTERS = 50_000
# Says of a field, or of a window full of them, that what is typed there is kept in another way or not at all.
NOT_KEPT = "words not kept"
# Says of a field that is tied to the map whether what was typed is not in it yet; Qt's own sign for that goes
# when a word is completed.
TYPED = "typed"
# Says of a page what it is about, also while it is hidden and something else is selected.
ABOUT = "about"
TextField = QLineEdit | QPlainTextEdit


@runtime_checkable
class HoldsWords(Protocol):
    """A table that holds words which are no values yet."""

    def half_typed(self) -> list[HalfTyped]:
        """Return these words, each with the name of its cell."""


class TypingWatch(QObject):
    """Calls `typed` when something is typed in a window or in a dialog of it, or a field is left."""

    def __init__(self, window: QWidget, typed: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._typed = typed
        self._following: QMetaObject.Connection | None = None
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _: QWidget | None, field: QWidget | None) -> None:
        if self._following is not None:
            # By the connection and not by the field, which may be going this very moment.
            QObject.disconnect(self._following)
            self._following = None
            # A field of a popup that goes with its window gives up the keyboard last of all.
            if isValid(self._window):
                self._typed()  # what was given up is no longer being typed
        if field is not None and _takes_words(field) and _belongs_to(field, self._window):
            self._following = _change_of(field).connect(self._tell)
            self._typed()  # a paste may have filled it before the keyboard came

    def _tell(self, *_: object) -> None:
        self._typed()


def half_typed(window: QWidget, session: Session) -> tuple[HalfTyped, ...]:
    """Return the words that stand in fields of a window and of its dialogs and are not in the map."""
    return _bounded(half_typed_in(window, selected_name(session)))


def half_typed_in(part: QWidget, subject: str = "") -> list[HalfTyped]:
    """Return the words in fields of a part of a window that are not in the map; `subject` is selected."""
    found: list[HalfTyped] = []
    fields: list[TextField] = [*part.findChildren(QLineEdit), *part.findChildren(QPlainTextEdit)]
    for field in fields:
        words = _text(field)
        if _is_typed(field) and words.strip() and _is_kept(field, part):
            found.append(HalfTyped(_name(field, part, subject), words))
    for table in part.findChildren(QTableView):
        if isinstance(table, HoldsWords):
            about = _about(table, part, subject)
            found += [HalfTyped(_of(cell.field, about), cell.words) for cell in table.half_typed()]
    return found


def is_being_typed(field: QWidget | None, window: QWidget) -> bool:
    """Tell whether a field of a window has words that were typed and not finished yet."""
    return isinstance(field, QLineEdit | QPlainTextEdit) and _belongs_to(field, window) and _is_typed(field)


def selected_name(session: Session) -> str:
    """Return the name of the one thing that is selected, shortened; empty for none or many."""
    if len(session.selection) != 1:
        return ""
    (chosen,) = session.selection
    return shortened(next((name for id_, name in _names(session.map_) if id_ == chosen), ""))


def _names(map_: JourneyMap) -> Iterator[tuple[str, str]]:
    yield from ((each.id, each.name) for each in map_.stages)
    yield from ((each.id, each.name) for each in map_.lanes)
    yield from ((each.id, each.name) for each in map_.personas)
    yield from ((each.id, each.statement) for each in map_.goals)
    yield from ((each.id, each.title) for each in map_.improvements)
    yield from (
        (card.id, getattr(card, "title", "") or getattr(card, "text", "")) for _, card in cards_of(map_)
    )


def _takes_words(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) or (
        isinstance(widget, QTableView) and isinstance(widget, HoldsWords)
    )


def _change_of(field: QWidget) -> SignalInstance:
    """Return the signal that the words of a field or of a table are others."""
    if isinstance(field, QTableView):
        return field.model().dataChanged
    return cast(TextField, field).textChanged


def _is_typed(field: TextField) -> bool:
    if field.isReadOnly():
        return False
    told = field.property(TYPED)
    if told is not None:
        return bool(told)
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def _text(field: TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _is_kept(field: TextField, part: QWidget) -> bool:
    if field.window() is not part.window() and not field.isVisible():
        return False  # of a dialog that was closed
    widget: QWidget | None = field
    while widget is not None and widget is not part:
        if widget.property(NOT_KEPT):
            return False
        widget = widget.parentWidget()
    return True


def _belongs_to(widget: QWidget | None, window: QWidget) -> bool:
    while widget is not None and widget is not window:
        widget = widget.parentWidget()
    return widget is window


def _name(field: TextField, part: QWidget, subject: str) -> str:
    name = field.accessibleName() or field.placeholderText() or "A field"
    if field.window() is not part.window():
        return f"{name} ({field.window().windowTitle()})"
    return _of(name, _about(field, part, subject))


def _about(widget: QWidget, part: QWidget, subject: str) -> str:
    """Return the name of what a field is about."""
    page: QWidget | None = widget
    while page is not None and page is not part.window():
        if page.property(ABOUT) is not None:
            return str(page.property(ABOUT))
        page = page.parentWidget()
    return subject


def _of(name: str, subject: str) -> str:
    return f"{name}, “{subject}”" if subject else name


def _bounded(found: list[HalfTyped]) -> tuple[HalfTyped, ...]:
    room, kept = MOST_CHARACTERS, []
    for each in found:
        if room > 0:
            kept.append(each._replace(words=each.words[:room]))
            room -= len(each.words)
    return tuple(kept)

"""Entry: a thing in a list of the inspector, as a row and, while it is open, with its fields below."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QMenu, QVBoxLayout, QWidget

from mapdesigner.qt.widgets.entry_row import EntryRow
from mapdesigner.qt.widgets.revealing import reveal
from mapdesigner.qt.widgets.section import Section

GAP_PX = 4
# How the fields of an entry stand in from its row: left, top, right, bottom.
EDITOR_MARGINS_PX = (8, 2, 0, 10)


class Entry(QWidget):
    """The fields are made when they are first needed, by `make_editor`.

    `asked` brings what a key of the row asks for beyond opening, shutting and going to the next row;
    `shut` comes when the fields are hidden.
    """

    asked = Signal(str)
    shut = Signal()

    def __init__(self, row: EntryRow) -> None:
        super().__init__()
        self.row = row
        self.editor: Any = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_PX)
        self._column.addWidget(row)
        row.toggled.connect(self._toggled)
        row.asked.connect(self._do)
        # The fields have their places only after the layouts have had their turn.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: reveal(self))

    def make_editor(self) -> QWidget:
        """Return the fields, showing what the row shows."""
        raise NotImplementedError

    def first_field(self) -> QWidget | None:
        """Return the field to type into first; there is one while the entry is open."""
        return None

    def fill_menu(self, menu: QMenu) -> None:
        """Fill a menu with what can be done; nothing leaves it away."""

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self.row.isChecked()

    def flush(self) -> None:
        """Hand over what was typed so far."""
        if self.editor is not None:
            self.editor.flush()

    def open(self) -> None:
        """Show the fields, the keyboard in the first."""
        self.row.setChecked(True)
        field = self.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Hide the fields, the keyboard on the row."""
        self.row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.row.setChecked(False)

    def neighbour(self, step: int) -> EntryRow | None:
        """Return the row above (−1) or below (1) in the same section, None where there is none."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, Section):
            around = around.parentWidget()
        if around is None:
            return None
        rows = [row for row in around.findChildren(EntryRow) if row.isVisible()]
        rows.sort(key=lambda row: row.mapTo(around, QPoint(0, 0)).y())
        at = rows.index(self.row) + step if self.row in rows else -1
        return rows[at] if 0 <= at < len(rows) else None

    def remove_by(self, remove: Callable[[], object]) -> None:
        """Run what removes this; the keyboard, if it is here, goes on to the row below, or that above."""
        typed_in = QApplication.focusWidget()
        was_here = typed_in is not None and self.isAncestorOf(typed_in)
        other = self.neighbour(1) or self.neighbour(-1)
        remove()
        if was_here and other is not None:
            other.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.leave()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.row.geometry().contains(event.pos()):
            self.fill_menu(menu)
        if menu.isEmpty():
            menu.deleteLater()
            super().contextMenuEvent(event)
            return
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.row.mapToGlobal(QPoint(0, self.row.height()))
        menu.popup(below if by_keys else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The fields get their places one after the other; whenever the entry grew it is revealed again.
        grew = event.size().height() > event.oldSize().height()
        typed_in = QApplication.focusWidget()
        if grew and self.is_open and typed_in is not None and self.isAncestorOf(typed_in):
            self._soon.start()

    def _toggled(self, is_open: bool) -> None:
        if is_open and self.editor is None:
            self.editor = self.make_editor()
            self._column.addWidget(self.editor)
        if not is_open:
            self.flush()
        if self.editor is not None:
            self.editor.setVisible(is_open)
        if is_open:
            self._soon.start()
        else:
            self.shut.emit()

    def _do(self, wish: str) -> None:
        if wish in ("previous", "next"):
            other = self.neighbour(1 if wish == "next" else -1)
            if other is not None:
                other.setFocus(Qt.FocusReason.TabFocusReason)
        elif wish == "shut":
            self.leave()
        else:
            self.asked.emit(wish)


def take_out(column: QBoxLayout, widget: QWidget) -> None:
    """Take a widget out of a layout for good."""
    column.removeWidget(widget)
    widget.hide()
    widget.deleteLater()

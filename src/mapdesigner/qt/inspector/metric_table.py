"""ObservationsTable: a small table to type, paste and copy observations."""

from functools import partial

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mapdesigner.edit import remove_observations
from mapdesigner.exchange.observations import block_from
from mapdesigner.files.kept import HalfTyped
from mapdesigner.model import Metric
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.inspector.metric_fields import local_format
from mapdesigner.qt.inspector.metric_table_model import (
    COLUMNS,
    FAULT_ROLE,
    IS_HINT_ROLE,
    Edit,
    ObservationsModel,
)
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.pasted import words_on_clipboard
from mapdesigner.qt.widgets.typed_letters import plain_press, typed_letter
from mapdesigner.session import Session

ROW_PX = 27
HEADER_PX = 22
MOST_ROWS = 8
SAMPLE_PX, VALUE_PX = 84, 88
CELL_PADDING_PX = 8
FONT_PX = 12
_Index = QModelIndex | QPersistentModelIndex


class ObservationsTable(QTableView):
    """Arrows go from cell to cell, typing writes, Delete removes rows; `pasted` brings a block of text."""

    pasted = Signal(str)
    selected = Signal()

    def __init__(self, session: Session, theme: Theme, named: Edit) -> None:
        super().__init__()
        self._session = session
        self._named = named
        self._metric: Metric | None = None
        self.rows = ObservationsModel(session, named)
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(theme, self))
        self._dress()
        self.rows.placed.connect(self._go_to)
        self.rows.modelReset.connect(self._fit)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit())
        theme.changed.connect(self.viewport().update)

    def show_metric(self, metric: Metric) -> None:
        """Show a metric's observations."""
        self._metric = metric
        here, at = self.currentIndex(), self.verticalScrollBar().value()
        row, column = here.row(), here.column()
        self.rows.show_metric(metric)
        if row >= 0 and not self.currentIndex().isValid():
            last = self.rows.rowCount() - 1
            self._go_to(min(row, last), column)
            self.verticalScrollBar().setValue(at)

    def half_typed(self) -> list[HalfTyped]:
        """Return what waits in cells because it is no value yet, or lacks company."""
        return [HalfTyped(f"{field} of an observation", words) for field, words in self.rows.waiting()]

    def chosen_rows(self) -> list[int]:
        """Return the places of the selected observations."""
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        return sorted(rows & set(range(len(self.rows.observations))))

    def remove_chosen(self) -> None:
        """Remove the selected observations."""
        places = self.chosen_rows()
        if places:
            word = "observation" if len(places) == 1 else f"{len(places)} observations"
            self._session.apply(self._named(partial(remove_observations, places=places)), f"Remove {word}")

    def copy_chosen(self) -> None:
        """Put the selected observations on the clipboard, for a spreadsheet."""
        seen = [self.rows.observations[row] for row in self.chosen_rows()]
        if seen and self._metric is not None:
            text = block_from(seen, self._metric, local_format().decimal_comma)
            QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Take what is on the clipboard: a block as rows, a word into the cell."""
        text = words_on_clipboard()
        if is_block(text):
            self.pasted.emit(text)
        elif text.strip() and self.currentIndex().isValid():
            self.rows.setData(self.currentIndex(), text)

    def start_new_row(self) -> None:
        """Put the keyboard into the empty row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go_to(self.rows.rowCount() - 1, 0)

    def finish_typing(self) -> None:
        """Hand over what is in a cell that is being typed into."""
        # The one that Tab just left is still there, hidden, until the event loop takes it away.
        editor = next((each for each in self.findChildren(CellEdit) if not each.isHidden()), None)
        if editor is not None and self.state() == QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was_typing = self.state() == QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        # The one that Tab just left is still there, hidden, until the event loop takes it away.
        editor = next((each for each in self.findChildren(CellEdit) if not each.isHidden()), None)
        if not was_typing and editor is not None and self.state() == QAbstractItemView.State.EditingState:
            # Qt opens the editor, but keeps to itself what it opens it for.
            QCoreApplication.sendEvent(editor, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        if self.state() == QAbstractItemView.State.EditingState and not self.hasFocus():
            # The cell has had its turn: its Enter does not open it again.
            super().keyPressEvent(event)
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(keys.Copy):
            self.copy_chosen()
        elif event.matches(keys.Paste):
            self.paste()
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_chosen()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        elif letter := typed_letter(event):
            # AltGr comes as Ctrl+Alt, with which Qt begins no editor.
            super().keyPressEvent(plain_press(event, letter))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._go_to(self.rows.rowCount() - 1, 0)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        here = self.currentIndex()
        at_end = here.row() == self.rows.rowCount() - 1 and here.column() == len(COLUMNS) - 1
        at_start = here.row() == here.column() == 0
        # Past its first and last cells Tab leaves the table instead of going round in it.
        if (hint == hints.EditNextItem and at_end) or (hint == hints.EditPreviousItem and at_start):
            super().closeEditor(editor, hints.NoHint)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextPrevChild(at_end)
            return
        super().closeEditor(editor, hint)
        if hint == hints.SubmitModelCache:
            # Where the rows were made anew the line in the cell took the keyboard with it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go_down()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height_px())

    def _go_down(self) -> None:
        """After Enter: to the cell below, from the last observation to the beginning of a new one."""
        here, last = self.currentIndex(), self.rows.rowCount() - 1
        if here.row() >= last:
            # Still the empty row: on to the cell that it lacks.
            self._go_to(last, min(here.column() + 1, len(COLUMNS) - 1))
        else:
            below = here.row() + 1
            self._go_to(below, 0 if below == last else here.column())

    def _go_to(self, row: int, column: int) -> None:
        # By itself the selection would grow while the Ctrl of Ctrl+V is still held.
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.rows.index(row, column), alone)

    def _height_px(self) -> int:
        return HEADER_PX + min(self.rows.rowCount(), MOST_ROWS) * ROW_PX + 2 * self.frameWidth()

    def _fit(self) -> None:
        self.setFixedHeight(self._height_px())

    def _dress(self) -> None:
        self.setAccessibleName("Observations")
        self.setFont(interface_font(FONT_PX))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setFixedHeight(HEADER_PX)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, VALUE_PX), (2, SAMPLE_PX)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self._fit()


class CellEdit(LineEdit):
    """The line in a cell; a block that is pasted here goes to the table."""

    def __init__(self, table: ObservationsTable, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._table = table
        self.setStyleSheet("min-height: 0; padding: 0 2px; border-radius: 4px; font-size: 12px;")

    def paste(self) -> None:
        text = words_on_clipboard()
        if is_block(text):
            self._table.pasted.emit(text)
        else:
            super().paste()


class _Cells(QStyledItemDelegate):
    """Paints a cell with a hairline under it, faulty ones in the colour of faults, and makes its editor."""

    def __init__(self, theme: Theme, table: ObservationsTable) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        line = CellEdit(self._table, parent)
        line.setAccessibleName(COLUMNS[index.column()])
        line.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = option.rect
        colour = self._theme.colour
        is_faulty = bool(index.data(FAULT_ROLE))
        is_current = index == self._table.currentIndex() and self._table.hasFocus()
        is_chosen = self._table.selectionModel().isSelected(index)
        if is_faulty:
            painter.fillRect(place, self._theme.derived("bad_tint"))
        elif is_chosen:
            painter.fillRect(place, colour("accent tint"))
        painter.fillRect(QRectF(place.left(), place.bottom(), place.width(), 1), colour("hairline"))
        is_hint = bool(index.data(IS_HINT_ROLE))
        painter.setPen(colour("bad" if is_faulty else "faint" if is_hint else "text"))
        painter.setFont(interface_font(FONT_PX))
        room = place.adjusted(CELL_PADDING_PX, 0, -CELL_PADDING_PX, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)
        if is_current:
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawRoundedRect(QRectF(place).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
        painter.restore()


def is_block(text: str) -> bool:
    """Tell whether a pasted text is more than what one cell holds."""
    return any(mark in text.strip() for mark in "\t\n\r;")

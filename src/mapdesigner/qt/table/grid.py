"""Grid: the table itself under mouse and keyboard; its selection is the session's."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QWidget

from mapdesigner.files.kept import HalfTyped
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing import commands
from mapdesigner.qt.inspector.owners import owners_of
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.table.choices import choices
from mapdesigner.qt.table.columns import COLUMN_OF, COLUMNS, Column
from mapdesigner.qt.table.editors import CellDelegate
from mapdesigner.qt.table.model import LETTERED, TYPED, Index, TableModel
from mapdesigner.qt.table.order import runs
from mapdesigner.qt.table.rows import Row
from mapdesigner.qt.table.rows_view import RowsView
from mapdesigner.qt.table.walking import Walking
from mapdesigner.qt.table.work import TableWork
from mapdesigner.qt.widgets.typed_letters import plain_press, typed_letter
from mapdesigner.session import Session

Key = QKeySequence.StandardKey
Trigger = QAbstractItemView.EditTrigger
ASKED = (Trigger.EditKeyPressed, Trigger.DoubleClicked, Trigger.AllEditTriggers)
TYPING = (*ASKED, Trigger.AnyKeyPressed)
CHANGE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
Flag = QItemSelectionModel.SelectionFlag
Hint = QAbstractItemDelegate.EndEditHint
STEPS = {Hint.EditNextItem: 1, Hint.EditPreviousItem: -1}
UNLETTERED = ("ticks", "star", "read")
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Grid(RowsView):
    """Rows to select, sort and change.

    `menu_wanted` asks for the menu of the current cell at a place, `chosen` tells that rows were selected
    here.
    """

    menu_wanted = Signal(QPoint)
    add_wanted = Signal()
    chosen = Signal()

    def __init__(self, session: Session, theme: Theme, settings: Settings, model: TableModel) -> None:
        self.work = TableWork(session, model)
        delegate = CellDelegate(
            theme, model, self._put_text, lambda: owners_of(session.map_), self._choices_of
        )
        super().__init__(theme, settings, model, delegate)
        self._session = session
        self._is_following = False
        self.walking = Walking(self, session, model)
        self.setAccessibleName("Table of touchpoints")
        self.setAccessibleDescription("Tab goes from cell to cell, Ctrl+Tab leaves the table.")
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        delegate.next_wanted.connect(self.add_wanted)
        self._pinned.edit_wanted.connect(lambda row: self.edit_title(model.rows[row].id))
        self._pinned.menu_wanted.connect(self.menu_wanted)

    # What is selected

    def half_typed(self) -> list[HalfTyped]:
        """Return what is being typed and is no value yet."""
        return self.work.no_values(self.delegate.drafts())

    @property
    def current_column(self) -> Column:
        """The column of the current cell, the first shown one to begin with."""
        index, shown = self.currentIndex(), self.header.visible_columns()
        column = COLUMNS[index.column()] if index.isValid() else shown[0]
        return column if column in shown else shown[0]

    def selected_rows(self) -> list[Row]:
        """Return the selected rows from top to bottom."""
        places = {
            row
            for range_ in self.selectionModel().selection().toList()
            for row in range(range_.top(), range_.bottom() + 1)
        }
        return [self._rows.rows[place] for place in sorted(places)]

    def follow_map(self) -> None:
        """Show the present map and selection."""
        self._is_following = True
        self._rows.show_map(self.work.shown_map())
        self._is_following = False
        self.follow_selection(scroll=False)

    def look_for(self, text: str) -> None:
        """Show only rows that hold the words; what is hidden is no longer selected."""
        self._is_following = True
        self._rows.look_for(text)
        self._is_following = False
        self.follow_selection()
        if text.strip():
            self._tell_selection()

    def follow_selection(self, scroll: bool = True) -> None:
        """Select the rows of the session's touchpoints and bring the first into sight."""
        places = sorted(
            place for id_ in self._session.selection if (place := self._rows.place_of(id_)) is not None
        )
        if [row.id for row in self.selected_rows()] == [self._rows.rows[at].id for at in places]:
            return
        chosen = QItemSelection()
        for run in runs(places):
            ends = self._rows.index(run.first, 0), self._rows.index(run.last, len(COLUMNS) - 1)
            chosen.append(QItemSelectionRange(*ends))
        self._is_following = True
        self.selectionModel().select(chosen, Flag.ClearAndSelect)
        if places and self.currentIndex().row() not in set(places):
            index = self._rows.index(places[0], COLUMN_OF[self.current_column.name])
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self._is_following = False
        if places and scroll:
            self.scrollTo(self.currentIndex())

    def _tell_selection(self) -> None:
        if not self._is_following:
            self._session.select(row.id for row in self.selected_rows())
            self.walking.follow_selection(self._session.selection)
            self.chosen.emit()

    # Changing cells

    def edit(  # type: ignore[override]
        self, index: Index, trigger: Trigger = Trigger.AllEditTriggers, event: QEvent | None = None
    ) -> bool:
        if not index.isValid():
            return False
        kind = COLUMNS[index.column()].kind
        if trigger in TYPING and not self._session.may_edit():
            return False
        if kind in TYPED or (kind == "choice" and trigger not in ASKED):
            return super().edit(index, trigger, event)  # type: ignore[arg-type]
        return trigger in ASKED and self._open_choices(index)

    def type_into(self, index: Index) -> None:
        """Let a cell be typed into that can be: a choice by its letters."""
        if COLUMNS[index.column()].kind in LETTERED and self._session.may_edit():
            super().edit(index, Trigger.AnyKeyPressed, None)  # type: ignore[call-overload]

    def walk(self, forward: bool) -> None:
        """Go to the next cell that can be changed, or back."""
        self.walking.step(1 if forward else -1, types=False)

    def _open_choices(self, index: Index, letter: str = "") -> bool:
        place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        column = COLUMNS[index.column()]
        return self.work.open_choices(self, self._theme, column, self._rows_meant(index), place, letter)

    def _choices_of(self, column: str) -> list[str]:
        return [choice.text for choice in choices(column, self._session.map_)]

    def _put_text(self, card_id: str, column: Column, text: str) -> str:
        """Put what was typed into a cell; what is chosen goes to all selected rows, as from its menu."""
        chosen = [row.id for row in self.selected_rows()] if column.kind == "choice" else []
        return self.work.put_text(chosen if card_id in chosen else [card_id], column, text)

    def edit_title(self, card_id: str) -> None:
        """Let the title of a touchpoint be typed, where the table shows it."""
        place = self._rows.place_of(card_id)
        if place is not None:
            index = self._rows.index(place, 0)
            self.go_to(index)
            self.edit(index)

    def go_to(self, index: Index) -> None:
        """Go to a cell and select its row alone, whatever keys are held."""
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        self.scrollTo(index)

    def _rows_meant(self, index: Index) -> list[Row]:
        """Return the selected rows when the cell is in one of them, else its own row."""
        row, selected = self._rows.rows[index.row()], self.selected_rows()
        return selected if row in selected else [row]

    def copy(self) -> None:
        """Copy the selected rows."""
        self.work.copy_rows(self.selected_rows(), self.header.visible_columns())

    def copy_column(self) -> None:
        """Copy the selected rows' cells of the current column."""
        self.work.copy_cells(self.selected_rows(), self.current_column)

    def paste(self) -> None:
        """Paste touchpoints, or a block of cells from the current cell on."""
        index = self.currentIndex()
        columns = self.header.visible_columns()
        at = columns.index(self.current_column)
        rows: Sequence[Row] = self._rows.rows[index.row() :] if index.isValid() else ()
        self.work.paste(rows, columns[at:], self.selected_rows())

    def possible_edits(self) -> frozenset[str]:
        """Return which commands of the Edit menu do something now."""
        possible = {"paste", "all"}
        if self.selected_rows():
            possible |= {"cut", "copy", "duplicate", "delete"}
        if self.currentIndex().isValid():
            possible.add("rename")
        return frozenset(possible)

    # What Qt calls

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was_typing, letters = self.delegate.is_typing, event.commitString().strip()
        if letters and not was_typing and self.current_column.kind in UNLETTERED:
            self._answer_letter(self.currentIndex(), letters)
            return
        super().inputMethodEvent(event)
        editor = self.delegate.open_editor
        if not was_typing and editor is not None:
            # Qt opens the editor, but keeps to itself what it opens it for.
            QCoreApplication.sendEvent(editor, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(Key.Copy):
            self.copy()
        elif event.matches(Key.Cut):
            self.work.cut_rows(self.selected_rows(), self.header.visible_columns())
        elif event.matches(Key.Paste):
            self.paste()
        elif event.matches(Key.SelectAll):
            self.selectAll()
        elif event.matches(Key.Delete) and event.key() == Qt.Key.Key_Delete:
            self.work.delete_at(self.current_column, self.selected_rows())
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            commands.duplicate_selection(self._session)
        elif event.key() == Qt.Key.Key_Insert and not event.modifiers():
            self.add_wanted.emit()
        elif index.isValid() and self._asks_for_change(event.key()):
            self.edit(index, Trigger.EditKeyPressed)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            # With Ctrl: without it the event does not come here.
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
        elif self._is_to_be_kept(event):
            event.ignore()
        elif (letter := typed_letter(event)) and self.current_column.kind in UNLETTERED:
            self._answer_letter(index, letter)
        elif letter:
            # AltGr comes as Ctrl+Alt, with which Qt begins no editor.
            super().keyPressEvent(plain_press(event, letter))
        else:
            super().keyPressEvent(event)

    def _asks_for_change(self, key: int) -> bool:
        """Tell whether a key changes the current cell: Space does where nothing is typed."""
        return key in CHANGE_KEYS or (key == Qt.Key.Key_Space and self.current_column.kind not in TYPED)

    def _is_to_be_kept(self, event: QKeyEvent) -> bool:
        """Tell whether a command would make the table search for a row that begins with its letter."""
        is_text = bool(event.text()) and event.text().isprintable()
        held = event.modifiers() & ~(SHIFT | Qt.KeyboardModifier.KeypadModifier)
        return is_text and bool(held) and not typed_letter(event)

    def _answer_letter(self, index: Index, letter: str) -> None:
        """Say what a letter can't do where nothing is typed, or look for it among what can be ticked."""
        if self.current_column.kind == "star":
            self._session.say("Space marks a moment of truth, or unmarks it.")
        elif index.isValid() and self._session.may_edit():
            self._open_choices(index, letter)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if not self._rows.rows:
            return super().focusNextPrevChild(forward)
        self.walk(forward)
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        # Qt closes an editor when the current row changes, also one whose text the map refused.
        if self.delegate.holds(editor):
            return
        super().closeEditor(editor, Hint.RevertModelCache if hint == Hint.RevertModelCache else Hint.NoHint)
        if hint in STEPS:
            self.walking.step(STEPS[hint], types=True)
        elif hint == Hint.SubmitModelCache:
            self.walking.go_down()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(place)

    def make_menu(self) -> QMenu:
        """Return an empty menu that goes when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

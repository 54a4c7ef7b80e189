"""Walking through the table by Tab and Enter: along the row, to the next one, to a new one while adding."""

from collections.abc import Set
from typing import TYPE_CHECKING

from mapdesigner.qt.table.columns import COLUMN_OF
from mapdesigner.qt.table.model import TableModel
from mapdesigner.session import Session

if TYPE_CHECKING:
    from mapdesigner.qt.table.grid import Grid

NEW_TITLE = "New touchpoint"
AT_END = "That was the last cell. Insert adds a touchpoint, Ctrl+Tab leaves the table."
AT_START = "This is the first cell. Ctrl+Shift+Tab leaves the table."


class Walking:
    """Remembers where a walk along a row began, and which row is being added."""

    def __init__(self, grid: "Grid", session: Session, model: TableModel) -> None:
        self._grid = grid
        self._session = session
        self._model = model
        self._added = ""
        # The row of the walk and the column in which it began: Enter goes back under that.
        self._begun = ("", 0)

    def begin_adding(self, card_id: str) -> None:
        """Take note that a row is new: at its end another one is added."""
        self._added = card_id

    def follow_selection(self, chosen: Set[str]) -> None:
        """Forget the new row when others are selected."""
        if self._added and chosen != {self._added}:
            self._added = ""

    def step(self, step: int, types: bool) -> None:
        """Go to the next cell that can be changed, or the one before; from the row's end to the next row.

        With `types` it is typed into at once.
        """
        grid, index = self._grid, self._grid.currentIndex()
        model = self._model
        places = self._places()
        if not index.isValid():
            grid.go_to(model.index(0, places[0]))
            return
        row, at = index.row(), self._place_in(places, index.column(), step)
        card_id = self._id_at(row)
        if self._begun[0] != card_id:
            self._begun = card_id, index.column()
        if not 0 <= at < len(places):
            if step > 0 and self._adds_at(row):
                return
            row, at = row + step, 0 if step > 0 else len(places) - 1
            if not 0 <= row < model.rowCount():
                self._session.say(AT_END if step > 0 else AT_START)
                return
            self._begun = self._id_at(row), places[0]
        target = model.index(row, places[at])
        grid.go_to(target)
        if types:
            grid.type_into(target)

    def go_down(self) -> None:
        """Go to the row below, under where the walk along this one began; a filled new row gets another."""
        grid, index = self._grid, self._grid.currentIndex()
        if not index.isValid():
            return
        card_id, column = self._begun
        has_walked = card_id == self._id_at(index.row())
        if not has_walked:
            column = index.column()
        # A new touchpoint that got no more than its title is done with, and the next one goes beside it.
        is_done = self._is_new(index.row()) and not has_walked
        if is_done or self._adds_at(index.row()):
            return
        self._begun = "", 0
        if index.row() + 1 < self._model.rowCount():
            grid.go_to(self._model.index(index.row() + 1, column))

    def _adds_at(self, row: int) -> bool:
        """Add another row below one that was just added and named; tell whether that was done."""
        was_added = self._is_new(row)
        self._added = ""
        if was_added and self._model.rows[row].card.title != NEW_TITLE:
            self._grid.add_wanted.emit()
            return True
        return False

    def _is_new(self, row: int) -> bool:
        return bool(self._added) and self._id_at(row) == self._added

    def _places(self) -> list[int]:
        """Return the columns that can be changed here, from left to right as they are shown."""
        shown = self._grid.header.visible_columns()
        return [COLUMN_OF[column.name] for column in shown if column.kind != "read"]

    def _place_in(self, places: list[int], column: int, step: int) -> int:
        """Return the place after or before a column, which may be one that can't be changed."""
        header = self._grid.header
        here = header.visualIndex(column)
        before = sum(1 for place in places if header.visualIndex(place) < here)
        if step < 0:
            return before - 1
        return before + 1 if column in places else before

    def _id_at(self, row: int) -> str:
        return self._model.rows[row].id

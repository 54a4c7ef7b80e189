"""What can be done to rows of the table: each job names an edit and hands it to the session."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from mapdesigner.edit import attach_goal, attach_persona, detach_goal, detach_persona
from mapdesigner.files.kept import HalfTyped
from mapdesigner.model import JourneyMap, shortened, touchpoint_count
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing import clipboard, commands
from mapdesigner.qt.table.cells import Cell, set_cells
from mapdesigner.qt.table.choices import fill_choices, meant
from mapdesigner.qt.table.columns import COLUMNS, Column
from mapdesigner.qt.table.copying import copied_block, copy_cells, copy_rows, holds_touchpoints
from mapdesigner.qt.table.model import TableModel
from mapdesigner.qt.table.reading import BadCell, Target, read_block_cells, read_cell
from mapdesigner.qt.table.rows import Row
from mapdesigner.qt.table.tick_popup import TickPopup, ticks_for
from mapdesigner.session import Edit, Session

if TYPE_CHECKING:
    from mapdesigner.qt.table.grid import Grid

NO_ROWS = "Select the touchpoints in the table first."
TO_DELETE = f"To delete touchpoints, press Delete in the column “{COLUMNS[0].title}”."


class TableWork:
    """Changes the session's map as the table asks; what goes wrong is said in a sentence."""

    def __init__(self, session: Session, model: TableModel) -> None:
        self._session = session
        self._model = model
        self.shown_map: Callable[[], JourneyMap] = lambda: session.map_

    def put_text(self, card_ids: Iterable[str], column: Column, text: str) -> str:
        """Put what was typed into cells; return the sentence that says why not, else an empty one."""
        said: list[str] = []
        try:
            value = _value(column, text, self._session.map_)
        except BadCell as bad:
            self._session.say(str(bad))
            return str(bad)
        self._session.on_message.append(said.append)
        done = self._put([Cell(card_id, column.name, value) for card_id in card_ids], column.label)
        self._session.on_message.remove(said.append)
        return "" if done else " ".join(said)

    def draft(self, typed: Iterable[tuple[str, Column, str]]) -> Edit | None:
        """Return the edit that puts typed texts into cells, None when none of them is a value."""
        cells = []
        for card_id, column, text in typed:
            with contextlib.suppress(BadCell):
                cells.append(Cell(card_id, column.name, _value(column, text, self._session.map_)))
        return partial(set_cells, cells=cells) if cells else None

    def no_values(self, typed: Iterable[tuple[str, Column, str]]) -> list[HalfTyped]:
        """Return the typed texts that are no values of their columns yet, with the names of their cells."""
        found = []
        for _, column, text in typed:
            try:
                _value(column, text, self._session.map_)
            except BadCell:
                found.append(HalfTyped(column.title, text))
        return found

    def choose(self, column: Column, rows: Sequence[Row], value: object) -> None:
        """Put a chosen value into a column of all the rows."""
        self._put([Cell(row.card.id, column.name, value) for row in rows], column.label)

    def open_choices(
        self,
        grid: "Grid",
        theme: Theme,
        column: Column,
        rows: list[Row],
        place: QPoint,
        letter: str = "",
    ) -> bool:
        """Let the user choose what a cell says, below it, from what begins with a letter on."""
        if column.kind == "star":
            commands.toggle_moment_of_truth(self._session)
        elif column.kind == "choice":
            menu = grid.make_menu()
            fill_choices(menu, column, rows, self._session.map_, theme, partial(self.choose, column, rows))
            menu.popup(place)
        elif column.kind == "ticks":
            self._open_ticks(grid, theme, column, rows, place, letter)
        else:
            self._session.say(f"{column.title} are changed in the inspector, at the right.")
        return True

    def copy_rows(self, rows: list[Row], columns: list[Column]) -> None:
        """Copy whole rows with their headings."""
        if not rows:
            self._session.say(NO_ROWS)
            return
        copy_rows(rows, columns, self._model.around, self._session.map_)
        self._session.say(f"{_touchpoints(len(rows))} copied, to paste into a spreadsheet or onto the map.")

    def copy_cells(self, rows: list[Row], column: Column) -> None:
        """Copy the cells of one column."""
        if rows:
            copy_cells(rows, column, self._model.around)
            count = "1 cell" if len(rows) == 1 else f"{len(rows)} cells"
            self._session.say(f"{count} of “{column.title}” copied.")

    def cut_rows(self, rows: list[Row], columns: list[Column]) -> None:
        """Copy whole rows and take the touchpoints off the map."""
        self.copy_rows(rows, columns)
        if rows:
            commands.delete_selection(self._session)

    def delete(self) -> None:
        """Delete the selected touchpoints, and say which."""
        if self._session.selection:
            commands.delete_selection(self._session)
        else:
            self._session.say(NO_ROWS)

    def delete_at(self, column: Column, rows: Sequence[Row]) -> None:
        """Delete the touchpoints in the column of titles; in others empty the cells, as spreadsheets do."""
        if column is COLUMNS[0] or not rows:
            self.delete()
            return
        if column.kind == "read":
            self._session.say(f"{column.title} are changed in the inspector, at the right. {TO_DELETE}")
        elif not any(column.text(row, self._model.around) for row in rows):
            self._session.say(f"“{column.title}” is empty here. {TO_DELETE}")
        elif trouble := self.put_text([row.card.id for row in rows], column, ""):
            self._session.say(f"{trouble} {TO_DELETE}")
        else:
            self._session.say(f"“{column.title}” emptied. Ctrl+Z brings it back. {TO_DELETE}")

    def paste(self, rows: Sequence[Row], columns: Sequence[Column], selected: Sequence[Row]) -> None:
        """Paste copied touchpoints below the selection, or a block of cells into rows and columns."""
        if holds_touchpoints():
            clipboard.paste_at_selection(self._session)
            return
        block = copied_block()
        if not block:
            self._session.say("There is nothing on the clipboard that fits into cells.")
        elif not touchpoint_count(self._session.map_) and len(block[0]) == 1:
            clipboard.paste_at_selection(self._session)
        elif not rows:
            self._session.say("Go to the cell where the block is to begin, then paste it.")
        else:
            self._paste_block(block, Target(rows, columns, COLUMNS, selected))

    def _paste_block(self, block: tuple[tuple[str, ...], ...], target: Target) -> None:
        try:
            cells = read_block_cells(block, target, self._model.around, self._session.map_)
        except BadCell as bad:
            self._session.say(str(bad))
            return
        if not cells:
            self._session.say("The cells say this already.")
        elif self._put(cells, "Paste cells" if len(cells) > 1 else "Paste cell"):
            count = len({cell.card_id for cell in cells})
            them = "it" if len(cells) == 1 else "them"
            cells_word = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            self._session.say(f"{cells_word} of {_touchpoints(count)} changed. Ctrl+Z takes {them} back.")

    def _open_ticks(
        self, grid: "Grid", theme: Theme, column: Column, rows: list[Row], place: QPoint, letter: str
    ) -> None:
        ticks = ticks_for(column.name, rows, self._session.map_)
        if not ticks:
            noun = column.title.lower()
            self._session.say(f"The map has no {noun} yet; add one in the left panel, under {column.title}.")
            return
        done = partial(self._put_ticks, column, [row.card.id for row in rows])
        what = "the selected touchpoints" if len(rows) > 1 else shortened(rows[0].card.title)
        popup = TickPopup(grid, theme, f"{column.title} of {what}", ticks, done)
        popup.went_on.connect(grid.walk)
        popup.open_at(place)
        if letter:
            popup.look_for(letter)

    def _put_ticks(self, column: Column, ids: list[str], on: set[str], off: set[str]) -> None:
        attach, detach = (
            (attach_persona, detach_persona) if column.name == "personas" else (attach_goal, detach_goal)
        )

        def edit(map_: JourneyMap) -> JourneyMap:
            for id_ in sorted(off):
                map_ = detach(map_, id_, ids)
            for id_ in sorted(on):
                map_ = attach(map_, id_, ids)
            return map_

        self._session.apply(edit, column.label)

    def _put(self, cells: list[Cell], label: str) -> bool:
        return self._session.apply(partial(set_cells, cells=cells), label)


def _value(column: Column, text: str, map_: JourneyMap) -> object:
    """Return the value that a typed text stands for: a few letters of a choice do. Raises BadCell."""
    try:
        return read_cell(column, text, map_)
    except BadCell:
        choice = meant(column.name, text, map_) if column.kind == "choice" else None
        if choice is None:
            raise
        return choice.value


def _touchpoints(count: int) -> str:
    return "1 touchpoint" if count == 1 else f"{count} touchpoints"

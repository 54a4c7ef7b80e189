"""The menu of a cell: what can be done to the selected rows."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing import commands
from mapdesigner.qt.table.choices import fill_choices
from mapdesigner.qt.table.columns import COLUMNS
from mapdesigner.qt.table.model import TYPED
from mapdesigner.qt.table.rows import Row
from mapdesigner.session import Session

if TYPE_CHECKING:
    from mapdesigner.qt.table.grid import Grid


def fill_cell_menu(menu: QMenu, grid: "Grid", session: Session, theme: Theme) -> None:
    """Fill a menu with what can be done to the selected rows and the current cell."""
    rows, column = grid.selected_rows(), grid.current_column
    if rows and (column.kind in TYPED or column.kind == "ticks"):
        words = f"Change “{column.title}”"
        action = _add(menu, theme, words, "pencil", lambda: grid.edit(grid.currentIndex()))
        action.setShortcut("F2")
        action.setShortcutVisibleInContextMenu(True)
        menu.addSeparator()
    if rows:
        _add_choices(menu, grid, rows, session, theme)
        menu.addSeparator()
        _add(menu, theme, "Copy", "copy", grid.copy)
        _add(menu, theme, f"Copy “{column.title}” only", "", grid.copy_column)
    _add(menu, theme, "Paste", "clipboard", grid.paste)
    if rows:
        _add(menu, theme, "Duplicate", "", partial(commands.duplicate_selection, session))
        menu.addSeparator()
        _add(menu, theme, "Delete", "trash", grid.work.delete)
    menu.addSeparator()
    at = COLUMNS.index(column)
    grid.header.fill_menu(menu.addMenu("Columns"), at)


def _add_choices(menu: QMenu, grid: "Grid", rows: list[Row], session: Session, theme: Theme) -> None:
    for column in COLUMNS:
        if column.kind == "choice":
            choose = partial(grid.work.choose, column, rows)
            fill_choices(menu.addMenu(column.title), column, rows, session.map_, theme, choose)
    marked = all(row.card.moment_of_truth for row in rows)
    words = "No longer a moment of truth" if marked else "Moment of truth"
    _add(menu, theme, words, "star", partial(commands.toggle_moment_of_truth, session))


def _add(menu: QMenu, theme: Theme, words: str, icon_name: str, do: object) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    if icon_name:
        action.setIcon(icon(theme, icon_name))
    action.triggered.connect(lambda: do())  # type: ignore[operator]
    menu.addAction(action)
    return action

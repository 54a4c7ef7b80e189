"""The table of a window, tied to its saving."""

from typing import TYPE_CHECKING

from mapdesigner.qt.table.table_view import TableView

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window


def opened_table(window: "Window") -> TableView:
    """Return a new table for a window."""
    view = TableView(window.session, window.theme, window.settings, window.filtering)
    window.typing_ends.connect(view.flush)
    for happens in (view.grid.delegate.typed, view.grid.delegate.closeEditor):
        happens.connect(window.document.recovery.changed)
    view.grid.chosen.connect(lambda: _follow_on_map(window))
    return view


def _follow_on_map(window: "Window") -> None:
    """Bring what was selected in the table into sight on the map, where that can be seen."""
    if window.views.shows_canvas:
        window.canvas.reveal_selection()

"""The improvements view of a window, tied to its map view and its saving."""

from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.qt.board.improvements_view import ImprovementsView

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

NAME = "improvements"


def opened_view(window: "Window") -> ImprovementsView:
    """Return a new improvements view for a window."""
    view = ImprovementsView(window.session, window.theme, window.settings, window.filtering)
    view.show_on_map_wanted.connect(partial(show_on_map, window))
    window.typing_ends.connect(view.flush)
    for area in (view.board, view.matrix):
        area.typed.connect(window.document.recovery.changed)
        area.typing_ended.connect(window.document.recovery.changed)
    window.inspector.reveal_requested.connect(partial(_leave_for_map, window))
    return view


def show_on_map(window: "Window", ids: tuple[str, ...]) -> None:
    """Select touchpoints, or a stage, and bring them into sight on the map."""
    window.views.show_canvas()
    window.session.select(ids)
    window.canvas.reveal_selection()


def _leave_for_map(window: "Window") -> None:
    """Go to the map when the inspector of the improvements view asks for something on it."""
    if window.views.name == NAME and not window.views.shows_canvas:
        window.views.show_canvas()
        window.canvas.reveal_selection()

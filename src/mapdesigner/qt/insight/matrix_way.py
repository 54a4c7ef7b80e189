"""The way from the priorities to the matrix of the improvements view."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window


def show_matrix(window: "Window") -> None:
    """Show the notes of a window by impact and effort."""
    from mapdesigner.qt.board.improvements_view import ImprovementsView

    view = window.views.view("improvements")
    if isinstance(view, ImprovementsView):
        view.show_face("matrix")
    window.views.show_view("improvements")

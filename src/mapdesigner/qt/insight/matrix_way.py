"""The way from the priorities to the matrix of the improvements view."""

from PySide6.QtWidgets import QWidget


def show_matrix(widget: QWidget) -> None:
    """Show the matrix in the window that a widget is in; nothing outside such a window."""
    from mapdesigner.qt.board.improvements_view import ImprovementsView
    from mapdesigner.qt.window import Window

    window = widget.window()
    if not isinstance(window, Window):
        return
    view = window.views.view("improvements")
    if isinstance(view, ImprovementsView):
        view.show_face("matrix")
    window.views.show_view("improvements")

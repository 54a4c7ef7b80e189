"""CardsBeside: a map that is kept in sight above another view shows its cards, not its title."""

from PySide6.QtCore import QObject

from mapdesigner.qt.canvas.map_view import MapView
from mapdesigner.qt.canvas.view import PIN_MARGIN_PT
from mapdesigner.qt.shell.views import MAP, Views
from mapdesigner.qt.widgets.soon import soon


class CardsBeside(QObject):
    """Scrolls the title of the map out of a low canvas, and back when the map has the whole room again."""

    def __init__(self, views: Views, canvas: MapView) -> None:
        super().__init__(views)
        self._views = views
        self._canvas = canvas
        self._is_beside = False
        self._scrolled_to: float | None = None
        views.changed.connect(self._follow)

    def begin(self) -> None:
        """Follow a map that was just opened."""
        self._is_beside, self._scrolled_to = False, None
        self._follow()

    def _follow(self) -> None:
        is_beside = self._views.is_beside and self._views.name != MAP
        if is_beside != self._is_beside:
            self._is_beside = is_beside
            # The canvas has its new height only then.
            soon(self, self._scroll)

    def _scroll(self) -> None:
        view = self._canvas.view
        if not self._is_beside:
            if view.top == self._scrolled_to:
                self._canvas.set_view(view._replace(top=0.0))
            self._scrolled_to = None
            return
        headings = (box.y for box in self._canvas.root.children if box.id.startswith("stage:"))
        top = next(headings, 0.0) - PIN_MARGIN_PT
        if view.top < top and not view.is_far:
            self._canvas.set_view(view._replace(top=top))
            self._scrolled_to = self._canvas.view.top
        self._canvas.reveal_selection()

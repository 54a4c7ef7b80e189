"""The map on the screen: laid out after the session, scrolled and zoomed."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from mapdesigner.edit import in_reading_order
from mapdesigner.insight.filtering import Filter
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.lit import Lit, lit_by
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.places import Area, Found, Landing, find, found_at, landing_at
from mapdesigner.model import JourneyMap
from mapdesigner.qt.canvas.far_view import FarPainter
from mapdesigner.qt.canvas.view import (
    View,
    extent,
    fitted,
    fitted_to_width,
    kept_in_reach,
    revealed,
    unpinned,
    zoomed,
)
from mapdesigner.qt.drawing.painter import BoxPainter
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.hiding import among_all, gone_out_of_sight, hidden_words
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.session import Session

WHEEL_ZOOM = 1.0015
SCROLL_STEP_PX = 40


class MapView(QAbstractScrollArea):
    """Follows a session's map and shows a part of it; what is painted and pressed there is the canvas's."""

    view_changed = Signal()
    map_changed = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        filtering: Filtering | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = theme
        self.filtering = filtering or Filtering(self)
        self.view = View()
        self._is_moving_bars = False
        self._memo = Memo()
        self._map = session.map_
        self.shown_map = self.filtering.shown_map(session.map_)
        self._memo_of_some: tuple[Filter, Memo] | None = None
        self.root = lay_out(self.shown_map, self._memo_of_shown())
        self._lit: tuple[JourneyMap, frozenset[str], Lit | None] | None = None
        self._places: dict[str, Found | None] = {}
        self._painter = BoxPainter(theme.palette, keeps_pictures=True)
        self._far_painter = FarPainter(theme.palette)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.horizontalScrollBar().valueChanged.connect(self._follow_scroll_bars)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll_bars)
        self._set_scroll_ranges()
        session.on_map.append(self._follow_map)
        session.on_selection.append(self.viewport().update)
        theme.changed.connect(self._follow_theme)
        self.filtering.changed.connect(self._follow_map)

    # Following the session

    def _follow_map(self) -> None:
        before, shown_before = self._map, self.shown_map
        self._map = self.session.map_
        self.shown_map = self.filtering.shown_map(self._map)
        self.root = lay_out(self.shown_map, self._memo_of_shown())
        self._places.clear()
        self._set_scroll_ranges()
        self.map_changed.emit()
        self.viewport().update()
        if before is not self._map:
            gone = gone_out_of_sight(before, shown_before, self._map, self.shown_map)
            if gone:
                self.session.say(hidden_words(gone))

    def _memo_of_shown(self) -> Memo:
        """Return what is known of the shown map's layout; what a filter hides is not forgotten."""
        if self.shown_map is self._map:
            self._memo_of_some = None
            return self._memo
        if self._memo_of_some is None or self._memo_of_some[0] != self.filtering.filter:
            self._memo_of_some = self.filtering.filter, self._memo.copy()
        return self._memo_of_some[1]

    def take_memo(self, memo: Memo) -> None:
        """Use what was laid out beforehand for the map that comes next."""
        self._memo, self._memo_of_some = memo, None

    def _follow_theme(self) -> None:
        self._painter = BoxPainter(self.theme.palette, keeps_pictures=True)
        self._far_painter = FarPainter(self.theme.palette)
        self.viewport().update()

    def release(self) -> None:
        """Stop following the session; for a canvas that is put away."""
        self.session.on_map.remove(self._follow_map)
        self.session.on_selection.remove(self.viewport().update)
        self.filtering.changed.disconnect(self._follow_map)

    # The view

    def set_view(self, view: View) -> None:
        """Show another part of the map, kept in reach of it."""
        size = self.viewport().size()
        self.view = kept_in_reach(view, self.root, size.width(), size.height())
        self._set_scroll_ranges()
        self.view_changed.emit()
        self.viewport().update()

    def fit(self) -> None:
        """Show the whole map, at 100 % at most."""
        size = self.viewport().size()
        self.set_view(fitted(self.root, size.width(), size.height()))

    def fit_width(self) -> None:
        """Show the map's whole width, at 100 % at most, from its top."""
        self.set_view(fitted_to_width(self.root, self.viewport().width()))

    def zoom_to(self, zoom: float) -> None:
        """Zoom to a factor (1 is 100 %) about the selection, else about the viewport's middle."""
        chosen = next(iter(self._selected_places()), None)
        anchor = None if chosen is None else self.viewport_rect(chosen).center()
        inside = anchor is not None and self.viewport().rect().contains(anchor.toPoint())
        self.zoom_by(zoom / self.view.zoom, anchor if inside else None)
        self.reveal_selection()

    def zoom_by(self, factor: float, anchor: QPointF | None = None) -> None:
        """Zoom by a factor about a point of the viewport, its middle when none is given."""
        self.set_view(zoomed(self.view, factor, anchor or QPointF(self.viewport().rect().center())))

    def scroll_by(self, dx_px: float, dy_px: float) -> None:
        """Move the view by pixels of the screen; positive is right and down."""
        zoom = self.view.zoom
        self.set_view(
            self.view._replace(left=self.view.left + dx_px / zoom, top=self.view.top + dy_px / zoom)
        )

    def reveal(self, area: Area, across_only: bool = False) -> None:
        """Scroll just as far as needed to bring an area of the map into sight, clear of pinned headings."""
        size = self.viewport().size()
        view = revealed(self.view, self.root, area, size.width(), size.height())
        if across_only:
            view = view._replace(top=self.view.top)
        if view != self.view:
            self.set_view(view)

    def reveal_selection(self) -> None:
        """Bring the first selected thing into sight, and of what is below it what there is room for."""
        places = self._selected_places()
        if places:
            first = places[0].area
            # The top wins over the bottom when not all of it fits.
            below = max(found.area.y + found.area.height for found in places if found.area.x == first.x)
            self.reveal(first._replace(height=max(first.height, below - first.y)))

    def _selected_places(self) -> list[Found]:
        """Return the places of the selected cards, in their order on the map, and of a selected cell."""
        chosen = self.session.selection
        cards = (self.card_place(card.id) for card in in_reading_order(self.session.map_, chosen))
        cells = (find(self.root, "cell", id_) for id_ in chosen if "/" in id_)
        return [found for found in (*cards, *cells) if found is not None]

    def _set_scroll_ranges(self) -> None:
        size, zoom = self.viewport().size(), self.view.zoom
        width, height = extent(self.root, zoom, size.width(), size.height())
        extents = (
            (self.horizontalScrollBar(), width, size.width(), self.view.left),
            (self.verticalScrollBar(), height, size.height(), self.view.top),
        )
        # Not by blocking the bars' signals: by them the area learns when to hide a bar.
        was_moving, self._is_moving_bars = self._is_moving_bars, True
        for bar, length, shown_px, at in extents:
            bar.setRange(0, max(0, round(length * zoom - shown_px)))
            bar.setPageStep(shown_px)
            bar.setSingleStep(SCROLL_STEP_PX)
            bar.setValue(round(at * zoom))
        self._is_moving_bars = was_moving

    def _follow_scroll_bars(self) -> None:
        if self._is_moving_bars:
            return
        zoom = self.view.zoom
        self.set_view(
            View(zoom, self.horizontalScrollBar().value() / zoom, self.verticalScrollBar().value() / zoom)
        )

    # What is where

    def on_map(self, position: QPointF) -> QPointF:
        """Return the map's point that is seen at a point of the viewport, pinned headings included."""
        return unpinned(self.root, self.view, self.view.to_map(position))

    def found_at(self, position: QPointF) -> Found | None:
        """Return the thing that is seen at a point of the viewport."""
        point = self.on_map(position)
        return found_at(self.root, point.x(), point.y())

    def card_place(self, card_id: str) -> Found | None:
        """Return where a card is, None when it is not in sight; quick when asked again and again."""
        if card_id not in self._places:
            self._places[card_id] = find(self.root, "card", card_id)
        return self._places[card_id]

    def landing(self, point: QPointF) -> Landing | None:
        """Return where a card dropped at a point of the map would land, among all cards of the cell."""
        landing = landing_at(self.root, point.x(), point.y())
        if landing is None:
            return None
        stage_id, lane_id, place, _ = landing
        return landing._replace(place=among_all(self.session.map_, self.shown_map, stage_id, lane_id, place))

    @property
    def lit(self) -> Lit | None:
        """What belongs to the selected persona, goal or improvement note; None while nothing does."""
        map_, selection = self.session.map_, self.session.selection
        if self._lit is None or self._lit[0] is not map_ or self._lit[1] != selection:
            lit = lit_by(map_, selection)
            self._lit = map_, selection, None if lit is not None and lit.is_about_nothing else lit
        return self._lit[2]

    def viewport_rect(self, found: Found) -> QRectF:
        """Return where a thing is on the viewport, in its own place on the map (not pinned)."""
        area = found.area
        return self.view.rect_from_map(QRectF(area.x, area.y, area.width, area.height))

    @property
    def box_painter(self) -> BoxPainter:
        """The painter of boxes in the present theme, for previews of what is dragged."""
        return self._painter

    def _to_map_coordinates(self, painter: QPainter) -> None:
        # Whole pixels for the origin keep hairlines sharp while scrolling.
        painter.translate(-round(self.view.left * self.view.zoom), -round(self.view.top * self.view.zoom))
        painter.scale(self.view.zoom, self.view.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(WHEEL_ZOOM ** event.angleDelta().y(), event.position())
            return
        delta = (
            QPointF(event.pixelDelta()) if not event.pixelDelta().isNull() else QPointF(event.angleDelta())
        )
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and delta.x() == 0:
            delta = QPointF(delta.y(), 0)
        self.scroll_by(-delta.x(), -delta.y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_view(self.view)

"""The canvas: the laid-out map in a scrolling view, following the session."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.places import Area, Found, find, found_at
from mapdesigner.qt.canvas import keys, menus, overlay, typing
from mapdesigner.qt.canvas.drops import DropIn
from mapdesigner.qt.canvas.far_view import FarPainter
from mapdesigner.qt.canvas.gestures import Gesture, Pan, begin_gesture
from mapdesigner.qt.canvas.hotspots import Hotspot, hotspot_at
from mapdesigner.qt.canvas.inline_editor import InlineEditor
from mapdesigner.qt.canvas.view import (
    ROOM_BELOW_PT,
    ROOM_RIGHT_PT,
    View,
    fitted,
    kept_in_reach,
    labels_right,
    unpinned,
    zoomed,
)
from mapdesigner.qt.painter import BoxPainter
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session

WHEEL_ZOOM = 1.0015
SCROLL_STEP_PX = 40


class Canvas(QAbstractScrollArea):
    """Shows a session's map and turns what the hand does into edits."""

    view_changed = Signal()
    files_dropped = Signal(list)
    improvement_requested = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = theme
        self.view = View()
        self.hovered: Found | None = None
        self.hovered_spot: Hotspot | None = None
        self.gesture: Gesture | None = None
        self.drop_in = DropIn(self)
        self.space_held = False
        self._editor: InlineEditor | None = None
        self._memo = Memo()
        self.root = lay_out(session.map_, self._memo)
        self._painter = BoxPainter(theme.palette)
        self._far_painter = FarPainter(theme.palette)
        self._set_up()
        session.on_map.append(self._follow_map)
        session.on_selection.append(self.viewport().update)
        theme.changed.connect(self._follow_theme)

    def _set_up(self) -> None:
        self.setObjectName("canvas")
        self.setAccessibleName("Journey map")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setAcceptDrops(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.horizontalScrollBar().valueChanged.connect(self._follow_scroll_bars)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll_bars)
        self._set_scroll_ranges()

    # Following the session

    def _follow_map(self) -> None:
        self.root = lay_out(self.session.map_, self._memo)
        self.hovered = None
        self.hovered_spot = None
        if self.gesture is not None:
            self.gesture.map_changed()
        self._set_scroll_ranges()
        if self._editor is not None:
            self._editor.follow_canvas()
        self.viewport().update()

    def take_memo(self, memo: Memo) -> None:
        """Use what was laid out beforehand for the map that comes next."""
        self._memo = memo

    def _follow_theme(self) -> None:
        self._painter = BoxPainter(self.theme.palette)
        self._far_painter = FarPainter(self.theme.palette)
        self.viewport().update()

    def release(self) -> None:
        """Stop following the session; for a canvas that is put away."""
        self.session.on_map.remove(self._follow_map)
        self.session.on_selection.remove(self.viewport().update)

    # The view

    def set_view(self, view: View) -> None:
        """Show another part of the map, kept in reach of it."""
        size = self.viewport().size()
        self.view = kept_in_reach(view, self.root, size.width(), size.height())
        self._set_scroll_ranges()
        if self._editor is not None:
            self._editor.follow_canvas()
        self.view_changed.emit()
        self.viewport().update()

    def fit(self) -> None:
        """Show the whole map, at 100 % at most."""
        size = self.viewport().size()
        self.set_view(fitted(self.root, size.width(), size.height()))

    def zoom_to(self, zoom: float) -> None:
        """Zoom to a factor (1 is 100 %) about the selection or the viewport's middle."""
        self.zoom_by(zoom / self.view.zoom)

    def zoom_by(self, factor: float, anchor: QPointF | None = None) -> None:
        """Zoom by a factor about a point of the viewport, its middle when none is given."""
        self.set_view(zoomed(self.view, factor, anchor or QPointF(self.viewport().rect().center())))

    def scroll_by(self, dx_px: float, dy_px: float) -> None:
        """Move the view by pixels of the screen; positive is right and down."""
        zoom = self.view.zoom
        self.set_view(
            self.view._replace(left=self.view.left + dx_px / zoom, top=self.view.top + dy_px / zoom)
        )

    def reveal(self, area: Area) -> None:
        """Scroll just as far as needed to bring an area of the map into sight, clear of pinned headings."""
        size, zoom = self.viewport().size(), self.view.zoom
        shown = self.view.shown(size.width(), size.height())
        edge = 12 / zoom
        head = 0.0 if self.view.is_far else self._headings_height()
        side = 0.0 if self.view.is_far else labels_right()
        left, top = self.view.left, self.view.top
        if area.x + area.width + edge > shown.right():
            left = area.x + area.width + edge - shown.width()
        if area.x - edge - side < left:
            left = area.x - edge - side
        if area.y + area.height + edge > shown.bottom():
            top = area.y + area.height + edge - shown.height()
        if area.y - edge - head < top:
            top = area.y - edge - head
        if (left, top) != (self.view.left, self.view.top):
            self.set_view(self.view._replace(left=left, top=top))

    def reveal_selection(self) -> None:
        """Bring the first selected thing into sight."""
        for id_ in self.session.selection:
            found = find(self.root, "card", id_) or find(self.root, "cell", id_)
            if found is not None:
                self.reveal(found.area)
                return

    def _headings_height(self) -> float:
        heading = next((box for box in self.root.children if box.id.startswith("stage:")), None)
        return 0.0 if heading is None else heading.height

    def _set_scroll_ranges(self) -> None:
        size, zoom = self.viewport().size(), self.view.zoom
        extents = (
            (self.horizontalScrollBar(), self.root.width + ROOM_RIGHT_PT, size.width(), self.view.left),
            (self.verticalScrollBar(), self.root.height + ROOM_BELOW_PT, size.height(), self.view.top),
        )
        for bar, extent, shown_px, at in extents:
            bar.blockSignals(True)
            bar.setRange(0, max(0, round(extent * zoom - shown_px)))
            bar.setPageStep(shown_px)
            bar.setSingleStep(SCROLL_STEP_PX)
            bar.setValue(round(at * zoom))
            bar.blockSignals(False)

    def _follow_scroll_bars(self) -> None:
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

    def viewport_rect(self, found: Found) -> QRectF:
        """Return where a thing is on the viewport, in its own place on the map (not pinned)."""
        area = found.area
        return self.view.rect_from_map(QRectF(area.x, area.y, area.width, area.height))

    # Typing in place

    @property
    def editor(self) -> InlineEditor | None:
        """The editor that is open on the canvas, if any."""
        return self._editor

    def open_editor(self, make: Callable[[], InlineEditor]) -> None:
        """Finish what is being typed, then open another editor."""
        self.close_editor()
        self._editor = make()

    def close_editor(self) -> None:
        """Keep what is being typed and close the editor."""
        if self._editor is not None:
            self._editor.commit()

    def forget_editor(self, editor: InlineEditor) -> None:
        """Take note that an editor has closed."""
        if self._editor is editor:
            self._editor = None
            self.setFocus()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self.theme.colour("canvas"))
        self._to_map_coordinates(painter)
        size = self.viewport().size()
        shown = self.view.shown(size.width(), size.height())
        if self.view.is_far:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            self._far_painter.paint(painter, self.root, self.view)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        else:
            self._painter.paint(painter, self.root, shown)
        if self.gesture is not None:
            self.gesture.paint_under(painter)
        overlay.paint_below_headings(self, painter, shown)
        if not self.view.is_far:
            overlay.paint_pinned_headings(self, painter, self._painter, shown)
        if self.gesture is not None:
            self.gesture.paint(painter)
        self.drop_in.paint(painter)
        painter.resetTransform()
        if self.view.is_far:
            self._far_painter.paint_headings(painter, self.root, self.view)
        painter.end()

    @property
    def box_painter(self) -> BoxPainter:
        """The painter of boxes in the present theme, for previews of what is dragged."""
        return self._painter

    def _to_map_coordinates(self, painter: QPainter) -> None:
        # Whole pixels for the origin keep hairlines sharp while scrolling.
        painter.translate(-round(self.view.left * self.view.zoom), -round(self.view.top * self.view.zoom))
        painter.scale(self.view.zoom, self.view.zoom)

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_editor()
        self.gesture = begin_gesture(self, event)
        self.update_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.gesture is not None:
            self.gesture.move(event.position(), event.modifiers())
        else:
            self._hover(event.position())
        self.update_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            gesture.release(event.position(), event.modifiers())
            self.viewport().update()
        self.update_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.space_held:
            self.gesture = None
            typing.type_at(self, event.position())

    def cancel_gesture(self) -> bool:
        """Forget the drag that is under way; tell whether there was one."""
        if self.gesture is None:
            return False
        gesture, self.gesture = self.gesture, None
        gesture.cancel()
        self.update_cursor()
        self.viewport().update()
        return True

    def _hover(self, position: QPointF) -> None:
        found, spot = self.found_at(position), hotspot_at(self, position)
        if (found, spot) != (self.hovered, self.hovered_spot):
            self.hovered, self.hovered_spot = found, spot
            self.viewport().update()

    def update_cursor(self) -> None:
        """Show by the cursor what a press would do."""
        shape = Qt.CursorShape.ArrowCursor
        if self.space_held or isinstance(self.gesture, Pan):
            shape = (
                Qt.CursorShape.ClosedHandCursor
                if isinstance(self.gesture, Pan)
                else Qt.CursorShape.OpenHandCursor
            )
        elif self.hovered_spot is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

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

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self.gesture is None:
            self._hover(QPointF(-1, -1))
        if isinstance(event, QNativeGestureEvent) and (
            event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_by(1 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_view(self.view)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.close_editor()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        position = self._menu_point() if by_key else QPointF(self.viewport().mapFromGlobal(event.globalPos()))
        menus.show_menu(self, position)

    def _menu_point(self) -> QPointF:
        for id_ in self.session.selection:
            for kind in ("card", "cell", "stage", "lane"):
                found = find(self.root, kind, id_)
                if found is not None:
                    return self.viewport_rect(found).center()
        return QPointF(QPoint(40, 40))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_held = False
            self.update_cursor()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.space_held = False
        super().focusOutEvent(event)

    # Things dragged in from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drop_in.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drop_in.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_in.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_in.drop(event)

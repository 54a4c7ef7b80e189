"""The canvas: the map under the hand."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from mapdesigner.layout.places import Found, find
from mapdesigner.qt.canvas import composing, keys, menus, overlay, typing
from mapdesigner.qt.canvas.drops import DropIn
from mapdesigner.qt.canvas.gestures import Gesture, Pan
from mapdesigner.qt.canvas.hotspots import Hotspot, hotspot_at
from mapdesigner.qt.canvas.inline_editor import InlineEditor
from mapdesigner.qt.canvas.map_view import MapView
from mapdesigner.qt.canvas.pinned_headings import paint_pinned_headings
from mapdesigner.qt.canvas.press import begin_gesture
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.widgets.letting_go import LETTING_GO
from mapdesigner.qt.widgets.soon import soon
from mapdesigner.session import Session


class Canvas(MapView):
    """Shows a session's map and turns what the hand does into edits."""

    files_dropped = Signal(tuple)
    improvement_requested = Signal(str)
    persona_added = Signal(str)
    typed = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        filtering: Filtering | None = None,
    ) -> None:
        super().__init__(session, theme, parent, filtering)
        self.hovered: Found | None = None
        self.hovered_spot: Hotspot | None = None
        self.gesture: Gesture | None = None
        self.drop_in = DropIn(self)
        self.space_held = False
        self._editor: InlineEditor | None = None
        # Whether an input method composes into the editor while the keyboard is still here.
        self.is_composing = False
        self._has_just_typed = False
        self.setObjectName("canvas")
        self.setAccessibleName("Journey map")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setAcceptDrops(True)
        self.map_changed.connect(self._forget_hover)
        self.map_changed.connect(self._take_gesture_along)
        self.map_changed.connect(self._take_editor_along)
        self.view_changed.connect(self._take_editor_along)

    def _forget_hover(self) -> None:
        self.hovered = None
        self.hovered_spot = None

    def _take_gesture_along(self) -> None:
        if self.gesture is not None and not self.gesture.follow_map():
            self.cancel_gesture()

    # Typing in place

    @property
    def editor(self) -> InlineEditor | None:
        """The editor that is open on the canvas, if any."""
        return self._editor

    def open_editor(self, make: Callable[[], InlineEditor]) -> None:
        """Finish what is being typed and forget a drag, then open another editor; none if the map is held."""
        self.close_editor()
        self.cancel_gesture()
        if not self.session.may_edit():
            return
        self._editor = make()
        if not self.is_composing:
            self._editor.setFocus()
        self._editor.textChanged.connect(self.typed)

    def close_editor(self) -> None:
        """Keep what is being typed and close the editor."""
        if self._editor is not None:
            self._editor.commit()

    def forget_editor(self, editor: InlineEditor, had_keyboard: bool) -> None:
        """Take note that an editor has closed, and take the keyboard that it had."""
        if self._editor is editor:
            self._editor = None
            self.is_composing = False
            # The press that took the focus from the editor comes right after this.
            self._has_just_typed = True
            soon(self, self._forget_typing)
            if had_keyboard:
                self.setFocus()

    def _take_editor_along(self) -> None:
        if self._editor is not None:
            self._editor.follow_canvas()

    def _forget_typing(self) -> None:
        self._has_just_typed = False

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        # Not smooth in pixmaps: they lie on whole pixels, and it would take three times as long.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self.theme.colour("canvas"))
        self._to_map_coordinates(painter)
        size = self.viewport().size()
        shown = self.view.shown(size.width(), size.height())
        lit = self.lit
        dims = None if lit is None else lambda box_id: not lit.has(box_id)
        if self.view.is_far:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            self._far_painter.paint(painter, self.root, self.view, dims)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        else:
            self._painter.paint(painter, self.root, shown, dims)
        if self.gesture is not None:
            self.gesture.paint_under(painter)
        overlay.paint_below_headings(self, painter, shown)
        if not self.view.is_far:
            paint_pinned_headings(self, painter, self._painter, shown)
        if self.gesture is not None:
            self.gesture.paint(painter)
        self.drop_in.paint(painter)
        painter.resetTransform()
        if self.view.is_far:
            self._far_painter.paint_names(painter, self.root, self.view, size.width(), size.height(), dims)
        painter.end()

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_editor()
        self.cancel_gesture()
        # A press that ends typing must not begin the next card under the hand.
        self.gesture = begin_gesture(self, event, may_add=not self._has_just_typed)
        self.update_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            # The release went elsewhere, to a menu or a question.
            self.cancel_gesture()
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
            self.cancel_gesture()
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

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self.gesture is None:
            self._hover(QPointF(-1, -1))
        if event.type() in LETTING_GO:
            self.cancel_gesture()
        if isinstance(event, QNativeGestureEvent) and (
            event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_by(1 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.close_editor()
        self.cancel_gesture()
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
        if self.is_composing and self._editor is not None:
            QCoreApplication.sendEvent(self._editor, event)
        elif not keys.press(self, event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not composing.compose(self, event):
            super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        said = composing.answer(self, query)
        return super().inputMethodQuery(query) if said is None else said

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_held = False
            self.update_cursor()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.space_held = False
        if self.is_composing and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_editor()
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

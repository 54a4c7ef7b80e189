"""What the canvas costs, from an edit or a movement of the hand to the painted pixels."""

from functools import cache

import pytest
from edits import everyday_edits, settle_memory
from maps import LARGE, LARGE_FULL, MIDDLE, make_map

pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from mapdesigner.layout.places import find_card
from mapdesigner.qt.canvas.canvas import Canvas
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.session import Session

SIZES = pytest.mark.parametrize(
    ("size", "aim_ms"), [(MIDDLE, 8), (LARGE, 16), (LARGE_FULL, 16)], ids=["1000", "10000", "10000 full"]
)


@cache
def application():
    """Return the one application, with its theme, for as long as the benchmarks run."""
    app = QApplication.instance() or QApplication(["mapdesigner"])
    return app, Theme("light")


@pytest.fixture
def open_canvas():
    """Return a function that opens a map on a canvas of a usual window's size."""
    canvases = []

    def open_map(size):
        app, theme = application()
        canvas = Canvas(Session(make_map(size)), theme)
        canvas.resize(1100, 860)
        canvas.show()
        app.processEvents()
        assert canvas.windowHandle().isExposed()  # else nothing would be painted, and quickly
        repaint(canvas)
        settle_memory()
        canvases.append(canvas)
        return canvas

    yield open_map
    for canvas in canvases:
        canvas.release()
        canvas.close()
        canvas.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def repaint(canvas):
    """Paint now what would be painted next."""
    canvas.viewport().repaint()


def mouse(canvas, kind, position, buttons=Qt.MouseButton.LeftButton):
    """Send a mouse event to the canvas's viewport."""
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    anywhere = canvas.viewport().mapToGlobal(position)
    event = QMouseEvent(kind, position, anywhere, button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas.viewport(), event)


def named(what, size):
    return f"{what}, {size.cards:,} cards{', full cards' if size.full else ''}"


@SIZES
def test_bench_edit_to_painted_canvas(measure, open_canvas, size, aim_ms):
    canvas = open_canvas(size)
    edits = everyday_edits(size)

    def edit_and_paint(edit):
        assert canvas.session.apply(edit, "Edit")
        repaint(canvas)

    measure.within(named("edit to painted canvas", size), edit_and_paint, aim_ms, prepare=lambda: next(edits))


@SIZES
def test_bench_pan_frame(measure, open_canvas, size, aim_ms):
    canvas = open_canvas(size)

    def pan():
        canvas.scroll_by(7, 23)
        repaint(canvas)

    measure.within(named("pan frame", size), pan, 16)


@SIZES
def test_bench_drag_frame(measure, open_canvas, size, aim_ms):
    canvas = open_canvas(size)
    found = find_card(canvas.root, "card0x0x1")
    start = canvas.viewport_rect(found).center()
    mouse(canvas, QEvent.Type.MouseMove, start, Qt.MouseButton.NoButton)
    mouse(canvas, QEvent.Type.MouseButtonPress, start)
    steps = iter(range(10_000))

    def drag():
        step = next(steps)
        mouse(canvas, QEvent.Type.MouseMove, start + QPointF(20 + step % 500, 20 + step % 300))
        repaint(canvas)

    measure.within(named("drag frame", size), drag, 16)
    assert canvas.cancel_gesture()


@pytest.mark.parametrize("size", [LARGE], ids=["10000"])
def test_bench_whole_map_zoomed_out(measure, open_canvas, size):
    canvas = open_canvas(size)
    canvas.fit()
    assert canvas.view.is_far
    repaint(canvas)
    measure.within(named("whole map zoomed out", size), lambda: repaint(canvas), 16, rounds=100)


@pytest.mark.parametrize("size", [LARGE], ids=["10000"])
def test_bench_edit_while_zoomed_out(measure, open_canvas, size):
    canvas = open_canvas(size)
    canvas.fit()
    edits = everyday_edits(size)

    def edit_and_paint(edit):
        assert canvas.session.apply(edit, "Edit")
        repaint(canvas)

    what = named("edit while zoomed out", size)
    measure.within(what, edit_and_paint, 16, prepare=lambda: next(edits), is_ours=True)

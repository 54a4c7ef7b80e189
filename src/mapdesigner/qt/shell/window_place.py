"""Where a window opens: whole on a screen that is there, and not right over another one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

# What a desktop draws around a window; how much, it tells only once the window is shown.
FRAME = QMargins(4, 36, 4, 4)
STEP_PX = 32
SMALLEST = QSize(900, 560)
USUAL = QSize(1440, 900)
MOST_STEPS = 60


def placed(wanted: QRect, room: QRect, taken: Iterable[QPoint] = ()) -> QRect:
    """Return where a window's content goes: as near to `wanted` as it can be, with its frame inside `room`.

    `taken` are the left top corners of other windows: a window on one of them would hide it.
    """
    inside = room.marginsRemoved(FRAME)
    size = wanted.size().boundedTo(inside.size())
    occupied = {(corner.x(), corner.y()) for corner in taken}
    left, top = _within(wanted.x(), wanted.y(), size, inside)
    for _ in range(MOST_STEPS):
        if (left, top) not in occupied:
            break
        further = _within(left + STEP_PX, top + STEP_PX, size, inside)
        # From the last corner on to the first.
        left, top = further if further != (left, top) else (inside.x(), inside.y())
    return QRect(QPoint(left, top), size)


def restore_shape(window: QWidget, kept: QByteArray) -> None:
    """Give a window that is not shown yet the geometry that was kept, or the usual one, whole on a screen."""
    room = window.screen().availableGeometry()
    window.setMinimumSize(SMALLEST.boundedTo(room.size()))
    window.resize(USUAL.boundedTo(room.size()))
    if not kept.isEmpty():
        # It may be of a screen that is gone or larger.
        window.restoreGeometry(kept)
    elif room.width() <= USUAL.width() or room.height() <= USUAL.height():
        # On a projector every pixel counts.
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    if not window.isMaximized() and not window.isFullScreen():
        window.setGeometry(placed(window.geometry(), _room(window)))


def put_beside(window: QWidget, others: Sequence[QWidget]) -> None:
    """Move a window that is not shown yet to where the last of some others can still be seen below it.

    Right over that one it would look like the same window with its map lost.
    """
    window.setWindowState(Qt.WindowState.WindowNoState)
    last, room = others[-1].geometry(), _room(others[-1])
    smaller = room.marginsRemoved(FRAME).size() - QSize(STEP_PX, STEP_PX)
    size = window.size().boundedTo(smaller)
    wanted = QRect(last.topLeft() + QPoint(STEP_PX, STEP_PX), size)
    window.setGeometry(placed(wanted, room, [other.geometry().topLeft() for other in others]))


def _room(window: QWidget) -> QRect:
    screen = QGuiApplication.screenAt(window.geometry().center()) or window.screen()
    return screen.availableGeometry()


def _within(x: int, y: int, size: QSize, inside: QRect) -> tuple[int, int]:
    return (
        max(inside.x(), min(x, inside.x() + inside.width() - size.width())),
        max(inside.y(), min(y, inside.y() + inside.height() - size.height())),
    )

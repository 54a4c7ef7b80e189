"""Wait for what the window does in its own time."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer


def came_true(is_so: Callable[[], bool], most_ms: int = 10_000) -> bool:
    """Let the event loop run until something is so; QTest.qWait would keep other threads from running."""
    timer = QElapsedTimer()
    timer.start()
    while not is_so() and timer.elapsed() < most_ms:
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()
    return is_so()

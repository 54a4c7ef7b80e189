"""Do something when the event loop comes round, for an owner that may be gone by then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, do: Callable[[], object]) -> None:
    """Call `do` when the event loop comes round, unless the owner is deleted before.

    Not QTimer.singleShot: where its owner goes first, PySide6 keeps `do` and its window for ever.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(do)
    timer.timeout.connect(timer.deleteLater)
    timer.start(0)

"""Letting go of what a person holds, a drag or a menu, when what it is about is no longer there."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget

# They end what the hand is doing: the part is no longer in sight, or a question has to be answered first.
# The release would go elsewhere.
LETTING_GO = (QEvent.Type.Hide, QEvent.Type.WindowBlocked)


def close_popups(within: QObject, kind: type[QWidget] = QWidget) -> None:
    """Close what is open over a part of the window and was made for what is not there any more."""
    closed: list[QWidget] = []
    while (popup := QApplication.activePopupWidget()) is not None and popup not in closed:
        if not isinstance(popup, kind) or not _is_within(popup, within):
            return
        closed.append(popup)
        popup.close()


def close_menus(within: QObject) -> None:
    """Close the menus that are open over a part of the window."""
    close_popups(within, QMenu)


def _is_within(part: QObject, whole: QObject) -> bool:
    here: QObject | None = part
    while here is not None and here is not whole:
        here = here.parent()
    return here is whole

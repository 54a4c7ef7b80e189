"""Scroll a panel no further than is needed to see something in it."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN_PX = 12


def reveal(widget: QWidget) -> None:
    """Scroll the panel around a widget until all of it is seen, its top when it is higher than the panel.

    Nothing moves when it is in sight already, or in no panel.
    """
    area = _panel_of(widget)
    inner = area.widget() if area is not None else None
    if area is None or inner is None:
        return
    layout = inner.layout()
    if layout is not None:
        layout.activate()
    bar, room = area.verticalScrollBar(), area.viewport().height()
    top = widget.mapTo(inner, QPoint(0, 0)).y()
    bottom = top + widget.height()
    if bar.value() <= top and bottom <= bar.value() + room:
        return
    if top < bar.value() or bottom - top + 2 * MARGIN_PX > room:
        bar.setValue(top - MARGIN_PX)
    else:
        bar.setValue(bottom + MARGIN_PX - room)


def _panel_of(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around

"""The PySide6 that we install must not lose references to None: 6.12.0 does on Python 3.11, then aborts."""

import sys

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsRectItem


def test_calls_that_return_nothing_keep_the_count_of_none():
    item = QGraphicsRectItem()
    before = sys.getrefcount(None)
    for step in range(50):
        item.setPos(QPointF(step, step))
    assert abs(sys.getrefcount(None) - before) < 25  # each lossy call takes one away

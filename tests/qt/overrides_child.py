"""Errors of each kind in each kind of method that Qt calls: the other half of test_overrides.py.

Prints for each "KIND PLACE: ERRORS HEARD", and "done" at the end.
"""

import sys

import PySide6
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    QSize,
    Qt,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

import mapdesigner.qt  # noqa: F401  as in the program, before any class is made of one of Qt's

LEFT = Qt.MouseButton.LeftButton
KINDS = {
    "raised in Python": lambda: {}.pop("what", None) or _raise(),
    "list.index": lambda: [1].index(2),
    "item of an empty list": lambda: [][3],
    "int": lambda: int("x"),
    "a Qt function": lambda: QPointF("a"),
}
heard = []
kind, place = "", ""


def _raise():
    raise KeyError("what")


def fail_in(here):
    """Raise the present kind of error where it is this place's turn."""
    if here == place:
        KINDS[kind]()


class Widget(QWidget):
    def event(self, event) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            fail_in("event")
        return super().event(event)

    def mousePressEvent(self, event):
        fail_in("mousePressEvent")
        if place == "resizeEvent, by a press":
            self.resize(self.size() + QSize(1, 1))

    def mouseReleaseEvent(self, event):
        fail_in("mouseReleaseEvent")

    def keyPressEvent(self, event):
        fail_in("keyPressEvent")

    def paintEvent(self, event):
        painter = QPainter(self)
        fail_in("paintEvent")
        painter.end()

    def resizeEvent(self, event):
        fail_in("resizeEvent, by a press")

    def dragEnterEvent(self, event):
        event.accept()

    def dropEvent(self, event):
        fail_in("dropEvent")

    def sizeHint(self) -> QSize:
        fail_in("sizeHint")
        return QSize(100, 60)

    def closeEvent(self, event):
        fail_in("closeEvent")


class Area(QAbstractScrollArea):
    def viewportEvent(self, event) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            fail_in("viewportEvent")
        return super().viewportEvent(event)

    def mousePressEvent(self, event):
        fail_in("mousePressEvent in a viewport")
        self.viewport().repaint()

    def paintEvent(self, event):
        painter = QPainter(self.viewport())
        fail_in("paintEvent by repaint in mousePressEvent")
        painter.end()


class Filter(QObject):
    def eventFilter(self, watched, event) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            fail_in("eventFilter")
        return super().eventFilter(watched, event)


class Model(QAbstractListModel):
    def rowCount(self, parent=None) -> int:
        fail_in("rowCount")
        return 2

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        fail_in("data")
        return "A row" if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index) -> Qt.ItemFlag:
        fail_in("flags")
        return Qt.ItemFlag.ItemIsEnabled


class Delegate(QStyledItemDelegate):
    def paint(self, painter, option, index):
        fail_in("paint of a delegate")
        super().paint(painter, option, index)

    def sizeHint(self, option, index) -> QSize:
        fail_in("sizeHint of a delegate")
        return QSize(80, 20)


def use():
    """Make a window with each kind of part, and do each kind of thing with it."""
    window = Widget()
    column = QVBoxLayout(window)
    button, area, inner, rows = QPushButton(), Area(), Widget(), QListView()
    watch, model, delegate = Filter(), Model(), Delegate()
    button.clicked.connect(lambda: fail_in("slot"))
    button.installEventFilter(watch)
    rows.setModel(model)
    rows.setItemDelegate(delegate)
    for part in (button, area, inner, rows):
        column.addWidget(part)
    window.show()
    QCoreApplication.processEvents()
    QTest.mouseClick(button, LEFT)
    QTest.mouseClick(inner, LEFT)
    QTest.mouseClick(area.viewport(), LEFT)
    QTest.mouseClick(rows.viewport(), LEFT)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QCoreApplication.sendEvent(inner, key)
    data = QMimeData()
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    inner.setAcceptDrops(True)
    # From 6.12 on it takes a QPointF as well, and warns of a QPoint.
    over = QPointF(1, 1) if PySide6.__version_info__ >= (6, 12) else QPoint(1, 1)
    QCoreApplication.sendEvent(inner, QDragEnterEvent(over, *how))
    QCoreApplication.sendEvent(inner, QDropEvent(QPointF(1, 1), *how))
    QCoreApplication.processEvents()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


PLACES = (
    *("event", "mousePressEvent", "mouseReleaseEvent", "keyPressEvent", "paintEvent", "dropEvent"),
    *("sizeHint", "resizeEvent, by a press", "closeEvent", "viewportEvent", "eventFilter"),
    *("mousePressEvent in a viewport", "paintEvent by repaint in mousePressEvent"),
    *("rowCount", "data", "flags", "paint of a delegate", "sizeHint of a delegate", "slot"),
)


def main():
    """Try all."""
    global kind, place
    sys.excepthook = lambda kind, error, trace: heard.append(f"{kind.__name__} in {_last_line(trace)}")
    application = QApplication(["overrides"])
    for kind in KINDS:
        for place in PLACES:
            heard.clear()
            use()
            print(f"{kind} / {place}: {' '.join(sorted({*heard}))}", flush=True)
    application.quit()
    print("done", flush=True)


def _last_line(trace):
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_code.co_name


if __name__ == "__main__":
    main()

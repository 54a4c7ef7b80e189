"""The floor of the start: a bare QGraphicsView with a thousand boxes of text, painted once.

python tests/bench/qt/bare_view.py
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView


def main() -> int:
    """Show the view, paint it and end."""
    app = QApplication(sys.argv[:1])
    scene = QGraphicsScene()
    for place in range(1_000):
        x, y = place % 10 * 236, place // 10 * 70
        scene.addRect(x, y, 224, 62)
        scene.addSimpleText(f"Touchpoint {place}").setPos(x + 10, y + 8)
    view = QGraphicsView(scene)
    view.resize(1600, 1000)
    view.show()
    app.processEvents()
    QTimer.singleShot(0, app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

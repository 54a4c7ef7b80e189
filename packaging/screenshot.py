"""Make the README's picture of the window: the bookshop sample with the checkout selected.

    python packaging/screenshot.py [OUT.png] [--dark]

Draws without a screen, through Qt's offscreen platform.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZE = (1600, 1000)
SELECTED = "Checkout"


def main() -> int:
    """Write the picture and return 0."""
    parser = argparse.ArgumentParser(description="Make the README's picture of the window.")
    parser.add_argument("out", nargs="?", type=Path, default=HERE / "screenshot.png")
    parser.add_argument("--dark", action="store_true", help="in the dark theme")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from mapdesigner.model import card_text, cards_of
    from mapdesigner.qt.drawing.theme import Theme
    from mapdesigner.qt.settings import Settings
    from mapdesigner.qt.shell.window import Window
    from mapdesigner.resources import samples_path

    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        theme = Theme("dark" if arguments.dark else "light")
        window = Window(theme, Settings(Path(folder)), lambda: None)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*SIZE)
        window.show_map()
        window.show()
        window.document.open_file(samples_path() / "online-bookshop.json")
        cards = (card for _, card in cards_of(window.session.map_) if card_text(card) == SELECTED)
        window.session.select([next(cards).id])
        application.processEvents()
        window.grab().save(str(arguments.out))
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

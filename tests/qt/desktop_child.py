"""The program on a real desktop, with a hand in it: the other half of test_real_desktop.py.

    desktop_child.py FILE DEED

The window opens on FILE as usual. DEED is "nothing", "cards" or "picture", what is copied; after it
the program quits as by its menu.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mapdesigner.model import cards_of
from mapdesigner.qt import app
from mapdesigner.qt.editing import copy_picture
from mapdesigner.qt.editing.clipboard import copy_cards
from mapdesigner.qt.shell.window import Window


def copied(window, what):
    """Copy as the keys do it."""
    window.session.select(card.id for _, card in cards_of(window.session.map_))
    if what == "cards":
        copy_cards(window.session)
    elif what == "picture":
        copy_picture.copy_map(window.session)


def work(what):
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
    copied(window, what)
    QTimer.singleShot(100, window, window.quit)


if __name__ == "__main__":
    file, deed = Path(sys.argv[1]), sys.argv[2]
    begin = app._begin

    def begin_and_work(*arguments):
        begin(*arguments)
        QTimer.singleShot(0, lambda: work(deed))

    app._begin = begin_and_work
    sys.exit(app.run(file))

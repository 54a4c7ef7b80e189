"""The program until it is told to end: the other half of test_ending.py.

    ending_child.py CONFIG WHAT

WHAT is "saved", "unsaved", "busy", or "question" for one that the start asks. Prints "ready" when it can be
told, "asked" when it asks a question, "cancelled" when that was answered by going on, and "ended" with the
exit code at the end.
"""

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from mapdesigner.edit import change_map
from mapdesigner.qt import app, settings


class Watching(QObject):
    """Tells of each question, and answers the first with Cancel where that is wanted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QMessageBox):
            if os.environ.pop("GO_ON", ""):
                QTimer.singleShot(0, watched, watched.reject)
                QTimer.singleShot(50, self, lambda: say("cancelled"))
            say("asked")
        return False


def say(words):
    print(words, flush=True)


def begin(what):
    """Change the map where that is wanted, and tell that all is ready."""
    program = QApplication.instance()
    window = next(one for one in program.topLevelWidgets() if hasattr(one, "session"))
    window.document.new()
    if what == "unsaved":
        window.session.apply(partial(change_map, title="Not saved yet"), "Rename map")
    if what == "busy":
        program.timer = QTimer(program)
        program.timer.timeout.connect(lambda: sum(range(20_000)))
        program.timer.start(0)
    say("ready")


def main(config, what):
    """Run the program as it is run, with settings of its own."""
    app.Settings = partial(settings.Settings, Path(config))
    prepare = app.App.prepare

    def prepared(program):
        prepare(program)
        QApplication.instance().watching = watching = Watching()
        QApplication.instance().installEventFilter(watching)
        QTimer.singleShot(0, lambda: begin(what))

    open_all = app.App.open_all

    def opened(program, paths):
        QApplication.instance().watching = watching = Watching()
        QApplication.instance().installEventFilter(watching)
        say("ready")
        open_all(program, paths)

    app.App.prepare = prepared
    if what == "question":
        app.App.open_all = opened
    code = app.run(*([Path(config, "missing.json")] if what == "question" else []))
    say(f"ended {code}")


if __name__ == "__main__":
    main(*sys.argv[1:])

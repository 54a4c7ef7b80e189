"""Wait for a job on another thread: the window paints on, and a long job can be cancelled."""

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from mapdesigner.qt.widgets.worker import Job, Worker

# Shorter than this a dialog would only flash.
PATIENCE_MS = 300


class Stopped(Exception):
    """The user pressed Cancel."""


def wait_for(parent: QWidget, words: str, job: Job) -> object:
    """Run a job on another thread and return its outcome; meanwhile the window paints but takes no input.

    Raises Stopped when the user pressed Cancel, or what the job raised.
    """
    worker, loop = Worker(parent), QEventLoop()
    outcome: list[object] = []
    trouble: list[BaseException] = []
    worker.done.connect(outcome.append)
    worker.failed.connect(trouble.append)
    worker.done.connect(loop.quit)
    worker.failed.connect(loop.quit)
    worker.start(job)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not outcome and not trouble:
        _wait_with_dialog(parent, words, worker, loop)
    worker.shut_down()
    worker.deleteLater()
    if trouble:
        raise trouble[0]
    if not outcome:
        raise Stopped
    return outcome[0]


def _wait_with_dialog(parent: QWidget, words: str, worker: Worker, loop: QEventLoop) -> None:
    dialog = QProgressDialog(words, "Cancel", 0, 0, parent)
    dialog.setWindowTitle("Map Designer")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(0)
    dialog.setAutoClose(False)
    dialog.canceled.connect(worker.cancel)
    dialog.canceled.connect(loop.quit)
    dialog.show()
    loop.exec()
    dialog.hide()
    dialog.deleteLater()

"""What is to be done soon is done, and holds nobody who is gone by then."""

import gc
import weakref

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from waiting import came_true

from mapdesigner.qt.widgets.soon import soon
from mapdesigner.qt.widgets.worker import Worker


class Held:
    pass


def deleted(owner):
    owner.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_what_is_to_be_done_soon_is_done(app):
    owner, done = QObject(), []
    soon(owner, lambda: done.append(1))
    assert done == []
    assert came_true(lambda: done == [1])
    assert came_true(lambda: owner.children() == [])


def test_what_was_to_be_done_for_somebody_who_is_gone_is_let_go(app):
    owner, held, done = QObject(), Held(), []
    gone = weakref.ref(held)
    soon(owner, lambda held=held: done.append(held))
    deleted(owner)
    del held
    QApplication.processEvents()
    assert (gone(), done) == (None, [])


def test_a_job_that_never_began_is_let_go(app):
    """Qt deletes it in its own way: the job, and the window it belonged to, stayed for ever."""
    worker, held = Worker(), Held()
    gone = weakref.ref(held)
    worker.start(lambda _, __: Held())
    worker.start(lambda _, __, held=held: held)
    worker.shut_down()
    del held
    deleted(worker)
    assert gone() is None

"""A job on another thread."""

import threading

from waiting import came_true

from mapdesigner.qt.widgets.worker import Worker


def test_a_job_runs_elsewhere_and_its_outcome_comes_here(app):
    worker = Worker()
    told, done = [], []
    worker.progressed.connect(lambda share, doing: told.append((share, doing)))
    worker.done.connect(lambda value: done.append((value, threading.current_thread())))

    def job(progress, cancelled):
        progress(0.5, "half way")
        return threading.current_thread()

    worker.start(job)
    assert came_true(lambda: done)
    assert done[0][0] is not threading.main_thread()
    assert done[0][1] is threading.main_thread()
    assert told == [(0.5, "half way")]
    assert not worker.is_busy


def test_a_job_that_fails_says_why(app):
    worker = Worker()
    failed = []
    worker.failed.connect(failed.append)
    worker.start(lambda progress, cancelled: 1 / 0)
    assert came_true(lambda: failed)
    assert isinstance(failed[0], ZeroDivisionError)


def test_only_the_last_job_is_heard_and_the_one_before_is_told_to_stop(app):
    worker = Worker()
    done = []
    worker.done.connect(done.append)
    begun, stopped = threading.Event(), threading.Event()

    def slow(progress, cancelled):
        begun.set()
        while not cancelled():
            stopped.wait(0.005)
        stopped.set()
        return "stale"

    worker.start(slow)
    assert begun.wait(10)
    worker.start(lambda progress, cancelled: "fresh")
    assert came_true(lambda: done)
    assert done == ["fresh"]
    assert stopped.is_set()
    worker.shut_down()

"""The program itself, as a process: its log, an error that it survives, a crash that it tells next time."""

import os
import subprocess
import sys

import pytest

from mapdesigner import fatal

PROGRAM = """
import faulthandler, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import mapdesigner.qt.app as app
from mapdesigner.qt.document.trouble_dialog import TroubleDialog

def dialogs():
    return [d for d in QApplication.topLevelWidgets() if isinstance(d, TroubleDialog) and d.isVisible()]

def act():
    if "crash" in sys.argv:
        faulthandler._sigsegv()
    if "error" in sys.argv:
        QTimer.singleShot(400, tell)
        raise KeyError("no such lane")
    tell()

def tell():
    for dialog in dialogs():
        print(dialog.findChildren(type(dialog.words))[0].text())
        dialog.accept()
    QApplication.closeAllWindows()
    QTimer.singleShot(0, QApplication.quit)

opened = app.App.open_window
def open_window(self, path=None):
    QTimer.singleShot(700, act)
    return opened(self, path)
app.App.open_window = open_window
sys.exit(app.run())
"""


def run_program(tmp_path, *what):
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *what],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "darwin", reason="the state folder there can't be moved")
def test_the_program_logs_its_start_and_survives_an_error(tmp_path):
    run = run_program(tmp_path, "error")
    assert run.returncode == 0, run.stderr
    assert "Something went wrong" in run.stdout
    assert "Traceback" not in run.stderr
    (log,) = tmp_path.rglob("mapdesigner.log")
    written = log.read_text(encoding="utf-8")
    assert "PySide6" in written.splitlines()[0]
    assert "KeyError: 'no such lane'" in written
    assert not fatal.fatal_path(log.parent.parent).read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a real segmentation fault")
def test_a_crash_is_told_at_the_next_start_and_only_then(tmp_path):
    assert run_program(tmp_path, "crash").returncode != 0
    second = run_program(tmp_path)
    assert (second.returncode, second.stdout.splitlines()) == (
        0,
        ["The program ended unexpectedly last time"],
    )
    third = run_program(tmp_path)
    assert (third.returncode, third.stdout) == (0, "")


def test_the_log_is_not_opened_before_the_window_is_up():
    names = ("mapdesigner.log", "logging.handlers", "mapdesigner.qt.document.trouble_dialog")
    code = f"import sys, mapdesigner.qt.app; print(*(name for name in {names} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split() == []

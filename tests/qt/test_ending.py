"""Told to end by the terminal or the system, the program closes as by hand; what is not saved is kept."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as on Unix")
CHILD = Path(__file__).with_name("ending_child.py")
ASKING = ("SIGINT", "SIGTERM")


class Program:
    """The program in a process of its own."""

    def __init__(self, folder, what, **environment):
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, str(CHILD), str(folder), what],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
        self.hears("ready")

    def hears(self, words):
        """Wait until it says something."""
        for line in self.process.stdout:
            if line.strip() == words:
                return
        raise AssertionError(f"it ended without “{words}”: {self.process.stderr.read()}")

    def tell(self, name):
        """Send a signal."""
        self.process.send_signal(getattr(signal, name))

    def end(self):
        """Wait until it ended; return its exit code and what it said last and complained of."""
        out, complaints = self.process.communicate(timeout=30)
        return self.process.returncode, out.strip(), complaints

    def kept(self):
        """Return what is kept for recovery, as text."""
        return "".join(
            file.read_text("utf-8", "replace") for file in (self.folder / "state/recovery").glob("*.map")
        )

    def fault(self):
        """Return the trace of a crash, empty for none."""
        file = self.folder / "state/log/fatal.log"
        return file.read_text("utf-8") if file.exists() else ""


@pytest.fixture
def started(tmp_path):
    """Return what starts a program, which ends with the test."""
    programs = []

    def start(what, **environment):
        programs.append(Program(tmp_path / "config", what, **environment))
        return programs[-1]

    yield start
    for program in programs:
        program.process.kill()
        program.process.communicate()


@pytest.mark.parametrize("name", [*ASKING, "SIGHUP"])
@pytest.mark.parametrize("what", ["saved", "busy"])
def test_with_everything_saved_it_closes_without_a_question(started, name, what):
    program = started(what)
    program.tell(name)
    code, said, complaints = program.end()
    assert (code, said) == (0, "ended 0")
    assert "Traceback" not in complaints
    assert not program.kept()


@pytest.mark.parametrize("name", [*ASKING, "SIGHUP"])
def test_during_a_question_at_the_start_it_ends_too(started, name):
    program = started("question")
    program.hears("asked")
    program.tell(name)
    assert program.end()[:2] == (0, "ended 0")


@pytest.mark.parametrize("name", ASKING)
def test_with_unsaved_work_it_asks_and_told_again_it_ends_at_once_and_the_work_is_kept(started, name):
    program = started("unsaved")
    program.tell(name)
    program.hears("asked")
    program.tell(name)
    code, said, _ = program.end()
    assert code == -getattr(signal, name)
    assert said == ""
    assert "Not saved yet" in program.kept()
    assert not program.fault()


def test_who_would_rather_go_on_is_asked_again_the_next_time(started):
    program = started("unsaved", GO_ON="1")
    program.tell("SIGINT")
    program.hears("cancelled")
    program.tell("SIGINT")
    program.hears("asked")
    program.tell("SIGINT")
    assert program.end()[0] == -signal.SIGINT
    assert "Not saved yet" in program.kept()


def test_with_its_terminal_gone_it_asks_nobody_and_the_work_is_kept(started):
    program = started("unsaved")
    program.tell("SIGHUP")
    code, said, _ = program.end()
    assert (code, said) == (-signal.SIGHUP, "")
    assert "Not saved yet" in program.kept()


def test_what_is_started_to_outlive_its_terminal_does(started):
    handler = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        program = started("saved")
    finally:
        signal.signal(signal.SIGHUP, handler)
    program.tell("SIGHUP")
    program.tell("SIGINT")
    assert program.end()[:2] == (0, "ended 0")


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs a screen that can be taken away")
def test_when_the_screen_is_gone_it_ends_without_a_crash_and_the_work_is_kept(started):
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    try:
        program = started("unsaved", DISPLAY=display, QT_QPA_PLATFORM="xcb")
    finally:
        screen.kill()
        screen.wait()
    code, said, complaints = program.end()
    assert (code, said) == (1, "")
    assert "The X11 connection broke" in complaints
    assert "Not saved yet" in program.kept()
    assert not program.fault()

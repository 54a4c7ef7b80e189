"""A monkey plays with the window for a while, and whatever it did, nothing breaks and nothing is lost.

A long run gives it minutes for each seed, and other seeds:

    MAPDESIGNER_MONKEY_MINUTES=20 MAPDESIGNER_MONKEY_SEEDS="4 5 6" python -m pytest tests/qt/test_monkey.py
"""

import gc
import os
import shutil
import weakref

import pytest
from monkey import Monkey
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from waiting import came_true

from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import open_map
from mapdesigner.qt.app import App
from mapdesigner.qt.settings import Settings
from mapdesigner.resources import samples_path

MINUTES = float(os.environ.get("MAPDESIGNER_MONKEY_MINUTES", "0"))
SEEDS = [int(seed) for seed in os.environ.get("MAPDESIGNER_MONKEY_SEEDS", "1 2 3").split()]
DEEDS = 150
SAMPLES = ("online-bookshop.json", "bankkonto-norsk.json", "clinic-visit.json")
MOST_WINDOWS = 3


class Outside(QObject):
    """What the desktop would open, were this a person's."""

    @Slot("QUrl")
    def hear(self, url: object) -> None:
        del url


class Program:
    """The windows that are open, and the first map of each one's history, as it was then."""

    def __init__(self, theme, folder):
        self.app = App(Settings(folder / "config"), theme)
        self._firsts: dict[int, tuple[object, bytes]] = {}

    @property
    def windows(self):
        return list(self.app.open_windows())

    def shown(self):
        """Return the windows to play with; there is always one, and never are there many."""
        for window in self.windows[MOST_WINDOWS:]:
            leave(window)
        return self.windows or [self.app.open_window()]

    def look_at_histories(self):
        """Remember the first map of each history; it must be the same at the end."""
        for window in self.windows:
            first = first_of(window.session.history)
            known = self._firsts.get(id(window))
            if known is None or known[0] is not first:
                self._firsts[id(window)] = first, write_map(first)

    def undo_everything(self):
        for window in self.windows:
            window.document.held_changed.emit()
            window.keep_typing()
            first = first_of(window.session.history)
            known = self._firsts.get(id(window), (first, write_map(first)))
            while window.session.history.past:
                window.session.undo()
            assert write_map(window.session.map_) == write_map(first)
            if known[0] is first:
                assert write_map(window.session.map_) == known[1]


def first_of(history):
    return history.past[0].map_ if history.past else history.present


@pytest.mark.timeout(300 + 90 * MINUTES)
@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_monkey_does_nothing_breaks_and_nothing_is_lost(app, theme, tmp_path, seed, capsys):
    outside = Outside()
    QDesktopServices.setUrlHandler("file", outside, "hear")
    maps = tmp_path / "maps"
    maps.mkdir()
    for name in SAMPLES:
        shutil.copy(samples_path() / name, maps / name)
    before = len(QApplication.allWidgets())
    program = Program(theme, tmp_path)
    program.app.open_window(maps / SAMPLES[seed % len(SAMPLES)])
    monkey = Monkey(seed, program.shown, maps)
    clock = QElapsedTimer()
    clock.start()
    done = 0
    try:
        while clock.elapsed() < MINUTES * 60_000 or done < DEEDS:
            monkey.play()
            program.look_at_histories()
            done += 1
        saved_maps_reopen_equal(program, tmp_path)
        program.undo_everything()
    finally:
        with capsys.disabled():
            if MINUTES:
                print(f"\nseed {seed}: {done} deeds")
        print(f"Seed {seed}, after {done} deeds, the last of them:", *monkey.deeds, sep="\n    ")
        gone = [weakref.ref(window) for window in program.windows]
        for window in program.windows:
            leave(window)
        del window, monkey
        QDesktopServices.unsetUrlHandler("file")
        theme.set_mode("light")  # all window tests share it
    # A thread that still works for a window, drawing a preview, holds it until it is done.
    assert came_true(lambda: not alive(gone), 20_000), "a closed window is not let go"
    assert len(QApplication.allWidgets()) <= before


def leave(window):
    """Close a window without a question."""
    window.canvas.close_editor()
    window.session.mark_saved(window.settings.state_folder / "unused.json", window.session.map_)
    window.close()


def alive(windows):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return [window for window in windows if window() is not None]


def saved_maps_reopen_equal(program, folder):
    for number, window in enumerate(program.windows):
        window.keep_typing()
        path = folder / f"saved {number}.json"
        path.write_bytes(write_map(window.session.map_))
        assert open_map(path) == window.session.map_

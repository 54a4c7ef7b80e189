"""What the insight view costs the window's thread: frames while the rules look at a thousand cards."""

import time

import pytest
from edits import everyday_edits, settle_memory
from maps import MIDDLE, make_map
from test_bench_canvas import application

pytest.importorskip("PySide6")

from PySide6.QtCore import QTimer

from mapdesigner.qt.insight.watcher import Watcher
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.shell.window import Window

TICK_MS = 1
LOOKS = 12


@pytest.fixture
def window(tmp_path, monkeypatch):
    """Open a window of a laptop's size on a map of a thousand cards."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    app, theme = application()
    opened = Window(theme, Settings(), lambda: None)
    opened.resize(1280, 720)
    opened.show_map()
    opened.show()
    opened.session.replace(make_map(MIDDLE), None)
    app.processEvents()
    yield opened
    opened.session.mark_saved(tmp_path / "map.json", opened.session.map_)
    opened.close()
    opened.deleteLater()
    app.processEvents()


def longest_gap_s(app, window, edit):
    """Do an edit, and return how long the event loop stood still at most until the rules had looked again."""
    watcher = window.findChild(Watcher)
    window.session.apply(edit, "Edit")
    app.processEvents()
    gaps, last = [0.0], time.perf_counter()

    def tick():
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(tick)
    timer.start()
    until = time.perf_counter() + 10
    while watcher.map_ is not window.session.map_ and time.perf_counter() < until:
        app.processEvents()
    for _ in range(20):
        app.processEvents()
    timer.stop()
    assert watcher.map_ is window.session.map_
    return max(gaps)


@pytest.mark.parametrize("view", ["canvas", "insight"])
def test_bench_frames_while_the_rules_look(measure, window, view):
    app, _ = application()
    window.views.show_view(view) if view != "canvas" else None
    edits = everyday_edits(MIDDLE)
    longest_gap_s(app, window, next(edits))
    settle_memory()
    gaps = [longest_gap_s(app, window, next(edits)) for _ in range(LOOKS)]
    where = "the findings open" if view == "insight" else "the map open"
    measure.told(f"longest gap while the rules look, {where}", gaps, 1000 / 60)

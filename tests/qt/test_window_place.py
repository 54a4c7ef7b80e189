"""Windows open whole on a screen, beside those that are open already."""

import pytest
from PySide6.QtCore import QPoint, QRect

from mapdesigner.model import new_map
from mapdesigner.qt.app import App
from mapdesigner.qt.compare.opening import make_future_copy
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.shell.window import Window
from mapdesigner.qt.shell.window_place import FRAME, STEP_PX, placed
from mapdesigner.resources import samples_path

PROJECTOR, LAPTOP = QRect(0, 0, 1280, 720), QRect(0, 27, 1920, 1053)


@pytest.mark.parametrize("room", [PROJECTOR, LAPTOP, QRect(-1280, 200, 1280, 720)])
@pytest.mark.parametrize(
    "wanted",
    [
        QRect(0, 0, 1440, 900),
        QRect(3000, 2000, 900, 560),
        QRect(-5000, -40, 900, 560),
        QRect(1000, 600, 1200, 700),
    ],
)
def test_a_window_lies_on_the_screen_with_its_frame(room, wanted):
    assert room.contains(placed(wanted, room).marginsAdded(FRAME))


def test_a_window_stays_where_it_was_kept_if_there_is_room():
    assert placed(QRect(300, 200, 1000, 600), LAPTOP) == QRect(300, 200, 1000, 600)


def test_windows_do_not_hide_each_other():
    taken = []
    for _ in range(40):
        place = placed(QRect(300, 200, 1200, 700), LAPTOP, taken)
        assert LAPTOP.contains(place.marginsAdded(FRAME))
        taken.append(place.topLeft())
    assert len({(corner.x(), corner.y()) for corner in taken[:10]}) == 10


def test_a_window_that_fills_the_screen_is_not_moved_off_it():
    place = placed(QRect(0, 0, 4000, 4000), PROJECTOR, [QPoint(FRAME.left(), FRAME.top())])
    assert PROJECTOR.contains(place.marginsAdded(FRAME))


@pytest.fixture
def program(theme, tmp_path):
    """The program with its first window on a map, where a person put it on a larger screen that is gone."""
    settings = Settings(tmp_path)
    window = Window(theme, settings, lambda: None)
    window.setGeometry(QRect(3000, 2000, 1200, 700))
    settings.keep_window_part("geometry", window.saveGeometry())
    window.document.close()
    window.deleteLater()
    program = App(settings, theme)
    program.open_window(samples_path() / "online-bookshop.json")
    yield program
    for window in program.open_windows():
        window.session.replace(new_map(), None)
        window.close()


def corner_is_seen(window):
    """Whether a window's title bar is on its screen, and as much of the window as there is room for."""
    room, place = window.screen().availableGeometry(), window.geometry()
    across = place.right() <= room.right() or place.width() > room.width() - FRAME.left() - STEP_PX
    return room.contains(place.topLeft() - QPoint(FRAME.left(), FRAME.top())) and across


def test_a_window_kept_on_a_screen_that_is_gone_opens_on_this_one(program):
    (window,) = program.open_windows()
    assert corner_is_seen(window)


def test_future_state_copies_open_on_the_screen_and_not_over_each_other(program):
    (first,) = program.open_windows()
    for _ in range(5):
        make_future_copy(first)
    windows = program.open_windows()
    assert len(windows) == 6
    assert all(map(corner_is_seen, windows))
    assert len({(window.x(), window.y()) for window in windows}) > 1

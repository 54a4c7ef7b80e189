"""Windows, dialogs and menus that were closed are gone, and what they took is given back."""

import gc
from collections import Counter
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from shiboken6 import isValid
from waiting import came_true

from mapdesigner.qt.app import App
from mapdesigner.qt.canvas import menus
from mapdesigner.qt.compare.opening import compare_with
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.shell.views import VIEWS
from mapdesigner.qt.shell.window import Window
from mapdesigner.resources import samples_path

SAMPLE = samples_path() / "online-bookshop.json"


@pytest.fixture
def program(app, theme, tmp_path):
    """Return the program with no window open yet."""
    program = App(Settings(tmp_path / "config"), theme)
    yield program
    for window in program.open_windows():
        window.close()
    settle()


def settle():
    """Let happen what is due, and what the event loop would delete then."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def windows():
    return [thing for thing in gc.get_objects() if isinstance(thing, Window)]


def widgets():
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())


def use(window):
    """See each view, each page of the left panel and each page of the inspector."""
    for view in VIEWS:
        window.views.show_view(view.name)
        settle()
    for page in ("touchpoints", "personas", "goals"):
        window.show_side_page(page)
    map_ = window.session.map_
    cards = map_.stages[0].cards
    for thing in (map_.stages[0], map_.lanes[0], cards[0], map_.goals[0], map_.personas[0]):
        window.session.select((thing.id,))
        settle()


def open_and_close(program, does=lambda window: None):
    window = program.open_window(SAMPLE)
    settle()
    does(window)
    window.close()


def test_ten_maps_opened_and_closed_leave_no_window_and_no_widget(program):
    open_and_close(program)
    settle()
    before, known = widgets(), len(windows())
    for _ in range(10):
        open_and_close(program)
        settle()
    assert widgets() == before
    assert len(windows()) == known


def test_a_window_that_was_worked_in_is_gone_with_all_its_views(program):
    open_and_close(program, use)
    settle()
    before, known = widgets(), len(windows())
    for _ in range(2):
        open_and_close(program, use)
        settle()
    assert widgets() == before
    assert len(windows()) == known


def test_a_closed_window_is_gone_also_when_another_one_stays(program):
    kept = program.open_window(SAMPLE)
    settle()
    before = widgets()
    open_and_close(program)
    open_and_close(program)
    settle()
    assert widgets() == before
    assert program.open_windows() == (kept,)
    kept.set_theme_mode("dark")
    kept.set_theme_mode("light")


def test_a_window_closed_while_a_menu_is_open_stays_until_that_is_done(program):
    window = program.open_window(SAMPLE)
    other = program.open_window(SAMPLE)
    settle()
    seen = []

    def close_it():
        loop = QEventLoop()
        QTimer.singleShot(0, window.close)
        QTimer.singleShot(50, loop.quit)
        loop.exec()
        seen.append(isValid(window))

    outer = QEventLoop()
    QTimer.singleShot(0, close_it)
    QTimer.singleShot(100, outer.quit)
    outer.exec()
    assert seen == [True]
    assert came_true(lambda: not isValid(window))
    other.close()


def test_maps_opened_one_after_the_other_in_a_window_leave_nothing_behind(program):
    window = program.open_window(SAMPLE)
    files = sorted(samples_path().glob("*.json"))
    for file in files:
        assert window.document.open_file(file)
    settle()
    before = widgets(), len(window.findChildren(QObject))
    for _ in range(3):
        for file in files:
            assert window.document.open_file(file)
            settle()
    assert (widgets(), len(window.findChildren(QObject))) == before


class Dismissing(QObject):
    """Closes every dialog and menu soon after it opened."""

    def __init__(self, parent):
        super().__init__(parent)
        self.count = 0
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog | QMenu):
            self.count += 1
            QTimer.singleShot(0, watched, watched.close)
        return False


def _entry(window, words):
    return next(
        action
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if action.text().replace("&", "") == words
    )


def _command(words):
    return lambda window: _entry(window, words).trigger()


OPENED = {
    "the export window": _command("Export…"),
    "the versions": _command("Browse versions…"),
    "the brand": _command("Brand…"),
    "the keys": _command("Keys and gestures"),
    "the name of a version": _command("Name this version…"),
    "the comparison": lambda window: compare_with(window, samples_path() / "online-bookshop-future.json"),
    "a menu": lambda window: menus.show_menu(window.canvas, QPointF(300, 200)),
}


@pytest.mark.parametrize("what", OPENED)
def test_what_is_opened_over_a_window_and_closed_is_gone(program, tmp_path, what):
    file = tmp_path / "shop.json"
    file.write_bytes(SAMPLE.read_bytes())
    window = program.open_window(file)
    settle()
    dismissing = Dismissing(window)
    open_it = partial(OPENED[what], window)
    open_it()
    settle()
    before = widgets(), len(window.findChildren(QObject))
    for _ in range(10):
        open_it()
        settle()
    assert dismissing.count == 11
    assert (widgets(), len(window.findChildren(QObject))) == before

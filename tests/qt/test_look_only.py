"""A window that only shows its map: whatever is tried there is off or answered with a sentence."""

import json

import pytest
from pilot import Pilot
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from mapdesigner.files.codec import write_map
from mapdesigner.qt.board.menus import fill_menu as fill_note_menu
from mapdesigner.qt.canvas import menus
from mapdesigner.qt.editing.drag_formats import GOAL_MIME, PERSONA_MIME, TOUCHPOINT_MIME
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.table.menus import fill_cell_menu
from mapdesigner.resources import samples_path

SAMPLE = samples_path() / "online-bookshop.json"
# They open a window of their own, the system's dialogs, or end this one; none of them changes a map.
ELSEWHERE = (
    *("New map", "New window", "Open…", "Open recent", "Start page", "Save", "Save as…", "Export again"),
    *("Print…", "Make a future-state copy", "Compare with another map…", "Close", "Quit", "Full screen"),
    "Show the log file",
)
SENTENCE = "so this one only shows it"


class Dismissing(QObject):
    """Closes every dialog and menu that opens, as soon as it is there."""

    def __init__(self):
        super().__init__()
        self.closed = []
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog | QMenu):
            self.closed.append(watched)
            QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User and self.closed:
            self.closed.pop().close()
        return super().event(event)

    def stop(self):
        QApplication.instance().removeEventFilter(self)


def look_on(theme, settings, folder):
    """Return the pilots of two windows with one map, of which the second only shows it."""
    file = folder / "shop.json"
    file.write_bytes(SAMPLE.read_bytes())
    first, second = Pilot(theme, settings), Pilot(theme, settings)
    assert first.window.document.open_file(file)
    assert second.window.document.open_file(file)
    assert second.session.read_only_because
    return first, second


@pytest.fixture(scope="module")
def shared(theme, tmp_path_factory):
    """The pilot of a window that only shows a map, for all tests that leave it as it was."""
    folder = tmp_path_factory.mktemp("looking")
    first, second = look_on(theme, Settings(folder / "config"), folder)
    yield second
    second.close()
    first.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def looking(shared):
    """The shared window as it was opened: the map in sight, nothing selected, nothing said."""
    shared.press("F5")
    shared.session.select(())
    shared.window.show_side_page("touchpoints")
    shared.canvas.setFocus()
    shared.settle()
    shared.window.statusBar().clearMessage()
    dismissing = Dismissing()
    yield shared
    dismissing.stop()


@pytest.fixture
def fresh(theme, tmp_path):
    """The pilot of a window of its own that only shows a map: there it may change what it likes."""
    first, second = look_on(theme, Settings(tmp_path / "config"), tmp_path)
    dismissing = Dismissing()
    yield second
    dismissing.stop()
    second.close()
    first.close()


@pytest.fixture
def unchanged(request):
    """Fail when the map changed, or when something is being typed that could not be kept."""
    name = "fresh" if "fresh" in request.fixturenames else "looking"
    pilot = request.getfixturevalue(name)
    before = pilot.session.map_
    written = write_map(before)
    yield
    assert pilot.session.map_ is before
    assert written == write_map(pilot.session.map_)
    assert pilot.canvas.editor is None
    assert pilot.window._draft() is None


def things(pilot):
    """Return one of each thing that can be selected, by kind."""
    map_ = pilot.session.map_
    stage = next(stage for stage in map_.stages if stage.cards)
    found = {"card": stage.cards[0].id, "stage": stage.id, "lane": map_.lanes[0].id}
    found["cell"] = f"{stage.id}/{map_.lanes[0].id}"
    for kind, group in (("persona", map_.personas), ("goal", map_.goals), ("improvement", map_.improvements)):
        assert group
        found[kind] = group[0].id
    return found


KINDS = ("card", "stage", "lane", "cell", "persona", "goal", "improvement")


def entries(menu):
    """Return the entries of a menu and of all menus in it, filled as they are when seen."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        if words(action) in ELSEWHERE or action.isSeparator():
            continue
        if action.menu() is not None:
            yield from entries(action.menu())
        else:
            yield action


def words(action):
    return action.text().replace("&", "").partition(":")[0]


def trigger_all(pilot, make_menu, only_on=True):
    """Choose each entry of a menu once, making the menu anew each time; return how many were on."""
    count, place = 0, 0
    while True:
        menu = make_menu()
        actions = list(entries(menu))
        if place >= len(actions):
            return count
        action = actions[place]
        place += 1
        if action.isEnabled() or not only_on:
            count += 1
            action.trigger()
            pilot.settle()
            pilot.canvas.setFocus()


SEEN = (("F5", None), ("F5", "card"), ("F5", "stage"), ("F5", "lane"), ("F6", "card"), ("F7", None))


@pytest.mark.parametrize(("view", "kind"), SEEN)
def test_every_entry_of_every_menu_is_off_or_answers(fresh, unchanged, view, kind):
    fresh.press(view)
    fresh.session.select((things(fresh)[kind],) if kind else ())
    bar = fresh.window.menuBar()
    for top in [action.menu() for action in bar.actions()]:
        trigger_all(fresh, lambda top=top: top)
        fresh.press(view)
        fresh.session.select((things(fresh)[kind],) if kind else ())


def test_what_changes_the_map_is_off_in_the_menus(looking):
    looking.click(looking.cards(looking.stages()[0])[0])
    off = {
        words(action)
        for top in looking.window.menuBar().actions()
        for action in entries(top.menu())
        if not action.isEnabled()
    }
    assert {"Cut", "Paste", "Duplicate", "Delete", "Rename", "New card", "Add stage", "Brand…"} <= off
    assert {"Sentiment", "Moment of truth", "Add improvement note", "Move the selection left"} <= off
    on = [action for action in looking.window.menuBar().actions()[1].menu().actions() if action.isEnabled()]
    assert {"Copy", "Select all", "Find and replace…"} <= {words(action) for action in on}


def test_what_was_off_is_on_again_once_the_map_has_a_file_of_its_own(fresh, tmp_path):
    fresh.click(fresh.cards(fresh.stages()[0])[0])
    fresh.window.document._save(tmp_path / "mine.json")
    assert fresh.window.actions_.delete.isEnabled()
    fresh.press("Del")
    fresh.press("Ctrl+Z")
    assert fresh.message() == "" or SENTENCE not in fresh.message()


@pytest.mark.parametrize("kind", [None, "card", "stage", "lane", "cell", "goal", "improvement"])
def test_every_entry_of_the_canvas_menus_answers(looking, unchanged, kind):
    boxes = [(box, x, y) for box, x, y in looking.boxes() if kind and box.id.startswith(f"{kind}:")]
    if kind in ("goal", "improvement") and not boxes:
        pytest.skip("the sample has no such lane")
    if kind is None:
        at = QPoint(looking.canvas.viewport().width() - 4, looking.canvas.viewport().height() - 4)
    else:
        box, x, y = boxes[0]
        at = looking._seen(x + box.width / 2, y + min(box.height, 20) - 4)

    def made():
        menu = QMenu(looking.canvas)
        found = looking.canvas.found_at(QPointF(at)) if kind else None
        if found is not None and "@" not in found.id:
            looking.session.select((found.id,))
        menus.fill_menu(looking.canvas, menu, found, QPointF(at))
        return menu

    assert trigger_all(looking, made)


@pytest.mark.parametrize("name", ["Add stage", "Add lane"])
def test_the_places_that_add_a_stage_or_a_lane_answer(looking, unchanged, name):
    if name == "Add stage":
        from mapdesigner.qt.canvas.hotspots import add_stage_spot
        from mapdesigner.qt.canvas.typing import add_at

        add_at(looking.canvas, add_stage_spot(looking.canvas), QPointF(10, 10))
    else:
        menus._add_lane(looking.canvas, "quotes", None)
    assert SENTENCE in looking.message()


@pytest.mark.parametrize(
    "keys", ["Return", "F2", "Del", "Ctrl+X", "Ctrl+V", "Ctrl+D", "Alt+Right", "Alt+5", "Ctrl+M", "Ctrl+I"]
)
@pytest.mark.parametrize("view", ["F5", "F6"])
def test_keys_answer(looking, unchanged, view, keys):
    QApplication.clipboard().setText("One\nTwo")
    looking.click(looking.cards(looking.stages()[0])[0])
    looking.press(view)
    looking.press(keys)
    assert not any(field.isVisible() for field in editors(looking))


def test_letters_on_the_map_and_in_the_table_answer(looking, unchanged):
    looking.click(looking.cards(looking.stages()[0])[0])
    looking.type("x")
    assert SENTENCE in looking.message()
    looking.window.statusBar().clearMessage()
    looking.press("F6")
    looking.type("x")
    assert not editors(looking)
    assert SENTENCE in looking.message()


@pytest.mark.parametrize("keys", ["n", "F2", "Return", "Del", "Ctrl+D", "Alt+Right", "Alt+Up"])
@pytest.mark.parametrize("face", ["board", "matrix"])
def test_the_board_and_the_matrix_answer(looking, unchanged, face, keys):
    looking.press("F7")
    view = looking.window.views.view("improvements")
    view.show_face(face)
    view.area.setFocus()
    # The first note of a column can't go up, whoever asks.
    view.area.select_one(view.area.order()[1 if keys == "Alt+Up" else 0])
    looking.press(keys)
    assert SENTENCE in looking.message()
    assert view.area.editor is None
    assert trigger_all(looking, lambda: _board_menu(view))
    assert view.area.editor is None


def _board_menu(view):
    menu = QMenu(view)
    view.area.select_one(view.area.order()[0])
    fill_note_menu(view.area, menu, view.show_on_map)
    return menu


def test_the_menu_of_the_table_answers(looking, unchanged):
    looking.press("F6")
    view = looking.window.views.view("table")

    def made():
        view.grid.selectRow(0)
        menu = QMenu(view)
        fill_cell_menu(menu, view.grid, looking.session, looking.window.theme)
        return menu

    assert trigger_all(looking, made)
    assert not editors(looking)


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_every_field_and_button_of_the_inspector_answers(looking, unchanged, kind):
    looking.session.select((things(looking)[kind],) if kind else ())
    inspector = looking.window.inspector
    looking.activate()
    texts = {}
    for field in _shown(inspector, QLineEdit) + _shown(inspector, QPlainTextEdit):
        if field.isEnabled() and not field.isReadOnly() and field.focusPolicy() != Qt.FocusPolicy.NoFocus:
            texts[field] = text_of(field)
            field.setFocus()
            looking.settle()
            QTest.keyClicks(field, "typed")
            assert text_of(field) == texts[field], field.accessibleName()
            assert SENTENCE in looking.message()
            looking.window.statusBar().clearMessage()
    for box in _shown(inspector, QComboBox):
        if box.count() > 1:
            box.setCurrentIndex(box.count() - 1)
            box.activated.emit(box.count() - 1)
    for _ in range(2):
        for button in _shown(inspector, QAbstractButton):
            if button.isEnabled() and button.isVisible():
                button.click()
                looking.settle()
                looking.session.select((things(looking)[kind],) if kind else ())


def test_drops_answer(looking, unchanged):
    stage, lane = looking.stages()[0], looking.lanes()[0]
    for mime, content in (
        (TOUCHPOINT_MIME, json.dumps({"title": "Dropped"}).encode()),
        (PERSONA_MIME, things(looking)["persona"].encode()),
        (GOAL_MIME, things(looking)["goal"].encode()),
        ("text/plain", b"One\nTwo"),
    ):
        data = QMimeData()
        data.setData(mime, content)
        looking.drop_in(data, stage, lane, at=0.1)
    looking.drag(looking.cards(stage)[0], onto=looking.stages()[1], lane=lane)
    assert SENTENCE in looking.message()
    looking.press_at(looking.point(stage))
    looking.move_to(looking.point(stage) + QPoint(400, 0))
    looking.release_at(looking.point(stage) + QPoint(400, 0))


@pytest.mark.parametrize("page", ["touchpoints", "personas", "goals"])
def test_the_left_panel_answers(looking, unchanged, page):
    panel = looking.window.show_side_page(page)
    looking.settle()
    for button in _shown(panel, QAbstractButton):
        if button.isEnabled():
            button.click()
            looking.settle()
    for part in _shown(panel, QWidget):
        if part.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu:
            for place in (QPoint(30, 20), QPoint(30, 60), QPoint(30, 90)):
                made = len(panel.findChildren(QMenu))
                part.customContextMenuRequested.emit(place)
                looking.settle()
                for menu in panel.findChildren(QMenu)[made:]:
                    for action in [*entries(menu)]:
                        if isValid(action):
                            action.trigger()
            part.setFocus()
            for key in (Qt.Key.Key_Down, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Delete):
                QTest.keyClick(part, key)
                looking.settle()


def editors(pilot):
    """Return the editors that lie over a cell of the table."""
    views = pilot.window.views
    if views.name != "table":
        return []
    grid = views.view("table").grid
    return [*grid.viewport().findChildren(QLineEdit), *grid.viewport().findChildren(QPlainTextEdit)]


def text_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _shown(part, kind):
    return [child for child in part.findChildren(kind) if child.isVisible()]

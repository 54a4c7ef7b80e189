"""What a person holds, by the hand or open, goes with what it is about: nothing is done to what is gone."""

from functools import partial

import pytest
from board_hands import Hands
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu

from mapdesigner.edit import add_goal, add_improvement, attach_goal, remove_cards, remove_lane, remove_stage
from mapdesigner.model import new_goal, new_improvement, new_map
from mapdesigner.qt.editing import commands
from mapdesigner.qt.editing.drag_formats import GOAL_MIME, PERSONA_MIME, TOUCHPOINT_MIME
from mapdesigner.qt.inspector.serves_field import ServesField
from mapdesigner.qt.widgets.day_field import DayField

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop(pilot):
    """Return a pilot of a map with two cards in its first stage and one in its second."""
    first, second, lane = *pilot.stages()[:2], pilot.lanes()[0]
    pilot.type_cards(first, lane, "Search", "Compare")
    pilot.type_cards(second, lane, "Order")
    return pilot


# The hand on the canvas


def drag_card(pilot):
    pilot.press_at(pilot.point("Search"))
    return pilot.point("Search") + QPoint(60, 80)


def drag_stage(pilot):
    name = pilot.stages()[0]
    pilot.press_at(pilot.point(name))
    return pilot.point(name) + QPoint(300, 4)


def drag_last_stage(pilot):
    name = pilot.stages()[-1]
    pilot.press_at(pilot.point(name))
    return pilot.point(name) - QPoint(300, -4)


def drag_lane(pilot):
    name = pilot.lanes()[0]
    pilot.press_at(pilot.point(name))
    return pilot.point(name) + QPoint(4, 160)


def draw_band(pilot):
    pilot.press_at(pilot.cell_point(pilot.stages()[0], pilot.lanes()[0]))
    return pilot.point("Search")


HELD = (drag_card, drag_stage, drag_last_stage, drag_lane, draw_band)


def press_delete(pilot):
    pilot.press("Del")


def cut(pilot):
    pilot.press("Ctrl+X")


def undo_everything(pilot):
    while pilot.session.history.past:
        pilot.press("Ctrl+Z")


def take_theirs(pilot):
    pilot.session.apply(lambda _: new_map(), "Take the changes of somebody else")


def lose_first_stage_and_lane(pilot):
    def edit(map_):
        return remove_lane(remove_stage(map_, map_.stages[0].id), map_.lanes[0].id)

    assert pilot.session.apply(edit, "Take the changes of somebody else")


def begin_another_map(pilot):
    pilot.window.document.begin_with(new_map())


def go_to_the_table(pilot):
    pilot.press("F6")


def rename_it(pilot):
    pilot.press("F2")


def type_a_letter(pilot):
    pilot.type("x")


def ask(pilot):
    dialog = QDialog(pilot.window)
    dialog.setModal(True)
    dialog.show()
    pilot.settle()
    dialog.reject()
    dialog.deleteLater()


DEEDS = (
    *(press_delete, cut, undo_everything, take_theirs, lose_first_stage_and_lane, begin_another_map),
    *(go_to_the_table, rename_it, type_a_letter, ask),
)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("hold", HELD)
def test_what_is_dragged_is_changed_under_the_hand(shop, hold, deed):
    end = hold(shop)
    shop.move_to(end)
    assert shop.canvas.gesture.is_moving
    deed(shop)
    shop.picture()
    shop.move_to(end + QPoint(5, 3))
    shop.picture()
    shop.release_at(end + QPoint(5, 3))
    shop.picture()
    assert shop.canvas.gesture is None
    assert shop.canvas.session.selection <= every_id(shop.session.map_)


@pytest.mark.parametrize("hold", HELD)
def test_the_window_is_closed_during_a_drag(second_pilot, hold):
    first, second, lane = *second_pilot.stages()[:2], second_pilot.lanes()[0]
    second_pilot.type_cards(first, lane, "Search")
    second_pilot.type_cards(second, lane, "Order")
    end = hold(second_pilot)
    second_pilot.move_to(end)
    before = second_pilot.session.map_
    second_pilot.session.mark_saved(None, before)
    second_pilot.window.close()
    assert second_pilot.canvas.gesture is None
    second_pilot.release_at(end)
    assert second_pilot.session.map_ is before


@pytest.mark.parametrize("name", ["stage", "lane"])
def test_a_heading_deleted_during_its_drag_is_gone_and_its_neighbours_stay_where_they_are(shop, name):
    names = getattr(shop, f"{name}s")
    before = names()
    end = drag_stage(shop) if name == "stage" else drag_lane(shop)
    shop.move_to(end)
    shop.press("Del")
    shop.release_at(end)
    assert names() == before[1:]
    shop.press("Ctrl+Z")
    assert names() == before


def test_a_card_that_is_still_there_is_dragged_on(shop):
    shop.press_at(shop.point("Search"))
    end = shop.cell_point(shop.stages()[2], shop.lanes()[0])
    shop.move_to(end)
    shop.session.apply(partial(remove_cards, card_ids=[card_id(shop, "Order")]), "Delete touchpoint")
    shop.release_at(end)
    assert shop.cards(shop.stages()[2]) == ["Search"]


def test_a_dragged_card_is_forgotten_when_the_button_was_released_elsewhere(shop):
    before = shop.session.map_
    end = drag_card(shop)
    shop.move_to(end)
    move(shop.canvas, end + QPoint(20, 20), Qt.MouseButton.NoButton)
    assert shop.canvas.gesture is None
    shop.release_at(end)
    assert shop.session.map_ is before


def test_a_drag_that_ended_leaves_no_timer_behind(shop):
    children = len(shop.canvas.children())
    for _ in range(3):
        shop.move_to(drag_card(shop))
        shop.press("Escape")
        shop.release_at(QPoint(400, 400))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(shop.canvas.children()) <= children


@pytest.mark.parametrize("kind", ["goals", "improvements"])
def test_an_entry_of_a_lane_goes_while_it_is_pressed(shop, kind):
    goal = new_goal("Sell more", "business")
    note = new_improvement("One page", (card_id(shop, "Search"),))
    shop.session.apply(partial(add_goal, goal=goal), "Add goal")
    shop.session.apply(
        partial(attach_goal, goal_id=goal.id, card_ids=(card_id(shop, "Search"),)), "Attach goal"
    )
    shop.session.apply(partial(add_improvement, note=note), "Add improvement note")
    add_lane_of(shop, kind)
    entry = next(box for box, _, _ in shop.boxes() if box.id.startswith(f"{kind[:-1]}:"))
    x, y = next((x, y) for box, x, y in shop.boxes() if box is entry)
    shop.press_at(shop._seen(x + 20, y + 8))
    assert shop.canvas.gesture is not None
    take_theirs(shop)
    shop.picture()
    shop.release_at(QPoint(200, 200))
    assert shop.session.selection <= every_id(shop.session.map_)


@pytest.mark.parametrize("mime", [PERSONA_MIME, GOAL_MIME, TOUCHPOINT_MIME])
@pytest.mark.parametrize("content", [b"gone", b"", b"[]"])
def test_what_is_dragged_in_from_a_panel_is_gone_when_it_is_dropped(shop, mime, content):
    data = QMimeData()
    data.setData(mime, content)
    before = shop.session.map_
    shop.drop_in(data, shop.stages()[0], shop.lanes()[0], at=0.2)
    assert shop.session.map_ is before
    assert shop.message()


# The board and the matrix


@pytest.mark.parametrize("face", ["board", "matrix"])
@pytest.mark.parametrize(
    "deed", [press_delete, undo_everything, take_theirs, begin_another_map, go_to_the_table, ask]
)
def test_a_note_is_dragged_and_the_map_changes(shop, face, deed):
    hand = Hands(shop, face, "One page", "Guest order")
    area = hand.area
    start = area.rect_of(area.order()[0]).center()
    QTest.mousePress(area.viewport(), LEFT, pos=start)
    move(area, start + QPoint(30, 40))
    assert area.drag is not None
    deed(shop)
    area.viewport().grab()
    move(area, start + QPoint(60, 60))
    area.viewport().grab()
    QTest.mouseRelease(area.viewport(), LEFT, pos=start + QPoint(60, 60))
    shop.settle()
    area.viewport().grab()
    assert area.drag is None


# What is open


def test_a_menu_closes_when_somebody_else_changes_the_map(shop):
    seen = []

    def change():
        seen.append(type(QApplication.activePopupWidget()))
        take_theirs(shop)
        seen.append(QApplication.activePopupWidget())

    QTimer.singleShot(100, change)
    at = shop.point("Search")
    shop.click("Search")
    there, held = shop.canvas.viewport().mapToGlobal(at), Qt.KeyboardModifier.NoModifier
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, there, held)
    QApplication.sendEvent(shop.canvas.viewport(), event)
    assert seen == [QMenu, None]


def test_a_menu_of_another_window_stays_open(shop, second_pilot):
    menu = QMenu(second_pilot.window)
    menu.addAction("Something")
    menu.popup(QPoint(10, 10))
    take_theirs(shop)
    assert menu.isVisible()
    menu.close()


@pytest.mark.parametrize("open_it", ["open_touchpoints", "open_calendar", "open_status"])
def test_what_is_open_over_the_inspector_closes_with_what_it_is_about(shop, open_it):
    note = new_improvement("One page", (card_id(shop, "Search"),))
    shop.session.apply(partial(add_improvement, note=note), "Add improvement note")
    shop.session.select((note.id,))
    page = shop.window.inspector.page
    shop.settle()
    globals()[open_it](page)
    shop.settle()
    assert QApplication.activePopupWidget() is not None
    take_theirs(shop)
    assert QApplication.activePopupWidget() is None


def open_touchpoints(page):
    page.findChild(ServesField).open_popup()


def open_calendar(page):
    page.findChild(DayField).open_calendar()


def open_status(page):
    next(box for box in page.findChildren(QComboBox) if box.isVisible()).showPopup()


def every_id(map_):
    cells = {f"{stage.id}/{lane.id}" for stage in map_.stages for lane in map_.lanes}
    cards = {card.id for stage in map_.stages for card in stage.cards}
    named = (*map_.stages, *map_.lanes, *map_.personas, *map_.goals, *map_.improvements)
    return cells | cards | {thing.id for thing in named}


def card_id(pilot, title):
    return next(card.id for stage in pilot.session.map_.stages for card in stage.cards if card.title == title)


def add_lane_of(pilot, kind):
    commands.add_lane_below(pilot.session, kind)
    pilot.settle()


def move(area, point, held=LEFT):
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(area.viewport().mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(area.viewport(), event)
    QApplication.processEvents()

"""The canvas's view: zoom, pan, far away, headings in sight; and that it shows the map as it is."""

from PySide6.QtCore import QPoint, QPointF, Qt

from mapdesigner.layout.journey_map import lay_out
from mapdesigner.qt.canvas.canvas import Canvas
from mapdesigner.qt.canvas.view import FAR_ZOOM

CTRL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_and_wheel_zooms_and_ctrl_0_shows_the_whole_map(pilot):
    pilot.open_sample("online bookshop")
    pilot.wheel(-3, CTRL)
    assert pilot.canvas.view.zoom < 1
    pilot.press("Ctrl+1")
    assert pilot.canvas.view.zoom == 1
    pilot.press("Ctrl+0")
    view, root = pilot.canvas.view, pilot.canvas.root
    assert root.height * view.zoom <= pilot.canvas.viewport().height()


def test_from_far_away_cards_are_blocks_and_can_still_be_selected(pilot):
    pilot.open_sample("smartphone purchase")
    pilot.canvas.zoom_to(FAR_ZOOM - 0.01)
    assert pilot.canvas.view.is_far
    first = pilot.cards(pilot.stages()[0])[0]
    pilot.click(first)
    assert pilot.selected() == [first]


def test_the_middle_button_and_space_move_the_view(pilot):
    pilot.open_sample("smartphone purchase")
    pilot.canvas.setFocus()
    viewport, middle = pilot.canvas.viewport(), Qt.MouseButton.MiddleButton
    from PySide6.QtTest import QTest

    QTest.mousePress(viewport, middle, Qt.KeyboardModifier.NoModifier, QPoint(500, 500))
    pilot.move_to(QPoint(500, 300))
    QTest.mouseRelease(viewport, middle, Qt.KeyboardModifier.NoModifier, QPoint(500, 300))
    assert pilot.canvas.view.top == 200
    QTest.keyPress(pilot.canvas, Qt.Key.Key_Space)
    pilot.press_at(QPoint(500, 300))
    pilot.move_to(QPoint(500, 400))
    pilot.release_at(QPoint(500, 400))
    QTest.keyRelease(pilot.canvas, Qt.Key.Key_Space)
    assert pilot.canvas.view.top == 100


def test_stage_headings_stay_in_sight_and_can_be_pressed_there(pilot):
    pilot.open_sample("smartphone purchase")
    pilot.canvas.scroll_by(0, 600)
    x = next(x for box, x, _ in pilot.boxes() if box.id.startswith("stage:"))
    pilot.press_at(QPoint(round(x) + 30, 20))
    pilot.release_at(QPoint(round(x) + 30, 20))
    assert pilot.selected() == [pilot.stages()[0]]


def test_a_synced_canvas_equals_a_fresh_one(pilot, theme):
    pilot.open_sample("online bookshop")
    first = pilot.cards("Pre-purchase")[0]
    pilot.click(first)
    for keys in ("Alt+Right", "Ctrl+D", "Alt+2", "Alt+Down", "Delete", "Ctrl+M", "Ctrl+Z"):
        pilot.press(keys)
    pilot.double_click_cell("Retention", "Pains")
    pilot.type("Too many e-mails")
    pilot.press("Return")
    pilot.press("Escape")
    assert pilot.canvas.root == lay_out(pilot.session.map_)
    fresh = Canvas(pilot.session, theme)
    fresh.resize(pilot.canvas.size())
    fresh.set_view(pilot.canvas.view)
    pilot.canvas.hovered = pilot.canvas.hovered_spot = None
    assert fresh.viewport().grab().toImage() == pilot.picture()
    fresh.release()


def test_a_map_that_fits_has_no_scroll_bars(pilot):
    pilot.open_sample("smartphone purchase")
    bars = (pilot.canvas.horizontalScrollBar(), pilot.canvas.verticalScrollBar())
    assert [bar.isVisible() for bar in bars] == [True, True]
    pilot.press("Ctrl+0")
    assert [bar.isVisible() for bar in bars] == [False, False]


def test_the_width_can_be_fitted(pilot):
    pilot.open_sample("smartphone purchase")
    pilot.press("Ctrl+2")
    view, root = pilot.canvas.view, pilot.canvas.root
    assert 0.9 < root.width * view.zoom / pilot.canvas.viewport().width() <= 1


def test_lane_labels_stay_at_the_left_when_the_view_moves_sideways(pilot):
    pilot.open_sample("smartphone purchase")
    pilot.canvas.scroll_by(300, 0)
    lane = pilot.lanes()[1]
    y = next(y for box, _, y in pilot.boxes() if box.id.startswith("lane:") and box.label == lane)
    point = pilot.canvas.view.from_map(QPointF(0, y + 20))
    pilot.press_at(QPoint(30, round(point.y())))
    pilot.release_at(QPoint(30, round(point.y())))
    assert pilot.selected() == [lane]

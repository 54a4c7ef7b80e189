"""The canvas's view: zoom, pan, far away, headings in sight; and that it shows the map as it is."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from mapdesigner.edit import change_touchpoints
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.model import initials
from mapdesigner.qt.canvas.canvas import Canvas
from mapdesigner.qt.canvas.hotspots import add_lane_spot, add_stage_spot
from mapdesigner.qt.canvas.view import FAR_ZOOM
from small_shop import small_shop

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


def ground_only(pilot, columns, rows):
    """Whether a part of the canvas shows nothing but its ground."""
    picture, ground = pilot.picture(), pilot.canvas.theme.colour("canvas").rgb()
    return all(picture.pixelColor(x, y).rgb() == ground for x in columns for y in rows)


def test_the_place_to_add_a_stage_leaves_no_crumb_at_the_edge(pilot):
    pilot.open_sample("smartphone purchase")
    canvas, viewport = pilot.canvas, pilot.canvas.viewport()
    whole = shown = 0
    for zoom in (0.55, 0.6, 0.69, 0.8, 1.0):
        canvas.zoom_to(zoom)
        for left in range(0, 900, 25):
            canvas.set_view(canvas.view._replace(left=left, top=0))
            spot = add_stage_spot(canvas)
            begin = canvas.view.from_map(QPointF(spot.area.x, spot.area.y))
            end = canvas.view.from_map(QPointF(spot.area.x + spot.area.width, spot.area.y + spot.area.height))
            rows = range(round(begin.y()) + 2, round(end.y()) - 2)
            columns = range(max(0, round(begin.x())), min(viewport.width(), round(end.x())))
            if not columns:
                continue
            fits = end.x() <= viewport.width()
            whole, shown = whole + fits, shown + 1
            assert ground_only(pilot, columns, rows) != fits
    assert 0 < whole < shown


def test_the_place_to_add_a_lane_leaves_no_crumb_at_the_edge(pilot):
    pilot.open_sample("smartphone purchase")
    canvas, viewport = pilot.canvas, pilot.canvas.viewport()
    spot = add_lane_spot(canvas).area
    for hidden in (2, 8, 14, 20, 26, 0):
        canvas.set_view(canvas.view._replace(top=spot.y + spot.height - viewport.height() - hidden))
        begin = round(canvas.view.from_map(QPointF(spot.x, spot.y)).y())
        rows = range(begin + 2, min(viewport.height(), begin + 28))
        assert ground_only(pilot, range(8, 120), rows) == (hidden > 0)


@pytest.mark.parametrize("zoom", [0.56, 0.6, 0.69, 0.75, 1.0])
def test_initials_are_seen_as_long_as_their_disc(pilot, zoom):
    map_ = small_shop()
    ines = map_.personas[0].evolve(name="Ines Moreau", colour="#123456")
    assert len(initials(ines)) == 2
    map_ = change_touchpoints(map_.evolve(personas=(ines,)), ["search"], personas=("ines",))
    pilot.session.replace(map_, None)
    pilot.canvas.zoom_to(zoom)
    pilot.settle()
    picture = pilot.picture()
    ground = QColor("#123456").rgb()
    box, x, y = next(each for each in pilot.boxes() if each[0].id == "card:search")
    area = pilot.canvas.view.rect_from_map(QRectF(x, y, box.width, box.height)).toAlignedRect()
    # Letters are light on the dark disc.
    across = [
        picture.pixelColor(column, row).lightness()
        for row in range(area.top(), area.bottom())
        for column in lettered(picture, row, area.left(), area.right(), ground)
    ]
    assert max(across) > 120


def lettered(picture, row, first, last, ground):
    """The places of a row between the first and the last pixel of a ground."""
    on = [column for column in range(first, last) if picture.pixelColor(column, row).rgb() == ground]
    return range(on[0], on[-1]) if on else ()

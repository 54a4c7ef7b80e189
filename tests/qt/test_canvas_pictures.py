"""Cards are kept as pictures: what is painted must look as if it had been painted for the first time."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from mapdesigner.layout.journey_map import lay_out
from mapdesigner.model import new_note
from mapdesigner.qt.canvas.canvas import Canvas
from mapdesigner.qt.drawing.painter import BoxPainter
from mapdesigner.qt.drawing.pictures import Pictures, drawn


def fresh_picture(pilot, theme):
    fresh = Canvas(pilot.session, theme, filtering=pilot.window.filtering)
    fresh.resize(pilot.canvas.size())
    fresh.set_view(pilot.canvas.view)
    picture = fresh.viewport().grab().toImage()
    fresh.release()
    return picture


@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.37, 3.0])
def test_a_canvas_that_was_scrolled_zoomed_and_edited_looks_like_a_fresh_one(pilot, theme, zoom):
    pilot.open_sample("smartphone purchase")
    pilot.canvas.zoom_to(zoom)
    for dx, dy in ((0, 0), (3, 7), (41, 160), (-20, 333)):
        pilot.canvas.scroll_by(dx, dy)
        pilot.picture()
    pilot.session.apply(lambda map_: with_a_longer_title(map_), "Rename touchpoint")
    pilot.canvas.hovered = pilot.canvas.hovered_spot = None
    assert pilot.picture() == fresh_picture(pilot, theme)


def with_a_longer_title(map_):
    first, *rest = map_.stages
    card, *others = first.cards
    return map_.evolve(stages=(first.evolve(cards=(card.evolve(title="A title " * 9), *others)), *rest))


def test_another_theme_is_painted_in_its_own_colours(pilot, theme):
    pilot.open_sample("online bookshop")
    light = pilot.picture()
    theme.set_mode("dark")
    try:
        dark = pilot.picture()
        assert dark != light
        assert dark == fresh_picture(pilot, theme)
    finally:
        theme.set_mode("light")
    assert pilot.picture() == light


def test_cards_are_sharp_on_a_screen_with_more_pixels(pilot, theme):
    pilot.open_sample("online bookshop")
    root = lay_out(pilot.session.map_)

    def painted(ratio, scale, keeps_pictures):
        picture = QImage(800 * 2, 600 * 2, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.colour("canvas"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        boxes = BoxPainter(theme.palette, keeps_pictures=keeps_pictures)
        boxes.paint(painter, root, QRectF(0, 0, 800, 600))
        painter.end()
        return picture

    twice, plain = painted(2.0, 1.0, True), painted(1.0, 2.0, True)
    differing = sum(
        twice.pixel(x, y) != plain.pixel(x, y) for x in range(0, 1600, 3) for y in range(0, 1200, 3)
    )
    # The same picture but for hairlines, which are a logical pixel wide on either.
    assert differing < 0.02 * (1600 / 3) * (1200 / 3)


def test_pictures_that_were_not_used_for_longest_go_first():
    kept = Pictures(most_bytes=4 * 100 * 3)
    for name in "abc":
        kept.keep(name, drawn(10, 10, 1.0, lambda painter: None))
    assert kept.get("a") is not None
    kept.keep("d", drawn(10, 10, 1.0, lambda painter: None))
    assert [name for name in "abcd" if kept.get(name) is not None] == ["a", "c", "d"]


def test_a_picture_larger_than_all_room_is_still_painted(pilot, theme):
    pilot.open_sample("online bookshop")
    map_ = pilot.session.map_
    lane = next(lane for lane in map_.lanes if lane.kind == "notes")
    note = new_note(lane.id, "word " * 400)
    first, *rest = map_.stages
    pilot.session.apply(
        lambda map_: map_.evolve(stages=(first.evolve(cards=(*first.cards, note)), *rest)), "Add note"
    )
    pilot.canvas.zoom_to(4.0)
    pilot.canvas.reveal(pilot.canvas.card_place(note.id).area)
    pilot.picture()
    assert pilot.picture() == fresh_picture(pilot, theme)

"""The headline of a page, typed into: its frame lies over nothing, however long the name gets."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from mapdesigner.model import Touchpoint, cards_of


def bottom_of(widget, window):
    return widget.mapTo(window, QPoint(0, widget.height())).y()


def things(map_):
    """One id of each kind of thing that has a page."""
    cards = [card for _, card in cards_of(map_)]
    return {
        "map": (),
        "stage": (map_.stages[0].id,),
        "lane": (map_.lanes[0].id,),
        "touchpoint": (next(card.id for card in cards if isinstance(card, Touchpoint)),),
        "persona": (map_.personas[0].id,),
        "goal": (map_.goals[0].id,),
        "improvement": (map_.improvements[0].id,),
    }


@pytest.mark.parametrize("kind", ["map", "stage", "lane", "touchpoint", "persona", "goal", "improvement"])
def test_the_frame_of_a_name_that_is_typed_stays_clear_of_the_line_below(pilot, kind):
    pilot.open_sample("online bookshop")
    pilot.session.select(things(pilot.session.map_)[kind])
    pilot.settle()
    page = pilot.window.inspector.page
    pilot.activate()
    field = page.first_field()
    field.setFocus()
    control = field.focusProxy() or field
    for _ in range(3):
        QTest.keyClicks(control, " and so on and on and on and on")
        pilot.wait_until(lambda: page.kind_label.y() >= field.y() + control.height())
        top = page.kind_label.mapTo(pilot.window, QPoint(0, 0)).y()
        assert bottom_of(control, pilot.window) + 3 <= top
    pilot.press("Ctrl+Z")
    pilot.window.keep_typing()


def test_no_line_about_a_thing_ends_with_a_dot(pilot):
    pilot.open_sample("online bookshop")
    map_ = pilot.session.map_
    card = next(card for _, card in cards_of(map_) if isinstance(card, Touchpoint))
    pilot.session.select((card.id,))
    pilot.settle()
    label = pilot.window.inspector.page.kind_label
    assert " · " in label.text()
    for width in range(60, 320, 9):
        lines = label.lines(width)
        assert all(line.strip("· ") == line for line in lines)
        assert label.heightForWidth(width) == len(lines) * label.fontMetrics().height()

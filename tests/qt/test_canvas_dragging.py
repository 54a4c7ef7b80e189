"""Dragging on the canvas: cards, stages, lanes, and what comes from elsewhere."""

import json

from PySide6.QtCore import QMimeData, QPoint, Qt

from mapdesigner.qt.canvas.overlay import landing_for
from mapdesigner.qt.editing.drag_formats import TOUCHPOINT_MIME

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_dragged_card_lands_where_it_was_dropped(pilot):
    pilot.type_cards("Pre-purchase", "Touchpoints", "Ask a friend", "Search online")
    pilot.drag("Search online", onto="Purchase", lane="Touchpoints")
    assert pilot.cards("Purchase") == ["Search online"]
    assert pilot.cards("Pre-purchase") == ["Ask a friend"]
    pilot.press("Ctrl+Z")
    assert pilot.cards("Pre-purchase") == ["Ask a friend", "Search online"]


def test_a_card_is_dragged_within_its_cell(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One", "Two", "Three")
    pilot.drag("Three", onto="Purchase", lane="Touchpoints", at=0)
    assert pilot.cards("Purchase") == ["Three", "One", "Two"]


def test_several_cards_are_dragged_together_and_keep_their_order(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One", "Two", "Three")
    pilot.click("Three")
    pilot.click("One", CTRL)
    pilot.drag("One", onto="Retention", lane="Touchpoints")
    assert pilot.cards("Retention") == ["One", "Three"]
    assert pilot.window.actions_.undo.text() == "Undo move 2 touchpoints"


def test_a_drag_shows_where_the_card_will_land(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One")
    before = pilot.picture()
    pilot.drag("One", onto="Retention", lane="Touchpoints", drop=False)
    assert pilot.picture() != before
    assert pilot.cards("Retention") == []
    pilot.press("Escape")


def test_escape_forgets_the_drag(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One")
    pilot.drag("One", onto="Retention", lane="Touchpoints", drop=False)
    pilot.press("Escape")
    pilot.release_at(pilot.cell_point("Retention", "Touchpoints"))
    assert pilot.cards("Purchase") == ["One"]
    assert pilot.cards("Retention") == []


def test_a_touchpoint_dropped_on_a_lane_of_notes_stays_and_says_why(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    pilot.drag("Checkout", onto="Purchase", lane="Pains")
    assert pilot.cards("Purchase", "Touchpoints") == ["Checkout"]
    assert pilot.message() == "“Pains” holds notes; a touchpoint can't go there."


def test_the_view_scrolls_while_a_card_is_dragged_to_its_edge(pilot):
    pilot.open_sample("smartphone purchase")
    first = pilot.cards(pilot.stages()[0])[0]
    start = pilot.point(first)
    pilot.press_at(start)
    edge = QPoint(start.x(), pilot.canvas.viewport().height() - 3)
    pilot.move_to(start + QPoint(0, 30))
    pilot.move_to(edge)
    before = pilot.canvas.view.top
    pilot.wait_until(lambda: pilot.canvas.view.top > before)
    pilot.press("Escape")


def test_a_stage_is_dragged_to_another_place(pilot):
    pilot.drag("Retention", onto="Pre-purchase")
    assert pilot.stages() == ["Retention", "Pre-purchase", "Purchase", "Post-purchase"] or pilot.stages() == [
        "Pre-purchase",
        "Retention",
        "Purchase",
        "Post-purchase",
    ]
    pilot.press("Ctrl+Z")
    assert pilot.stages() == ["Pre-purchase", "Purchase", "Post-purchase", "Retention"]


def test_a_lane_is_dragged_to_another_place(pilot):
    pilot.drag("Improvements", onto="Touchpoints")
    assert pilot.lanes()[0:2] in (["Improvements", "Touchpoints"], ["Touchpoints", "Improvements"])
    assert pilot.lanes() != ["Touchpoints", "Emotion", "Pains", "Improvements"]


def test_a_catalogue_touchpoint_is_dropped_onto_a_cell(pilot):
    data = QMimeData()
    entry = {"title": "Live chat", "channel": "chat", "setting": "digital"}
    data.setData(TOUCHPOINT_MIME, json.dumps(entry).encode())
    pilot.drop_in(data, "Post-purchase", "Touchpoints")
    assert pilot.cards("Post-purchase") == ["Live chat"]
    assert pilot.words_on("Live chat") == ["Live chat", "chat · digital"]


def test_dropped_lines_of_text_become_cards(pilot):
    data = QMimeData()
    data.setText("1. Invoice\n2. Reminder\n\n3. Thank-you note")
    pilot.drop_in(data, "Post-purchase", "Touchpoints")
    assert pilot.cards("Post-purchase") == ["Invoice", "Reminder", "Thank-you note"]


def test_a_card_dropped_right_of_the_last_stage_lands_in_it(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    pilot.press_at(pilot.point("Checkout"))
    inside = pilot.cell_point("Retention", "Touchpoints", at=0.5)
    pilot.move_to(inside)
    pilot.move_to(inside + QPoint(150, 0))
    pilot.release_at(inside + QPoint(150, 0))
    assert pilot.cards("Retention") == ["Checkout"]


def test_no_landing_line_where_nothing_may_land(pilot):
    kinds = frozenset(("touchpoints",))
    over = {}
    for lane in ("Touchpoints", "Pains", "Improvements"):
        point = pilot.canvas.on_map(pilot.cell_point("Purchase", lane, at=0.5).toPointF())
        over[lane] = landing_for(pilot.canvas, point, kinds) is not None
    assert over == {"Touchpoints": True, "Pains": False, "Improvements": False}

"""The canvas under the hand: dragging, typing, selecting, undoing, zooming."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication

from mapdesigner.layout.journey_map import lay_out
from mapdesigner.qt.canvas.canvas import Canvas
from mapdesigner.qt.canvas.drops import TOUCHPOINT_MIME
from mapdesigner.qt.canvas.view import FAR_ZOOM

CTRL = Qt.KeyboardModifier.ControlModifier


def with_cards(pilot, stage, lane, *words):
    """Type cards into a cell, one after the other."""
    pilot.double_click_cell(stage, lane)
    for word in words[:-1]:
        pilot.type(word)
        pilot.press("Ctrl+Return")
    pilot.type(words[-1])
    pilot.press("Return")


def test_a_new_map_has_the_four_phases_and_says_what_to_do(pilot):
    assert pilot.stages() == ["Pre-purchase", "Purchase", "Post-purchase", "Retention"]
    assert pilot.lanes() == ["Touchpoints", "Emotion", "Pains", "Improvements"]
    hint = pilot.picture()
    with_cards(pilot, "Purchase", "Touchpoints", "Checkout")
    assert pilot.picture() != hint


# Typing


def test_a_double_click_in_an_empty_place_types_a_card(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Checkout")
    pilot.press("Return")
    assert pilot.cards("Purchase") == ["Checkout"]
    assert pilot.selected() == ["Checkout"]


def test_a_double_click_in_a_lane_of_notes_types_a_note(pilot):
    with_cards(pilot, "Purchase", "Pains", "Two pages of address fields")
    assert pilot.cards("Purchase", "Pains") == ["Two pages of address fields"]


def test_enter_on_a_selected_cell_types_a_card(pilot):
    pilot.click_cell("Retention", "Touchpoints")
    pilot.press("Return")
    pilot.type("Newsletter")
    pilot.press("Return")
    assert pilot.cards("Retention") == ["Newsletter"]


def test_ctrl_enter_goes_on_with_the_next_card(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "Shopping cart", "Checkout", "Payment")
    assert pilot.cards("Purchase") == ["Shopping cart", "Checkout", "Payment"]


def test_escape_forgets_what_is_typed(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Never mind")
    pilot.press("Escape")
    assert pilot.cards("Purchase") == []
    assert pilot.canvas.editor is None


def test_an_empty_text_adds_no_card(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("   ")
    pilot.press("Return")
    assert pilot.cards("Purchase") == []


def test_clicking_elsewhere_keeps_what_is_typed(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Checkout")
    pilot.click("Retention")
    assert pilot.cards("Purchase") == ["Checkout"]


def test_f2_renames_in_place(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "Chekout")
    pilot.press("F2")
    pilot.type("Checkout")
    pilot.press("Return")
    assert pilot.cards("Purchase") == ["Checkout"]


def test_a_double_click_renames_a_stage_a_lane_and_the_map(pilot):
    pilot.double_click("Purchase")
    pilot.type("Buying")
    pilot.press("Return")
    pilot.double_click("Touchpoints")
    pilot.type("Online")
    pilot.press("Return")
    pilot.press("Escape")
    pilot.press("F2")
    pilot.type("Buying a book")
    pilot.press("Return")
    assert "Buying" in pilot.stages()
    assert "Online" in pilot.lanes()
    assert pilot.title() == "Buying a book"


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "👩‍👩‍👧 family",
        "שלום עולם",
        "line\nbreak",
        "bell\x07and\x00nul",
        "x" * 10_000,
        "a" * 50 + " " + "b" * 50,
    ],
    ids=[
        "markup",
        "emoji",
        "right to left",
        "line break",
        "control characters",
        "10,000 characters",
        "long words",
    ],
)
def test_any_text_is_kept_as_text_and_pushes_nothing_else_aside(pilot, text):
    with_cards(pilot, "Purchase", "Touchpoints", "Neighbour")
    pilot.double_click_cell("Pre-purchase", "Pains")
    QApplication.clipboard().setText(text)
    pilot.press("Ctrl+V")
    pilot.press("Return")
    note = next(card for card in pilot.session.map_.stages[0].cards)
    assert note.text == text.strip()
    assert pilot.words_on("Neighbour") == ["Neighbour"]
    assert pilot.canvas.root.height < 2_500


# Dragging


def test_a_dragged_card_lands_where_it_was_dropped(pilot):
    with_cards(pilot, "Pre-purchase", "Touchpoints", "Ask a friend", "Search online")
    pilot.drag("Search online", onto="Purchase", lane="Touchpoints")
    assert pilot.cards("Purchase") == ["Search online"]
    assert pilot.cards("Pre-purchase") == ["Ask a friend"]
    pilot.press("Ctrl+Z")
    assert pilot.cards("Pre-purchase") == ["Ask a friend", "Search online"]


def test_a_card_is_dragged_within_its_cell(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One", "Two", "Three")
    pilot.drag("Three", onto="Purchase", lane="Touchpoints", at=0)
    assert pilot.cards("Purchase") == ["Three", "One", "Two"]


def test_several_cards_are_dragged_together_and_keep_their_order(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One", "Two", "Three")
    pilot.click("Three")
    pilot.click("One", CTRL)
    pilot.drag("One", onto="Retention", lane="Touchpoints")
    assert pilot.cards("Retention") == ["One", "Three"]
    assert pilot.window.actions_.undo.text() == "Undo move 2 touchpoints"


def test_a_drag_shows_where_the_card_will_land(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One")
    before = pilot.picture()
    pilot.drag("One", onto="Retention", lane="Touchpoints", drop=False)
    assert pilot.picture() != before
    assert pilot.cards("Retention") == []
    pilot.press("Escape")


def test_escape_forgets_the_drag(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One")
    pilot.drag("One", onto="Retention", lane="Touchpoints", drop=False)
    pilot.press("Escape")
    pilot.release_at(pilot.cell_point("Retention", "Touchpoints"))
    assert pilot.cards("Purchase") == ["One"]
    assert pilot.cards("Retention") == []


def test_a_touchpoint_dropped_on_a_lane_of_notes_stays_and_says_why(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "Checkout")
    pilot.drag("Checkout", onto="Purchase", lane="Pains")
    assert pilot.cards("Purchase", "Touchpoints") == ["Checkout"]
    assert pilot.message() == "“Pains” holds notes; a touchpoint can't lie there."


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
    data.setText("- Invoice\n- Reminder\n\n3. Thank-you note")
    pilot.drop_in(data, "Post-purchase", "Touchpoints")
    assert pilot.cards("Post-purchase") == ["Invoice", "Reminder", "Thank-you note"]


# Cutting, copying, deleting


def test_delete_says_what_went_and_undo_brings_it_back(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One", "Two")
    pilot.press("Delete")
    assert pilot.cards("Purchase") == ["One"]
    assert pilot.message() == "“Two” deleted. Ctrl+Z brings it back."
    pilot.press("Ctrl+Z")
    assert pilot.cards("Purchase") == ["One", "Two"]


def test_duplicate_puts_a_copy_below(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One", "Two")
    pilot.click("One")
    pilot.press("Ctrl+D")
    assert pilot.cards("Purchase") == ["One", "One", "Two"]


def test_cut_and_paste_moves_cards(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One", "Two")
    pilot.press("Ctrl+A")
    pilot.press("Ctrl+X")
    assert pilot.cards("Purchase") == []
    pilot.click_cell("Retention", "Touchpoints")
    pilot.press("Ctrl+V")
    assert pilot.cards("Retention") == ["One", "Two"]


def test_cards_are_pasted_into_another_window(pilot, second_pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One")
    pilot.press("Ctrl+C")
    second_pilot.canvas.setFocus()
    second_pilot.click_cell("Purchase", "Touchpoints")
    second_pilot.press("Ctrl+V")
    assert second_pilot.cards("Purchase") == ["One"]


def test_pasted_lines_become_a_card_each(pilot):
    QApplication.clipboard().setText("Shopping cart\nCheckout\nPayment")
    pilot.click_cell("Purchase", "Touchpoints")
    pilot.press("Ctrl+V")
    assert pilot.cards("Purchase") == ["Shopping cart", "Checkout", "Payment"]
    pilot.press("Ctrl+Z")
    assert pilot.cards("Purchase") == []


def test_a_stage_is_deleted_with_its_cards_and_comes_back(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "Checkout")
    pilot.click("Purchase")
    pilot.press("Delete")
    assert "Purchase" not in pilot.stages()
    assert pilot.message() == "Stage “Purchase” deleted with its card. Ctrl+Z brings it back."
    pilot.press("Ctrl+Z")
    assert pilot.cards("Purchase") == ["Checkout"]


def test_the_last_stage_can_not_be_deleted(pilot):
    for stage in ("Pre-purchase", "Purchase", "Post-purchase"):
        pilot.click(stage)
        pilot.press("Delete")
    pilot.click("Retention")
    pilot.press("Delete")
    assert pilot.stages() == ["Retention"]
    assert pilot.message() == "A map needs at least one stage."


# Selecting and moving by key


def test_arrow_keys_go_from_card_to_card_and_to_empty_cells(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One", "Two")
    pilot.press("Up")
    assert pilot.selected() == ["One"]
    pilot.press("Right")
    pilot.press("Return")
    pilot.type("Delivery update")
    pilot.press("Return")
    assert pilot.cards("Post-purchase") == ["Delivery update"]


def test_alt_and_arrows_move_the_card_itself(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One", "Two")
    pilot.press("Alt+Up")
    assert pilot.cards("Purchase") == ["Two", "One"]
    pilot.press("Alt+Right")
    assert pilot.cards("Post-purchase") == ["Two"]
    pilot.press("Alt+Down")
    assert pilot.cards("Post-purchase") == ["Two"]


def test_a_rubber_band_selects_what_it_touches(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One", "Two", "Three")
    pilot.press_at(pilot.cell_point("Purchase", "Touchpoints") + QPoint(-118, 0))
    pilot.move_to(pilot.point("Two"))
    pilot.release_at(pilot.point("Two"))
    assert pilot.selected() == ["Two", "Three"]


def test_a_face_on_the_curve_selects_its_touchpoint(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "Checkout")
    pilot.press("Alt+1")
    assert pilot.icons_on("Checkout") == ["mood-cry"]
    pilot.press("Escape")
    _, x, y = next(found for found in pilot.boxes() if found[0].id.startswith("felt:"))
    point = pilot.canvas.view.from_map(QPoint(round(x + 9), round(y + 9)).toPointF()).toPoint()
    pilot.press_at(point)
    pilot.release_at(point)
    assert pilot.selected() == ["Checkout"]


# Places that add


def test_the_place_beside_the_last_stage_adds_one(pilot):
    from mapdesigner.qt.canvas.hotspots import add_stage_spot

    area = add_stage_spot(pilot.canvas).area
    point = QPoint(round(area.x + 20), round(area.y + 10))
    pilot.press_at(point)
    pilot.release_at(point)
    pilot.type("Renewal")
    pilot.press("Return")
    assert pilot.stages()[-1] == "Renewal"


# Undo


def test_everything_is_undone_back_to_the_first_map_and_redone(pilot):
    first = pilot.session.map_
    with_cards(pilot, "Purchase", "Touchpoints", "One", "Two")
    pilot.press("Alt+Left")
    pilot.press("Ctrl+D")
    pilot.press("Ctrl+M")
    last = pilot.session.map_
    while pilot.session.history.past:
        pilot.press("Ctrl+Z")
    assert pilot.session.map_ == first
    while pilot.session.history.undone:
        pilot.press("Ctrl+Shift+Z")
    assert pilot.session.map_ == last


def test_undo_is_named_in_the_menu(pilot):
    with_cards(pilot, "Purchase", "Touchpoints", "One")
    assert pilot.window.actions_.undo.text() == "Undo add touchpoint"
    pilot.press("Ctrl+Z")
    assert pilot.window.actions_.redo.text() == "Redo add touchpoint"


# The view


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


# The law


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

"""Keys on the canvas: cut, copy, paste, delete, arrows, undo."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication, QMenu

from mapdesigner.layout.places import Area, Found
from mapdesigner.qt.canvas.menus import fill_menu


def test_delete_says_what_went_and_undo_brings_it_back(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One", "Two")
    pilot.press("Delete")
    assert pilot.cards("Purchase") == ["One"]
    assert pilot.message() == "“Two” deleted. Ctrl+Z brings it back."
    pilot.press("Ctrl+Z")
    assert pilot.cards("Purchase") == ["One", "Two"]


def test_duplicate_puts_a_copy_below(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One", "Two")
    pilot.click("One")
    pilot.press("Ctrl+D")
    assert pilot.cards("Purchase") == ["One", "One", "Two"]


def test_cut_and_paste_moves_cards(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One", "Two")
    pilot.press("Ctrl+A")
    pilot.press("Ctrl+X")
    assert pilot.cards("Purchase") == []
    pilot.click_cell("Retention", "Touchpoints")
    pilot.press("Ctrl+V")
    assert pilot.cards("Retention") == ["One", "Two"]


def test_cards_are_pasted_into_another_window(pilot, second_pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One")
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
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
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


def test_arrow_keys_go_from_card_to_card_and_to_empty_cells(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One", "Two")
    pilot.press("Up")
    assert pilot.selected() == ["One"]
    pilot.press("Right")
    pilot.press("Return")
    pilot.type("Delivery update")
    pilot.press("Return")
    assert pilot.cards("Post-purchase") == ["Delivery update"]


def test_alt_and_arrows_move_the_card_itself(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One", "Two")
    pilot.press("Alt+Up")
    assert pilot.cards("Purchase") == ["Two", "One"]
    pilot.press("Alt+Right")
    assert pilot.cards("Post-purchase") == ["Two"]
    pilot.press("Alt+Down")
    assert pilot.cards("Post-purchase") == ["Two"]


def test_a_rubber_band_selects_what_it_touches(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "One", "Two", "Three")
    pilot.press_at(pilot.cell_point("Purchase", "Touchpoints") + QPoint(-118, 0))
    pilot.move_to(pilot.point("Two"))
    pilot.release_at(pilot.point("Two"))
    assert pilot.selected() == ["Two", "Three"]


def test_a_face_on_the_curve_selects_its_touchpoint(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    pilot.press("Alt+1")
    assert pilot.icons_on("Checkout") == ["mood-cry"]
    pilot.press("Escape")
    _, x, y = next(found for found in pilot.boxes() if found[0].id.startswith("felt:"))
    point = pilot.canvas.view.from_map(QPoint(round(x + 9), round(y + 9)).toPointF()).toPoint()
    pilot.press_at(point)
    pilot.release_at(point)
    assert pilot.selected() == ["Checkout"]


def test_the_place_beside_the_last_stage_adds_one(pilot):
    from mapdesigner.qt.canvas.hotspots import add_stage_spot

    area = add_stage_spot(pilot.canvas).area
    pilot.canvas.scroll_by(area.x, 0)
    point = pilot.canvas.view.from_map(QPointF(area.x + 20, area.y + 10)).toPoint()
    pilot.press_at(point)
    pilot.release_at(point)
    pilot.type("Renewal")
    pilot.press("Return")
    assert pilot.stages()[-1] == "Renewal"


def test_everything_is_undone_back_to_the_first_map_and_redone(pilot):
    first = pilot.session.map_
    pilot.type_cards("Purchase", "Touchpoints", "One", "Two")
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
    pilot.type_cards("Purchase", "Touchpoints", "One")
    assert pilot.window.actions_.undo.text() == "Undo add touchpoint"
    pilot.press("Ctrl+Z")
    assert pilot.window.actions_.redo.text() == "Redo add touchpoint"


def test_pasting_with_a_summary_cell_selected_stays_in_its_stage(pilot):
    QApplication.clipboard().setText("Newsletter\nRenewal")
    pilot.click_cell("Retention", "Emotion")
    pilot.press("Ctrl+V")
    assert pilot.cards("Retention", "Touchpoints") == ["Newsletter", "Renewal"]


def test_an_improvement_note_on_the_map_leads_to_its_touchpoint_and_its_form(pilot):
    pilot.open_sample("online bookshop")
    entry = next(box for box, _, _ in pilot.boxes() if box.id.startswith("improvement:"))
    menu = QMenu()
    found = Found("improvement", entry.id.removeprefix("improvement:"), Area(0, 0, 1, 1))
    fill_menu(pilot.canvas, menu, found, QPointF(0, 0))
    assert [action.text() for action in menu.actions()] == ["Edit note", "Select its 2 touchpoints"]
    menu.actions()[1].trigger()
    assert len(pilot.selected()) == 2
    menu.deleteLater()


def test_a_moved_card_stays_in_sight(pilot):
    pilot.window.resize(1000, 700)
    pilot.settle()
    pilot.type_cards("Pre-purchase", "Touchpoints", "Checkout")
    for _ in range(3):
        pilot.press("Alt+Right")
    viewport = pilot.canvas.viewport().rect()
    assert pilot.cards("Retention") == ["Checkout"]
    assert viewport.contains(pilot.seen_rect("Checkout"))

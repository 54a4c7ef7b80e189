"""Goals at the left and in menus: rows that say all, drag, keys, attach and take off."""

from functools import partial

import pytest
from goal_hands import (
    CARTS,
    GIFT,
    LEFT,
    LOVED,
    by_day,
    choose,
    click,
    entries,
    go_to,
    goal_id,
    goals_menu,
    index_of,
    page,
    panel,
    rows,
    serving,
    told,
)
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from mapdesigner.edit import change_goal, stages_with_goal, touchpoints_with_goal
from mapdesigner.qt.canvas.menus import fill_menu


@pytest.fixture
def shop(pilot):
    """The sample of the online bookshop with the page of goals at the left."""
    pilot.open_sample("online bookshop")
    pilot.window.show_side_page("goals")
    pilot.settle()
    return pilot


# The panel


def test_the_panel_shows_two_groups(shop):
    shown = rows(shop)
    assert shown[0] == "Customer goals"
    assert shown.index("Business goals") == 5
    assert len(shown) == 2 + len(shop.session.map_.goals)


def test_a_row_tells_facts_smart_and_what_serves_it(shop):
    assert told(shop, GIFT) == [
        f"Customer goal: {GIFT}",
        f"97 % · {by_day(shop, GIFT)} · Warehouse",
        "SMART: nothing is missing.",
        "Served by 7 touchpoints.",
    ]
    assert told(shop, LOVED)[1:] == [
        "SMART 2 of 5: No measure. No target. No owner who takes it on. No deadline.",
        "Served by 7 touchpoints.",
    ]


def test_a_tooltip_names_what_is_missing_as_plain_text(shop):
    edit = partial(change_goal, goal_id=goal_id(shop, GIFT), statement="<b>bold</b>")
    shop.session.apply(edit, "Rename goal")
    tip = index_of(shop, "<b>bold</b>").data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold&lt;/b&gt;" in tip
    assert "too short to be specific" in tip


def test_with_no_goals_it_says_what_they_are_for(pilot):
    empty = panel(pilot).empty
    pilot.settle()
    assert empty.isVisible()
    words = " ".join(label.text() for label in empty.findChildren(type(pilot.window._counts)))
    assert "No goals yet" in words
    assert "drag it onto the touchpoints and stages" in words


def test_a_new_goal_is_typed_at_once(pilot):
    view = panel(pilot)
    pilot.settle()
    QTest.mouseClick(view.add_buttons["business"], LEFT)
    pilot.type("Sell out")
    pilot.press("Return")
    (goal,) = pilot.session.map_.goals
    assert (goal.kind, goal.statement) == ("business", "Sell out")
    assert rows(pilot) == ["Customer goals", "None yet", "Business goals", "Sell out"]
    assert pilot.session.selection == {goal.id}


def test_a_click_opens_the_goal(shop):
    click(shop, CARTS)
    assert shop.session.selection == {goal_id(shop, CARTS)}
    assert page(shop).statement.text_edit.toPlainText() == CARTS


def test_arrows_go_through_the_goals_and_leave_the_selection(shop):
    shop.click("Checkout")
    go_to(shop, GIFT)
    shop.press("Down")
    assert panel(shop).view.currentIndex().data() == "Know what it costs in all before I decide"
    assert shop.selected() == ["Checkout"]


def test_enter_attaches_to_what_is_selected(shop):
    shop.click("Shopping cart")
    go_to(shop, GIFT)
    shop.press("Return")
    assert "Shopping cart" in serving(shop, GIFT)
    assert shop.message() == f"“{GIFT}” attached to “Shopping cart”."
    assert told(shop, GIFT)[-1] == "Served by 8 touchpoints."
    assert panel(shop).attach_button.text() == "Take off 1 touchpoint"
    shop.press("Return")
    assert "Shopping cart" not in serving(shop, GIFT)
    assert shop.message() == f"“{GIFT}” taken off “Shopping cart”. Ctrl+Z brings it back."
    shop.window.undo()
    assert "Shopping cart" in serving(shop, GIFT)
    shop.window.undo()
    assert "Shopping cart" not in serving(shop, GIFT)


def test_enter_with_a_stage_selected_lets_the_whole_stage_serve_it(shop):
    shop.session.select([shop.session.map_.stages[2].id])
    go_to(shop, GIFT)
    shop.press("Return")
    assert stages_with_goal(shop.session.map_, goal_id(shop, GIFT)) == (shop.session.map_.stages[2].id,)
    assert shop.message() == f"“{GIFT}” attached to stage “Post-purchase”."


def test_enter_with_nothing_to_attach_to_opens_the_goal(shop):
    shop.session.select(())
    go_to(shop, GIFT)
    shop.press("Return")
    assert shop.session.selection == {goal_id(shop, GIFT)}
    assert page(shop).statement.text_edit.hasFocus()


def test_delete_takes_the_goal_off_everything_and_undo_brings_it_back(shop):
    before = serving(shop, GIFT)
    go_to(shop, GIFT)
    shop.press("Del")
    assert GIFT not in rows(shop)
    assert shop.message() == f"Goal “{GIFT}” deleted. 7 touchpoints served it. Ctrl+Z brings all back."
    assert panel(shop).view.currentIndex().data() == "Know what it costs in all before I decide"
    shop.window.undo()
    assert serving(shop, GIFT) == before


def test_alt_and_an_arrow_move_a_goal_within_its_group(shop):
    go_to(shop, LOVED)
    shop.press("Alt+Up")
    assert rows(shop)[1:4] == [GIFT, LOVED, "Know what it costs in all before I decide"]
    assert panel(shop).view.currentIndex().data() == LOVED
    go_to(shop, CARTS)
    shop.press("Alt+Up")
    assert rows(shop)[6] == CARTS


def test_the_context_menu_attaches_takes_off_and_moves(shop):
    shop.click("Checkout")
    menu = QMenu()
    panel(shop).fill_menu(menu, goal_id(shop, GIFT))
    assert entries(menu)[0] == "Take off “Checkout”"
    choose(menu, "Take off “Checkout”")
    assert "Checkout" not in serving(shop, GIFT)
    menu.clear()
    panel(shop).fill_menu(menu, goal_id(shop, GIFT))
    choose(menu, "Attach to “Checkout”")
    assert "Checkout" in serving(shop, GIFT)
    choose(menu, "Make it a business goal")
    assert rows(shop).index(GIFT) > rows(shop).index("Business goals")
    menu.deleteLater()


def test_a_goal_dragged_onto_a_card_is_attached_to_it(shop):
    assert "Shopping cart" not in serving(shop, GIFT)
    data = QMimeData()
    data.setData("application/x-mapdesigner-goal", goal_id(shop, GIFT).encode())
    shop.drop_in(data, "Purchase", "Online", at=0.05)
    assert "Shopping cart" in serving(shop, GIFT)


def test_a_goal_takes_what_serves_it_from_the_map_as_it_is_now(shop):
    shop.click("Checkout")
    shop.press("Del")
    assert told(shop, GIFT)[-1] == "Served by 6 touchpoints."
    shop.window.undo()
    assert told(shop, GIFT)[-1] == "Served by 7 touchpoints."


# The menu


def test_the_menu_checks_what_all_selected_touchpoints_serve(shop):
    shop.click("Checkout")
    shop.click("Shopping cart", Qt.KeyboardModifier.ControlModifier)
    menu = goals_menu(shop)
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert checked == [CARTS]
    choose(menu, GIFT)
    assert {"Checkout", "Shopping cart"} <= set(serving(shop, GIFT))
    menu = goals_menu(shop)
    choose(menu, GIFT)
    assert not {"Checkout", "Shopping cart"} & set(serving(shop, GIFT))


def test_the_menu_offers_nothing_to_check_while_nothing_is_selected(shop):
    shop.session.select(())
    checkable = [action for action in goals_menu(shop).actions() if action.isCheckable()]
    assert len(checkable) == len(shop.session.map_.goals)
    assert not any(action.isEnabled() for action in checkable)


def test_a_new_goal_of_the_menu_is_attached(shop):
    shop.click("Checkout")
    choose(goals_menu(shop), "New customer goal")
    goal = shop.session.map_.goals[-1]
    assert shop.session.selection == {goal.id}
    assert serving(shop, "") == ["Checkout"]


def test_the_menus_of_a_card_and_a_stage_on_the_map_hold_the_goals(shop):
    canvas = shop.canvas
    shop.click("Shopping cart")
    for words, holds in (("Shopping cart", touchpoints_with_goal), ("Purchase", stages_with_goal)):
        place = QPointF(shop.point(words))
        if words == "Purchase":
            shop.session.select([shop.session.map_.stages[1].id])
        menu = QMenu()
        fill_menu(canvas, menu, canvas.found_at(place), place)
        goals = next(action.menu() for action in menu.actions() if action.text() == "Goals")
        before = len(holds(shop.session.map_, goal_id(shop, GIFT)))
        choose(goals, GIFT)
        assert len(holds(shop.session.map_, goal_id(shop, GIFT))) == before + 1
        menu.deleteLater()

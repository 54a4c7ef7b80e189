"""Goals in the window: the left panel, the goal's page, what a card and a stage serve, drag, menus, keys."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mapdesigner.edit import change_goal, goal_of, stages_with_goal, touchpoints_with_goal
from mapdesigner.model import Touchpoint, cards_of

LEFT = Qt.MouseButton.LeftButton
GIFT = "Have the gift in hand by 22 December"
LOVED = "Choose a book that the other one will love"
CARTS = "Turn more full carts into orders"


@pytest.fixture
def shop(pilot):
    """The sample of the online bookshop with the page of goals at the left."""
    pilot.open_sample("online bookshop")
    pilot.window.show_side_page("goals")
    pilot.settle()
    return pilot


def panel(pilot):
    return pilot.window.show_side_page("goals")


def rows(pilot):
    """What the list shows, headings and statements."""
    model = panel(pilot).view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def index_of(pilot, statement):
    model = panel(pilot).view.model()
    return model.index(rows(pilot).index(statement), 0)


def told(pilot, statement):
    """All that a goal's row says, as a screen reader reads it, a line each."""
    return index_of(pilot, statement).data(Qt.ItemDataRole.AccessibleTextRole).split("\n")


def click(pilot, statement):
    view = panel(pilot).view
    view.scrollTo(index_of(pilot, statement))
    place = view.visualRect(index_of(pilot, statement)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=place)
    pilot.settle()


def go_to(pilot, statement):
    """Put the keyboard at a goal, without selecting it."""
    pilot.activate()
    view = panel(pilot).view
    view.setFocus()
    view.setCurrentIndex(index_of(pilot, statement))


def goal_id(pilot, statement):
    return next(goal.id for goal in pilot.session.map_.goals if goal.statement == statement)


def serving(pilot, statement):
    """The titles of the touchpoints that serve a goal."""
    ids = touchpoints_with_goal(pilot.session.map_, goal_id(pilot, statement))
    touchpoints = (card for _, card in cards_of(pilot.session.map_) if isinstance(card, Touchpoint))
    return [card.title for card in touchpoints if card.id in ids]


def page(pilot):
    return pilot.window.inspector.page


def type_at(pilot, control, text):
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)
    control.clearFocus()
    pilot.window.keep_typing()
    pilot.settle()


def entries(menu):
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def choose(menu, text):
    found = (action for action in menu.actions() if not action.isSeparator())
    action = next(action for action in found if action.text().split("\t")[0] == text)
    assert action.isEnabled()
    action.trigger()


def goals_menu(pilot):
    """The submenu of goals in the menu bar, opened."""
    for bar in pilot.window.menuBar().actions():
        for action in bar.menu().actions() if bar.text() == "&Touchpoint" else ():
            if action.text() == "&Goals":
                menu = action.menu()
                menu.aboutToShow.emit()
                return menu
    raise AssertionError("there is no submenu of goals")


# The panel


def test_the_panel_shows_two_groups(shop):
    shown = rows(shop)
    assert shown[0] == "Customer goals"
    assert shown.index("Business goals") == 5
    assert len(shown) == 2 + len(shop.session.map_.goals)


def test_a_row_tells_facts_smart_and_what_serves_it(shop):
    assert told(shop, GIFT) == [
        f"Customer goal: {GIFT}",
        "97 % · by 22 Dec 2026 · Warehouse",
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
    shop.press("Return")
    assert shop.message() == f"“{GIFT}” is attached to “Shopping cart” already."
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


# The goal's page


def test_every_field_of_a_goal_is_typed(shop):
    click(shop, LOVED)
    fields = page(shop)
    type_at(shop, fields.statement.text_edit, "Choose a book in ten minutes")
    type_at(shop, fields.measure.text_edit, "Minutes from start to cart")
    type_at(shop, fields.target.line, "10 min")
    type_at(shop, fields.deadline.line, "31.12.2099")
    type_at(shop, fields.owner.line, "Web team")
    fields.kind.combo.setCurrentIndex(1)
    fields.kind.combo.activated.emit(1)
    goal = goal_of(shop.session.map_, next(iter(shop.session.selection)))
    assert (goal.statement, goal.measure) == ("Choose a book in ten minutes", "Minutes from start to cart")
    assert (goal.target, goal.owner, goal.kind) == ("10 min", "Web team", "business")
    assert goal.deadline == date(2099, 12, 31)


def test_the_smart_check_follows_the_typing(shop):
    click(shop, LOVED)
    fields = page(shop)
    sentences = {letter: label.text() for letter, label in fields.check.sentences.items()}
    assert sentences == {
        "S": "Says something particular.",
        "M": "No measure. No target.",
        "A": "No owner who takes it on.",
        "R": "Served on the map.",
        "T": "No deadline.",
    }
    assert fields.smart.header.count == "2 of 5"
    fields.target.line.setFocus()
    QTest.keyClicks(fields.target.line, "many")
    shop.wait_until(lambda: fields.check.sentences["M"].text() == "No measure. The target has no number.")
    type_at(shop, fields.owner.line, "Ola")
    assert fields.smart.header.count == "3 of 5"
    assert fields.check.sentences["A"].text() == "Somebody takes it on."


def test_a_deadline_that_is_none_stays_with_a_sentence(shop):
    click(shop, LOVED)
    type_at(shop, page(shop).deadline.line, "soon")
    assert page(shop).deadline.fault.startswith("“soon” is not a date.")
    assert page(shop).deadline.line.text() == "soon"
    type_at(shop, page(shop).deadline.line, "1.1.1850")
    assert page(shop).deadline.fault == "That is too early; it must be 1900-01-01 or later."
    assert page(shop).deadline.line.text() == "1.1.1850"


def test_what_serves_a_goal_leads_to_the_card(shop):
    shop.session.select([shop.session.map_.stages[2].id])
    go_to(shop, GIFT)
    shop.press("Return")
    click(shop, GIFT)
    links = [row for row in page(shop).served_by.rows if row.isVisible()]
    assert [row.words().split("\n")[0] for row in links][4:6] == ["Post-purchase", "Order confirmation"]
    assert page(shop).kind_label.text() == "Customer goal · served by 1 stage and 7 touchpoints"
    last = next(row for row in links if row.words().startswith("Support call"))
    QTest.mouseClick(last, LEFT)
    shop.settle()
    assert shop.selected() == ["Support call about a late parcel"]
    assert shop.canvas.viewport().rect().intersects(shop.seen_rect("Support call about a late parcel"))


def test_a_goal_is_removed_from_its_page(shop):
    click(shop, GIFT)
    QTest.mouseClick(page(shop).remove, LEFT)
    shop.settle()
    assert GIFT not in rows(shop)
    assert shop.session.selection == frozenset()


# Touchpoints and stages


def section(pilot):
    return page(pilot).section("Goals")


def test_a_touchpoint_shows_its_goals_and_lets_go_of_one(shop):
    shop.click("Checkout")
    line = section(shop).goals.line(goal_id(shop, GIFT))
    assert line.row.words() == f"{GIFT}\nCustomer goal · 97 % · by 22 Dec 2026 · Warehouse"
    assert section(shop).header.count == "2"
    QTest.mouseClick(line.take_off, LEFT)
    assert "Checkout" not in serving(shop, GIFT)
    assert shop.message() == f"“{GIFT}” taken off “Checkout”. Ctrl+Z brings it back."
    assert section(shop).header.count == "1"


def test_a_click_on_a_goal_of_a_touchpoint_opens_it(shop):
    shop.click("Checkout")
    QTest.mouseClick(section(shop).goals.line(goal_id(shop, GIFT)).row, LEFT)
    shop.settle()
    assert page(shop).statement.text_edit.toPlainText() == GIFT


def test_several_cards_show_what_is_common_and_what_is_mixed(shop):
    shop.click("Checkout")
    shop.click("Shopping cart", Qt.KeyboardModifier.ControlModifier)
    lines = section(shop).goals
    assert lines.line(goal_id(shop, CARTS)).row.words().split("\n")[1].startswith("Business goal")
    assert not lines.line(goal_id(shop, CARTS)).give_all.isVisible()
    mixed = lines.line(goal_id(shop, GIFT))
    assert mixed.row.words().split("\n")[1].startswith("mixed: 1 of 2 · Customer goal")
    QTest.mouseClick(mixed.give_all, LEFT)
    assert {"Checkout", "Shopping cart"} <= set(serving(shop, GIFT))
    QTest.mouseClick(mixed.take_off, LEFT)
    assert not {"Checkout", "Shopping cart"} & set(serving(shop, GIFT))


def test_the_plus_offers_the_goals_that_are_not_attached_yet(shop):
    shop.click("Checkout")
    menu = QMenu()
    section(shop).goals.fill_menu(menu)
    offered = entries(menu)
    assert LOVED in offered
    assert GIFT not in offered
    choose(menu, LOVED)
    assert "Checkout" in serving(shop, LOVED)
    menu.deleteLater()


def test_a_new_goal_is_typed_where_it_is_attached(shop):
    shop.click("Checkout")
    menu = QMenu()
    section(shop).goals.fill_menu(menu)
    choose(menu, "New customer goal")
    shop.settle()
    goal = shop.session.map_.goals[-1]
    line = section(shop).goals.line(goal.id)
    assert line.field.text_edit.hasFocus()
    QTest.keyClicks(line.field.text_edit, "Pay in one go")
    QTest.keyClick(line.field.text_edit, Qt.Key.Key_Return)
    shop.settle()
    assert line.row.isVisible()
    assert not line.field.isVisible()
    assert serving(shop, "Pay in one go") == ["Checkout"]
    assert shop.selected() == ["Checkout"]
    menu.deleteLater()


def test_the_plus_button_opens_the_menu(shop):
    shop.click("Checkout")
    QTest.mouseClick(section(shop).add_button, LEFT)
    shop.settle()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert "New business goal" in entries(popup)
    popup.close()


def test_a_stage_has_goals_of_its_own_beside_the_line_under_its_name(shop):
    stage = shop.session.map_.stages[1]
    shop.session.select([stage.id])
    fields = page(shop)
    assert fields.goals.hint.isVisible()
    assert "whole stage serves" in fields.goals.hint.text()
    assert fields.goal.text_edit.toPlainText() == stage.customer_goal
    menu = QMenu()
    fields.goals.fill_menu(menu)
    choose(menu, GIFT)
    assert stages_with_goal(shop.session.map_, goal_id(shop, GIFT)) == (stage.id,)
    assert fields.goals_section.header.count == "1"
    QTest.mouseClick(fields.goals.line(goal_id(shop, GIFT)).take_off, LEFT)
    assert stages_with_goal(shop.session.map_, goal_id(shop, GIFT)) == ()
    menu.deleteLater()


# What goes along when cards are deleted


def test_deleting_a_card_says_that_its_experiment_goes_along(shop):
    shop.click("Checkout")
    shop.press("Del")
    assert shop.message() == "“Checkout” deleted with its experiment. Ctrl+Z brings all back."
    shop.window.undo()
    shop.click("Checkout")
    shop.press("Ctrl+X")
    assert shop.message() == (
        "Touchpoint cut. Its experiment does not come along to a paste; Ctrl+Z brings all back."
    )
    shop.window.undo()
    shop.click("Checkout")
    shop.click("Product page", Qt.KeyboardModifier.ControlModifier)
    shop.press("Del")
    assert shop.message() == "2 touchpoints deleted with 2 experiments. Ctrl+Z brings all back."


def test_deleting_a_card_without_experiments_says_nothing_of_them(shop):
    shop.click("Shopping cart")
    shop.press("Del")
    assert shop.message() == "“Shopping cart” deleted. Ctrl+Z brings it back."


def test_deleting_a_stage_counts_its_experiments(shop):
    shop.session.select([shop.session.map_.stages[1].id])
    shop.canvas.setFocus()
    shop.press("Del")
    assert shop.message() == (
        "Stage “Purchase” deleted with its 11 cards and 1 experiment. Ctrl+Z brings it back."
    )

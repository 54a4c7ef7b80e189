"""What is new goes to what is selected: personas, goals, metrics and improvement notes, from everywhere."""

import pytest
from PySide6.QtWidgets import QMenu

from mapdesigner.model import Touchpoint
from mapdesigner.qt.canvas.menus import fill_menu

CARDS = [f"Step {number}" for number in range(10)]


@pytest.fixture
def steps(pilot):
    """Ten touchpoints in Purchase, one in Retention and a pain; nothing is selected."""
    pilot.type_cards("Purchase", "Touchpoints", *CARDS)
    pilot.type_cards("Retention", "Touchpoints", "Newsletter")
    pilot.type_cards("Retention", "Pains", "Too many mails")
    pilot.press("Escape")
    return pilot


def select(pilot, what):
    if what == "ten cards":
        pilot.session.select(card.id for card in pilot.session.map_.stages[1].cards)
    elif what == "a cell":
        stage, lane = pilot.session.map_.stages[1], pilot.session.map_.lanes[0]
        pilot.session.select((f"{stage.id}/{lane.id}",))
    elif what != "nothing":
        pilot.click(what)
    pilot.settle()


def panel(pilot, name):
    return pilot.window.show_side_page(name)


def having(pilot, field, id_):
    """The titles of the touchpoints that have a persona or serve a goal."""
    return [
        card.title
        for stage in pilot.session.map_.stages
        for card in stage.cards
        if isinstance(card, Touchpoint) and id_ in getattr(card, field)
    ]


SELECTIONS = [
    ("nothing", []),
    ("Step 3", ["Step 3"]),
    ("ten cards", CARDS),
    ("Purchase", CARDS),
    ("Touchpoints", [*CARDS, "Newsletter"]),
    ("a cell", CARDS),
    ("Too many mails", []),
]


@pytest.mark.parametrize(("what", "meant"), SELECTIONS)
def test_a_new_persona_goes_to_what_is_selected_and_its_name_is_typed(steps, what, meant):
    select(steps, what)
    before = steps.session.selection
    panel(steps, "personas").add_button.click()
    steps.settle()
    steps.type("Kim")
    steps.press("Return")
    (persona,) = steps.session.map_.personas
    assert persona.name == "Kim"
    assert having(steps, "personas", persona.id) == meant
    if what in ("Step 3", "ten cards"):
        assert steps.session.selection == before
    assert steps.title() == "Untitled journey map"


@pytest.mark.parametrize(("what", "meant"), SELECTIONS)
def test_a_new_goal_goes_to_what_is_selected_and_its_words_are_typed(steps, what, meant):
    select(steps, what)
    before = steps.session.selection
    panel(steps, "goals").add_buttons["customer"].click()
    steps.settle()
    steps.type("Get it today")
    steps.press("Return")
    (goal,) = steps.session.map_.goals
    assert goal.statement == "Get it today"
    if what == "Purchase":
        assert [stage.name for stage in steps.session.map_.stages if goal.id in stage.goals] == [what]
    else:
        assert having(steps, "goals", goal.id) == meant
    if what in ("Step 3", "ten cards", "Purchase"):
        assert steps.session.selection == before


@pytest.mark.parametrize("page", ["personas", "goals"])
def test_nothing_fades_until_something_belongs_to_what_is_new(steps, page):
    before = steps.picture()
    side = panel(steps, page)
    (side.add_button if page == "personas" else side.add_buttons["business"]).click()
    steps.settle()
    assert len(steps.session.selection) == 1
    assert steps.canvas.lit is None
    assert steps.picture() == before
    added = (steps.session.map_.personas or steps.session.map_.goals)[0].id
    steps.click("Step 3")
    side.attach_current()
    steps.session.select((added,))
    assert steps.canvas.lit is not None


def test_a_new_persona_of_a_menu_hangs_on_the_selected_cards_and_is_named(steps):
    select(steps, "ten cards")
    menu = QMenu(steps.canvas)
    point = steps.point("Step 3")
    fill_menu(steps.canvas, menu, steps.canvas.found_at(point.toPointF()), point.toPointF())
    inner = next(action.menu() for action in menu.actions() if action.text() == "Personas")
    next(action for action in inner.actions() if action.text() == "New persona…").trigger()
    steps.settle()
    steps.type("Kim")
    steps.press("Return")
    (persona,) = steps.session.map_.personas
    assert (persona.name, having(steps, "personas", persona.id)) == ("Kim", CARDS)
    menu.deleteLater()


@pytest.mark.parametrize(
    ("what", "cards", "stage"),
    [
        ("nothing", 0, None),
        ("Step 3", 1, None),
        ("ten cards", 10, None),
        ("Purchase", 0, "Purchase"),
        ("a cell", 0, "Purchase"),
        ("Touchpoints", 0, None),
        ("Too many mails", 0, "Retention"),
    ],
)
def test_ctrl_i_makes_a_note_for_the_touchpoints_or_the_stage_and_its_title_is_typed(
    steps, what, cards, stage
):
    select(steps, what)
    steps.press("Ctrl+I")
    steps.type("Ask less")
    steps.press("Return")
    (note,) = steps.session.map_.improvements
    assert note.title == "Ask less"
    assert len(note.touchpoints) == cards
    names = {one.id: one.name for one in steps.session.map_.stages}
    assert names.get(note.stage) == stage
    steps.canvas.setFocus()
    steps.press("Ctrl+Z")
    steps.press("Ctrl+Z")
    assert steps.session.map_.improvements == ()


def test_a_metric_added_with_ten_cards_selected_is_on_all_of_them(steps):
    select(steps, "ten cards")
    steps.window.inspector.page.section("Metrics").add("custom")
    held = [len(card.metrics) for card in steps.session.map_.stages[1].cards]
    assert held == [1] * 10
    assert len(steps.session.selection) == 10


def test_a_persona_added_while_a_card_is_being_typed_gets_the_keyboard(pilot):
    side = panel(pilot, "personas")
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Checkout")
    side.add_button.setFocus()
    side.add_button.click()
    pilot.settle()
    pilot.type("Kim")
    pilot.press("Return")
    (persona,) = pilot.session.map_.personas
    assert persona.name == "Kim"
    assert having(pilot, "personas", persona.id) == ["Checkout"]

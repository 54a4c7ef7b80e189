"""What is selected beside the canvas lights up on it, and what lies in its summary lanes can be selected."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor

from mapdesigner.edit import add_goal, add_lane, add_persona, attach_persona, change_touchpoints
from mapdesigner.edit.improvement import add_improvement
from mapdesigner.model import Improvement, new_goal, new_lane, new_persona
from mapdesigner.qt.canvas.view import FAR_ZOOM


@pytest.fixture
def shop(pilot):
    """A window on two cards; one belongs to Ines and to a goal, the other one has a note."""
    pilot.type_cards("Purchase", "Touchpoints", "Search", "Pay")
    pilot.press("Escape")
    search, pay = (card.id for card in pilot.session.map_.stages[1].cards)
    edits = (
        lambda map_: add_persona(map_, new_persona("Ines").evolve(id="ines")),
        lambda map_: attach_persona(map_, "ines", [search]),
        lambda map_: add_goal(map_, new_goal("A book by Friday").evolve(id="book")),
        lambda map_: change_touchpoints(map_, [search], goals=("book",)),
        lambda map_: add_improvement(map_, Improvement(id="faster", title="Pay faster", touchpoints=(pay,))),
        lambda map_: add_lane(map_, new_lane("Goals", "goals")),
    )
    for edit in edits:
        assert pilot.session.apply(edit, "Prepare")
    pilot.canvas.setFocus()
    pilot.settle()
    return pilot


def darkest(pilot, card):
    """How dark the darkest point of a card is on the screen, 0 … 255."""
    picture = pilot.picture().copy(pilot.seen_rect(card).adjusted(6, 6, -6, -6))
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return min(QColor(picture.pixel(x, y)).lightness() for x, y in points)


def press_entry(pilot, kind):
    """Click the first entry of a summary lane."""
    box, x, y = next(found for found in pilot.boxes() if found[0].id.startswith(f"{kind}:"))
    at = pilot.canvas.view.from_map(QPointF(x + 20, y + box.height / 2)).toPoint()
    pilot.press_at(at)
    pilot.release_at(at)
    return box.id.removeprefix(f"{kind}:").partition("@")[0]


@pytest.mark.parametrize(("id_", "bright", "dim"), [("ines", "Search", "Pay"), ("faster", "Pay", "Search")])
def test_what_belongs_to_the_selection_stays_and_the_rest_is_dimmed_until_escape(shop, id_, bright, dim):
    both = darkest(shop, bright), darkest(shop, dim)
    shop.session.select((id_,))
    assert darkest(shop, bright) == both[0] < 60
    assert darkest(shop, dim) > 130
    shop.press("Escape")
    assert (darkest(shop, bright), darkest(shop, dim)) == both


def test_cards_are_dimmed_from_far_away_too(shop):
    shop.canvas.zoom_to(FAR_ZOOM - 0.1)
    before = shop.picture()
    shop.session.select(("ines",))
    assert shop.picture() != before
    shop.session.select(())
    assert shop.picture() == before


def test_a_click_on_a_goal_selects_it_and_lights_up_what_serves_it(shop):
    shop.canvas.set_view(shop.canvas.view._replace(top=0.0))
    assert press_entry(shop, "goal") == "book"
    assert shop.session.selection == {"book"}
    assert darkest(shop, "Pay") > 130


def test_a_click_on_an_improvement_note_selects_it(shop):
    assert press_entry(shop, "improvement") == "faster"
    assert shop.session.selection == {"faster"}
    outlined = shop.picture()
    shop.session.select(())
    assert shop.picture() != outlined


def test_selecting_cards_dims_nothing(shop):
    before = darkest(shop, "Pay")
    shop.click("Search")
    shop.canvas._hover(QPointF(-1, -1))
    assert darkest(shop, "Pay") == before


def test_the_stage_that_serves_a_goal_is_marked(shop):
    stage = shop.session.map_.stages[3]
    served = stage.evolve(goals=("book",))
    shop.session.select(("book",))
    before = shop.picture()
    shop.session.apply(lambda map_: map_.evolve(stages=(*map_.stages[:3], served)), "Attach goal")
    heading = next((x, y) for box, x, y in shop.boxes() if box.id == f"stage:{stage.id}")
    corner = shop.canvas.view.from_map(QPointF(*heading)).toPoint() - QPoint(5, 3)
    around = shop.picture().copy(corner.x(), corner.y(), 40, 12)
    assert around != before.copy(corner.x(), corner.y(), 40, 12)

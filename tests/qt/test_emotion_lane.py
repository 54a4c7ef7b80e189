"""Whose curves a lane of emotion draws is chosen in its menu and in the inspector."""

import pytest
from PySide6.QtWidgets import QMenu

from mapdesigner.edit import add_persona, set_persona_sentiment
from mapdesigner.model import new_persona
from mapdesigner.qt.canvas.menus import fill_for_lane


@pytest.fixture
def shop(pilot):
    """A window on a card at which Ines feels otherwise than Omar."""
    pilot.type_cards("Purchase", "Touchpoints", "Pay")
    pilot.press("Alt+5")
    (pay,) = pilot.session.selection
    for name in ("Ines", "Omar"):
        persona = new_persona(name).evolve(id=name)
        pilot.session.apply(lambda map_, persona=persona: add_persona(map_, persona), "Add persona")
    pilot.session.apply(lambda map_: set_persona_sentiment(map_, "Ines", [pay], -2), "Set sentiment")
    pilot.settle()
    return pilot


def persona_dots(pilot):
    return [box.id for box, _, _ in pilot.boxes() if box.id.startswith("felt:") and "/" in box.id]


def test_the_menu_of_the_lane_chooses_one_curve_over_all(shop):
    assert len(persona_dots(shop)) == 2
    lane = next(lane for lane in shop.session.map_.lanes if lane.kind == "emotion")
    menu = QMenu()
    fill_for_lane(shop.canvas, menu, lane.id)
    curves = next(action.menu() for action in menu.actions() if action.text() == "Curves")
    assert [action.isChecked() for action in curves.actions()] == [True, False]
    curves.actions()[1].trigger()
    assert persona_dots(shop) == []
    menu.deleteLater()
    shop.press("Ctrl+Z")
    assert len(persona_dots(shop)) == 2


def test_the_inspector_offers_the_choice_for_lanes_of_emotion_only(shop):
    shop.click("Touchpoints")
    page = shop.window.inspector.page
    assert not page.curves.isVisible()
    shop.click("Emotion")
    page = shop.window.inspector.page
    assert page.curves.isVisible()
    page.curves.combo.activated.emit(1)
    page.curves.combo.setCurrentIndex(1)
    assert persona_dots(shop) == []
    assert shop.window.actions_.undo.text() == "Undo change whose curves are drawn"

"""Touchpoints are judged with sliders; stages and the map show the means, and a radar when asked."""

import subprocess
import sys

import pytest
from hands import LEFT, labels, leave, now, select, titled, touchpoints
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from waiting import came_true

from mapdesigner.edit import change_audit
from mapdesigner.insight.audit_means import audit_means, mean_words
from mapdesigner.model import Audit, touchpoints_of

RIGHT, DELETE = Qt.Key.Key_Right, Qt.Key.Key_Delete


@pytest.fixture
def card(session):
    """A touchpoint that nobody has judged, selected."""
    bare = next(card for card in touchpoints(session) if card.audit is None)
    session.select([bare.id])
    return bare


@pytest.fixture
def section(inspector, card):
    return inspector.page.section("Audit")


def slider(section, rule):
    return section.fields[rule].slider


def at(slider, score):
    return slider.place_of(score).toPoint()


def audit(session, card):
    return now(session, card).audit


def steps(session):
    return [step.label for step in session.history.past]


def test_not_judged_is_a_state_of_its_own(section):
    assert {field.slider.words() for field in section.fields.values()} == {"not judged"}
    assert section.header.count == ""
    assert "Does it work well, every time?" in labels(section)


def test_a_click_gives_a_score_and_the_cross_takes_it_back(session, section, card):
    quality = slider(section, "quality")
    QTest.mouseClick(quality, LEFT, pos=at(quality, 4))
    assert audit(session, card) == Audit(quality=4)
    assert quality.words() == "4 of 5"
    assert quality.accessibleName() == "Quality: 4 of 5"
    assert section.header.count == "4.0"
    quality.setFocus()
    QTest.mouseClick(quality, LEFT, pos=quality.clear_place().center().toPoint())
    assert audit(session, card) is None


def test_a_drag_is_one_step_of_undo(session, section, card):
    quality = slider(section, "quality")
    QTest.mousePress(quality, LEFT, pos=at(quality, 1))
    for score in (2, 3, 4, 5):
        QTest.mouseMove(quality, at(quality, score))
    QTest.mouseRelease(quality, LEFT, pos=at(quality, 5))
    assert audit(session, card) == Audit(quality=5)
    assert steps(session) == ["Judge quality"]
    QTest.mousePress(quality, LEFT, pos=at(quality, 2))
    QTest.mouseRelease(quality, LEFT, pos=at(quality, 2))
    assert steps(session) == ["Judge quality", "Judge quality"]
    session.undo()
    assert quality.words() == "5 of 5"
    session.undo()
    assert audit(session, card) is None


def test_the_handle_stays_on_its_line_when_dragged_beyond(session, section, card):
    quality = slider(section, "quality")
    QTest.mousePress(quality, LEFT, pos=at(quality, 3))
    QTest.mouseMove(quality, QPoint(quality.width() + 500, 10))
    assert audit(session, card) == Audit(quality=5)
    QTest.mouseMove(quality, QPoint(-500, 10))
    assert audit(session, card) == Audit(quality=1)
    QTest.mouseRelease(quality, LEFT, pos=QPoint(-500, 10))


def test_keys_set_and_take_back(session, section, card):
    quality = slider(section, "quality")
    quality.setFocus()
    for key, score in ((RIGHT, 3), (RIGHT, 4), (Qt.Key.Key_End, 5), (Qt.Key.Key_Left, 4), (Qt.Key.Key_2, 2)):
        QTest.keyClick(quality, key)
        assert audit(session, card) == Audit(quality=score)
    QTest.keyClick(quality, DELETE)
    assert audit(session, card) is None
    QTest.keyClick(quality, Qt.Key.Key_Home)
    assert audit(session, card) == Audit(quality=1)
    QTest.keyClick(quality, Qt.Key.Key_0)
    assert audit(session, card) is None


def test_a_visit_of_the_keyboard_is_one_step(inspector, session, section, card):
    quality = slider(section, "quality")
    quality.setFocus()
    QTest.keyClick(quality, RIGHT)
    QTest.keyClick(quality, RIGHT)
    leave(inspector)
    quality.setFocus()
    QTest.keyClick(quality, RIGHT)
    assert steps(session) == ["Judge quality", "Judge quality"]
    session.undo()
    assert audit(session, card) == Audit(quality=4)


def test_several_touchpoints_show_what_they_share_and_are_judged_together(inspector, session):
    session.apply(lambda m: change_audit(m, [titled(session, "Checkout").id], quality=1, feedback=4), "x")
    session.apply(lambda m: change_audit(m, [titled(session, "Product page").id], quality=3, feedback=4), "x")
    select(session, "Checkout", "Product page")
    section = inspector.page.section("Audit")
    assert slider(section, "quality").words() == "mixed"
    assert slider(section, "feedback").words() == "4 of 5"
    cards = [now(session, titled(session, title)) for title in ("Checkout", "Product page")]
    assert section.header.count == mean_words(audit_means(cards).mean)
    quality = slider(section, "quality")
    QTest.mouseClick(quality, LEFT, pos=at(quality, 5))
    assert {audit(session, card).quality for card in cards} == {5}
    assert quality.words() == "5 of 5"


def test_the_map_shows_the_means_of_all_touchpoints(inspector, session):
    means = audit_means(touchpoints(session))
    section = inspector.page.audit
    assert section.header.count == mean_words(means.mean)
    shown = labels(section)
    assert f"{means.judged} of 31 touchpoints judged, 1 to 5" in shown
    for each in means.rules:
        at_name = shown.index(each.rule.name)
        assert shown[at_name + 1 : at_name + 3] == [mean_words(each.mean), str(each.judged)]


def test_a_stage_shows_its_means_beside_the_maps(inspector, session):
    stage = session.map_.stages[1]
    session.select([stage.id])
    here, whole = audit_means(touchpoints_of(stage)), audit_means(touchpoints(session))
    shown = labels(inspector.page.audit)
    at_name = shown.index("Quality")
    wanted = [mean_words(here.rules[2].mean), mean_words(whole.rules[2].mean), str(here.rules[2].judged)]
    assert shown[at_name + 1 : at_name + 4] == wanted


def test_without_any_score_it_says_what_to_do(inspector, session):
    ids = [card.id for card in touchpoints(session)]
    nothing = {"customer_focus": None, "consistency": None, "quality": None, "feedback": None}
    session.apply(lambda map_: change_audit(map_, ids, **nothing), "Clear")
    section = inspector.page.audit
    assert came_true(lambda: section.hint.isVisible())
    assert section.hint.text().startswith("No touchpoint of the map is judged yet.")
    assert not section.button.isVisible()
    assert section.header.count == ""


def test_the_radar_is_drawn_when_asked_for_and_says_the_same_in_words(inspector, session):
    section = inspector.page.audit
    assert not section.picture.isVisible()
    QTest.mouseClick(section.button, LEFT)
    assert came_true(lambda: section.picture.is_drawn)
    assert not section.picture.image().isNull()
    words = section.picture.accessibleDescription()
    quality = audit_means(touchpoints(session)).rules[2]
    assert f"Quality: {mean_words(quality.mean)} of 5, {quality.judged} judged." in words
    QTest.mouseClick(section.button, LEFT)
    assert not section.picture.isVisible()


def test_the_radar_follows_the_audit(inspector, session):
    section = inspector.page.audit
    section.button.click()
    assert came_true(lambda: section.picture.is_drawn)
    before = section.picture.image()
    card = titled(session, "Checkout")
    session.apply(lambda map_: change_audit(map_, [card.id], quality=5, feedback=5), "Judge")
    assert came_true(lambda: section.picture.is_drawn and section.picture.image() != before)
    session.undo()
    assert came_true(lambda: section.picture.is_drawn and section.picture.image() == before)


def test_the_radar_follows_the_theme(inspector, session, theme):
    section = inspector.page.audit
    section.button.click()
    assert came_true(lambda: section.picture.is_drawn)
    before = section.picture.image()
    theme.set_mode("dark")
    try:
        assert not section.picture.is_drawn
        assert came_true(lambda: section.picture.is_drawn)
        assert section.picture.image() != before
    finally:
        theme.set_mode("light")


def test_another_stage_has_another_radar(inspector, session):
    session.select([session.map_.stages[0].id])
    section = inspector.page.audit
    section.button.click()
    assert came_true(lambda: section.picture.is_drawn)
    before = section.picture.image()
    session.select([session.map_.stages[2].id])
    assert section is inspector.page.audit
    assert came_true(lambda: section.picture.is_drawn and section.picture.image() != before)


def test_a_radar_that_nobody_sees_is_not_drawn(inspector, session):
    section = inspector.page.audit
    section.button.click()
    assert came_true(lambda: section.picture.is_drawn)
    select(session, "Checkout")
    card = titled(session, "Checkout")
    session.apply(lambda map_: change_audit(map_, [card.id], quality=5, feedback=5), "Judge")
    session.select([])
    assert came_true(lambda: section.picture.is_drawn)


def test_a_window_that_closes_while_it_is_drawn_takes_no_harm(inspector, session):
    inspector.page.audit.button.click()
    QApplication.processEvents()
    inspector.close()
    assert not inspector.page.audit.picture._worker.is_busy


def test_the_inspector_does_not_load_what_draws_until_it_is_asked():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from mapdesigner.qt.drawing.theme import Theme; from mapdesigner.qt.inspector import Inspector;"
        "from mapdesigner.files.disk import open_map; from mapdesigner.resources import samples_path;"
        "from mapdesigner.session import Session;"
        "session = Session(open_map(samples_path() / 'online-bookshop.json'));"
        "panel = Inspector(session, Theme('light')); panel.show(); app.processEvents();"
        "session.select([session.map_.stages[0].id]); app.processEvents();"
        "print('matplotlib' in sys.modules, panel.page.audit.button.isVisible(), flush=True);"
        "import os; os._exit(0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ran.stdout.split() == ["False", "True"], ran.stderr

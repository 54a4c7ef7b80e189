"""The insight view: its pages, the number in the toolbar, and when the rules look."""

from datetime import date, timedelta

import pytest
from insight_hands import InsightHands, badge, let_rules_look, watcher_of

from mapdesigner.model import Stage
from mapdesigner.qt.insight.pages import PAGES
from mapdesigner.qt.insight.watcher import Watcher
from small_shop import small_shop


def with_empty_stage(map_):
    """Return the map with one more stage in which there is nothing."""
    return map_.evolve(stages=(*map_.stages, Stage(id="empty", name="Empty", phase="retention")))


def test_f8_shows_what_the_map_tells(pilot):
    pilot.press("F8")
    assert pilot.window.views.name == "insight"
    pilot.press("F5")
    assert pilot.window.views.name == "map"


def test_the_number_of_warnings_stands_in_the_toolbar_while_the_map_is_shown(pilot):
    pilot.session.replace(small_shop(), None)
    let_rules_look(pilot)
    before = watcher_of(pilot).findings.count("warning")
    assert badge(pilot) == (str(before) if before else "")
    pilot.session.apply(with_empty_stage, "Add stage")
    let_rules_look(pilot)
    assert badge(pilot) == str(before + 1)
    assert f"{before + 1} warning" in pilot.window.actions_.views["insight"].toolTip()
    pilot.press("Ctrl+Z")
    let_rules_look(pilot)
    assert badge(pilot) == (str(before) if before else "")


def test_the_findings_follow_the_map_by_themselves(pilot):
    hands = InsightHands(pilot, small_shop())
    assert not any("“Empty”" in sentence for sentence in hands.sentences())
    pilot.session.apply(with_empty_stage, "Add stage")
    let_rules_look(pilot)
    assert any("“Empty”" in sentence for sentence in hands.sentences())


def test_nothing_is_looked_at_before_the_window_is_up(theme, tmp_path, app):
    from mapdesigner.qt.settings import Settings
    from mapdesigner.qt.shell.window import Window

    window = Window(theme, Settings(tmp_path / "config"), lambda: None)
    window.session.replace(small_shop(), None)
    watcher = window.findChild(Watcher)
    watcher.look()
    app.processEvents()
    assert watcher.findings is None
    window.close()
    window.deleteLater()


def test_on_another_day_the_rules_look_again(pilot):
    day = [date(2026, 3, 1)]
    map_ = small_shop().evolve(review_on=date(2026, 3, 1))
    pilot.session.replace(map_, None)
    watcher = Watcher(pilot.session, pilot.window, clock=lambda: day[0])
    watcher.look()
    pilot.wait_until(lambda: watcher.findings is not None, 20_000)
    assert "review-overdue" not in {finding.rule for finding in watcher.findings.shown}
    day[0] += timedelta(days=1)
    watcher.ask_clock()
    pilot.wait_until(lambda: watcher.map_ is not None, 20_000)
    assert watcher.today == date(2026, 3, 2)
    assert "review-overdue" in {finding.rule for finding in watcher.findings.shown}


def test_who_never_pauses_sees_what_was_found_all_the_same(pilot):
    pilot.session.replace(small_shop(), None)
    let_rules_look(pilot)
    watcher = watcher_of(pilot)
    looked = watcher.map_
    count = 0

    def typing():
        nonlocal count
        count += 1
        pilot.session.apply(lambda map_: map_.evolve(title=f"Title {count}"), "Rename", "typing")
        return watcher.map_ is not looked

    pilot.wait_until(typing, 20_000)
    assert count > 10


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_each_page_can_be_chosen_and_is_remembered(pilot, name):
    pilot.open_sample("online bookshop")
    hands = InsightHands(pilot)
    hands.view.page_button(name).click()
    pilot.settle()
    assert hands.view.page_name == name
    assert hands.view.page.isVisible()
    again = type(hands.view)(hands.view._around)
    assert again.page_name == name
    again.deleteLater()

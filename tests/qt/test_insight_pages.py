"""The pages of the insight view beside the findings: targets, health and consistency, and what all share."""

from datetime import date
from functools import partial

import pytest
from fact_hands import LEFT, click, has_keyboard, open_page, row_of, rows, seen_tables
from PySide6.QtTest import QTest

from mapdesigner.edit import add_metric, change_touchpoints
from mapdesigner.model import Audit, Metric, Observation, cards_of, new_map, new_touchpoint

SLOW_MS = 60_000
PAGES = ("health", "targets", "priorities", "tests", "consistency")


@pytest.fixture
def bookshop(pilot):
    pilot.open_sample("online bookshop")
    return pilot


def card_of(pilot, title):
    return next(card for _, card in cards_of(pilot.session.map_) if getattr(card, "title", "") == title)


def with_metric(metric):
    """Return a map of one touchpoint with a metric."""
    map_ = new_map()
    card = new_touchpoint(map_.lanes[0].id, "Checkout").evolve(metrics=(metric,))
    first, *others = map_.stages
    return map_.evolve(stages=(first.evolve(cards=(card,)), *others))


def seen_rate(value, size=None, on=date(2026, 10, 1)):
    return Observation(on=on, value=value, sample_size=size)


# What all pages share


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_map_says_what_to_do(pilot, name):
    page = open_page(pilot, name)
    assert page.empty.isVisible()
    assert any(word in page.empty.text() for word in ("Select", "Press", "Drop"))
    assert seen_tables(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_wide_as_the_window_lets_it(bookshop, name):
    bookshop.window.resize(1280, 720)
    page = open_page(bookshop, name)
    assert page.scroller.widget().width() <= page.scroller.viewport().width()
    for table in seen_tables(page):
        assert table.horizontalHeader().length() <= table.viewport().width(), table.accessibleName()
        assert table.accessibleName()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_left_rests_and_comes_up_to_date_when_it_is_shown(pilot, name):
    page = open_page(pilot, name)
    open_page(pilot, "health" if name != "health" else "targets")
    before = page.lead.text(), page.empty.isHidden()
    pilot.open_sample("online bookshop")
    pilot.settle()
    assert (page.lead.text(), page.empty.isHidden()) == before
    assert open_page(pilot, name) is page
    assert page.empty.isHidden()
    assert page.lead.isVisible()


def test_text_of_users_is_shown_as_it_is(pilot):
    metric = Metric(kind="custom", name="<b>Loud</b>", unit="%", baseline=0.1, observations=(seen_rate(0.2),))
    pilot.session.replace(with_metric(metric), None)
    page = open_page(pilot, "targets")
    assert rows(page.table)[1][0] == "<b>Loud</b>"
    click(page.table, "<b>Loud</b>")
    assert "<b>Loud</b>" in page.trend.name.text()


def test_a_table_of_links_forgets_its_row_when_the_keyboard_leaves(bookshop):
    page = open_page(bookshop, "health")
    assert has_keyboard(bookshop, page.coverage)
    assert page.coverage.current.cells[0].text == "Pre-purchase"
    bookshop.press("Tab")
    assert page.balance.hasFocus()
    assert page.coverage.current is None


# Targets


def test_each_metric_stands_under_its_stage_with_its_figures(bookshop):
    page = open_page(bookshop, "targets")
    shown = rows(page.table)
    assert [row[0] for row in shown if len(row) == 1] == [
        "Pre-purchase",
        "Purchase",
        "Post-purchase",
        "Retention",
    ]
    bounce = shown[row_of(page.table, "Bounce rate", "List of crime novels")]
    assert bounce[1:3] == ["52\u202f%", "40\u202f%"]
    assert bounce[3] == "47\u202f% (46.3–47.7\u202f%)"
    assert bounce[5:] == ["◆ improving", "3"]


@pytest.mark.parametrize(
    ("metric", "latest", "status"),
    [
        (
            Metric(kind="conversion_rate", target=0.2, observations=(seen_rate(0.22),)),
            "22\u202f%",
            "▲ on target",
        ),
        (Metric(kind="conversion_rate", target=0.2), "–", "no data"),
        (
            Metric(kind="conversion_rate", baseline=0.3, target=0.4, observations=(seen_rate(0.22),)),
            "22\u202f%",
            "▼ off target",
        ),
    ],
)
def test_without_a_sample_size_there_is_no_interval(pilot, metric, latest, status):
    pilot.session.replace(with_metric(metric), None)
    page = open_page(pilot, "targets")
    shown = rows(page.table)[1]
    assert shown[3] == latest
    assert shown[5] == status


def test_figures_that_cant_be_right_say_so_and_claim_no_change(pilot):
    metric = Metric(
        kind="time_on_site",
        baseline=2.0,
        target=3.0,
        observations=(seen_rate(150.0),),
    )
    pilot.session.replace(with_metric(metric), None)
    page = open_page(pilot, "targets")
    assert rows(page.table)[1][4:6] == ["–", "check figures"]
    click(page.table, "Checkout")
    assert page.trend.note.text().startswith("Its values are worlds apart: was the unit changed?")


def test_a_chosen_metric_shows_its_trend_and_selects_its_touchpoint(bookshop):
    page = open_page(bookshop, "targets")
    assert not page.trend.isVisible()
    click(page.table, "Bounce rate", "List of crime novels")
    card = card_of(bookshop, "List of crime novels")
    assert bookshop.session.selection == {card.id}
    assert page.trend.name.text() == "Bounce rate · List of crime novels"
    bookshop.wait_until(lambda: page.trend.picture.is_drawn, SLOW_MS)
    assert "Target 40\u202f%" in page.trend.picture.accessibleDescription()
    light = page.trend.picture.image()
    assert not light.isNull()
    theme = bookshop.window.theme
    theme.set_mode("dark")
    try:
        bookshop.wait_until(lambda: page.trend.picture.is_drawn, SLOW_MS)
        assert page.trend.picture.image() != light
    finally:
        theme.set_mode("light")
    QTest.mouseClick(page.trend.button, LEFT)
    assert bookshop.window.views.shows_canvas
    assert bookshop.selected() == ["List of crime novels"]


def test_a_metric_that_was_never_observed_says_so_instead_of_a_trend(pilot):
    pilot.session.replace(with_metric(Metric(kind="nps", target=40.0)), None)
    page = open_page(pilot, "targets")
    click(page.table, "Checkout")
    assert page.trend.nothing.isVisible()
    assert not page.trend.picture.isVisible()
    assert "Not observed yet." in page.trend.note.text()


def test_the_table_is_gone_through_by_the_keyboard(bookshop):
    page = open_page(bookshop, "targets")
    assert has_keyboard(bookshop, page.table)
    bookshop.press("Down")
    first = bookshop.session.selection
    bookshop.press("Down")
    assert page.trend.isVisible()
    assert bookshop.session.selection != first
    chosen = bookshop.session.selection
    bookshop.press("Return")
    assert bookshop.window.views.shows_canvas
    assert bookshop.session.selection == chosen


def test_an_observation_that_is_added_shows_while_the_page_is_seen(pilot):
    pilot.session.replace(with_metric(Metric(kind="conversion_rate", target=0.2)), None)
    page = open_page(pilot, "targets")
    card = card_of(pilot, "Checkout")
    more = Metric(kind="bounce_rate", baseline=0.5)
    pilot.session.apply(partial(add_metric, card_id=card.id, metric=more), "Add metric")
    pilot.wait_until(lambda: len(rows(page.table)) == 3)
    pilot.session.undo()
    pilot.wait_until(lambda: len(rows(page.table)) == 2)


# Health


def test_health_counts_in_words_and_goes_where_a_row_points(bookshop):
    page = open_page(bookshop, "health")
    assert page.lead.text().startswith("31 touchpoints in 4 stages.")
    coverage = rows(page.coverage)
    assert coverage[0][:3] == ["Pre-purchase", "8", "7 of 8"]
    assert rows(page.balance)[0][:2] == ["digital", "20 of 31 (65\u202f%)"]
    assert [row[0] for row in rows(page.low_points)][:2] == ["Checkout", "Support call about a late parcel"]
    assert [row[0] for row in rows(page.evidence)] == ["measured", "observed", "heard", "assumed"]
    assert "2 of 31" in rows(page.targets)[1][1]
    assert page.pains.text().startswith("1 of 10 touchpoints that feel bad has no improvement note.")
    click(page.open_pains, "Review request")
    assert bookshop.window.views.shows_canvas
    assert bookshop.selected() == ["Review request"]


def test_health_says_what_is_missing(pilot):
    map_ = new_map()
    card = new_touchpoint(map_.lanes[0].id, "Advert").evolve(setting="digital", sentiment=-2)
    first, *others = map_.stages
    pilot.session.replace(map_.evolve(stages=(first.evolve(cards=(card,)), *others)), None)
    page = open_page(pilot, "health")
    row_of(page.coverage, "Retention", "Nothing here yet: where do customers meet us?", "none")
    row_of(page.coverage, "Pre-purchase", "Nobody owns anything here: name owners.")
    assert "Nearly all contact is digital." in rows(page.balance)[0][2]
    assert rows(page.balance)[2][2] == "No human contact at all: is that so?"
    assert page.pains.text().startswith("1 of 1 touchpoint that feels bad has no improvement note.")
    assert page.no_metrics.isVisible()
    edit = partial(change_touchpoints, card_ids=(card.id,), sentiment=1)
    pilot.session.apply(edit, "Set sentiment")
    pilot.wait_until(lambda: page.pains.text() == "No touchpoint feels bad, so there is nothing to answer.")


# Consistency


def test_channels_and_rules_are_a_table_of_figures(bookshop):
    page = open_page(bookshop, "consistency")
    shown = {row[0]: row[1:] for row in rows(page.table)}
    assert shown["Mobile app"] == ["3.5", "1.5", "3.5", "2.0", "2 of 2"]
    assert rows(page.apart) == [
        ["Consistency: Mobile app 1.5, Website 3.0.", "1.5 apart"],
        ["Quality: Phone 1.5, Store 4.4.", "2.9 apart"],
    ]
    assert page.no_clash.isVisible()


def test_touchpoints_of_one_name_that_are_judged_differently_are_linked(pilot):
    map_ = new_map()
    lane = map_.lanes[0].id
    web = new_touchpoint(lane, "Offer").evolve(channel="website", audit=Audit(consistency=5))
    mail = new_touchpoint(lane, "offer ").evolve(channel="e-mail", audit=Audit(consistency=2))
    first, *others = map_.stages
    pilot.session.replace(map_.evolve(stages=(first.evolve(cards=(web, mail)), *others)), None)
    page = open_page(pilot, "consistency")
    assert not page.no_clash.isVisible()
    row_of(page.clashes, "Consistency: 2 by e-mail, 5 by website.", "3 apart")
    click(page.clashes, "offer")
    assert pilot.session.selection == {web.id, mail.id}
    assert pilot.window.views.shows_canvas

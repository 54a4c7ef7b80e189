"""The insight pages follow an edit from another thread, and the list of findings opens at its head."""

import pytest
from fact_hands import open_page, rows
from insight_hands import InsightHands

from mapdesigner.edit import add_card, change_touchpoints, rename_card
from mapdesigner.model import cards_of, new_touchpoint

SLOW_MS = 60_000


@pytest.fixture
def bookshop(pilot):
    pilot.open_sample("online bookshop")
    return pilot


def checkout(pilot):
    return next(card for _, card in cards_of(pilot.session.map_) if getattr(card, "title", "") == "Checkout")


def test_a_page_shows_an_edit_without_being_asked(bookshop):
    page = open_page(bookshop, "health")
    stage = bookshop.session.map_.stages[0]
    lane = bookshop.session.map_.lanes[0]
    before = page.coverage.facts[0].cells[1].text
    bookshop.session.apply(lambda map_: add_card(map_, new_touchpoint(lane.id, "Radio"), stage.id), "Add")
    assert page.coverage.facts[0].cells[1].text == before  # not on the window's thread
    bookshop.wait_until(lambda: page.coverage.facts[0].cells[1].text == str(int(before) + 1), SLOW_MS)


def test_several_edits_in_a_row_end_in_what_the_map_says_last(bookshop):
    page = open_page(bookshop, "health")
    for mood in (-2, 2, 0, 1):
        card = checkout(bookshop)
        bookshop.session.apply(
            lambda map_, id_=card.id, mood=mood: change_touchpoints(map_, [id_], sentiment=mood), "Feel"
        )
        bookshop.settle()
    bookshop.wait_until(lambda: "Checkout" not in str(rows(page.low_points)), SLOW_MS)


def test_a_row_that_stays_the_same_keeps_its_choice_and_its_place(bookshop):
    page = open_page(bookshop, "targets")
    chosen = page.table.facts[1]
    page.table.choose(chosen.key)
    title = checkout(bookshop)
    bookshop.session.apply(lambda map_: rename_card(map_, title.id, "Paying"), "Rename")
    bookshop.wait_until(lambda: any(fact.cells[0].under == "Paying" for fact in page.table.facts), SLOW_MS)
    assert page.table.current.key == chosen.key


def test_the_course_of_the_mood_is_shown_where_there_is_one(bookshop):
    page = open_page(bookshop, "health")
    assert page.course.isVisible()
    assert "Lowest: Checkout" in page.course.accessibleDescription()


def test_the_findings_open_at_their_head(bookshop):
    bookshop.window.resize(1280, 720)
    hands = InsightHands(bookshop)
    assert hands.page.list.verticalScrollBar().value() == 0
    first = hands.rows()[0]
    assert first.hasFocus() or bookshop.window.focusWidget() is not None
    assert first.mapTo(hands.page.list, first.rect().topLeft()).y() >= 0


def test_who_dismisses_a_finding_about_several_things_is_told_what_goes(bookshop):
    hands = InsightHands(bookshop)
    several = hands.row("“Shopping cart” and “Checkout”")
    several.ask_reason()
    bookshop.settle()
    assert several.form.covers.text() == (
        "Puts aside all that this rule finds about “Checkout”, also what comes later."
    )
    one = hands.row("unhappy quotes about “Checkout”")
    one.ask_reason()
    bookshop.settle()
    assert not one.form.covers.isVisible()

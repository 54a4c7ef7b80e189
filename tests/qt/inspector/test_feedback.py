"""What customers said is typed, pasted, changed and removed on the touchpoint page."""

from datetime import date

import pytest
from hands import CTRL, LEFT, choose, copy_html, leave, now, select, titled, touchpoints, type_into
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mapdesigner.edit import change_touchpoints
from mapdesigner.model import Feedback
from mapdesigner.qt.inspector.feedback_menus import fill_menu, fill_quote_menu

DELETE, DOWN, ESCAPE, RETURN = Qt.Key.Key_Delete, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Return


@pytest.fixture
def card(session):
    """A touchpoint without feedback, selected."""
    bare = next(card for card in touchpoints(session) if not card.feedback)
    session.select([bare.id])
    return bare


@pytest.fixture
def section(inspector, card):
    return inspector.page.section("Feedback")


@pytest.fixture
def said(session):
    """The sentences that the status bar shows."""
    sentences = []
    session.on_message.append(sentences.append)
    return sentences


def fill(session, card, *quotes):
    quotes = [Feedback(quote=said) if isinstance(said, str) else said for said in quotes]
    session.apply(lambda map_: change_touchpoints(map_, [card.id], feedback=tuple(quotes)), "Fill")


def words(session, card):
    return [said.quote for said in now(session, card).feedback]


def rows(section):
    """What the rows show, from top to bottom."""
    entries = [section._list.itemAt(at).widget() for at in range(section._list.count())]
    return [entry.row.words() for entry in entries if not entry.row.isHidden()]


def focused(inspector):
    return inspector.window().focusWidget()


def on_clipboard(text):
    QApplication.clipboard().setText(text)


def texts(menu):
    return [action.text() for action in menu.actions() if action.text()]


def trigger(menu, text):
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_without_feedback_it_says_what_to_do(inspector, section):
    assert section.header.count == ""
    assert section._hint.isVisible()
    assert section.paste_button.isVisible()


def test_a_quote_is_a_row_with_who_where_when_and_status(inspector, session, section, card):
    fill(
        session,
        card,
        Feedback(
            quote="Too\nslow",
            who="Anna",
            source="Survey",
            received_on=date(2026, 10, 12),
            sentiment=-1,
            status="answered",
        ),
    )
    assert rows(section) == ["“Too slow”\nAnna · Survey · 12\u00a0Oct\u00a02026 · answered"]
    assert section.entry(0).row.accessibleDescription().endswith("answered, bad")
    assert section.header.count == "1"
    assert not section._hint.isVisible()


def test_plus_opens_a_quote_with_the_keyboard_in_it(inspector, session, section, card):
    QTest.mouseClick(section.add_button, LEFT)
    assert now(session, card).feedback == ()
    QTest.keyClicks(focused(inspector), "I gave up")
    QTest.keyClick(focused(inspector), RETURN)
    assert words(session, card) == ["I gave up"]
    assert section.entry(0).editor.isVisible()
    assert focused(inspector) is section.entry(0).editor.quote.text_edit
    session.undo()
    assert now(session, card).feedback == ()


def test_what_is_typed_into_a_new_quote_is_one_step(inspector, session, section, card):
    QTest.mouseClick(section.add_button, LEFT)
    for part in ("I gave", " up"):
        QTest.keyClicks(focused(inspector), part)
        inspector.flush()
    assert words(session, card) == ["I gave up"]
    assert session.history.past[-1].label == "Add quote"
    session.undo()
    assert now(session, card).feedback == ()
    assert rows(section) == []


def test_a_new_quote_without_words_leaves_nothing_behind(inspector, session, section, card):
    before = session.map_
    QTest.mouseClick(section.add_button, LEFT)
    QTest.keyClick(focused(inspector), ESCAPE)
    assert section.draft is None
    assert focused(inspector) is section.add_button
    QTest.mouseClick(section.add_button, LEFT)
    select(session, "Checkout")
    session.select([card.id])
    assert section.draft is None
    assert session.map_ is before


def test_every_field_of_a_quote(inspector, session, section, card):
    fill(session, card, "Slow")
    QTest.mouseClick(section.entry(0).row, LEFT)
    editor = section.entry(0).editor
    type_into(editor.quote.text_edit, "Much too slow")
    # Names that no other quote has: a list of offered ones would open over the field.
    type_into(editor.who.line, "Zoe")
    type_into(editor.source.line, "Fair booth")
    type_into(editor.day.line, "12.10.2026")
    choose(editor.status.combo, "worth showing")
    QTest.mouseClick(editor.sentiment.row.button(-2), LEFT)
    leave(inspector)
    assert now(session, card).feedback == (
        Feedback(
            quote="Much too slow",
            who="Zoe",
            source="Fair booth",
            received_on=date(2026, 10, 12),
            sentiment=-2,
            status="worth showing",
        ),
    )


def test_sources_in_use_are_offered(inspector, session, section, card):
    QTest.mouseClick(section.add_button, LEFT)
    source = section.draft.editor.source
    source.line.setFocus()
    offered = source.line.completer().model().stringList()
    assert "Customer survey" in offered
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("last Tuesday", "“last Tuesday” is not a date. Write it as 2027-01-15 or 15 Jan 2027."),
        ("31.2.2026", "“31.2.2026” is not a date. Write it as 2027-01-15 or 15 Jan 2027."),
        ("12.10.1850", "That is too early; it must be 1900-01-01 or later."),
    ],
)
def test_a_day_that_is_none_gets_a_sentence_and_stays(inspector, session, section, card, typed, sentence):
    fill(session, card, "Slow")
    section.entry(0).open()
    editor = section.entry(0).editor
    type_into(editor.day.line, typed)
    QTest.keyClick(editor.day.line, RETURN)
    assert editor.day.fault == sentence
    assert editor.day.line.text() == typed
    assert now(session, card).feedback == (Feedback(quote="Slow"),)


def test_many_quotes_are_pasted_in_one_step(inspector, session, section, card, said):
    on_clipboard("- “Too slow” – Anna, survey, 12.10.2026\n• Fine\n\nNever again\n")
    QTest.mouseClick(section.paste_button, LEFT)
    assert now(session, card).feedback == (
        Feedback(quote="Too slow", who="Anna", source="survey", received_on=date(2026, 10, 12)),
        Feedback(quote="Fine"),
        Feedback(quote="Never again"),
    )
    assert said == ["3 quotes added."]
    assert section.header.count == "3"
    session.undo()
    assert now(session, card).feedback == ()


def test_a_block_of_a_spreadsheet_is_pasted(inspector, session, section, card, said):
    on_clipboard("Slow\tAnna\tSurvey\t12.10.2026\nFine\tBob\tlast week\t")
    section.paste_quotes()
    assert [(q.quote, q.who, q.source, q.received_on) for q in now(session, card).feedback] == [
        ("Slow", "Anna", "Survey", date(2026, 10, 12)),
        ("Fine", "Bob", "last week", None),
    ]


@pytest.mark.parametrize("text", ["", "  \n \n"])
def test_with_nothing_to_paste_it_says_so(inspector, session, section, card, said, text):
    on_clipboard(text)
    section.paste_quotes()
    assert now(session, card).feedback == ()
    assert said == ["There is no text on the clipboard. Copy quotes first, one per line."]


def test_ctrl_v_on_a_row_pastes_quotes(inspector, session, section, card):
    fill(session, card, "Slow")
    section.entry(0).row.setFocus()
    on_clipboard("Fine\nLoud")
    QTest.keyClick(section.entry(0).row, Qt.Key.Key_V, CTRL)
    assert words(session, card) == ["Slow", "Fine", "Loud"]


def test_a_list_pasted_into_a_new_quote_becomes_many(inspector, session, section, card):
    QTest.mouseClick(section.add_button, LEFT)
    on_clipboard("Slow\nFine")
    QTest.keyClick(focused(inspector), Qt.Key.Key_V, CTRL)
    assert words(session, card) == ["Slow", "Fine"]
    assert section.draft is None


def test_one_line_pasted_into_a_new_quote_is_its_text(inspector, session, section, card):
    QTest.mouseClick(section.add_button, LEFT)
    on_clipboard("“Slow” – Anna")
    QTest.keyClick(focused(inspector), Qt.Key.Key_V, CTRL)
    inspector.flush()
    assert words(session, card) == ["“Slow” – Anna"]


def test_a_quote_is_removed_by_key_and_undo_brings_it_back(inspector, session, section, card, said):
    fill(session, card, "Slow", "Fine", "Loud")
    section.entry(1).row.setFocus()
    QTest.keyClick(section.entry(1).row, DELETE)
    assert words(session, card) == ["Slow", "Loud"]
    assert said == ["“Fine” removed. Ctrl+Z brings it back."]
    assert focused(inspector) is section.entry(1).row
    session.undo()
    assert words(session, card) == ["Slow", "Fine", "Loud"]


def test_the_last_quote_is_removed_with_its_button(inspector, session, section, card):
    fill(session, card, "Slow")
    section.entry(0).open()
    type_into(section.entry(0).editor.who.line, "Anna")
    QTest.mouseClick(section.entry(0).editor.remove, LEFT)
    QApplication.processEvents()
    assert now(session, card).feedback == ()
    assert rows(section) == []


def test_an_open_quote_stays_open_while_others_come_and_go(inspector, session, section, card):
    fill(session, card, "Slow", "Fine", "Loud")
    section.entry(1).open()
    editor = section.entry(1).editor
    fill(session, card, "New", "Slow", "Fine", "Loud")
    assert section.entry(2).editor is editor
    fill(session, card, "Fine", "Loud")
    assert section.entry(0).editor is editor
    type_into(editor.who.line, "Zoe")
    leave(inspector)
    assert now(session, card).feedback[0] == Feedback(quote="Fine", who="Zoe")


def test_arrows_go_from_quote_to_quote_and_escape_closes(inspector, session, section, card):
    fill(session, card, "Slow", "Fine")
    section.entry(0).row.setFocus()
    QTest.keyClick(section.entry(0).row, DOWN)
    assert focused(inspector) is section.entry(1).row
    QTest.keyClick(section.entry(1).row, RETURN)
    assert section.entry(1).editor.isVisible()
    section.entry(1).editor.quote.setFocus()
    QTest.keyClick(focused(inspector), ESCAPE)
    assert not section.entry(1).editor.isVisible()
    assert focused(inspector) is section.entry(1).row
    QTest.keyClick(section.entry(1).row, Qt.Key.Key_Up)
    assert focused(inspector) is section.entry(0).row


def test_a_quote_is_copied_and_pasted_with_who_said_it(inspector, session, section, card):
    quote = Feedback(quote="Slow", who="Anna", source="Survey", received_on=date(2026, 10, 12))
    fill(session, card, quote)
    section.entry(0).row.setFocus()
    QTest.keyClick(section.entry(0).row, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "“Slow” – Anna, Survey, 2026-10-12"
    section.paste_quotes()
    assert now(session, card).feedback == (quote, quote)


def test_all_quotes_are_copied_for_a_spreadsheet(inspector, session, section, card):
    quotes = (Feedback(quote="Slow", who="Anna", sentiment=-2), Feedback(quote="Fine", status="resolved"))
    fill(session, card, *quotes)
    menu = QMenu()
    fill_menu(menu, section)
    trigger(menu, "Copy all quotes")
    assert QApplication.clipboard().text().splitlines()[1] == "Slow\tAnna\t\t\t-2\tnew"
    section.paste_quotes()
    assert now(session, card).feedback == quotes * 2


def test_the_menu_of_a_quote(inspector, session, section, card):
    fill(session, card, "Slow", "Fine")
    menu = QMenu()
    fill_quote_menu(menu, section, section.entry(1))
    assert texts(menu) == ["Change quote", "Copy quote", "Paste quotes", "Remove quote"]
    trigger(menu, "Remove quote")
    assert words(session, card) == ["Slow"]


def test_quotes_of_one_status_only(inspector, session, section, card):
    answered = [Feedback(quote=f"Answered {n}", status="answered") for n in range(2)]
    fill(session, card, "Slow", *answered, "Fine")
    menu = QMenu()
    fill_menu(menu, section)
    assert "Only answered (2)" in texts(menu)
    trigger(menu, "Only answered (2)")
    assert [row.partition("\n")[0] for row in rows(section)] == ["“Answered 0”", "“Answered 1”"]
    assert section.filtered.text() == "2 answered · Show all"
    section.entry(1).open()
    choose(section.entry(1).editor.status.combo, "resolved")
    assert section.entry(1).editor.isVisible()
    QTest.mouseClick(section.filtered, LEFT)
    assert len(rows(section)) == 4


def test_long_lists_come_in_helpings(inspector, session, section, card):
    fill(session, card, *(f"Quote {n}" for n in range(55)))
    assert len(rows(section)) == 20
    assert section.header.count == "55"
    QTest.mouseClick(section.more, LEFT)
    assert len(rows(section)) == 40
    assert section.more.text() == "Show 15 more"
    QTest.mouseClick(section.more, LEFT)
    assert len(rows(section)) == 55
    assert not section.more.isVisible()


def test_pasted_quotes_are_in_sight_also_after_many_others(inspector, session, section, card):
    fill(session, card, *(f"Quote {n}" for n in range(30)))
    on_clipboard("Slow\nFine")
    section.paste_quotes()
    assert rows(section)[-1].startswith("“Fine”")


def test_a_long_quote_and_one_with_markup_are_plain_text_in_the_panels_width(
    inspector, session, section, card
):
    fill(session, card, "long " * 400, "https://example.org/" + "a" * 300, "<b>&amp;</b>")
    QApplication.processEvents()
    assert rows(section)[2].startswith("“<b>&amp;</b>”")
    assert section.entry(0).row.width() <= inspector.viewport().width()
    assert section.entry(0).row.height() < 100
    assert "&lt;b&gt;" not in section.entry(0).row.toolTip()
    assert section.entry(0).row.toolTip().startswith("<qt>long long")


def test_several_touchpoints_show_no_feedback(inspector, session, section):
    select(session, "Checkout", "Shopping cart")
    assert not section.isVisible()
    select(session, "Checkout")
    assert section.isVisible()
    assert len(rows(section)) == len(titled(session, "Checkout").feedback)


def test_a_click_on_the_section_makes_ctrl_v_mean_quotes(inspector, session, section, card):
    QTest.mouseClick(section._hint, LEFT, pos=QPoint(5, 5))
    assert focused(inspector) is section
    on_clipboard("Slow\nFine")
    QTest.keyClick(section, Qt.Key.Key_V, CTRL)
    assert words(session, card) == ["Slow", "Fine"]


def test_quotes_copied_from_a_web_page_are_pasted(inspector, session, section, card, said):
    copy_html("<ul><li>Too slow</li><li>Never again</li></ul>")
    section.paste_quotes()
    assert words(session, card) == ["Too slow", "Never again"]
    cells = "<td>Loud</td><td>Anna</td><td>Survey</td><td>2026-10-12</td>"
    copy_html(f"<table><tr>{cells}</tr></table>")
    section.add_quote()
    QTest.keyClick(focused(inspector), Qt.Key.Key_V, CTRL)
    added = now(session, card).feedback[-1]
    assert (added.quote, added.who, added.source) == ("Loud", "Anna", "Survey")
    assert added.received_on == date(2026, 10, 12)

"""Typing on the canvas: new cards, names in place, any text there is."""

import pytest
from PySide6.QtWidgets import QApplication


def test_a_new_map_has_the_four_phases_and_says_what_to_do(pilot):
    assert pilot.stages() == ["Pre-purchase", "Purchase", "Post-purchase", "Retention"]
    assert pilot.lanes() == ["Touchpoints", "Emotion", "Pains", "Improvements"]
    hint = pilot.picture()
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    assert pilot.picture() != hint


def test_a_double_click_in_an_empty_place_types_a_card(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Checkout")
    pilot.press("Return")
    assert pilot.cards("Purchase") == ["Checkout"]
    assert pilot.selected() == ["Checkout"]


def test_a_double_click_in_a_lane_of_notes_types_a_note(pilot):
    pilot.type_cards("Purchase", "Pains", "Two pages of address fields")
    assert pilot.cards("Purchase", "Pains") == ["Two pages of address fields"]


def test_enter_on_a_selected_cell_types_a_card(pilot):
    pilot.click_cell("Retention", "Touchpoints")
    pilot.press("Return")
    pilot.type("Newsletter")
    pilot.press("Return")
    assert pilot.cards("Retention") == ["Newsletter"]


def test_ctrl_enter_goes_on_with_the_next_card(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Shopping cart", "Checkout", "Payment")
    assert pilot.cards("Purchase") == ["Shopping cart", "Checkout", "Payment"]


def test_escape_forgets_what_is_typed(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Never mind")
    pilot.press("Escape")
    assert pilot.cards("Purchase") == []
    assert pilot.canvas.editor is None


def test_an_empty_text_adds_no_card(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("   ")
    pilot.press("Return")
    assert pilot.cards("Purchase") == []


def test_clicking_elsewhere_keeps_what_is_typed(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Checkout")
    pilot.click("Retention")
    assert pilot.cards("Purchase") == ["Checkout"]


def test_f2_renames_in_place(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Chekout")
    pilot.press("F2")
    pilot.type("Checkout")
    pilot.press("Return")
    assert pilot.cards("Purchase") == ["Checkout"]


def test_a_double_click_renames_a_stage_a_lane_and_the_map(pilot):
    pilot.double_click("Purchase")
    pilot.type("Buying")
    pilot.press("Return")
    pilot.double_click("Touchpoints")
    pilot.type("Online")
    pilot.press("Return")
    pilot.press("Escape")
    pilot.press("F2")
    pilot.type("Buying a book")
    pilot.press("Return")
    assert "Buying" in pilot.stages()
    assert "Online" in pilot.lanes()
    assert pilot.title() == "Buying a book"


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "👩‍👩‍👧 family",
        "שלום עולם",
        "line\nbreak",
        "bell\x07and\x00nul",
        "x" * 10_000,
        "a" * 50 + " " + "b" * 50,
    ],
    ids=[
        "markup",
        "emoji",
        "right to left",
        "line break",
        "control characters",
        "10,000 characters",
        "long words",
    ],
)
def test_any_text_is_kept_as_text_and_pushes_nothing_else_aside(pilot, text):
    pilot.type_cards("Purchase", "Touchpoints", "Neighbour")
    pilot.type_cards("Pre-purchase", "Pains", "Draft")
    pilot.press("F2")
    QApplication.clipboard().setText(text)
    pilot.press("Ctrl+V")
    pilot.press("Return")
    note = next(card for card in pilot.session.map_.stages[0].cards)
    assert note.text == text.strip()
    assert pilot.words_on("Neighbour") == ["Neighbour"]
    assert pilot.canvas.root.height < 2_500


def test_the_first_letter_opens_the_next_card(pilot):
    pilot.click_cell("Purchase", "Touchpoints")
    pilot.type("Checkout")
    pilot.press("Return")
    pilot.type("Payment")
    pilot.press("Return")
    assert pilot.cards("Purchase") == ["Checkout", "Payment"]


def test_a_click_in_an_empty_cell_selects_it(pilot):
    pilot.click_cell("Purchase", "Touchpoints")
    assert pilot.canvas.editor is None
    assert [id_.count("/") for id_ in pilot.session.selection] == [1]


def test_a_click_that_ends_typing_begins_no_other_card(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Checkout")
    pilot.click_cell("Purchase", "Pains", at=0.3)
    assert pilot.cards("Purchase") == ["Checkout"]
    assert pilot.canvas.editor is None


def test_lines_pasted_into_an_empty_new_card_become_a_card_each(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    QApplication.clipboard().setText("Newsletter\nBirthday offer\nRenewal call")
    pilot.press("Ctrl+V")
    assert pilot.cards("Purchase") == ["Newsletter", "Birthday offer", "Renewal call"]
    assert pilot.canvas.editor is None


def test_typing_in_a_summary_lane_says_where_cards_lie(pilot):
    pilot.double_click_cell("Purchase", "Emotion")
    words = "“Emotion” is drawn from the touchpoints. Put cards in a lane of touchpoints or of notes."
    assert pilot.message() == words


def test_a_stage_is_renamed_where_its_heading_is_pinned(pilot):
    pilot.open_sample("smartphone purchase")
    pilot.canvas.scroll_by(0, 600)
    before = pilot.canvas.view
    pilot.click_heading("Purchase")
    pilot.press("F2")
    editor = pilot.canvas.editor
    assert editor is not None and 0 <= editor.y() < 60
    pilot.type("Buying")
    pilot.press("Return")
    assert "Buying" in pilot.stages()
    assert pilot.canvas.view.top == before.top

"""Fields that are too short for their text say so: “…” at its end, and the whole of it in a tooltip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from mapdesigner.qt.widgets.cut_text import cut_text, room_px
from mapdesigner.qt.widgets.line_edit import LineEdit

LONG = "The department for digital services and continuing education of the city"


def looks_like(field, text):
    """Whether a field looks as it does with another text that fits."""
    before = field.grab().toImage()
    kept, cursor = field.text(), field.cursorPosition()
    field.setText(text)
    field.setCursorPosition(0)
    after = field.grab().toImage()
    field.setText(kept)
    field.setCursorPosition(cursor)
    return before == after


def shown_lines(window):
    return [line for line in window.findChildren(QLineEdit) if line.isVisible()]


def test_author_and_organisation_end_with_a_sign_where_they_are_cut(pilot):
    pilot.open_sample("online bookshop")
    pilot.session.apply(lambda map_: map_.evolve(author=LONG, organisation=LONG), "Change author")
    pilot.session.select(())
    pilot.settle()
    page = pilot.window.inspector.page
    for field in (page.author, page.organisation):
        line = field.line
        assert cut_text(line) == LONG
        elided = line.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, room_px(line))
        assert elided.endswith("…")
        assert looks_like(line, elided)
        line.setFocus()
        pilot.settle()
        # Typed into, it shows the words themselves.
        assert not looks_like(line, elided)


@pytest.mark.parametrize("view", ["F5", "F6", "F7"])
def test_every_line_of_the_window_is_one_that_tells_when_it_is_cut(pilot, view):
    pilot.open_sample("online bookshop")
    pilot.press(view)
    lines = shown_lines(pilot.window)
    assert lines
    assert [line.accessibleName() for line in lines if not isinstance(line, LineEdit)] == []


def test_a_choice_ends_with_a_sign_where_it_is_cut(pilot):
    pilot.open_sample("online bookshop")
    pilot.session.select(())
    pilot.settle()
    choice = next(box for box in pilot.window.inspector.findChildren(QComboBox) if box.isVisible())
    choice.addItem(LONG)
    choice.setCurrentText(LONG)
    cut = choice.grab().toImage()
    elided = choice.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, room_px(choice))
    choice.setItemText(choice.currentIndex(), elided)
    assert choice.grab().toImage() == cut

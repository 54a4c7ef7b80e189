"""A sample opened in the window: as it was made to be seen, and never written over."""

from datetime import date

import pytest
from answers import answering, choosing
from PySide6.QtCore import QCoreApplication, Qt

from mapdesigner.files.codec import read_map
from mapdesigner.files.disk import open_map
from mapdesigner.files.samples import WRITTEN_FOR
from mapdesigner.insight.findings import evaluate
from mapdesigner.model import new_map
from mapdesigner.qt.board.facts import overdue_words
from mapdesigner.resources import samples_path

SHOP = samples_path() / "online-bookshop.json"


@pytest.fixture(autouse=True)
def _own_file_dialogs(app):
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def test_a_sample_opened_today_is_as_late_as_on_the_day_it_was_written_for(pilot):
    written = read_map(SHOP.read_bytes())
    pilot.open_sample("online bookshop")
    shown, today = pilot.session.map_, date.today()
    assert [(note.title, bool(overdue_words(note, today))) for note in shown.improvements] == [
        (note.title, bool(overdue_words(note, WRITTEN_FOR))) for note in written.improvements
    ]
    assert [each.rule for each in evaluate(shown, today).shown] == [
        each.rule for each in evaluate(written, WRITTEN_FOR).shown
    ]
    assert not pilot.session.is_unsaved
    assert not pilot.window.isWindowModified()


def test_a_sample_saved_as_ones_own_keeps_the_dates_that_were_seen(pilot, tmp_path):
    pilot.open_sample("online bookshop")
    seen = pilot.session.map_
    with choosing(tmp_path / "mine.json"):
        pilot.press("Ctrl+Shift+S")
    assert open_map(tmp_path / "mine.json") == seen
    assert not pilot.session.is_unsaved


def test_no_map_is_saved_over_a_sample(pilot):
    before = SHOP.read_bytes()
    pilot.session.apply(lambda _: new_map("Mine"), "Begin")
    try:
        with answering("Cancel") as said, answering("Yes"), choosing(SHOP):
            pilot.press("Ctrl+Shift+S")
        assert any(
            "online-bookshop.json is a sample, and samples stay as they are." in words for words in said
        )
        assert SHOP.read_bytes() == before
    finally:
        if SHOP.read_bytes() != before:
            SHOP.write_bytes(before)
    assert pilot.session.is_unsaved

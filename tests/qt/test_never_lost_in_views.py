"""What is still being typed on the board or into the table is kept for the recovery, and only that."""

import pytest
from board_hands import Hands
from table_hands import TableHand

from mapdesigner.files.kept import read_kept
from mapdesigner.model import touchpoints_of
from small_shop import small_shop


@pytest.fixture
def shop(pilot):
    pilot.session.replace(small_shop(), None)
    pilot.settle()
    yield pilot
    pilot.window.keep_typing()


def kept(pilot):
    """Return the map in the window's recovery file, once it is written."""
    keeper = pilot.window.document.recovery
    pilot.wait_until(lambda: keeper.path is not None and keeper.path.exists() and not keeper._worker.is_busy)
    return read_kept(keeper.path)[1]


def kept_notes(pilot):
    return [note.title for note in kept(pilot).improvements]


def kept_cards(pilot):
    return [card for stage in kept(pilot).stages for card in touchpoints_of(stage)]


@pytest.mark.parametrize("face", ["board", "matrix"])
def test_a_new_note_that_is_still_being_typed_is_kept(shop, face):
    Hands(shop, face, "One page")
    shop.press("N")
    shop.type("Half a tit")
    shop.wait_until(lambda: "Half a tit" in kept_notes(shop))
    assert [note.title for note in shop.session.map_.improvements] == ["One page"]


def test_a_title_of_a_note_that_is_still_being_typed_is_kept(shop):
    hand = Hands(shop, "board", "One page")
    hand.click("One page")
    shop.press("F2")
    shop.type("Half a tit")
    shop.wait_until(lambda: kept_notes(shop) == ["Half a tit"])
    assert [note.title for note in shop.session.map_.improvements] == ["One page"]


def test_a_title_that_was_given_up_is_not_kept(shop):
    Hands(shop, "board", "One page")
    shop.press("N")
    shop.type("Half a tit")
    shop.wait_until(lambda: "Half a tit" in kept_notes(shop))
    shop.press("Escape")
    shop.wait_until(lambda: shop.window.document.recovery.path is None)


def test_a_cell_that_is_still_being_typed_is_kept(shop):
    hand = TableHand(shop)
    hand.begin("Search", "owner")
    shop.type("Web te")
    shop.wait_until(lambda: "Web te" in [card.owner for card in kept_cards(shop)])
    assert hand.cell("Search", "owner") == ""


def test_a_cell_that_holds_no_value_yet_leaves_the_rest_kept(shop):
    hand = TableHand(shop)
    hand.edit("Search", "owner", "Web team")
    hand.grid.header.show_column("votes", True)
    hand.begin("Search", "votes")
    shop.type("many")
    shop.wait_until(lambda: "Web team" in [card.owner for card in kept_cards(shop)])
    shop.press("Escape")
    assert hand.cell("Search", "votes") == ""

"""A map being edited: edits, undo, selection, what was saved, and who hears about it."""

from functools import partial
from pathlib import Path

import pytest

from mapdesigner.edit import add_card, change_map, remove_cards, remove_lane, remove_stage, rename_card
from mapdesigner.model import cards_of, new_map, new_touchpoint
from mapdesigner.session import Session


@pytest.fixture
def session():
    return Session(new_map("Shop"))


@pytest.fixture
def heard(session):
    """What the session told its listeners, in order."""
    told = []
    session.on_map.append(lambda: told.append("map"))
    session.on_selection.append(lambda: told.append("selection"))
    session.on_file.append(lambda: told.append("file"))
    session.on_message.append(told.append)
    return told


def rename(title):
    return partial(change_map, title=title)


def card_in(session, title="Checkout"):
    card = new_touchpoint(session.map_.lanes[0].id, title)
    session.apply(partial(add_card, card=card, stage_id=session.map_.stages[0].id), "Add touchpoint")
    return card


def test_an_edit_changes_the_map_and_everybody_hears(session, heard):
    assert session.apply(rename("Book shop"), "Rename map")
    assert session.map_.title == "Book shop"
    assert heard == ["map", "file"]


def test_an_edit_that_changes_nothing_is_no_step(session, heard):
    assert session.apply(rename("Shop"), "Rename map")
    assert session.history.past == ()
    assert heard == []


def test_a_refused_edit_says_why_and_leaves_the_map(session, heard):
    before = session.map_
    assert not session.apply(partial(rename_card, card_id="gone", text="x"), "Rename")
    assert session.map_ is before
    assert heard == ["That card is no longer in the map."]


def test_undo_and_redo_are_heard_but_not_where_there_is_nothing_to_undo(session, heard):
    session.undo()
    session.redo()
    assert heard == []
    session.apply(rename("Book shop"), "Rename map")
    session.undo()
    assert session.map_.title == "Shop"
    session.redo()
    assert session.map_.title == "Book shop"
    assert heard == ["map", "file"] * 3


def test_typing_is_one_undo(session):
    for title in ("B", "Bo", "Book"):
        session.apply(rename(title), "Rename map", merge_key="title")
    session.settle()
    session.apply(rename("Books"), "Rename map", merge_key="title")
    session.undo()
    assert session.map_.title == "Book"
    session.undo()
    assert session.map_.title == "Shop"


def test_a_map_is_unsaved_while_it_differs_from_the_file(session):
    assert not session.is_unsaved
    session.apply(rename("Book shop"), "Rename map")
    assert session.is_unsaved
    session.undo()
    assert not session.is_unsaved
    session.redo()
    session.mark_saved(Path("shop.json"), session.map_)
    assert not session.is_unsaved
    assert session.path == Path("shop.json")
    session.undo()
    assert session.is_unsaved


def test_typing_the_saved_text_again_makes_the_map_saved_again(session):
    session.apply(rename("Book shop"), "Rename map")
    session.apply(rename("Shop"), "Rename map")
    assert not session.is_unsaved


def test_a_save_that_ends_after_another_edit_does_not_hide_that_edit(session):
    session.apply(rename("Book shop"), "Rename map")
    written = session.map_
    session.apply(rename("Bookshop"), "Rename map")
    session.mark_saved(Path("shop.json"), written)
    assert session.is_unsaved


def test_selecting_is_heard_once(session, heard):
    card = card_in(session)
    heard.clear()
    session.select([card.id])
    session.select([card.id])
    assert session.selection == {card.id}
    assert heard == ["selection"]


def test_a_removed_card_is_no_longer_selected(session, heard):
    card = card_in(session)
    kept = card_in(session, "Payment")
    session.select([card.id, kept.id])
    heard.clear()
    session.apply(partial(remove_cards, card_ids=[card.id]), "Delete")
    assert session.selection == {kept.id}
    assert heard == ["selection", "map", "file"]


def test_a_selected_cell_goes_with_its_stage_or_lane(session):
    stage, lane = session.map_.stages[0], session.map_.lanes[0]
    session.select([f"{stage.id}/{lane.id}"])
    session.apply(rename("Book shop"), "Rename map")
    assert session.selection == {f"{stage.id}/{lane.id}"}
    session.apply(partial(remove_lane, lane_id=lane.id), "Delete lane")
    assert session.selection == frozenset()
    session.select([stage.id])
    session.apply(partial(remove_stage, stage_id=stage.id), "Delete stage")
    assert session.selection == frozenset()


def test_another_map_begins_with_no_history_and_no_selection(session, heard):
    card = card_in(session)
    session.select([card.id])
    heard.clear()
    other = new_map("Clinic")
    session.replace(other, Path("clinic.json"))
    assert (session.map_, session.path, session.selection) == (other, Path("clinic.json"), frozenset())
    assert not session.is_unsaved
    assert sorted(heard) == ["file", "map", "selection"]
    session.undo()
    assert session.map_ is other


def test_a_listener_sees_the_new_map_and_may_take_itself_off(session):
    seen = []

    def once():
        seen.append(session.map_.title)
        session.on_map.remove(once)

    session.on_map += [once, lambda: seen.append("next")]
    session.apply(rename("Book shop"), "Rename map")
    session.apply(rename("Bookshop"), "Rename map")
    assert seen == ["Book shop", "next", "next"]


def test_undo_brings_a_removed_stage_back_with_its_cards(session):
    card = card_in(session)
    session.apply(partial(remove_stage, stage_id=session.map_.stages[0].id), "Delete stage")
    assert list(cards_of(session.map_)) == []
    session.undo()
    assert [found.id for _, found in cards_of(session.map_)] == [card.id]

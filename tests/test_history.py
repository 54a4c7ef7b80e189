"""Undo and redo as a list of values."""

from mapdesigner.history import History
from mapdesigner.model import new_map

ONE, TWO, THREE, FOUR = (new_map(title) for title in ("One", "Two", "Three", "Four"))


def titles(steps):
    return [(step.map_.title, step.label) for step in steps]


def test_undo_goes_back_through_the_values_and_redo_forward_again():
    history = History(ONE).with_edit(TWO, "Rename").with_edit(THREE, "Rename again")
    back = history.undo().undo()
    assert back.present is ONE
    assert [step.label for step in back.undone] == ["Rename again", "Rename"]
    assert back.redo().present is TWO
    assert back.redo().redo() == history


def test_undo_and_redo_without_a_step_change_nothing():
    history = History(ONE)
    assert history.undo() is history
    assert history.redo() is history


def test_each_step_is_named_by_the_edit_that_led_away_from_it():
    history = History(ONE).with_edit(TWO, "Move touchpoint")
    assert titles(history.past) == [("One", "Move touchpoint")]
    assert titles(history.undo().undone) == [("Two", "Move touchpoint")]


def test_a_new_edit_forgets_what_was_undone():
    history = History(ONE).with_edit(TWO, "Rename").undo().with_edit(THREE, "Rename")
    assert history.undone == ()
    assert history.undo().present is ONE


def test_typing_becomes_one_step():
    history = (
        History(ONE)
        .with_edit(TWO, "Rename", merge_key="title")
        .with_edit(THREE, "Rename", merge_key="title")
        .with_edit(FOUR, "Rename", merge_key="title")
    )
    assert history.present is FOUR
    assert history.undo().present is ONE


def test_another_merge_key_or_none_begins_another_step():
    history = History(ONE).with_edit(TWO, "Rename", "title").with_edit(THREE, "Purpose", "purpose")
    assert history.undo().present is TWO
    history = history.with_edit(FOUR, "Move")
    assert history.undo().present is THREE


def test_a_settled_step_takes_no_more_typing():
    history = History(ONE).with_edit(TWO, "Rename", "title").settled().with_edit(THREE, "Rename", "title")
    assert history.undo().present is TWO


def test_an_undo_settles_so_typing_on_is_a_step_of_its_own():
    history = History(ONE).with_edit(TWO, "A", "title").with_edit(THREE, "B", "purpose").undo()
    history = history.with_edit(FOUR, "A", "title")
    assert history.undo().present is TWO


def test_what_is_typed_and_taken_back_leaves_no_step():
    history = History(ONE).with_edit(TWO, "Rename", "title").with_edit(ONE.evolve(), "Rename", "title")
    assert history.present is ONE
    assert history.past == ()
    again = history.with_edit(THREE, "Rename", "title")
    assert again.undo().present is ONE


def test_the_history_has_no_limit():
    history = History(ONE)
    for step in range(2_000):
        history = history.with_edit(ONE.evolve(title=f"{step}"), "Rename")
    for _ in range(2_000):
        history = history.undo()
    assert history.present is ONE

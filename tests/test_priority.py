"""Which improvement note comes first."""

from mapdesigner.insight.priority import priority, ranked
from mapdesigner.model import Improvement, new_map


def note(title, impact=None, effort=None, status="idea"):
    return Improvement(id=title.replace(" ", "-"), title=title, impact=impact, effort=effort, status=status)


def order(*notes):
    found = ranked(new_map().evolve(improvements=notes))
    return [(entry.rank, entry.improvement.title) for entry in found]


def test_much_impact_for_little_effort_comes_first():
    assert order(note("slog", 2, 5), note("win", 5, 1), note("project", 5, 5)) == [
        (1, "win"),
        (2, "project"),
        (3, "slog"),
    ]


def test_equal_quotients_go_by_impact_then_by_the_maps_order():
    assert order(note("small", 2, 1), note("first", 4, 2), note("second", 4, 2)) == [
        (1, "first"),
        (2, "second"),
        (3, "small"),
    ]


def test_notes_without_figures_come_after_the_others_in_the_maps_order():
    assert order(note("no effort", 5), note("nothing"), note("slog", 1, 5)) == [
        (1, "slog"),
        (2, "no effort"),
        (3, "nothing"),
    ]


def test_closed_notes_come_last_and_have_no_rank():
    assert order(note("done", 5, 1, "done"), note("open", 1, 5), note("dropped", 5, 1, "dropped")) == [
        (1, "open"),
        (None, "done"),
        (None, "dropped"),
    ]


def test_priority_is_impact_over_effort():
    assert priority(note("a", 4, 2)) == 2.0
    assert priority(note("a", 4)) is None

"""Which improvement note comes first."""

import pytest
from pydantic import ValidationError

from mapdesigner.edit import change_priority_weights, reset_priority_weights
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.insight.priority import priority, ranked
from mapdesigner.insight.priority_words import (
    formula_sentence,
    left_out,
    reasons,
    weights_words,
    what_first,
)
from mapdesigner.model import (
    Improvement,
    PersonaSentiment,
    PriorityWeights,
    new_map,
    new_persona,
    new_touchpoint,
)


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


def shop(*moods_and_votes, **fields):
    map_ = new_map()
    cards = tuple(
        new_touchpoint(map_.lanes[0].id, title).evolve(id=title.lower(), sentiment=mood, votes=votes)
        for title, mood, votes in moods_and_votes
    )
    return map_.evolve(stages=(map_.stages[0].evolve(cards=cards), *map_.stages[1:]), **fields)


def serving(title, *touchpoints, impact=3, effort=3):
    return note(title, impact, effort).evolve(touchpoints=touchpoints)


def test_what_hurts_more_comes_first_at_equal_figures():
    notes = serving("calm", "till"), serving("bad", "cart"), serving("worst", "checkout")
    map_ = shop(("Till", 1, 0), ("Cart", -1, 0), ("Checkout", -2, 0), improvements=notes)
    assert [(each.improvement.title, each.priority) for each in ranked(map_)] == [
        ("worst", (3 + 2.5) / 3),
        ("bad", (3 + 1.25) / 3),
        ("calm", 1.0),
    ]


def test_votes_count_against_those_of_the_note_with_most():
    notes = serving("few", "till"), serving("most", "cart", "checkout")
    map_ = shop(("Till", None, 2), ("Cart", None, 3), ("Checkout", None, 5), improvements=notes)
    assert [(each.improvement.title, each.priority) for each in ranked(map_)] == [
        ("most", (3 + 2.5) / 3),
        ("few", (3 + 0.625) / 3),
    ]


def test_the_pain_of_one_persona_counts():
    anna = new_persona("Anna")
    map_ = shop(("Till", 2, 0), improvements=(serving("fix", "till"),), personas=(anna,))
    (card,) = map_.stages[0].cards
    felt = card.evolve(sentiments=(PersonaSentiment(persona=anna.id, sentiment=-2),))
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=(felt,)), *map_.stages[1:]))
    assert ranked(map_)[0].priority == (3 + 2.5) / 3


def test_weights_change_the_order_and_travel_with_the_map():
    notes = note("cheap", 2, 1), note("grand", 5, 4)
    map_ = shop(improvements=notes)
    assert [each.improvement.title for each in ranked(map_)] == ["cheap", "grand"]
    weighed = change_priority_weights(map_, effort=0.0)
    assert [each.improvement.title for each in ranked(weighed)] == ["grand", "cheap"]
    assert read_map(write_map(weighed)) == weighed
    assert change_priority_weights(weighed, effort=1.0) == map_
    assert reset_priority_weights(weighed) == map_
    assert b"priority_weights" not in write_map(map_)


def test_weights_out_of_range_are_refused():
    for weight in (-0.1, 5.1, float("nan")):
        with pytest.raises(ValidationError):
            change_priority_weights(new_map(), impact=weight)


def test_nothing_counting_leaves_the_order_of_impact():
    map_ = change_priority_weights(
        shop(improvements=(note("small", 1, 1), note("large", 5, 5))), impact=0.0, pain=0.0, votes=0.0
    )
    assert [each.improvement.title for each in ranked(map_)] == ["large", "small"]


def test_the_first_five_come_with_their_reasons():
    notes = (
        serving("Guest option", "checkout", "cart", impact=5, effort=3),
        note("Sketch", 4),
        *(note(f"Small {place}", 1, 5) for place in range(6)),
    )
    map_ = shop(("Checkout", -2, 6), ("Cart", None, 1), improvements=notes)
    found = what_first(map_)
    assert len(found) == 5
    assert (
        found[0].reasons
        == "impact 5 for effort 3; answers “Checkout”, which feels very bad, and 1 more; 7 votes"
    )
    assert found[1].reasons == "impact 1 for effort 5; serves no touchpoint"
    assert left_out(map_) == 1
    assert reasons(map_, notes[1]) == "impact 4, but no effort; serves no touchpoint"
    assert what_first(new_map()) == ()


def test_the_formula_is_said_as_it_is_reckoned():
    assert formula_sentence(PriorityWeights()).startswith(
        "Priority = (impact + ½ × pain + ½ × votes) ÷ effort."
    )
    assert formula_sentence(PriorityWeights(pain=0.0, votes=0.0)) == "Priority = impact ÷ effort."
    assert formula_sentence(PriorityWeights(pain=0.0, votes=0.0, effort=0.0)) == "Priority = impact."
    assert "effort to the power of 2" in formula_sentence(PriorityWeights(effort=2.0))
    assert formula_sentence(PriorityWeights(impact=0.0, pain=0.0, votes=0.0)).startswith("Nothing counts")
    assert weights_words(new_map()) == formula_sentence(PriorityWeights())

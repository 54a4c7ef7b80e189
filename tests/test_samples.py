"""The samples: sound maps, worth learning from, that use what a map can hold."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from mapdesigner.files.codec import read_map, write_map
from mapdesigner.model import (
    IMPROVEMENT_STATUSES,
    LANE_KINDS,
    SETTINGS,
    JourneyMap,
    Touchpoint,
    card_text,
    cards_of,
    latest,
    problems,
    touchpoint_count,
    touchpoints_of,
)
from mapdesigner.resources import sample_files, samples_path

every_sample = pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)


def sample(path: Path) -> JourneyMap:
    return read_map(path.read_bytes())


def touchpoints(map_: JourneyMap) -> list[Touchpoint]:
    return [touchpoint for stage in map_.stages for touchpoint in touchpoints_of(stage)]


@every_sample
def test_a_sample_is_stored_as_the_program_itself_would_save_it(path):
    data = path.read_bytes()
    map_ = read_map(data)
    assert problems(map_) == ()
    assert write_map(map_) == data


@every_sample
def test_a_sample_says_what_it_is_about(path):
    map_ = sample(path)
    assert all((map_.title, map_.purpose, map_.scenario, map_.organisation, map_.author, map_.review_on))
    assert all(stage.customer_goal for stage in map_.stages)


@every_sample
def test_a_sample_has_touchpoints_in_every_stage_and_cards_in_every_lane_that_holds_them(path):
    map_ = sample(path)
    assert 25 <= touchpoint_count(map_) <= 60
    assert all(len(touchpoints_of(stage)) >= 4 for stage in map_.stages)
    used = {card.lane for _, card in cards_of(map_)}
    assert used == {lane.id for lane in map_.lanes if lane.kind in ("touchpoints", "notes")}
    assert {"touchpoints", "notes", "emotion", "improvements"} <= {lane.kind for lane in map_.lanes}


@every_sample
def test_its_words_fit_on_cards_and_none_is_said_twice(path):
    map_ = sample(path)
    assert all(len(touchpoint.title) <= 46 for touchpoint in touchpoints(map_))
    said = [card_text(card) for _, card in cards_of(map_)]
    said += [touchpoint.description for touchpoint in touchpoints(map_)]
    said += [quote.quote for touchpoint in touchpoints(map_) for quote in touchpoint.feedback]
    said += [text for note in map_.improvements for text in (note.title, note.note)]
    assert [text for text, times in Counter(said).items() if text and times > 1] == []
    assert "!" not in path.read_text(encoding="utf-8")


@every_sample
def test_its_personas_are_filled_in_and_meet_touchpoints(path):
    map_ = sample(path)
    assert 2 <= len(map_.personas) <= 3
    met = {persona for touchpoint in touchpoints(map_) for persona in touchpoint.personas}
    for persona in map_.personas:
        assert all(persona.model_dump().values())
        assert persona.id in met


@every_sample
def test_its_goals_are_of_both_kinds_and_served(path):
    map_ = sample(path)
    assert {goal.kind for goal in map_.goals} == {"customer", "business"}
    assert {bool(goal.target and goal.deadline) for goal in map_.goals} == {True, False}
    served = {goal for touchpoint in touchpoints(map_) for goal in touchpoint.goals}
    assert served == {goal.id for goal in map_.goals}


@every_sample
def test_its_figures_were_taken_before_the_workshop_in_order(path):
    map_ = sample(path)
    metrics = [metric for touchpoint in touchpoints(map_) for metric in touchpoint.metrics]
    assert len(metrics) >= 15
    assert {metric.kind for metric in metrics} >= {"conversion_rate", "custom", "csat", "nps"}
    for metric in metrics:
        assert metric.observations
        assert metric.source
        days = [seen.on for seen in metric.observations]
        assert all(earlier < later for earlier, later in pairwise(days))
        assert days[-1].isoformat() <= "2026-11-22"
    assert any(len(metric.observations) >= 3 for metric in metrics)
    assert any(seen.sample_size for metric in metrics for seen in metric.observations)


@every_sample
def test_its_improvements_differ_and_lead_somewhere(path):
    notes = sample(path).improvements
    assert 8 <= len(notes) <= 15
    assert all(note.touchpoints for note in notes)
    assert any(len(note.touchpoints) > 1 for note in notes)
    assert len({note.impact for note in notes}) >= 3
    assert len({note.effort for note in notes}) >= 3
    assert len({note.lever for note in notes}) >= 4
    assert {note.status for note in notes} >= {"idea", "planned", "testing", "done"}
    assert {bool(note.owner and note.due and note.expected) for note in notes} == {True, False}


@every_sample
def test_its_curve_has_heights_and_depths(path):
    map_ = sample(path)
    felt = [touchpoint.sentiment for touchpoint in touchpoints(map_)]
    assert {-2, -1, 0, 1, 2} <= set(felt)
    assert any(touchpoint.sentiments for touchpoint in touchpoints(map_))
    assert 3 <= sum(touchpoint.moment_of_truth for touchpoint in touchpoints(map_)) <= 7


@every_sample
def test_it_shows_what_else_hangs_on_touchpoints(path):
    map_ = sample(path)
    met = touchpoints(map_)
    assert {touchpoint.setting for touchpoint in met} == set(SETTINGS)
    assert {touchpoint.evidence for touchpoint in met} >= {"heard", "observed", "measured"}
    assert sum(touchpoint.audit is not None for touchpoint in met) >= 8
    assert sum(touchpoint.votes for touchpoint in met) >= 10
    assert any(touchpoint.tags for touchpoint in met)
    quotes = [quote for touchpoint in met for quote in touchpoint.feedback]
    assert len(quotes) >= 8
    assert all(quote.who and quote.source and quote.received_on for quote in quotes)
    assert 1 <= len(map_.experiments) <= 2
    for test in map_.experiments:
        assert len(test.variants) >= 2
        assert all(0 < variant.conversions <= variant.visitors for variant in test.variants)


def test_the_samples_together_use_every_lane_kind_and_every_status():
    maps = [sample(path) for path in sample_files()]
    assert {lane.kind for map_ in maps for lane in map_.lanes} == set(LANE_KINDS)
    assert {note.status for map_ in maps for note in map_.improvements} == set(IMPROVEMENT_STATUSES)


def test_the_bookshop_shows_a_figure_before_and_after_a_finished_improvement():
    map_ = sample(samples_path() / "online-bookshop.json")
    done = next(note for note in map_.improvements if note.status == "done")
    page = next(touchpoint for touchpoint in touchpoints(map_) if touchpoint.id in done.touchpoints)
    rate = page.metrics[0]
    assert rate.baseline is not None
    assert rate.target is not None
    assert done.due is not None
    before = [seen.value for seen in rate.observations if seen.on < done.due]
    newest = latest(rate)
    assert newest is not None
    assert newest.on > done.due
    assert len(before) >= 2
    assert max(before) < newest.value < rate.target

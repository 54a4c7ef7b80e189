"""The samples: sound maps, worth learning from, that use what a map can hold."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import get_args

import pytest
from PIL import Image

from mapdesigner.files.codec import read_map, write_map
from mapdesigner.insight.comparison import compare
from mapdesigner.insight.experiment_state import experiment_state
from mapdesigner.insight.metric_status import MetricStatus, metric_status
from mapdesigner.insight.smart import smart_gaps
from mapdesigner.layout.facts import curves_of
from mapdesigner.model import (
    EVIDENCE,
    FEEDBACK_STATUSES,
    IMPROVEMENT_STATUSES,
    LANE_KINDS,
    SETTINGS,
    JourneyMap,
    MapLink,
    Metric,
    Touchpoint,
    Value,
    better_direction,
    card_text,
    cards_of,
    latest,
    picture_bytes,
    problems,
    touchpoint_count,
    touchpoints_of,
)
from mapdesigner.resources import sample_files, samples_path

# How a map is judged: choices of those who work with it, not something that hangs on it.
JUDGING = {("JourneyMap", name) for name in ("dismissed", "priority_weights", "rules_off")}
# The day by which all that the samples tell had happened.
WORKSHOP_OVER = date(2026, 11, 22)

every_sample = pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)


def sample(path: Path) -> JourneyMap:
    return read_map(path.read_bytes())


def touchpoints(map_: JourneyMap) -> list[Touchpoint]:
    return [touchpoint for stage in map_.stages for touchpoint in touchpoints_of(stage)]


def target_is_better(metric: Metric) -> bool:
    """Tell whether the metric's target lies on the better side of its baseline."""
    assert metric.target is not None
    assert metric.baseline is not None
    higher = better_direction(metric) == "higher"
    return metric.target > metric.baseline if higher else metric.target < metric.baseline


def values_in(value: object) -> Iterator[Value]:
    """Yield a value of the model and all that it holds."""
    if isinstance(value, tuple):
        for part in value:
            yield from values_in(part)
    elif isinstance(value, Value):
        yield value
        for name in type(value).model_fields:
            yield from values_in(getattr(value, name))


def mood(map_: JourneyMap) -> list[float]:
    """Return the mean sentiment of each stage."""
    felt = [[card.sentiment for card in touchpoints_of(stage)] for stage in map_.stages]
    return [mean(each for each in stage if each is not None) for stage in felt]


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
        assert all(words for name, words in persona.model_dump().items() if name != "picture")
        assert persona.id in met


@every_sample
def test_its_goals_are_of_both_kinds_and_served(path):
    map_ = sample(path)
    assert {goal.kind for goal in map_.goals} == {"customer", "business"}
    assert {bool(goal.target and goal.deadline) for goal in map_.goals} == {True, False}
    served = {goal for touchpoint in touchpoints(map_) for goal in touchpoint.goals}
    assert served == {goal.id for goal in map_.goals}
    assert all(stage.goals for stage in map_.stages)
    standings = {bool(smart_gaps(map_, goal, WORKSHOP_OVER)) for goal in map_.goals}
    assert standings == {True, False}


@every_sample
def test_its_figures_were_taken_before_the_workshop_in_order(path):
    map_ = sample(path)
    metrics = [metric for touchpoint in touchpoints(map_) for metric in touchpoint.metrics]
    assert len(metrics) >= 15
    assert {metric.kind for metric in metrics} >= {"conversion_rate", "custom", "csat", "nps"}
    for metric in metrics:
        assert metric.source
        assert better_direction(metric) is not None
        assert metric.target is not None
        assert metric.baseline is None or target_is_better(metric)
        days = [seen.on for seen in metric.observations]
        assert all(earlier < later for earlier, later in pairwise(days))
        assert all(day <= WORKSHOP_OVER for day in days)
    measured = [metric for metric in metrics if metric.observations]
    # A future state only aims at what it changes.
    assert len(measured) >= (10 if map_.state == "future" else len(metrics) - 1)
    assert all(metric.baseline is not None for metric in measured)
    assert any(len(metric.observations) >= 3 for metric in metrics)
    assert any(seen.sample_size for metric in metrics for seen in metric.observations)


@every_sample
def test_its_improvements_differ_and_lead_somewhere(path):
    notes = sample(path).improvements
    assert 8 <= len(notes) <= 15
    assert all(note.touchpoints or note.stage for note in notes)
    assert any(len(note.touchpoints) > 1 for note in notes)
    assert len({note.impact for note in notes}) >= 3
    assert len({note.effort for note in notes}) >= 3
    assert len({note.lever for note in notes}) >= 4
    assert {note.status for note in notes} >= {"idea", "planned", "testing", "done"}
    assert {bool(note.owner and note.due and note.expected) for note in notes} == {True, False}


@every_sample
def test_its_curve_has_heights_and_depths(path):
    map_ = sample(path)
    felt = {touchpoint.sentiment for touchpoint in touchpoints(map_)}
    assert felt >= ({0, 1, 2} if map_.state == "future" else {-2, -1, 0, 1, 2})
    for touchpoint in touchpoints(map_):
        own = [each.persona for each in touchpoint.sentiments]
        assert len(set(own)) == len(own)
        assert set(own) <= set(touchpoint.personas)
        assert all(each.sentiment != touchpoint.sentiment for each in touchpoint.sentiments)
    assert sum(len(touchpoint.sentiments) for touchpoint in touchpoints(map_)) >= 5
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
    met = [touchpoint for map_ in maps for touchpoint in touchpoints(map_)]
    assert {quote.status for each in met for quote in each.feedback} == set(FEEDBACK_STATUSES)
    assert {each.evidence for each in met} == set(EVIDENCE)
    assert {metric_status(metric) for each in met for metric in each.metrics} == set(get_args(MetricStatus))
    assert {experiment_state(test, WORKSHOP_OVER) for map_ in maps for test in map_.experiments} == {
        "running",
        "ended",
    }


def test_the_samples_together_use_every_field_there_is():
    unused: set[tuple[str, str]] = set()
    used: set[tuple[str, str]] = set()
    for path in sample_files():
        for value in values_in(sample(path)):
            kind = type(value)
            for name, field in kind.model_fields.items():
                is_used = field.is_required() or getattr(value, name) != field.default
                (used if is_used else unused).add((kind.__name__, name))
    # A curve for each persona is the rule, and a sample is to show it.
    # A font would make a sample ten times as large.
    fonts = {("Brand", "font"), ("Brand", "font_semibold"), ("BrandFont", "name"), ("BrandFont", "data")}
    for_programs = {("JourneyMap", "schema_"), ("JourneyMap", "format")}
    assert unused - used - JUDGING - fonts - for_programs == {("Lane", "curves")}


def test_every_persona_of_the_samples_has_a_small_picture():
    pictures = [persona.picture for path in sample_files() for persona in sample(path).personas]
    for picture in pictures:
        assert picture is not None
        assert len(picture) <= 12_000
        image = Image.open(BytesIO(picture_bytes(picture)))
        assert (image.format, image.size) == ("PNG", (320, 320))


def test_the_bookshop_shows_every_status_and_a_note_without_a_touchpoint():
    map_ = sample(samples_path() / "online-bookshop.json")
    met = touchpoints(map_)
    assert {metric_status(metric) for each in met for metric in each.metrics} == set(get_args(MetricStatus))
    assert {quote.status for each in met for quote in each.feedback} == set(FEEDBACK_STATUSES)
    assert {each.evidence for each in met} == set(EVIDENCE)
    assert {note.status for note in map_.improvements} == set(IMPROVEMENT_STATUSES)
    assert all(note.impact and note.effort for note in map_.improvements)
    assert [note.title for note in map_.improvements if not note.touchpoints]
    assert {lane.kind for lane in map_.lanes} == set(LANE_KINDS)
    states = [experiment_state(test, WORKSHOP_OVER) for test in map_.experiments]
    assert sorted(states) == ["ended", "running"]
    assert curves_of(map_).signs


def test_the_future_bookshop_is_the_bookshop_with_its_improvements_made():
    now = sample(samples_path() / "online-bookshop.json")
    future = sample(samples_path() / "online-bookshop-future.json")
    assert future.state == "future"
    assert future.title == f"{now.title} – future"
    assert future.based_on == MapLink(id=now.id, title=now.title, file="online-bookshop.json")
    differing = compare(now, future)
    assert len(differing.added) >= 2
    assert len(differing.removed) == len(differing.moved) == 1
    checkout = next(change for change in differing.changed if change.pair.current.card.title == "Checkout")
    assert "sentiment" in {field.field for field in checkout.fields}
    assert {note.title for note in differing.improvements_done} >= {"One-page checkout with guest option"}
    assert all(later > before for before, later in zip(mood(now), mood(future), strict=True))


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

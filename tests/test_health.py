"""The health of a map: what is covered, where it hurts, what is known; quick, and never at a loss."""

import io
from datetime import date

import pypdf
import pytest
from hypothesis import given, settings

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.report.consistency import consistency_groups
from mapdesigner.export.report.health import health_groups
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.export.report.tests import axis_for, result_groups
from mapdesigner.insight.health import health
from mapdesigner.insight.rate_interval import Interval
from mapdesigner.insight.targets import counts, targets
from mapdesigner.layout.marks import Rect, Words
from mapdesigner.model import (
    Audit,
    Experiment,
    Improvement,
    PersonaSentiment,
    Variant,
    new_map,
    new_persona,
    new_touchpoint,
)
from strategies import maps

TODAY = date(2026, 11, 22)
WIDTH = 658.0


def map_with(*cards, stage=1, **fields):
    map_ = new_map("Shop")
    made = tuple(
        new_touchpoint(map_.lanes[0].id, title).evolve(id=f"c{place}", **given)
        for place, (title, given) in enumerate(cards)
    )
    stages = tuple(
        each.evolve(cards=made) if place == stage else each for place, each in enumerate(map_.stages)
    )
    return map_.evolve(stages=stages, **fields)


def titles(spots):
    return [spot.card.title for spot in spots]


def test_an_empty_map_is_told_as_empty():
    found = health(new_map(), TODAY)
    assert (found.touchpoints, found.mood, found.pains, found.low_points) == (0, None, 0, ())
    assert all(stage.is_empty and stage.mood is None for stage in found.stages)
    assert found.targets.metrics == 0
    assert health_groups(new_map(), WIDTH) == ()


def test_coverage_counts_what_a_stage_has():
    found = health(
        map_with(
            ("Checkout", {"owner": "Web team", "sentiment": -1}), ("Payment", {"owner": " ", "sentiment": 2})
        ),
        TODAY,
    )
    stage = found.stages[1]
    assert (stage.touchpoints, stage.owned, stage.measured, stage.heard, stage.goals) == (2, 1, 0, 0, 0)
    assert stage.mood == 0.5
    assert found.stages[0].is_empty


def test_balance_and_evidence_are_counted_with_those_that_say_nothing():
    found = health(map_with(("A", {"setting": "digital", "evidence": "assumed"}), ("B", {})), TODAY)
    assert found.settings == {"digital": 1, "physical": 0, "human": 0, None: 1}
    assert found.evidence == {"assumed": 1, "heard": 0, "observed": 0, "measured": 0, None: 1}


def test_the_worst_come_first_and_then_those_with_more_votes():
    found = health(
        map_with(
            ("Bad", {"sentiment": -1}),
            ("Very bad", {"sentiment": -2}),
            ("Bad with votes", {"sentiment": -1, "votes": 5}),
            ("Bad too", {"sentiment": -1}),
            ("Fine", {"sentiment": 0}),
        ),
        TODAY,
    )
    assert titles(found.low_points) == ["Very bad", "Bad with votes", "Bad"]
    assert found.pains == 4


def test_a_pain_of_one_persona_is_a_pain():
    anna = new_persona("Anna")
    felt = (PersonaSentiment(persona=anna.id, sentiment=-2),)
    found = health(map_with(("Checkout", {"sentiment": 1, "sentiments": felt}), personas=(anna,)), TODAY)
    assert titles(found.open_pains) == ["Checkout"]


@pytest.mark.parametrize(
    ("status", "is_open"), [("idea", False), ("planned", False), ("done", False), ("dropped", True)]
)
def test_a_pain_is_answered_by_a_note_unless_that_was_dropped(status, is_open):
    note = Improvement(id="n1", title="One page", touchpoints=("c0",), status=status)
    found = health(map_with(("Checkout", {"sentiment": -2}), improvements=(note,)), TODAY)
    assert bool(found.open_pains) is is_open


@given(maps())
@settings(max_examples=60, deadline=None)
def test_any_map_has_a_health_and_its_pages_stay_within_the_margins(map_):
    found = health(map_, TODAY)
    assert sum(found.settings.values()) == sum(found.evidence.values()) == found.touchpoints
    assert len(found.open_pains) <= found.pains <= found.touchpoints
    assert found.targets == counts(targets(map_, TODAY))
    for groups in (health_groups(map_, WIDTH), consistency_groups(map_, WIDTH), result_groups(map_, WIDTH)):
        for mark in (mark for group in groups for row in group.rows for mark in row.marks):
            if isinstance(mark, Words):
                assert mark.x >= -1
                assert mark.x + mark.line.width_pt <= WIDTH + 1
            elif isinstance(mark, Rect):
                assert mark.x + mark.width <= WIDTH + 1


def printed(map_, *parts):
    pages = pypdf.PdfReader(io.BytesIO(export_pdf(map_, ExportOptions(parts=parts)).data)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages).replace("\u202f", " ")


def test_the_page_of_health_says_what_was_found():
    text = printed(map_with(("Checkout", {"sentiment": -2, "setting": "digital"}), ("Till", {})), "health")
    for words in ("Two touchpoints in four stages", "three are empty", "1 of 1", "digital 1 (50 %)"):
        assert words in text
    for words in (
        "not told 1 (50 %)",
        "How it feels",
        "feels very bad",
        "no improvement note answers",
    ):
        assert words in text


def test_the_page_says_when_all_pains_are_answered():
    note = Improvement(id="n1", title="One page", touchpoints=("c0",))
    text = printed(map_with(("Checkout", {"sentiment": -2}), improvements=(note,)), "health")
    assert "Each pain has an improvement note that answers it." in text


def test_the_page_of_consistency_has_the_matrix_and_what_differs():
    map_ = map_with(
        ("Update", {"channel": "e-mail", "audit": Audit(consistency=1, quality=4)}),
        ("Update", {"channel": "phone", "audit": Audit(consistency=4, quality=4)}),
    )
    text = printed(map_, "consistency")
    for words in ("Two judged touchpoints in two channels", "E-mail", "Phone", "judged differently"):
        assert words in text
    assert consistency_groups(map_with(("Till", {})), WIDTH) == ()


def test_the_page_of_results_says_the_sentence_and_the_numbers():
    test = Experiment(
        id="e1",
        touchpoint="c0",
        hypothesis="A guest option sells more",
        variants=(
            Variant(name="Account", visitors=1204, conversions=268),
            Variant(name="Guest", visitors=1189, conversions=318),
        ),
    )
    text = printed(map_with(("Checkout", {}), experiments=(test,)), "tests")
    for words in (
        "One experiment; one shows",
        "“Guest” converts 4.5 points better than “Account”",
        "p 0.011",
    ):
        assert words in text
    for words in ("22.3 %", "20.0–24.7 %", "+1.0 to +7.9 points", "+20 %", "about 1 500"):
        assert words in text


def test_parts_can_be_left_out():
    map_ = map_with(("Checkout", {"sentiment": -2, "audit": Audit(quality=2)}))
    assert "Health of the map" in printed(map_, "map", "health")
    assert "Health of the map" not in printed(map_, "map", "audit")
    assert "Consistency across channels" not in printed(map_, "map", "audit")


@pytest.mark.parametrize(
    ("low", "high"), [(0.0, 0.0001), (0.02, 0.03), (0.2, 0.9), (0.0, 1.0), (0.999, 1.0), (0.0, 0.0)]
)
def test_the_axis_of_rates_holds_them_with_few_round_ticks(low, high):
    axis = axis_for([Interval(low, high)])
    assert axis.low <= low + 1e-9
    assert axis.high >= high - 1e-9
    assert 1 <= round((axis.high - axis.low) / axis.step) <= 6


def test_among_the_lowest_points_those_that_everybody_feels_go_first():
    anna = new_persona("Anna")
    felt = (PersonaSentiment(persona=anna.id, sentiment=-2),)
    found = health(
        map_with(
            ("To Anna only", {"sentiment": 0, "sentiments": felt, "votes": 9}),
            ("To everybody", {"sentiment": -2}),
            personas=(anna,),
        ),
        TODAY,
    )
    assert titles(found.low_points) == ["To everybody", "To Anna only"]

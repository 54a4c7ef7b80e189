"""What each rule about metrics, improvement notes and experiments tells, and when it keeps silent."""

from datetime import date

import pytest

from mapdesigner.insight.rate_interval import wilson
from mapdesigner.insight.rules import RULES
from mapdesigner.model import Experiment, Improvement, Metric, Observation, Variant
from rule_maps import a_map, card, sentences, stage, told_by

NBSP = "\u202f"


def seen(*values, size=500, on=date(2026, 10, 1)):
    return tuple(Observation(on=on, value=value, sample_size=size) for value in values)


def with_metrics(*metrics, **fields):
    return a_map(stage("Buy", card("Till", metrics=metrics)), **fields)


def rate(**fields):
    return Metric(kind="conversion_rate", **fields)


def with_note(**fields):
    return a_map(stage("Buy", card("Till")), improvements=(Improvement(id="i", title="Faster", **fields),))


def with_test(*variants, **fields):
    test = Experiment(id="e", touchpoint="till", hypothesis="Shorter is better", variants=variants, **fields)
    return a_map(stage("Buy", card("Till")), experiments=(test,))


ENDED = {"started_on": date(2026, 10, 1), "ended_on": date(2026, 11, 1)}
A, B = Variant(name="A", visitors=100, conversions=9), Variant(name="B", visitors=90, conversions=12)
WHOLE = {"owner": "Web", "due": date(2026, 12, 1), "expected": "Half the time"}

TOLD = [
    (
        "metric-incomplete",
        with_metrics(rate(), Metric(kind="nps", baseline=1, observations=seen(2))),
        "At “Till”, “Conversion rate” has no baseline, target or reading and “Net promoter score” has no "
        "target.",
    ),
    (
        "metric-few-observations",
        with_metrics(rate(observations=seen(0.2, size=29))),
        "At “Till”, “Conversion rate” rests on 29 observations.",
    ),
    (
        "metric-few-observations",
        with_metrics(rate(observations=seen(0.2, size=None))),
        "At “Till”, “Conversion rate” has 1 reading without a sample size.",
    ),
    (
        "metric-off-target",
        with_metrics(rate(baseline=0.26, target=0.3, observations=seen(0.22))),
        f"At “Till”, “Conversion rate” is at 22{NBSP}% (baseline 26{NBSP}%, target 30{NBSP}%).",
    ),
    (
        "metric-target-behind",
        with_metrics(rate(baseline=0.3, target=0.2)),
        f"At “Till”, “Conversion rate” has the target 20{NBSP}% and the baseline 30{NBSP}%, but "
        "higher is better.",
    ),
    (
        "metric-beyond-scale",
        with_metrics(Metric(kind="csat", unit="1–5", observations=seen(0.8))),
        "At “Till”, “Customer satisfaction” is measured in 1–5, where 0.8 is no value.",
    ),
    (
        "metric-beyond-scale",
        with_metrics(Metric(kind="csat", unit="%", observations=seen(4.5))),
        f"At “Till”, “Customer satisfaction” is measured in per cent, where 450{NBSP}% is no value.",
    ),
    (
        "metric-stale",
        with_metrics(rate(observations=seen(0.2, on=date(2025, 11, 21)))),
        "At “Till”, “Conversion rate” was last read on 21 November 2025.",
    ),
    (
        "improvement-incomplete",
        with_note(status="planned", owner="Web"),
        "The improvement “Faster” has no due date or expected effect.",
    ),
    (
        "improvement-overdue",
        with_note(status="testing", due=date(2026, 11, 21)),
        "“Faster” was due on 21 November 2026 and is not done.",
    ),
    ("improvement-unrated", with_note(impact=4), "“Faster” has no impact or effort, so there is no rank."),
    (
        "experiment-undecided",
        with_test(A, B, **ENDED),
        "The experiment “Shorter is better” ended on 1 November 2026 without a decision.",
    ),
    ("experiment-too-few-variants", with_test(A), "The experiment “Shorter is better” has only one variant."),
    ("experiment-too-few-variants", with_test(), "The experiment “Shorter is better” has no variants."),
    (
        "experiment-wrong-figures",
        with_test(A, Variant(name="B", visitors=5, conversions=6)),
        "The experiment “Shorter is better” can't be right: “B” has more conversions than visitors.",
    ),
    (
        "experiment-wrong-figures",
        with_test(A, B, started_on=date(2026, 11, 2), ended_on=date(2026, 11, 1)),
        "The experiment “Shorter is better” can't be right: it ends before it starts.",
    ),
    (
        "experiment-wrong-figures",
        with_test(A, Variant(name="B"), **ENDED),
        "The experiment “Shorter is better” can't be right: it has ended, and “B” had no visitors.",
    ),
]


@pytest.mark.parametrize(("rule", "map_", "sentence"), TOLD, ids=[row[0] for row in TOLD])
def test_a_rule_tells_what_it_finds(rule, map_, sentence):
    assert sentences(rule, map_) == [sentence]


SILENT = [
    ("metric-incomplete", with_metrics(rate(baseline=0.1, target=0.2, observations=seen(0.1)))),
    ("metric-incomplete", with_metrics(rate(target=0.2), state="future")),
    ("metric-few-observations", with_metrics(rate(observations=seen(0.2, size=30)))),
    ("metric-few-observations", with_metrics(rate(observations=seen(*[0.2] * 30, size=None)))),
    ("metric-few-observations", with_metrics(Metric(kind="revenue", observations=seen(9, size=None)))),
    ("metric-few-observations", with_metrics(rate())),
    ("metric-off-target", with_metrics(rate(baseline=0.2, target=0.3, observations=seen(0.25)))),
    ("metric-off-target", with_metrics(rate(target=0.3))),
    ("metric-target-behind", with_metrics(Metric(kind="custom", baseline=3, target=2))),
    ("metric-target-behind", with_metrics(Metric(kind="load_time", baseline=3, target=2))),
    ("metric-beyond-scale", with_metrics(Metric(kind="csat", unit="1–5", observations=seen(1, 5)))),
    ("metric-stale", with_metrics(rate(observations=seen(0.2, on=date(2025, 11, 22))))),
    ("improvement-incomplete", with_note(status="planned", **WHOLE)),
    ("improvement-incomplete", with_note(status="done")),
    ("improvement-overdue", with_note(status="done", due=date(2026, 1, 1))),
    ("improvement-overdue", with_note(due=date(2026, 11, 22))),
    ("improvement-unrated", with_note(impact=4, effort=1)),
    ("experiment-undecided", with_test(A, B, decision="Keep B", **ENDED)),
    ("experiment-undecided", with_test(A, B, started_on=date(2026, 11, 1), ended_on=date(2026, 11, 22))),
    ("experiment-too-few-variants", with_test(A, B)),
    ("experiment-wrong-figures", with_test(A, Variant(name="B"))),
]


@pytest.mark.parametrize(("rule", "map_"), SILENT, ids=[row[0] for row in SILENT])
def test_a_rule_keeps_silent_where_there_is_nothing_to_tell(rule, map_):
    assert sentences(rule, map_) == []


def test_what_an_idea_lacks_is_a_hint_and_what_a_plan_lacks_a_warning():
    (of_an_idea,) = told_by("improvement-incomplete", with_note())
    (of_a_plan,) = told_by("improvement-incomplete", with_note(status="planned"))
    assert (of_an_idea.severity, of_a_plan.severity) == ("hint", "warning")


def test_many_raw_ideas_are_told_once():
    ideas = tuple(Improvement(id=f"i{at}", title=f"Idea {at}") for at in range(4))
    (finding,) = told_by("improvement-incomplete", a_map(stage("Buy", card("Till")), improvements=ideas))
    assert finding.sentence == "4 ideas lack an owner, a due date or an expected effect."
    assert (len(finding.about), finding.subject, finding.severity) == (4, "", "hint")


def test_what_was_true_yesterday_depends_on_the_day_alone():
    map_ = with_note(due=date(2026, 12, 24))
    assert sentences("improvement-overdue", map_, date(2026, 12, 24)) == []
    assert len(sentences("improvement-overdue", map_, date(2026, 12, 25))) == 1


def test_what_the_rule_of_thirty_says_of_half_is_so():
    (few,) = (each for each in RULES if each.name == "metric-few-observations")
    low, high = wilson(0.5, 30)
    assert f"a share of 50 % may as well be {low * 100:.0f} % or {high * 100:.0f} %" in few.why

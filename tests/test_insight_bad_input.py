"""Figures that can't be right: a sentence at the command line and on paper, no number that means nothing."""

from datetime import date

import pytest

from mapdesigner.cli import main
from mapdesigner.export.report.metrics import metric_groups
from mapdesigner.export.report.tests import result_groups
from mapdesigner.files.codec import write_map
from mapdesigner.insight.experiment_test import outcome_of
from mapdesigner.insight.targets import target_row
from mapdesigner.layout.marks import Words
from mapdesigner.model import Experiment, Metric, Observation, Variant
from rule_maps import TODAY, a_map, card, stage

WIDTH = 657.0
A, B = Variant(name="A", visitors=500, conversions=50), Variant(name="B", visitors=500, conversions=70)
ENDED = {"started_on": date(2026, 9, 1), "ended_on": date(2026, 9, 30)}


def with_test(*variants, **days):
    test = Experiment(id="e", touchpoint="till", hypothesis="Shorter is better", variants=variants, **days)
    return a_map(stage("Buy", card("Till")), experiments=(test,))


def with_metric(*values, kind="load_time", **fields):
    seen = tuple(Observation(on=date(2026, 1, 1 + place), value=value) for place, value in enumerate(values))
    return a_map(stage("Buy", card("Till", metrics=(Metric(kind=kind, observations=seen, **fields),))))


def printed(map_, tmp_path, capsys):
    path = tmp_path / "shop.json"
    path.write_bytes(write_map(map_))
    assert main(["insight", str(path), "--today", TODAY.isoformat()]) == 0
    return capsys.readouterr().out


def on_paper(groups):
    """The words of a part of the report, as they are read."""
    marks = [mark for group in groups for row in group.rows for mark in row.marks if isinstance(mark, Words)]
    return " ".join(mark.line.text for mark in marks)


# What is wrong, what the command line says of it, and what the report's results of experiments say.
EXPERIMENTS = {
    "more conversions than visitors": (
        with_test(A, Variant(name="B", visitors=50, conversions=70), **ENDED),
        "can't be right: “B” has more conversions than visitors.",
        "“B” has more conversions than visitors. Until that is put right, nothing can be told.",
    ),
    "zero visitors": (
        with_test(A, Variant(name="B"), **ENDED),
        "can't be right: it has ended, and “B” had no visitors.",
        "Only A has visitors; as long as the other variant has none, there is nothing to compare.",
    ),
    "one variant": (
        with_test(A, **ENDED),
        "The experiment “Shorter is better” has only one variant.",
        "One variant alone proves nothing: a test compares two or more.",
    ),
    "dates in the wrong order": (
        with_test(A, B, started_on=date(2026, 9, 30), ended_on=date(2026, 9, 1)),
        "can't be right: it ends before it starts.",
        "It ends before it starts.",
    ),
}


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_that_cannot_be_right_is_told_at_the_command_line(name, tmp_path, capsys):
    map_, said, _ = EXPERIMENTS[name]
    assert said in printed(map_, tmp_path, capsys)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_that_cannot_be_right_is_told_on_paper(name):
    map_, _, said = EXPERIMENTS[name]
    words = " ".join(on_paper(result_groups(map_, WIDTH)).split())
    assert said in words


@pytest.mark.parametrize("name", ["more conversions than visitors", "zero visitors", "one variant"])
def test_no_p_value_is_reckoned_from_what_cannot_be_right(name):
    map_ = EXPERIMENTS[name][0]
    assert outcome_of(map_.experiments[0].variants).contrasts == ()
    assert " p " not in f" {on_paper(result_groups(map_, WIDTH))} "


def test_a_metric_whose_unit_changed_has_neither_status_nor_change(tmp_path, capsys):
    map_ = with_metric(2.1, 1900.0, baseline=2.2, target=1.5)
    said = "“Load time” can't be right: its values are worlds apart: was the unit changed?"
    told = printed(map_, tmp_path, capsys)
    assert f"At “Till”, {said[:-1]}." in told or said in told
    assert "off-target" not in told
    found = target_row(map_.stages[0].cards[0], map_.stages[0].cards[0].metrics[0], TODAY)
    assert (found.status, found.change) == ("no data", None)
    assert "was the unit changed?" in " ".join(on_paper(metric_groups(map_, WIDTH)).split())


def test_a_reading_of_the_future_is_told(tmp_path, capsys):
    seen = Observation(on=date(2027, 5, 1), value=2.0)
    metric = Metric(kind="load_time", observations=(seen,), target=1.0)
    map_ = a_map(stage("Buy", card("Till", metrics=(metric,))))
    assert "an observation is dated in the future" in printed(map_, tmp_path, capsys)


def test_values_of_one_unit_are_not_doubted(tmp_path, capsys):
    assert "unit" not in printed(with_metric(2.1, 1.9, 4.0, baseline=9.0), tmp_path, capsys)

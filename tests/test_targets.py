"""Before and after: where metrics stand, how surely, and what should be observed."""

from datetime import date

import pytest

from mapdesigner.charts.pixels import as_pixels
from mapdesigner.charts.trend import spread, trend
from mapdesigner.insight.rate_interval import interval_words, latest_interval
from mapdesigner.insight.targets import counts, target_row, targets
from mapdesigner.layout.theme import DARK, LIGHT
from mapdesigner.model import Metric, Observation, new_map, new_touchpoint

TODAY = date(2026, 11, 22)


def seen(value, size=None, on=date(2026, 10, 31)):
    return Observation(on=on, value=value, sample_size=size)


def metric(*observations, kind="conversion_rate", **fields):
    return Metric(kind=kind, observations=observations, **fields)


def row(metric):
    return target_row(new_touchpoint("lane", "Checkout").evolve(metrics=(metric,)), metric, TODAY)


def map_with(*metrics):
    map_ = new_map("Shop")
    card = new_touchpoint(map_.lanes[0].id, "Checkout").evolve(metrics=metrics)
    return map_.evolve(stages=(map_.stages[0], map_.stages[1].evolve(cards=(card,)), *map_.stages[2:]))


def plain(words):
    return words.replace("\u202f", " ")


def test_a_rate_of_known_size_carries_its_interval():
    found = row(metric(seen(0.22, 5730), baseline=0.26, target=0.3))
    assert plain(interval_words(found.interval)) == "20.9–23.1 %"
    assert found.change == pytest.approx(-0.04)
    assert (found.status, found.for_sure, found.uncertainty) == ("off target", False, "")


def test_a_target_is_met_for_sure_only_when_the_whole_interval_is_beyond_it():
    assert row(metric(seen(0.31, 100), target=0.3)).for_sure is None
    assert row(metric(seen(0.31, 100_000), target=0.3)).for_sure is True
    bounce = metric(seen(0.31, 100_000), kind="bounce_rate", target=0.35)
    assert row(bounce).for_sure is True
    assert row(bounce.evolve(target=0.3)).for_sure is False
    assert row(metric(seen(0.31, 100), baseline=0.2)).for_sure is None


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (metric(), "Nothing was observed yet."),
        (metric(seen(2.6, 5730), kind="load_time"), "a mean needs the spread of its values"),
        (metric(seen(0.2)), "without the number of cases"),
        (metric(seen(0.2, 0)), "without the number of cases"),
        (metric(seen(0.2, 900), kind="email_revenue_share"), "no share of people or cases"),
        (metric(seen(0.2, 900), kind="list_growth"), "no share of people or cases"),
        (metric(seen(4.6, 900), kind="custom", unit="%"), "the numbers can’t be right"),
        (metric(seen(0.2, 10**30)), "the numbers can’t be right"),
    ],
)
def test_where_no_interval_can_be_told_it_says_why(made, why):
    found = row(made)
    assert found.interval is None
    assert why in found.uncertainty


@pytest.mark.parametrize(
    ("made", "needs"),
    [
        (metric(), "Not observed yet."),
        (metric(baseline=0.2), "Not observed since the baseline."),
        (metric(seen(0.2, 29)), "Observed in only 29 cases; 30 or more tell something."),
        (metric(seen(0.2, 1)), "Observed in only 1 case; 30 or more tell something."),
        (metric(seen(0.2, 30)), ""),
        (metric(seen(0.2)), ""),
        (metric(seen(0.2, 900, date(2026, 4, 1))), "Not observed for half a year."),
    ],
)
def test_it_says_what_should_be_observed(made, needs):
    assert row(made).needs == needs


@pytest.mark.parametrize(
    ("made", "trouble"),
    [
        (metric(seen(90.0), seen(1.4), kind="load_time", baseline=88.0), "was the unit changed?"),
        (metric(seen(22.0), kind="custom", unit="%", baseline=0.22), "was the unit changed?"),
        (metric(seen(0.2, 900, date(2027, 1, 1)), baseline=0.1), "An observation is dated in the future."),
    ],
)
def test_numbers_that_cannot_be_right_get_a_sentence_and_no_status(made, trouble):
    found = row(made.evolve(target=made.baseline))
    assert trouble in found.trouble
    assert (found.status, found.change, found.interval, found.for_sure) == ("no data", None, None, None)


def test_a_large_change_is_not_taken_for_a_new_unit():
    assert row(metric(seen(4000.0), kind="subscribers", baseline=120.0)).trouble == ""
    assert row(metric(seen(0.0, 500), baseline=0.3)).trouble == ""


def test_the_page_goes_by_stage_and_counts():
    map_ = map_with(
        metric(seen(0.31, 900), target=0.3),
        metric(seen(0.2, 10), target=0.3),
        metric(seen(0.2, 900), baseline=0.1),
    )
    (stage,) = targets(map_, TODAY)
    assert stage.stage.name == "Purchase"
    assert counts((stage,)) == (3, 2, 1, 1)


def test_an_empty_map_has_no_targets():
    assert targets(new_map(), TODAY) == ()
    assert counts(()) == (0, 0, 0, 0)


def written(figure):
    return [plain(text.get_text()) for axes in figure.axes for text in axes.texts]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_trend_says_at_the_lines_what_they_are(palette):
    made = metric(
        seen(0.26, 5110, date(2026, 6, 30)), seen(0.24, 4980, date(2026, 8, 31)), seen(0.22, 5730),
        baseline=0.26, target=0.3,
    )  # fmt: skip
    figure = trend(made, 340, 130, palette)
    assert written(figure) == ["22 %", "target 30 %", "baseline 26 %"]
    axes = figure.axes[0]
    assert [text.get_text() for text in axes.get_xticklabels()][-1] == "31 Oct 2026"
    assert all(plain(text.get_text()).endswith(" %") for text in axes.get_yticklabels())
    # Told apart without colour: dotted, dashed, solid.
    assert len({line.get_linestyle() if line.is_dashed() else "-" for line in axes.lines}) == 2
    assert len({tuple(line._dash_pattern[1]) for line in axes.lines if line.is_dashed()}) == 2


@pytest.mark.parametrize("unit", ["人", "\x7f", "👍"])
def test_a_unit_that_the_face_lacks_is_left_out_of_the_chart(unit):
    figure = trend(metric(seen(12.0), kind="custom", unit=unit, target=20.0), 340, 130, LIGHT)
    assert as_pixels(figure, 1.0).width == 340
    assert written(figure) == ["12", "target 20"]


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="nothing that can be drawn"):
        trend(metric(), 340, 130, LIGHT)
    with pytest.raises(ValueError, match="nothing that can be drawn"):
        trend(metric(seen(1e300), kind="revenue"), 340, 130, LIGHT)


def test_labels_move_apart_and_keep_their_order():
    placed = spread([50, 50, 51, 100], 13)
    assert placed[3] == 100
    assert placed[2] - placed[0] >= 12.9
    assert placed[0] - placed[1] >= 12.9
    assert latest_interval(metric()) is None

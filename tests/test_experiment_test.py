"""What an experiment proves, held against published numbers, and said in words that claim no more."""

import subprocess
import sys
from datetime import date
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapdesigner.insight.experiment_test import outcome_of
from mapdesigner.insight.experiment_words import (
    cautions,
    lift_words,
    p_words,
    rounded_up,
    verdict_sentence,
)
from mapdesigner.insight.proportions import (
    equal_split_p,
    holm,
    needed_per_variant,
    newcombe,
    p_value,
)
from mapdesigner.insight.rate_interval import wilson
from mapdesigner.model import Experiment, Variant

TODAY = date(2026, 11, 22)


def variants(*rows):
    """Variants A, B, C … of (visitors, conversions)."""
    return tuple(
        Variant(name=name, visitors=visitors, conversions=conversions)
        for name, (visitors, conversions) in zip("ABCDEFGH", rows, strict=False)
    )


def sentence(*rows):
    return verdict_sentence(outcome_of(variants(*rows))).replace("\u202f", " ")


def experiment(*rows, **fields):
    return Experiment(id="e1", touchpoint="t1", hypothesis="h", variants=variants(*rows), **fields)


# R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods",
# Statistics in Medicine 17 (1998), pp. 857–872, Table I, method 3 (score, without continuity correction).
@pytest.mark.parametrize(
    ("hits", "size", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_rate_is_the_published_one(hits, size, low, high):
    found = wilson(hits / size, size)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(1, 10**6), st.data())
@settings(max_examples=60, deadline=None)
def test_the_interval_of_a_rate_is_that_of_the_statistics_library(size, data):
    from statsmodels.stats.proportion import proportion_confint

    hits = data.draw(st.integers(0, size))
    low, high = proportion_confint(hits, size, method="wilson")
    assert wilson(hits / size, size) == pytest.approx((low, high), abs=1e-12)


@pytest.mark.parametrize(("rate", "size"), [(1.1, 10), (-0.1, 10), (0.5, 0), (float("nan"), 10)])
def test_what_is_no_rate_has_no_interval(rate, size):
    with pytest.raises(ValueError, match="no interval"):
        wilson(rate, size)


# R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
# eleven methods", Statistics in Medicine 17 (1998), pp. 873–890, Table II, method 10, contrasts (a) to (h).
@pytest.mark.parametrize(
    ("hits", "size", "base_hits", "base_size", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0000),
        (10, 10, 0, 10, 0.6075, 1.0000),
    ],
)
def test_the_interval_of_a_difference_is_the_published_one(hits, size, base_hits, base_size, low, high):
    found = newcombe(hits, size, base_hits, base_size)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_fishers_exact_test_gives_the_p_of_the_lady_tasting_tea():
    # R. A. Fisher, The Design of Experiments, 1935, chapter II: to get three of four cups right or more there
    # are 17 ways of 70 (0.2429 on R's help page of fisher.test); two-sided 34 of 70.
    assert round(p_value(3, 4, 1, 4), 4) == 0.4857
    assert p_value(4, 4, 0, 4) == pytest.approx(2 / 70)


def test_the_z_test_is_the_root_of_pearsons_chi_square():
    from scipy.stats import chi2_contingency

    by_chi_square = chi2_contingency([[56, 14], [48, 32]], correction=False)[1]
    assert p_value(56, 70, 48, 80) == pytest.approx(by_chi_square)
    # By hand: the pooled rate is 104/150, z = 0.2 ÷ √(0.6933 × 0.3067 × (1/70 + 1/80)) = 2.650, p = 0.00805.
    assert round(p_value(56, 70, 48, 80), 5) == 0.00805


def test_the_z_test_gives_the_published_chi_square_of_the_aspirin_study():
    # A. Agresti, An Introduction to Categorical Data Analysis, 2nd ed. 2007, section 2.2: 189 heart attacks
    # among 11,034 men with placebo, 104 among 11,037 with aspirin. R's prop.test without correction gives
    # X-squared = 25.014.
    p = p_value(189, 11_034, 104, 11_037)
    assert round(NormalDist().inv_cdf(1 - p / 2) ** 2, 3) == 25.014
    # The book's interval of the difference, 0.005 to 0.011, is Wald's; with so many men Newcombe's agrees.
    found = newcombe(189, 11_034, 104, 11_037)
    assert (round(found.low, 3), round(found.high, 3)) == (0.005, 0.011)


def test_holms_correction_is_that_of_the_published_example():
    # Help page of holm in the statistics library pingouin 0.5: its p-values and what comes of them.
    assert holm([0.50, 0.003, 0.32, 0.054, 0.0003]) == pytest.approx((0.64, 0.012, 0.64, 0.162, 0.0015))


def test_holms_correction_of_a_worked_example():
    # S. Holm 1979: the smallest of m p-values times m, the next times m − 1, never below the one before.
    assert holm([0.5, 0.01, 0.03, 0.02]) == pytest.approx((0.5, 0.04, 0.06, 0.06))
    assert holm([0.03]) == (0.03,)


def test_an_uneven_split_is_noticed_as_in_the_published_example():
    # R. Kohavi, D. Tang, Y. Xu, Trustworthy Online Controlled Experiments, 2020, chapter 21, scenario 1:
    # 821,588 users against 815,482, p = 1.8E-6.
    assert f"{equal_split_p([821_588, 815_482]):.1E}" == "1.8E-06"
    # Wikipedia, "Sample ratio mismatch": 600 of 1,000 users where 500 were to be, p = 2.54 × 10⁻¹⁰.
    assert f"{equal_split_p([600, 400]):.2e}" == "2.54e-10"


def test_the_needed_sample_is_that_of_rs_help_page():
    # R, help page of power.prop.test: p1 = .50, p2 = .75, power = .90 gives n = 76.7, so 77 visitors; with
    # 80 % power it is 57.67 by the same formula (Fleiss 1981).
    from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

    assert round(samplesize_proportions_2indep_onetail(0.25, 0.5, 0.9), 1) == 76.7
    assert needed_per_variant(0.5, 0.75, power=0.9) == 77
    assert needed_per_variant(0.5, 0.75) == 58
    assert needed_per_variant(0.75, 0.5) == 58
    assert needed_per_variant(0.05, 0.06) == 8158
    assert needed_per_variant(0.2, 0.2) is None
    assert needed_per_variant(0.2, 1.2) is None


def test_the_needed_sample_is_that_of_statas_manual():
    # Stata, Power and Sample Size manual, power twoproportions, example 1: 0.1 against 0.2 needs 199 a group.
    assert needed_per_variant(0.1, 0.2) == 199


def test_the_needed_sample_is_near_the_experimenters_rule_of_thumb():
    # R. Kohavi et al., "Controlled experiments on the web", Data Mining and Knowledge Discovery 18 (2009): to
    # see 5 % more of a rate of 5 %, 16 σ² ÷ Δ² = 121,600 users a variant.
    assert needed_per_variant(0.05, 0.0525) == pytest.approx(121_600, rel=0.01)


def test_a_difference_that_chance_could_make_is_not_sold_as_one():
    assert sentence((2050, 103), (2050, 119)) == (
        "B converts 0.8 points better; with these 4 100 visitors that could be chance. "
        "About 14 000 per variant would settle it."
    )


def test_a_clear_winner_is_named_with_what_it_may_be_worth():
    assert sentence((11840, 391), (11910, 498)) == (
        "B converts 0.9 points better than A (+0.4 to +1.4 points); chance alone would hardly do that "
        "(p < 0.001)."
    )


def test_a_clear_loser_is_named_too():
    assert sentence((5000, 498), (5000, 391)).startswith(
        "B converts 2.1 points worse than A (−3.3 to −1.0 points)"
    )
    assert outcome_of(variants((5000, 498), (5000, 391))).verdict == "worse"


def test_several_variants_are_told_apart_after_correction():
    outcome = outcome_of(variants((5000, 250), (5000, 330), (5000, 180), (5000, 255)))
    assert outcome.verdict == "mixed"
    assert [each.is_shown for each in outcome.contrasts] == [True, True, False]
    assert all(each.corrected_p >= each.p for each in outcome.contrasts)
    said = verdict_sentence(outcome).replace("\u202f", " ")
    assert "B converts 1.6 points better than A" in said
    assert "C converts 1.4 points worse" in said
    assert said.endswith("What the other variant shows could be chance.")


def test_what_is_shown_alone_may_not_be_shown_among_many():
    pair, many = ((5000, 250), (5000, 295)), ((5000, 250), (5000, 295), (5000, 250), (5000, 251), (5000, 249))
    assert outcome_of(variants(*pair)).verdict == "better"
    assert outcome_of(variants(*many)).verdict == "open"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "There is no variant yet: a test compares two or more."),
        (((10, 1),), "One variant alone proves nothing: a test compares two or more."),
        (((0, 0), (0, 0)), "No visitors yet: there is nothing to compare."),
        (((0, 0), (100, 4)), "A has no visitors, and it is what the others are compared with."),
        (((100, 4), (0, 0)), "Only A has visitors"),
        (((100, 0), (100, 0)), "Nobody has converted yet; 200 visitors are not enough"),
        (((100, 3), (4, 40)), "“B” has more conversions than visitors. Until that is put right"),
        (((10**12, 3), (4, 1)), "“A” has more visitors than can be calculated with."),
        (((1000, 50), (1000, 50)), "Both variants convert the same, 5.0 %; with these 2 000 visitors"),
        (((1000, 1000), (1000, 1000)), "Both variants convert the same, 100.0 %"),
        (((500, 30), (500, 30), (500, 30)), "All variants convert the same, 6.0 %"),
    ],
)
def test_numbers_that_prove_nothing_are_met_with_a_sentence(rows, said):
    assert sentence(*rows).startswith(said)


def test_small_counts_are_tested_exactly():
    outcome = outcome_of(variants((8, 1), (9, 5)))
    assert outcome.contrasts[0].exact
    assert outcome.verdict == "open"
    assert not outcome_of(variants((800, 100), (900, 150))).contrasts[0].exact


def test_a_variant_without_visitors_is_left_out_and_said_to_be():
    test = experiment((500, 30), (500, 33), (0, 0))
    assert len(outcome_of(test.variants).contrasts) == 1
    assert cautions(test, TODAY) == ("C has no visitors yet and is left out.",)


def test_visitors_sent_astray_are_warned_of():
    test = experiment((5000, 498), (4000, 391))
    (warning,) = cautions(test, TODAY)
    assert warning.startswith("The visitors are split 5\u202f000 to 4\u202f000.")
    assert cautions(experiment((5000, 498), (4950, 391)), TODAY) == ()
    assert "but the uneven split may" in sentence((5000, 498), (4000, 200))


def test_a_test_that_still_runs_is_not_to_be_stopped_at_a_good_look():
    running = experiment((500, 30), (500, 60), started_on=date(2026, 11, 1))
    assert "still running" in cautions(running, TODAY)[0]
    ended = running.evolve(ended_on=date(2026, 11, 20))
    assert cautions(ended, TODAY) == ()
    assert cautions(running.evolve(ended_on=date(2026, 10, 1)), TODAY) == ("It ends before it starts.",)


def test_a_public_data_set_gives_the_p_values_that_others_found():
    # Cookie Cats, 90,189 players: coming back after seven days, gate at level 30 against level 40, the data
    # set of many courses; there z-tests give p = 0.0016 for seven days and 0.0744 for one.
    seven = outcome_of(variants((44_700, 8_502), (45_489, 8_279)))
    assert round(seven.contrasts[0].p, 4) == 0.0016
    assert seven.verdict == "worse"
    one = outcome_of(variants((44_700, 20_034), (45_489, 20_119)))
    assert round(one.contrasts[0].p, 4) == 0.0744
    assert one.verdict == "open"
    assert seven.mismatch_p == pytest.approx(0.0086, abs=0.0001)
    assert not seven.is_mismatched


counts = st.integers(0, 3000).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size)))


@given(st.lists(counts, max_size=4))
@settings(max_examples=50, deadline=None)
def test_any_numbers_get_a_sentence_and_nothing_impossible(rows):
    outcome = outcome_of(variants(*rows))
    said = verdict_sentence(outcome)
    assert said.endswith(".")
    assert "nan" not in said.casefold()
    assert "inf" not in said.casefold()
    for each in outcome.contrasts:
        assert -1 <= each.interval.low <= each.difference + 1e-9
        assert each.difference - 1e-9 <= each.interval.high <= 1
        assert 0 <= each.p <= each.corrected_p <= 1
    assert all(each.is_shown is False for each in outcome.contrasts if outcome.verdict in ("open", "equal"))


@given(counts, counts)
@settings(max_examples=30, deadline=None)
def test_swapping_two_variants_turns_the_difference_round(one, other):
    there, back = outcome_of(variants(one, other)), outcome_of(variants(other, one))
    if not there.contrasts or not back.contrasts:
        return
    assert there.contrasts[0].difference == pytest.approx(-back.contrasts[0].difference)
    assert there.contrasts[0].interval.low == pytest.approx(-back.contrasts[0].interval.high)
    assert there.contrasts[0].p == pytest.approx(back.contrasts[0].p)


def test_numbers_are_said_as_people_say_them():
    assert p_words(0.0004) == "p < 0.001"
    assert (p_words(0.0324), p_words(0.32)) == ("p 0.032", "p 0.32")
    assert (rounded_up(10_730), rounded_up(37), rounded_up(1), rounded_up(101)) == (11_000, 37, 1, 110)
    assert lift_words(None) == "–"
    assert lift_words(0.154).replace("\u202f", " ") == "+15 %"
    assert lift_words(-0.032).replace("\u202f", " ") == "−3.2 %"


def test_the_statistics_library_is_loaded_only_when_something_is_tested():
    code = (
        "import sys; from mapdesigner.insight import experiment_test, health, proportions, targets;"
        "from mapdesigner.insight.experiment_test import outcome_of; outcome_of(());"
        "print([name for name in ('statsmodels', 'scipy', 'pandas', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

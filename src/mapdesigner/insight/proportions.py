"""What the statistics library tells about rates that are compared; all of what we use of it is in this file.

The library is imported on the first call, which takes seconds: call from a worker, never from the window's
thread. Counts are checked by `experiment_test`; what comes here makes sense.
"""

from collections.abc import Sequence
from math import ceil, isfinite

from mapdesigner.insight.rate_interval import CONFIDENCE, Interval

LEAST_EXPECTED = 5
POWER = 0.8
ALPHA = 1 - CONFIDENCE


def newcombe(hits: int, size: int, base_hits: int, base_size: int) -> Interval:
    """Return the 95 % interval of a rate less another one, as fractions.

    Newcombe's hybrid score interval, without continuity correction: method 10 of R. G. Newcombe, "Interval
    estimation for the difference between independent proportions", Statistics in Medicine 17 (1998),
    pp. 873–890.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    low, high = confint_proportions_2indep(
        hits, size, base_hits, base_size, method="newcomb", compare="diff", alpha=1 - CONFIDENCE
    )
    return Interval(max(-1.0, float(low)), min(1.0, float(high)))


def is_small(hits: int, size: int, base_hits: int, base_size: int) -> bool:
    """Tell whether one of the four expected counts is below five (W. G. Cochran, Biometrics 10, 1954)."""
    total, all_hits = size + base_size, hits + base_hits
    least = min(size, base_size) * min(all_hits, total - all_hits)
    return least < LEAST_EXPECTED * total


def p_value(hits: int, size: int, base_hits: int, base_size: int) -> float:
    """Return the two-sided p-value of equal rates, 0 … 1.

    The z-test with pooled variance; Fisher's exact test where counts are small. It adds the tables that are
    no likelier than the one seen.
    """
    if is_small(hits, size, base_hits, base_size):
        from scipy.stats import fisher_exact

        table = [[hits, size - hits], [base_hits, base_size - base_hits]]
        return min(1.0, float(fisher_exact(table)[1]))
    from statsmodels.stats.proportion import proportions_ztest

    return float(proportions_ztest([hits, base_hits], [size, base_size])[1])


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p-values as they are when several comparisons are made at once, in the same order.

    S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
    (1979), pp. 65–70.
    """
    if len(p_values) < 2:
        return tuple(p_values)
    from statsmodels.stats.multitest import multipletests

    return tuple(float(p) for p in multipletests(list(p_values), method="holm")[1])


def equal_split_p(visitors: Sequence[int]) -> float:
    """Return the p-value of the chi-square test that visitors were split equally among the variants."""
    from scipy.stats import chisquare

    return float(chisquare(list(visitors))[1])


def needed_per_variant(rate: float, hoped: float, alpha: float = ALPHA, power: float = POWER) -> int | None:
    """Return how many visitors each of two variants needs so that the difference would show; None for none.

    Two-sided, with 80 % power unless told otherwise, by the normal approximation without continuity
    correction: J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, formula 3.14. Rates
    and power are fractions, 0 … 1.
    """
    if rate == hoped or not (0 <= rate <= 1 and 0 <= hoped <= 1):
        return None
    from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

    size = samplesize_proportions_2indep_onetail(hoped - rate, rate, power, ratio=1, alpha=alpha)
    return max(2, ceil(float(size))) if isfinite(float(size)) else None

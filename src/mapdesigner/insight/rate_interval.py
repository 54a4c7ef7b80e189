"""How sure a rate is: its interval by Wilson's score method, at 95 %.

The formula is closed, so that every page can have it without loading the statistics library; a test holds it
against that library's. E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
Journal of the American Statistical Association 22 (1927), pp. 209–212; recommended for single proportions by
R. G. Newcombe, Statistics in Medicine 17 (1998), pp. 857–872 (there method 3).
"""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.model import Metric, MetricKind, Observation, is_rate, latest

CONFIDENCE = 0.95
Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
# More than there are people on earth: a slip of the keyboard, and beyond what floats tell apart.
MOST_COUNTED = 10_000_000_000
# Shares of money and changes: nobody was counted, so that a number of cases says nothing about them.
_NOT_COUNTED: tuple[MetricKind, ...] = ("list_growth", "email_revenue_share")


class Interval(NamedTuple):
    """What the true value may be, from low to high, as fractions."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Tell whether a value lies in the interval, its ends included."""
        return self.low <= value <= self.high


def wilson(rate: float, size: int) -> Interval:
    """Return the 95 % interval of a rate, 0 … 1, seen in `size` cases.

    Raises ValueError when the rate is not from 0 to 1, or without a single case.
    """
    if not 0 <= rate <= 1 or size < 1:
        raise ValueError(f"no interval for the rate {rate:g} of {size} cases")
    share = Z * Z / size
    middle = (rate + share / 2) / (1 + share)
    half = Z * sqrt(rate * (1 - rate) / size + share / size / 4) / (1 + share)
    # The ends are exact where nothing or everything was seen.
    low = 0.0 if rate == 0 else max(0.0, middle - half)
    return Interval(low, 1.0 if rate == 1 else min(1.0, middle + half))


def observed_interval(metric: Metric, seen: Observation | None) -> Interval | None:
    """Return the interval of an observation of a rate; None where none can be told, see `why_no_interval`."""
    if seen is None or why_no_interval(metric, seen) or seen.sample_size is None:
        return None
    return wilson(seen.value, seen.sample_size)


def latest_interval(metric: Metric) -> Interval | None:
    """Return the interval of the latest observation, None where none can be told."""
    return observed_interval(metric, latest(metric))


def why_no_interval(metric: Metric, seen: Observation | None) -> str:
    """Return why an observation has no interval, as a sentence; empty when it has one."""
    if seen is None:
        return "Nothing was observed yet."
    if not is_rate(metric):
        return "How sure it is can’t be told: a mean needs the spread of its values."
    if metric.kind in _NOT_COUNTED:
        return "How sure it is can’t be told: it is no share of people or cases."
    if not seen.sample_size:
        return "How sure it is can’t be told without the number of cases."
    if not 0 <= seen.value <= 1 or seen.sample_size > MOST_COUNTED:
        return "How sure it is can’t be told: the numbers can’t be right."
    return ""


def interval_words(interval: Interval) -> str:
    """Return an interval of a rate as it is shown: 20.9–23.1 %, with as many digits as it deserves."""
    digits = share_digits(interval.high - interval.low)
    return f"{interval.low * 100:.{digits}f}–{interval.high * 100:.{digits}f}{NARROW_SPACE}%"


def share_digits(width: float) -> int:
    """Return how many decimals a per cent deserves that is known within a width, a fraction."""
    return 0 if width >= 0.1 else 1 if width >= 0.005 else 2

"""What an experiment proves: the rates of its variants, how each differs from the first, and how surely.

The first variant is the one that the others are compared with. Rates have Wilson's interval, differences
Newcombe's; both are at 95 %, one comparison at a time. The p-value is that of the two-sided z-test with
pooled variance, or Fisher's exact test where counts are small; with several comparisons it is corrected by
Holm's method, and a difference counts as shown when the corrected value is below 0.05. What that means in a
sentence is in `experiment_words`.

The first call imports the statistics library, which takes seconds: never call it on the window's thread.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from mapdesigner.insight.experiment_state import variants_trouble
from mapdesigner.insight.rate_interval import Interval, wilson
from mapdesigner.model import Variant

Verdict = Literal[
    "nothing to test",
    "can't be",
    "no visitors",
    "no conversions",
    "equal",
    "open",
    "better",
    "worse",
    "mixed",
]
ALPHA = 0.05
# Low, so that a sound experiment is hardly ever suspected: R. Kohavi, D. Tang & Y. Xu, Trustworthy Online
# Controlled Experiments, 2020, chapter 21.
MISMATCH_ALPHA = 0.001
# Beyond it Fisher's exact test takes seconds, and no test of a journey has so many.
MOST_VISITORS = 100_000_000


class VariantRate(NamedTuple):
    """A variant with its name in one line, its rate and the rate's interval; both None without visitors."""

    name: str
    visitors: int
    conversions: int
    rate: float | None
    interval: Interval | None


class Contrast(NamedTuple):
    """How a variant differs from the first; rates and differences are fractions.

    `lift` is the difference as a share of the first rate, None when that is 0. `p` is for this comparison
    alone, `corrected_p` for all of them. `needed` is how many visitors each variant would have needed to
    show a difference like the one seen, with 80 % power; None when there is no difference.
    """

    variant: VariantRate
    difference: float
    interval: Interval
    lift: float | None
    p: float
    corrected_p: float
    exact: bool
    needed: int | None

    @property
    def is_shown(self) -> bool:
        """Whether chance alone would hardly make the difference."""
        return self.corrected_p < ALPHA and self.difference != 0


class Outcome(NamedTuple):
    """What an experiment proves; `trouble` is a sentence when its numbers can't be right.

    `contrasts` has those variants that have visitors, but the first. `mismatch_p` is how likely a split as
    uneven as this one is when visitors are sent to all variants alike; None with fewer than two variants.
    """

    verdict: Verdict
    variants: tuple[VariantRate, ...]
    contrasts: tuple[Contrast, ...] = ()
    mismatch_p: float | None = None
    trouble: str = ""

    @property
    def is_mismatched(self) -> bool:
        """Whether the visitors are split so unevenly that something must have sent them astray."""
        return self.mismatch_p is not None and self.mismatch_p < MISMATCH_ALPHA

    @property
    def best(self) -> Contrast | None:
        """The comparison with the highest rate, None when there is none; the earlier of equals."""
        return max(self.contrasts, key=lambda each: each.difference, default=None)


@lru_cache(maxsize=256)
def outcome_of(variants: tuple[Variant, ...]) -> Outcome:
    """Return what the numbers of an experiment's variants prove; any numbers will do."""
    trouble = variants_trouble(variants) or _too_many(variants)
    if trouble:
        return Outcome(
            "can't be", tuple(_bare(place, each) for place, each in enumerate(variants)), (), None, trouble
        )
    rates = tuple(_with_rate(place, each) for place, each in enumerate(variants))
    if len(rates) < 2:
        return Outcome("nothing to test", rates)
    first, *others = rates
    seen = [each for each in others if each.visitors]
    if not first.visitors or not seen:
        return Outcome("no visitors", rates)
    return _tested(rates, first, seen)


def relative_lift(rate: float, base: float) -> float | None:
    """Return how much higher a rate is as a share of another, −1 … ; None when that is 0."""
    return (rate - base) / base if base else None


def _tested(rates: tuple[VariantRate, ...], first: VariantRate, others: list[VariantRate]) -> Outcome:
    from mapdesigner.insight.proportions import equal_split_p, holm, p_value

    tables = [(each.conversions, each.visitors, first.conversions, first.visitors) for each in others]
    p_values = [p_value(*table) for table in tables]
    contrasts = tuple(
        _contrast(first, each, p, corrected, len(others))
        for each, p, corrected in zip(others, p_values, holm(p_values), strict=True)
    )
    # A variant that nobody came to is said in words; as a split it would be no news.
    mismatch = equal_split_p([each.visitors for each in (first, *others)])
    return Outcome(_verdict(first, contrasts), rates, contrasts, mismatch)


def _contrast(first: VariantRate, other: VariantRate, p: float, corrected: float, count: int) -> Contrast:
    from mapdesigner.insight.proportions import is_small, needed_per_variant, newcombe

    table = (other.conversions, other.visitors, first.conversions, first.visitors)
    base, rate = first.rate or 0.0, other.rate or 0.0
    return Contrast(
        other,
        rate - base,
        newcombe(*table),
        relative_lift(rate, base),
        p,
        corrected,
        is_small(*table),
        # Among several comparisons the first has to pass the hardest step of Holm's method.
        needed_per_variant(base, rate, ALPHA / count),
    )


def _verdict(first: VariantRate, contrasts: tuple[Contrast, ...]) -> Verdict:
    if not first.conversions and not any(each.variant.conversions for each in contrasts):
        return "no conversions"
    if all(each.difference == 0 for each in contrasts):
        return "equal"
    shown = {each.difference > 0 for each in contrasts if each.is_shown}
    if not shown:
        return "open"
    return "mixed" if len(shown) > 1 else "better" if True in shown else "worse"


def _too_many(variants: tuple[Variant, ...]) -> str:
    for place, variant in enumerate(variants):
        if variant.visitors > MOST_VISITORS:
            return f"“{_name(place, variant)}” has more visitors than can be calculated with."
    return ""


def _with_rate(place: int, variant: Variant) -> VariantRate:
    if not variant.visitors:
        return _bare(place, variant)
    rate = variant.conversions / variant.visitors
    return _bare(place, variant)._replace(rate=rate, interval=wilson(rate, variant.visitors))


def _bare(place: int, variant: Variant) -> VariantRate:
    return VariantRate(_name(place, variant), variant.visitors, variant.conversions, None, None)


def _name(place: int, variant: Variant) -> str:
    return " ".join(variant.name.split()) or f"Variant {place + 1}"

"""Rules about experiments: whether they can tell anything, and whether somebody decided."""

from collections.abc import Iterator
from datetime import date

from mapdesigner.insight.experiment_state import (
    LEAST_VARIANTS,
    days_trouble,
    experiment_state,
    variants_trouble,
)
from mapdesigner.insight.finding import Found
from mapdesigner.insight.rules.words import day_words, listed, quoted
from mapdesigner.model import Experiment


def experiment_undecided(experiments: tuple[Experiment, ...], today: date) -> Iterator[Found]:
    """An experiment has ended without a decision.

    It was paid for in customers' time; say what it showed and what you do about it, also when it is nothing.

    Source: Kohavi, Tang & Xu, Trustworthy Online Controlled Experiments (2020): from result to decision.
    """
    for test in experiments:
        if experiment_state(test, today) == "ended" and test.ended_on and not test.decision.strip():
            yield Found(f"{_name(test)} ended on {day_words(test.ended_on)} without a decision.", (test.id,))


def experiment_too_few_variants(experiments: tuple[Experiment, ...]) -> Iterator[Found]:
    """An experiment has fewer than two variants.

    With nothing to compare it shows how it went, not what made the difference.

    Source: Kohavi, Tang & Xu, Trustworthy Online Controlled Experiments (2020): control and treatment.
    """
    for test in experiments:
        if len(test.variants) < LEAST_VARIANTS:
            has = "only one variant" if test.variants else "no variants"
            yield Found(f"{_name(test)} has {has}.", (test.id,))


def experiment_wrong_figures(experiments: tuple[Experiment, ...], today: date) -> Iterator[Found]:
    """An experiment's figures or dates can't be right.

    Nothing is calculated from them until they are put right.

    Source: Twyman's law, in Kohavi, Tang & Xu, Trustworthy Online Controlled Experiments (2020): a figure
    that looks interesting is usually wrong.
    """
    for test in experiments:
        if trouble := variants_trouble(test.variants) or days_trouble(test) or _nobody_came(test, today):
            yield Found(f"{_name(test)} can't be right: {trouble[:1].lower()}{trouble[1:]}", (test.id,))


def _nobody_came(test: Experiment, today: date) -> str:
    """Return which variants of an ended experiment nobody saw."""
    if experiment_state(test, today) != "ended":
        return ""
    unseen = [quoted(each.name, "Unnamed") for each in test.variants if not each.visitors]
    return f"It has ended, and {listed(unseen)} had no visitors." if unseen else ""


def _name(test: Experiment) -> str:
    return f"The experiment {quoted(test.hypothesis, 'Untitled')}"

"""What an experiment proves, in plain words: one honest sentence, and what to beware of."""

import math
from datetime import date

from mapdesigner.insight.experiment_state import days_trouble, experiment_state
from mapdesigner.insight.experiment_test import Contrast, Outcome, outcome_of
from mapdesigner.insight.metric_status import MINUS, NARROW_SPACE
from mapdesigner.insight.rate_interval import Interval, share_digits
from mapdesigner.model import Experiment, shortened

LONGEST_NAME = 36
# Who would need more than that can't settle it by testing.
MOST_SENSIBLE = 10_000_000


def verdict_sentence(outcome: Outcome) -> str:
    """Return what an experiment proves, in one sentence or two that anybody understands."""
    match outcome.verdict:
        case "can't be":
            return f"{outcome.trouble} Until that is put right, nothing can be told."
        case "nothing to test":
            missing = (
                "There is no variant yet" if not outcome.variants else "One variant alone proves nothing"
            )
            return f"{missing}: a test compares two or more."
        case "no visitors":
            return _no_visitors(outcome)
        case "no conversions":
            return (
                f"Nobody has converted yet; {_visitors(outcome)} are not enough to tell the variants apart."
            )
        case "equal":
            return _equal(outcome)
        case "open":
            return _open(outcome)
        case _:
            return _shown(outcome)


def cautions(experiment: Experiment, today: date, outcome: Outcome | None = None) -> tuple[str, ...]:
    """Return what to beware of before an experiment is believed, each as a sentence; often nothing."""
    outcome = outcome or outcome_of(experiment.variants)
    found = []
    if outcome.is_mismatched:
        counts = " to ".join(figures(each.visitors) for each in outcome.variants if each.visitors)
        found.append(
            f"The visitors are split {counts}. If all variants were meant to get as many, chance would "
            "hardly do that (p < 0.001): look for the fault that sent them astray before you believe "
            "the rates."
        )
    empty = [each.name for each in outcome.variants if not each.visitors]
    if outcome.contrasts and empty:
        verbs = ("has", "is") if len(empty) == 1 else ("have", "are")
        names = _listed([_quoted(name) for name in empty])
        found.append(f"{names} {verbs[0]} no visitors yet and {verbs[1]} left out.")
    wrong_days = days_trouble(experiment)
    if wrong_days:
        found.append(wrong_days)
    elif outcome.contrasts and experiment_state(experiment, today) == "running":
        found.append(
            "It is still running. Who stops at the first good look finds differences that are not there: "
            "decide when the planned number of visitors is reached."
        )
    return tuple(found)


def needed_sentence(contrast: Contrast) -> str:
    """Return how many visitors would have been needed, as a sentence; empty when there is no difference."""
    if contrast.needed is None:
        return ""
    if contrast.needed > MOST_SENSIBLE:
        return "The difference is so small that no test of a sensible size would settle it."
    return f"About {figures(rounded_up(contrast.needed))} per variant would settle it."


def points(difference: float, digits: int) -> str:
    """Return a difference of rates without its sign: 0.8 points, 1 point."""
    amount = f"{abs(difference) * 100:.{digits}f}"
    return f"{amount}{NARROW_SPACE}{'point' if float(amount) == 1 else 'points'}"


def signed_points(difference: float, digits: int) -> str:
    """Return a difference of rates in points with its sign and without the word: +0.8, −1.2, 0.0."""
    amount = f"{abs(difference) * 100:.{digits}f}"
    return amount if float(amount) == 0 else f"{'+' if difference > 0 else MINUS}{amount}"


def points_interval(interval: Interval, digits: int) -> str:
    """Return the interval of a difference: +0.4 to +2.0 points."""
    low, high = signed_points(interval.low, digits), signed_points(interval.high, digits)
    return f"{low} to {high}{NARROW_SPACE}points"


def contrast_digits(contrast: Contrast) -> int:
    """Return how many decimals a comparison's points deserve, so that its difference is not shown as none."""
    digits = max(1, share_digits(contrast.interval.high - contrast.interval.low))
    while contrast.difference and digits < 9 and round(abs(contrast.difference) * 100, digits) == 0:
        digits += 1
    return digits


def p_words(p: float) -> str:
    """Return a p-value as it is printed: p 0.032, p < 0.001."""
    return "p < 0.001" if p < 0.001 else f"p {min(p, 1.0):.{3 if p < 0.1 else 2}f}"


def lift_words(lift: float | None) -> str:
    """Return a relative lift with its sign: +15 %, −3.2 %; an en dash for none."""
    if lift is None:
        return "–"
    digits = 0 if abs(lift) >= 0.0995 else 1
    amount = f"{abs(lift) * 100:,.{digits}f}".replace(",", NARROW_SPACE)
    sign = "" if not float(amount.replace(NARROW_SPACE, "")) else "+" if lift > 0 else MINUS
    return f"{sign}{amount}{NARROW_SPACE}%"


def figures(count: int) -> str:
    """Return a count with its thousands apart."""
    return f"{count:,}".replace(",", NARROW_SPACE)


def rounded_up(count: int) -> int:
    """Return a count with its first two figures, rounded up: 10 730 becomes 11 000."""
    step: int = 10 ** max(0, int(math.log10(max(count, 1))) - 1)
    return -(-count // step) * step


def _no_visitors(outcome: Outcome) -> str:
    first, *others = outcome.variants
    if first.visitors:
        who = "the other variant has" if len(others) == 1 else "the other variants have"
        return f"Only {_quoted(first.name)} has visitors; as long as {who} none, there is nothing to compare."
    if any(each.visitors for each in others):
        return f"{_quoted(first.name)} has no visitors, and it is what the others are compared with."
    return "No visitors yet: there is nothing to compare."


def _equal(outcome: Outcome) -> str:
    first, best = outcome.variants[0], outcome.contrasts[0]
    both = "Both variants convert" if len(outcome.contrasts) == 1 else "All variants convert"
    reach = points_interval(best.interval, contrast_digits(best))
    rate = f"{(first.rate or 0) * 100:.1f}{NARROW_SPACE}%"
    return (
        f"{both} the same, {rate}; with these {_visitors(outcome)} the true difference may still be "
        f"anything from {reach}."
    )


def _open(outcome: Outcome) -> str:
    best = max(outcome.contrasts, key=lambda each: abs(each.difference))
    among = "" if len(outcome.contrasts) == 1 else f" than {_quoted(outcome.variants[0].name)}"
    chance = f"with these {_visitors(outcome)} that could be chance"
    if len(outcome.contrasts) > 1:
        chance += ", and no other variant is further off"
    rest = needed_sentence(best)
    smallest = min(each.visitors for each in outcome.variants if each.visitors)
    if best.needed is not None and best.needed <= smallest:
        rest = "More visitors would settle it."
    return f"{_quoted(best.variant.name)} converts {_how_much(best)}{among}; {chance}. {rest}".rstrip()


def _shown(outcome: Outcome) -> str:
    shown = sorted(
        (each for each in outcome.contrasts if each.is_shown), key=lambda each: each.difference, reverse=True
    )
    first = _quoted(outcome.variants[0].name)
    said = []
    for place, each in enumerate(shown):
        than = f" than {first}" if place == 0 else ""
        reach = points_interval(each.interval, contrast_digits(each))
        said.append(f"{_quoted(each.variant.name)} converts {_how_much(each)}{than} ({reach})")
    chance = f"chance alone would hardly do that ({p_words(max(each.corrected_p for each in shown))})"
    if outcome.is_mismatched:
        chance += ", but the uneven split may"
    elif any(each.interval.holds(0) for each in shown):
        chance += ", though it is close"
    sentence = f"{_listed(said)}; {chance}."
    rest = len(outcome.contrasts) - len(shown)
    if not rest:
        return sentence
    others = "What the other variant shows" if rest == 1 else f"What the other {rest} variants show"
    return f"{sentence} {others} could be chance."


def _how_much(contrast: Contrast) -> str:
    way = "better" if contrast.difference > 0 else "worse"
    return f"{points(contrast.difference, contrast_digits(contrast))} {way}"


def _visitors(outcome: Outcome) -> str:
    count = sum(each.visitors for each in outcome.variants)
    return f"{figures(count)} visitor{'' if count == 1 else 's'}"


def _quoted(name: str) -> str:
    """Return a variant's name as it stands in a sentence: B, “Guest option”."""
    return name if len(name) <= 2 else f"“{shortened(name, LONGEST_NAME)}”"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

"""Values of a metric as people type them, “4.2 %” or “1 200”, read in the metric's unit and range."""

import math
from decimal import Decimal
from unicodedata import category

from mapdesigner.exchange.figures import as_figures
from mapdesigner.exchange.numbers import (
    NARROW_SPACE,
    NoNumber,
    decimal_text,
    number_from,
    quoted,
)
from mapdesigner.model import METRIC_SORTS, Metric, is_rate, is_scale, metric_range, metric_unit

MOST_SAMPLES = 10**15


def value_from(text: str, metric: Metric, decimal_comma: bool = False) -> float | None:
    """Return the value that was typed, None for no text; rates are typed in per cent: “22” is 0.22.

    The unit may stand behind or before it. Raises NoNumber with a sentence for what is no number, has
    another unit, or is out of the range of the metric's kind and unit.
    """
    bare = _without_unit(text, metric)
    number = number_from(bare, decimal_comma)
    if number is None:
        if text.strip():
            raise NoNumber(f"{quoted(text)} has no number in it.")
        return None
    value = float(number.scaleb(-2)) if is_rate(metric) else float(number)
    if not math.isfinite(value):
        raise NoNumber(f"{quoted(text)} is too large to be kept.")
    _check_range(metric, value, number, decimal_comma)
    return value


def value_text(metric: Metric, value: float | None, decimal_comma: bool = False) -> str:
    """Return all figures of a value as `value_from` reads them back: “22.15 %”, “1 200”."""
    if value is None:
        return ""
    exact = Decimal(repr(float(value)))
    if is_rate(metric):
        return f"{decimal_text(exact.scaleb(2), decimal_comma)}{NARROW_SPACE}%"
    return decimal_text(exact, decimal_comma)


def sample_size_from(text: str) -> int | None:
    """Return the sample size that was typed, None for no text.

    1,200 and 1.200 are both 1200: a sample is counted. Raises NoNumber for what is negative or not whole.
    """
    number = number_from(text, decimal_comma="." in as_figures(text))
    if number is None:
        return None
    if number < 0:
        raise NoNumber(f"{quoted(text)} is below 0. A sample size is how many were asked or measured.")
    if number != number.to_integral_value():
        raise NoNumber(
            f"{quoted(text)} has decimals. A sample size is a whole number, such as 1{NARROW_SPACE}200."
        )
    if number > MOST_SAMPLES:
        raise NoNumber(f"{quoted(text)} is too large to be kept.")
    return int(number)


def _without_unit(text: str, metric: Metric) -> str:
    """Return the number's text. Raises NoNumber for per cent of what is not counted so."""
    bare, unit = as_figures(text).strip(), as_figures(metric_unit(metric))
    if bare.endswith("%") and unit != "%":
        counted_in = (
            "is on a scale of " + unit if is_scale(unit) else f"is in {unit}" if unit else "has no unit"
        )
        raise NoNumber(f"{quoted(text)} is in per cent, but this metric {counted_in}.")
    if _can_stand_by(unit):
        if bare[-len(unit) :].casefold() == unit.casefold():
            return bare[: -len(unit)].rstrip()
        if bare[: len(unit)].casefold() == unit.casefold():
            return bare[len(unit) :].lstrip()
    return bare


def _can_stand_by(unit: str) -> bool:
    """Tell whether a unit can be told from the number beside it: “s” and “€” can, “1–5” and “-” can't."""
    if any(character.isdigit() for character in unit):
        return False
    return any(character.isalpha() or character in "%‰" or category(character) == "Sc" for character in unit)


def _check_range(metric: Metric, value: float, number: Decimal, decimal_comma: bool) -> None:
    lowest, highest = metric_range(metric)
    name = METRIC_SORTS[metric.kind].name.lower() if metric.kind != "custom" else "this metric"
    unit = f"{NARROW_SPACE}%" if is_rate(metric) else ""
    typed = f"{decimal_text(number, decimal_comma)}{unit}"
    if highest is not None and value > highest:
        most = value_text(metric, highest, decimal_comma)
        raise NoNumber(f"{typed} is too high: {name} is at most {most}.")
    if lowest is not None and value < lowest:
        least = value_text(metric, lowest, decimal_comma)
        raise NoNumber(f"{typed} is too low: {name} is at least {least}.")

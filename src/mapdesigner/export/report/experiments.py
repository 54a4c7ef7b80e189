"""The experiments by stage: hypothesis, touchpoint and metric, each variant with its rate, the decision."""

from datetime import date

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.sections import stage_sections
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    LABEL,
    SMALL,
    label_rows,
    line_rows,
    part_title,
    separator,
    space,
    with_side,
    words,
    words_to,
)
from mapdesigner.insight.counting import counted, many
from mapdesigner.insight.experiment_state import (
    conversion_rate,
    days_trouble,
    experiment_state,
    rate_words,
    variants_trouble,
)
from mapdesigner.layout.block import text_block
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.marks import Mark, Rect
from mapdesigner.model import Experiment, JourneyMap, Stage, Touchpoint, Variant, touchpoints_of

STATE_X = 510.0
FIELD_TEXT_X = 84.0
GAP_BETWEEN_COLUMNS = 24.0
VISITORS_RIGHT, CONVERSIONS_RIGHT, RATE_RIGHT = 330.0, 416.0, 480.0
NUMBER_WIDTH = 70.0
VARIANT_PX = 20.0
BAR_PX = 3.0


def experiment_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part, stage by stage; nothing when the map has no experiments."""
    if not map_.experiments:
        return ()
    sections = stage_sections(
        map_,
        width,
        lambda stage: experiments_in(map_, stage),
        lambda tests, running: [_entry(test, card, width, running) for test, card in tests],
    )
    return (part_title("Experiments", _lead(map_), width), *sections)


def experiments_in(map_: JourneyMap, stage: Stage) -> tuple[tuple[Experiment, Touchpoint], ...]:
    """Return the experiments on a stage's touchpoints, each with its touchpoint."""
    if not map_.experiments:
        return ()
    cards = {card.id: card for card in touchpoints_of(stage)}
    return tuple((test, cards[test.touchpoint]) for test in map_.experiments if test.touchpoint in cards)


def _lead(map_: JourneyMap) -> str:
    count = len(map_.experiments)
    open_ones = sum(1 for test in map_.experiments if not test.decision.strip())
    places = len({test.touchpoint for test in map_.experiments})
    first = f"{many(count, 'experiment')} on {counted(places, 'touchpoint')}"
    if not open_ones:
        return f"{first}, each with a decision."
    return f"{first}; {many(open_ones, 'decision').lower()} still open."


def _entry(test: Experiment, card: Touchpoint, width: float, running: Row) -> Group:
    text_right = STATE_X - GAP_BETWEEN_COLUMNS
    under = " · ".join(
        part for part in (card.title or "Untitled touchpoint", " ".join(test.metric.split())) if part
    )
    rows = (
        *line_rows(test.hypothesis or "Untitled experiment", 0, text_right, ENTRY, "text"),
        *line_rows(under, 0, text_right, SMALL, "muted"),
    )
    rows, beside = with_side(rows, *_side(test, width))
    heading_rows = max(beside, len(rows))
    rows += _table(test.variants)
    for label, text in (
        ("Decision", test.decision or "still open"),
        (
            "To check",
            " ".join(word for word in (variants_trouble(test.variants), days_trouble(test)) if word),
        ),
    ):
        rows += label_rows(label, text, 0, FIELD_TEXT_X, text_right)
    rows += (space(GAP_UNDER_ENTRY_PX),)
    return Group(rows, kept=min(heading_rows + 3, 12), separator=separator(width), running=running)


def _side(test: Experiment, width: float) -> tuple[tuple[Mark, ...], float]:
    """Return state and dates, and how high they stand."""
    state, y = text_block(experiment_state(test, date.today()), STATE_X, 0, width - STATE_X, BODY, "text", 2)
    start = short_day(test.started_on) if test.started_on is not None else ""
    end = short_day(test.ended_on) if test.ended_on is not None else ""
    days = f"{start or 'no start'} – {end}" if end else f"since {start}" if start else "no dates"
    return (*state, words(days, STATE_X, y, SMALL, "muted", width - STATE_X)), y + 15


def _table(variants: tuple[Variant, ...]) -> tuple[Row, ...]:
    """Return a line a variant: name, visitors, conversions, rate and a bar as long as the rate is high."""
    if not variants:
        return (space(6),)
    heads = (
        words_to("visitors", VISITORS_RIGHT, 4, LABEL, "muted", NUMBER_WIDTH),
        words_to("conversions", CONVERSIONS_RIGHT, 4, LABEL, "muted", NUMBER_WIDTH),
        words_to("rate", RATE_RIGHT, 4, LABEL, "muted", NUMBER_WIDTH),
    )
    highest = max((conversion_rate(variant) or 0 for variant in variants), default=0)
    lines = (_variant(place, variant, highest) for place, variant in enumerate(variants))
    return (Row(heads, VARIANT_PX), *lines, space(8))


def _variant(place: int, variant: Variant, highest: float) -> Row:
    name = " ".join(variant.name.split()) or f"Variant {place + 1}"
    marks: list[Mark] = [words(name, 0, 1, BODY, "text", VISITORS_RIGHT - NUMBER_WIDTH)]
    for text, right in (
        (_figures(variant.visitors), VISITORS_RIGHT),
        (_figures(variant.conversions), CONVERSIONS_RIGHT),
        (rate_words(variant), RATE_RIGHT),
    ):
        marks.append(words_to(text, right, 1, BODY, "text", NUMBER_WIDTH))
    rate = conversion_rate(variant)
    if rate and highest:
        marks.append(Rect(STATE_X, 7, 90 * rate / highest, BAR_PX, 1.5, "accent"))
    return Row(tuple(marks), VARIANT_PX)


def _figures(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")

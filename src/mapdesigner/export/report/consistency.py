"""Consistency across channels: the audit's means by channel and rule, and where the same promise differs."""

from collections.abc import Iterator

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.sections import section
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    LABEL,
    SMALL,
    dots,
    line_rows,
    part_title,
    section_head,
    separator,
    space,
    with_side,
    words,
    words_to,
)
from mapdesigner.insight.audit_means import AUDIT_RULES, RuleMean, mean_words
from mapdesigner.insight.consistency import (
    ChannelAudit,
    Clash,
    Consistency,
    RuleSpread,
    Scored,
    channel_words,
    consistency,
)
from mapdesigner.insight.counting import counted, number_word
from mapdesigner.layout.marks import Mark, Rect
from mapdesigner.model import JourneyMap

# The matrix: the left edge of the first rule's column and how wide the columns are.
FIRST_X, COLUMN, GAP = 178.0, 121.0, 6.0
ROW_PX, CELL_PX = 36.0, 30.0
BAR_PX = 3.0
NAME_WIDTH = 166.0
SCORES_X = 178.0
COLOUR = "accent"
HIGHEST = 5


def consistency_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part: the matrix, then what differs; nothing when nobody judged anything."""
    found = consistency(map_)
    if not found.channels:
        return ()
    groups = [part_title("Consistency across channels", _lead(found), width)]
    groups += section(
        "Channels by rule",
        COLOUR,
        width,
        lambda running: [_channel(each, found, running) for each in found.channels],
        _columns(),
    )
    apart = [spread for spread in found.spreads if spread.is_apart]
    if apart:
        groups.append(section_head("Channels far apart", "muted", width))
        groups += [_spread(spread, width) for spread in apart]
    if found.clashes:
        groups += section(
            "The same touchpoint, judged differently",
            "muted",
            width,
            lambda running: [_clash(clash, width, running) for clash in found.clashes],
        )
    return tuple(groups)


def _lead(found: Consistency) -> str:
    judged = sum(each.means.judged for each in found.channels)
    where = f"{number_word(judged)} judged {'touchpoint' if judged == 1 else 'touchpoints'}"
    means = f"{where} in {counted(len(found.channels), 'channel')}; means from 1, poor, to 5, excellent."
    apart = sum(1 for spread in found.spreads if spread.is_apart)
    if not apart and not found.clashes:
        return f"{means} No two channels lie far apart."
    said = []
    if apart:
        said.append(f"by {counted(apart, 'rule')} channels lie 1.5 points or more apart")
    if found.clashes:
        pairs = counted(len(found.clashes), "time")
        said.append(f"{pairs} the same touchpoint is judged two points or more apart")
    text = "; ".join(said)
    return f"{means} {text[0].upper()}{text[1:]}."


def _columns() -> Iterator[Mark]:
    for column, rule in enumerate(AUDIT_RULES):
        yield words(rule.name.lower(), FIRST_X + column * COLUMN, 14, LABEL, "muted", COLUMN - GAP)


def _channel(each: ChannelAudit, found: Consistency, running: Row) -> Group:
    count = each.means.judged
    of = "" if count == each.means.touchpoints else f" of {each.means.touchpoints}"
    marks: list[Mark] = [
        words(channel_words(each.channel), 0, 2, BODY, "text", NAME_WIDTH),
        words(f"{count}{of} judged", 0, 18, LABEL, "muted", NAME_WIDTH),
    ]
    for column, mean in enumerate(each.means.rules):
        marks += _cell(mean, FIRST_X + column * COLUMN, _is_end(each, column, found))
    return Group((Row(tuple(marks), ROW_PX),), running=running)


def _cell(mean: RuleMean, x: float, end: str) -> list[Mark]:
    """Return a mean with a bar as long as it is high, and beside it whether it is the lowest or highest."""
    width = COLUMN - GAP
    box = Rect(x, 0, width, CELL_PX, 4, "chip")
    if mean.mean is None:
        return [box, words("–", x + 10, 7, BODY, "muted")]
    bar = Rect(x + 10, CELL_PX - 8, (width - 20) * mean.mean / HIGHEST, BAR_PX, 1.5, "accent")
    track = Rect(x + 10, CELL_PX - 8, width - 20, BAR_PX, 1.5, "hairline")
    value = words(mean_words(mean.mean), x + 10, 4, ENTRY, "text")
    beside = [words_to(end, x + width - 10, 4.5, LABEL, "text", 60)] if end else []
    return [box, track, bar, value, *beside]


def _is_end(each: ChannelAudit, column: int, found: Consistency) -> str:
    rule = AUDIT_RULES[column]
    for spread in found.spreads:
        if spread.rule == rule and spread.is_apart:
            if spread.low.channel == each.channel:
                return "lowest"
            if spread.high.channel == each.channel:
                return "highest"
    return ""


def _spread(spread: RuleSpread, width: float) -> Group:
    marks = (
        words(spread.rule.name, 0, 0, BODY, "text", NAME_WIDTH),
        words(_spread_words(spread), SCORES_X, 0, BODY, "text", width - SCORES_X - 70),
        words_to(f"{spread.high_mean - spread.low_mean:.1f} apart", width, 0.5, SMALL, "muted", 66),
    )
    return Group((Row(marks, 18), space(GAP_UNDER_ENTRY_PX - 4)), separator=separator(width))


def _spread_words(spread: RuleSpread) -> str:
    low, high = channel_words(spread.low.channel), channel_words(spread.high.channel)
    return f"{low} {spread.low_mean:.1f}, {high[0].lower()}{high[1:]} {spread.high_mean:.1f}"


def _clash(clash: Clash, width: float, running: Row) -> Group:
    marks: list[Mark] = [words(clash.rule.name, SCORES_X, 0.5, SMALL, "muted", 110)]
    for place, scored in enumerate((clash.low, clash.high)):
        top = place * 20.0
        x = SCORES_X + 118
        marks += dots(scored.score, x, top + 5, "accent")
        marks.append(words(str(scored.score), x + 48, top, BODY, "text"))
        marks.append(words(_place(scored), x + 72, top + 0.5, SMALL, "muted", width - x - 72))
    rows = line_rows(clash.title or "Untitled touchpoint", 0, NAME_WIDTH, BODY, "text")
    rows, kept = with_side(rows, tuple(marks), 38)
    rows += (space(GAP_UNDER_ENTRY_PX - 4),)
    return Group(rows, kept=min(kept, 12), separator=separator(width), running=running)


def _place(scored: Scored) -> str:
    stage = scored.stage.name or "Untitled stage"
    return f"{channel_words(scored.card.channel)} · {stage}"

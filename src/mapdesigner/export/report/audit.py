"""The audit: the map's radar, and the scores by stage and touchpoint."""

from collections.abc import Iterator, Sequence

from mapdesigner.export.report.chart_data import Radar
from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.sections import stage_sections
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    LABEL,
    SMALL,
    dots,
    line_rows,
    part_title,
    separator,
    space,
    with_side,
    words,
    words_to,
)
from mapdesigner.insight.audit_means import (
    AUDIT_RULES,
    AuditMeans,
    audit_means,
    mean_words,
    scores_of,
)
from mapdesigner.insight.counting import counted, number_word
from mapdesigner.layout.marks import Mark, Rect
from mapdesigner.layout.text import Style
from mapdesigner.model import JourneyMap, Stage, Touchpoint, touchpoints_of

RADAR_WIDTH, RADAR_HEIGHT = 300.0, 250.0
RULES_X = 312.0
RULE_HEIGHT = 52.0
# Columns of the table: the left edge of each rule's dots, and the right edge of the means.
FIRST_X, COLUMN = 258.0, 90.0
NUMBER_DX = 50.0
TITLE_WIDTH = FIRST_X - 16.0
MEAN_WIDTH = 40.0
HIGHEST = 5
RING = Style(8.5)
GAP_PX, LABEL_PX = 7.0, 30.0
NOT_JUDGED = ("not judged", SMALL, "muted")


def audit_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part: radar and means of the map, then a table by stage; nothing when nobody judged."""
    whole = audit_means(card for stage in map_.stages for card in touchpoints_of(stage))
    if not whole.judged:
        return ()
    tables = stage_sections(
        map_, width, _judged, lambda cards, running: _table(cards, width, running), _columns(width)
    )
    return (part_title("Audit", _lead(whole), width), Group((_radar(whole, width),)), *tables)


def _judged(stage: Stage) -> tuple[Touchpoint, ...]:
    return tuple(card for card in touchpoints_of(stage) if card.audit is not None)


def _table(cards: Sequence[Touchpoint], width: float, running: Row) -> Iterator[Group]:
    """Return a line for each touchpoint of a stage, and one with their means."""
    for card in cards:
        yield _entry(card, width, running)
    if len(cards) > 1:
        yield _means(cards, width, running)


def _lead(whole: AuditMeans) -> str:
    count = f"{number_word(whole.judged)} of {counted(whole.touchpoints, 'touchpoint')}"
    verb = "is" if whole.judged == 1 else "are"
    rules = f"{count} {verb} judged by four rules, from 1, poor, to 5, excellent."
    return f"{rules} The mean is {mean_words(whole.mean)}."


def _radar(whole: AuditMeans, width: float) -> Row:
    """Return the radar with the rules, what each asks and their means beside it."""
    marks: list[Mark] = []
    top = (RADAR_HEIGHT - len(whole.rules) * RULE_HEIGHT) / 2
    for each in whole.rules:
        if marks:
            marks.append(Rect(RULES_X, top - 8, width - RULES_X, 1, 0, "hairline"))
        marks.append(words(each.rule.name, RULES_X, top, ENTRY, "text", width - RULES_X - 60))
        marks.append(words_to(mean_words(each.mean), width, top, ENTRY, "text", 56))
        marks.append(words(each.rule.question, RULES_X, top + 18, SMALL, "muted", width - RULES_X - 66))
        marks.append(words_to(f"{each.judged} judged", width, top + 18, LABEL, "muted", 62))
        top += RULE_HEIGHT
    names = tuple(rule.name for rule in AUDIT_RULES)
    radar = Radar(names, tuple(each.mean for each in whole.rules), 0.0, RADAR_WIDTH, RADAR_HEIGHT)
    return Row((*_labels(radar), *marks), RADAR_HEIGHT, radar)


def _labels(radar: Radar) -> Iterator[Mark]:
    """Yield the scores along the first axis, and the rules with their means beyond the ends of the axes."""
    for ring in range(1, HIGHEST + 1):
        x, y = radar.point(0, radar.radius * ring / HIGHEST)
        yield words(str(ring), radar.x + x + 4, y - 4, RING, "faint")
    for place, (name, mean) in enumerate(zip(radar.names, radar.means, strict=True)):
        x, y = radar.point(place, radar.radius + GAP_PX)
        across, down = x - radar.width / 2, y - radar.height / 2
        is_beside = abs(across) > radar.radius / 5
        share = 0.5 if not is_beside else 0.0 if across > 0 else 1.0
        top = y - (LABEL_PX / 2 if is_beside else LABEL_PX if down < 0 else 0)
        score, style, colour = (mean_words(mean), ENTRY, "text") if mean is not None else NOT_JUDGED
        for line in (words(name, 0, top, SMALL, "muted"), words(score, 0, top + 14, style, colour)):
            yield line._replace(x=radar.x + x - share * line.line.width_pt)


def _columns(width: float) -> Iterator[Mark]:
    for column, rule in enumerate(AUDIT_RULES):
        yield words(rule.name.lower(), FIRST_X + column * COLUMN, 14, LABEL, "muted", COLUMN - 8)
    yield words_to("mean", width, 14, LABEL, "muted", MEAN_WIDTH)


def _entry(card: Touchpoint, width: float, running: Row) -> Group:
    scores = scores_of(card.audit)
    marks: list[Mark] = []
    for column, score in enumerate(scores):
        x = FIRST_X + column * COLUMN
        if score is None:
            marks.append(words("–", x, 0, BODY, "muted"))
        else:
            marks += dots(score, x, 5, "accent")
            marks.append(words(str(score), x + NUMBER_DX, 0, BODY, "text"))
    mean = audit_means((card,)).mean
    marks.append(words_to(mean_words(mean), width, 0, ENTRY, "text", MEAN_WIDTH))
    rows = line_rows(card.title or "Untitled touchpoint", 0, TITLE_WIDTH, BODY, "text")
    rows, kept = with_side(rows, tuple(marks), 16)
    rows += (space(GAP_UNDER_ENTRY_PX - 2),)
    return Group(rows, kept=min(kept, 12), separator=separator(width), running=running)


def _means(cards: Sequence[Touchpoint], width: float, running: Row) -> Group:
    """Return the row under a stage's touchpoints with their means."""
    means = audit_means(cards)
    marks: list[Mark] = [words("mean of the stage", 0, 0.5, SMALL, "muted", TITLE_WIDTH)]
    for column, each in enumerate(means.rules):
        x = FIRST_X + column * COLUMN + NUMBER_DX
        marks.append(words(mean_words(each.mean), x, 0, BODY, "muted"))
    marks.append(words_to(mean_words(means.mean), width, 0, ENTRY, "text", MEAN_WIDTH))
    return Group((Row(tuple(marks), 16), space(4)), separator=separator(width), running=running)

"""Stage by stage: the customer's goal, then the cards of each lane with all that is told in words on them."""

from collections.abc import Iterator, Mapping

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.persona_disc import quoted
from mapdesigner.export.report.sections import section, stage_name
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    LEAD,
    SMALL,
    line_rows,
    part_title,
    separator,
    space,
)
from mapdesigner.insight.counting import counted, many
from mapdesigner.insight.metric_status import current_value, format_value, metric_status
from mapdesigner.layout.block import text_block
from mapdesigner.layout.card import STATUS_SIGNS, channel_words
from mapdesigner.layout.icons import FACES, STAR
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.marks import Icon, Mark, Rect, Words
from mapdesigner.layout.text import Style
from mapdesigner.model import (
    Card,
    Feedback,
    JourneyMap,
    Lane,
    Metric,
    Note,
    PersonaId,
    Stage,
    Touchpoint,
    cell_cards,
    holds_cards,
    metric_name,
    stage_colour,
)

LANE_WIDTH = 116.0
SIGN_X = 134.0
TEXT_X = 160.0
FACE_PX, STAR_PX, BULLET_PX = 16.0, 13.0, 4.0
LANE = Style(11.5, "semibold")
MOST_LANE_LINES = 4


def stage_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part, stage by stage and lane by lane; nothing for a map without cards."""
    cards = [card for stage in map_.stages for card in stage.cards]
    if not cards:
        return ()
    names = {persona.id: persona.name or "Unnamed persona" for persona in map_.personas}
    groups = [part_title("Stage by stage", _lead(cards), width)]
    for stage in map_.stages:
        groups += _stage(map_, stage, names, width)
    return tuple(groups)


def _lead(cards: list[Card]) -> str:
    touchpoints = [card for card in cards if isinstance(card, Touchpoint)]
    notes = len(cards) - len(touchpoints)
    more = f" and {counted(notes, 'note')}" if notes else ""
    shown = any(said.status == "worth showing" for card in touchpoints for said in card.feedback)
    quotes = ", with the quotes that are worth showing" if shown else ""
    return f"{many(len(touchpoints), 'touchpoint')}{more}, lane by lane{quotes}."


def _stage(map_: JourneyMap, stage: Stage, names: Mapping[PersonaId, str], width: float) -> list[Group]:
    def entries(running: Row) -> Iterator[Group]:
        for lane in map_.lanes:
            if holds_cards(lane):
                for place, card in enumerate(cell_cards(stage, lane.id)):
                    yield _card(card, lane if place == 0 else None, stage, names, width, running)

    head, *cards = section(stage_name(stage), stage_colour(stage), width, entries)
    goal = line_rows(stage.customer_goal.strip(), 0, min(width, 560), LEAD, "muted")
    if goal:
        # Under the name, closer than an entry would stand.
        first = head.rows[0]._replace(height=head.rows[0].height - 9)
        head = head._replace(rows=(first, *goal, space(14)), kept=min(len(goal) + 1, 12))
    if cards:
        return [head, *cards]
    return [
        head._replace(with_next=True),
        Group((*line_rows("Nothing here yet.", 0, width, BODY, "muted"), space(4))),
    ]


def _card(
    card: Card,
    lane: Lane | None,
    stage: Stage,
    names: Mapping[PersonaId, str],
    width: float,
    running: Row,
) -> Group:
    """Return a card; `lane` is named beside its first one, which is set apart by a line."""
    rows = _note(card, width) if isinstance(card, Note) else _touchpoint(card, stage, names, width)
    kept = min(len(rows), 4)
    if lane is not None:
        name, height = text_block(
            lane.name or "Untitled lane", 0, 1, LANE_WIDTH, LANE, "muted", MOST_LANE_LINES
        )
        # The lane first, as it is read.
        rows = (rows[0]._replace(marks=(*name, *rows[0].marks)), *rows[1:])
        missing = height - sum(row.height for row in rows)
        if missing > 0:
            rows, kept = (*rows, space(missing)), len(rows) + 1
    gap = 5.0 if isinstance(card, Note) else GAP_UNDER_ENTRY_PX
    return Group(
        (*rows, space(gap)),
        kept=min(kept, 12),
        separator=separator(width) if lane is not None else None,
        running=running,
    )


def _note(note: Note, width: float) -> tuple[Row, ...]:
    text = note.text.strip() or "Empty note"
    rows = line_rows(text, TEXT_X, width - TEXT_X, BODY, "text" if note.text.strip() else "muted")
    bullet = Rect(SIGN_X + 6, 6, BULLET_PX, BULLET_PX, BULLET_PX / 2, "muted")
    rows = (rows[0]._replace(marks=(bullet, *rows[0].marks)), *rows[1:])
    facts = " · ".join(word for word in (_votes(note.votes), _tags(note)) if word)
    return (*rows, *line_rows(facts, TEXT_X, width - TEXT_X, SMALL, "muted"))


def _touchpoint(
    card: Touchpoint, stage: Stage, names: Mapping[PersonaId, str], width: float
) -> tuple[Row, ...]:
    room = width - TEXT_X
    title = line_rows(card.title.strip() or "Untitled touchpoint", TEXT_X, room - 22, ENTRY, "text")
    signs = tuple(_signs(card, title[0], width))
    rows = (title[0]._replace(marks=(*signs, *title[0].marks)), *title[1:])
    rows += line_rows(_facts(card, names), TEXT_X, room, SMALL, "muted")
    if card.description.strip():
        rows += (space(2), *line_rows(card.description.strip(), TEXT_X, room, BODY, "text"))
    if card.metrics:
        rows += (space(3),)
    for metric in card.metrics:
        rows += _metric(metric, width)
    for said in card.feedback:
        if said.status == "worth showing":
            rows += _quote(said, stage_colour(stage), width)
    return rows


def _signs(card: Touchpoint, title: Row, width: float) -> Iterator[Mark]:
    """Yield the face at the left of the title, the star of a moment of truth behind its first line."""
    if card.sentiment is not None:
        yield Icon(FACES[card.sentiment], SIGN_X, 0, FACE_PX, f"sentiment {card.sentiment}")
    (line,) = (mark for mark in title.marks if isinstance(mark, Words))
    if card.moment_of_truth:
        yield Icon(STAR, min(TEXT_X + line.line.width_pt + 7, width - STAR_PX), 1, STAR_PX, "accent")


def _facts(card: Touchpoint, names: Mapping[PersonaId, str]) -> str:
    owner = " ".join(card.owner.split())
    who = ", ".join(names[id_] for id_ in card.personas if id_ in names)
    truth = "moment of truth" if card.moment_of_truth else ""
    evidence = card.evidence or ""
    facts = (truth, channel_words(card), owner and f"owner: {owner}", evidence, who, _votes(card.votes))
    return " · ".join(fact for fact in (*facts, _tags(card)) if fact)


def _tags(card: Card) -> str:
    shown = ", ".join(" ".join(tag.split()) for tag in card.tags if tag.strip())
    return f"tags: {shown}" if shown else ""


def _votes(votes: int) -> str:
    return "" if not votes else "1 vote" if votes == 1 else f"{votes:,} votes"


def _metric(metric: Metric, width: float) -> tuple[Row, ...]:
    """Return a metric in one line: its name, from where to where, its target and how it stands."""
    values = [format_value(metric, value) for value in (metric.baseline, current_value(metric))]
    course = " → ".join(value for value in values if value != "–")
    target = f"target {format_value(metric, metric.target)}" if metric.target is not None else ""
    text = f"{metric_name(metric)}: " + ", ".join(word for word in (course or "no value yet", target) if word)
    rows = line_rows(text, TEXT_X, width - TEXT_X - 84, SMALL, "text")
    status = metric_status(metric)
    if status == "no data":
        return rows
    sign, colour = STATUS_SIGNS[status]
    last = rows[-1]
    (line,) = (mark for mark in last.marks if isinstance(mark, Words))
    x = TEXT_X + line.line.width_pt + 10
    said, _ = text_block(f"{sign} {status}", x, 0, width - x, SMALL, colour, 1)
    return (*rows[:-1], last._replace(marks=(*last.marks, *said)))


def _quote(said: Feedback, colour: str, width: float) -> tuple[Row, ...]:
    text = said.quote.strip()
    if not text:
        return ()
    x = TEXT_X + 13
    day = "" if said.received_on is None else short_day(said.received_on)
    who = " · ".join(
        word for word in (" ".join(said.who.split()), " ".join(said.source.split()), day) if word
    )
    rows = (
        *line_rows(quoted(text), x, width - x, LEAD, "text"),
        *line_rows(who, x, width - x, SMALL, "muted"),
    )
    barred = tuple(
        row._replace(marks=(Rect(TEXT_X, 0, 3, row.height, 0, colour), *row.marks)) for row in rows
    )
    return (space(6), *barred, space(2))

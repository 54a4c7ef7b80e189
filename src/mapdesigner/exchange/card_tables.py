"""Tables of what lies on a map: stages, touchpoints, notes, and what customers said."""

from mapdesigner.exchange.map_names import BETWEEN_NAMES, MapNames, as_read, named, signed
from mapdesigner.exchange.table import Column, Table, TableRow
from mapdesigner.insight.audit_means import AUDIT_RULES, scores_of
from mapdesigner.model import JourneyMap, Lane, Note, Stage, Touchpoint, touchpoints_of

_PLACE = (Column("Stage", 17), Column("Phase", 13), Column("Lane", 14))
_TOUCHPOINT = (
    Column("Description", 36),
    Column("Channel", 13),
    Column("Setting", 10),
    Column("Owner", 16),
    Column("Sentiment", 11, "sentiment"),
    Column("Sentiment by persona", 18),
    Column("Moment of truth", 11),
    Column("Evidence", 11),
    Column("Personas", 18),
    Column("Goals", 32),
    *(Column(f"Audit: {rule.name.lower()}", 13, "number") for rule in AUDIT_RULES),
)
_VOTES_AND_TAGS = (Column("Votes", 8, "number"), Column("Tags", 16))


def stage_table(map_: JourneyMap, names: MapNames) -> Table:
    """Return the stages with how many touchpoints stand there."""
    columns = (
        *(Column("Stage", 24), Column("Phase", 14), Column("Customer goal", 50), Column("Goals", 50)),
        *(Column("Touchpoints", 13, "number"), Column("Notes", 9, "number")),
    )
    rows: list[TableRow] = []
    for stage in map_.stages:
        count = len(touchpoints_of(stage))
        rows.append(
            (
                *(stage.name, stage.phase, stage.customer_goal, named(stage.goals, names.goals)),
                *(count, len(stage.cards) - count),
            )
        )
    return Table("Stages", columns, tuple(rows))


def lane_table(map_: JourneyMap) -> Table:
    """Return the lanes, the rows of the map, from top to bottom."""
    columns = (Column("Lane", 24), Column("Kind", 14), Column("Description", 60))
    return Table("Lanes", columns, tuple((lane.name, lane.kind, lane.description) for lane in map_.lanes))


def touchpoint_table(map_: JourneyMap, names: MapNames) -> Table:
    """Return a row for each touchpoint, as the map is read."""
    columns = (*_PLACE, Column("Touchpoint", 28), *_TOUCHPOINT, *_VOTES_AND_TAGS)
    return Table(
        "Touchpoints",
        columns,
        tuple(
            (*_place(stage, lane), card.title, *_facts(card, names), card.votes, _tags(card))
            for stage, lane, card in as_read(map_)
            if isinstance(card, Touchpoint)
        ),
    )


def note_table(map_: JourneyMap) -> Table:
    """Return a row for each note: pains, actions, whatever its lane says."""
    return Table(
        "Notes",
        (*_PLACE, Column("Note", 70), *_VOTES_AND_TAGS),
        tuple(
            (*_place(stage, lane), card.text, card.votes, _tags(card))
            for stage, lane, card in as_read(map_)
            if isinstance(card, Note)
        ),
    )


def card_table(map_: JourneyMap, names: MapNames) -> Table:
    """Return a row for each card, touchpoints and notes in one table, as the map is read."""
    nothing: TableRow = (None,) * len(_TOUCHPOINT)
    return Table(
        "Cards",
        (Column("Kind"), *_PLACE, Column("Title"), *_TOUCHPOINT, *_VOTES_AND_TAGS),
        tuple(
            (card.kind, *_place(stage, lane), card.title, *_facts(card, names), card.votes, _tags(card))
            if isinstance(card, Touchpoint)
            else (card.kind, *_place(stage, lane), card.text, *nothing, card.votes, _tags(card))
            for stage, lane, card in as_read(map_)
        ),
    )


def feedback_table(map_: JourneyMap) -> Table:
    """Return a row for each quote, with its touchpoint."""
    columns = (
        *(Column("Stage", 18), Column("Touchpoint", 28), Column("Quote", 60), Column("Who", 20)),
        *(Column("Source", 20), Column("Received on", 13, "date"), Column("Sentiment", 11, "sentiment")),
        Column("Status", 15),
    )
    return Table(
        "Feedback",
        columns,
        tuple(
            (
                *(stage.name, card.title, said.quote, said.who, said.source, said.received_on),
                *(said.sentiment, said.status),
            )
            for stage, _, card in as_read(map_)
            if isinstance(card, Touchpoint)
            for said in card.feedback
        ),
    )


def _place(stage: Stage, lane: Lane) -> tuple[str, str, str]:
    return stage.name, stage.phase, lane.name


def _facts(card: Touchpoint, names: MapNames) -> TableRow:
    """Return what there is to say of a touchpoint, in the order of _TOUCHPOINT."""
    felt = (
        f"{names.personas[each.persona]} {signed(each.sentiment)}"
        for each in card.sentiments
        if each.persona in names.personas
    )
    return (
        *(card.description, card.channel, card.setting, card.owner, card.sentiment),
        *(BETWEEN_NAMES.join(felt), "yes" if card.moment_of_truth else "no", card.evidence),
        *(named(card.personas, names.personas), named(card.goals, names.goals), *scores_of(card.audit)),
    )


def _tags(card: Touchpoint | Note) -> str:
    return BETWEEN_NAMES.join(card.tags)

"""Tables of what a map is for and what comes of it: personas, goals, improvement notes, experiments."""

from datetime import date

from mapdesigner.exchange.map_names import MapNames, named
from mapdesigner.exchange.table import Cell, Column, Share, Table, TableRow
from mapdesigner.insight.experiment_state import conversion_rate, experiment_state
from mapdesigner.insight.experiment_test import outcome_of
from mapdesigner.insight.experiment_words import cautions, verdict_sentence
from mapdesigner.insight.priority import Ranked, ranked
from mapdesigner.insight.serving import ServingCount, goals_in, summed
from mapdesigner.model import Experiment, Goal, JourneyMap, Variant, touchpoints_of

_PERSONA_FIELDS = {
    "age_range": Column("Age range", 11),
    "occupation": Column("Occupation", 18),
    "location": Column("Location", 18),
    "income": Column("Income", 14),
    "interests": Column("Interests", 26),
    "buying_habits": Column("Buying habits", 28),
    "preferences": Column("Preferences", 28),
    "needs": Column("Needs", 30),
    "frustrations": Column("Frustrations", 30),
    "quote": Column("Quote", 30),
}


def persona_table(map_: JourneyMap) -> Table:
    """Return the personas with what is known of them, and at how many touchpoints they are."""
    met = [id_ for stage in map_.stages for card in touchpoints_of(stage) for id_ in set(card.personas)]
    columns = (Column("Persona", 20), *_PERSONA_FIELDS.values(), Column("Touchpoints", 13, "number"))
    return Table(
        "Personas",
        columns,
        tuple(
            (
                persona.name,
                *(getattr(persona, name) for name in _PERSONA_FIELDS),
                met.count(persona.id),
            )
            for persona in map_.personas
        ),
    )


def goal_table(map_: JourneyMap) -> Table:
    """Return the goals, and how many stages as a whole and touchpoints serve each."""
    columns = (
        *(Column("Kind", 11), Column("Goal", 50), Column("Measure", 28), Column("Target", 22)),
        *(Column("Deadline", 12, "date"), Column("Owner", 18)),
        *(Column("Serving stages", 10, "number"), Column("Serving touchpoints", 13, "number")),
    )
    served = [goals_in(stage) for stage in map_.stages]
    return Table(
        "Goals",
        columns,
        tuple(
            _goal(goal, summed(stage.get(goal.id, ServingCount()) for stage in served)) for goal in map_.goals
        ),
    )


def improvement_table(map_: JourneyMap, names: MapNames) -> Table:
    """Return the improvement notes by rank, those that are done or dropped last and without one."""
    columns = (
        *(Column("Rank", 7, "number"), Column("Improvement", 34), Column("Note", 40)),
        *(Column("Stage", 16), Column("Touchpoints", 28), Column("Lever", 20)),
        *(Column("Impact", 9, "number"), Column("Effort", 9, "number"), Column("Priority", 10, "score")),
        *(Column("Owner", 18), Column("Due", 12, "date"), Column("Status", 10), Column("Expected", 30)),
    )
    stages = {stage.id: stage.name for stage in map_.stages}
    return Table("Improvements", columns, tuple(_improvement(each, names, stages) for each in ranked(map_)))


def experiment_table(map_: JourneyMap, names: MapNames, today: date) -> Table:
    """Return a row for each variant of each experiment, with what the experiment proves."""
    columns = (
        *(Column("Stage", 16), Column("Touchpoint", 24), Column("Hypothesis", 40), Column("Metric", 18)),
        *(Column("State", 10), Column("Started on", 12, "date"), Column("Ended on", 12, "date")),
        *(Column("Variant", 20), Column("Visitors", 11, "number"), Column("Conversions", 13, "number")),
        *(Column("Rate", 9, "number"), Column("Result", 50), Column("Decision", 40)),
    )
    rows = (row for test in map_.experiments for row in _experiment(test, names, today))
    return Table("Experiments", columns, tuple(rows))


def dismissal_table(map_: JourneyMap) -> Table:
    """Return the findings that somebody put aside, and why."""
    columns = (Column("Rule", 28), Column("Reason", 60))
    return Table("Dismissed findings", columns, tuple((each.rule, each.reason) for each in map_.dismissed))


def _goal(goal: Goal, served: ServingCount) -> TableRow:
    return (
        *(goal.kind, goal.statement, goal.measure, goal.target, goal.deadline, goal.owner),
        *(served.stages, served.touchpoints),
    )


def _improvement(each: Ranked, names: MapNames, stages: dict[str, str]) -> TableRow:
    note = each.improvement
    at = next((names.stage_of[id_] for id_ in note.touchpoints if id_ in names.stage_of), "")
    return (
        *(each.rank, note.title, note.note, at or stages.get(note.stage or "", "")),
        *(named(note.touchpoints, names.touchpoints), note.lever, note.impact, note.effort),
        *(None if each.priority is None else round(each.priority, 2), note.owner, note.due),
        *(note.status, note.expected),
    )


def _experiment(test: Experiment, names: MapNames, today: date) -> list[TableRow]:
    touchpoint = names.touchpoints.get(test.touchpoint, "")
    outcome = outcome_of(test.variants)
    result = " ".join((verdict_sentence(outcome), *cautions(test, today, outcome)))
    head: TableRow = (
        *(names.stage_of.get(test.touchpoint, ""), touchpoint, test.hypothesis, test.metric),
        *(experiment_state(test, today), test.started_on, test.ended_on),
    )
    variants: list[Variant | None] = list(test.variants) or [None]
    return [(*head, *_variant(variant), result, test.decision) for variant in variants]


def _variant(variant: Variant | None) -> tuple[Cell, ...]:
    if variant is None:
        return (None, None, None, None)
    rate = conversion_rate(variant)
    return (
        *(variant.name, variant.visitors, variant.conversions),
        None if rate is None else Share(rate),
    )

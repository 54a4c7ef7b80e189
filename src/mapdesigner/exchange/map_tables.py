"""All tables of a map in the order in which they are shown, and the page that says what the map is about."""

from datetime import date

from mapdesigner.exchange.card_tables import (
    feedback_table,
    lane_table,
    note_table,
    stage_table,
    touchpoint_table,
)
from mapdesigner.exchange.map_names import names_of
from mapdesigner.exchange.metric_tables import metric_table, observation_table
from mapdesigner.exchange.plan_tables import (
    dismissal_table,
    experiment_table,
    goal_table,
    improvement_table,
    persona_table,
)
from mapdesigner.exchange.table import Column, Table, TableRow
from mapdesigner.insight.priority_words import weights_words
from mapdesigner.model import JourneyMap

_HOW_TO_READ = (
    "Sentiment runs from −2, very bad, to +2, very good. Audit scores, impact and effort run from 1 to 5. "
    "Rates are per cent; the change of a rate is latest less baseline, in points of per cent. “95 % from” "
    "and “95 % to” are what the true rate may be, by the number of cases."
)


def map_tables(map_: JourneyMap, today: date) -> tuple[Table, ...]:
    """Return every table of a map as it stands on a day, the empty ones too."""
    names = names_of(map_)
    return (
        touchpoint_table(map_, names),
        note_table(map_),
        metric_table(map_, today),
        observation_table(map_),
        improvement_table(map_, names),
        feedback_table(map_),
        stage_table(map_, names),
        lane_table(map_),
        persona_table(map_),
        goal_table(map_),
        experiment_table(map_, names, today),
        dismissal_table(map_),
    )


def about_table(map_: JourneyMap, left_out: tuple[str, ...]) -> Table:
    """Return what a map is about, a fact a row: its name and its value; empty facts are left out."""
    based_on = map_.based_on.title if map_.based_on is not None else ""
    file = map_.based_on.file if map_.based_on is not None else ""
    facts: tuple[TableRow, ...] = (
        ("Purpose", map_.purpose),
        ("Scenario", map_.scenario),
        ("State", f"{map_.state} state"),
        ("Based on", based_on),
        ("Its file", file),
        ("Organisation", map_.organisation),
        ("Author", map_.author),
        ("Review on", map_.review_on),
        ("How to read it", _HOW_TO_READ),
        ("Priorities", weights_words(map_) if map_.improvements else ""),
        ("Left out", f"The map has none of these: {', '.join(left_out).lower()}." if left_out else ""),
    )
    rows = tuple(row for row in facts if row[1])
    return Table("About", (Column("", 18), Column("", 90)), rows)

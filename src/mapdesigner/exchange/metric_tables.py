"""Tables of a map's metrics: how each stands, and everything that was observed."""

from datetime import date

from mapdesigner.exchange.map_names import touchpoints_as_read
from mapdesigner.exchange.table import Cell, Column, Share, Table, TableRow
from mapdesigner.insight.targets import TargetRow, target_row
from mapdesigner.model import (
    JourneyMap,
    Metric,
    Stage,
    better_direction,
    is_rate,
    metric_name,
    metric_unit,
)

_OF = (Column("Stage", 18), Column("Touchpoint", 28), Column("Metric", 24), Column("Unit", 9))


def metric_table(map_: JourneyMap, today: date) -> Table:
    """Return a row for each metric; a change is latest less baseline, of rates in points of per cent."""
    columns = (
        *_OF,
        Column("Better", 9),
        *(Column(name, 11, "number") for name in ("Baseline", "Target", "Latest")),
        *(Column("Latest on", 12, "date"), Column("Change", 11, "change"), Column("Status", 12)),
        *(Column(name, 11, "number") for name in ("Sample size", "95 % from", "95 % to")),
        *(Column("Remark", 34), Column("Source", 20)),
    )
    return Table(
        "Metrics",
        columns,
        tuple(
            _row(stage, target_row(card, metric, today))
            for stage, card in touchpoints_as_read(map_)
            for metric in card.metrics
        ),
    )


def observation_table(map_: JourneyMap) -> Table:
    """Return a row for everything that was observed, in the order in which the map keeps it."""
    columns = (
        *_OF,
        *(Column("On", 12, "date"), Column("Value", 12, "number"), Column("Sample size", 13, "number")),
        Column("Source", 24),
    )
    return Table(
        "Observations",
        columns,
        tuple(
            (
                *(stage.name, card.title, metric_name(metric), metric_unit(metric)),
                *(seen.on, _value(metric, seen.value), seen.sample_size, metric.source),
            )
            for stage, card in touchpoints_as_read(map_)
            for metric in card.metrics
            for seen in metric.observations
        ),
    )


def _row(stage: Stage, row: TargetRow) -> TableRow:
    metric, seen, interval = row.metric, row.latest, row.interval
    return (
        *(stage.name, row.card.title, metric_name(metric), metric_unit(metric), better_direction(metric)),
        *(_value(metric, metric.baseline), _value(metric, metric.target)),
        *((_value(metric, seen.value), seen.on) if seen is not None else (None, None)),
        *(_value(metric, row.change), row.status, seen.sample_size if seen is not None else None),
        *((Share(interval.low), Share(interval.high)) if interval is not None else (None, None)),
        *(" ".join(word for word in (row.trouble, row.needs) if word), metric.source),
    )


def _value(metric: Metric, value: float | None) -> Cell:
    return Share(value) if value is not None and is_rate(metric) else value

"""Put other texts in the place of texts anywhere in the map."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import cast

from pydantic import ValidationError

from mapdesigner.edit.rejected import EditRejected
from mapdesigner.model import JourneyMap, Metric, Value, metric_name, shortened

Path = Sequence[str | int]
# The path to a text (names of fields, numbers in tuples), what it says now, what it is to say.
Change = tuple[Path, str, str]

STALE = "That text has changed since it was found; search again."
PER_CENT = "%"


def replace_texts(map_: JourneyMap, changes: Iterable[Change]) -> JourneyMap:
    """Give texts other words, all of them or none; a tag that is left empty or twice goes.

    Raises EditRejected when a text no longer says what it did, would become too long, or is the unit “%”,
    by which values are kept as fractions.
    """
    try:
        return cast(JourneyMap, _with_texts(map_, list(changes)))
    except (AttributeError, IndexError, TypeError) as error:
        raise EditRejected(STALE) from error
    except ValidationError as error:
        raise EditRejected("A text would become too long to be kept; nothing was replaced.") from error


def _with_texts(value: Value, changes: list[Change]) -> Value:
    by_field: defaultdict[str, list[Change]] = defaultdict(list)
    for (name, *rest), old, new in changes:
        by_field[str(name)].append((rest, old, new))
    fields = {name: _changed(getattr(value, name), inner) for name, inner in by_field.items()}
    if isinstance(value, Metric) and "unit" in fields:
        _check_unit(value, str(fields["unit"]))
    if "tags" in fields:
        tags = cast("tuple[str, ...]", fields["tags"])
        fields["tags"] = tuple(dict.fromkeys(tag for tag in tags if tag.strip()))
    return value.evolve(**fields)


def _changed(part: object, changes: list[Change]) -> object:
    if isinstance(part, Value):
        return _with_texts(part, changes)
    if isinstance(part, tuple):
        by_place: defaultdict[int, list[Change]] = defaultdict(list)
        for (place, *rest), old, new in changes:
            by_place[int(place)].append((rest, old, new))
        things = list(part)
        for place, inner in by_place.items():
            things[place] = _changed(things[place], inner)
        return tuple(things)
    ((_, old, new),) = changes
    if part != old:
        raise EditRejected(STALE)
    return new


def _check_unit(metric: Metric, unit: str) -> None:
    if metric.unit != unit and PER_CENT in (metric.unit, unit):
        name = shortened(metric_name(metric))
        raise EditRejected(
            f"The unit “%” of “{name}” says how its values are kept; change it at the metric itself."
        )

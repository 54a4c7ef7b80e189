"""Samples: maps to learn from, which show on any day what they were made to show."""

import os
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from mapdesigner.model import JourneyMap, Value
from mapdesigner.resources import samples_path

# The day that the dates of the samples were written for: all that they tell of the past had happened.
WRITTEN_FOR = date(2026, 11, 22)
# By name, and not by their folder alone: a map that somebody puts there is no sample and keeps its dates.
SAMPLES = (
    "bankkonto-norsk",
    "clinic-visit",
    "online-bookshop",
    "online-bookshop-future",
    "smartphone-purchase",
)

_Part = TypeVar("_Part", bound=Value)


def is_sample(path: Path) -> bool:
    """Tell whether the file is one of the samples, which stay as they are."""
    if path.stem not in SAMPLES or path.suffix != ".json":
        return False
    try:
        return os.path.realpath(path.parent) == os.path.realpath(samples_path())
    except FileNotFoundError:
        return False


def seen_on(sample: JourneyMap, today: date) -> JourneyMap:
    """Return a sample with its dates as far from today as they are from the day they were written for."""
    return _moved(sample, today - WRITTEN_FOR)


def _moved(part: _Part, by: timedelta) -> _Part:
    """Return a part of a map with every date in it moved; what holds none is the same object as before."""
    return part.evolve(**{name: _moved_field(getattr(part, name), by) for name in type(part).model_fields})


def _moved_field(value: object, by: timedelta) -> object:
    if isinstance(value, date):
        return value + by
    if isinstance(value, Value):
        return _moved(value, by)
    if isinstance(value, tuple):
        moved = tuple(_moved_field(each, by) for each in value)
        return moved if any(new is not old for new, old in zip(moved, value, strict=True)) else value
    return value

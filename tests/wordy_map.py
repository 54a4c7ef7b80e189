"""A map whose every text holds words that stand nowhere else, so that each can be looked for."""

from datetime import date
from itertools import count
from string import ascii_lowercase

from mapdesigner.insight.texts import PARTS, TEXT_FIELDS
from mapdesigner.model import (
    Dismissal,
    Experiment,
    Feedback,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    MapLink,
    Metric,
    Note,
    Observation,
    Persona,
    Stage,
    Touchpoint,
    Value,
    Variant,
)


def wordy_map(words):
    """Return a map with every kind of thing in it, and so many words in each of its texts."""
    return _filled(_bare(), count(), words)


def word(number):
    """Return a word of ten letters of its own."""
    letters = []
    for _ in range(4):
        number, letter = divmod(number, 26)
        letters.append(ascii_lowercase[letter])
    return "qx" + "".join(f"{letter}v" for letter in letters)


def _filled(value, numbers, words):
    changes = {}
    for name in TEXT_FIELDS.get(type(value), ()):
        if isinstance(getattr(value, name), tuple):
            changes[name] = tuple(_text(numbers, words) for _ in range(2))
        else:
            changes[name] = _text(numbers, words)
    for name in PARTS.get(type(value), ()):
        part = getattr(value, name)
        if isinstance(part, Value):
            changes[name] = _filled(part, numbers, words)
        else:
            changes[name] = tuple(_filled(each, numbers, words) for each in part)
    return value.evolve(**changes)


def _text(numbers, words):
    return " ".join(word(next(numbers)) for _ in range(words))


def _bare():
    return JourneyMap(
        format_version=1,
        id="wordy",
        title="-",
        based_on=MapLink(id="first", title="-", file="-"),
        personas=(Persona(id="ines", name="-"), Persona(id="omar", name="-")),
        goals=(Goal(id="fast", statement="-"), Goal(id="cheap", statement="-", kind="business")),
        lanes=(
            Lane(id="web", name="-"),
            Lane(id="store", name="-"),
            Lane(id="pains", name="-", kind="notes"),
            Lane(id="mood", name="-", kind="emotion"),
            Lane(id="said", name="-", kind="quotes"),
            Lane(id="ideas", name="-", kind="improvements"),
        ),
        stages=(_stage("compare", "pre-purchase"), _stage("buy", "purchase")),
        improvements=(
            Improvement(id="first-note", title="-", touchpoints=("compare-web-0",), impact=4, effort=2),
            Improvement(id="second-note", title="-", stage="buy"),
        ),
        experiments=(
            Experiment(
                id="try",
                touchpoint="buy-web-0",
                hypothesis="-",
                variants=(
                    Variant(name="-", visitors=900, conversions=90),
                    Variant(name="-", visitors=910, conversions=130),
                ),
            ),
        ),
        dismissed=(Dismissal(rule="no-review-date", reason="-"),),
    )


def _stage(name, phase):
    cards = [_touchpoint(f"{name}-{lane}-{place}", lane) for lane in ("web", "store") for place in range(2)]
    notes = [Note(kind="note", id=f"{name}-note-{place}", lane="pains", text="-") for place in range(2)]
    return Stage(id=name, name="-", phase=phase, cards=(*cards, *notes))


def _touchpoint(card_id, lane):
    return Touchpoint(
        kind="touchpoint",
        id=card_id,
        lane=lane,
        title="-",
        sentiment=-1,
        personas=("ines",),
        metrics=(
            Metric(
                kind="custom",
                name="-",
                observations=(Observation(on=date(2026, 3, 2), value=4.0),),
            ),
        ),
        feedback=(Feedback(quote="-", status="worth showing"), Feedback(quote="-"), Feedback(quote="-")),
    )

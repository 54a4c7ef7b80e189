"""A map as a Mermaid journey diagram: a section for each stage, a task for each touchpoint.

The grammar is that of Mermaid 11, packages/mermaid/src/diagrams/user-journey/parser/journey.jison. A colon
ends a task's name, a comma an actor's, # begins a comment and ; an error, so that these are written as entity
codes (#58; for a colon), which Mermaid shows as the characters themselves.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mapdesigner.exchange.map_names import one_line, touchpoints_as_read
from mapdesigner.exchange.table import Heed, unheeded
from mapdesigner.model import JourneyMap, Note, Stage, Touchpoint

# Sentiment −2 … +2 as a score 1 … 5.
MIDDLE_SCORE = 3
# What the grammar, its directives, entity codes and line breaks are made of; ﬂ and ¶ are Mermaid's own marks.
_SPECIAL = re.compile('[#:;,%<>&{}\\\\"`$\ufb02\u00b6]')
# No blanks for us, but the grammar skips them or ends a line there.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff]")
_KEYWORDS = re.compile(r"journey|title|section|acctitle|accdescr", re.IGNORECASE)


class Diagram(NamedTuple):
    """The text of an .mmd file, and sentences about what it can't show."""

    text: str
    warnings: tuple[str, ...]


def journey_diagram(map_: JourneyMap, heed: Heed = unheeded) -> Diagram:
    """Return the map as a Mermaid journey.

    A touchpoint nobody judged has the middle score, and a comment says so; one that only personas judged
    has their mean.
    """
    lines = ["journey", f"    title {_text(map_.title) or 'Untitled journey map'}"]
    purpose = _text(map_.purpose)
    # An empty one would take the next line for its own.
    if purpose:
        lines.append(f"    accDescr: {purpose}")
    personas = {persona.id: _text(persona.name) or "Unnamed persona" for persona in map_.personas}
    tasks: dict[str, list[Touchpoint]] = {stage.id: [] for stage in map_.stages}
    for stage, card in touchpoints_as_read(map_):
        tasks[stage.id].append(card)
    for number, stage in enumerate(map_.stages):
        heed(number / len(map_.stages))
        lines.append(f"    section {_stage_name(stage)}")
        for card in tasks[stage.id]:
            lines += _task(card, personas)
    heed(1.0)
    empty = [stage for stage in map_.stages if not tasks[stage.id]]
    return Diagram("\n".join(lines) + "\n", _warnings(map_, empty))


def _task(card: Touchpoint, personas: dict[str, str]) -> Iterator[str]:
    name = _text(card.title) or "Untitled touchpoint"
    if _KEYWORDS.match(name):
        name = f"{_code(name[0])}{name[1:]}"
    felt = [each.sentiment for each in card.sentiments]
    if card.sentiment is not None:
        score = MIDDLE_SCORE + card.sentiment
    elif felt:
        score = MIDDLE_SCORE + round(sum(felt) / len(felt))
        yield "        %% the mean of what its personas feel"
    else:
        score = MIDDLE_SCORE
        yield f"        %% sentiment not known, shown as {MIDDLE_SCORE}"
    actors = ", ".join(personas[id_] for id_ in card.personas if id_ in personas)
    yield f"        {name}: {score}{f': {actors}' if actors else ''}"


def _warnings(map_: JourneyMap, empty: list[Stage]) -> tuple[str, ...]:
    found = []
    if empty:
        names = ", ".join(f"“{one_line(stage.name) or 'Untitled stage'}”" for stage in empty)
        found.append(f"A journey diagram draws no stage without touchpoints: {names} won’t be seen.")
    notes = sum(isinstance(card, Note) for stage in map_.stages for card in stage.cards)
    if notes:
        kept = "1 note is" if notes == 1 else f"{notes:,} notes are"
        found.append(f"A journey diagram shows touchpoints only; {kept} left out.")
    return tuple(found)


def _stage_name(stage: Stage) -> str:
    return _text(stage.name) or "Untitled stage"


def _text(text: str) -> str:
    """Return a text on one line as the grammar takes it for itself; empty for blanks."""
    return _SPECIAL.sub(lambda found: _code(found[0]), one_line(_CONTROLS.sub(" ", text)))


def _code(character: str) -> str:
    return f"#{ord(character)};"

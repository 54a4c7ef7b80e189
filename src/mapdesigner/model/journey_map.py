"""JourneyMap: the whole document, a frozen value."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from mapdesigner.model.brand import Brand
from mapdesigner.model.card import Note, Touchpoint
from mapdesigner.model.dismissal import Dismissal, RuleName
from mapdesigner.model.experiment import Experiment
from mapdesigner.model.goal import Goal
from mapdesigner.model.improvement import Improvement
from mapdesigner.model.lane import Lane, new_lane
from mapdesigner.model.persona import Persona
from mapdesigner.model.priority_weights import PriorityWeights
from mapdesigner.model.report import ReportPart
from mapdesigner.model.stage import PHASES, Stage, new_stage, touchpoints_of
from mapdesigner.model.value import Address, Day, Id, Text, Value, new_id

FORMAT: Literal["map-designer-journey-map"] = "map-designer-journey-map"
FORMAT_VERSION: Literal[1] = 1
MapState = Literal["current", "future"]


class MapLink(Value):
    """Another map that this one belongs to: its id, the title it had, and its file beside this one's."""

    id: Id
    title: Text
    file: Text = ""


class JourneyMap(Value):
    """A journey map: stages are its columns, lanes its rows, cards lie where they cross.

    `based_on` links a future-state map to the current-state map that it was made from. `priority_weights`
    is None for the usual ones; `report_parts`, what goes into a report in which order, is None for all in
    the usual order. `schema_` is what the file calls "$schema", kept for the editor that put it
    there; `format` tells other programs what the file is, None in files from before it had a name.
    The fields are checked one by one here; what must hold between them is in `soundness`.
    """

    NAMES_IN_FILES: ClassVar[dict[str, str]] = {"schema_": "$schema"}

    schema_: Address = Field(default="", alias="$schema")
    format: Literal["map-designer-journey-map"] | None = None
    format_version: Literal[1]
    id: Id
    title: Text
    purpose: Text = ""
    scenario: Text = ""
    state: MapState = "current"
    based_on: MapLink | None = None
    organisation: Text = ""
    author: Text = ""
    review_on: Day | None = None
    personas: tuple[Persona, ...] = ()
    goals: tuple[Goal, ...] = ()
    lanes: tuple[Lane, ...]
    stages: tuple[Stage, ...]
    improvements: tuple[Improvement, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    priority_weights: PriorityWeights | None = None
    dismissed: tuple[Dismissal, ...] = ()
    rules_off: tuple[RuleName, ...] = ()
    brand: Brand | None = None
    report_parts: tuple[ReportPart, ...] | None = None


UNTITLED = "Untitled journey map"


def new_map(title: str = UNTITLED) -> JourneyMap:
    """Return an empty map with the four phases as stages and lanes to begin with."""
    return JourneyMap(
        format=FORMAT,
        format_version=FORMAT_VERSION,
        id=new_id(),
        title=title,
        lanes=(
            new_lane("Touchpoints", description="where customers meet us"),
            new_lane("Emotion", "emotion"),
            new_lane("Pains", "notes", description="what gets in the way"),
            new_lane("Improvements", "improvements"),
        ),
        stages=tuple(new_stage(phase.capitalize(), phase) for phase in PHASES),
    )


def cards_of(map_: JourneyMap) -> Iterator[tuple[Stage, Touchpoint | Note]]:
    """Yield every card with its stage, stage by stage."""
    for stage in map_.stages:
        for card in stage.cards:
            yield stage, card


def touchpoint_count(map_: JourneyMap) -> int:
    """Return how many touchpoints the map has."""
    return sum(len(touchpoints_of(stage)) for stage in map_.stages)


def improvements_of(map_: JourneyMap, card_id: str) -> tuple[Improvement, ...]:
    """Return the improvement notes that serve a touchpoint, in the map's order."""
    return tuple(note for note in map_.improvements if card_id in note.touchpoints)

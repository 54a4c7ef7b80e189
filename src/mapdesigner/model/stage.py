"""Stage: a column of the map, a part of the journey with its cards."""

from typing import Literal, get_args

from mapdesigner.model.card import Cards, Note, Touchpoint
from mapdesigner.model.goal import GoalId
from mapdesigner.model.value import Colour, Id, Text, Value, new_id

StageId = Id
Phase = Literal["pre-purchase", "purchase", "post-purchase", "retention"]
PHASES: tuple[Phase, ...] = get_args(Phase)

PHASE_COLOURS: dict[Phase, str] = {
    "pre-purchase": "#2F6FD0",
    "purchase": "#11856F",
    "post-purchase": "#B8650F",
    "retention": "#9445BE",
}


class Stage(Value):
    """A column; `cards` holds the cards of all its lanes, in each lane from top to bottom."""

    id: StageId
    name: Text
    phase: Phase
    customer_goal: Text = ""
    goals: tuple[GoalId, ...] = ()
    colour: Colour | None = None
    cards: Cards = ()


def new_stage(name: str, phase: Phase) -> Stage:
    """Return an empty stage with a fresh id."""
    return Stage(id=new_id(), name=name, phase=phase)


def stage_colour(stage: Stage) -> str:
    """Return the stage's own colour, or its phase's, as #RRGGBB."""
    return stage.colour or PHASE_COLOURS[stage.phase]


def cell_cards(stage: Stage, lane_id: str) -> tuple[Touchpoint | Note, ...]:
    """Return the stage's cards that lie in a lane, from top to bottom."""
    return tuple(card for card in stage.cards if card.lane == lane_id)


def touchpoints_of(stage: Stage) -> tuple[Touchpoint, ...]:
    """Return the stage's touchpoints, of all lanes, in their order in the file."""
    return tuple(card for card in stage.cards if isinstance(card, Touchpoint))

"""Lane: a row of the map and what its cells show."""

from typing import Literal, get_args

from mapdesigner.model.value import Colour, Id, Text, Value, new_id

LaneId = Id
LaneKind = Literal["touchpoints", "notes", "emotion", "goals", "metrics", "quotes", "improvements"]
Curves = Literal["personas", "overall"]
LANE_KINDS: tuple[LaneKind, ...] = get_args(LaneKind)
CARD_LANE_KINDS: tuple[LaneKind, ...] = ("touchpoints", "notes")


class Lane(Value):
    """A row: cards in lanes of touchpoints and notes, a summary drawn from the cards in the others.

    `curves` is for a lane of emotion: a curve for each persona as soon as they differ, or one over all.
    """

    id: LaneId
    name: Text
    kind: LaneKind = "touchpoints"
    description: Text = ""
    colour: Colour | None = None
    curves: Curves = "personas"


def new_lane(name: str, kind: LaneKind = "touchpoints", description: str = "") -> Lane:
    """Return a lane with a fresh id."""
    return Lane(id=new_id(), name=name, kind=kind, description=description)


def holds_cards(lane: Lane) -> bool:
    """Tell whether cards can be put in the lane."""
    return lane.kind in CARD_LANE_KINDS

"""Cards: what lies in the cells of a map, a touchpoint or a plain note."""

from typing import Annotated, Any, Literal, get_args

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from mapdesigner.model.audit import Audit
from mapdesigner.model.feedback import Feedback
from mapdesigner.model.goal import GoalId
from mapdesigner.model.lane import LaneId
from mapdesigner.model.metric import Metric
from mapdesigner.model.persona import PersonaId
from mapdesigner.model.sentiment import Sentiment
from mapdesigner.model.value import Id, Text, Value, new_id

CardId = Id
Channel = Literal[
    "website",
    "mobile app",
    "e-mail",
    "social media",
    "search",
    "ads",
    "marketplace",
    "store",
    "phone",
    "chat",
    "messenger",
    "post",
    "event",
    "word of mouth",
    "press",
    "other",
]
Setting = Literal["digital", "physical", "human"]
Evidence = Literal["assumed", "heard", "observed", "measured"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
SETTINGS: tuple[Setting, ...] = get_args(Setting)
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)

Votes = Annotated[int, Field(ge=0)]


class PersonaSentiment(Value):
    """How one persona feels about a touchpoint, where it differs from the card's own sentiment."""

    persona: PersonaId
    sentiment: Sentiment


class Touchpoint(Value):
    """One contact between a customer and the organisation."""

    kind: Literal["touchpoint"]
    id: CardId
    lane: LaneId
    title: Text
    description: Text = ""
    channel: Channel | None = None
    setting: Setting | None = None
    owner: Text = ""
    sentiment: Sentiment | None = None
    sentiments: tuple[PersonaSentiment, ...] = ()
    moment_of_truth: bool = False
    evidence: Evidence | None = None
    personas: tuple[PersonaId, ...] = ()
    goals: tuple[GoalId, ...] = ()
    metrics: tuple[Metric, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    audit: Audit | None = None
    votes: Votes = 0
    tags: tuple[Text, ...] = ()


class Note(Value):
    """A plain note: an action, a thought, a pain, whatever its lane says."""

    kind: Literal["note"]
    id: CardId
    lane: LaneId
    text: Text
    votes: Votes = 0
    tags: tuple[Text, ...] = ()


Card = Annotated[Touchpoint | Note, Field(discriminator="kind")]


class _AskedForByType:
    """In Python cards are values already: their type tells their kind, ten times quicker than their key."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        by_type = handler.generate_schema(tuple[Touchpoint | Note, ...])
        return core_schema.json_or_python_schema(json_schema=handler(source), python_schema=by_type)


Cards = Annotated[tuple[Card, ...], _AskedForByType()]


def new_touchpoint(
    lane: LaneId, title: str, channel: Channel | None = None, setting: Setting | None = None
) -> Touchpoint:
    """Return a touchpoint with a fresh id."""
    return Touchpoint(
        kind="touchpoint", id=new_id(), lane=lane, title=title, channel=channel, setting=setting
    )


def new_note(lane: LaneId, text: str) -> Note:
    """Return a note with a fresh id."""
    return Note(kind="note", id=new_id(), lane=lane, text=text)


def card_text(card: Touchpoint | Note) -> str:
    """Return the words that name the card: a touchpoint's title, a note's text."""
    return card.title if isinstance(card, Touchpoint) else card.text

"""Moods: how a stage's touchpoints feel, over all and to each persona, as points of the emotion curves."""

from itertools import pairwise
from typing import NamedTuple, TypeVar

from mapdesigner.layout.measures import GAP_BETWEEN_STAGES_PT, STAGE_WIDTH_PT
from mapdesigner.model import Card, CardId, PersonaId, Touchpoint

T = TypeVar("T")
Mood = tuple[CardId, int]

# More points than this in a stage's width are closer than four points and show as a smear.
MOST_POINTS = 56


class Felt(NamedTuple):
    """A point of an emotion curve: x in points from a stage's left edge, sentiment, the touchpoint's id.

    Where many touchpoints share a point it is their mean sentiment and the first one's id.
    """

    x: float
    sentiment: float
    card_id: str


class Curve(NamedTuple):
    """A stage's piece of a curve: its own points and its neighbours, their x also from this stage's edge."""

    felt: tuple[Felt, ...] = ()
    before: Felt | None = None
    after: Felt | None = None


class Feelings(NamedTuple):
    """What the touchpoints of a cell say of how they feel.

    `overall` has the sentiments of the cards themselves, `cards` all that say anything to anybody.
    """

    overall: list[Mood]
    cards: list[Touchpoint]
    differs: bool


def feelings(cell: tuple[Card, ...]) -> Feelings:
    """Return what a cell feels, in its order."""
    cards = [
        card
        for card in cell
        if isinstance(card, Touchpoint) and (card.sentiment is not None or card.sentiments)
    ]
    overall = [(card.id, card.sentiment) for card in cards if card.sentiment is not None]
    return Feelings(overall, cards, any(card.sentiments for card in cards))


def felt_overall(moods: list[Mood]) -> tuple[Felt, ...]:
    """Return the cards' own sentiments as points, evenly from a stage's left edge to its right."""
    return _points(_thinned(moods))


def felt_by_each(cards: list[Touchpoint], persona_ids: tuple[PersonaId, ...]) -> tuple[tuple[Felt, ...], ...]:
    """Return the points of each persona, in their order.

    A touchpoint has the same x on every curve, so that what personas feel there stands above each other.
    """
    shown = [card for card in cards if any(mood_of(card, id_) is not None for id_ in persona_ids)]
    groups = _thinned(shown)
    return tuple([_points([_moods(group, id_) for group in groups]) for id_ in persona_ids])


def mood_of(card: Touchpoint, persona_id: PersonaId) -> int | None:
    """Return what a persona feels at a touchpoint: its own sentiment, else the card's.

    None also where the touchpoint is for other personas; one without personas is for all.
    """
    if card.personas and persona_id not in card.personas:
        return None
    return next((own.sentiment for own in card.sentiments if own.persona == persona_id), card.sentiment)


def joined(felt: list[tuple[Felt, ...]]) -> list[Curve]:
    """Return a curve's pieces, stage by stage, each with its nearest neighbours outside the stage."""
    before, after = _neighbours(felt, 1), _neighbours(felt, -1)
    return [Curve(points, before[at], after[at]) for at, points in enumerate(felt)]


def _moods(cards: list[Touchpoint], persona_id: PersonaId) -> list[Mood]:
    """Return what a persona feels at those of the cards where it feels anything."""
    moods = [(card.id, mood_of(card, persona_id)) for card in cards]
    return [(id_, mood) for id_, mood in moods if mood is not None]


def _thinned(things: list[T]) -> list[list[T]]:
    """Return at most MOST_POINTS groups: where there are more things, each is of neighbours."""
    if len(things) <= MOST_POINTS:
        return [[thing] for thing in things]
    edges = [round(place * len(things) / MOST_POINTS) for place in range(MOST_POINTS + 1)]
    return [things[start:end] for start, end in pairwise(edges)]


def _points(groups: list[list[Mood]]) -> tuple[Felt, ...]:
    """Return a point for each group in which somebody felt something, at the group's x."""
    step = STAGE_WIDTH_PT / max(1, len(groups))
    return tuple(
        [
            Felt((place + 0.5) * step, sum([mood for _, mood in group]) / len(group), group[0][0])
            for place, group in enumerate(groups)
            if group
        ]
    )


def _neighbours(felt: list[tuple[Felt, ...]], direction: int) -> list[Felt | None]:
    """Return for each stage the nearest point outside it, to the left (1) or to the right (−1)."""
    column_pt = STAGE_WIDTH_PT + GAP_BETWEEN_STAGES_PT
    found: list[Felt | None] = []
    carried: Felt | None = None
    for points in felt[::direction]:
        found.append(carried)
        nearest = (points[-1] if direction == 1 else points[0]) if points else carried
        if nearest is not None:
            carried = Felt(nearest.x - direction * column_pt, nearest.sentiment, nearest.card_id)
    return found[::direction]

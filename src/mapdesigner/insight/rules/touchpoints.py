"""Rules about touchpoints: who owns them, where customers decide, the same touchpoint in several places."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from mapdesigner.insight.finding import Found
from mapdesigner.insight.once import all_touchpoints, touchpoints_of
from mapdesigner.insight.rules.words import (
    OTHERS_CHANNELS,
    card_words,
    counted,
    listed,
    named,
    quoted,
    stage_words,
)
from mapdesigner.model import Lane, Stage, Touchpoint
from mapdesigner.model.folding import as_name

LEAST_FOR_MOMENTS = 10
LEAST_OF_A_LANE = 3


def touchpoint_without_owner(stages: tuple[Stage, ...], lanes: tuple[Lane, ...]) -> Iterator[Found]:
    """Nobody owns a touchpoint.

    What nobody owns, nobody fixes. Things outside your company, such as reviews, can have an owner who
    watches them too.

    A lane of which most have no owner is told once. What friends and the press say is left out.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): a map's insights say who owns what change.
    """
    ownable = [(stage, card) for stage in stages for card in touchpoints_of(stage) if _ownable(card)]
    alone = [(stage, card) for stage, card in ownable if not card.owner.strip()]
    if len(alone) == len(ownable) > 1:
        ids = tuple(card.id for _, card in alone)
        yield Found(f"None of the {len(ids):,} touchpoints has an owner.", ids, subject="")
        return
    told = set()
    by_lane = Counter(card.lane for _, card in ownable)
    for lane in lanes:
        without = [card.id for _, card in alone if card.lane == lane.id]
        if len(without) >= LEAST_OF_A_LANE and 2 * len(without) >= by_lane[lane.id]:
            told.add(lane.id)
            name = quoted(lane.name, "Untitled lane")
            count = f"{len(without):,} of {counted(by_lane[lane.id], 'touchpoint')}"
            yield Found(f"In the lane {name}, {count} have no owner.", tuple(without), subject=lane.id)
    for stage in stages:
        rest = [card for at, card in alone if at is stage and card.lane not in told]
        if rest:
            has = "has" if len(rest) == 1 else "have"
            ids = tuple(card.id for card in rest)
            yield Found(f"In {stage_words(stage)}, {named(rest)} {has} no owner.", ids, stage.id, stage.id)


def moment_without_measure(stage: Stage) -> Iterator[Found]:
    """A moment of truth has neither metric nor feedback.

    Here customers decide about you, and nothing tells how it goes.

    Source: Carlzon, Moments of Truth (1987).
    """
    for card in touchpoints_of(stage):
        if card.moment_of_truth and not card.metrics and not card.feedback:
            yield Found(
                f"{card_words(card)} is a moment of truth, and no metric or feedback tells how it goes.",
                (card.id,),
                stage.id,
            )


def no_moment_of_truth(stages: tuple[Stage, ...]) -> Iterator[Found]:
    """The map has no moment of truth.

    Without the few places where customers decide, all touchpoints look equally worth mending.

    Source: Carlzon, Moments of Truth (1987).
    """
    cards = all_touchpoints(stages)
    if len(cards) >= LEAST_FOR_MOMENTS and not any(card.moment_of_truth for card in cards):
        yield Found(f"None of the {len(cards):,} touchpoints is marked as a moment of truth.")


def consistency_differs(stages: tuple[Stage, ...]) -> Iterator[Found]:
    """The same touchpoint is scored differently on consistency.

    Customers expect one promise wherever they meet it; where the scores differ, so does what they meet.

    Source: Homburg, Jozić & Kuehnl, “Customer experience management”, Journal of the Academy of Marketing
    Science 45(3), 2017: consistency of touchpoints.
    """
    places: defaultdict[str, list[tuple[Stage, Touchpoint, int]]] = defaultdict(list)
    for stage in stages:
        for card in touchpoints_of(stage):
            if card.audit is not None and card.audit.consistency is not None and card.title.strip():
                key = as_name(card.title)
                places[key].append((stage, card, card.audit.consistency))
    for same in places.values():
        if len({score for _, _, score in same}) > 1:
            where = listed([f"{score} in {_place(stage, card)}" for stage, card, score in same[:4]])
            first = same[0][1]
            yield Found(
                f"{card_words(first)} scores differently on consistency: {where}.",
                tuple(card.id for _, card, _ in same),
                subject=first.id,
            )


def _place(stage: Stage, card: Touchpoint) -> str:
    return f"{quoted(stage.name, 'Untitled stage')}{f' ({card.channel})' if card.channel else ''}"


def _ownable(card: Touchpoint) -> bool:
    return card.channel not in OTHERS_CHANNELS

"""Rules about how the journey feels: pains, and where the mood falls between neighbours.

Neighbours are two touchpoints that say how they feel and follow each other in one lane, within a stage or
from the end of one stage to the beginning of the next. Where each lane has a channel of its own, what
follows each other is read across the lanes instead, as the emotion curve is drawn.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from mapdesigner.insight.finding import Found
from mapdesigner.insight.once import once, touchpoints_of
from mapdesigner.insight.rules.words import (
    OTHERS_CHANNELS,
    card_words,
    counted,
    feels,
    named,
    stage_words,
)
from mapdesigner.insight.usual import words_of
from mapdesigner.model import Channel, Improvement, Lane, Stage, Touchpoint

LEAST_FALL = 2
# More stages than this with the same gap are told together.
MOST_TOLD_APART = 3
# What lanes of pains are called, in English, Norwegian, German, French and Spanish, as `words_of` has words.
PAIN_WORDS = words_of(
    """
    pain painpoint problem frustration obstacle barrier trouble
    smertepunkt smertepunkter frustrasjon frustrasjoner problemer hinder
    schmerzpunkt schmerzpunkte probleme frust hürde hürden
    douleur irritant problème obstacle
    dolor problema frustración frustraciones obstáculo
    """
)


class _Felt(NamedTuple):
    """A touchpoint that says how it feels, and the place and id of its stage."""

    place: int
    stage: str
    card: Touchpoint
    sentiment: int


def pain_without_improvement(stage: Stage, improvements: tuple[Improvement, ...]) -> Iterator[Found]:
    """A touchpoint hurts and no improvement note answers it.

    A pain that was seen and left is worse than none: the room will remember that nothing came of it.

    A touchpoint hurts when it feels bad, or very bad to one persona. Notes that were dropped answer nothing.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): a map ends in opportunities.
    """
    served = _served(improvements)
    for card in touchpoints_of(stage):
        worst = min([felt.sentiment for felt in card.sentiments]) if card.sentiments else 0
        own = card.sentiment or 0
        if (own < 0 or worst == -2) and card.id not in served:
            felt = feels(own) if own < 0 else "very bad to one persona"
            yield Found(
                f"{card_words(card)} feels {felt}, and no improvement answers it.", (card.id,), stage.id
            )


def noted_pain_unanswered(
    stages: tuple[Stage, ...], lanes: tuple[Lane, ...], improvements: tuple[Improvement, ...]
) -> Iterator[Found]:
    """Pains are noted in a stage, and no improvement stands there.

    A pain that was written down and left is worse than none: the room will remember that nothing came of it.

    Pains are the notes in lanes that are named so, such as “Pains” or “Frustrations”. Which of them a note of
    their stage answers nobody has said, so that one is enough. Notes that were dropped answer nothing.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): a map ends in opportunities.
    """
    of_pains = {lane.id for lane in lanes if lane.kind == "notes" and words_of(lane.name) & PAIN_WORDS}
    if not of_pains:
        return
    helped = _stages_with_improvements(stages, improvements)
    noted = [
        (stage, pains)
        for stage in stages
        if stage.id not in helped and (pains := [card for card in stage.cards if card.lane in of_pains])
    ]
    if len(noted) > MOST_TOLD_APART:
        ids = tuple(card.id for _, pains in noted for card in pains)
        sentence = f"In {len(noted)} stages pains are noted and no improvement."
        yield Found(sentence, ids, subject="")
        return
    for stage, pains in noted:
        many = counted(len(pains), "pain is", "pains are")
        yield Found(
            f"In {stage_words(stage)}, {many} noted and no improvement: {named(pains)}.",
            tuple(card.id for card in pains),
            stage.id,
            stage.id,
        )


def mood_falls(stages: tuple[Stage, ...], lanes: tuple[Lane, ...]) -> Iterator[Found]:
    """The mood falls by two steps or more from one touchpoint to the next.

    People judge a journey by its peaks and its end, and a fall after something good hurts most.

    Falls where the channel changes too are told by another rule. A fall that ends at neutral is a hint.

    Source: Kahneman, Fredrickson, Schreiber & Redelmeier, “When More Pain Is Preferred to Less”,
    Psychological Science 4(6), 1993.
    """
    for before, after in _neighbours(stages, lanes):
        if before.sentiment - after.sentiment >= LEAST_FALL and not _is_handover(before, after):
            yield Found(
                f"The mood falls from {feels(before.sentiment)} to {feels(after.sentiment)} between "
                f"{card_words(before.card)} and {card_words(after.card)}.",
                (before.card.id, after.card.id),
                after.stage,
                after.card.id,
                None if after.sentiment < 0 else "hint",
            )


def channel_handover(stages: tuple[Stage, ...], lanes: tuple[Lane, ...]) -> Iterator[Found]:
    """The channel changes between two touchpoints, and the mood falls below neutral.

    Where the channel changes, customers often have to begin anew or hear something else.

    What friends and the press say hands nothing over. A fall by a single step is a hint.

    Source: Verhoef, Kannan & Inman, “From Multi-Channel Retailing to Omni-Channel Retailing”, Journal of
    Retailing 91(2), 2015.
    """
    for before, after in _neighbours(stages, lanes):
        if _is_handover(before, after):
            yield Found(
                f"From {card_words(before.card)} ({before.card.channel}) to {card_words(after.card)} "
                f"({after.card.channel}) the channel changes and the mood falls from "
                f"{feels(before.sentiment)} to {feels(after.sentiment)}.",
                (before.card.id, after.card.id),
                after.stage,
                after.card.id,
                None if before.sentiment - after.sentiment >= LEAST_FALL else "hint",
            )


def _is_handover(before: _Felt, after: _Felt) -> bool:
    one, other = before.card.channel, after.card.channel
    ours = not {None, *OTHERS_CHANNELS} & {one, other}
    return ours and one != other and before.sentiment > after.sentiment < 0


@once
def _served(improvements: tuple[Improvement, ...]) -> frozenset[str]:
    """Return the touchpoints that notes answer which were not dropped."""
    return frozenset(id_ for note in improvements if note.status != "dropped" for id_ in note.touchpoints)


def _stages_with_improvements(
    stages: tuple[Stage, ...], improvements: tuple[Improvement, ...]
) -> frozenset[str]:
    served = _served(improvements)
    own = {note.stage for note in improvements if note.status != "dropped" and not note.touchpoints}
    return frozenset(
        stage.id
        for stage in stages
        if stage.id in own
        or (None in own and stage is stages[0])
        or any(card.id in served for card in touchpoints_of(stage))
    )


@once
def _neighbours(stages: tuple[Stage, ...], lanes: tuple[Lane, ...]) -> tuple[tuple[_Felt, _Felt], ...]:
    rows = {lane.id: row for row, lane in enumerate(lanes)}
    by_lane: dict[str, list[_Felt]] = {lane.id: [] for lane in lanes}
    for place, stage in enumerate(stages):
        for card in touchpoints_of(stage):
            if card.sentiment is not None and card.lane in by_lane:
                by_lane[card.lane].append(_Felt(place, stage.id, card, card.sentiment))
    sequences = [felt for felt in by_lane.values() if felt]
    channels = [{felt.card.channel for felt in each} for each in sequences]
    all_channels = set[Channel | None]().union(*channels) - {None}
    if len(all_channels) == len(channels) > 1 and all(len(each) == 1 for each in channels):
        whole = [felt for each in sequences for felt in each]
        sequences = [sorted(whole, key=lambda felt: (felt.place, rows[felt.card.lane]))]
    return tuple(
        [
            (one, other)
            for sequence in sequences
            for one, other in pairwise(sequence)
            if other.place - one.place <= 1
        ]
    )

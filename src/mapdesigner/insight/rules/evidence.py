"""Rules about how the map knows what it says: evidence, what customers said, when it was looked at last."""

from collections.abc import Iterator
from datetime import date

from mapdesigner.insight.finding import Found, Severity
from mapdesigner.insight.once import all_touchpoints, touchpoints_of
from mapdesigner.insight.rules.words import card_words, day_words, stage_words
from mapdesigner.model import MapState, Stage, Touchpoint

LEAST_FOR_A_MAP = 5
LEAST_FOR_A_STAGE = 3
SATISFACTION = frozenset(("csat", "nps", "ces"))


def all_assumed(stages: tuple[Stage, ...], state: MapState) -> Iterator[Found]:
    """Everything on the map is assumed, nothing was observed.

    A map of assumptions is a good beginning, and should say so until somebody has looked.

    Quotes and readings of metrics count as evidence; a future state may be assumed. Where nobody has said how
    anything is known, it is a hint.

    Source: Stickdorn et al., This Is Service Design Doing (2018): assumption-based and research-based maps.
    """
    cards = all_touchpoints(stages)
    if state == "current" and len(cards) >= LEAST_FOR_A_MAP and not any(map(_has_evidence, cards)):
        unknown = not any(card.evidence for card in cards)
        says = "says how you know about it" if unknown else "was heard of, observed or measured"
        severity: Severity | None = "hint" if unknown else None
        yield Found(f"None of the {len(cards):,} touchpoints {says}.", severity=severity)


def assumed_stage(stages: tuple[Stage, ...], state: MapState) -> Iterator[Found]:
    """All touchpoints of one stage are assumed.

    Elsewhere on the map somebody has looked; here decisions would stand on assumptions alone.

    Source: Stickdorn et al., This Is Service Design Doing (2018): assumption-based and research-based maps.
    """
    if state != "current":
        return
    bare = [stage for stage in stages if not any(map(_has_evidence, touchpoints_of(stage)))]
    if len(bare) == len(stages):
        return
    for stage in bare:
        cards = touchpoints_of(stage)
        if len(cards) >= LEAST_FOR_A_STAGE and all(card.evidence == "assumed" for card in cards):
            yield Found(
                f"All {len(cards)} touchpoints of {stage_words(stage)} are assumed.",
                tuple(card.id for card in cards),
                stage.id,
                stage.id,
            )


def no_customer_voice(stages: tuple[Stage, ...], state: MapState) -> Iterator[Found]:
    """Nothing on the map is a customer's own word.

    A map without quotes and without a figure of satisfaction shows how you think that they feel.

    Source: Griffin & Hauser, “The Voice of the Customer”, Marketing Science 12(1), 1993.
    """
    cards = all_touchpoints(stages)
    heard = any(
        card.feedback or any(metric.kind in SATISFACTION and metric.observations for metric in card.metrics)
        for card in cards
    )
    if state == "current" and len(cards) >= 2 * LEAST_FOR_A_MAP and not heard:
        yield Found(f"None of the {len(cards):,} touchpoints has a quote or a figure of satisfaction.")


def feedback_unanswered(stage: Stage) -> Iterator[Found]:
    """Unhappy customers have not been answered.

    Who complained and hears nothing has two reasons to leave.

    Told of two or more quotes at one touchpoint that feel bad and are still new.

    Source: Reichheld & Markey, The Ultimate Question 2.0 (2011): close the loop with every detractor.
    """
    for card in touchpoints_of(stage):
        new = sum(1 for each in card.feedback if each.status == "new" and (each.sentiment or 0) < 0)
        if new >= 2:
            yield Found(
                f"{new} unhappy quotes about {card_words(card)} are still new; nobody has answered them.",
                (card.id,),
                stage.id,
            )


def review_overdue(review_on: date | None, today: date) -> Iterator[Found]:
    """The map's review date has gone by.

    Journeys change while maps hang on the wall; look whether this one still tells the truth.

    Source: Stickdorn et al., This Is Service Design Doing (2018): journey maps as living documents.
    """
    if review_on is not None and review_on < today:
        yield Found(f"The map was to be reviewed on {day_words(review_on)}.")


def no_review_date(stages: tuple[Stage, ...], review_on: date | None) -> Iterator[Found]:
    """The map has no review date.

    Improvement goes on; without a date nobody comes back to see whether it worked.

    Source: Stickdorn et al., This Is Service Design Doing (2018): journey maps as living documents.
    """
    if review_on is None and len(all_touchpoints(stages)) >= 2 * LEAST_FOR_A_MAP:
        yield Found("The map has no date on which it is to be reviewed.")


def _has_evidence(card: Touchpoint) -> bool:
    return bool(
        card.evidence not in (None, "assumed")
        or card.feedback
        or any(metric.observations for metric in card.metrics)
    )

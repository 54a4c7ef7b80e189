"""Rules about stages and the map as a whole: what is there at all, by which contact, to what end."""

from collections.abc import Iterator

from mapdesigner.insight.finding import Found
from mapdesigner.insight.once import all_touchpoints, touchpoints_of
from mapdesigner.insight.rules.words import counted, named, stage_words
from mapdesigner.model import Persona, Stage, Touchpoint

# Fewer touchpoints than this are a map that somebody has just begun.
LEAST_FOR_A_MAP = 5
LEAST_DIGITAL = 3
# More stages than this that lack the same are told together.
MOST_TOLD_APART = 3
LEAST_POOR = 3
POOR_QUALITY = 2


def empty_map(stages: tuple[Stage, ...]) -> Iterator[Found]:
    """The map has no touchpoints.

    Everything else that can be found on a map starts from where customers meet you.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): a map shows actions by phase.
    """
    if not all_touchpoints(stages):
        yield Found("The map has no touchpoints yet: begin with the places where customers meet you.")


def empty_stage(stages: tuple[Stage, ...]) -> Iterator[Found]:
    """A stage has no touchpoints.

    Customers live through this stage too; whatever they meet there, you don't see it yet.

    Source: Lemon & Verhoef, “Understanding Customer Experience Throughout the Customer Journey”, Journal of
    Marketing 80(6), 2016: an experience builds up over all stages of the journey.
    """
    empty = [stage for stage in stages if not touchpoints_of(stage)]
    if len(empty) == len(stages):
        return
    for stage in empty:
        others = ", only notes" if stage.cards else ""
        yield Found(f"{stage_words(stage)} has no touchpoints{others}.", (stage.id,), stage.id)


def digital_only_stage(stage: Stage) -> Iterator[Found]:
    """A stage has only digital contact.

    Who gets stuck there meets no person and no place: look whether one was forgotten, and whether somebody
    can be reached.

    Told of stages with three touchpoints or more.

    Source: Stickdorn et al., This Is Service Design Doing (2018), on journeys across channels.
    """
    cards = touchpoints_of(stage)
    if len(cards) >= LEAST_DIGITAL and all(card.setting == "digital" for card in cards):
        yield Found(
            f"All {len(cards)} touchpoints of {stage_words(stage)} are digital.",
            tuple(card.id for card in cards),
            stage.id,
            stage.id,
        )


def low_quality_stage(stage: Stage) -> Iterator[Found]:
    """Many touchpoints of one stage are of low quality.

    One poor touchpoint is a repair; many in a row wear customers out and are best mended together.

    Told when three or more, and at least half of those judged, score 1 or 2.

    Source: Parasuraman, Zeithaml & Berry, “SERVQUAL”, Journal of Retailing 64(1), 1988: reliability counts
    most for quality as it is perceived.
    """
    judged = [card for card in touchpoints_of(stage) if card.audit is not None and card.audit.quality]
    poor = [card for card in judged if card.audit is not None and (card.audit.quality or 0) <= POOR_QUALITY]
    if len(poor) >= LEAST_POOR and 2 * len(poor) >= len(judged):
        yield Found(
            f"In {stage_words(stage)}, {len(poor)} of {counted(len(judged), 'judged touchpoint')} score 1 or "
            f"2 for quality: {named(poor)}.",
            tuple(card.id for card in poor),
            stage.id,
            stage.id,
        )


def stage_without_goal(stages: tuple[Stage, ...]) -> Iterator[Found]:
    """A stage does not say what customers want there.

    Without it nobody can tell whether the touchpoints of the stage help.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): a map is aligned to the actor's goals.
    """
    aimless = [
        stage
        for stage in stages
        if touchpoints_of(stage) and not stage.customer_goal.strip() and not stage.goals
    ]
    if len(aimless) > MOST_TOLD_APART:
        ids = tuple(stage.id for stage in aimless)
        yield Found(f"Nobody has said what customers want in {len(aimless)} stages.", ids, subject="")
        return
    for stage in aimless:
        yield Found(f"Nobody has said what customers want in {stage_words(stage)}.", (stage.id,), stage.id)


def stage_without_sentiment(stages: tuple[Stage, ...]) -> Iterator[Found]:
    """Nothing says how a stage feels.

    The emotion curve has a hole there, and pains may hide in it.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): emotions run through all phases.
    """
    filled = [stage for stage in stages if touchpoints_of(stage)]
    mute = [stage for stage in filled if not any(map(_says_how_it_feels, touchpoints_of(stage)))]
    if len(mute) == len(filled):
        return
    if len(mute) > MOST_TOLD_APART:
        ids = tuple(stage.id for stage in mute)
        yield Found(f"In {len(mute)} stages no touchpoint says how it feels.", ids, subject="")
        return
    for stage in mute:
        yield Found(f"No touchpoint of {stage_words(stage)} says how it feels.", (stage.id,), stage.id)


def no_persona(stages: tuple[Stage, ...], personas: tuple[Persona, ...]) -> Iterator[Found]:
    """The map has no persona.

    A map of everybody's journey is nobody's: people with different needs meet different touchpoints.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): one point of view a map.
    """
    if not personas and _count(stages) >= LEAST_FOR_A_MAP:
        yield Found("The map has no persona, so it does not say whose journey it is.")


def no_purpose(stages: tuple[Stage, ...], purpose: str, scenario: str) -> Iterator[Found]:
    """The map has neither purpose nor scenario.

    Whoever sees it later can't tell which situation it shows and which question it was to answer.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): scenario and expectations.
    """
    if not purpose.strip() and not scenario.strip() and _count(stages) >= LEAST_FOR_A_MAP:
        yield Found("The map says neither what it is for nor which situation it shows.")


def _says_how_it_feels(card: Touchpoint) -> bool:
    return card.sentiment is not None or bool(card.sentiments)


def _count(stages: tuple[Stage, ...]) -> int:
    return len(all_touchpoints(stages))

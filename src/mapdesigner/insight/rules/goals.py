"""Rules about goals and personas: what serves them, and whether a goal is SMART."""

from collections.abc import Iterator
from datetime import date

from mapdesigner.insight.finding import Found
from mapdesigner.insight.once import all_touchpoints
from mapdesigner.insight.rules.words import day_words, goal_words, quoted
from mapdesigner.insight.smart import Gap, gaps_of
from mapdesigner.model import Goal, Persona, Stage


def goal_unserved(stages: tuple[Stage, ...], goals: tuple[Goal, ...]) -> Iterator[Found]:
    """Nothing on the map serves a goal.

    Either a touchpoint is missing, or the goal is not one of this journey.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): a map is aligned to the actor's goals.
    """
    if not all_touchpoints(stages):
        return
    served = {id_ for stage in stages for id_ in stage.goals}
    served |= {id_ for card in all_touchpoints(stages) for id_ in card.goals}
    for goal in goals:
        if goal.id not in served:
            yield Found(
                f"No stage or touchpoint serves the {goal.kind} goal {goal_words(goal)}.",
                (goal.id,),
                severity=None if goal.kind == "customer" else "hint",
            )


def goal_not_smart(goals: tuple[Goal, ...], today: date) -> Iterator[Found]:
    """A goal is not SMART.

    Of a goal without measure, target, owner and deadline nobody can say whether it was reached.

    What customers want is theirs and needs no owner and no date: a customer goal is held to it only where
    somebody has begun to give it measure, target, owner or deadline.

    Whether anything serves a goal, and whether its deadline has gone by, is told by rules of their own.

    Source: Doran, “There's a S.M.A.R.T. way to write management's goals and objectives”, Management Review
    70(11), 1981.
    """
    for goal in goals:
        if goal.kind == "customer" and not _is_managed(goal):
            continue
        gaps = [gap for gap in gaps_of(goal, True, today) if not _has_gone_by(gap, goal, today)]
        if gaps:
            missing = ", ".join(f"{gap.sentence[:1].lower()}{gap.sentence[1:-1]}" for gap in gaps)
            yield Found(f"The goal {goal_words(goal)} isn't SMART yet: {missing}.", (goal.id,))


def goal_overdue(goals: tuple[Goal, ...], today: date) -> Iterator[Found]:
    """The deadline of a goal has gone by.

    Say whether it was reached, or give it another date; a date that went by in silence makes the others
    worth less.

    Source: Doran, “There's a S.M.A.R.T. way to write management's goals and objectives”, Management Review
    70(11), 1981: time-related.
    """
    for goal in goals:
        if goal.deadline is not None and goal.deadline < today:
            yield Found(
                f"The deadline of the goal {goal_words(goal)} went by on {day_words(goal.deadline)}.",
                (goal.id,),
            )


def persona_unused(stages: tuple[Stage, ...], personas: tuple[Persona, ...]) -> Iterator[Found]:
    """A persona appears nowhere on the map.

    Either its touchpoints are missing, or the map is not about it.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): one point of view a map.
    """
    cards = all_touchpoints(stages)
    seen = {id_ for card in cards for id_ in card.personas}
    seen |= {felt.persona for card in cards for felt in card.sentiments}
    for persona in personas if cards else ():
        if persona.id not in seen:
            name = quoted(persona.name, "Untitled persona")
            yield Found(f"No touchpoint has the persona {name}.", (persona.id,))


def _is_managed(goal: Goal) -> bool:
    return bool(goal.measure.strip() or goal.target.strip() or goal.owner.strip() or goal.deadline)


def _has_gone_by(gap: Gap, goal: Goal, today: date) -> bool:
    return gap.letter == "T" and goal.deadline is not None and goal.deadline < today

"""Deleting a persona or a goal: what goes with it is counted and said, and no question is asked."""

from functools import partial

from mapdesigner.edit import remove_goal, remove_persona, touchpoints_with_goal
from mapdesigner.edit.tuples import find
from mapdesigner.model import GoalId, PersonaId, Touchpoint, cards_of, shortened
from mapdesigner.session import Session


def can_delete_alone(session: Session) -> bool:
    """Tell whether a persona or a goal is selected."""
    return _selected_persona(session) is not None or _selected_goal(session) is not None


def delete_alone(session: Session) -> bool:
    """Delete the selected persona or goal; False when none is selected."""
    persona, goal = _selected_persona(session), _selected_goal(session)
    if persona is not None:
        return delete_persona(session, persona)
    return goal is not None and delete_goal(session, goal)


def delete_persona(session: Session, persona_id: PersonaId) -> bool:
    """Delete a persona and say how many touchpoints lost its chip."""
    persona = find(session.map_.personas, persona_id)
    if persona is None:
        return False
    count = sum(
        1
        for _, card in cards_of(session.map_)
        if isinstance(card, Touchpoint) and persona_id in card.personas
    )
    done = session.apply(partial(remove_persona, persona_id=persona_id), "Delete persona")
    if done:
        lost = {0: "", 1: " 1 touchpoint lost its chip."}.get(
            count, f" {count:,} touchpoints lost its chip.".replace(",", "\u202f")
        )
        session.say(f"{_named('Persona', persona.name)} deleted.{lost} Ctrl+Z brings {_back(count)} back.")
    return done


def delete_goal(session: Session, goal_id: GoalId) -> bool:
    """Delete a goal and say how many touchpoints and stages served it."""
    goal = find(session.map_.goals, goal_id)
    if goal is None:
        return False
    cards = len(touchpoints_with_goal(session.map_, goal_id))
    stages = sum(1 for stage in session.map_.stages if goal_id in stage.goals)
    served = " and ".join(
        _counted(count, noun) for count, noun in ((cards, "touchpoint"), (stages, "stage")) if count
    )
    done = session.apply(partial(remove_goal, goal_id=goal_id), "Delete goal")
    if done:
        lost = f" {served} served it." if served else ""
        session.say(
            f"{_named('Goal', goal.statement)} deleted.{lost} Ctrl+Z brings {_back(cards + stages)} back."
        )
    return done


def _named(noun: str, name: str) -> str:
    return f"{noun} “{shortened(name.strip(), 40)}”" if name.strip() else noun


def _back(count: int) -> str:
    return "all" if count else "it"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}".replace(",", "\u202f")


def _selected_persona(session: Session) -> PersonaId | None:
    return next((one.id for one in session.map_.personas if one.id in session.selection), None)


def _selected_goal(session: Session) -> GoalId | None:
    return next((one.id for one in session.map_.goals if one.id in session.selection), None)

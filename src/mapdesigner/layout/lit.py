"""What lights up on the map while a persona, a goal or an improvement note is selected."""

from collections.abc import Callable, Set
from typing import NamedTuple

from mapdesigner.model import JourneyMap, Touchpoint, cards_of


class Lit(NamedTuple):
    """What stays bright: touchpoints, goals, improvement notes and stages by id.

    `persona_id` is the selected persona, whose curve stays, "" when it is something else.
    """

    cards: Set[str]
    goals: Set[str]
    notes: Set[str]
    stages: Set[str] = frozenset()
    persona_id: str = ""

    @property
    def is_about_nothing(self) -> bool:
        """Whether no touchpoint and no stage belongs to what is selected."""
        return not self.cards and not self.stages

    def has(self, box_id: str) -> bool:
        """Tell whether a box stays bright; headings, cells and what belongs to no touchpoint always do."""
        kind, _, rest = box_id.partition(":")
        id_, _, more = rest.partition("@")[0].partition("/")
        if kind in ("card", "metric", "quote"):
            return id_ in self.cards
        if kind == "felt":
            return more == self.persona_id if more and self.persona_id else id_ in self.cards
        if kind == "goal":
            return id_ in self.goals
        if kind == "improvement":
            return id_ in self.notes
        return kind != "curve" or not self.persona_id or id_ == self.persona_id


def lit_by(map_: JourneyMap, selection: Set[str]) -> Lit | None:
    """Return what belongs to the one selected persona, goal or improvement note; None for anything else."""
    if len(selection) != 1:
        return None
    (id_,) = selection
    if any(persona.id == id_ for persona in map_.personas):
        lit = _with_entries(map_, lambda card: id_ in card.personas)
        return lit._replace(persona_id=id_)
    if any(goal.id == id_ for goal in map_.goals):
        stages = frozenset(stage.id for stage in map_.stages if id_ in stage.goals)
        lit = _with_entries(map_, lambda card: id_ in card.goals)
        return lit._replace(goals=frozenset((id_,)), stages=stages)
    served = next((frozenset(note.touchpoints) for note in map_.improvements if note.id == id_), None)
    if served is None:
        return None
    return _with_entries(map_, lambda card: card.id in served)._replace(notes=frozenset((id_,)))


def _with_entries(map_: JourneyMap, belongs: Callable[[Touchpoint], bool]) -> Lit:
    cards = [card for _, card in cards_of(map_) if isinstance(card, Touchpoint) and belongs(card)]
    ids = frozenset(card.id for card in cards)
    goals = frozenset(goal_id for card in cards for goal_id in card.goals)
    notes = frozenset(note.id for note in map_.improvements if not ids.isdisjoint(note.touchpoints))
    return Lit(ids, goals, notes)

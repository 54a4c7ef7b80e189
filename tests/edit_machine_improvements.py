"""Random edits of improvement notes, on the map and on the board."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from edit_machine import picks, some
from mapdesigner.edit import (
    add_improvement,
    attach_improvement,
    change_improvement,
    change_improvements,
    change_priority_weights,
    detach_improvement,
    duplicate_improvements,
    move_improvements,
    remove_improvement,
    remove_improvements,
    reset_priority_weights,
)
from mapdesigner.model import IMPROVEMENT_STATUSES, LEVERS, Touchpoint, new_id, new_improvement
from strategies import days, scores, texts, weights

statuses = st.sampled_from(IMPROVEMENT_STATUSES)


class ImprovementEdits:
    """What is done to improvement notes."""

    def improvement(self, pick):
        return self.one(self.map_.improvements, pick)

    def improvements(self, picks):
        return tuple({self.improvement(pick).id for pick in picks})

    @rule(impact=weights, effort=weights, votes=weights, pain=weights)
    def weigh_priorities(self, **changes):
        self.do(partial(change_priority_weights, **changes))

    @rule()
    def weigh_priorities_as_usual(self):
        self.do(reset_priority_weights)

    @rule(title=texts, cards=some)
    def add_an_improvement(self, title, cards):
        self.do(partial(add_improvement, note=new_improvement(title, self.cards(cards, Touchpoint))))

    @precondition(lambda self: self.map_.improvements)
    @rule(note=picks, impact=scores, effort=scores, cards=some)
    def change_an_improvement(self, note, impact, effort, cards):
        changes = {"impact": impact, "effort": effort, "touchpoints": self.cards(cards, Touchpoint)}
        self.do(partial(change_improvement, note_id=self.improvement(note).id, **changes))

    @precondition(lambda self: self.map_.improvements)
    @rule(notes=some, lever=st.sampled_from(LEVERS), due=st.none() | days)
    def change_some_improvements(self, notes, lever, due):
        self.do(partial(change_improvements, note_ids=self.improvements(notes), lever=lever, due=due))

    @precondition(lambda self: self.map_.improvements)
    @rule(notes=some, status=statuses, before=st.none() | picks)
    def move_some_improvements(self, notes, status, before):
        before_id = None if before is None else self.improvement(before).id
        chosen = self.improvements(notes)
        self.do(partial(move_improvements, note_ids=chosen, status=status, before_id=before_id))

    @precondition(lambda self: self.map_.improvements)
    @rule(note=picks, cards=some)
    def attach_an_improvement(self, note, cards):
        self.do(partial(attach_improvement, note_id=self.improvement(note).id, card_ids=self.cards(cards)))

    @precondition(lambda self: any(note.touchpoints for note in self.map_.improvements))
    @rule(note=picks, card=picks)
    def detach_an_improvement(self, note, card):
        serving = [note for note in self.map_.improvements if note.touchpoints]
        chosen = self.one(serving, note)
        card_id = self.one(chosen.touchpoints, card)
        self.do(partial(detach_improvement, note_id=chosen.id, card_id=card_id))

    @precondition(lambda self: self.map_.improvements)
    @rule(notes=some)
    def duplicate_some_improvements(self, notes):
        copies = {note: new_id() for note in self.improvements(notes)}
        self.do(partial(duplicate_improvements, copies=copies))

    @precondition(lambda self: self.map_.improvements)
    @rule(note=picks)
    def remove_an_improvement(self, note):
        self.do(partial(remove_improvement, note_id=self.improvement(note).id))

    @precondition(lambda self: self.map_.improvements)
    @rule(notes=some)
    def remove_some_improvements(self, notes):
        self.do(partial(remove_improvements, note_ids=self.improvements(notes)))

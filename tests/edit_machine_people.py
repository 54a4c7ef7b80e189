"""Random edits of personas and goals, and of what they are attached to."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from edit_machine import picks, some
from mapdesigner.edit import (
    add_goal,
    add_persona,
    attach_goal,
    attach_goal_to_stage,
    attach_persona,
    change_goal,
    change_persona,
    detach_goal,
    detach_goal_from_stage,
    detach_persona,
    move_goal,
    move_persona,
    remove_goal,
    remove_persona,
    set_persona_sentiment,
    shift_goal,
)
from mapdesigner.model import GOAL_KINDS, Touchpoint, new_goal, new_persona
from strategies import colours, days, pictures, sentiments, texts


class PeopleEdits:
    """What is done to personas and goals."""

    def persona(self, pick):
        return self.one(self.map_.personas, pick).id

    def goal(self, pick):
        return self.one(self.map_.goals, pick).id

    @rule(name=texts, colour=colours)
    def add_a_persona(self, name, colour):
        self.do(partial(add_persona, persona=new_persona(name, colour)))

    @precondition(lambda self: self.map_.personas)
    @rule(persona=picks, needs=texts, picture=pictures)
    def change_a_persona(self, persona, needs, picture):
        self.do(partial(change_persona, persona_id=self.persona(persona), needs=needs, picture=picture))

    @precondition(lambda self: self.map_.personas)
    @rule(persona=picks, to=st.integers(-1, 4))
    def move_a_persona(self, persona, to):
        self.do(partial(move_persona, persona_id=self.persona(persona), to_index=to))

    @precondition(lambda self: self.map_.personas)
    @rule(persona=picks)
    def remove_a_persona(self, persona):
        self.do(partial(remove_persona, persona_id=self.persona(persona)))

    @precondition(lambda self: self.map_.personas)
    @rule(persona=picks, cards=some)
    def attach_a_persona(self, persona, cards):
        chosen = self.cards(cards, Touchpoint)
        self.do(partial(attach_persona, persona_id=self.persona(persona), card_ids=chosen))

    @precondition(lambda self: self.map_.personas)
    @rule(persona=picks, cards=some)
    def detach_a_persona(self, persona, cards):
        chosen = self.cards(cards, Touchpoint)
        self.do(partial(detach_persona, persona_id=self.persona(persona), card_ids=chosen))

    @precondition(lambda self: self.map_.personas)
    @rule(persona=picks, cards=some, sentiment=sentiments)
    def say_what_a_persona_feels(self, persona, cards, sentiment):
        chosen = self.cards(cards, Touchpoint)
        feeling = partial(set_persona_sentiment, persona_id=self.persona(persona), sentiment=sentiment)
        self.do(partial(feeling, card_ids=chosen))

    @rule(statement=texts, kind=st.sampled_from(GOAL_KINDS))
    def add_a_goal(self, statement, kind):
        self.do(partial(add_goal, goal=new_goal(statement, kind)))

    @precondition(lambda self: self.map_.goals)
    @rule(goal=picks, wanted=texts, deadline=st.none() | days, kind=st.sampled_from(GOAL_KINDS))
    def change_a_goal(self, goal, wanted, deadline, kind):
        changes = {"target": wanted, "deadline": deadline, "kind": kind}
        self.do(partial(change_goal, goal_id=self.goal(goal), **changes))

    @precondition(lambda self: self.map_.goals)
    @rule(goal=picks, to=st.integers(-1, 4))
    def move_a_goal(self, goal, to):
        self.do(partial(move_goal, goal_id=self.goal(goal), to_index=to))

    @precondition(lambda self: self.map_.goals)
    @rule(goal=picks, step=st.sampled_from((-1, 1)))
    def shift_a_goal(self, goal, step):
        self.do(partial(shift_goal, goal_id=self.goal(goal), step=step))

    @precondition(lambda self: self.map_.goals)
    @rule(goal=picks)
    def remove_a_goal(self, goal):
        self.do(partial(remove_goal, goal_id=self.goal(goal)))

    @precondition(lambda self: self.map_.goals)
    @rule(goal=picks, cards=some)
    def attach_a_goal(self, goal, cards):
        self.do(partial(attach_goal, goal_id=self.goal(goal), card_ids=self.cards(cards, Touchpoint)))

    @precondition(lambda self: self.map_.goals)
    @rule(goal=picks, cards=some)
    def detach_a_goal(self, goal, cards):
        self.do(partial(detach_goal, goal_id=self.goal(goal), card_ids=self.cards(cards, Touchpoint)))

    @precondition(lambda self: self.map_.goals)
    @rule(goal=picks, stage=picks)
    def attach_a_goal_to_a_stage(self, goal, stage):
        stage_id = self.one(self.map_.stages, stage).id
        self.do(partial(attach_goal_to_stage, goal_id=self.goal(goal), stage_id=stage_id))

    @precondition(lambda self: self.map_.goals)
    @rule(goal=picks, stage=picks)
    def detach_a_goal_from_a_stage(self, goal, stage):
        stage_id = self.one(self.map_.stages, stage).id
        self.do(partial(detach_goal_from_stage, goal_id=self.goal(goal), stage_id=stage_id))

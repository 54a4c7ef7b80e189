"""Random edits of the map itself, its stages and its lanes, and of texts anywhere in it."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import rule

from edit_machine import picks, places
from mapdesigner.edit import (
    add_lane,
    add_stage,
    change_lane,
    change_map,
    change_stage,
    future_copy,
    move_lane,
    move_stage,
    remove_lane,
    remove_stage,
    replace_texts,
)
from mapdesigner.insight.texts import texts as texts_of
from mapdesigner.model import LANE_KINDS, PHASES, new_lane, new_stage
from strategies import colours, days, texts


class StructureEdits:
    """What is done to the map, its stages and lanes."""

    @rule(title=texts, typing=st.booleans())
    def change_the_title(self, title, typing):
        self.do(partial(change_map, title=title), "map title" if typing else None)

    @rule(purpose=texts, state=st.sampled_from(("current", "future")), review_on=st.none() | days)
    def change_the_map(self, purpose, state, review_on):
        self.do(partial(change_map, purpose=purpose, state=state, review_on=review_on))

    @rule(file=texts)
    def make_it_a_future_state(self, file):
        before = self.map_
        self.do(partial(future_copy, file=file))
        assert self.map_.based_on.id == before.id

    @rule(name=texts, phase=st.sampled_from(PHASES), index=places)
    def add_a_stage(self, name, phase, index):
        self.do(partial(add_stage, stage=new_stage(name, phase), index=index))

    @rule(stage=picks, to=st.integers(-1, 5))
    def move_a_stage(self, stage, to):
        self.do(partial(move_stage, stage_id=self.one(self.map_.stages, stage).id, to_index=to))

    @rule(stage=picks, name=texts, goal=texts, colour=colours)
    def change_a_stage(self, stage, name, goal, colour):
        stage_id = self.one(self.map_.stages, stage).id
        self.do(partial(change_stage, stage_id=stage_id, name=name, customer_goal=goal, colour=colour))

    @rule(stage=picks)
    def remove_a_stage(self, stage):
        self.do(partial(remove_stage, stage_id=self.one(self.map_.stages, stage).id))

    @rule(name=texts, kind=st.sampled_from(LANE_KINDS), index=places)
    def add_a_lane(self, name, kind, index):
        self.do(partial(add_lane, lane=new_lane(name, kind), index=index))

    @rule(lane=picks, to=st.integers(-1, 5))
    def move_a_lane(self, lane, to):
        self.do(partial(move_lane, lane_id=self.one(self.map_.lanes, lane).id, to_index=to))

    @rule(lane=picks, name=texts, kind=st.sampled_from(LANE_KINDS), colour=colours)
    def change_a_lane(self, lane, name, kind, colour):
        lane_id = self.one(self.map_.lanes, lane).id
        self.do(partial(change_lane, lane_id=lane_id, name=name, kind=kind, colour=colour))

    @rule(lane=picks)
    def remove_a_lane(self, lane):
        self.do(partial(remove_lane, lane_id=self.one(self.map_.lanes, lane).id))

    @rule(pick=picks, new=texts, stale=st.booleans())
    def replace_a_text(self, pick, new, stale):
        found = list(texts_of(self.map_))
        if found:
            text = self.one(found, pick)
            old = text.text + "?" if stale else text.text
            self.do(partial(replace_texts, changes=((text.path, old, new),)))

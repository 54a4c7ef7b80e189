"""Laws that hold whatever a user does: random edits with undo, against the whole core at once."""

from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from mapdesigner.edit import (
    add_card,
    add_cards,
    add_improvement,
    add_lane,
    add_stage,
    change_improvement,
    change_lane,
    change_map,
    change_stage,
    change_touchpoints,
    copies_for_pasting,
    duplicate_cards,
    move_cards,
    move_lane,
    move_stage,
    remove_cards,
    remove_improvement,
    remove_lane,
    remove_stage,
    rename_card,
)
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.memo import Memo
from mapdesigner.model import (
    CHANNELS,
    LANE_KINDS,
    PHASES,
    Touchpoint,
    cards_of,
    new_id,
    new_improvement,
    new_lane,
    new_note,
    new_stage,
    new_touchpoint,
    problems,
)
from mapdesigner.session import Session
from strategies import colours, maps, scores, sentiments, texts

places = st.none() | st.integers(-1, 6)
picks = st.integers(0, 99)
some = st.lists(picks, max_size=4)


class Workshop(RuleBasedStateMachine):
    """A facilitator who does anything at any time."""

    clipboard = Bundle("clipboard")

    @initialize(map_=maps())
    def open(self, map_):
        self.first = map_
        self.session = Session(map_)
        self.memo = Memo()

    @property
    def map_(self):
        return self.session.map_

    def one(self, things, pick):
        return things[pick % len(things)]

    def cards(self, picks, kind=object):
        all_cards = [card for _, card in cards_of(self.map_) if isinstance(card, kind)]
        return tuple({self.one(all_cards, pick).id for pick in picks}) if all_cards else ()

    def do(self, edit, merge_key=None):
        """Run an edit as the window does; a refused one must leave everything as it was."""
        before, history = self.map_, self.session.history
        if not self.session.apply(edit, "Edit", merge_key):
            assert self.session.history is history
        elif self.map_ == before:
            assert self.map_ is before, "an edit that changes nothing returns the same object"
        else:
            assert self.session.history.undone == ()

    @rule(stage=picks, lane=picks, text=texts, index=places)
    def add_a_card(self, stage, lane, text, index):
        lane = self.one(self.map_.lanes, lane)
        card = new_note(lane.id, text) if lane.kind == "notes" else new_touchpoint(lane.id, text)
        self.do(partial(add_card, card=card, stage_id=self.one(self.map_.stages, stage).id, index=index))

    @rule(card=picks, text=texts, typing=st.booleans())
    def rename_a_card(self, card, text, typing):
        for card_id in self.cards([card]):
            self.do(partial(rename_card, card_id=card_id, text=text), f"title {card_id}" if typing else None)

    @rule(cards=some, stage=picks, lane=picks, index=places)
    def move_some_cards(self, cards, stage, lane, index):
        self.do(
            partial(
                move_cards,
                card_ids=self.cards(cards),
                to_stage=self.one(self.map_.stages, stage).id,
                to_lane=self.one(self.map_.lanes, lane).id,
                index=index,
            )
        )

    @rule(cards=some)
    def remove_some_cards(self, cards):
        self.do(partial(remove_cards, card_ids=self.cards(cards)))

    @rule(cards=some)
    def duplicate_some_cards(self, cards):
        self.do(partial(duplicate_cards, copies={card: new_id() for card in self.cards(cards)}))

    @rule(
        cards=some,
        sentiment=sentiments,
        channel=st.none() | st.sampled_from(CHANNELS),
        of_truth=st.booleans(),
        any_card=st.booleans(),
    )
    def change_some_touchpoints(self, cards, sentiment, channel, of_truth, any_card):
        chosen = self.cards(cards, object if any_card else Touchpoint)
        changes = {"sentiment": sentiment, "channel": channel, "moment_of_truth": of_truth}
        self.do(partial(change_touchpoints, card_ids=chosen, **changes))

    @rule(target=clipboard, cards=some)
    def copy(self, cards):
        chosen = self.cards(cards)
        return tuple(card for _, card in cards_of(self.map_) if card.id in chosen)

    @rule(cards=clipboard, stage=picks)
    def paste(self, cards, stage):
        copies = copies_for_pasting(cards, self.map_)
        self.do(partial(add_cards, cards=copies, stage_id=self.one(self.map_.stages, stage).id))

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

    @rule(title=texts, cards=some)
    def add_an_improvement(self, title, cards):
        note = new_improvement(title, self.cards(cards, Touchpoint))
        self.do(partial(add_improvement, note=note))

    @precondition(lambda self: self.map_.improvements)
    @rule(note=picks, impact=scores, effort=scores, cards=some)
    def change_an_improvement(self, note, impact, effort, cards):
        note_id = self.one(self.map_.improvements, note).id
        changes = {"impact": impact, "effort": effort, "touchpoints": self.cards(cards, Touchpoint)}
        self.do(partial(change_improvement, note_id=note_id, **changes))

    @precondition(lambda self: self.map_.improvements)
    @rule(note=picks)
    def remove_an_improvement(self, note):
        self.do(partial(remove_improvement, note_id=self.one(self.map_.improvements, note).id))

    @rule(title=texts, typing=st.booleans())
    def change_the_title(self, title, typing):
        self.do(partial(change_map, title=title), "map title" if typing else None)

    @rule()
    def undo(self):
        self.session.undo()

    @rule()
    def redo(self):
        self.session.redo()

    @rule()
    def settle(self):
        self.session.settle()

    @rule(cards=some)
    def select(self, cards):
        self.session.select(self.cards(cards))

    @invariant()
    def the_map_is_sound(self):
        assert problems(self.map_) == ()

    @invariant()
    def only_what_is_there_is_selected(self):
        assert self.session.selection <= {card.id for _, card in cards_of(self.map_)}

    @invariant()
    def the_canvas_is_what_a_fresh_one_would_be(self):
        assert lay_out(self.map_, self.memo) == lay_out(self.map_)

    @invariant()
    def every_box_has_an_id_of_its_own(self):
        ids = list(_ids(lay_out(self.map_, self.memo)))
        assert len(set(ids)) == len(ids)

    @invariant()
    def save_and_open_give_the_same(self):
        assert read_map(write_map(self.map_)) == self.map_

    def teardown(self):
        if not hasattr(self, "session"):
            return
        last = self.map_
        steps = len(self.session.history.past)
        for _ in range(steps):
            self.session.undo()
        assert self.map_ is self.first
        assert not self.session.is_unsaved
        assert lay_out(self.map_, self.memo) == lay_out(self.first)
        for _ in range(steps):
            self.session.redo()
        assert self.map_ is last


def _ids(box):
    yield box.id
    for child in box.children:
        yield from _ids(child)


TestWorkshop = Workshop.TestCase
TestWorkshop.settings = settings(max_examples=25, stateful_step_count=25)

"""Random edits of cards, and of cards that become something else."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, precondition, rule

from edit_machine import picks, places, some
from mapdesigner.edit import (
    add_card,
    add_cards,
    change_audit,
    change_touchpoints,
    convert_all,
    copies_for_pasting,
    duplicate_cards,
    move_cards,
    move_or_convert_cards,
    note_to_improvement,
    note_to_touchpoint,
    remove_cards,
    rename_card,
    touchpoint_to_note,
)
from mapdesigner.model import CHANNELS, Note, Touchpoint, cards_of, new_id, new_note, new_touchpoint
from strategies import scores, sentiments, texts


class CardEdits:
    """What is done to touchpoints and notes."""

    clipboard = Bundle("clipboard")

    @rule(stage=picks, lane=picks, text=texts, index=places)
    def add_a_card(self, stage, lane, text, index):
        lane = self.one(self.map_.lanes, lane)
        card = new_note(lane.id, text) if lane.kind == "notes" else new_touchpoint(lane.id, text)
        self.do(partial(add_card, card=card, stage_id=self.one(self.map_.stages, stage).id, index=index))

    @rule(card=picks, text=texts, typing=st.booleans())
    def rename_a_card(self, card, text, typing):
        for card_id in self.cards([card]):
            self.do(partial(rename_card, card_id=card_id, text=text), f"title {card_id}" if typing else None)

    def cell(self, stage, lane):
        return {
            "to_stage": self.one(self.map_.stages, stage).id,
            "to_lane": self.one(self.map_.lanes, lane).id,
        }

    @rule(cards=some, stage=picks, lane=picks, index=places)
    def move_some_cards(self, cards, stage, lane, index):
        self.do(partial(move_cards, card_ids=self.cards(cards), **self.cell(stage, lane), index=index))

    @rule(cards=some, stage=picks, lane=picks, index=places)
    def move_some_cards_that_may_become_touchpoints(self, cards, stage, lane, index):
        new_ids = {card: new_id() for card in self.cards(cards)}
        self.do(partial(move_or_convert_cards, new_ids=new_ids, **self.cell(stage, lane), index=index))

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
        any_card=st.booleans(),
    )
    def change_some_touchpoints(self, cards, sentiment, channel, any_card):
        chosen = self.cards(cards, object if any_card else Touchpoint)
        changes = {"sentiment": sentiment, "channel": channel, "moment_of_truth": sentiment == -2}
        self.do(partial(change_touchpoints, card_ids=chosen, **changes))

    @rule(cards=some, quality=scores, consistency=scores)
    def judge_some_touchpoints(self, cards, quality, consistency):
        chosen = self.cards(cards, Touchpoint)
        self.do(partial(change_audit, card_ids=chosen, quality=quality, consistency=consistency))

    @rule(target=clipboard, cards=some)
    def copy(self, cards):
        chosen = self.cards(cards)
        return tuple(card for _, card in cards_of(self.map_) if card.id in chosen)

    @rule(cards=clipboard, stage=picks)
    def paste(self, cards, stage):
        copies = copies_for_pasting(cards, self.map_)
        self.do(partial(add_cards, cards=copies, stage_id=self.one(self.map_.stages, stage).id))

    def convert(self, cards, kind, conversion):
        new_ids = {card: new_id() for card in self.cards(cards, kind)}
        self.do(partial(convert_all, convert=conversion, new_ids=new_ids))

    @precondition(lambda self: self.notes())
    @rule(cards=some)
    def make_notes_touchpoints(self, cards):
        self.convert(cards, Note, note_to_touchpoint)

    @precondition(lambda self: self.notes())
    @rule(cards=some)
    def make_notes_improvements(self, cards):
        self.convert(cards, Note, note_to_improvement)

    @precondition(lambda self: self.touchpoints())
    @rule(card=picks)
    def make_a_touchpoint_a_note(self, card):
        self.convert([card], Touchpoint, touchpoint_to_note)

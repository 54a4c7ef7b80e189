"""A day of editing: the history stays within its bytes, and so does the memory.

MAPDESIGNER_DAY=100000 does as many edits and prints what they cost; usual are a few.
"""

import gc
import os
import random
import sys
from functools import partial
from pathlib import Path

import pytest

from mapdesigner import history
from mapdesigner.edit import (
    add_card,
    change_touchpoints,
    duplicate_cards,
    move_cards,
    remove_cards,
    rename_card,
)
from mapdesigner.files.disk import open_map
from mapdesigner.model import cards_of, new_id, new_touchpoint, problems, touchpoints_of
from mapdesigner.resources import samples_path
from mapdesigner.session import Session

EDITS = int(os.environ.get("MAPDESIGNER_DAY", "2000"))
# Of a full history; so much is what its count may be wrong by.
MOST_BYTES_A_BYTE = 1.5
MOST_CARDS = 80


class Day:
    """Somebody who edits all day."""

    def __init__(self, session, seed="day"):
        self.session, self.dice = session, random.Random(seed)
        self.deeds = (
            self.add,
            self.rename,
            self.rename,
            self.move,
            self.move,
            self.feel,
            self.remove,
            self.back,
        )

    def edit(self):
        self.dice.choice(self.deeds)()

    def one(self):
        return self.dice.choice(
            [card for stage in self.session.map_.stages for card in touchpoints_of(stage)]
        )

    def place(self):
        lanes = [lane for lane in self.session.map_.lanes if lane.kind == "touchpoints"]
        return self.dice.choice(self.session.map_.stages).id, self.dice.choice(lanes).id

    def words(self):
        return f"Asks friend number {self.dice.randrange(10**6)} about the price"

    def add(self):
        stage, lane = self.place()
        if sum(1 for _ in cards_of(self.session.map_)) < MOST_CARDS:
            card = new_touchpoint(lane, self.words())
            self.session.apply(partial(add_card, card=card, stage_id=stage), "Add touchpoint")
        else:
            self.remove()

    def rename(self):
        key = f"title {self.dice.randrange(50)}" if self.dice.random() < 0.5 else None
        self.session.apply(partial(rename_card, card_id=self.one().id, text=self.words()), "Rename", key)

    def move(self):
        stage, lane = self.place()
        change = partial(move_cards, card_ids=(self.one().id,), to_stage=stage, to_lane=lane)
        self.session.apply(partial(change, index=self.dice.randrange(5)), "Move")

    def feel(self):
        change = partial(change_touchpoints, card_ids=(self.one().id,), sentiment=self.dice.randint(-2, 2))
        self.session.apply(change, "Change sentiment")

    def remove(self):
        if sum(1 for _ in cards_of(self.session.map_)) > 20:
            self.session.apply(partial(remove_cards, card_ids=(self.one().id,)), "Remove")
        else:
            self.session.apply(partial(duplicate_cards, copies={self.one().id: new_id()}), "Duplicate")

    def back(self):
        if self.dice.random() < 0.3:
            self.session.undo()
        if self.dice.random() < 0.3:
            self.session.redo()


@pytest.fixture
def session():
    return Session(open_map(samples_path() / "online-bookshop.json"))


def megabytes():
    """Return what this process has in memory now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told elsewhere there")
def test_the_memory_of_a_day_stays_within_its_bound(session, monkeypatch, capsys):
    if EDITS < 50_000:  # as many edits as a small bound can hold fifty times
        monkeypatch.setattr(history, "MOST_BYTES", 512 * 1024)
    day, start = Day(session), megabytes()
    for number in range(EDITS):
        day.edit()
        if number % 500 == 0:
            assert session.history.past_bytes <= history.MOST_BYTES
            assert problems(session.map_) == ()
    end, kept = megabytes(), session.history
    if EDITS >= 50_000:
        with capsys.disabled():
            print(
                f"\n{EDITS:,} edits: memory {start:.0f} MB at the start, {end:.0f} MB at the end; "
                f"{len(kept.past):,} steps of {kept.past_bytes / 2**20:.1f} MB as counted"
            )
    assert len(kept.past) > 50
    assert (end - start) * 2**20 < MOST_BYTES_A_BYTE * history.MOST_BYTES + 16 * 2**20


def test_what_is_let_go_is_the_oldest_and_the_rest_can_be_undone(session, monkeypatch):
    monkeypatch.setattr(history, "MOST_BYTES", 256 * 1024)
    day, states = Day(session), []
    while len(states) < 400:
        day.edit()
        if not session.history.undone and (not states or session.map_ is not states[-1]):
            states.append(session.map_)
    past = session.history.past
    assert 20 < len(past) < 400, "some were let go, and not all"
    first, last = past[0].map_, session.map_
    for _ in past:
        session.undo()
    assert session.map_ is first
    assert not session.history.past
    for _ in past:
        session.redo()
    assert session.map_ is last
    assert session.history.past_bytes <= history.MOST_BYTES


def test_undoing_and_redoing_keeps_the_count_of_bytes(session):
    day = Day(session)
    for _ in range(200):
        day.edit()
    assert session.history.past_bytes == sum(step.bytes_ for step in session.history.past)
    bytes_before = session.history.past_bytes
    steps = len(session.history.past)
    for _ in range(steps):
        session.undo()
    assert session.history.past_bytes == 0
    for _ in range(steps):
        session.redo()
    assert session.history.past_bytes == bytes_before

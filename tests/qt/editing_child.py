"""A window that edits by itself until it is killed: the other half of test_kills.py.

    editing_child.py FOLDER LOG SEED [FILE]

Settings and state lie in FOLDER; FILE is opened and saved now and then, without it the map is never saved.
After each edit a line "COUNTER NANOSECONDS DIGEST" goes to LOG: when it was done, by the monotonic clock, and
the map as its person sees it then, with what is being typed.
"""

import hashlib
import os
import random
import sys
import time
from functools import partial
from pathlib import Path

from pilot import Pilot
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mapdesigner.edit import change_touchpoints, duplicate_cards, move_cards, remove_cards, rename_card
from mapdesigner.model import cards_of, holds_cards, new_id, touchpoint_count, touchpoints_of
from mapdesigner.qt.canvas import typing
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.settings import Settings

SLOWEST_MS = 70
LETTERS = "abcdefghijk <&"
# A large map would make the child slower than people type.
MOST_TOUCHPOINTS = 900


def digest(map_):
    """Return a few letters by which to know a map again."""
    return hashlib.sha256(map_.model_dump_json().encode()).hexdigest()[:24]


class Editing:
    """Does one thing after the other, as the dice fall, and writes down what the map is after each."""

    def __init__(self, pilot, log, seed, saves):
        self.pilot, self.window, self.session = pilot, pilot.window, pilot.session
        self.log, self.dice, self.saves = log, random.Random(seed), saves
        self.counter = 0
        self.letters_left = 0
        self.field_of = None
        self.deeds = (
            *(self.begin_a_card, self.begin_a_card, self.rename_in_place, self.rename_in_place),
            *(self.rename_in_inspector, self.rename_in_inspector, self.rename_in_inspector),
            *(self.move, self.move, self.feel, self.duplicate, self.remove, self.undo, self.redo),
        )

    def step(self):
        """Go on typing, or begin something else; then let the event loop run for a moment."""
        if self.letters_left:
            self.type_a_letter()
        elif self.saves and self.dice.random() < 0.03:
            self.pilot.press("Ctrl+S")
        else:
            self.dice.choice(self.deeds)()
        self.note()
        QTimer.singleShot(self.dice.randrange(SLOWEST_MS), self.step)

    def note(self):
        """Write down what the map is now, and when."""
        line = f"{self.counter} {time.monotonic_ns()} {digest(self.present())}\n"
        os.write(self.log, line.encode())
        self.counter += 1

    def present(self):
        """Return the map as it stands on the screen, with what is being typed."""
        map_ = self.session.map_
        draft = self.window._draft()
        if draft is not None:
            return draft(map_)
        if self.field_of is not None:
            field = self.window.inspector.page.first_field()
            return rename_card(map_, self.field_of, field._value_of(field._text()))
        return map_

    # Deeds

    def begin_a_card(self):
        self.end_typing()
        stage = self.dice.choice(self.session.map_.stages)
        lane = self.dice.choice([lane for lane in self.session.map_.lanes if holds_cards(lane)])
        typing.type_new_card(self.pilot.canvas, stage.id, lane.id, None)
        self.letters_left = self.dice.randrange(1, 25)

    def rename_in_place(self):
        self.end_typing()
        card = self.touchpoint()
        if card is not None:
            typing.rename(self.pilot.canvas, "card", card.id)
            self.letters_left = self.dice.randrange(1, 25)

    def rename_in_inspector(self):
        self.end_typing()
        card = self.touchpoint()
        if card is not None:
            self.session.select((card.id,))
            self.window.inspector.focus_first_field()
            self.field_of = card.id
            self.letters_left = self.dice.randrange(1, 25)

    def move(self):
        self.end_typing()
        card = self.touchpoint()
        if card is not None:
            lane = self.dice.choice([one for one in self.session.map_.lanes if one.kind == "touchpoints"])
            stage = self.dice.choice(self.session.map_.stages)
            place = {"to_stage": stage.id, "to_lane": lane.id, "index": self.dice.randrange(4)}
            self.session.apply(partial(move_cards, card_ids=(card.id,), **place), "Move")

    def feel(self):
        self.end_typing()
        card = self.touchpoint()
        if card is not None:
            change = partial(change_touchpoints, card_ids=(card.id,), sentiment=self.dice.randint(-2, 2))
            self.session.apply(change, "Change sentiment")

    def duplicate(self):
        self.end_typing()
        card = self.touchpoint()
        if card is not None and touchpoint_count(self.session.map_) < MOST_TOUCHPOINTS:
            self.session.apply(partial(duplicate_cards, copies={card.id: new_id()}), "Duplicate")

    def remove(self):
        self.end_typing()
        card = self.touchpoint()
        if card is not None and touchpoint_count(self.session.map_) > 3:
            self.session.apply(partial(remove_cards, card_ids=(card.id,)), "Remove")

    def undo(self):
        self.end_typing()
        self.pilot.press("Ctrl+Z")

    def redo(self):
        self.end_typing()
        self.pilot.press("Ctrl+Y")

    def type_a_letter(self):
        self.pilot.type(self.dice.choice(LETTERS))
        self.letters_left -= 1
        if not self.letters_left and self.dice.random() < 0.5:
            self.end_typing()

    def end_typing(self):
        """Keep what was typed, on the canvas or in the inspector."""
        self.window.keep_typing()
        self.field_of = None
        self.pilot.canvas.setFocus()

    def touchpoint(self):
        cards = [card for stage in self.session.map_.stages for card in touchpoints_of(stage)]
        return self.dice.choice(cards) if cards else None


def main(folder, log, seed, file=None):
    """Open the window and edit until the end."""
    application = QApplication(["mapdesigner"])
    pilot = Pilot(Theme("light"), Settings(Path(folder)))
    if file is not None:
        pilot.window.document.open_file(Path(file))
        assert list(cards_of(pilot.session.map_))
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    editing = Editing(pilot, written, seed, saves=file is not None)
    # A deed may take several changes, and the kill may come between them.
    pilot.session.on_map.append(editing.note)
    editing.note()
    QTimer.singleShot(0, editing.step)
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])

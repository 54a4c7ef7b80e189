"""A facilitator who does anything at any time: the machine of random edits, without the edits, and its laws.

The edits themselves are in edit_machine_structure.py, edit_machine_cards.py and so on, one file a noun.
"""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from mapdesigner.files import recovery
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.files.disk import open_map, save_map
from mapdesigner.files.kept import About, read_kept
from mapdesigner.files.quick_write import QuickWriter
from mapdesigner.files.repair import repaired
from mapdesigner.insight.filtering import CRITERIA, NO_FILTER, Sieve, shown_map, shows, value_counts
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Note, Touchpoint, cards_of, problems, touchpoint_count
from mapdesigner.session import Session
from strategies import maps

picks = st.integers(0, 99)
some = st.lists(picks, max_size=4)
places = st.none() | st.integers(-1, 6)
MAPS_TO_BEGIN_WITH = 40


def maps_to_begin_with():
    """Return some maps, the small ones first: drawing one for each example would take most of the time."""
    drawn = []

    @settings(
        max_examples=MAPS_TO_BEGIN_WITH,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(maps())
    def draw(map_):
        drawn.append(map_)

    draw()
    return sorted(drawn, key=lambda map_: len(write_map(map_)))


class Facilitator(RuleBasedStateMachine):
    """Opens a map, edits it and looks at it; the laws are held against what is there."""

    # Set by the test: maps to begin with, and a folder to save them in.
    beginnings, folder = (), None
    session = None

    @initialize(beginning=picks)
    def open(self, beginning):
        self.first = self.one(self.beginnings, beginning)
        self.session = Session(self.first)
        self.file, self.aside = self.folder / "map.json", recovery.recovery_path(self.folder, "open")
        self.memo, self.writer, self.sieve = Memo(), QuickWriter(), Sieve()

    @property
    def map_(self):
        return self.session.map_

    # Choosing

    def one(self, things, pick):
        return things[pick % len(things)]

    def cards(self, picks, kind=object):
        """Return the ids of some cards of a kind."""
        all_cards = [card for _, card in cards_of(self.map_) if isinstance(card, kind)]
        return tuple({self.one(all_cards, pick).id for pick in picks}) if all_cards else ()

    def touchpoints(self, has=lambda _: True):
        return [card for _, card in cards_of(self.map_) if isinstance(card, Touchpoint) and has(card)]

    def notes(self):
        return [card for _, card in cards_of(self.map_) if isinstance(card, Note)]

    def do(self, edit, merge_key=None):
        """Run an edit as the window does; a refused one must leave everything as it was."""
        before, history = self.map_, self.session.history
        if not self.session.apply(edit, "Edit", merge_key):
            assert self.session.history is history
        elif self.map_ == before:
            assert self.map_ is before, "an edit that changes nothing returns the same object"
        else:
            assert self.session.history.undone == ()

    # What is no edit

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

    @rule()
    def look(self):
        ids = list(_ids(lay_out(self.map_, self.memo)))
        assert len(set(ids)) == len(ids), "every box has an id of its own"

    @rule()
    def save(self):
        save_map(self.file, self.map_)
        self.session.mark_saved(self.file, self.map_)
        assert not self.session.is_unsaved

    @rule()
    def save_and_reopen(self):
        save_map(self.file, self.map_)
        opened = open_map(self.file)
        assert opened == self.map_
        self.first = opened
        self.session.replace(opened, self.file)

    @rule()
    def keep_aside(self):
        """Write what a crash would leave; not each time, as the window does not at each edit either."""
        map_ = self.map_
        about = About(
            map_.id, map_.title, datetime(2026, 11, 21, tzinfo=UTC), self.file, touchpoint_count(map_)
        )
        recovery.keep(self.aside, about, self.writer.write(map_), sync=False)
        kept_about, kept = read_kept(self.aside)
        assert kept_about == about
        assert kept == map_

    @rule()
    def crash_and_recover(self):
        self.keep_aside()
        _, kept = read_kept(self.aside)
        saved = self.session.saved
        self.first = kept
        self.session.recover(kept, self.session.path, saved)
        assert self.session.is_unsaved == (kept != saved)

    @rule()
    def repair_what_is_sound(self):
        result = repaired(write_map(self.map_))
        assert result.map_ == self.map_
        assert (result.repairs, result.set_aside) == ((), ())

    @rule(criterion=st.sampled_from(CRITERIA), pick=picks)
    def filter(self, criterion, pick):
        counts = value_counts(self.map_, NO_FILTER)[criterion]
        if not counts:
            return
        value = self.one(list(counts), pick)
        filter_ = NO_FILTER._replace(**{criterion: frozenset((value,))})
        shown = self.sieve.shown_map(self.map_, filter_)
        assert shown == shown_map(self.map_, filter_)
        assert touchpoint_count(shown) == counts[value]
        wanted = [card.id for _, card in cards_of(self.map_) if shows(card, filter_)]
        assert [card.id for _, card in cards_of(shown)] == wanted
        lay_out(shown, self.memo)

    # The laws: the quick ones after each step, the others at the end

    @invariant()
    def the_map_is_sound(self):
        assert self.session is None or problems(self.map_) == ()

    @invariant()
    def only_what_is_there_is_selected(self):
        if self.session is not None and self.session.selection:
            assert self.session.selection <= {card.id for _, card in cards_of(self.map_)}

    def teardown(self):
        if self.session is not None:
            self.reopening_gives_the_same()
            self.the_canvas_is_what_a_fresh_one_would_be()
            self.undoing_everything_gives_the_first()

    def reopening_gives_the_same(self):
        assert read_map(write_map(self.map_)) == self.map_
        self.keep_aside()

    def the_canvas_is_what_a_fresh_one_would_be(self):
        assert lay_out(self.map_, self.memo) == lay_out(self.map_)

    def undoing_everything_gives_the_first(self):
        last = self.map_
        steps = len(self.session.history.past)
        for _ in range(steps):
            self.session.undo()
        assert self.map_ is self.first
        assert lay_out(self.map_, self.memo) == lay_out(self.first)
        self.keep_aside()
        for _ in range(steps):
            self.session.redo()
        assert self.map_ is last


def _ids(box):
    yield box.id
    for child in box.children:
        yield from _ids(child)

"""The priorities page: what to fix first and why, the other notes by rank, and how that is calculated."""

from datetime import date
from functools import partial
from typing import NamedTuple, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from mapdesigner.insight.priority import Ranked, answered, ranked, touchpoints_by_id
from mapdesigner.insight.priority_words import TOP, left_out, weights_words, what_first
from mapdesigner.model import JourneyMap, shortened
from mapdesigner.qt.insight.fact_table import FactTable
from mapdesigner.qt.insight.facts import Cell, Column, Fact
from mapdesigner.qt.insight.page import InsightPage, Reckoner
from mapdesigner.qt.insight.pages import Surroundings
from mapdesigner.qt.insight.weights_fields import WeightsFields
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words

FIRST_COLUMNS = (
    Column("rank", right=True, least=36),
    Column("note and reasons", stretches=True),
    Column("priority", right=True, least=64),
)
REST_COLUMNS = (
    Column("rank", right=True, least=36),
    Column("note", stretches=True),
    Column("impact", right=True, least=56),
    Column("effort", right=True, least=56),
    Column("votes", right=True, least=56),
    Column("priority", right=True, least=64),
    Column("status", least=72),
)
EMPTY = (
    "There is no improvement note yet. Press Ctrl+I on a touchpoint to write down what should improve, and "
    "give it impact and effort: then it says here what to fix first."
)
NOTHING_TO_RANK = (
    "No open note has both impact and effort yet, so none can go first. Set them in the inspector, or drag "
    "notes to their place in the matrix."
)


class PrioritiesPage(InsightPage):
    """Improvement notes by rank; choosing one selects it, so that the inspector shows it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "What should we fix first?")
        self.first = self.add_table("What to fix first")
        self.matrix = QPushButton("Show on the matrix")
        self.matrix.setToolTip("See all notes by impact and effort")
        self.matrix.clicked.connect(lambda: around.show_matrix())
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.matrix)
        row.addStretch(1)
        self.content.addLayout(row)
        self.rest_heading = self.add_heading("The others")
        self.rest = self.add_table("The other notes")
        self.formula_heading = self.add_heading("How this is calculated")
        self.formula = plain_label("", "muted", wraps=True)
        self.weights = WeightsFields(self.session)
        self.weights.changed.connect(self.refresh)
        self.content.addWidget(self.formula)
        self.content.addWidget(self.weights, 0, Qt.AlignmentFlag.AlignLeft)
        for table, other in ((self.first, self.rest), (self.rest, self.first)):
            table.keeps_choice = True
            table.chosen.connect(partial(self._choose, other))
        self.session.on_selection.append(self._follow_selection)

    def reckoner(self) -> Reckoner:
        return _found

    def show_found(self, map_: JourneyMap, today: date, found: object) -> None:
        shown = cast(_Found, found)
        has_notes = bool(shown.first or shown.rest)
        self.say(shown.lead if has_notes else "", "" if has_notes else EMPTY)
        for widget in (self.matrix, self.formula_heading, self.formula, self.weights):
            widget.setVisible(has_notes)
        self.first.setVisible(bool(shown.first))
        self.rest_heading.setVisible(bool(shown.rest))
        self.rest.setVisible(bool(shown.rest))
        self.rest_heading.setText("The others" if shown.first else "All notes")
        self.first.show_facts(FIRST_COLUMNS, shown.first)
        self.rest.show_facts(REST_COLUMNS, shown.rest)
        self.formula.setText(weights_words(map_))
        self.weights.show_weights(map_)
        self._follow_selection()

    def _choose(self, other: FactTable, fact: Fact) -> None:
        other.clearSelection()
        self.session.select(fact.ids)

    def _follow_selection(self) -> None:
        """Show the note that is selected, here or elsewhere, as chosen."""
        if not self.isVisible():
            return
        (one,) = self.session.selection if len(self.session.selection) == 1 else ("",)
        for table in (self.first, self.rest):
            now = None if table.current is None else table.current.key
            if now != one:
                table.choose(one)


class _Found(NamedTuple):
    """What stands above the notes, the rows of those to begin with, and of all others."""

    lead: str
    first: tuple[Fact, ...]
    rest: tuple[Fact, ...]


def _found(map_: JourneyMap, today: date) -> _Found:
    everything = ranked(map_)
    reasoned = what_first(map_, len(everything))
    why = {each.ranked.improvement.id: each.reasons for each in reasoned}
    chosen = {each.ranked.improvement.id for each in reasoned[:TOP]}
    cards = touchpoints_by_id(map_)
    return _Found(
        lead_words(map_),
        tuple(_first(each.ranked, each.reasons) for each in reasoned[:TOP]),
        tuple(
            _rest(each, answered(each.improvement, cards).votes, why.get(each.improvement.id, ""))
            for each in everything
            if each.improvement.id not in chosen
        ),
    )


def lead_words(map_: JourneyMap) -> str:
    """Return what stands above the notes: how many could not be compared."""
    if not what_first(map_, 1):
        return NOTHING_TO_RANK
    missing = left_out(map_)
    if not missing:
        return "Open notes by what they bring for their effort."
    verb, what = ("has", "it comes") if missing == 1 else ("have", "they come")
    return (
        f"Open notes by what they bring for their effort. {count_words(missing, 'open note').capitalize()} "
        f"{verb} no impact or no effort, so {what} last."
    )


def _first(each: Ranked, why: str) -> Fact:
    note = each.improvement
    said = why[:1].upper() + why[1:]
    return Fact(
        (
            Cell(f"{each.rank}", "accent", strong=True),
            Cell(_title(each), strong=True, under=said, tip=said),
            Cell(_worth(each), "muted", said=f"priority {_worth(each)}"),
        ),
        note.id,
        (note.id,),
    )


def _rest(each: Ranked, votes: int, why: str) -> Fact:
    note = each.improvement
    return Fact(
        (
            _figure("" if each.rank is None else str(each.rank)),
            Cell(_title(each), "muted" if each.rank is None else "text", tip=why),
            _figure("" if note.impact is None else str(note.impact)),
            _figure("" if note.effort is None else str(note.effort)),
            _figure(f"{votes}" if votes else ""),
            _figure("" if each.priority is None else _worth(each)),
            Cell(note.status, "muted"),
        ),
        note.id,
        (note.id,),
    )


def _figure(text: str) -> Cell:
    return Cell(text or "–", "text" if text else "muted")


def _title(each: Ranked) -> str:
    return shortened(each.improvement.title, 120) or "Untitled note"


def _worth(each: Ranked) -> str:
    return "–" if each.priority is None else f"{each.priority:.1f}"

"""The section of experiments on the touchpoint page."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mapdesigner.edit import add_experiment, experiments_on, remove_experiment
from mapdesigner.insight.experiment_state import experiment_state
from mapdesigner.model import Experiment, ExperimentId, JourneyMap, Touchpoint, new_experiment, shortened
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.goals.commands import counted
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.entry import Entry, take_out
from mapdesigner.qt.inspector.experiment_editor import ExperimentEditor
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.days import day_text
from mapdesigner.qt.widgets.two_line_row import TwoLineRow
from mapdesigner.session import Session

UNTITLED = "Untitled experiment"


class ExperimentEntry(Entry):
    """An experiment as a row, and its editor while it is open."""

    row: TwoLineRow

    def __init__(self, session: Session, theme: Theme, experiment: Experiment) -> None:
        super().__init__(TwoLineRow(theme, opens=True, bar=True))
        self._session = session
        self._theme = theme
        self._experiment = experiment
        self.editor: ExperimentEditor | None = None
        self.asked.connect(self._answer)

    def show_experiment(self, experiment: Experiment, where: str) -> None:
        """Show the experiment as it is now."""
        self._experiment = experiment
        words = " · ".join(word for word in (where, summary(experiment, date.today())) if word)
        self.row.show_words(experiment.hypothesis, words, UNTITLED, "Experiment")
        if self.editor is not None:
            self.editor.show_experiment(experiment)

    def make_editor(self) -> QWidget:
        editor = ExperimentEditor(self._session, self._theme, self._experiment)
        editor.show_experiment(self._experiment)
        editor.remove.clicked.connect(lambda: self._answer("remove"))
        return editor

    def first_field(self) -> QWidget | None:
        return None if self.editor is None else self.editor.hypothesis

    def fill_menu(self, menu: QMenu) -> None:
        menu.addAction("Remove experiment\tDel").triggered.connect(lambda: self._answer("remove"))

    @property
    def waits(self) -> bool:
        """Whether something was typed that can't be kept yet."""
        return self.editor is not None and bool(self.editor.variants.broken_cells())

    def _answer(self, wish: str) -> None:
        if wish == "remove":
            self.flush()
            self.remove_by(self._remove)

    def _remove(self) -> None:
        name = shortened(self._experiment.hypothesis)
        edit = partial(remove_experiment, experiment_id=self._experiment.id)
        if self._session.apply(edit, "Remove experiment"):
            named = f"Experiment “{name}”" if name else "Experiment"
            self._session.say(f"{named} removed. Ctrl+Z brings it back.")


class ExperimentsSection(CardSection):
    """The experiments on a touchpoint; of several touchpoints, those on any of them."""

    title = "Experiments"
    add_tip = "Add experiment"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self._entries: dict[ExperimentId, ExperimentEntry] = {}
        # Those of touchpoints that are not selected, in which something waits to be mended.
        self._waiting: dict[ExperimentId, ExperimentEntry] = {}
        self._touchpoint = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.content.addLayout(self._list)
        self.add_requested.connect(self._add)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        tests = experiments_on(map_, (card.id for card in cards))
        kept = {test.id for test in tests}
        for gone in [id_ for id_ in self._entries if id_ not in kept]:
            take_out(self._list, self._entries.pop(gone))
        for gone in self._waiting.keys() - {test.id for test in map_.experiments}:
            self._waiting.pop(gone).deleteLater()
        titles = {card.id: shortened(card.title, 28) for card in cards} if len(cards) > 1 else {}
        for place, test in enumerate(tests):
            entry = self._entries.get(test.id)
            if entry is None:
                entry = self._waiting.pop(test.id, None) or ExperimentEntry(self.session, self.theme, test)
                self._entries[test.id] = entry
                entry.show()
            if self._list.indexOf(entry) != place:
                self._list.insertWidget(place, entry)
            entry.show_experiment(test, titles.get(test.touchpoint, ""))
        self._touchpoint = cards[0].id if len(cards) == 1 else ""
        if self.add_button is not None:
            self.add_button.setVisible(bool(self._touchpoint))
        self.set_count(len(tests))
        self.set_empty(not tests)
        # An experiment is on one touchpoint: several have no place to add one.
        self.setVisible(bool(tests) or bool(self._touchpoint))

    def flush(self) -> None:
        for entry in tuple(self._entries.values()):
            entry.flush()

    def begin_again(self) -> None:
        for test_id, entry in self._entries.items():
            if entry.waits:
                self._waiting[test_id] = entry
                self._list.removeWidget(entry)
                entry.hide()
            else:
                take_out(self._list, entry)
        self._entries.clear()

    def entry(self, experiment_id: ExperimentId) -> ExperimentEntry:
        """Return the row of an experiment; raises KeyError when it is not shown."""
        return self._entries[experiment_id]

    def _add(self) -> None:
        test = new_experiment(self._touchpoint, "")
        if self.session.apply(partial(add_experiment, experiment=test), "Add experiment"):
            self.unfold()
            self._entries[test.id].open()


def summary(experiment: Experiment, today: date) -> str:
    """Return an experiment's state and decision in a line: running since 9 Nov 2026 · 2 variants."""
    state = experiment_state(experiment, today)
    day = experiment.ended_on if state == "ended" else experiment.started_on
    before_day = {"running": "since ", "planned": "from ", "ended": ""}[state]
    words = f"{state} {before_day}{day_text(day)}" if day is not None else state
    decision = shortened(experiment.decision, 80) or counted(len(experiment.variants), "variant")
    return f"{words} · {decision}"

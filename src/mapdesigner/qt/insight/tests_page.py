"""The tests page: what each experiment proves, in a sentence and in figures."""

from datetime import date
from typing import cast

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from mapdesigner.model import Experiment, JourneyMap, Touchpoint, touchpoints_of
from mapdesigner.qt.insight.outcomes import Outcomes
from mapdesigner.qt.insight.page import InsightPage, Reckoner
from mapdesigner.qt.insight.pages import Surroundings
from mapdesigner.qt.insight.test_block import TestBlock
from mapdesigner.qt.widgets.words import count_words

EMPTY = (
    "No experiment is recorded yet. Select the touchpoint where the test runs, open Experiments in the "
    "inspector and add one: the hypothesis, two or more variants, their visitors and conversions."
)
HOW = (
    "Rates and differences have their 95 % interval. The first variant is the one that the others are "
    "compared with."
)


Tested = tuple[Experiment, Touchpoint]


class TestsPage(InsightPage):
    """A block for each experiment, in the order of the journey."""

    __test__ = False

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "Tests")
        self.outcomes = Outcomes(self)
        self.outcomes.changed.connect(self._show_outcomes)
        self.blocks: list[TestBlock] = []
        self._tests: list[Tested] = []
        self._today = around.watcher.today
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.content.addLayout(self._column)

    def reckoner(self) -> Reckoner:
        return _found

    def show_found(self, map_: JourneyMap, today: date, found: object) -> None:
        self._tests, self._today = cast("list[Tested]", found), today
        count = len(self._tests)
        self.say(f"{count_words(count, 'experiment')}. {HOW}" if count else "", "" if count else EMPTY)
        while len(self.blocks) > count:
            block = self.blocks.pop()
            self._column.removeWidget(block)
            block.deleteLater()
        while len(self.blocks) < count:
            block = TestBlock(self.theme, self.around.go_to)
            self.keep_in_sight(block.table)
            self.blocks.append(block)
            self._column.addWidget(block)
        self._want()
        self._show_outcomes()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.outcomes.rest()

    def refresh(self) -> None:
        """Show the present map; what was not worked out when the page was left is worked out now."""
        super().refresh()
        self._want()

    def _want(self) -> None:
        self.outcomes.want(test.variants for test, _ in self._tests)

    def _show_outcomes(self) -> None:
        for block, (test, card) in zip(self.blocks, self._tests, strict=True):
            outcome = self.outcomes.of(test.variants)
            block.show_test(test, card, outcome, self._today)
            if outcome is None and self.outcomes.trouble:
                block.say_trouble(self.outcomes.trouble)


def _found(map_: JourneyMap, today: date) -> object:
    return tests_of(map_)


def tests_of(map_: JourneyMap) -> list[Tested]:
    """Return the experiments with their touchpoints, stage by stage."""
    by_card: dict[str, list[Experiment]] = {}
    for test in map_.experiments:
        by_card.setdefault(test.touchpoint, []).append(test)
    return [
        (test, card)
        for stage in map_.stages
        for card in touchpoints_of(stage)
        for test in by_card.get(card.id, ())
    ]

"""A pilot's hands and eyes in the insight view."""

from pilot import LEFT, Pilot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from mapdesigner.model import JourneyMap
from mapdesigner.qt.insight.badge import InsightBadge
from mapdesigner.qt.insight.finding_list import SectionHeading
from mapdesigner.qt.insight.finding_row import FindingRow
from mapdesigner.qt.insight.findings_page import FindingsPage
from mapdesigner.qt.insight.watcher import Watcher


def watcher_of(pilot: Pilot) -> Watcher:
    """Return what watches the pilot's map."""
    return pilot.window.findChild(Watcher)


def let_rules_look(pilot: Pilot) -> None:
    """Wait until the rules have looked at the map as it is now."""
    watcher = watcher_of(pilot)
    pilot.wait_until(lambda: watcher.map_ is pilot.session.map_, 20_000)
    pilot.settle()


def badge(pilot: Pilot) -> str:
    """Return the number beside the word Insight, "" while there is none."""
    label = pilot.window.findChild(InsightBadge)
    return label.text() if label.isVisible() else ""


class InsightHands:
    """Opens the findings of a map and works in them."""

    def __init__(self, pilot: Pilot, map_: JourneyMap | None = None) -> None:
        self.pilot = pilot
        if map_ is not None:
            pilot.session.replace(map_, None)
        pilot.press("F8")
        let_rules_look(pilot)
        self.view = pilot.window.views.view("insight")
        self.page: FindingsPage = self.view.page

    def rows(self) -> list[FindingRow]:
        """Return the findings in the list from top to bottom."""
        return self.page.list.rows() if self.page.list.isVisible() else []

    def sentences(self) -> list[str]:
        """Return what the findings in the list say."""
        return [row.sentence.text() for row in self.rows()]

    def row(self, words: str) -> FindingRow:
        """Return the first finding in whose sentence there are some words."""
        return next(row for row in self.rows() if words in row.sentence.text())

    def headings(self) -> list[tuple[str, int]]:
        """Return the names of the sections and their numbers."""
        found = self.page.list.findChildren(SectionHeading)
        shown = sorted((each for each in found if each.isVisible()), key=lambda each: each.y())
        return [(each.heading.words, each.heading.count) for each in shown]

    def labels(self) -> list[str]:
        """Return all text that can be seen on the page."""
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]

    def click(self, words: str) -> None:
        """Click the first button in sight that says some words."""
        button = next(
            each
            for kind in (QPushButton, QToolButton)
            for each in self.page.findChildren(kind)
            if each.isVisible() and words in (each.text(), each.accessibleName())
        )
        QTest.mouseClick(button, LEFT)
        self.pilot.settle()

    def focus(self, words: str) -> FindingRow:
        """Put the keyboard on a finding."""
        row = self.row(words)
        self.pilot.activate()
        row.setFocus()
        self.pilot.settle()
        return row

    def dismiss(self, words: str, reason: str) -> None:
        """Dismiss a finding by the keyboard."""
        self.focus(words)
        self.pilot.press("Del")
        self.pilot.type(reason)
        self.pilot.press("Return")
        let_rules_look(self.pilot)

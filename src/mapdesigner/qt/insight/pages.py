"""Pages: what can be chosen at the top of the insight view."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.settings import Settings
from mapdesigner.session import Session

if TYPE_CHECKING:
    from mapdesigner.qt.insight.watcher import Watcher


class Surroundings(NamedTuple):
    """What a page of the insight view knows of its window.

    `watcher` has the day it is (`today`) and what the gap finder found (`findings`), and tells by `changed`
    when either is another. `go_to` selects things of the map by their ids and brings them into sight: cards,
    or one stage, lane, persona, goal, improvement or experiment. `show_matrix` shows the improvement notes by
    impact and effort.
    """

    session: Session
    theme: Theme
    settings: Settings
    watcher: "Watcher"
    go_to: Callable[[tuple[str, ...]], None]
    show_matrix: Callable[[], None]


class PageRow(NamedTuple):
    """A page: its name, its words in the row at the top, and what makes it when it is first shown.

    A page follows the session by itself while it is visible, and comes up to date when it is shown.
    """

    name: str
    words: str
    make: Callable[[Surroundings], QWidget]


def _findings(around: Surroundings) -> QWidget:
    from mapdesigner.qt.insight.findings_page import FindingsPage

    return FindingsPage(around)


def _targets(around: Surroundings) -> QWidget:
    from mapdesigner.qt.insight.targets_page import TargetsPage

    return TargetsPage(around)


def _priorities(around: Surroundings) -> QWidget:
    from mapdesigner.qt.insight.priorities_page import PrioritiesPage

    return PrioritiesPage(around)


def _tests(around: Surroundings) -> QWidget:
    from mapdesigner.qt.insight.tests_page import TestsPage

    return TestsPage(around)


def _consistency(around: Surroundings) -> QWidget:
    from mapdesigner.qt.insight.consistency_page import ConsistencyPage

    return ConsistencyPage(around)


def _health(around: Surroundings) -> QWidget:
    from mapdesigner.qt.insight.health_page import HealthPage

    return HealthPage(around)


# A new page is one file, one function as above and one row here, in the order in which they are read.
PAGES: tuple[PageRow, ...] = (
    PageRow("findings", "Findings", _findings),
    PageRow("health", "Health", _health),
    PageRow("targets", "Targets", _targets),
    PageRow("priorities", "Priorities", _priorities),
    PageRow("tests", "Tests", _tests),
    PageRow("consistency", "Consistency", _consistency),
)

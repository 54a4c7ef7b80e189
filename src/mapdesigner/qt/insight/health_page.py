"""The health page: how the map stands on one page, in small bars and in words."""

from datetime import date
from typing import NamedTuple, cast

from mapdesigner.insight.health import Health, health
from mapdesigner.layout.mood_course import MoodCourse, mood_course
from mapdesigner.model import JourneyMap, touchpoints_of
from mapdesigner.qt.insight import health_rows as rows
from mapdesigner.qt.insight.facts import Fact
from mapdesigner.qt.insight.mood_picture import MoodPicture
from mapdesigner.qt.insight.page import InsightPage, Reckoner
from mapdesigner.qt.insight.pages import Surroundings
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words

EMPTY = (
    "The map has no touchpoint yet, so there is nothing to tell. Drop some from the panel at the left of the "
    "map, or press Ctrl+Return there and type what is said in the room."
)
NO_METRICS = (
    "No touchpoint has a metric yet. Begin with the moments of truth: where customers decide about us."
)


class HealthPage(InsightPage):
    """Coverage, balance, feeling, evidence, open pains and targets; a click on a row goes there."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "Health")
        self.headings = [self.add_heading("What is covered")]
        self.coverage = self.add_table("Coverage by stage", are_links=True)
        self.headings.append(self.add_heading("Digital, physical, human"))
        self.balance = self.add_table("Balance of contact", has_header=False, are_links=True)
        self.headings.append(self.add_heading("How it feels"))
        self.mood = plain_label("", wraps=True)
        self.content.addWidget(self.mood)
        self.course = MoodPicture(self.theme)
        self.content.addWidget(self.course)
        self.low_points = self.add_table("Lowest points", has_header=False, are_links=True)
        self.headings.append(self.add_heading("How we know"))
        self.evidence = self.add_table("Evidence", has_header=False, are_links=True)
        self.headings.append(self.add_heading("Pains without an answer"))
        self.pains = plain_label("", wraps=True)
        self.content.addWidget(self.pains)
        self.open_pains = self.add_table("Pains without an answer", has_header=False, are_links=True)
        self.headings.append(self.add_heading("Targets met"))
        self.no_metrics = plain_label(NO_METRICS, wraps=True)
        self.content.addWidget(self.no_metrics)
        self.targets = self.add_table("Targets met", has_header=False)

    def reckoner(self) -> Reckoner:
        return _found

    def show_found(self, map_: JourneyMap, today: date, found: object) -> None:
        shown = cast(_Found, found)
        about = shown.health
        is_empty = not about.touchpoints
        stages = count_words(len(about.stages), "stage")
        lead = f"{count_words(about.touchpoints, 'touchpoint').capitalize()} in {stages}."
        self.say("" if is_empty else f"{lead} Click a row to go there.", EMPTY if is_empty else "")
        for widget in (*self.headings, self.coverage, self.balance, self.mood, self.evidence, self.pains):
            widget.setVisible(not is_empty)
        self.coverage.show_facts(rows.COVERAGE, shown.coverage)
        self.balance.show_facts(rows.SHARES, shown.balance)
        self.mood.setText(rows.mood_words(about))
        self.course.show_course(shown.course, rows.course_words(about))
        self.low_points.setVisible(bool(about.low_points))
        self.low_points.show_facts(rows.SPOTS, shown.low_points)
        self.evidence.show_facts(rows.SHARES, shown.evidence)
        self.pains.setText(rows.pain_words(about))
        self.open_pains.setVisible(bool(about.open_pains))
        self.open_pains.show_facts(rows.SPOTS, shown.open_pains)
        self.no_metrics.setVisible(not is_empty and not shown.targets)
        self.targets.setVisible(not is_empty and bool(shown.targets))
        self.targets.show_facts(rows.SHARES, shown.targets)


class _Found(NamedTuple):
    """How a map stands, and the rows of each table that tell it."""

    health: Health
    course: MoodCourse | None
    coverage: tuple[Fact, ...]
    balance: tuple[Fact, ...]
    low_points: tuple[Fact, ...]
    evidence: tuple[Fact, ...]
    open_pains: tuple[Fact, ...]
    targets: tuple[Fact, ...]


def _found(map_: JourneyMap, today: date) -> _Found:
    about = health(map_, today)
    cards = [card for stage in map_.stages for card in touchpoints_of(stage)]
    return _Found(
        about,
        mood_course(map_, rows.low_names(about)),
        rows.coverage_facts(about),
        rows.setting_facts(about, rows.ids_by((card.setting, card.id) for card in cards)),
        rows.spot_facts(about.low_points),
        rows.evidence_facts(about, rows.ids_by((card.evidence, card.id) for card in cards)),
        rows.spot_facts(about.open_pains),
        rows.target_facts(about),
    )

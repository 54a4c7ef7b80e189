"""The health page: how the map stands on one page, in small bars and in words."""

from datetime import date

from mapdesigner.insight.health import health
from mapdesigner.model import JourneyMap, Touchpoint, cards_of
from mapdesigner.qt.insight import health_rows as rows
from mapdesigner.qt.insight.page import InsightPage
from mapdesigner.qt.insight.pages import Surroundings
from mapdesigner.qt.inspector.field import plain_label
from mapdesigner.qt.inspector.words import count_words

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

    def show_map(self, map_: JourneyMap, today: date) -> None:
        found = health(map_, today)
        is_empty = not found.touchpoints
        stages = count_words(len(found.stages), "stage")
        lead = f"{count_words(found.touchpoints, 'touchpoint').capitalize()} in {stages}."
        self.say("" if is_empty else f"{lead} Click a row to go there.", EMPTY if is_empty else "")
        for widget in (*self.headings, self.coverage, self.balance, self.mood, self.evidence, self.pains):
            widget.setVisible(not is_empty)
        cards = [card for _, card in cards_of(map_) if isinstance(card, Touchpoint)]
        by_setting = rows.ids_by((card.setting, card.id) for card in cards)
        by_evidence = rows.ids_by((card.evidence, card.id) for card in cards)
        self.coverage.show_facts(rows.COVERAGE, rows.coverage_facts(found))
        self.balance.show_facts(rows.SHARES, rows.setting_facts(found, by_setting))
        self.mood.setText(rows.mood_words(found))
        self.low_points.setVisible(bool(found.low_points))
        self.low_points.show_facts(rows.SPOTS, rows.spot_facts(found.low_points))
        self.evidence.show_facts(rows.SHARES, rows.evidence_facts(found, by_evidence))
        self.pains.setText(rows.pain_words(found))
        self.open_pains.setVisible(bool(found.open_pains))
        self.open_pains.show_facts(rows.SPOTS, rows.spot_facts(found.open_pains))
        metrics = rows.target_facts(found)
        self.no_metrics.setVisible(not is_empty and not metrics)
        self.targets.setVisible(not is_empty and bool(metrics))
        self.targets.show_facts(rows.SHARES, metrics)

"""The sections of a touchpoint that are only shown: each is there when it has something to say."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mapdesigner.layout.card import persona_colour
from mapdesigner.model import Audit, JourneyMap, Persona, Touchpoint
from mapdesigner.qt.inspector.field import plain_label
from mapdesigner.qt.inspector.section import Section
from mapdesigner.qt.inspector.shown import GoalList, MetricTable, PersonaChips, QuoteList
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme


class ShownSections(QWidget):
    """Personas, goals, metrics, feedback and audit of a touchpoint."""

    def __init__(self, theme: Theme, settings: Settings | None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.chips = PersonaChips(theme)
        self.goal_list = GoalList()
        self.table = MetricTable(theme)
        self.quotes = QuoteList()
        self.scores = plain_label("", "small", wraps=True)
        self.sections: dict[str, Section] = {}
        for title, content in (
            ("Personas", self.chips),
            ("Goals", self.goal_list),
            ("Metrics", self.table),
            ("Feedback", self.quotes),
            ("Audit", self.scores),
        ):
            section = self.sections[title] = Section(title, theme, settings)
            section.content.addWidget(content)
            section.hide()
            column.addWidget(section)
        self.hide()

    def show_card(self, map_: JourneyMap, card: Touchpoint | None) -> None:
        """Show what a touchpoint carries, nothing for None."""
        personas = _personas(map_, card) if card is not None else ()
        goals = _goals(map_, card) if card is not None else ()
        metrics = card.metrics if card is not None else ()
        feedback = card.feedback if card is not None else ()
        scores = audit_scores(card.audit) if card is not None and card.audit is not None else ()
        if personas:
            self.chips.show_personas(personas)
        if goals:
            self.goal_list.show_goals(goals)
        if metrics:
            self.table.show_metrics(metrics)
        if feedback:
            self.quotes.show_quotes(feedback)
        if scores:
            self.scores.setText(" · ".join(f"{name} {score}" for name, score in scores))
        mean = f"{sum(score for _, score in scores) / len(scores):.1f}" if scores else ""
        self._show("Personas", len(personas))
        self._show("Goals", len(goals))
        self._show("Metrics", len(metrics))
        self._show("Feedback", len(feedback))
        self._show("Audit", mean)
        self.setVisible(any((personas, goals, metrics, feedback, scores)))

    def _show(self, title: str, count: int | str) -> None:
        self.sections[title].set_count(count)
        self.sections[title].setVisible(bool(count))


def audit_scores(audit: Audit) -> tuple[tuple[str, int], ...]:
    """Return the rules that were judged with their scores, 1 … 5."""
    rules = (
        ("customer focus", audit.customer_focus),
        ("consistency", audit.consistency),
        ("quality", audit.quality),
        ("feedback", audit.feedback),
    )
    return tuple((name, score) for name, score in rules if score is not None)


def _personas(map_: JourneyMap, card: Touchpoint) -> tuple[tuple[Persona, str, int | None], ...]:
    felt = {each.persona: each.sentiment for each in card.sentiments}
    return tuple(
        (persona, persona_colour(persona, index), felt.get(persona.id))
        for index, persona in enumerate(map_.personas)
        if persona.id in card.personas
    )


def _goals(map_: JourneyMap, card: Touchpoint) -> tuple[tuple[str, str], ...]:
    return tuple((goal.statement, f"{goal.kind} goal") for goal in map_.goals if goal.id in card.goals)

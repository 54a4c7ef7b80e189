"""The section of the audit on the touchpoint page."""

from mapdesigner.model import Audit, JourneyMap, Touchpoint
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.field import plain_label
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session


class AuditSection(CardSection):
    """How a touchpoint is judged by the four rules."""

    title = "Audit"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self.scores = plain_label("", "small", wraps=True)
        self.content.addWidget(self.scores)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        audit = cards[0].audit
        scores = audit_scores(audit) if audit is not None else ()
        self.scores.setText(" · ".join(f"{name} {score}" for name, score in scores))
        self.set_count(f"{sum(score for _, score in scores) / len(scores):.1f}" if scores else "")
        self.setVisible(len(cards) == 1 and bool(scores))


def audit_scores(audit: Audit) -> tuple[tuple[str, int], ...]:
    """Return the rules that were judged with their scores, 1 … 5."""
    rules = (
        ("customer focus", audit.customer_focus),
        ("consistency", audit.consistency),
        ("quality", audit.quality),
        ("feedback", audit.feedback),
    )
    return tuple((name, score) for name, score in rules if score is not None)

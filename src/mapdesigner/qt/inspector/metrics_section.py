"""The section of metrics on the touchpoint page."""

from mapdesigner.model import JourneyMap, Touchpoint
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.shown import MetricTable
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session


class MetricsSection(CardSection):
    """The metrics of a touchpoint."""

    title = "Metrics"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self.table = MetricTable(theme)
        self.content.addWidget(self.table)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        metrics = cards[0].metrics
        self.table.show_metrics(metrics)
        self.set_count(len(metrics))
        self.setVisible(len(cards) == 1 and bool(metrics))

"""The section of feedback on the touchpoint page."""

from mapdesigner.model import JourneyMap, Touchpoint
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.shown import QuoteList
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session


class FeedbackSection(CardSection):
    """What customers said about a touchpoint."""

    title = "Feedback"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self.quotes = QuoteList()
        self.content.addWidget(self.quotes)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        feedback = cards[0].feedback
        self.quotes.show_quotes(feedback)
        self.set_count(len(feedback))
        self.setVisible(len(cards) == 1 and bool(feedback))

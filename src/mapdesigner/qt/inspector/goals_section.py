"""The section of goals on the touchpoint page."""

from mapdesigner.model import JourneyMap, Touchpoint
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.shown import GoalList
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session


class GoalsSection(CardSection):
    """The goals that a touchpoint serves."""

    title = "Goals"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self.list = GoalList()
        self.content.addWidget(self.list)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        served = [goal for goal in map_.goals if goal.id in cards[0].goals]
        self.list.show_goals(tuple((goal.statement, f"{goal.kind} goal") for goal in served))
        self.set_count(len(served))
        self.setVisible(len(cards) == 1 and bool(served))

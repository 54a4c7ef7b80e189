"""The section of goals on the touchpoint page."""

from mapdesigner.model import JourneyMap, Touchpoint
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.goals.commands import Aim
from mapdesigner.qt.inspector.attached_goals import AttachedGoals
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.goal_line import Served
from mapdesigner.qt.settings import Settings
from mapdesigner.session import Session


class GoalsSection(CardSection):
    """The goals that a touchpoint serves; of several touchpoints, those that any of them serves."""

    title = "Goals"
    add_tip = "Attach a goal"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self.goals = AttachedGoals(session, theme, "")
        self.content.addWidget(self.goals)
        self.add_requested.connect(self._offer)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        counts = {goal.id: sum(1 for card in cards if goal.id in card.goals) for goal in map_.goals}
        served = [Served(goal, counts[goal.id], len(cards)) for goal in map_.goals if counts[goal.id]]
        self.goals.show_goals(Aim(tuple(card.id for card in cards)), served)
        self.set_count(len(served))
        self.set_empty(not served)

    def flush(self) -> None:
        self.goals.flush()

    def begin_again(self) -> None:
        self.goals.begin_again()

    def name_attached(self, id_: str) -> bool:
        if any(goal.id == id_ for goal in self.session.map_.goals):
            self.unfold()
        return self.goals.type(id_)

    def _offer(self) -> None:
        self.unfold()
        if self.add_button is not None:
            self.goals.open_menu(self.add_button)

"""The section of experiments on the touchpoint page."""

from mapdesigner.model import JourneyMap, Touchpoint
from mapdesigner.qt.inspector.card_section import CardSection


class ExperimentsSection(CardSection):
    """The experiments on a touchpoint."""

    title = "Experiments"

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        ids = {card.id for card in cards}
        count = sum(1 for test in map_.experiments if test.touchpoint in ids)
        self.set_count(count)
        self.setVisible(bool(count))

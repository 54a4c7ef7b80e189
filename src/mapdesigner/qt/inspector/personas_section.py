"""The section of personas on the touchpoint page."""

from mapdesigner.model import JourneyMap, Touchpoint, persona_colour
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.shown import PersonaChips
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session


class PersonasSection(CardSection):
    """The personas whom a touchpoint is for."""

    title = "Personas"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self.chips = PersonaChips(theme)
        self.content.addWidget(self.chips)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        card = cards[0]
        felt = {each.persona: each.sentiment for each in card.sentiments}
        personas = tuple(
            (persona, persona_colour(persona, index), felt.get(persona.id))
            for index, persona in enumerate(map_.personas)
            if persona.id in card.personas
        )
        self.chips.show_personas(personas)
        self.set_count(len(personas))
        self.setVisible(len(cards) == 1 and bool(personas))

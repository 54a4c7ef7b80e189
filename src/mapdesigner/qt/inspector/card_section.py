"""CardSection: a part of the touchpoint page about one thing that hangs on touchpoints."""

from mapdesigner.model import JourneyMap, Touchpoint
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.section import Section
from mapdesigner.session import Session


class CardSection(Section):
    """Shows and changes one thing of the selected touchpoints; a new one is a row in `card_sections`."""

    title = ""
    add_tip = ""

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(self.title, theme, settings, self.add_tip)
        self.session = session
        self.theme = theme

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        """Show what one touchpoint has, or what several have in common."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand over what was typed so far."""

    def name_attached(self, id_: str) -> bool:
        """Let a persona or goal that hangs here be named; False when none of that id does."""
        return False

    def begin_again(self) -> None:
        """Forget what was open or typed: the section is about other touchpoints now."""

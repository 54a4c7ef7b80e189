"""Menus about personas: which ones some touchpoints have, what one feels there."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from mapdesigner.layout.icons import FACES
from mapdesigner.model import SENTIMENT_WORDS, CardId, PersonaId, shortened
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.persona_disc import disc_icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.personas import commands as personas
from mapdesigner.session import Session


def fill_personas(
    menu: QMenu, session: Session, cards: tuple[CardId, ...], new: Callable[[], object] | None = None
) -> None:
    """Fill a menu with the map's personas, those checked that all of some touchpoints have.

    `new` is what “New persona…” does; without it there is none.
    """
    menu.clear()
    for index, persona in enumerate(session.map_.personas):
        action = QAction(menu_text(personas.persona_words(persona)), menu)
        action.setCheckable(True)
        action.setChecked(personas.is_on_all(session.map_, persona.id, cards))
        action.setIcon(disc_icon(persona, index))
        action.triggered.connect(lambda _=False, id_=persona.id: personas.toggle(session, id_, cards))
        menu.addAction(action)
    if new is not None:
        if session.map_.personas:
            menu.addSeparator()
        menu.addAction("New persona…").triggered.connect(lambda: new())
    elif not session.map_.personas:
        menu.addAction("No personas yet; add one in the left panel").setEnabled(False)


def fill_feelings(
    menu: QMenu, session: Session, theme: Theme, persona_id: PersonaId, cards: tuple[CardId, ...], now: object
) -> None:
    """Add to a menu what a persona can feel at some touchpoints.

    `now` is its own sentiment, None for as the card says, anything else for mixed.
    """
    group = QActionGroup(menu)
    choices: list[tuple[str, int | None]] = [("Feels as the card says", None)]
    choices += [(f"Feels {SENTIMENT_WORDS[mood]}", mood) for mood in sorted(FACES, reverse=True)]
    for words, mood in choices:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(now == mood)
        if mood is not None:
            action.setIcon(icon(theme, FACES[mood], f"sentiment {mood}"))
        action.triggered.connect(lambda _=False, mood=mood: personas.feel(session, persona_id, cards, mood))
        group.addAction(action)
        menu.addAction(action)


def menu_text(text: str, length: int = 40) -> str:
    """Return a user's words for a menu: one line, with no letter taken for a shortcut."""
    return shortened(text, length).replace("&", "&&")

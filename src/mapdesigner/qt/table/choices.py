"""What a cell can be set to by choosing: menus of values for one or several touchpoints."""

from collections.abc import Callable
from itertools import chain
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mapdesigner.layout.icons import FACES, channel_icon
from mapdesigner.model import (
    CHANNELS,
    EVIDENCE,
    SENTIMENT_WORDS,
    SETTINGS,
    JourneyMap,
)
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.table.columns import Column
from mapdesigner.qt.table.rows import UNTITLED_LANE, UNTITLED_STAGE, Row

NOT_SET = "Not set"


class Choice(NamedTuple):
    """A value and how it is shown."""

    value: object
    text: str
    icon: str = ""
    token: str = "muted"


def choices(column: str, map_: JourneyMap) -> list[Choice]:
    """Return what a column of choices can be set to, in the order of the inspector."""
    if column == "stage":
        return [Choice(stage.id, stage.name or UNTITLED_STAGE) for stage in map_.stages]
    if column == "lane":
        lanes = [lane for lane in map_.lanes if lane.kind == "touchpoints"]
        return [Choice(lane.id, lane.name or UNTITLED_LANE) for lane in lanes]
    if column == "sentiment":
        faces = [
            Choice(mood, SENTIMENT_WORDS[mood].capitalize(), FACES[mood], f"sentiment {mood}")
            for mood in sorted(FACES, reverse=True)
        ]
        return [*faces, Choice(None, NOT_SET)]
    if column == "channel":
        found = [Choice(channel, channel, channel_icon(channel) or "") for channel in CHANNELS]
        return [*found, Choice(None, NOT_SET)]
    words = SETTINGS if column == "setting" else EVIDENCE
    return [*(Choice(word, word) for word in words), Choice(None, NOT_SET)]


def meant(column: str, text: str, map_: JourneyMap) -> Choice | None:
    """Return the first choice that begins with a text, else one of whose words does, else that holds it."""
    typed = text.strip().casefold()
    if not typed:
        return None
    words = [(choice.text.casefold(), choice) for choice in choices(column, map_)]
    begins = (choice for name, choice in words if name.startswith(typed))
    within = (choice for name, choice in words if any(part.startswith(typed) for part in name.split()))
    holds = (choice for name, choice in words if typed in name)
    return next(chain(begins, within, holds), None)


def value_of(row: Row, column: str) -> object:
    """Return what a touchpoint has in a column of choices."""
    if column == "stage":
        return row.place.stage_id
    return getattr(row.card, column)


def fill_choices(
    menu: QMenu,
    column: Column,
    rows: list[Row],
    map_: JourneyMap,
    theme: Theme,
    choose: Callable[[object], object],
) -> None:
    """Add an action for each choice to a menu, a tick at what all the rows have; `choose` gets the value."""
    present = {value_of(row, column.name) for row in rows}
    for choice in choices(column.name, map_):
        if choice.text == NOT_SET:
            menu.addSeparator()
        action = QAction(choice.text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(present == {choice.value})
        if choice.icon:
            action.setIcon(icon(theme, choice.icon, choice.token, 16))
        action.triggered.connect(lambda _=False, value=choice.value: choose(value))
        menu.addAction(action)
        if action.isChecked():
            menu.setActiveAction(action)

"""TickPopup: ticks over a cell, for what a touchpoint can have several of."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mapdesigner.model import JourneyMap, initials, persona_colour
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.table.rows import Row
from mapdesigner.qt.widgets.tick import Tick
from mapdesigner.qt.widgets.tick_list import ROW_HEIGHT_PX, TickList

WIDTH_PX = 260
MOST_ROWS = 9


def ticks_for(column: str, rows: Sequence[Row], map_: JourneyMap) -> list[Tick]:
    """Return what can be ticked in a column; on is what all the rows have."""
    if column == "personas":
        return [
            Tick(
                persona.id,
                persona.name or "Unnamed persona",
                all(persona.id in row.card.personas for row in rows),
                disc=persona_colour(persona, place),
                letter=initials(persona)[:1],
            )
            for place, persona in enumerate(map_.personas)
        ]
    return [
        Tick(goal.id, goal.statement or "Goal without words", all(goal.id in row.card.goals for row in rows))
        for goal in map_.goals
    ]


class TickPopup(QFrame):
    """Hands over, when it closes, which values were ticked and which unticked; Escape forgets them.

    `went_on` comes with Tab, forward or back. What was looked for by letters is taken by Enter and Tab.
    """

    went_on = Signal(bool)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        name: str,
        ticks: list[Tick],
        done: Callable[[set[object], set[object]], object],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self._before = {tick.value: tick.is_on for tick in ticks}
        self._done = done
        self._is_looking = False
        self.list = TickList(theme, name)
        self.list.show_ticks(ticks)
        self.list.toggled.connect(self._toggle)
        self.list.left.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self.setFixedSize(WIDTH_PX, 10 + ROW_HEIGHT_PX * min(MOST_ROWS, len(ticks)))

    def open_at(self, place: QPoint) -> None:
        """Open under a place of the screen."""
        self.move(place)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def look_for(self, letter: str) -> None:
        """Go to what begins with a letter; more letters may follow."""
        self._is_looking = True
        self.list.keyboardSearch(letter)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._take()
        self.went_on.emit(forward)
        return True

    def _take(self) -> None:
        """Close, with a tick at what was looked for."""
        row = self.list.currentIndex().row()
        if self._is_looking and row >= 0 and not self.list.ticks[row].is_on:
            self._toggle(self.list.ticks[row].value)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._before = {tick.value: tick.is_on for tick in self.list.ticks}
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        now = {tick.value: tick.is_on for tick in self.list.ticks}
        on = {value for value, is_on in now.items() if is_on and not self._before[value]}
        off = {value for value, is_on in now.items() if not is_on and self._before[value]}
        self._before = now
        if on or off:
            self._done(on, off)
        super().closeEvent(event)

    def _toggle(self, value: object) -> None:
        self.list.show_ticks(
            [tick._replace(is_on=not tick.is_on) if tick.value == value else tick for tick in self.list.ticks]
        )

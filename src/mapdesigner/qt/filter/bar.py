"""FilterBar: what the filter asks for as chips above the views, and how much it shows."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.filter.words import WORDS, Asked, asked_for, number, with_toggled
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.session import Session

HEIGHT_PX = 41
MOST_CHIP_PX = 220


class FilterBar(QWidget):
    """Seen only while the filter is on; a chip's button takes its value out of the filter."""

    def __init__(self, session: Session, theme: Theme, filtering: Filtering) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._filtering = filtering
        self._shown: list[Asked] = []
        self.chips: list[QPushButton] = []
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Filter")
        self.setFixedHeight(HEIGHT_PX)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(12, 0, 4, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.count = plain_label("", "plain")
        self.clear_button = QPushButton("Clear")
        self.clear_button.setProperty("quiet", True)
        self.clear_button.setToolTip("Show all touchpoints")
        self.clear_button.clicked.connect(filtering.clear)
        self._lay_out()
        self.hide()
        filtering.changed.connect(self.refresh)
        session.on_map.append(self._follow_map)
        theme.changed.connect(self._draw_anew)

    def refresh(self) -> None:
        """Show what the filter asks for and how much it shows."""
        self.setVisible(self._filtering.is_on)
        if not self._filtering.is_on:
            return
        asked = asked_for(self._filtering.filter, self._session.map_)
        if asked != self._shown:
            self._shown = asked
            self._make_chips()
        shown, of = self._filtering.count(self._session.map_)
        self.count.setText(
            f"{number(shown)} of {number(of)} shown" if shown else f"No touchpoint of {number(of)} matches"
        )

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setLayout(self._row)
        self._room = _SidewaysArea()
        self._room.setWidget(inner)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._room, 1)
        row.addWidget(self.count)
        row.addWidget(self.clear_button)
        line = QFrame()
        line.setProperty("line", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(line)

    def _follow_map(self) -> None:
        if self._filtering.is_on:
            self.refresh()

    def _draw_anew(self) -> None:
        self._shown = []
        self.refresh()

    def _make_chips(self) -> None:
        had_focus = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._made_chip(asked) for asked in self._shown]
        for place, chip in enumerate(self.chips):
            self._row.insertWidget(place, chip)
        if had_focus is not None and self.chips:
            # The keyboard stays among the chips, so that Space takes off one after the other.
            self.chips[min(had_focus, len(self.chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_chip(self, asked: Asked) -> QPushButton:
        words = f"{WORDS[asked.criterion]}: {asked.tick.text}"
        chip = QPushButton()
        chip.setProperty("chip", True)
        chip.setText(
            chip.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, MOST_CHIP_PX).replace("&", "&&")
        )
        chip.setIcon(icon(self._theme, "x", "muted", 14))
        chip.setIconSize(QSize(14, 14))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip(plain_tip(f"Take “{words}” out of the filter"))
        chip.setAccessibleName(f"{words}. Take it out of the filter")
        criterion, value = asked.criterion, asked.tick.value
        chip.clicked.connect(
            lambda: self._filtering.show_only(with_toggled(self._filtering.filter, criterion, value))
        )
        return chip


class _SidewaysArea(QScrollArea):
    """Holds more chips than there is room for; the wheel moves them, and so does going through them."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

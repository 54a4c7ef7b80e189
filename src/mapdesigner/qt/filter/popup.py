"""FilterPopup: the criteria at the left, the values of one of them at the right, to tick."""

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.insight.filtering import CRITERIA, value_counts
from mapdesigner.model.folding import folded_words, holds
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.filter.words import WORDS, number, shown_words, ticks_of, with_toggled
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.tick_list import TickList
from mapdesigner.session import Session

WIDTH_PX, HEIGHT_PX = 440, 372
CRITERIA_WIDTH_PX = 132
# Longer lists can be searched.
FEW_VALUES = 8


class FilterPopup(QFrame):
    """Every tick filters at once; Escape closes, and so does Enter."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme, filtering: Filtering) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._session = session
        self._filtering = filtering
        self._criterion = CRITERIA[0]
        self._counts: Mapping[str, Mapping[Hashable, int]] = {}
        self.setProperty("popup", True)
        self.setAccessibleName("Filter touchpoints")
        self.setFixedSize(WIDTH_PX, HEIGHT_PX)
        self.buttons: dict[str, QPushButton] = {}
        self.search = LineEdit()
        self.search.setProperty(NOT_KEPT, True)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._show_values())
        self.search.installEventFilter(self)
        self.list = TickList(theme, "Values")
        self.list.toggled.connect(self._toggle)
        self.list.left.connect(self.close)
        self.list.installEventFilter(self)
        self._nothing = plain_label("", "muted", wraps=True)
        self._count = plain_label("", "muted")
        self._clear = QPushButton("Clear")
        self._clear.clicked.connect(filtering.clear)
        self._lay_out()
        filtering.changed.connect(self._refresh_if_open)

    def open_below(self, anchor: QWidget) -> None:
        """Open under a widget, its right edge in line with that one's."""
        corner = anchor.mapToGlobal(QPoint(anchor.width() - WIDTH_PX, anchor.height() + 4))
        room = anchor.screen().availableGeometry()
        corner.setX(max(room.left() + 4, min(corner.x(), room.right() - WIDTH_PX - 4)))
        self.move(corner)
        self.search.clear()
        self._refresh()
        self.show()
        self.buttons[self._criterion].setFocus(Qt.FocusReason.PopupFocusReason)

    def choose(self, criterion: str) -> None:
        """Show the values of a criterion ("channels")."""
        self._criterion = criterion
        self.search.clear()
        self._refresh()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(8, 8, 8, 8)
        left.setSpacing(2)
        group = QButtonGroup(self)
        for criterion in CRITERIA:
            button = self.buttons[criterion] = QPushButton()
            button.setProperty("segment", True)
            button.setStyleSheet("text-align: left; min-height: 28px; font-size: 13px;")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=criterion: self.choose(name))
            button.installEventFilter(self)
            group.addButton(button)
            left.addWidget(button)
        left.addStretch(1)
        sides = QWidget()
        sides.setFixedWidth(CRITERIA_WIDTH_PX)
        sides.setLayout(left)
        right = QVBoxLayout()
        right.setContentsMargins(6, 8, 6, 4)
        right.setSpacing(6)
        right.addWidget(self.search)
        right.addWidget(self._nothing)
        right.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(sides)
        middle.addWidget(_line(vertical=True))
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 8, 8)
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(_line())
        column.addLayout(foot)

    # Showing

    def _refresh_if_open(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        map_, filter_ = self._session.map_, self._filtering.filter
        self._counts = value_counts(map_, filter_)
        for criterion, button in self.buttons.items():
            chosen = len(getattr(filter_, criterion))
            button.setText(f"{WORDS[criterion]} · {chosen}" if chosen else WORDS[criterion])
            button.setChecked(criterion == self._criterion)
        count = self._filtering.count(map_)
        words = f"{number(count.shown)} of {number(count.of)} shown"
        self._count.setText(words if self._filtering.is_on else shown_words(count))
        self._clear.setEnabled(self._filtering.is_on)
        self._show_values()

    def _show_values(self) -> None:
        words = WORDS[self._criterion].lower()
        counts = self._counts[self._criterion]
        ticks = ticks_of(self._criterion, counts, self._filtering.filter, self._session.map_)
        self.search.setVisible(len(ticks) > FEW_VALUES)
        self.search.setPlaceholderText(f"Find {'an' if words[0] in 'aeiou' else 'a'} {words}")
        wanted = folded_words(self.search.text())
        found = [tick for tick in ticks if holds(tick.text, wanted)]
        self.list.setAccessibleName(f"Values of {words}")
        self.list.show_ticks(found)
        self.list.setVisible(bool(found))
        self._nothing.setText(
            f"No {words} has these letters." if ticks else "The map has no touchpoints yet."
        )
        self._nothing.setVisible(not found)

    def _toggle(self, value: Hashable) -> None:
        self._filtering.show_only(with_toggled(self._filtering.filter, self._criterion, value))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if watched in self.buttons.values():
            return self._pressed_on_criterion(key)
        if watched is self.search and key == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self.list and key == Qt.Key.Key_Left:
            self.buttons[self._criterion].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _pressed_on_criterion(self, key: int) -> bool:
        at = CRITERIA.index(self._criterion)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.choose(CRITERIA[max(0, min(at + step, len(CRITERIA) - 1))])
            self.buttons[self._criterion].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False


def _line(vertical: bool = False) -> QFrame:
    line = QFrame()
    if vertical:
        line.setProperty("line", True)
        # The style sheet's line lies; this one stands.
        line.setStyleSheet("min-width: 1px; max-width: 1px; max-height: 9999px;")
    else:
        line.setProperty("line", True)
    return line

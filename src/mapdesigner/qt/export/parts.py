"""PartsField: what goes into a report and in which order, ticked and moved in a list."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.export.options import PART_NAMES
from mapdesigner.model import REPORT_PARTS, JourneyMap, ReportPart, Touchpoint, cards_of
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.jumping import JumpingList

ROW_PX = 26
SHOWN_ROWS = 9
PART_ROLE = Qt.ItemDataRole.UserRole
NONE_HERE = "nothing in this map yet"


class PartsField(QWidget):
    """`changed` brings the chosen parts in their order.

    Only the parts that the format can show are in sight; the others stay as the map remembers them.
    """

    changed = Signal(object)

    def __init__(
        self, map_: JourneyMap, theme: Theme, shown: frozenset[ReportPart] = frozenset(REPORT_PARTS)
    ) -> None:
        super().__init__()
        self._theme = theme
        self._shown = shown
        self._has = parts_in(map_)
        label = QLabel("What &goes in, in this order")
        label.setProperty("role", "label")
        self.list = _List()
        # As many rows as it has, so that there is no scroll bar for a few, and no empty room.
        self.list.setFixedHeight(min(SHOWN_ROWS, len(shown)) * ROW_PX + 6)
        label.setBuddy(self.list)
        self.up = self._button("arrow-up", "Move the part up (Alt+Up)", -1)
        self.down = self._button("arrow-down", "Move the part down (Alt+Down)", 1)
        self.usual = QPushButton("All, in the usual order")
        self.usual.setProperty("quiet", True)
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(self._be_usual)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self.usual)
        tools.addStretch(1)
        tools.addWidget(self.up)
        tools.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.list)
        column.addLayout(tools)
        self.show_parts(REPORT_PARTS if map_.report_parts is None else map_.report_parts)
        self.list.itemChanged.connect(self._changed)
        self.list.model().rowsMoved.connect(self._changed)
        self.list.move_asked.connect(self.move_part)
        self.list.currentRowChanged.connect(self._sync)
        theme.changed.connect(self._draw_icons)

    def parts(self) -> tuple[ReportPart, ...]:
        """Return the chosen parts in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(_part(item) for item in items if item.checkState() == Qt.CheckState.Checked)

    def has_content(self) -> bool:
        """Tell whether the map has something to show for one of the chosen parts that are in sight."""
        return bool(self._has.intersection(self._shown, self.parts()))

    def show_parts(self, parts: Sequence[ReportPart]) -> None:
        """Show the chosen parts first, then the others, each where it usually comes."""
        self.list.blockSignals(True)
        self.list.clear()
        for part in _all_in_order(parts):
            there = part in self._has
            item = QListWidgetItem(PART_NAMES[part] if there else f"{PART_NAMES[part]} ({NONE_HERE})")
            item.setData(PART_ROLE, part)
            item.setSizeHint(QSize(0, ROW_PX))
            if not there:
                item.setForeground(self._theme.colour("muted"))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if part in parts else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            item.setHidden(part not in self._shown)
        self.list.setCurrentRow(next(iter(self._rows()), 0))
        self.list.blockSignals(False)
        self._sync()

    def move_part(self, step: int) -> None:
        """Move the part that the keyboard is on up (-1) or down (1)."""
        row, rows = self.list.currentRow(), self._rows()
        if row not in rows or not 0 <= rows.index(row) + step < len(rows):
            return
        to = rows[rows.index(row) + step]
        model, root = self.list.model(), self.list.rootIndex()
        model.moveRow(root, row, root, to if step < 0 else to + 1)
        self.list.setCurrentRow(to)
        self.list.scrollToItem(self.list.item(to))

    def _be_usual(self) -> None:
        self.show_parts(REPORT_PARTS)
        self._changed()

    def _changed(self) -> None:
        self._sync()
        self.changed.emit(self.parts())

    def _sync(self) -> None:
        row, rows = self.list.currentRow(), self._rows()
        self.up.setEnabled(row in rows[1:])
        self.down.setEnabled(row in rows[:-1])
        self.usual.setEnabled(self.parts() != REPORT_PARTS)

    def _rows(self) -> list[int]:
        """Return the rows that are in sight."""
        return [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]

    def _button(self, icon_name: str, words: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", icon_name)
        button.setIcon(icon(self._theme, icon_name, "muted", 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.move_part(step))
        return button

    def _draw_icons(self) -> None:
        for button in (self.up, self.down):
            button.setIcon(icon(self._theme, str(button.property("icon_name")), "muted", 16))


class _List(JumpingList):
    """Parts that are dragged into another order; `move_asked` brings the step of Alt+Up or Alt+Down."""

    move_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("boxed", True)
        self.setAccessibleName("What goes in, in this order")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(step)
        else:
            super().keyPressEvent(event)


def parts_in(map_: JourneyMap) -> frozenset[ReportPart]:
    """Return the parts for which the map has something to show."""
    touchpoints = [card for _, card in cards_of(map_) if isinstance(card, Touchpoint)]
    has: dict[ReportPart, bool] = {
        "improvements": bool(map_.improvements),
        "personas": bool(map_.personas),
        "goals": bool(map_.goals),
        "experiments": bool(map_.experiments),
        "tests": bool(map_.experiments),
        # Whether there are some is not known before the rules have looked; a part of nothing has no page.
        "findings": bool(touchpoints),
        "health": bool(touchpoints),
        "stages": any(stage.cards for stage in map_.stages),
        "feedback": any(card.feedback for card in touchpoints),
        "audit": any(card.audit for card in touchpoints),
        "consistency": any(card.audit for card in touchpoints),
        "metrics": any(card.metrics for card in touchpoints),
    }
    return frozenset(part for part in REPORT_PARTS if has.get(part, True))


def _all_in_order(parts: Sequence[ReportPart]) -> list[ReportPart]:
    """Return every part: the chosen ones in their order, each other one after the one it usually follows."""
    order = list(parts)
    for place, part in enumerate(REPORT_PARTS):
        if part not in order:
            before = REPORT_PARTS[place - 1] if place else None
            order.insert(order.index(before) + 1 if before in order else 0, part)
    return order


def _part(item: QListWidgetItem) -> ReportPart:
    return cast(ReportPart, item.data(PART_ROLE))

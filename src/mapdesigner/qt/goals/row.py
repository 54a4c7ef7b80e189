"""A row of the list of goals: statement, target · deadline · owner, the SMART sign and what serves it."""

from typing import NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mapdesigner.insight.serving import ServingCount
from mapdesigner.insight.smart import Gap
from mapdesigner.layout.text import Style, wrap
from mapdesigner.model import Goal, GoalId
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.editing.drag_formats import GOAL_MIME
from mapdesigner.qt.goals import commands as goals
from mapdesigner.qt.goals.smart_sign import LETTER_PX, paint_smart, smart_words

ROW_ROLE = Qt.ItemDataRole.UserRole
HEADING_HEIGHT_PX = 30
REMARK_HEIGHT_PX = 22
SIDE_PX = 12
BAR_PX = 10
TOP_PX = 7
LINE_PX = 17
SMALL_LINE_PX = 15
MOST_LINES = 2
DRAG_WIDTH_PX = 204
CHECK_PX = 13

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Row(NamedTuple):
    """A heading or a remark under one (no goal), or a goal with what it lacks and what serves it.

    `serving` is how many of the `aimed` things that are selected serve it.
    """

    text: str
    goal: Goal | None = None
    gaps: tuple[Gap, ...] = ()
    served: ServingCount = ServingCount()
    is_remark: bool = False
    serving: int = 0
    aimed: int = 0


class GoalPainter(QStyledItemDelegate):
    """Paints headings, remarks and goals; the one that `chosen` names is on the accent's tint."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.chosen: GoalId | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if row is None or row.goal is None:
            return QSize(width, HEADING_HEIGHT_PX if row is None or not row.is_remark else REMARK_HEIGHT_PX)
        lines = len(_lines(row.goal, self._room()))
        small = SMALL_LINE_PX + 1 if goals.goal_facts(row.goal) else 0
        return QSize(width, TOP_PX + lines * LINE_PX + small + 3 + LETTER_PX + TOP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.goal is None:
            self._paint_words(painter, option.rect, row)
        else:
            self._paint_goal(painter, option, row)
        painter.restore()

    def _room(self) -> int:
        """Return how wide a text can be; the same with and without a scroll bar."""
        return self._view.width() - 2 * SIDE_PX - BAR_PX

    def _paint_words(self, painter: QPainter, line: QRect, row: Row) -> None:
        painter.setFont(interface_font(11, semibold=not row.is_remark))
        painter.setPen(self._theme.colour("muted"))
        area = line.adjusted(SIDE_PX, 0, -SIDE_PX, -5)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.text)

    def _paint_goal(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        goal = row.goal
        if goal is None:
            return
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, is_current or goal.id == self.chosen)
        area = QRect(option.rect.left() + SIDE_PX, option.rect.top() + TOP_PX, self._room(), 0)
        top = area.top()
        painter.setFont(interface_font())
        painter.setPen(self._theme.colour("text" if goal.statement.strip() else "muted"))
        for text in _lines(goal, area.width()):
            painter.drawText(QRect(area.left(), top, area.width(), LINE_PX), _MIDDLE, text)
            top += LINE_PX
        painter.setFont(interface_font(11))
        painter.setPen(self._theme.colour("muted"))
        facts = goals.goal_facts(goal)
        if facts:
            text = painter.fontMetrics().elidedText(facts, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.left(), top, area.width(), SMALL_LINE_PX), _MIDDLE, text)
            top += SMALL_LINE_PX + 1
        top += 3
        line = QRect(area.left(), top, area.width(), LETTER_PX)
        self._paint_served(painter, line, row)
        paint_smart(painter, self._theme, area.left(), top, row.gaps)

    def _paint_served(self, painter: QPainter, line: QRect, row: Row) -> None:
        """Paint at a line's end what serves the goal, or how many of those that are selected."""
        words = f"served by {_total(row.served) or 'nothing'}"
        if row.serving:
            words = "attached" if row.serving == row.aimed else f"on {row.serving} of {row.aimed}"
            painter.setPen(self._theme.colour("accent"))
            if row.serving == row.aimed:
                left = line.right() - painter.fontMetrics().horizontalAdvance(words) - CHECK_PX - 3
                paint_icon(painter, self._theme, "check", left, line.center().y() - 6, CHECK_PX, "accent")
        painter.drawText(line, _MIDDLE | Qt.AlignmentFlag.AlignRight, words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, chosen: bool) -> None:
        focused = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or focused or pointed):
            return
        painter.setPen(QPen(self._theme.colour("accent"), 1) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent tint") if chosen else self._theme.derived("hover"))
        painter.drawRoundedRect(
            QRectF(option.rect.adjusted(4, 1, -4, -1)).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6
        )


def dragged(goal_id: GoalId) -> QMimeData:
    """Return what a drop on the canvas reads: the goal's id."""
    data = QMimeData()
    data.setData(GOAL_MIME, goal_id.encode())
    return data


def goal_picture(theme: Theme, goal: Goal, ratio: float) -> QPixmap:
    """Return a goal's statement on a slip, to hang on the pointer."""
    lines = _lines(goal, DRAG_WIDTH_PX - 20)
    height = 12 + LINE_PX * len(lines)
    picture = QPixmap(round(DRAG_WIDTH_PX * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(QRectF(0.5, 0.5, DRAG_WIDTH_PX - 1, height - 1), 8, 8)
    painter.setFont(interface_font())
    painter.setPen(theme.colour("text"))
    for place, text in enumerate(lines):
        painter.drawText(QRectF(10, 6 + place * LINE_PX, DRAG_WIDTH_PX - 20, LINE_PX), _MIDDLE, text)
    painter.end()
    return picture


def _lines(goal: Goal, width: int) -> list[str]:
    statement = " ".join(goal.statement.split()) or goals.UNTITLED
    return [line.text for line in wrap(statement, max(40, width), Style(13), MOST_LINES)]


def told(row: Row) -> tuple[str, ...]:
    """Return all that a row says of a goal, a sentence each."""
    if row.goal is None:
        return ()
    name = " ".join(row.goal.statement.split()) or goals.UNTITLED
    what = f"{goals.KIND_WORDS[row.goal.kind]}: {name}"
    served = f"Served by {goals.serving_words(row.served)}."
    here = f"On {row.serving} of the {row.aimed} selected." if row.aimed > 1 else "On the selection."
    return what, goals.goal_facts(row.goal), smart_words(row.gaps), here if row.serving else "", served


def _total(count: ServingCount) -> int:
    return count.stages + count.touchpoints

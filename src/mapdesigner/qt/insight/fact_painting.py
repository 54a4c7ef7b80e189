"""FactDelegate: how a cell of a table of facts is painted: text, the line under it, bar and shade."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mapdesigner.qt.drawing.stylesheet import mixed
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.insight.fact_model import FactModel
from mapdesigner.qt.insight.facts import Cell, Column, Fact

SIDE_PX = 8
LINE_PX, TWO_LINES_PX, HEADING_PX = 30, 42, 38
FONT_PX, UNDER_PX = 12, 11
BAR_PX, BAR_HEIGHT_PX = 64, 4
BAND_PX = 4
# Text stays readable on the deepest shade.
DEEPEST = 0.34


class FactDelegate(QStyledItemDelegate):
    """Paints the cells of one table."""

    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, FactModel):
            return
        fact, column, cell = model.facts[index.row()], model.columns[index.column()], model.cell(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # type: ignore[attr-defined]
        if fact.is_heading:
            self._paint_heading(painter, area, fact, cell, index.row() == 0)
        else:
            self._paint_ground(painter, area, option, index, cell)
            self._paint_cell(painter, area, column, cell)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = index.model()
        if not isinstance(model, FactModel):
            return QSize()
        return QSize(cell_width(model.cell(index)), row_height(model.facts[index.row()], index.row() == 0))

    def _paint_ground(
        self,
        painter: QPainter,
        area: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        cell: Cell,
    ) -> None:
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if cell.shade is not None:
            token, strength = cell.shade
            colour = mixed(self._theme.palette["canvas"], self._theme.palette[token], DEEPEST * strength)
            painter.fillRect(area.adjusted(1, 1, -1, -2), self._theme.colour(colour))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent tint"))
            if self._table.hasFocus():
                self._paint_ring(painter, area, index)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, self._theme.colour("hairline"))

    def _paint_ring(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint this cell's part of the ring around the row that has the keyboard."""
        accent = self._theme.colour("accent")
        painter.fillRect(area.left(), area.top(), area.width(), 1, accent)
        painter.fillRect(area.left(), area.bottom() - 1, area.width(), 1, accent)
        if index.column() == 0:
            painter.fillRect(area.left(), area.top(), 1, area.height() - 1, accent)
        if index.column() == index.model().columnCount() - 1:
            painter.fillRect(area.right(), area.top(), 1, area.height() - 1, accent)

    def _paint_heading(self, painter: QPainter, area: QRect, fact: Fact, cell: Cell, is_first: bool) -> None:
        top = area.bottom() - LINE_PX
        if fact.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(fact.colour))
            painter.drawRoundedRect(QRectF(area.left() + SIDE_PX, top + 8, BAND_PX, 15), 2, 2)
        left = area.left() + SIDE_PX + (BAND_PX + 8 if fact.colour else 0)
        painter.setFont(interface_font(FONT_PX, semibold=True))
        painter.setPen(self._theme.colour("text"))
        self._write(painter, QRect(left, top, area.right() - left, LINE_PX), cell.text, False)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, self._theme.colour("hairline"))

    def _paint_cell(self, painter: QPainter, area: QRect, column: Column, cell: Cell) -> None:
        inner = area.adjusted(SIDE_PX, 0, -SIDE_PX, -1)
        if cell.bar is not None:
            self._paint_bar(painter, inner, cell.bar)
            inner = inner.adjusted(BAR_PX + 10, 0, 0, 0)
        font = interface_font(FONT_PX, semibold=cell.strong)
        first = inner
        if cell.under:
            line = QFontMetrics(font).height()
            under = QFontMetrics(interface_font(UNDER_PX)).height()
            top = inner.top() + (inner.height() - line - under - 1) // 2
            first = QRect(inner.left(), top, inner.width(), line)
            painter.setFont(interface_font(UNDER_PX))
            painter.setPen(self._theme.colour("muted"))
            second = QRect(inner.left(), top + line + 1, inner.width(), under)
            self._write(painter, second, cell.under, column.right)
        painter.setFont(font)
        painter.setPen(self._theme.colour(cell.token))
        self._write(painter, first, cell.text, column.right)

    def _paint_bar(self, painter: QPainter, area: QRect, share: float) -> None:
        groove = QRectF(area.left(), area.center().y() - BAR_HEIGHT_PX / 2 + 1, BAR_PX, BAR_HEIGHT_PX)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self._theme.derived("pressed"))
        painter.drawRoundedRect(groove, 2, 2)
        if share > 0:
            groove.setWidth(max(BAR_HEIGHT_PX, BAR_PX * min(1.0, share)))
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(groove, 2, 2)

    @staticmethod
    def _write(painter: QPainter, area: QRect, text: str, right: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)


def row_height(fact: Fact, is_first: bool) -> int:
    """Return how high a row is in pixels; headings have air above them, but the first."""
    if fact.is_heading:
        return LINE_PX + 1 if is_first else HEADING_PX
    return TWO_LINES_PX if any(cell.under for cell in fact.cells) else LINE_PX


def cell_width(cell: Cell) -> int:
    """Return how wide a cell would like to be, in pixels."""
    text = _text_width(cell.text, FONT_PX, cell.strong)
    under = _text_width(cell.under, UNDER_PX, False) if cell.under else 0
    return max(text, under) + 2 * SIDE_PX + 2 + (BAR_PX + 10 if cell.bar is not None else 0)


@lru_cache(maxsize=8192)
def _text_width(text: str, size_px: int, semibold: bool) -> int:
    return QFontMetrics(interface_font(size_px, semibold=semibold)).horizontalAdvance(text)

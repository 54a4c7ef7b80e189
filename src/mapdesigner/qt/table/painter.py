"""How the cells of the table look."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mapdesigner.insight.metric_status import metric_status
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.layout.icons import FACES, channel_icon
from mapdesigner.model import initials
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.table.columns import COLUMNS, Column, metric_words
from mapdesigner.qt.table.model import TableModel
from mapdesigner.qt.table.rows import Row
from mapdesigner.qt.widgets.tick_list import paint_disc

SIDE_PX = 8
ICON_PX = 16
DISC_PX = 20
FLAT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
COUNTS = ("feedback", "improvements", "votes")

Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Draws cells: hairlines under rows, a tint on selected ones, a ring at the current cell."""

    def __init__(self, theme: Theme, model: TableModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = self._model.rows[index.row()], COLUMNS[index.column()]
        painter.save()
        self._paint_ground(painter, option, index.row())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(interface_font())
        painter.setPen(self._theme.colour("text"))
        area = option.rect.adjusted(SIDE_PX, 0, -SIDE_PX, -1)
        self._paint_content(painter, area, row, column)
        painter.restore()

    def cut_text(self, index: Index, width_px: int, metrics_of: QStyleOptionViewItem) -> str:
        """Return a cell's whole text when it is not all seen, or not shown as text at all."""
        text = self._model.text(index.row(), index.column())
        name = COLUMNS[index.column()].name
        room = width_px - 2 * SIDE_PX - (ICON_PX + 6 if name in ("channel", "sentiment") else 0)
        if name in ("personas", "moment_of_truth") or "\n" in text:
            return "Moment of truth" if name == "moment_of_truth" and text else text
        return text if metrics_of.fontMetrics.horizontalAdvance(text) > room else ""

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        theme, rect = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent tint"))
        elif row == self.hovered_row:
            painter.fillRect(rect, theme.derived("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("hairline"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.25, 1.25, -1.25, -2.25), 4, 4)

    def _paint_content(self, painter: QPainter, area: QRect, row: Row, column: Column) -> None:
        name = column.name
        if name == "title":
            self._text(
                painter, area, row.card.title or "Untitled touchpoint", "text" if row.card.title else "faint"
            )
        elif name == "stage":
            bar = QRectF(area.left(), area.center().y() - 6, 3, 14)
            painter.fillRect(bar, QColor(row.place.stage_colour))
            self._text(painter, area.adjusted(10, 0, 0, 0), row.place.stage_name)
        elif name == "channel":
            self._with_icon(painter, area, channel_icon(row.card.channel), "muted", row.card.channel or "")
        elif name == "sentiment" and row.card.sentiment is not None:
            mood = row.card.sentiment
            words = self._words(row, column)
            self._with_icon(painter, area, FACES[mood], f"sentiment {mood}", words)
        elif name == "moment_of_truth":
            if row.card.moment_of_truth:
                self._icon(painter, area, "star-filled", "accent")
        elif name == "personas":
            self._discs(painter, area, row)
        elif name == "metrics":
            self._metrics(painter, area, row)
        elif name in ("title", "owner", "lane"):
            self._text(painter, area, self._words(row, column))
        else:
            self._text(painter, area, self._words(row, column), "muted" if name in COUNTS else "text")

    def _words(self, row: Row, column: Column) -> str:
        return column.text(row, self._model.around)

    def _text(self, painter: QPainter, area: QRect, text: str, token: str = "text") -> int:
        """Draw a line of text, cut where there is no room, and return its width."""
        flat = " ".join(text.split()) if "\n" in text or "\t" in text else text
        cut = painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, max(0, area.width()))
        painter.setPen(self._theme.colour(token))
        painter.drawText(area, FLAT, cut)
        return painter.fontMetrics().horizontalAdvance(cut)

    def _icon(self, painter: QPainter, area: QRect, name: str, token: str) -> None:
        top = area.center().y() - ICON_PX / 2 + 1
        paint_icon(painter, self._theme, name, area.left(), top, ICON_PX, token)

    def _with_icon(self, painter: QPainter, area: QRect, icon: str | None, token: str, text: str) -> None:
        if icon:
            self._icon(painter, area, icon, token)
            area = area.adjusted(ICON_PX + 6, 0, 0, 0)
        self._text(painter, area, text)

    def _discs(self, painter: QPainter, area: QRect, row: Row) -> None:
        personas = [self._model.around.personas[id_] for id_ in row.card.personas]
        step = DISC_PX + 3
        room = max(1, (area.width() + 3) // step)
        shown = personas if len(personas) <= room else personas[: room - 1]
        top = area.center().y() - DISC_PX / 2 + 1
        for place, (persona, colour) in enumerate(shown):
            disc = QRectF(QPointF(area.left() + place * step, top), QPointF(0, 0))
            disc.setSize(QRectF(0, 0, DISC_PX, DISC_PX).size())
            paint_disc(painter, QColor(colour), initials(persona)[:1], disc)
        if len(shown) < len(personas):
            painter.setFont(interface_font(11))
            rest = area.adjusted(len(shown) * step, 0, 0, 0)
            self._text(painter, rest, f"+{len(personas) - len(shown)}", "muted")

    def _metrics(self, painter: QPainter, area: QRect, row: Row) -> None:
        """Draw as many metrics as there is room for, each in the colour of its status."""
        painter.setFont(interface_font(12))
        for place, metric in enumerate(row.card.metrics):
            words = metric_words(metric)
            width = painter.fontMetrics().horizontalAdvance(words)
            left = len(row.card.metrics) - place
            room = area.width() - (26 if left > 1 else 0)
            if place and width > room:
                self._text(painter, area, f"+{left}", "muted")
                return
            self._text(painter, area, words, STATUS_SIGNS.get(metric_status(metric), ("", "muted"))[1])
            area = area.adjusted(width + 10, 0, 0, 0)

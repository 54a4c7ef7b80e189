"""A row of the gallery: a persona with its disc, its count, and the mark for the selected touchpoints."""

from typing import NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mapdesigner.model import Persona
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.persona_disc import paint_disc
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.editing.drag_formats import PERSONA_MIME
from mapdesigner.qt.personas.commands import persona_name, touchpoints_words

ROW_ROLE = Qt.ItemDataRole.UserRole
ROW_PX = 48
DISC_PX = 32
SIDE_PX = 12
MARK_PX = 22
PICTURE_WIDTH_PX = 176

Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """A persona in its colour, on how many touchpoints it is, and on how many of those that are selected."""

    persona: Persona
    colour: str
    touchpoints: int
    on_aimed: int = 0
    aimed: int = 0


def mark_place(line: QRect) -> QRect:
    """Return where a row has its mark for the selected touchpoints."""
    top = line.center().y() - MARK_PX // 2 + 1
    return QRect(line.right() - SIDE_PX - MARK_PX + 4, top, MARK_PX, MARK_PX)


class RowPainter(QStyledItemDelegate):
    """Paints rows: disc, name and what is under it, and at the right the count or the mark."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = option.rect.adjusted(4, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            focused = chosen and self._view.hasFocus()
            painter.setPen(QPen(self._theme.colour("accent"), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent tint") if chosen else self._theme.derived("hover"))
            painter.drawRoundedRect(QRectF(line).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        right = (
            self._paint_mark(painter, index, row) if row.aimed else self._paint_count(painter, option, row)
        )
        paint_row(painter, self._theme, row, QRectF(option.rect), right - 8)
        painter.restore()

    def _paint_count(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> int:
        painter.setFont(interface_font(12))
        painter.setPen(self._theme.colour("muted"))
        words = str(row.touchpoints) if row.touchpoints else ""
        area = option.rect.adjusted(0, 0, -SIDE_PX, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return area.right() - painter.fontMetrics().horizontalAdvance(words)

    def _paint_mark(self, painter: QPainter, index: Index, row: Row) -> int:
        """Paint whether the selected touchpoints have the persona: all (a tick), some (a dash), none (+)."""
        place = QRectF(mark_place(self._view.visualRect(index))).adjusted(1, 1, -1, -1)
        is_on = row.on_aimed == row.aimed
        painter.setPen(QPen(self._theme.colour("accent" if row.on_aimed else "faint"), 1.25))
        painter.setBrush(self._theme.colour("accent") if is_on else self._theme.colour("surface"))
        painter.drawEllipse(place)
        left, top = place.center().x() - 7, place.center().y() - 7
        if is_on:
            paint_icon(painter, self._theme, "check", left, top, 14, "on accent")
        elif row.on_aimed:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            y = place.center().y()
            painter.drawLine(round(place.center().x() - 4), round(y), round(place.center().x() + 4), round(y))
        else:
            paint_icon(painter, self._theme, "plus", left, top, 14, "muted")
        return round(place.left())


def paint_row(painter: QPainter, theme: Theme, row: Row, place: QRectF, right: float) -> None:
    """Paint disc, name and what stands under it, no farther than `right`."""
    top = place.center().y() - DISC_PX / 2
    paint_disc(painter, row.persona, row.colour, QRectF(place.left() + SIDE_PX, top, DISC_PX, DISC_PX))
    left = place.left() + SIDE_PX + DISC_PX + 10
    under = under_name(row)
    painter.setFont(interface_font())
    painter.setPen(theme.colour("text" if row.persona.name.strip() else "muted"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    y = place.center().y() - (17 if under else 9)
    name = painter.fontMetrics().elidedText(
        " ".join(persona_name(row.persona).split()), Qt.TextElideMode.ElideRight, int(right - left)
    )
    painter.drawText(QRectF(left, y, right - left, 18), flags, name)
    if under:
        painter.setFont(interface_font(11))
        painter.setPen(theme.colour("muted"))
        text = painter.fontMetrics().elidedText(under, Qt.TextElideMode.ElideRight, int(right - left))
        painter.drawText(QRectF(left, y + 18, right - left, 16), flags, text)


def under_name(row: Row) -> str:
    """Return age and occupation on one line."""
    return " · ".join(
        " ".join(words.split()) for words in (row.persona.age_range, row.persona.occupation) if words.strip()
    )


def dragged(persona: Persona) -> QMimeData:
    """Return what a drop reads: the persona's id."""
    data = QMimeData()
    data.setData(PERSONA_MIME, persona.id.encode())
    return data


def row_picture(theme: Theme, row: Row, ratio: float) -> QPixmap:
    """Return the persona as it hangs on the pointer."""
    picture = QPixmap(round(PICTURE_WIDTH_PX * ratio), round(ROW_PX * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(QRectF(0.5, 0.5, PICTURE_WIDTH_PX - 1, ROW_PX - 1), ROW_PX / 2, ROW_PX / 2)
    paint_row(painter, theme, row, QRectF(-4, 0, PICTURE_WIDTH_PX, ROW_PX), PICTURE_WIDTH_PX - 16)
    painter.end()
    return picture


def tip(row: Row) -> str:
    """Return what a row says when the pointer rests on it."""
    on = touchpoints_words(row.touchpoints) if row.touchpoints else "no touchpoint yet"
    lines = [f"{persona_name(row.persona)}: on {on}"]
    if row.aimed:
        verb = "Enter takes it off" if row.on_aimed == row.aimed else "Enter attaches it to"
        lines.append(f"{verb} the {touchpoints_words(row.aimed)} selected")
    else:
        lines.append("Drag it onto a touchpoint or a stage’s heading")
    return "\n".join(lines)

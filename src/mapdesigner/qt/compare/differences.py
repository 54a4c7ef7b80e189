"""The list of what differs between two maps: headings with counts, and an entry for each difference."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mapdesigner.insight.card_changes import FieldChange
from mapdesigner.insight.comparison_words import Entry, Part, field_words
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.jumping import Jumping
from mapdesigner.qt.widgets.words import number_words

ROW_ROLE = Qt.ItemDataRole.UserRole
HEADING_PX = 36
NAME_PX = 28
FIELD_PX = 19
BELOW_FIELDS_PX = 6
SIDE_PX = 10
FIELD_NAME_PX = 150
GAP_PX = 16
SIGNS = {"Added": "+", "Removed": "−", "Moved": "→", "Changed": "≠", "Improvements done": "✓"}
COLOURS = {"Added": "good", "Removed": "bad", "Improvements done": "good"}

Index = QModelIndex | QPersistentModelIndex
Row = Part | Entry


class Differences(QAbstractListModel):
    """Rows for the view; headings can't be selected."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """Show other differences."""
        self.beginResetModel()
        self.rows = []
        for part in parts:
            self.rows += [part, *part.entries] if part.entries else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _words(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Entry):
            return plain_tip(_words(row))
        return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], Part):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class DifferenceList(Jumping, QListView):
    """The list; a click or Enter asks for an entry's thing to be shown on the map."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, rows: Differences) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(_Painter(theme, self))
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("What differs")
        self.clicked.connect(self._want)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _want(self, index: Index) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, Entry):
            self.wanted.emit(row)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: DifferenceList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        if isinstance(row, Part):
            return QSize(120, HEADING_PX)
        below = len(row.fields) * FIELD_PX + BELOW_FIELDS_PX if row.fields else 0
        return QSize(120, NAME_PX + below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if isinstance(row, Part):
            self._paint_heading(painter, area.adjusted(SIDE_PX, 8, -SIDE_PX, 0), row)
        else:
            self._paint_ground(painter, area, option)
            self._paint_entry(painter, area.adjusted(SIDE_PX, 0, -SIDE_PX, 0), row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRectF, part: Part) -> None:
        sign_px = 18.0
        colour = COLOURS.get(part.heading, "accent")
        self._words(painter, area, SIGNS[part.heading], interface_font(semibold=True), colour)
        area = area.adjusted(sign_px, 0, 0, 0)
        width = self._words(painter, area, part.heading, interface_font(semibold=True), "text")
        count = number_words(len(part.entries))
        self._words(painter, area.adjusted(width + 8, 0, 0, 0), count, interface_font(12), "muted")

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            focused = chosen and self._view.hasFocus()
            painter.setPen(QPen(self._theme.colour("accent"), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent tint") if chosen else self._theme.derived("hover"))
            painter.drawRoundedRect(area.adjusted(2.5, 0.5, -2.5, -0.5), 6, 6)

    def _paint_entry(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        area = area.adjusted(18, 0, 0, 0)
        line = QRectF(area.left(), area.top(), area.width(), NAME_PX)
        name_px = self._words(painter, line, entry.name, interface_font(), "text", line.width() * 0.6)
        line.setLeft(line.left() + name_px + GAP_PX)
        self._words(painter, line, entry.place, interface_font(12), "muted")
        for place, change in enumerate(entry.fields):
            top = area.top() + NAME_PX - 3 + place * FIELD_PX
            self._paint_field(painter, QRectF(area.left(), top, area.width(), FIELD_PX), change)

    def _paint_field(self, painter: QPainter, line: QRectF, change: FieldChange) -> None:
        self._words(painter, line, change.field, interface_font(12), "muted", FIELD_NAME_PX - GAP_PX)
        line = line.adjusted(FIELD_NAME_PX, 0, 0, 0)
        # What was is cut before what is to be.
        old_px = self._words(painter, line, change.old, interface_font(12), "muted", line.width() * 0.45)
        line.setLeft(line.left() + old_px)
        self._words(painter, line, f" → {change.new}", interface_font(12), "text")

    def _words(
        self,
        painter: QPainter,
        area: QRectF,
        words: str,
        font: QFont,
        colour: str,
        most: float | None = None,
    ) -> float:
        """Paint words at the left of an area, cut to fit, and return how wide they are."""
        measure = QFontMetricsF(font)
        room = area.width() if most is None else min(most, area.width())
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, room))
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(area, flags, shown)
        return measure.horizontalAdvance(shown)


def _words(row: Row) -> str:
    """Return what a row says, in one line."""
    if isinstance(row, Part):
        return f"{row.heading} {number_words(len(row.entries))}"
    return ", ".join(part for part in (row.name, row.place, *map(field_words, row.fields)) if part)

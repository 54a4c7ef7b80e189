"""The list of what a search found: the words around each hit, and its place at the right."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mapdesigner.insight.search import Excerpt, Hit, excerpt
from mapdesigner.insight.texts import place_words
from mapdesigner.model import JourneyMap
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.jumping import Jumping

HIT_ROLE = Qt.ItemDataRole.UserRole
ROW_HEIGHT_PX = 28
FIRST_ROWS = 200
SIDE_PX = 14
GAP_PX = 20
# Places stand in a column of their own, this much of the width at most.
MOST_FOR_PLACE = 0.52

Index = QModelIndex | QPersistentModelIndex


class FindHits(QAbstractListModel):
    """The hits so far, more are added while the search goes on; the view gets them as it is scrolled.

    A view that is given ten thousand rows a hundred at a time lays all of them out a hundred times.
    """

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []
        self._shown = 0
        self._map: JourneyMap | None = None
        self._places: dict[int, str] = {}

    def begin(self, map_: JourneyMap) -> None:
        """Show nothing, and from now on hits in this map."""
        self.beginResetModel()
        self.hits, self._shown, self._map, self._places = [], 0, map_, {}
        self.endResetModel()

    def add(self, hits: Sequence[Hit]) -> None:
        """Take more hits after those that are there."""
        self.hits += hits
        if self._shown < FIRST_ROWS:
            self.show_up_to(FIRST_ROWS)

    def show_up_to(self, count: int) -> None:
        """Let the view have so many hits at least, as far as there are as many."""
        count = min(count, len(self.hits))
        if count > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, count - 1)
            self._shown = count
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return self._shown < len(self.hits)

    def fetchMore(self, parent: Index) -> None:
        self.show_up_to(self._shown + FIRST_ROWS)

    def place(self, row: int) -> str:
        """Return where a hit is, in words."""
        if row not in self._places and self._map is not None:
            self._places[row] = place_words(self._map, self.hits[row].where.path)
        return self._places[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{''.join(excerpt(hit))}, {self.place(index.row())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.place(index.row()))
        return hit if role == HIT_ROLE else None


class FindList(Jumping, QListView):
    """The list; a click or Enter goes to a hit, Up from the first row leads back to the field."""

    wanted = Signal(int)
    went_above = Signal()

    def __init__(self, theme: Theme, hits: FindHits) -> None:
        super().__init__()
        self.setModel(hits)
        self.setItemDelegate(_Painter(theme, hits, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("What was found")
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.went_above.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, hits: FindHits, view: FindList) -> None:
        super().__init__(view)
        self._theme = theme
        self._hits = hits
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: QRect = option.rect.adjusted(6, 1, -6, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            focused = chosen and self._view.hasFocus()
            painter.setPen(QPen(self._theme.colour("accent"), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent tint") if chosen else self._theme.derived("hover"))
            painter.drawRoundedRect(QRectF(line).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        area = QRectF(line).adjusted(SIDE_PX - 6, 0, 6 - SIDE_PX, 0)
        left = self._paint_place(painter, area, self._hits.place(index.row()))
        area.setRight(left - GAP_PX)
        self._paint_words(painter, area, excerpt(index.data(HIT_ROLE)))
        painter.restore()

    def _paint_place(self, painter: QPainter, area: QRectF, place: str) -> float:
        """Paint the place at the right and return where it begins."""
        painter.setFont(interface_font(12))
        painter.setPen(self._theme.colour("muted"))
        measure = QFontMetricsF(painter.font())
        # The end says what the text is; what is cut goes from before it.
        where, dash, what = place.rpartition(" — ")
        most = area.width() * MOST_FOR_PLACE - measure.horizontalAdvance(dash + what)
        words = measure.elidedText(where, Qt.TextElideMode.ElideRight, max(0.0, most)) + dash + what
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return area.right() - measure.horizontalAdvance(words)

    def _paint_words(self, painter: QPainter, area: QRectF, words: Excerpt) -> None:
        plain, strong = interface_font(), interface_font(semibold=True)
        measure, strong_measure = QFontMetricsF(plain), QFontMetricsF(strong)
        room = area.width()
        hit = strong_measure.elidedText(words.hit, Qt.TextElideMode.ElideRight, room)
        hit_px = strong_measure.horizontalAdvance(hit)
        # Where the room is short, the hit itself stays in sight.
        before = measure.elidedText(
            words.before, Qt.TextElideMode.ElideLeft, max(0.0, min(room - hit_px, room * 0.45))
        )
        before_px = measure.horizontalAdvance(before)
        after = measure.elidedText(
            words.after, Qt.TextElideMode.ElideRight, max(0.0, room - before_px - hit_px)
        )
        x = area.left()
        for text, font, colour, width in (
            (before, plain, "text", before_px),
            (hit, strong, "accent", hit_px),
            (after, plain, "text", measure.horizontalAdvance(after)),
        ):
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            place = QRectF(x, area.top(), width + 2, area.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
            x += width

"""The list of a map's versions: a heading for each day, and a row for each version, the latest first."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mapdesigner.files.versions import Version
from mapdesigner.qt.document.version_words import day_words, heading_words
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.jumping import Jumping

ROW_ROLE = Qt.ItemDataRole.UserRole
DAY_PX = 34
VERSION_PX = 48
SIDE_PX = 10
TIME_PX = 46

Index = QModelIndex | QPersistentModelIndex
Row = str | Version


class VersionRows(QAbstractListModel):
    """Rows for the view: days, which can't be chosen, and versions."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._unreadable: set[str] = set()

    def show_versions(self, versions: Sequence[Version], today: date) -> None:
        """Show these versions, the latest first."""
        self.beginResetModel()
        self.rows = []
        day = None
        for version in versions:
            if version.about.written_at.date() != day:
                day = version.about.written_at.date()
                self.rows.append(day_words(day, today))
            self.rows.append(version)
        self.endResetModel()

    def mark_unreadable(self, version: Version) -> None:
        """Say at a version that it can't be read."""
        self._unreadable.add(version.path.name)
        row = self.row_of(version)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, version: Version) -> int | None:
        """Return where a version is in the list."""
        for row, each in enumerate(self.rows):
            if isinstance(each, Version) and each.path == version.path:
                return row
        return None

    def beside(self, version: Version) -> Version | None:
        """Return the version after another one, or before the last."""
        versions = [row for row in self.rows if isinstance(row, Version)]
        at = versions.index(version)
        others = versions[at + 1 : at + 2] or versions[max(0, at - 1) : at]
        return others[0] if others else None

    def below(self, version: Version) -> str:
        """Return what stands under a version's heading."""
        if version.path.name in self._unreadable:
            return "It can't be read: its file is damaged or gone."
        return version.about.words

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.about.written_at:%H:%M}, {heading_words(row.about)}. {self.below(row)}"
        return plain_tip(self.below(row)) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class VersionList(Jumping, QListView):
    """The list; `chosen` brings the version that is the current one, `delete_wanted` the Delete key."""

    chosen = Signal(object)
    delete_wanted = Signal()

    def __init__(self, theme: Theme, rows: VersionRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(_Painter(theme, rows, self))
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Versions")
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self, current: QModelIndex) -> None:
        row = current.data(ROW_ROLE) if current.isValid() else None
        self.chosen.emit(row if isinstance(row, Version) else None)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, rows: VersionRows, view: VersionList) -> None:
        super().__init__(view)
        self._theme = theme
        self._rows = rows
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, DAY_PX if isinstance(index.data(ROW_ROLE), str) else VERSION_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if isinstance(row, str):
            line = area.adjusted(SIDE_PX, 8, -SIDE_PX, 0)
            self._words(painter, line, row, interface_font(11, semibold=True), "muted")
        else:
            self._paint_ground(painter, area, option)
            self._paint_version(painter, area.adjusted(SIDE_PX, 5, -SIDE_PX, -5), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            focused = chosen and self._view.hasFocus()
            painter.setPen(QPen(self._theme.colour("accent"), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent tint") if chosen else self._theme.derived("hover"))
            painter.drawRoundedRect(area.adjusted(2.5, 0.5, -2.5, -0.5), 6, 6)

    def _paint_version(self, painter: QPainter, area: QRectF, version: Version) -> None:
        about = version.about
        first = QRectF(area.left(), area.top(), area.width(), area.height() / 2)
        second = QRectF(area.left(), area.center().y(), area.width(), area.height() / 2)
        self._words(painter, first, f"{about.written_at:%H:%M}", interface_font(12), "muted")
        first.setLeft(first.left() + TIME_PX)
        second.setLeft(second.left() + TIME_PX)
        self._words(painter, first, heading_words(about), interface_font(semibold=bool(about.name)), "text")
        self._words(painter, second, self._rows.below(version), interface_font(12), "muted")

    def _words(self, painter: QPainter, area: QRectF, words: str, font: QFont, colour: str) -> None:
        """Paint words at the left of an area, cut to fit."""
        one_line = " ".join(words.split())
        shown = QFontMetricsF(font).elidedText(one_line, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(area, flags, shown)

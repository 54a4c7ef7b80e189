"""FormatList: what a map can be exported as, in groups, each with a picture and a line about it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mapdesigner.export.formats import FORMATS, Format, format_named
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.jumping import JumpingList

WIDTH_PX = 244
ROW_PX = 34
GROUP_PX = 23
ICON_PX = 18
KEY_ROLE = Qt.ItemDataRole.UserRole
GROUPS = {
    "PDF": (".pdf",),
    "Office": (".pptx", ".xlsx", ".csv"),
    "Picture": (".png", ".svg"),
    "Text": (),
}
ICONS = {
    "report": "notebook",
    "poster": "map-2",
    "tiles": "layout-columns",
    "wall-sheet": "clipboard",
    "slides": "presentation",
    "workbook": "table",
    "table": "columns-2",
    "text": "article",
    "diagram": "chart-line",
    "page": "browser",
    "picture": "photo",
    "drawing": "signature",
    "map": "map",
}
# What each is for, in as few words as fit beside the others; the whole sentence stands over the choices.
SHORT = {
    "report": "To read and act on",
    "poster": "One page of an exact size",
    "tiles": "The poster on many pages",
    "wall-sheet": "For mapping with sticky notes",
    "slides": "Shapes and text to change",
    "workbook": "Spreadsheet to filter and calculate in",
    "table": "A row for each touchpoint",
    "picture": "For a slide or a chat",
    "drawing": "For a drawing program",
    "page": "One file for any browser",
    "text": "Markdown, for a wiki",
    "diagram": "Mermaid, for pages that draw it",
    "map": "To be opened and changed again",
}
Index = QModelIndex | QPersistentModelIndex


class FormatList(JumpingList):
    """`format_chosen` brings the Format that the keyboard or a click went to."""

    format_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Formats")
        self.setFixedWidth(WIDTH_PX)
        self.setItemDelegate(_Painter(theme, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for group, formats in grouped_formats():
            self._add_heading(group)
            for format_ in formats:
                item = QListWidgetItem(format_.name)
                item.setData(KEY_ROLE, format_.key)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{format_.name}, {format_.ending}")
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, format_.about)
                item.setToolTip(plain_tip(format_.about))
                item.setSizeHint(QSize(WIDTH_PX - 20, ROW_PX))
                self.addItem(item)
        self.currentItemChanged.connect(self._went_to)
        theme.changed.connect(self.viewport().update)

    @property
    def format(self) -> Format:
        """The format that is chosen."""
        return _format(self.currentItem()) or FORMATS[0]

    def choose(self, key: str) -> None:
        """Go to a format."""
        for row in range(self.count()):
            if self.item(row).data(KEY_ROLE) == key:
                self.setCurrentRow(row)

    def keys(self) -> list[str]:
        """Return the formats' keys from top to bottom."""
        items = (self.item(row) for row in range(self.count()))
        return [item.data(KEY_ROLE) for item in items if item.data(KEY_ROLE) is not None]

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(WIDTH_PX - 20, GROUP_PX))
        self.addItem(item)

    def _went_to(self, item: QListWidgetItem | None) -> None:
        format_ = _format(item)
        if format_ is not None:
            self.format_chosen.emit(format_)


def grouped_formats() -> list[tuple[str, list[Format]]]:
    """Return the formats in their groups, without those groups that have none."""
    groups: dict[str, list[Format]] = {name: [] for name in GROUPS}
    for format_ in FORMATS:
        fitting = (name for name, endings in GROUPS.items() if format_.ending in endings)
        groups[next(fitting, "Text")].append(format_)
    return [(name, formats) for name, formats in groups.items() if formats]


def _format(item: QListWidgetItem | None) -> Format | None:
    return None if item is None else format_named(str(item.data(KEY_ROLE)))


class _Painter(QStyledItemDelegate):
    """A heading in small type; a format with its picture, its name and ending, and a line about it."""

    def __init__(self, theme: Theme, view: FormatList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        format_ = format_named(str(index.data(KEY_ROLE)))
        if format_ is None:
            self._paint_heading(painter, option, str(index.data()))
        else:
            self._paint_format(painter, option, format_)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        painter.setFont(interface_font(11, semibold=True))
        painter.setPen(self._theme.colour("muted"))
        place = option.rect.adjusted(12, 0, -8, -3)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_format(self, painter: QPainter, option: QStyleOptionViewItem, format_: Format) -> None:
        theme, row = self._theme, QRectF(option.rect).adjusted(4.5, 0.5, -4.5, -0.5)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ringed = is_chosen and self._view.hasFocus()
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(theme.colour("accent"), 1) if ringed else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent tint") if is_chosen else theme.derived("hover"))
            painter.drawRoundedRect(row, 6, 6)
        token = "accent" if is_chosen else "muted"
        name = ICONS.get(format_.key, "file-export")
        paint_icon(
            painter, theme, name, row.left() + 8, row.top() + (row.height() - ICON_PX) / 2, ICON_PX, token
        )
        left, flags = row.left() + 8 + ICON_PX + 10, Qt.AlignmentFlag.AlignVCenter
        width = row.right() - 6 - left
        painter.setFont(interface_font(semibold=is_chosen))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(left, row.top(), width, 17), flags, format_.name)
        painter.setFont(interface_font(11))
        painter.setPen(theme.colour("muted"))
        ending = QRectF(left, row.top(), width, 17)
        painter.drawText(ending, flags | Qt.AlignmentFlag.AlignRight, format_.ending)
        about = painter.fontMetrics().elidedText(
            SHORT.get(format_.key, format_.about), Qt.TextElideMode.ElideRight, int(width)
        )
        painter.drawText(QRectF(left, row.top() + 16, width, 15), flags, about)

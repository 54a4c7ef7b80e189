"""The recent maps on the start page: name, folder, when; one that is gone is shown as such."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QVBoxLayout, QWidget

from mapdesigner.files.paths import is_there
from mapdesigner.layout.lanes.improvements import MONTHS
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.settings import RecentFile
from mapdesigner.qt.start.map_titles import title_in
from mapdesigner.qt.widgets.cut_text import plain_tip

ROW_HEIGHT_PX = 48
SIDE_PX = 10
PATIENCE_MS = 400


class RecentRow(QAbstractButton):
    """One recent map."""

    forget_wanted = Signal(object)

    def __init__(self, theme: Theme, recent: RecentFile, today: date) -> None:
        super().__init__()
        self._theme = theme
        self.path = recent.path
        self._when = when_words(recent.opened_at, today)
        self._is_missing = False
        self._is_looked_up = False
        # A folder on a network may take its time; then the file's name has to do.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(partial(self.show_title, ""))
        self._patience.start(PATIENCE_MS)
        self.setText(recent.path.stem)
        self._name()
        self.setToolTip(plain_tip(str(recent.path)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What stands at the row's right."""
        return "not found" if self._is_missing else self._when

    def show_title(self, title: str) -> None:
        """Show the map's title, the file's name for none."""
        self._patience.stop()
        self._is_looked_up = True
        self.setText(title or self.path.stem)
        self._name()
        self.update()

    def show_missing(self) -> None:
        """Say that the file is not where it was."""
        self._is_missing = True
        self.setAccessibleDescription("The file is not there any more.")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, ROW_HEIGHT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit(self.path)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.derived("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        area = QRectF(self.rect()).adjusted(SIDE_PX, 6, -SIDE_PX, -6)
        painter.setFont(interface_font(11))
        painter.setPen(self._theme.colour("muted"))
        line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        first, second = (
            QRectF(area.left(), area.top(), area.width(), 18),
            QRectF(area.left(), area.top() + 18, area.width(), 18),
        )
        painter.drawText(second, line | Qt.AlignmentFlag.AlignRight, self.words)
        used = painter.fontMetrics().horizontalAdvance(self.words) + 12
        folder = painter.fontMetrics().elidedText(
            _from_home(self.path.parent), Qt.TextElideMode.ElideMiddle, int(area.width()) - used
        )
        painter.drawText(second, line, folder)
        painter.setFont(interface_font())
        painter.setPen(self._theme.colour("muted" if self._is_missing else "text"))
        name = painter.fontMetrics().elidedText(
            self.text() if self._is_looked_up else "", Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(first, line, name)

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._when}, in {self.path.parent}")

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open").triggered.connect(self.click)
        menu.addAction("Take off this list").triggered.connect(lambda: self.forget_wanted.emit(self.path))
        menu.popup(self.mapToGlobal(place))


class RecentList(QWidget):
    """The recent maps, one under the other."""

    chosen = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: tuple[RecentRow, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_files(self, files: Iterable[RecentFile], today: date | None = None) -> None:
        """Show other files."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = tuple(RecentRow(self._theme, recent, today or date.today()) for recent in files)
        for row in self.rows:
            row.clicked.connect(lambda _=False, path=row.path: self.chosen.emit(path))
            row.forget_wanted.connect(self.forget_wanted)
            self._column.addWidget(row)

    def show_looked_up(self, found: Mapping[Path, str | None]) -> None:
        """Show the titles of the maps, None for a file that is gone."""
        for row in self.rows:
            if row.path in found:
                row.show_title(found[row.path] or "")
                if found[row.path] is None:
                    row.show_missing()


def look_up(paths: Iterable[Path]) -> dict[Path, str | None]:
    """Return the title of the map in each file, empty for one without, None for a file that is gone."""
    return {path: title_in(path) if is_there(path) else None for path in paths}


def when_words(moment: datetime | None, today: date) -> str:
    """Return when something was, as people say it: today 14:02, yesterday, 12 Nov, 12 Nov 2025."""
    if moment is None:
        return ""
    days = (today - moment.date()).days
    if days == 0:
        return f"today {moment:%H:%M}"
    if days == 1:
        return "yesterday"
    day = f"{moment.day} {MONTHS[moment.month - 1]}"
    return day if moment.year == today.year else f"{day} {moment.year}"


def _from_home(folder: Path) -> str:
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)

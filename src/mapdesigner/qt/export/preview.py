"""ExportPreview: what an export will be, its pages or picture, its rows or its first lines."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.layout.theme import LIGHT
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.export.page_view import LEAST_PX, MARGIN_PX, PageView
from mapdesigner.qt.export.reading import LinesView, TablesView
from mapdesigner.qt.export.views import Drawn, Lines
from mapdesigner.qt.widgets.worker import Cancelled, Progress, Worker

THUMBNAIL_PX = QSize(92, 118)
STRIP_WIDTH_PX = 128
MOST_PIXELS_ACROSS = 4000
QWIDGETSIZE_MAX = 16_777_215


class ExportPreview(QWidget):
    """Shows a View; the large page is drawn on another thread."""

    page_shown = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._drawn: Drawn | None = None
        self._worker = Worker(self)
        self._worker.done.connect(self._show_large)
        self.strip = self._made_strip()
        self.page = PageView(theme)
        self.page.resized.connect(self._draw_large)
        self.page.clicked.connect(self._zoom)
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.page)
        self.lines = LinesView()
        self.tables = TablesView()
        pages = QWidget()
        row = QHBoxLayout(pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.strip)
        row.addWidget(self.area, 1)
        self._kinds = QStackedWidget()
        for kind in (pages, self.lines, self.tables):
            self._kinds.addWidget(kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._kinds)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return 0 if self._drawn is None else len(self._drawn.small)

    @property
    def is_zoomed(self) -> bool:
        """Whether the page is shown at 100 %, not as large as fits."""
        return not self.area.widgetResizable()

    def show_view(self, view: object) -> None:
        """Show a View, staying at the page that was shown if there is one."""
        if isinstance(view, Lines):
            self._forget_pages()
            self.lines.show_lines(view)
            self._kinds.setCurrentWidget(self.lines)
        elif isinstance(view, tuple):
            self._forget_pages()
            self.tables.show_tables(view)
            self._kinds.setCurrentWidget(self.tables)
        else:
            self._show_pages(view)  # type: ignore[arg-type]

    def say(self, sentence: str) -> None:
        """Show a sentence and nothing else."""
        self._forget_pages()
        self._kinds.setCurrentIndex(0)
        self.page.say(sentence)

    def shut_down(self) -> None:
        """Forget what is being drawn."""
        self._worker.cancel()

    def _forget_pages(self) -> None:
        self._worker.cancel()
        self._fit()
        self._drawn = None
        self.strip.clear()
        self.strip.hide()

    def _show_pages(self, drawn: Drawn) -> None:
        count = len(drawn.small)
        row = max(0, min(self.strip.currentRow(), count - 1))
        if self._drawn is None or _size_of(self._drawn, row) != _size_of(drawn, row):
            self._fit()
        self._drawn = drawn
        self.strip.blockSignals(True)
        self.strip.clear()
        for number, image in enumerate(drawn.small, 1):
            item = QListWidgetItem(_icon(_thumbnail(image, self.devicePixelRatioF())), "")
            item.setToolTip(f"Page {number} of {drawn.count}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Page {number} of {drawn.count}")
            item.setSizeHint(QSize(STRIP_WIDTH_PX - 20, THUMBNAIL_PX.height() + 14))
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.strip.addItem(item)
        self.strip.setCurrentRow(row)
        self.strip.blockSignals(False)
        self.strip.setVisible(count > 1)
        self._kinds.setCurrentIndex(0)
        self._show(row)

    def _made_strip(self) -> QListWidget:
        strip = QListWidget()
        strip.setViewMode(QListView.ViewMode.ListMode)
        strip.setIconSize(THUMBNAIL_PX)
        strip.setFixedWidth(STRIP_WIDTH_PX)
        strip.setSpacing(2)
        strip.setUniformItemSizes(True)
        strip.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        strip.setAccessibleName("Pages")
        strip.currentRowChanged.connect(self._chosen)
        strip.hide()
        return strip

    def _chosen(self, row: int) -> None:
        self._fit()
        self._show(row)

    def _show(self, row: int) -> None:
        if self._drawn is not None and 0 <= row < len(self._drawn.small):
            self.page.show_page(self._drawn.small[row])
            self.page.setAccessibleName(f"Page {row + 1} of {self._drawn.count}")
            self.page_shown.emit(row)
            self._draw_large()

    def _draw_large(self) -> None:
        row, drawn = self.strip.currentRow(), self._drawn
        if drawn is None or not 0 <= row < len(drawn.small):
            return
        small = drawn.small[row].size()
        room = (self.page.room() * self.devicePixelRatioF()).boundedTo(
            QSize(MOST_PIXELS_ACROSS, MOST_PIXELS_ACROSS)
        )
        size = small.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))

        def job(progress: Progress, cancelled: Cancelled) -> tuple[int, QImage | None]:
            return row, None if cancelled() else drawn.draw(row, size)

        self._worker.start(job)

    def _zoom(self, place: QPointF) -> None:
        """Show the page at 100 % with what was clicked in sight, or all of it again."""
        row, drawn = self.strip.currentRow(), self._drawn
        if self.is_zoomed or drawn is None or not 0 <= row < len(drawn.small):
            self._fit()
            return
        self.area.setWidgetResizable(False)
        self.page.set_zoomed(True)
        self.page.setFixedSize(drawn.whole(row) + QSize(2 * MARGIN_PX, 2 * MARGIN_PX))
        for bar, share in (
            (self.area.horizontalScrollBar(), place.x()),
            (self.area.verticalScrollBar(), place.y()),
        ):
            whole = bar.maximum() + bar.pageStep()
            bar.setValue(round(share * whole - bar.pageStep() / 2))

    def _fit(self) -> None:
        if self.is_zoomed:
            self.page.set_zoomed(False)
            self.page.setMinimumSize(LEAST_PX, LEAST_PX)
            self.page.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX)
            self.area.setWidgetResizable(True)

    def _show_large(self, drawn: object) -> None:
        if isinstance(drawn, tuple) and drawn[0] == self.strip.currentRow() and drawn[1] is not None:
            self.page.show_page(drawn[1])


def _size_of(drawn: Drawn, row: int) -> QSize | None:
    return drawn.small[row].size() if 0 <= row < len(drawn.small) else None


def _icon(picture: QPixmap) -> QIcon:
    made = QIcon(picture)
    # The chosen page has a ground of its own; its picture isn't tinted.
    made.addPixmap(picture, QIcon.Mode.Selected)
    return made


def _thumbnail(image: QImage, ratio: float) -> QPixmap:
    """Return a page fitted into a thumbnail, the same size for every page, with a hairline around it."""
    made = QPixmap(THUMBNAIL_PX * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    size = image.size().scaled(THUMBNAIL_PX - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (THUMBNAIL_PX.width() - size.width()) / 2, (THUMBNAIL_PX.height() - size.height()) / 2
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    place = QRectF(left, top, size.width(), size.height())
    painter.drawImage(place, image)
    painter.setPen(QColor(LIGHT["faint"]))
    painter.drawRect(place.adjusted(0, 0, -1, -1))
    painter.end()
    return made

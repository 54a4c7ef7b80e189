"""The preview of an export: every page small at the left, the chosen one large."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QIcon,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QScrollArea, QWidget

from mapdesigner.export.preview import PageImage, page_images
from mapdesigner.layout.theme import LIGHT
from mapdesigner.qt.export_jobs import THUMBNAIL_DPI
from mapdesigner.qt.theme import Theme
from mapdesigner.qt.worker import Cancelled, Progress, Worker

THUMBNAIL_PX = QSize(92, 118)
STRIP_WIDTH_PX = 128
MARGIN_PX = 20
LEAST_PX = 240
MOST_PIXELS_ACROSS = 4000
SCREEN_DPI = 96.0
# Drawn so much larger and scaled down, thin strokes stay thin; the renderer makes each a pixel wide at least.
FINER = 2.0
QWIDGETSIZE_MAX = 16_777_215


class ExportPreview(QWidget):
    """Shows the pages of finished PDF bytes; the large one is drawn on another thread."""

    page_shown = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._data = b""
        self._small: Sequence[PageImage] = ()
        self._worker = Worker(self)
        self._worker.done.connect(self._show_large)
        self.strip = QListWidget()
        self.strip.setViewMode(QListView.ViewMode.ListMode)
        self.strip.setIconSize(THUMBNAIL_PX)
        self.strip.setFixedWidth(STRIP_WIDTH_PX)
        self.strip.setSpacing(2)
        self.strip.setUniformItemSizes(True)
        self.strip.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.strip.setAccessibleName("Pages")
        self.strip.currentRowChanged.connect(self._chosen)
        self.page = PageView(theme)
        self.page.resized.connect(self._draw_large)
        self.page.clicked.connect(self._zoom)
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.strip)
        row.addWidget(self.area, 1)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._small)

    @property
    def is_zoomed(self) -> bool:
        """Whether the page is shown at 100 %, not as large as fits."""
        return not self.area.widgetResizable()

    def show_pages(self, data: bytes, small: Sequence[PageImage]) -> None:
        """Show the pages of a PDF, staying at the page that was shown if there is one."""
        row = max(0, min(self.strip.currentRow(), len(small) - 1))
        if _size_of(self._small, row) != _size_of(small, row):
            self._fit()
        self._data, self._small = data, small
        self.strip.blockSignals(True)
        self.strip.clear()
        for number, image in enumerate(small, 1):
            item = QListWidgetItem(_icon(_thumbnail(image, self.devicePixelRatioF())), "")
            item.setToolTip(f"Page {number} of {len(small)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Page {number} of {len(small)}")
            item.setSizeHint(QSize(STRIP_WIDTH_PX - 20, THUMBNAIL_PX.height() + 14))
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.strip.addItem(item)
        self.strip.setCurrentRow(row)
        self.strip.blockSignals(False)
        self.strip.setVisible(len(small) > 1)
        self._show(row)

    def shut_down(self) -> None:
        """Forget what is being drawn."""
        self._worker.cancel()

    def _chosen(self, row: int) -> None:
        self._fit()
        self._show(row)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._small):
            self.page.show_page(_qt_image(self._small[row]))
            self.page.setAccessibleName(f"Page {row + 1} of {len(self._small)}")
            self.page_shown.emit(row)
            self._draw_large()

    def _draw_large(self) -> None:
        row = self.strip.currentRow()
        if not 0 <= row < len(self._small):
            return
        small, data = self._small[row], self._data
        room = self.page.room() * self.devicePixelRatioF()
        scale = min(room.width() / small.width, room.height() / small.height)
        scale = min(scale, MOST_PIXELS_ACROSS / max(small.width, small.height))
        if scale <= 0:
            return

        finer = min(FINER, MOST_PIXELS_ACROSS / (scale * max(small.width, small.height)))
        size = QSize(round(small.width * scale), round(small.height * scale))

        def job(progress: Progress, cancelled: Cancelled) -> tuple[int, QImage | None]:
            if cancelled():
                return row, None
            drawn = _qt_image(page_images(data, THUMBNAIL_DPI * scale * finer, [row])[0])
            kept, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            return row, drawn.scaled(size, kept, smooth)

        self._worker.start(job)

    def _zoom(self, place: QPointF) -> None:
        """Show the page at 100 % with what was clicked in sight, or all of it again."""
        row = self.strip.currentRow()
        if self.is_zoomed or not 0 <= row < len(self._small):
            self._fit()
            return
        small = self._small[row]
        scale = SCREEN_DPI / THUMBNAIL_DPI
        self.area.setWidgetResizable(False)
        self.page.set_zoomed(True)
        self.page.setFixedSize(
            round(small.width * scale) + 2 * MARGIN_PX, round(small.height * scale) + 2 * MARGIN_PX
        )
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


class PageView(QWidget):
    """One page on the ground of the window, as large as fits.

    `clicked` brings the place on the page that was clicked, 0 … 1 in both directions.
    """

    resized = Signal()
    clicked = Signal(QPointF)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self.words = ""
        self.setMinimumSize(LEAST_PX, LEAST_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def show_page(self, image: QImage) -> None:
        """Show a page, sharp or for now only small."""
        self._image = image
        self.words = ""
        if not self.toolTip():
            self.set_zoomed(False)
        self.update()

    def say(self, words: str) -> None:
        """Show a sentence where the page would be."""
        self._image = None
        self.words = words
        self.setToolTip("")
        self.unsetCursor()
        self.update()

    def set_zoomed(self, is_zoomed: bool) -> None:
        """Say what the next click does."""
        self.setToolTip("Click to see the whole page" if is_zoomed else "Click to see the page at 100\u202f%")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def image(self) -> QImage | None:
        """The page as it is shown."""
        return self._image

    def room(self) -> QSize:
        """Return how large a page can be."""
        return QSize(max(1, self.width() - 2 * MARGIN_PX), max(1, self.height() - 2 * MARGIN_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._image is not None:
            page = self._place(self._image)
            point = event.position() - page.topLeft()
            self.clicked.emit(QPointF(point.x() / page.width(), point.y() / page.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._image is not None:
            self.clicked.emit(QPointF(0.5, 0.5))
        else:
            super().keyPressEvent(event)

    def _place(self, image: QImage) -> QRectF:
        size = image.size().scaled(self.room(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        return QRectF(left, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        if self._image is None:
            painter.setPen(self._theme.colour("muted"))
            area = self.rect().adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, self.words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place(self._image)
        painter.drawImage(place, self._image)
        painter.setPen(self._theme.colour("accent" if self.hasFocus() else "hairline"))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))


def _size_of(pages: Sequence[PageImage], row: int) -> tuple[int, int] | None:
    return (pages[row].width, pages[row].height) if 0 <= row < len(pages) else None


def _qt_image(image: PageImage) -> QImage:
    # copy(): the bytes belong to Python and may go before the picture does.
    return QImage(
        image.rgba, image.width, image.height, image.width * 4, QImage.Format.Format_RGBA8888
    ).copy()


def _icon(picture: QPixmap) -> QIcon:
    made = QIcon(picture)
    # The chosen page has a ground of its own; its picture isn't tinted.
    made.addPixmap(picture, QIcon.Mode.Selected)
    return made


def _thumbnail(image: PageImage, ratio: float) -> QPixmap:
    """Return a page fitted into a thumbnail, the same size for every page, with a hairline around it."""
    made = QPixmap(THUMBNAIL_PX * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    size = QSize(image.width, image.height).scaled(
        THUMBNAIL_PX - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio
    )
    left, top = (THUMBNAIL_PX.width() - size.width()) / 2, (THUMBNAIL_PX.height() - size.height()) / 2
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    place = QRectF(left, top, size.width(), size.height())
    painter.drawImage(place, _qt_image(image))
    painter.setPen(QColor(LIGHT["faint"]))
    painter.drawRect(place.adjusted(0, 0, -1, -1))
    painter.end()
    return made

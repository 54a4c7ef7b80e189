"""TrendPicture: the course of a metric as a picture that is drawn on another thread."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mapdesigner.model import Metric
from mapdesigner.qt.theme import Theme, interface_font
from mapdesigner.qt.worker import Cancelled, Progress, Worker

if TYPE_CHECKING:
    from mapdesigner.charts.pixels import Pixels

HEIGHT_PX = 172
LEAST_WIDTH_PX = 320
PAUSE_MS = 80
DRAWING = "Drawing the trend …"


class Wanted(NamedTuple):
    """What the chart shows and how: equal ones give equal pictures."""

    metric: Metric
    width: int
    palette: Mapping[str, str]
    device_pixel_ratio: float


class TrendPicture(QWidget):
    """Shows the course of a metric; draws again a moment after it, the width or the theme changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._metric: Metric | None = None
        self._image = QImage()
        self._shown: Wanted | None = None
        self._asked: Wanted | None = None
        self._trouble = ""
        self._worker = Worker(self)
        self._worker.done.connect(self._drawn)
        self._worker.failed.connect(self._failed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Trend")
        theme.changed.connect(self._soon)

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is of what is to be shown now."""
        return self._shown is not None and self._shown == self._wanted()

    def image(self) -> QImage:
        """Return the picture, null before the first one came."""
        return self._image

    def show_metric(self, metric: Metric, words: str) -> None:
        """Show the course of a metric that was observed; `words` say the same to a screen reader."""
        if metric != self._metric:
            self._metric, self._trouble = metric, ""
            self._image = QImage()
            self.update()
        self.setAccessibleDescription(words)
        self._soon()

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, HEIGHT_PX)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the layouts gave the picture its width.
        QTimer.singleShot(0, self, self._draw)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        self._worker.cancel()
        self._asked = None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._soon()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            painter.setFont(interface_font(12))
            painter.setPen(self._theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._trouble or DRAWING)
            return
        size = self._image.deviceIndependentSize()
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), self._image)

    def _soon(self) -> None:
        if self.isVisible() and not self.is_drawn:
            self._pause.start()

    def _draw(self) -> None:
        wanted = self._wanted()
        if wanted is None or not self.isVisible() or wanted in (self._shown, self._asked):
            return
        self._asked = wanted
        self._start(partial(_draw, wanted))

    def _start(self, job: Callable[[Progress, Cancelled], object]) -> None:
        # Here and not at the top: a window on a map starts without it. It changes the environment, which is
        # not for other threads.
        import mapdesigner.charts  # noqa: F401

        self._worker.start(job)

    def _wanted(self) -> Wanted | None:
        if self._metric is None:
            return None
        width = max(self.width(), LEAST_WIDTH_PX)
        return Wanted(self._metric, width, self._theme.palette, self.devicePixelRatioF())

    def _drawn(self, made: object) -> None:
        wanted, pixels = cast("tuple[Wanted, Pixels]", made)
        image = QImage(
            pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBA8888
        )
        self._image = image.copy()  # the bytes go
        self._image.setDevicePixelRatio(wanted.device_pixel_ratio)
        self._shown, self._asked, self._trouble = wanted, None, ""
        self.update()
        self._soon()

    def _failed(self, trouble: object) -> None:
        self._image, self._shown = QImage(), None
        # What failed is not asked for again until something else is.
        self._trouble = f"The trend could not be drawn: {str(trouble).rstrip('.')}."
        self.update()


def _draw(wanted: Wanted, progress: Progress, cancelled: Cancelled) -> "tuple[Wanted, Pixels]":
    from mapdesigner.charts.loading import load_matplotlib

    load_matplotlib()
    from mapdesigner.charts.pixels import as_pixels
    from mapdesigner.charts.trend import trend

    figure = trend(wanted.metric, wanted.width, HEIGHT_PX, wanted.palette)
    return wanted, as_pixels(figure, wanted.device_pixel_ratio)

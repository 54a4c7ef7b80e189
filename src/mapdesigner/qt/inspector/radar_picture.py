"""RadarPicture: the radar of an audit as a picture that is drawn on another thread."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mapdesigner.insight.audit_means import AUDIT_RULES, AuditMeans
from mapdesigner.qt.theme import Theme, interface_font
from mapdesigner.qt.worker import Cancelled, Progress, Worker

if TYPE_CHECKING:
    from mapdesigner.charts.pixels import Pixels

HEIGHT_PX = 236
LEAST_WIDTH_PX = 240
PAUSE_MS = 120
DRAWING = "Drawing the radar …"


class Wanted(NamedTuple):
    """What a radar shows and how: equal ones give equal pictures."""

    means: tuple[float | None, ...]
    others: tuple[float | None, ...] | None
    width: int
    palette: Mapping[str, str]
    device_pixel_ratio: float


class RadarPicture(QWidget):
    """Shows means as a radar, beside those of others; draws again a moment after they changed, while seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._means: tuple[float | None, ...] = (None,) * len(AUDIT_RULES)
        self._others: tuple[float | None, ...] | None = None
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
        self.setAccessibleName("Radar of the audit")
        theme.changed.connect(self._soon)

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is of what is to be shown now."""
        return self._shown is not None and self._shown == self._wanted()

    def image(self) -> QImage:
        """Return the picture, null before the first one came."""
        return self._image

    def show_means(self, means: AuditMeans, others: AuditMeans | None, words: str) -> None:
        """Show means, beside those of others if there are any; `words` say the same to a screen reader."""
        self._means = tuple(each.mean for each in means.rules)
        self._others = None if others is None else tuple(each.mean for each in others.rules)
        self.setAccessibleDescription(words)
        self._soon()

    def warm_up(self) -> None:
        """Load what draws, for somebody is about to ask for a picture."""
        if self._shown is None and not self._worker.is_busy:
            self._start(_load)

    def rest(self) -> None:
        """Let go of what is being drawn: nobody sees it."""
        self._pause.stop()
        self._worker.cancel()
        self._asked = None

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, HEIGHT_PX)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the layouts gave the picture its width.
        QTimer.singleShot(0, self, self._draw)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.rest()

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
            words = self._trouble or DRAWING
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, words)
            return
        size = self._image.deviceIndependentSize()
        painter.drawImage(
            QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height()), self._image
        )

    def _soon(self) -> None:
        if self.isVisible() and not self.is_drawn:
            self._pause.start()

    def _draw(self) -> None:
        wanted = self._wanted()
        if not self.isVisible() or wanted in (self._shown, self._asked):
            return
        self._asked = wanted
        self._start(partial(_draw, wanted))

    def _start(self, job: Callable[[Progress, Cancelled], object]) -> None:
        # Here and not at the top: a window on a map starts without it. It changes the environment, which is
        # not for other threads.
        import mapdesigner.charts  # noqa: F401

        self._worker.start(job)

    def _wanted(self) -> Wanted:
        width = max(self.width(), LEAST_WIDTH_PX)
        return Wanted(self._means, self._others, width, self._theme.palette, self.devicePixelRatioF())

    def _drawn(self, made: object) -> None:
        if made is None:  # only loaded
            return
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
        self._image, self._shown, self._asked = QImage(), None, None
        self._trouble = f"The radar could not be drawn: {trouble}."
        self.update()


def _load(progress: Progress, cancelled: Cancelled) -> None:
    from mapdesigner.charts.loading import load_matplotlib

    load_matplotlib()


def _draw(wanted: Wanted, progress: Progress, cancelled: Cancelled) -> "tuple[Wanted, Pixels] | None":
    _load(progress, cancelled)
    if cancelled():
        return None
    from mapdesigner.charts.pixels import as_pixels
    from mapdesigner.charts.radar import radar

    names = [rule.name for rule in AUDIT_RULES]
    figure = radar(names, wanted.means, wanted.width, HEIGHT_PX, wanted.palette, wanted.others)
    return wanted, as_pixels(figure, wanted.device_pixel_ratio)

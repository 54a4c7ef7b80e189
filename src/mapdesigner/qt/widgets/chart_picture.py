"""ChartPicture: a chart as a picture that is drawn on another thread, in the theme's colours."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.soon import soon
from mapdesigner.qt.widgets.worker import Cancelled, Progress, Worker

if TYPE_CHECKING:
    from mapdesigner.charts.pixels import Pixels


class Wanted(Protocol):
    """What a chart shows and how, as a value: equal ones give equal pictures."""

    @property
    def device_pixel_ratio(self) -> float:
        """How many pixels of the screen a pixel of the interface has."""


Draw = Callable[[Wanted], "Pixels"]


class Kind(NamedTuple):
    """What a sort of chart is called, its sizes in pixels, and how long it waits after a change."""

    name: str
    height_px: int
    least_width_px: int
    pause_ms: int


class ChartPicture(QWidget):
    """Draws again a moment after what it shows, its width or the theme changed, and only while it is seen.

    A chart of its own says in `wanted` what it shows; `draw` makes the pixels of that, on another thread.
    """

    def __init__(self, theme: Theme, kind: Kind, draw: Draw) -> None:
        super().__init__()
        self.theme = theme
        self._kind = kind
        self._make = draw
        self._image = QImage()
        self._shown: Wanted | None = None
        self._asked: Wanted | None = None
        self._trouble = ""
        self._worker = Worker(self)
        self._worker.done.connect(self._drawn)
        self._worker.failed.connect(self._failed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(kind.pause_ms)
        self._pause.timeout.connect(self._draw)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.draw_soon)

    def wanted(self, width_px: int) -> Wanted | None:
        """Return what is to be shown now, None for nothing."""
        raise NotImplementedError

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is of what is to be shown now."""
        return self._shown is not None and self._shown == self._wanted()

    def image(self) -> QImage:
        """Return the picture, null before the first one came."""
        return self._image

    def draw_soon(self) -> None:
        """Draw what is wanted after a moment, if it is another and seen."""
        if self.isVisible() and not self.is_drawn:
            self._pause.start()

    def forget(self) -> None:
        """Show nothing of what was drawn before: it is of something else."""
        self._image, self._trouble = QImage(), ""
        self.update()

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
        return QSize(self._kind.least_width_px, self._kind.height_px)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the layouts gave the picture its width.
        soon(self, self._draw)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.rest()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.draw_soon()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.draw_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            painter.setFont(interface_font(12))
            painter.setPen(self.theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._trouble or f"Drawing the {self._kind.name} …")
            return
        size = self._image.deviceIndependentSize()
        left = (self.width() - size.width()) / 2
        painter.drawImage(QRectF(left, 0, size.width(), size.height()), self._image)

    def _draw(self) -> None:
        wanted = self._wanted()
        if wanted is None or not self.isVisible() or wanted in (self._shown, self._asked):
            return
        self._asked = wanted
        self._start(partial(_drawn_apart, self._make, wanted))

    def _start(self, job: Callable[[Progress, Cancelled], object]) -> None:
        # Here and not at the top: a window on a map starts without it. It changes the environment, which is
        # not for other threads.
        import mapdesigner.charts  # noqa: F401

        self._worker.start(job)

    def _wanted(self) -> Wanted | None:
        return self.wanted(max(self.width(), self._kind.least_width_px))

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
        self.draw_soon()

    def _failed(self, trouble: object) -> None:
        self._image, self._shown = QImage(), None
        # What failed is not asked for again until something else is.
        self._trouble = f"The {self._kind.name} could not be drawn: {str(trouble).rstrip('.')}."
        self.update()


def _load(progress: Progress, cancelled: Cancelled) -> None:
    from mapdesigner.charts.loading import load_matplotlib

    load_matplotlib()


def _drawn_apart(
    draw: Draw, wanted: Wanted, progress: Progress, cancelled: Cancelled
) -> "tuple[Wanted, Pixels] | None":
    _load(progress, cancelled)
    return None if cancelled() else (wanted, draw(wanted))

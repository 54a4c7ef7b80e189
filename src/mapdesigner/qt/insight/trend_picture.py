"""TrendPicture: the course of a metric as a picture."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from mapdesigner.model import Metric
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.chart_picture import ChartPicture, Kind
from mapdesigner.qt.widgets.chart_picture import Wanted as AnyWanted

if TYPE_CHECKING:
    from mapdesigner.charts.pixels import Pixels

HEIGHT_PX = 172
KIND = Kind("trend", HEIGHT_PX, least_width_px=320, pause_ms=80)


class Wanted(NamedTuple):
    """What the chart shows and how: equal ones give equal pictures."""

    metric: Metric
    width: int
    palette: Mapping[str, str]
    device_pixel_ratio: float


class TrendPicture(ChartPicture):
    """Shows the course of a metric that was observed."""

    def __init__(self, theme: Theme) -> None:
        self._metric: Metric | None = None
        super().__init__(theme, KIND, _draw)
        self.setAccessibleName("Trend")

    def show_metric(self, metric: Metric, words: str) -> None:
        """Show the course of a metric; `words` say the same to a screen reader."""
        if metric != self._metric:
            self._metric = metric
            self.forget()
        self.setAccessibleDescription(words)
        self.draw_soon()

    def wanted(self, width_px: int) -> AnyWanted | None:
        """Return what is to be shown now, None before a metric was chosen."""
        if self._metric is None:
            return None
        return Wanted(self._metric, width_px, self.theme.palette, self.devicePixelRatioF())


def _draw(wanted: AnyWanted) -> "Pixels":
    from mapdesigner.charts.pixels import as_pixels
    from mapdesigner.charts.trend import trend

    about = cast(Wanted, wanted)
    figure = trend(about.metric, about.width, HEIGHT_PX, about.palette)
    return as_pixels(figure, about.device_pixel_ratio)

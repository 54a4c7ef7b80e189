"""RadarPicture: the radar of an audit as a picture."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from mapdesigner.insight.audit_means import AUDIT_RULES, AuditMeans
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.chart_picture import ChartPicture, Kind
from mapdesigner.qt.widgets.chart_picture import Wanted as AnyWanted

if TYPE_CHECKING:
    from mapdesigner.charts.pixels import Pixels

HEIGHT_PX = 236
PAUSE_MS = 120
KIND = Kind("radar", HEIGHT_PX, least_width_px=240, pause_ms=PAUSE_MS)


class Wanted(NamedTuple):
    """What a radar shows and how: equal ones give equal pictures."""

    means: tuple[float | None, ...]
    others: tuple[float | None, ...] | None
    width: int
    palette: Mapping[str, str]
    device_pixel_ratio: float


class RadarPicture(ChartPicture):
    """Shows means as a radar, beside those of others."""

    def __init__(self, theme: Theme) -> None:
        self._means: tuple[float | None, ...] = (None,) * len(AUDIT_RULES)
        self._others: tuple[float | None, ...] | None = None
        super().__init__(theme, KIND, _draw)
        self.setAccessibleName("Radar of the audit")

    def show_means(self, means: AuditMeans, others: AuditMeans | None, words: str) -> None:
        """Show means, beside those of others if there are any; `words` say the same to a screen reader."""
        self._means = tuple(each.mean for each in means.rules)
        self._others = None if others is None else tuple(each.mean for each in others.rules)
        self.setAccessibleDescription(words)
        self.draw_soon()

    def wanted(self, width_px: int) -> AnyWanted:
        """Return what is to be shown now."""
        return Wanted(self._means, self._others, width_px, self.theme.palette, self.devicePixelRatioF())


def _draw(wanted: AnyWanted) -> "Pixels":
    from mapdesigner.charts.pixels import as_pixels
    from mapdesigner.charts.radar import radar

    about = cast(Wanted, wanted)
    names = [rule.name for rule in AUDIT_RULES]
    figure = radar(names, about.means, about.width, HEIGHT_PX, about.palette, about.others)
    return as_pixels(figure, about.device_pixel_ratio)

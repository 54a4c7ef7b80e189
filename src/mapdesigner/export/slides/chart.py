"""Rates before and after as a native chart, whose figures people can edit in PowerPoint."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook  # type: ignore[import-untyped, unused-ignore]

from mapdesigner.export.slides.deck import (
    CONTENT_BOTTOM_PT,
    CONTENT_TOP_PT,
    CONTENT_WIDTH_PT,
    MARGIN_PT,
    Deck,
)
from mapdesigner.export.slides.text import one_line
from mapdesigner.insight.metric_status import current_value
from mapdesigner.layout.theme import Palette
from mapdesigner.model import Metric, Touchpoint, is_rate, metric_name

MOST_RATES = 7
MOST_SLIDES = 5
# So that equal maps give equal bytes.
_NO_DAY = datetime(2000, 1, 1)


def rates_slides(deck: Deck, found: Sequence[tuple[Touchpoint, Metric]]) -> None:
    """Add charts of the rates that have a baseline and an observation; nothing when there is none."""
    rates = [
        (card, metric)
        for card, metric in found
        if is_rate(metric) and metric.baseline is not None and current_value(metric) is not None
    ]
    slides = min(MOST_SLIDES, -(-len(rates) // MOST_RATES))
    a_slide = -(-len(rates) // slides) if slides else 0
    parts = [rates[place * a_slide : (place + 1) * a_slide][:MOST_RATES] for place in range(slides)]
    for number, part in enumerate(parts, 1):
        title = "Rates before and after"
        with deck.page(title if len(parts) == 1 else f"{title} ({number} of {len(parts)})") as page:
            slide = page.slide
        _add(slide, part, page.palette)


class _ChartData(CategoryChartData):
    """Figures of a chart whose workbook takes no text for a formula and has no clock in it."""

    @property
    def _workbook_writer(self) -> "_Writer":
        return _Writer(self)  # type: ignore[no-untyped-call]


class _Writer(CategoryWorkbookWriter):
    @contextmanager
    def _open_worksheet(self, xlsx_file: IO[bytes]) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(
            xlsx_file,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        workbook.set_properties({"created": _NO_DAY})
        yield workbook, workbook.add_worksheet()
        workbook.close()


def _add(slide: Any, rates: Sequence[tuple[Touchpoint, Metric]], palette: Palette) -> None:
    data: Any = _ChartData(number_format="0%")  # type: ignore[no-untyped-call]
    data.categories = [
        f"{one_line(metric_name(metric), 40)} · {one_line(card.title or 'Untitled touchpoint', 40)}"
        for card, metric in rates
    ]
    series = [
        ("Baseline", [metric.baseline for _, metric in rates], palette["faint"]),
        ("Latest", [current_value(metric) for _, metric in rates], palette["accent"]),
        ("Target", [metric.target for _, metric in rates], None),
    ]
    series = [each for each in series if any(value is not None for value in each[1])]
    for name, values, _ in series:
        data.add_series(name, values)
    height = min(CONTENT_BOTTOM_PT - CONTENT_TOP_PT, 70 + 62 * len(rates))
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED,
        Pt(MARGIN_PT),
        Pt(CONTENT_TOP_PT),
        Pt(CONTENT_WIDTH_PT),
        Pt(height),
        data,
    )
    frame.name = "Chart: rates before and after"
    said = "Bar chart of rates: baseline, latest and target of each"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", said)
    _style(frame.chart, [colour for _, _, colour in series], palette)
    if all(value is None or value >= 0 for _, values, _ in series for value in values):
        frame.chart.value_axis.minimum_scale = 0
    _number_axes(frame.chart)


def _style(chart: Any, colours: Sequence[str | None], palette: Palette) -> None:
    chart.font.size = Pt(12)
    chart.font.color.rgb = _rgb(palette["text"])
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, -10
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = "0.#%", False
    labels.show_value = True
    labels.font.size = Pt(11)
    for series, colour in zip(plot.series, colours, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colour or palette["surface"])
        if colour is None:  # a target is an outline: nothing was measured
            series.format.line.color.rgb = _rgb(palette["text"])
            series.format.line.width = Pt(1)
        series.invert_if_negative = False
    names = chart.category_axis
    names.reverse_order = True
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = _rgb(palette["hairline"])
    names.has_major_gridlines = False
    values = chart.value_axis
    values.visible = False
    values.has_major_gridlines = False


def _number_axes(chart: Any) -> None:
    """Give the axes numbers without a sign, as the standard wants them; the library's have one."""
    for element in chart._chartSpace.iter(*(qn(name) for name in ("c:axId", "c:crossAx"))):
        element.set("val", element.get("val").lstrip("-"))


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]

"""Sheets and text: what lies in `exchange`, with the exporters' progress, cancelling and errors."""

from datetime import date

from mapdesigner.exchange.table import Heed
from mapdesigner.export.options import ExportOptions, parts_of
from mapdesigner.export.sheet import Cancelled, ExportCancelled, Exported, ExportFailed, Progress
from mapdesigner.model import JourneyMap


def export_workbook(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the map as an Excel workbook with a sheet for each kind of thing."""
    from mapdesigner.exchange.workbook import workbook

    made = workbook(map_, date.today(), _heed("Writing the sheets", progress, cancelled))
    return Exported(made.data, made.warnings)


def export_table(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the table of `options.table` as CSV, with `options.separator` between the values.

    Raises ExportFailed for a separator that CSV files don't have.
    """
    from mapdesigner.exchange.csv_table import csv_table

    try:
        made = csv_table(
            map_, options.separator, _heed("Writing the table", progress, cancelled), options.table
        )
    except ValueError as trouble:
        raise ExportFailed(str(trouble)) from None
    return Exported(made.data, made.warnings)


def export_text(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the report as Markdown, its parts as they were chosen."""
    from mapdesigner.exchange.markdown_report import markdown_report

    heed = _heed("Writing the text", progress, cancelled)
    made = markdown_report(map_, date.today(), parts_of(map_, options), heed)
    return Exported(made.text.encode("utf-8"), made.warnings)


def export_diagram(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return stages and touchpoints as a Mermaid journey."""
    from mapdesigner.exchange.mermaid import journey_diagram

    made = journey_diagram(map_, _heed("Writing the diagram", progress, cancelled))
    return Exported(made.text.encode("utf-8"), made.warnings)


def _heed(words: str, progress: Progress | None, cancelled: Cancelled | None) -> Heed:
    """Return what a writer tells how far it is: it passes that on, and stops the writer when called off."""

    def heed(share: float) -> None:
        if cancelled is not None and cancelled():
            raise ExportCancelled
        if progress is not None:
            progress(share, words)

    return heed

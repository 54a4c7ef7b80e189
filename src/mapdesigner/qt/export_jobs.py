"""The two jobs behind the export dialog, run on another thread: make the preview, write the file."""

from collections.abc import Sequence
from pathlib import Path

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.preview import PageImage, page_images
from mapdesigner.export.sheet import ExportCancelled, Exported
from mapdesigner.files.disk import save_bytes
from mapdesigner.model import JourneyMap
from mapdesigner.qt.worker import Cancelled, Progress

THUMBNAIL_DPI = 18.0

Preview = tuple[ExportOptions, Exported, Sequence[PageImage]]


def preview_job(
    map_: JourneyMap, options: ExportOptions, progress: Progress, cancelled: Cancelled
) -> Preview:
    """Return the finished PDF and its pages, small. Raises what the export raises."""
    from mapdesigner.export.pdf import export_pdf  # slow to import, and only needed here

    exported = export_pdf(map_, options, progress, cancelled)
    return options, exported, page_images(exported.data, THUMBNAIL_DPI)


def export_job(
    map_: JourneyMap,
    options: ExportOptions,
    made: Exported | None,
    path: Path,
    progress: Progress,
    cancelled: Cancelled,
) -> tuple[Path, Exported]:
    """Write a PDF, `made` already or made now, and return where it is.

    Raises FileTrouble when it can't be written; then the old file is untouched, as after ExportCancelled.
    """
    from mapdesigner.export.pdf import export_pdf

    exported = made or export_pdf(map_, options, progress, cancelled)
    if cancelled():
        raise ExportCancelled
    save_bytes(path, exported.data)
    return path, exported

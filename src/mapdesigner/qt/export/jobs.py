"""The two jobs behind the export window, run on another thread: make the preview, write the file."""

from pathlib import Path
from typing import NamedTuple

from mapdesigner.export.formats import Format
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import ExportCancelled, Exported
from mapdesigner.files.disk import save_bytes
from mapdesigner.model import JourneyMap
from mapdesigner.qt.widgets.worker import Cancelled, Progress


class Made(NamedTuple):
    """A finished export and what it was made of."""

    map: JourneyMap
    format: Format
    options: ExportOptions
    exported: Exported

    def is_of(self, map_: JourneyMap, format_: Format, options: ExportOptions) -> bool:
        """Tell whether this is what an export of these would be."""
        return self.map is map_ and self.format is format_ and self.options == options


def preview_job(
    map_: JourneyMap, format_: Format, options: ExportOptions, progress: Progress, cancelled: Cancelled
) -> tuple[Made, object]:
    """Return the finished export and the View of it. Raises what the export raises."""
    from mapdesigner.qt.export.views import view_of  # slow to import, and only needed here

    exported = format_.export(map_, options, progress, cancelled)
    if cancelled():
        raise ExportCancelled
    return Made(map_, format_, options, exported), view_of(format_, exported.data, options, cancelled)


def export_job(
    map_: JourneyMap,
    format_: Format,
    options: ExportOptions,
    made: Made | None,
    path: Path,
    progress: Progress,
    cancelled: Cancelled,
) -> tuple[Path, Made]:
    """Write a file, `made` already or made now, and return where it is.

    Raises FileTrouble when it can't be written; then the old file is untouched, as after ExportCancelled.
    """
    if made is None or not made.is_of(map_, format_, options):
        made = Made(map_, format_, options, format_.export(map_, options, progress, cancelled))
    if cancelled():
        raise ExportCancelled
    save_bytes(path, made.exported.data)
    return path, made

"""The map as the JSON file that Map Designer opens: out of a PDF that carries it, or out of the window."""

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import Cancelled, Exported, Progress
from mapdesigner.model import JourneyMap
from mapdesigner.model.json_text import json_of


def export_json(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the map as its own file, byte by byte as saving it would write it."""
    return Exported(json_of(map_))

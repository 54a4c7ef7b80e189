"""What a map can be exported as, by the ending of the file. A new format is one file and one row here."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import Exported
from mapdesigner.model import JourneyMap


class Format(NamedTuple):
    """A format: its name for people, its ending, and the function that makes it."""

    name: str
    ending: str
    export: Callable[[JourneyMap, ExportOptions], Exported]


def format_of(path: Path) -> Format | None:
    """Return the format that a file's ending asks for, None for an unknown one."""
    return next((row for row in FORMATS if row.ending == path.suffix.lower()), None)


# The exporters are imported when they run: a PNG needs no SVG, and a window starts without all of them.
def _pdf(map_: JourneyMap, options: ExportOptions) -> Exported:
    from mapdesigner.export.pdf import export_pdf

    return export_pdf(map_, options)


def _png(map_: JourneyMap, options: ExportOptions) -> Exported:
    from mapdesigner.export.png import export_png

    return export_png(map_, options)


def _svg(map_: JourneyMap, options: ExportOptions) -> Exported:
    from mapdesigner.export.svg import export_svg

    return export_svg(map_, options)


FORMATS = (
    Format("PDF document", ".pdf", _pdf),
    Format("PNG picture", ".png", _png),
    Format("SVG drawing", ".svg", _svg),
)

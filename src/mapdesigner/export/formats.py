"""What a map can be exported as. A new format is one file and one row here."""

from pathlib import Path
from typing import NamedTuple, Protocol

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import Cancelled, Exported, Progress
from mapdesigner.model import JourneyMap


class Exporter(Protocol):
    """Makes a file of a map.

    `progress` hears how far it is, 0 … 1, and what is being done. Raises ExportCancelled soon after
    `cancelled` says so, and ExportFailed, a sentence, when it can't be done.
    """

    def __call__(
        self,
        map_: JourneyMap,
        options: ExportOptions,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Exported: ...


class Format(NamedTuple):
    """A format: the word of the command line, its name for people, its ending, what makes it.

    `options` names the fields of ExportOptions that it reads.
    """

    key: str
    name: str
    ending: str
    about: str
    options: frozenset[str]
    export: Exporter


def format_of(path: Path) -> Format | None:
    """Return the format that a file's ending asks for, None for an unknown one."""
    return next((row for row in FORMATS if row.ending == path.suffix.lower()), None)


def format_named(key: str) -> Format | None:
    """Return the format of a key, None for an unknown one."""
    return next((row for row in FORMATS if row.key == key), None)


def _lazily(module: str, function: str) -> Exporter:
    """Return an exporter that is imported when it runs: a PNG needs no SVG, a window none of them."""

    def export(
        map_: JourneyMap,
        options: ExportOptions,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Exported:
        from importlib import import_module

        exporter: Exporter = getattr(import_module(module), function)
        return exporter(map_, options, progress, cancelled)

    return export


_PAGE = frozenset({"paper", "orientation"})
_PDF = frozenset({"attach_map", "language"})

FORMATS = (
    Format(
        "report",
        "Report",
        ".pdf",
        "A PDF to read and act on: cover, map, personas, metrics, action list",
        _PAGE | _PDF | {"parts"},
        _lazily("mapdesigner.export.pdf", "export_pdf"),
    ),
    Format(
        "picture",
        "Picture",
        ".png",
        "The map as PNG, for a slide or a chat",
        _PAGE | {"scale", "transparent", "bands"},
        _lazily("mapdesigner.export.png", "export_png"),
    ),
    Format(
        "drawing",
        "Drawing",
        ".svg",
        "The map as SVG with real text, for a drawing program",
        _PAGE | {"transparent", "bands"},
        _lazily("mapdesigner.export.svg", "export_svg"),
    ),
)

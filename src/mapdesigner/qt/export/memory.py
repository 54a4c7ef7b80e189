"""What is remembered of exports: the format chosen last, each format's choices, each map's last export."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

from mapdesigner.export.formats import FORMATS, Format, format_named
from mapdesigner.export.options import ORIENTATIONS, TABLE_NAMES, WALLS, ExportOptions
from mapdesigner.export.papers import paper_named
from mapdesigner.export.usual import (
    LEAST_SCALE,
    MOST_BANDS,
    MOST_BLEED_MM,
    MOST_OVERLAP_MM,
    MOST_SCALE,
    SEPARATORS,
    language_named,
    usual_options,
)
from mapdesigner.files.paths import real_path
from mapdesigner.qt.settings import Settings

MOST_MAPS = 30


class LastExport(NamedTuple):
    """What a map was exported as, with which choices, into which file."""

    format: Format
    options: ExportOptions
    path: Path


def chosen_format(settings: Settings) -> Format:
    """Return the format of the last export, the first of all to begin with."""
    kept = settings.export_memory("format").get("key")
    return format_named(str(kept)) or FORMATS[0]


def keep_format(settings: Settings, format_: Format) -> None:
    """Remember which format was chosen."""
    settings.keep_export_memory("format", {"key": format_.key})


def chosen_options(settings: Settings, format_: Format) -> ExportOptions:
    """Return what was chosen for a format; what is missing or nonsense is as usual.

    The parts of a report are not among it: the map remembers those.
    """
    return _options(settings.export_memory(f"options-{format_.key}"), usual_options(format_))


def keep_options(settings: Settings, format_: Format, options: ExportOptions) -> None:
    """Remember what was chosen for a format."""
    kept = _plain(options)
    settings.keep_export_memory(
        f"options-{format_.key}", {name: kept[name] for name in sorted(format_.options & kept.keys())}
    )


def last_export(settings: Settings, map_id: str) -> LastExport | None:
    """Return how a map was exported last, None when it never was."""
    kept = settings.export_memory("last").get(map_id)
    if not isinstance(kept, Mapping):
        return None
    format_ = format_named(str(kept.get("format")))
    path, options = kept.get("path"), kept.get("options")
    if format_ is None or not isinstance(path, str) or not path or not isinstance(options, Mapping):
        return None
    return LastExport(format_, _options(options, usual_options(format_)), Path(path))


def keep_last_export(settings: Settings, map_id: str, last: LastExport) -> None:
    """Remember how a map was exported; of the maps that were exported longest ago nothing is kept."""
    others = {id_: kept for id_, kept in settings.export_memory("last").items() if id_ != map_id}
    new = {"format": last.format.key, "path": str(real_path(last.path)), "options": _plain(last.options)}
    newest = dict(list({map_id: new, **others}.items())[:MOST_MAPS])
    settings.keep_export_memory("last", newest)


def _plain(options: ExportOptions) -> dict[str, object]:
    return {name: value for name, value in asdict(options).items() if name in _READ}


def _options(kept: Mapping[str, object], usual: ExportOptions) -> ExportOptions:
    changes: dict[str, object] = {}
    for name, read in _READ.items():
        if name in kept:
            try:
                changes[name] = read(kept[name])
            except Exception:  # whatever somebody wrote into the file by hand
                continue
    return replace(usual, **changes)  # type: ignore[arg-type]


def _one_of(*values: object) -> Callable[[object], object]:
    def read(value: object) -> object:
        if value not in values or not isinstance(value, str):
            raise ValueError
        return value

    return read


def _number(least: float, most: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise ValueError
        return float(value)

    return read


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


_READ: dict[str, Callable[[object], object]] = {
    "paper": lambda value: paper_named(str(value)),
    "orientation": _one_of(*ORIENTATIONS),
    "bands": lambda value: int(_number(0, MOST_BANDS)(value)),
    "crop_marks": _yes_or_no,
    "bleed_mm": _number(0, MOST_BLEED_MM),
    "continued": _yes_or_no,
    "tile_paper": lambda value: paper_named(str(value)),
    "tile_overlap_mm": _number(0, MOST_OVERLAP_MM),
    "wall": _one_of(*WALLS),
    "tiled": _yes_or_no,
    "attach_map": _yes_or_no,
    "scale": _number(LEAST_SCALE, MOST_SCALE),
    "transparent": _yes_or_no,
    "separator": _one_of(*SEPARATORS.values()),
    "table": _one_of(*TABLE_NAMES),
    "language": lambda value: language_named(str(value)),
}

"""mapdesigner export: write a map as a PDF, PNG or SVG, or a persona of it as a sheet."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.commands.usage import DONE, STANDARD_STREAM, WrongUsage, counted, read_named_map, say
from mapdesigner.export.options import FIT, PAPER_NAMES, ExportOptions, Orientation
from mapdesigner.model import REPORT_PARTS, ReportPart

if TYPE_CHECKING:
    from mapdesigner.export.sheet import Exported
    from mapdesigner.model import JourneyMap, Persona

EXAMPLES = """examples:
  mapdesigner export shop.json shop.pdf
  mapdesigner export shop.json wall.pdf --paper A1 --parts map
  mapdesigner export shop.json shop.png --scale 3
  mapdesigner export shop.json anna.pdf --persona Anna
  cat shop.json | mapdesigner export - shop.svg
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the job takes."""
    parser.add_argument("map", metavar="MAP.json", help="the map to export; - for standard input")
    parser.add_argument("out", metavar="OUT", help="the file to write, a .pdf, .png or .svg")
    parser.add_argument(
        "--paper",
        metavar="NAME",
        help=f"{', '.join(PAPER_NAMES[:-1])}, or {FIT} for a page as large as the map"
        f" (default: {ExportOptions.paper} for a PDF, {FIT} for a picture)",
    )
    turned = parser.add_mutually_exclusive_group()
    turned.add_argument("--landscape", action="store_const", dest="orientation", const="landscape")
    turned.add_argument("--portrait", action="store_const", dest="orientation", const="portrait")
    parser.set_defaults(orientation=ExportOptions.orientation)
    parser.add_argument(
        "--parts",
        metavar="LIST",
        default=",".join(REPORT_PARTS),
        help=f"what goes into a PDF, with commas between (default: {','.join(REPORT_PARTS)})",
    )
    parser.add_argument(
        "--persona",
        metavar="NAME",
        help="instead of the map a sheet of one page about a persona, as a PDF",
    )
    parser.add_argument(
        "--scale",
        type=float,
        default=ExportOptions.scale,
        metavar="N",
        help=f"pixels of a PNG for each point of the paper (default: {ExportOptions.scale:g})",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the export.

    Raises WrongUsage for an unknown ending or option, UnreadableInput, FileTrouble, ExportFailed.
    """
    options = ExportOptions(
        paper=_paper(arguments.paper, arguments.out),
        orientation=_orientation(arguments.orientation),
        parts=_parts(arguments.parts),
        scale=_scale(arguments.scale),
    )
    from mapdesigner.export.formats import format_of
    from mapdesigner.files.disk import FileTrouble, save_bytes

    if arguments.out == STANDARD_STREAM:
        raise WrongUsage("An export goes into a file whose ending, .pdf, .png or .svg, says what it is.")
    path = Path(arguments.out)
    exporter = format_of(path)
    if exporter is None:
        raise WrongUsage(f"“{path.name}” must end in .pdf, .png or .svg: the ending says what is exported.")
    if arguments.persona is not None and exporter.ending != ".pdf":
        raise WrongUsage(f"A persona is exported as a PDF; “{path.name}” must end in .pdf.")
    map_ = read_named_map(arguments.map)
    persona = None if arguments.persona is None else _persona(map_, arguments.persona)
    if path.is_dir():
        raise FileTrouble(f"{path} is a folder; name a file in it.")
    if not path.absolute().parent.is_dir():
        raise FileTrouble(f"{path.name} can't be saved: the folder {path.parent} is not there.")
    exported = exporter.export(map_, options) if persona is None else _sheet(map_, persona, options)
    save_bytes(path, exported.data)
    for warning in exported.warnings:
        say(warning)
    pages = f"{counted(exported.page_count, 'page')}, " if exported.page_count > 1 else ""
    print(f"{path} ({pages}{_size(len(exported.data))})")
    return DONE


def _persona(map_: "JourneyMap", name: str) -> "Persona":
    """Return the persona of that name, however it is capitalised."""
    wanted = " ".join(name.split()).casefold()
    found = [each for each in map_.personas if " ".join(each.name.split()).casefold() == wanted]
    if found and wanted:
        return found[0]
    names = ", ".join(f"“{each.name.strip()}”" for each in map_.personas if each.name.strip())
    there = f"the map has {names}" if names else "the map has none"
    raise WrongUsage(f"There is no persona “{name}”; {there}.")


def _sheet(map_: "JourneyMap", persona: "Persona", options: ExportOptions) -> "Exported":
    from mapdesigner.export.persona_sheet import export_persona_sheet

    return export_persona_sheet(map_, persona.id, options)


def _paper(text: str | None, out: str) -> str:
    if text is None:
        return ExportOptions.paper if out.lower().endswith(".pdf") else FIT
    known = {name.lower(): name for name in PAPER_NAMES}
    name = known.get(text.strip().lower())
    if name is None:
        raise WrongUsage(f"There is no paper “{text}”; there are {', '.join(PAPER_NAMES)}.")
    return name


def _orientation(text: str) -> Orientation:
    return "landscape" if text == "landscape" else "portrait" if text == "portrait" else "auto"


def _parts(text: str) -> tuple[ReportPart, ...]:
    wanted = {word.strip().lower() for word in text.split(",") if word.strip()}
    unknown = sorted(wanted - set(REPORT_PARTS))
    if unknown:
        raise WrongUsage(f"There is no part “{unknown[0]}”; there are {', '.join(REPORT_PARTS)}.")
    if not wanted:
        raise WrongUsage(f"--parts needs at least one of {', '.join(REPORT_PARTS)}.")
    return tuple(part for part in REPORT_PARTS if part in wanted)


def _scale(scale: float) -> float:
    if not 0.1 <= scale <= 20:
        raise WrongUsage(f"--scale is {scale:g}; it must be between 0.1 and 20.")
    return scale


def _size(size_bytes: int) -> str:
    if size_bytes >= 1_000_000:
        return f"{size_bytes / 1e6:.1f} MB"
    return f"{max(1, round(size_bytes / 1e3))} KB"

"""mapdesigner export: write one map as a file, or many into a folder, or a persona as a sheet."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.commands.export_options import (
    add_options,
    endings_words,
    format_for,
    formats_help,
    options_for,
)
from mapdesigner.commands.usage import DONE, STANDARD_STREAM, WrongUsage, counted, read_named_map, say
from mapdesigner.export.options import ExportOptions

if TYPE_CHECKING:
    from mapdesigner.export.formats import Format
    from mapdesigner.export.sheet import Exported
    from mapdesigner.model import JourneyMap, Persona

_FEW_EXAMPLES = """examples:
  mapdesigner export shop.json shop.pdf                              the report
  mapdesigner export shop.json wall.pdf --as poster --paper A1
  mapdesigner export shop.json wall.pdf --as tiles --paper A0 --tile-paper A4
  mapdesigner export shop.json short.pdf --parts summary,map,improvements
  mapdesigner export shop.json shop.png --scale 3 --transparent
  mapdesigner export shop.json anna.pdf --persona Anna
  mapdesigner export *.json --to exported --format pdf               many maps at once
  cat shop.json | mapdesigner export - shop.svg
"""
EXAMPLES = f"{formats_help()}\n\n{_FEW_EXAMPLES}"
USAGE = """mapdesigner export MAP.json OUT [options]
       mapdesigner export MAP.json … --to DIR [--format FORMAT] [options]"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the job takes."""
    parser.usage = USAGE
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=f"MAP.json, the map (- for standard input), and OUT, the file to write: {endings_words()}; "
        "or many maps with --to",
    )
    parser.add_argument(
        "--as",
        "--format",
        dest="format",
        metavar="FORMAT",
        help="the format, where the ending alone does not say it (a .pdf is a report), or the ending of "
        "many files: a word of the list below, or an ending",
    )
    parser.add_argument(
        "--to", metavar="DIR", help="write every map into this folder, which is made if needed"
    )
    parser.add_argument(
        "--persona", metavar="NAME", help="instead of the map a sheet of one page about a persona, as a PDF"
    )
    add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the export, or many.

    Raises WrongUsage for an unknown ending or option, UnreadableInput, FileTrouble, ExportFailed.
    """
    from mapdesigner.files.file_names import path_named

    if arguments.to is not None:
        from mapdesigner.commands.export_many import run_many

        return run_many(arguments)
    if len(arguments.files) > 2:
        raise WrongUsage(
            f"{len(arguments.files) - 1} maps can't go into one file; name a folder for them with --to."
        )
    if len(arguments.files) < 2:
        raise WrongUsage("OUT is missing: name the file to write as well, or a folder with --to.")
    name, out = arguments.files
    if out == STANDARD_STREAM:
        raise WrongUsage(f"An export goes into a file whose ending, {endings_words()}, says what it is.")
    path = path_named(out)
    format_ = _format(arguments, path)
    options = options_for(format_, arguments)
    map_ = read_named_map(name)
    persona = None if arguments.persona is None else _persona(map_, arguments.persona)
    _look_at_target(path)
    exported = format_.export(map_, options) if persona is None else _sheet(map_, persona, options)
    write(path, exported)
    return DONE


def write(path: Path, exported: "Exported") -> None:
    """Write a finished export and print where it is. Raises FileTrouble; then the old file is untouched."""
    from mapdesigner.files.disk import is_stream, write_out

    write_out(path, exported.data)
    for warning in exported.warnings:
        say(f"{path.name}: {warning}" if len(exported.warnings) > 1 else warning)
    if is_stream(path):  # standard output may be what the export went to
        say(told(path, exported))
    else:
        print(told(path, exported))


def told(path: Path, exported: "Exported") -> str:
    """Return the line about a file: its path, pages, size and what else is to be known."""
    noun = "slide" if path.suffix.lower() == ".pptx" else "page"
    pages = [counted(exported.page_count, noun)] if exported.page_count > 1 else []
    notes = [note.rstrip(".") for note in exported.notes]
    return f"{path} ({', '.join([*pages, _size(len(exported.data)), *notes])})"


def _format(arguments: argparse.Namespace, path: Path) -> "Format":
    """Return the format that the ending and --as ask for."""
    from mapdesigner.export.formats import format_of
    from mapdesigner.files.disk import is_stream

    by_ending = format_of(path)
    if arguments.format is None:
        if by_ending is None and is_stream(path):
            raise WrongUsage(f"{path} has no ending; say with --as what is exported, for example --as svg.")
        if by_ending is None:
            raise WrongUsage(
                f"“{path.name}” must end in {endings_words()}: the ending says what is exported."
            )
        format_ = by_ending
    else:
        format_ = format_for(arguments.format)
        if path.suffix.lower() != format_.ending and not is_stream(path):
            raise WrongUsage(f"The format {format_.key} is {format_.ending}; “{path.name}” ends otherwise.")
    if arguments.persona is not None and format_.key != "report":
        raise WrongUsage(f"A persona is exported as a PDF; “{path.name}” must end in .pdf, without --as.")
    return format_


def _look_at_target(path: Path) -> None:
    from mapdesigner.files.disk import FileTrouble
    from mapdesigner.files.paths import is_folder

    if is_folder(path):
        raise FileTrouble(f"{path} is a folder; name a file in it.")
    if not is_folder(path.absolute().parent):
        raise FileTrouble(f"{path.name} can't be saved: the folder {path.parent} is not there.")


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
    from mapdesigner.export.report.persona_sheet import export_persona_sheet

    return export_persona_sheet(map_, persona.id, replace(options, parts=None))


def _size(size_bytes: int) -> str:
    if size_bytes >= 1_000_000:
        return f"{size_bytes / 1e6:.1f} MB"
    return f"{max(1, round(size_bytes / 1e3))} KB"

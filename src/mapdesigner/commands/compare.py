"""mapdesigner compare: tell what differs between two maps, say of the current and of the future state."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.commands.usage import DONE, STANDARD_STREAM, WrongUsage, counted, read_named_map, say

if TYPE_CHECKING:
    from mapdesigner.insight.comparison import Comparison

EXAMPLES = """examples:
  mapdesigner compare shop.json shop-future.json
  mapdesigner compare shop.json shop-future.json --pdf comparison.pdf

Stages and touchpoints belong together by their ids, which a future-state copy keeps; in other maps by their
names. Touchpoints that were added, removed, moved and changed are listed, and improvements that were done.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the job takes."""
    parser.add_argument("current", metavar="CURRENT.json", help="the map as it is; - for standard input")
    parser.add_argument("future", metavar="FUTURE.json", help="the map as it is to be")
    parser.add_argument("--pdf", metavar="OUT.pdf", help="also write the comparison, with its curves, as PDF")


def run(arguments: argparse.Namespace) -> int:
    """Print the differences.

    Raises WrongUsage for a PDF of another name, UnreadableInput, FileTrouble when it can't be written.
    """
    from mapdesigner.files.file_names import path_named
    from mapdesigner.insight.comparison import compare

    if arguments.pdf is not None and Path(arguments.pdf).suffix.lower() != ".pdf":
        raise WrongUsage(f"“{arguments.pdf}” must end in .pdf: a comparison is written as a PDF.")
    if arguments.current == arguments.future == STANDARD_STREAM:
        raise WrongUsage("Only one of the two maps can come from standard input.")
    comparison = compare(read_named_map(arguments.current), read_named_map(arguments.future))
    for line in _lines(comparison):
        print(line)
    if arguments.pdf is not None:
        _write_pdf(comparison, path_named(arguments.pdf))
    return DONE


def _lines(comparison: "Comparison") -> Iterator[str]:
    from mapdesigner.insight.comparison_words import comparison_parts, field_words, summary

    yield summary(comparison)
    for part in comparison_parts(comparison):
        if not part.entries:
            continue
        yield ""
        yield f"{part.heading} ({len(part.entries):,})"
        for entry in part.entries:
            yield f"  {entry.name}" + (f" ({entry.place})" if entry.place else "")
            for change in entry.fields:
                yield f"    {field_words(change)}"


def _write_pdf(comparison: "Comparison", path: Path) -> None:
    from mapdesigner.export.report.comparison import export_comparison
    from mapdesigner.files.disk import FileTrouble, write_out
    from mapdesigner.files.paths import is_folder

    if is_folder(path):
        raise FileTrouble(f"{path} is a folder; name a file in it.")
    if not is_folder(path.absolute().parent):
        raise FileTrouble(f"{path.name} can't be saved: the folder {path.parent} is not there.")
    exported = export_comparison(comparison)
    write_out(path, exported.data)
    for warning in exported.warnings:
        say(warning)
    print(f"\n{path} ({counted(exported.page_count, 'page')})")

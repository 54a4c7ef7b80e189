"""mapdesigner new: write a new map, empty or from a template."""

import argparse
from typing import TYPE_CHECKING

from mapdesigner.commands.usage import DONE, STANDARD_STREAM, WrongUsage, write_to_standard_output

if TYPE_CHECKING:
    from mapdesigner.model import JourneyMap

EXAMPLES = """examples:
  mapdesigner new shop.json
  mapdesigner new shop.json --template e-commerce --title "Buying a book online"
  mapdesigner new - --title "A visit to the clinic" | mapdesigner check -
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the job takes."""
    parser.add_argument("out", metavar="OUT.json", help="the file to write; - for standard output")
    parser.add_argument("--template", metavar="NAME", help="begin with a template's stages and lanes")
    parser.add_argument("--title", metavar="T", help="the map's title")
    parser.add_argument("--force", action="store_true", help="replace OUT.json if it is there already")


def run(arguments: argparse.Namespace) -> int:
    """Write the map. Raises WrongUsage for an unknown template, FileTrouble when it can't be written."""
    from mapdesigner.files.codec import write_map
    from mapdesigner.files.disk import FileTrouble, is_stream, write_out
    from mapdesigner.files.file_names import path_named
    from mapdesigner.files.paths import is_there

    map_ = _new_map(arguments.template, arguments.title)
    if arguments.out == STANDARD_STREAM:
        write_to_standard_output(write_map(map_))
        return DONE
    path = path_named(arguments.out)
    if is_there(path) and not arguments.force and not is_stream(path):
        raise FileTrouble(f"{path.name} is there already; add --force to replace it.")
    write_out(path, write_map(map_))
    return DONE


def _new_map(template: str | None, title: str | None) -> "JourneyMap":
    from pydantic import ValidationError

    from mapdesigner.model import new_map

    map_ = _template(template) if template is not None else new_map()
    if title is None:
        return map_
    try:
        return map_.evolve(title=title)
    except ValidationError as error:
        raise WrongUsage("The title holds bytes that are no text in this terminal's encoding.") from error


def _template(name: str) -> "JourneyMap":
    from mapdesigner.files.templates import UnknownTemplate, read_template

    try:
        return read_template(name.strip().lower().removesuffix(".json"))
    except UnknownTemplate as error:
        raise WrongUsage(str(error)) from error

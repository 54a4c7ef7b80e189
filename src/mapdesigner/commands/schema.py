"""mapdesigner schema: print the JSON Schema of the map format."""

import argparse

from mapdesigner.commands.usage import DONE, write_to_standard_output

EXAMPLES = """examples:
  mapdesigner schema > journey-map.schema.json

The schema (Draft 2020-12) tells the shape of a map. What holds between its parts, such as that an id is
used once and that every reference leads somewhere, only mapdesigner check can tell.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the job takes: nothing."""


def run(arguments: argparse.Namespace) -> int:
    """Print the schema as UTF-8."""
    from mapdesigner.files.schema import schema_bytes

    write_to_standard_output(schema_bytes())
    return DONE

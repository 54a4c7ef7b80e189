"""mapdesigner check: tell whether a file holds a sound map, and what is wrong where."""

import argparse

from mapdesigner.commands.usage import (
    DONE,
    UNREADABLE_MAP,
    UnreadableInput,
    counted,
    read_named_map,
    say,
    shown_name,
)

EXAMPLES = """examples:
  mapdesigner check shop.json
  curl -s https://example.org/shop.json | mapdesigner check -

A sound map gives one line and exit code 0. Otherwise there is a line for every problem, with its place,
and exit code 3.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the job takes."""
    parser.add_argument("map", metavar="MAP.json", help="the map to check; - for standard input")


def run(arguments: argparse.Namespace) -> int:
    """Print what the map holds, or its problems."""
    try:
        map_ = read_named_map(arguments.map)
    except UnreadableInput as error:
        for fault in error.faults:
            print(fault)
        say(str(error))
        return UNREADABLE_MAP
    from mapdesigner.model import touchpoint_count

    counts = (
        counted(len(map_.stages), "stage"),
        counted(len(map_.lanes), "lane"),
        counted(touchpoint_count(map_), "touchpoint"),
        counted(len(map_.personas), "persona"),
        counted(len(map_.goals), "goal"),
        counted(len(map_.improvements), "improvement note"),
    )
    print(f"{shown_name(arguments.map)} is a sound map: {', '.join(counts[:-1])} and {counts[-1]}.")
    return DONE

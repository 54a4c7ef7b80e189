"""What the jobs of the command line share: exit codes, wrong usage, reading a map, writing bytes."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapdesigner.model import JourneyMap

DONE = 0
FAILED = 1
WRONG_USAGE = 2
UNREADABLE_MAP = 3
# What a shell gives for a process that Ctrl+C ended.
INTERRUPTED = 130

STANDARD_STREAM = "-"


class WrongUsage(Exception):
    """What was typed makes no sense; the message is a sentence that says what would."""


class UnreadableInput(Exception):
    """A map could not be read; the message is a sentence that names it, `faults` has one line each."""

    def __init__(self, message: str, *faults: str) -> None:
        super().__init__(message)
        self.faults = faults


def say(sentence: str) -> None:
    """Print a sentence for the user on standard error."""
    print(f"mapdesigner: {sentence}", file=sys.stderr)


def shown_name(name: str) -> str:
    """Return what a map is called in messages: its file's name, or standard input."""
    from mapdesigner.files.file_names import path_named

    return "standard input" if name == STANDARD_STREAM else path_named(name).name


def read_named_map(name: str) -> "JourneyMap":
    """Return the map in a file, or on standard input for "-"; a PDF gives the map that it carries.

    Raises UnreadableInput when there is no such file or no sound map in it.
    """
    from mapdesigner.files.codec import LARGEST_FILE_BYTES, UnreadableMap, read_map
    from mapdesigner.files.disk import FileTrouble, UnreadableFile, open_map
    from mapdesigner.files.file_names import path_named
    from mapdesigner.files.pdf_map import map_bytes

    if name != STANDARD_STREAM:
        try:
            return open_map(path_named(name))
        except UnreadableFile as error:
            raise UnreadableInput(str(error), *error.faults) from error
        except (FileTrouble, ValueError) as error:  # ValueError: a NUL in the file's name
            raise UnreadableInput(str(error)) from error
    try:
        return read_map(map_bytes(sys.stdin.buffer.read(LARGEST_FILE_BYTES + 1)))
    except UnreadableMap as error:
        raise UnreadableInput(str(UnreadableFile(shown_name(name), error)), *error.faults) from error


def write_to_standard_output(data: bytes) -> None:
    """Write finished bytes to standard output, whatever its encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun: 1 stage, 4 stages, 1,204 touchpoints."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"

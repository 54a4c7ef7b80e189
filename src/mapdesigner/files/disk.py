"""A journey map on the disk: open it and save it, with errors that name the file."""

import errno
import os
import stat
from datetime import date
from pathlib import Path

from mapdesigner.files import beside
from mapdesigner.files.atomic import write_bytes
from mapdesigner.files.codec import LARGEST_FILE_BYTES, NotOurFile, UnreadableMap, read_map, write_map
from mapdesigner.files.in_place import finish_interrupted
from mapdesigner.files.pdf_map import MOST_BEFORE_THE_START, is_pdf, map_bytes
from mapdesigner.files.repair import Repaired, repaired
from mapdesigner.files.samples import is_sample, seen_on
from mapdesigner.model import JourneyMap, shortened

_TOO_LONG_ON_WINDOWS = 206  # ERROR_FILENAME_EXCED_RANGE

_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")


class FileTrouble(Exception):
    """A file could not be opened or saved; the message is a sentence that names it."""


class UnreadableFile(FileTrouble):
    """The file was read, but holds no sound journey map; `faults` says why, a sentence each."""

    def __init__(self, name: str, cause: UnreadableMap) -> None:
        more = "" if len(cause.faults) == 1 else f" ({len(cause.faults) - 1} more faults)"
        super().__init__(f"{name} can't be opened. {cause.faults[0]}{more}")
        self.faults = cause.faults


def open_map(path: Path) -> JourneyMap:
    """Return the map in a file, its own or a PDF that carries it.

    Raises FileTrouble when the file can't be read, UnreadableFile when it holds no sound map.
    """
    return map_in(path, bytes_of(path))


def bytes_of(path: Path) -> bytes:
    """Return what a file holds, whole also after a program was killed while saving it.

    Raises FileTrouble when it can't be read, UnreadableFile when it is too large for a journey map.
    """
    finish_interrupted(path)
    beside.tidy(path.parent)
    try:
        about = path.stat()
        if stat.S_ISFIFO(about.st_mode) and not str(path).startswith(("/dev/", "/proc/")):
            # Reading one that nobody writes into would wait for ever.
            raise FileTrouble(f"{path.name} can't be read: it is a pipe, not a file.")
        if about.st_size > LARGEST_FILE_BYTES:
            raise UnreadableFile(path.name, _too_large(about.st_size))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE_BYTES + 1)  # a device may have no end
    except OSError as error:
        if is_too_long(error):
            raise FileTrouble(too_long(path)) from error
        raise FileTrouble(f"{path.name} can't be read: {_reason(error)}.") from error
    if len(data) > LARGEST_FILE_BYTES:
        raise UnreadableFile(path.name, NotOurFile("It goes on and on; a journey map ends within 67 MB."))
    return data


def is_pdf_file(path: Path) -> bool:
    """Tell whether a file is a PDF by how it begins; False also for one that can't be read."""
    if is_stream(path):
        return False
    try:
        with path.open("rb") as file:
            return is_pdf(file.read(MOST_BEFORE_THE_START))
    except OSError:
        return False


def map_in(path: Path, data: bytes) -> JourneyMap:
    """Return the map in bytes that came from a file, a sample's with its dates about today.

    Raises UnreadableFile when they hold no sound map.
    """
    try:
        map_ = read_map(map_bytes(data))
    except UnreadableMap as error:
        raise UnreadableFile(path.name, error) from error
    return seen_on(map_, date.today()) if is_sample(path) else map_


def repaired_map_in(path: Path, data: bytes) -> Repaired:
    """Return what is sound in bytes that came from a file, with what was mended and set aside.

    Raises UnreadableFile when there is nothing of a journey map in them.
    """
    try:
        return repaired(map_bytes(data))
    except UnreadableMap as error:
        raise UnreadableFile(path.name, error) from error


def save_map(path: Path, map_: JourneyMap) -> None:
    """Save a map, whole or not at all. Raises FileTrouble; then what was there before is still there."""
    save_bytes(path, write_map(map_))


def save_bytes(path: Path, data: bytes) -> None:
    """Save finished bytes, whole or not at all. Raises FileTrouble; then the old file is untouched."""
    try:
        write_bytes(path, data)
    except OSError as error:
        if is_too_long(error):
            raise FileTrouble(too_long(path)) from error
        raise FileTrouble(f"{path.name} can't be saved in {path.parent}: {_reason(error)}.") from error


def is_stream(path: Path) -> bool:
    """Tell whether a path is no file but a way to somewhere: a device, a pipe, standard output."""
    if str(path).startswith(_STREAMS):
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def write_out(path: Path, data: bytes) -> None:
    """Save finished bytes as `save_bytes` does, or send them down a device or a pipe. Raises FileTrouble."""
    if not is_stream(path):
        save_bytes(path, data)
        return
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
        try:
            beside.write_all(descriptor, data)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise FileTrouble(f"{path} can't be written to: {_reason(error)}.") from error


def is_too_long(error: OSError) -> bool:
    """Tell whether an error says that a name or the path to it is too long for the disk."""
    return error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) == _TOO_LONG_ON_WINDOWS


def too_long(path: Path) -> str:
    """Return what is wrong with a name that is too long, and what to do."""
    return f"“{shortened(path.name)}” is too long for a file's name here; choose a shorter one."


def _too_large(size_bytes: int) -> NotOurFile:
    return NotOurFile(
        f"It has {size_bytes / 1e6:,.0f} MB; a journey map has at most {LARGEST_FILE_BYTES / 1e6:,.0f} MB."
    )


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    return reason[0].lower() + reason[1:]

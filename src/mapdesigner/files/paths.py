"""Where a file lies, in one spelling, whatever it was called by: links, dots, letters of another case."""

import contextlib
import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path


def real_path(path: Path) -> Path:
    """Return a file's place in the one spelling that it has: absolute, without links or dots.

    Where the disk does not tell Shop.json from shop.json, or an accent from a letter with its accent, the
    name is spelt as the folder lists it.
    """
    found = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):
        os.stat(found)  # noqa: PTH116  of a name that is too long Path.stat() says the same, later
        return found.with_name(listed_name(found.name, os.listdir(found.parent)))  # noqa: PTH208
    return found


def listed_name(name: str, names: Iterable[str]) -> str:
    """Return how a folder that lists `names` spells the name of a file that is in it."""
    names = tuple(names)
    if name in names:
        return name
    return next((other for other in names if _folded(other) == _folded(name)), name)


def is_there(path: Path) -> bool:
    """Tell whether there is such a file or folder; a name that no disk takes is nowhere."""
    return os.path.exists(path)  # noqa: PTH110  Path.exists() raises for a name that is too long


def is_folder(path: Path) -> bool:
    """Tell whether there is such a folder; a name that no disk takes is nowhere."""
    return os.path.isdir(path)  # noqa: PTH112  Path.is_dir() raises for a name that is too long


def is_file(path: Path) -> bool:
    """Tell whether there is such a file; a name that no disk takes is nowhere."""
    return os.path.isfile(path)  # noqa: PTH113  Path.is_file() raises for a name that is too long


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())

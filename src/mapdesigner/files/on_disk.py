"""What lies in a map's file now, when somebody else may have written, emptied or removed it."""

from pathlib import Path
from typing import NamedTuple

from mapdesigner.files.disk import FileTrouble, bytes_of, map_in
from mapdesigner.files.fingerprint import Fingerprint, fingerprint
from mapdesigner.files.paths import is_there
from mapdesigner.model import JourneyMap


class OnDisk(NamedTuple):
    """The map that a file holds now, or a sentence that says why there is none; its fingerprint.

    `is_gone` for a file that was removed or, as sync clients do, emptied: nothing of anybody's is in it.
    """

    map_: JourneyMap | None
    known: Fingerprint | None
    trouble: str = ""
    is_gone: bool = False


def what_lies_at(path: Path) -> OnDisk:
    """Look into a file."""
    if not is_there(path):
        return OnDisk(None, None, f"{path.name} was moved or deleted by somebody else.", is_gone=True)
    try:
        data = bytes_of(path)
        known = fingerprint(path, data)
    except (FileTrouble, OSError) as trouble:
        return OnDisk(None, None, str(trouble))
    if not data.strip():
        return OnDisk(None, known, f"{path.name} was emptied by somebody else.", is_gone=True)
    try:
        return OnDisk(map_in(path, data), known)
    except FileTrouble as trouble:
        return OnDisk(None, known, str(trouble))

"""Versions: earlier states of a map, kept in the program's own folder, bounded in number, size and age.

    FOLDER/versions/MAP_ID/20261130T140501123.KIND.map.gz

Each save keeps one, so does every ten minutes of work, and a person can name one.
"""

import contextlib
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from mapdesigner.files.atomic import write_bytes
from mapdesigner.files.codec import UnreadableMap, write_map
from mapdesigner.files.kept import About, packed, read_about, read_kept
from mapdesigner.model import JourneyMap

Kind = Literal["saved", "automatic", "named"]
KINDS: tuple[Kind, ...] = get_args(Kind)

MOST_VERSIONS = 300
MOST_BYTES = 40 * 1024 * 1024
MOST_DAYS = 180
POLICY = (
    f"Kept are the last {MOST_VERSIONS} versions of a map, for {MOST_DAYS} days, {MOST_BYTES // 2**20} MB "
    "at most; the oldest go first, those with a name last."
)
_NAME = re.compile(r"\d{8}T\d{9}\.(saved|automatic|named)\.map\.gz")


class Version(NamedTuple):
    """An earlier state of a map: its file and what is known of it."""

    path: Path
    about: About


def add_version(
    folder: Path, map_: JourneyMap, about: About, limits: tuple[int, int, int] | None = None
) -> Version:
    """Keep a map as a version, then let go of what is beyond the limits (number, bytes, days).

    `about.kind` is one of KINDS. Raises OSError when it can't be written.
    """
    home = versions_folder(folder, map_.id)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = _free_path(home, about)
    write_bytes(path, packed(about, write_map(map_), compress=True))
    _prune(home, about.written_at, *(limits or (MOST_VERSIONS, MOST_BYTES, MOST_DAYS)))
    return Version(path, about)


def versions_of(folder: Path, map_id: str) -> tuple[Version, ...]:
    """Return a map's versions, the latest first; one that can't be read is left out."""
    found = []
    for path in versions_folder(folder, map_id).glob("*.map.gz"):
        with contextlib.suppress(OSError, UnreadableMap):
            found.append(Version(path, read_about(path)))
    return tuple(sorted(found, key=lambda version: version.path.name, reverse=True))


def read_version(path: Path) -> JourneyMap:
    """Return a version's map. Raises OSError or UnreadableMap when it can't be read."""
    return read_kept(path)[1]


def rename_version(version: Version, name: str) -> Version:
    """Give a version a name, or take it away with an empty one. Raises OSError or UnreadableMap."""
    about, map_ = read_kept(version.path)
    new = about._replace(name=name, kind="named" if name else "saved")
    path = _free_path(version.path.parent, new)
    write_bytes(path, packed(new, write_map(map_), compress=True))
    version.path.unlink(missing_ok=True)
    return Version(path, new)


def remove_version(version: Version) -> None:
    """Remove a version. Raises OSError when it can't be removed."""
    version.path.unlink(missing_ok=True)


def versions_folder(folder: Path, map_id: str) -> Path:
    """Return where the versions of a map lie. An id has only letters, digits, - and _: it is a safe name."""
    return folder / "versions" / map_id


def _free_path(home: Path, about: About) -> Path:
    at = about.written_at
    while True:
        stamp = at.strftime("%Y%m%dT%H%M%S") + f"{at.microsecond // 1000:03d}"
        if not any(home.glob(f"{stamp}.*")):
            return home / f"{stamp}.{about.kind}.map.gz"
        at += timedelta(milliseconds=1)


def _prune(home: Path, now: datetime, most: int, most_bytes: int, most_days: int) -> None:
    """Let go of the oldest, first those without a name; what was just added stays whatever its size."""
    oldest = (now - timedelta(days=most_days)).strftime("%Y%m%dT")
    files = sorted(
        (path for path in home.iterdir() if _NAME.fullmatch(path.name)), key=lambda path: path.name
    )
    in_order = [path for path in files if ".named." not in path.name]
    in_order += [path for path in files if ".named." in path.name]
    latest = files[-1]
    sizes = {path: path.stat().st_size for path in files}
    count, total = len(files), sum(sizes.values())
    for path in in_order:
        too_old = path.name < oldest and ".named." not in path.name
        if path == latest or not (too_old or count > most or total > most_bytes):
            continue
        with contextlib.suppress(OSError):
            path.unlink()
            count, total = count - 1, total - sizes[path]

"""Versions: earlier states of a map, kept in the program's own folder, bounded in number, size and age.

    FOLDER/versions/MAP_ID/00000012-20261130T140501123Z.KIND.map.gz

Each save keeps one, so does every ten minutes of work, and a person can name one. Their order is that of the
number they begin with: a clock may be wrong, or set back. Before there were numbers a name was the local
time; such a version comes before all that have a number.
"""

import contextlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
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
    f"Kept are the last {MOST_VERSIONS} versions of a map, for {MOST_DAYS} days of work on it, "
    f"{MOST_BYTES // 2**20} MB at most; the oldest go first, those with a name last."
)
_NAME = re.compile(r"(?:(\d{8,})-)?(\d{8}T\d{9})Z?\.(?:saved|automatic|named)\.map\.gz")
_STAMP = "%Y%m%dT%H%M%S%f"


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
    path = home / _name(_next_number(home), about)
    write_bytes(path, packed(about, write_map(map_), compress=True))
    _prune(path, *(limits or (MOST_VERSIONS, MOST_BYTES, MOST_DAYS)))
    return Version(path, about)


def versions_of(folder: Path, map_id: str) -> tuple[Version, ...]:
    """Return a map's versions, the latest first; one that can't be read is left out."""
    found = []
    for path in versions_folder(folder, map_id).glob("*.map.gz"):
        with contextlib.suppress(OSError, UnreadableMap):
            found.append(Version(path, read_about(path)))
    return tuple(sorted(found, key=lambda version: _place(version.path), reverse=True))


def read_version(path: Path) -> JourneyMap:
    """Return a version's map. Raises OSError or UnreadableMap when it can't be read."""
    return read_kept(path)[1]


def rename_version(version: Version, name: str) -> Version:
    """Give a version a name, or take it away with an empty one. Raises OSError or UnreadableMap."""
    about, map_ = read_kept(version.path)
    new = about._replace(name=name, kind="named" if name else "saved")
    path = version.path.with_name(f"{version.path.name.partition('.')[0]}.{new.kind}.map.gz")
    write_bytes(path, packed(new, write_map(map_), compress=True))
    if path != version.path:
        version.path.unlink(missing_ok=True)
    return Version(path, new)


def remove_version(version: Version) -> None:
    """Remove a version. Raises OSError when it can't be removed."""
    version.path.unlink(missing_ok=True)


def versions_folder(folder: Path, map_id: str) -> Path:
    """Return where the versions of a map lie. An id has only letters, digits, - and _: it is a safe name."""
    return folder / "versions" / map_id


def _next_number(home: Path) -> int:
    return max((_place(path)[0] for path in home.glob("*.map.gz")), default=0) + 1


def _name(number: int, about: About) -> str:
    stamp = about.written_at.astimezone(UTC).strftime(_STAMP)[:-3]
    return f"{number:08d}-{stamp}Z.{about.kind}.map.gz"


def _place(path: Path) -> tuple[int, str]:
    """Return what versions are ordered by, the later the larger; a file of another name comes first."""
    found = _NAME.fullmatch(path.name)
    return (int(found[1] or 0), found[2]) if found else (0, path.name)


def _prune(added: Path, most: int, most_bytes: int, most_days: int) -> None:
    """Let go of the oldest, first those without a name; what was just added stays in any case."""
    files = sorted((path for path in added.parent.iterdir() if _NAME.fullmatch(path.name)), key=_place)
    in_order = [path for path in files if ".named." not in path.name]
    in_order += [path for path in files if ".named." in path.name]
    too_old = _too_old(files, most_days)
    sizes = {path: path.stat().st_size for path in files}
    count, total = len(files), sum(sizes.values())
    for path in in_order:
        is_too_old = path in too_old and ".named." not in path.name
        if path == added or not (is_too_old or count > most or total > most_bytes):
            continue
        with contextlib.suppress(OSError):
            path.unlink()
            count, total = count - 1, total - sizes[path]


def _too_old(files: Sequence[Path], most_days: int) -> set[Path]:
    """Return the versions after which there were more days of work than that.

    From one version to the next counts a day at most, and never less than nothing: a clock that is a year
    ahead for one save makes none a year older.
    """
    age, found = timedelta(), set[Path]()
    later: datetime | None = None
    for path in reversed(files):
        at = _moment(path)
        if later is not None:
            age += min(max(later - at, timedelta()), timedelta(days=1))
        if age > timedelta(days=most_days):
            found.add(path)
        later = at
    return found


def _moment(path: Path) -> datetime:
    """Return the time in a version's name; a nonsensical one is the beginning of time."""
    try:
        return datetime.strptime(f"{_place(path)[1]}000", _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)

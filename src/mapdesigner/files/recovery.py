"""Recovery: the present state of each open map, kept in the program's own folder until it is saved.

    FOLDER/recovery/NAME.map               an open, unsaved map; its window holds NAME.lock
    FOLDER/recovery/discarded/NAME.map     one that was thrown away, kept for DISCARDED_DAYS

A map that lies here while nobody holds its lock was left by a crash.
"""

import contextlib
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from mapdesigner.files.atomic import sync_file, write_bytes
from mapdesigner.files.codec import UnreadableMap
from mapdesigner.files.days_seen import count_days
from mapdesigner.files.kept import About, packed, read_about

DISCARDED_DAYS = 7
_SUFFIX = ".map"


class Left(NamedTuple):
    """A map that lies in the recovery folder: its file and what is known of it."""

    path: Path
    about: About


def recovery_path(folder: Path, name: str) -> Path:
    """Return the file of the open map that goes by a name of the program's own."""
    return folder / "recovery" / f"{name}{_SUFFIX}"


def lock_path(path: Path) -> Path:
    """Return the file that the window of a recovery file locks as long as it lives."""
    return path.with_suffix(".lock")


def why_nothing_is_kept(folder: Path) -> str:
    """Return why no file can be written in the folder, in the system's words; empty when one can."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"?")
    except OSError as error:
        return error.strerror or str(error)
    return ""


def keep(path: Path, about: About, map_json: bytes, sync: bool) -> None:
    """Write an open map's present state; with `sync` it outlives a power cut too. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_bytes(path, packed(about, map_json), sync)


def forget(path: Path) -> None:
    """Remove a recovery file: its map is saved. Raises OSError when it can't be removed."""
    path.unlink(missing_ok=True)


def discard(path: Path) -> Path | None:
    """Put a recovery file with the discarded ones and return where; None when there is none.

    Raises OSError when it can't be moved; then it stays where it was.
    """
    folder = path.parent / "discarded"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / path.name
    try:
        path.replace(target)
    except FileNotFoundError:
        return None
    target.touch()  # from now on the days count
    return target


def take_back(path: Path) -> Path:
    """Put a discarded file with the open maps again and return where. Raises OSError if it can't be moved."""
    return path.replace(path.parent.parent / path.name)


def sync_kept(path: Path) -> None:
    """Let what was kept outlive a power cut too. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):  # it was saved meanwhile
        sync_file(path)


def left_maps(folder: Path) -> tuple[Left, ...]:
    """Return the maps in the recovery folder, the latest first; the caller asks who holds their locks."""
    return _maps_in(folder / "recovery")


def discarded_maps(folder: Path) -> tuple[Left, ...]:
    """Return the maps thrown away in the last days, the latest first."""
    return _maps_in(folder / "recovery" / "discarded")


def forget_old(folder: Path, now: datetime) -> None:
    """Remove what was discarded more than DISCARDED_DAYS ago, and parts of files that a crash left.

    A discarded map must have been there on as many days on which somebody looked: when the clock is wrong for
    once none goes.
    """
    oldest = (now - timedelta(days=DISCARDED_DAYS)).timestamp()
    discarded = folder / "recovery" / "discarded"
    names = [path.name for path in discarded.glob(f"*{_SUFFIX}")]
    days = count_days(discarded / "days.json", names, now.date()) if names else {}
    old = [discarded / name for name in names if days[name] >= DISCARDED_DAYS]
    for path in (*old, *discarded.glob(".*.part"), *(folder / "recovery").glob(".*.part")):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _maps_in(folder: Path) -> tuple[Left, ...]:
    found: list[Left] = []
    for path in folder.glob(f"*{_SUFFIX}"):
        try:
            found.append(Left(path, read_about(path)))
        except (OSError, UnreadableMap):
            # Even what can't be read is shown: it may be all that is left of somebody's work.
            with contextlib.suppress(OSError):
                when = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
                found.append(Left(path, About("", "", when)))
    return tuple(sorted(found, key=lambda left: left.about.written_at, reverse=True))

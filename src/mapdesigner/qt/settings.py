"""Settings: what the program remembers of a person between two starts, in an ini file."""

import contextlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from mapdesigner.files.paths import real_path
from mapdesigner.qt.drawing.theme import MODES, Mode

MOST_RECENT_FILES = 12


class RecentFile(NamedTuple):
    """A map that was opened or saved, and when."""

    path: Path
    opened_at: datetime | None


def config_folder() -> Path:
    """Return the folder in the person's home where the program keeps its settings."""
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation), "mapdesigner"
    )


def state_folder() -> Path:
    """Return the folder of what must outlive a crash: unsaved maps, versions, the log."""
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation), "mapdesigner"
    )


class Settings:
    """What is remembered; a value that is missing or nonsense reads as the one to begin with."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder if folder is not None else config_folder()
        self.state_folder = folder / "state" if folder is not None else state_folder()
        self._kept = QSettings(str(self._folder / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def own_entries_path(self) -> Path:
        """The file of the facilitator's own catalogue entries."""
        return self._folder / "own-touchpoints.json"

    def recent_files(self) -> tuple[RecentFile, ...]:
        """Return the maps opened last, the latest first, also those that are gone by now."""
        found = []
        for text in self._texts("recent/files"):
            when, _, name = text.partition(" ")
            if name:
                found.append(RecentFile(Path(name), _moment(when)))
        return tuple(found[:MOST_RECENT_FILES])

    def add_recent_file(self, path: Path, now: datetime | None = None) -> None:
        """Put a map first among the recent ones."""
        path = real_path(path)
        newest = RecentFile(path, now or datetime.now(UTC))
        self._keep_recent((newest, *(kept for kept in self.recent_files() if kept.path != path)))

    def forget_recent_file(self, path: Path) -> None:
        """Take one map off the recent ones."""
        self._keep_recent(kept for kept in self.recent_files() if kept.path != path)

    def clear_recent_files(self) -> None:
        """Forget all recent maps; the files stay."""
        self._kept.remove("recent/files")

    @property
    def theme_mode(self) -> Mode:
        """Whether the window follows the system or is always light or dark."""
        mode = self._text("theme/mode")
        return mode if mode in MODES else "system"

    @theme_mode.setter
    def theme_mode(self, mode: Mode) -> None:
        self._kept.setValue("theme/mode", mode)

    @property
    def last_folder(self) -> Path:
        """The folder of the last open or save, the person's documents to begin with."""
        kept = self._text("files/last_folder")
        if kept and Path(kept).is_dir():
            return Path(kept)
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._kept.setValue("files/last_folder", str(folder))

    def window_part(self, name: str) -> QByteArray:
        """Return what was kept of the window under a name ("geometry", "state"), empty at first."""
        kept = self._kept.value(f"window/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_window_part(self, name: str, content: QByteArray) -> None:
        """Keep a part of the window's shape under a name."""
        self._kept.setValue(f"window/{name}", content)

    def is_folded(self, section: str) -> bool:
        """Tell whether a section of the inspector was left folded."""
        return section in self._texts("inspector/folded")

    def keep_folded(self, section: str, folded: bool) -> None:
        """Remember whether a section of the inspector is folded."""
        others = [name for name in self._texts("inspector/folded") if name != section]
        self._kept.setValue("inspector/folded", [*others, section] if folded else others)

    def export_memory(self, name: str) -> Mapping[str, object]:
        """Return what was kept about exports under a name, empty at first."""
        with contextlib.suppress(ValueError):
            kept = json.loads(self._text(f"export/{name}"))
            if isinstance(kept, dict):
                return kept
        return {}

    def keep_export_memory(self, name: str, content: Mapping[str, object]) -> None:
        """Keep something about exports, plain values, under a name."""
        self._kept.setValue(f"export/{name}", json.dumps(content))

    def flag(self, name: str, usual: bool = False) -> bool:
        """Return a yes or no kept under a name."""
        kept = self._text(f"flags/{name}")
        return usual if kept not in ("true", "false") else kept == "true"

    def keep_flag(self, name: str, value: bool) -> None:
        """Keep a yes or no under a name."""
        self._kept.setValue(f"flags/{name}", "true" if value else "false")

    def sync(self) -> None:
        """Write what is not on the disk yet."""
        self._kept.sync()

    def _keep_recent(self, files: Iterable[RecentFile]) -> None:
        lines = [f"{_in_utc(kept.opened_at)} {kept.path}" for kept in files]
        self._kept.setValue("recent/files", lines[:MOST_RECENT_FILES])

    def _text(self, key: str) -> str:
        kept = self._kept.value(key)
        return kept if isinstance(kept, str) else ""

    def _texts(self, key: str) -> list[str]:
        kept = self._kept.value(key)
        # A list of one comes back from the ini file as its only member.
        if isinstance(kept, str):
            return [kept]
        return [text for text in kept if isinstance(text, str)] if isinstance(kept, list) else []


def _in_utc(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else "-"


def _moment(text: str) -> datetime | None:
    with contextlib.suppress(ValueError, OverflowError, OSError):
        return datetime.fromisoformat(text).astimezone()
    return None

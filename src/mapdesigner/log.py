"""The log: a file in the state folder in which a person can read what went wrong, and send it by hand.

STATE/log/mapdesigner.log       the present one, then .1 to .4: five of 1 MB at most
"""

import contextlib
import logging
import os
import platform
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from mapdesigner import __version__
from mapdesigner.trouble import Trouble

MOST_BYTES = 1_000_000
OLDER_FILES = 4
MOST_CHARACTERS = 50_000
_FORMAT = "%(asctime)s %(levelname)s [%(process)d] %(message)s"


def log_folder(state: Path) -> Path:
    """Return the folder of the log in the state folder."""
    return state / "log"


def log_path(state: Path) -> Path:
    """Return the file that the log is written to at present."""
    return log_folder(state) / "mapdesigner.log"


def start_line(*libraries: str) -> str:
    """Return what a log begins with: the versions of this program, Python, the system, and of libraries."""
    python = f"Python {platform.python_version()}"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return ", ".join((f"Map Designer {__version__}", python, *libraries, system))


def open_log(state: Path, *libraries: str) -> logging.Logger:
    """Return the program's logger, which writes to the log from now on; its first line tells the versions.

    Without a place to write to it is silent: the log is never a reason to fail.
    """
    logger = logging.getLogger("mapdesigner")
    close_log()
    logger.setLevel(logging.INFO)
    logger.propagate = False
    with contextlib.suppress(OSError):
        log_folder(state).mkdir(parents=True, exist_ok=True, mode=0o700)
        logger.addHandler(_LogFile(log_path(state)))
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    logger.info("%s starts.", start_line(*libraries))
    return logger


def close_log() -> None:
    """Close the log's file."""
    logger = logging.getLogger("mapdesigner")
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        with contextlib.suppress(OSError):  # a full disk once more
            handler.close()


def log_trouble(logger: logging.Logger, trouble: Trouble, count: int = 1) -> None:
    """Write an unexpected error: in full the first time, then a line at every power of ten."""
    if count == 1:
        logger.error("%s\n%s", trouble.title, trouble.trace[-MOST_CHARACTERS:])
    elif count in (2, 10, 100, 1_000, 10_000, 100_000):
        logger.error("The same, %d times by now: %s (%s)", count, trouble.title, trouble.place)


def state_folder() -> Path:
    """Return the folder that Qt calls GenericStateLocation, with the program's name, without Qt."""
    if sys.platform == "darwin":
        home = Path.home() / "Library" / "Preferences" / "State"
    elif sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        home = (Path(local) if local else Path.home() / "AppData" / "Local") / "State"
    else:
        named = Path(os.environ.get("XDG_STATE_HOME") or "")
        home = named if named.is_absolute() else Path.home() / ".local" / "state"
    return home / "mapdesigner"


class _LogFile(RotatingFileHandler):
    """Five files of a megabyte, which only their owner can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=MOST_BYTES, backupCount=OLDER_FILES, encoding="utf-8")
        self.setFormatter(logging.Formatter(_FORMAT))

    def _open(self) -> TextIOWrapper:
        # Here and not by a change of mode afterwards, when others could have opened it already.
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return open(descriptor, "a", encoding="utf-8", errors="backslashreplace")  # noqa: PTH123

    def handleError(self, record: logging.LogRecord) -> None:
        """Be silent: a full disk is told by what the person is doing, not by its log."""

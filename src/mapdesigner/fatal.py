"""Fatal: the trace that a crash of the whole process leaves, where Python could no longer say anything.

STATE/log/fatal.log     empty unless a run ended so; the next start takes what is in it
"""

import contextlib
import faulthandler
import os
from pathlib import Path

_MOST_BYTES = 200_000
# On Windows the handler writes of faults as well that are no end: only these are.
_ENDS = (b"Fatal Python error", b"access violation", b"stack overflow", b"heap corruption")


def fatal_path(state: Path) -> Path:
    """Return the file that takes the trace of a crash."""
    return state / "log" / "fatal.log"


def taken_trace(state: Path) -> str:
    """Return the trace that an earlier run left by crashing, and empty the file; empty for none."""
    path = fatal_path(state)
    try:
        if not path.stat().st_size:
            return ""
        with path.open("rb") as file:
            trace = file.read(_MOST_BYTES)
        # Emptied and not removed: another running process may have it open.
        os.truncate(path, 0)
    except OSError:
        return ""
    if not any(end in trace for end in _ENDS):
        return ""
    return trace.decode("utf-8", errors="replace").strip()


def watch(state: Path) -> None:
    """Let a crash from now on leave a trace; does nothing where there is no place to write."""
    path = fatal_path(state)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        # Never closed: a crash comes when nobody can open a file any more.
        faulthandler.enable(descriptor)

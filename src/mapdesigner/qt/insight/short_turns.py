"""Short turns: a thread beside the window's gives Python's lock away sooner than it usually would."""

import contextlib
import sys
import threading
from collections.abc import Iterator

# Python's usual 5 ms are long for a frame of 16.
TURN_S = 0.0005

_guard = threading.Lock()
_takers = 0
_usual_s = 0.0


@contextlib.contextmanager
def short_turns() -> Iterator[None]:
    """Let the window's thread come first; several threads can ask for it at the same time."""
    global _takers, _usual_s
    with _guard:
        if not _takers:
            _usual_s = sys.getswitchinterval()
            sys.setswitchinterval(TURN_S)
        _takers += 1
    try:
        yield
    finally:
        with _guard:
            _takers -= 1
            if not _takers:
                sys.setswitchinterval(_usual_s)

"""Ctrl+C in the terminal while a file is written: it waits until the file is whole."""

import contextlib
import signal
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def interrupts_wait() -> Iterator[None]:
    """Let the block end before Ctrl+C ends the program; KeyboardInterrupt is raised after it.

    Python raises it between any two steps, also between making a file and noting that it must go again. Where
    Ctrl+C means something else, as it does while a window is open, nothing is changed.
    """
    is_usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not is_usual or threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if came:
            raise KeyboardInterrupt

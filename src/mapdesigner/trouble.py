"""Trouble: an error that nobody expected, as text that can be read and sent without a map's words in it."""

import traceback
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

MOST_TITLE_CHARACTERS = 200
MOST_ERRORS = 8
MOST_FRAMES = 60


class Trouble(NamedTuple):
    """An unexpected error: its title, where it was raised, and the way there.

    Two with the same `place` are the same trouble.
    """

    title: str
    place: str
    trace: str


def trouble_of(error: BaseException) -> Trouble:
    """Return an error as text: its kind, the first line of its message, and the lines of the program.

    Values of variables are not in it, nor what follows the first line of a message, where pydantic for one
    writes what a person typed. The person's home folder shows as “~”.
    """
    chain = _chain(error)
    parts = [f"{_frames(each.__traceback__)}{title_of(each)}" for each in chain]
    trace = "\n\nThat led to:\n".join(reversed(parts))
    return Trouble(without_home(title_of(error)), _place(error), without_home(trace))


def title_of(error: BaseException) -> str:
    """Return an error's kind and the first line of its message, cut where it is long."""
    kind = type(error).__name__
    try:
        message = str(error)
    except Exception:  # a broken __str__ must not hide the error itself
        message = ""
    first = message.strip().partition("\n")[0].strip()
    if len(first) > MOST_TITLE_CHARACTERS:
        first = f"{first[:MOST_TITLE_CHARACTERS]}…"
    return f"{kind}: {first}" if first else kind


def without_home(text: str) -> str:
    """Return the text with the person's home folder, which tells their name, written as “~”."""
    try:
        home = str(Path.home())
    except RuntimeError:
        return text
    return text.replace(home, "~") if len(home) > 1 else text


def _chain(error: BaseException) -> list[BaseException]:
    """Return an error and those that led to it, itself first."""
    chain: list[BaseException] = []
    here: BaseException | None = error
    while here is not None and here not in chain and len(chain) < MOST_ERRORS:
        chain.append(here)
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)
    return chain


def _frames(trace: TracebackType | None) -> str:
    # A negative limit keeps the last ones: the error is at the end.
    frames = traceback.extract_tb(trace, -MOST_FRAMES)
    return "".join(frames.format())


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__, -1)
    if not frames:
        return type(error).__name__
    return f"{type(error).__name__}, {Path(frames[0].filename).name}:{frames[0].lineno}"

"""Mixed: what a field shows when the selected things differ in it."""

from collections.abc import Iterable
from typing import Final


class Mixed:
    """The value of a field that is not the same everywhere; there is one, MIXED."""

    def __repr__(self) -> str:
        return "MIXED"


MIXED: Final = Mixed()
MIXED_WORD = "mixed"


def common(values: Iterable[object]) -> object:
    """Return the value that all have, MIXED when they differ, None for none at all."""
    first: object = None
    for place, value in enumerate(values):
        if place == 0:
            first = value
        elif value != first:
            return MIXED
    return first

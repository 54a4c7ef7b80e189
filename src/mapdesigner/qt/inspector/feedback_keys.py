"""Which quote is which after a change: quotes have no ids, so what is open follows them by comparison."""

from collections.abc import Callable, Sequence

from mapdesigner.model import Feedback


def followed(
    before: Sequence[Feedback], keys: Sequence[int], after: Sequence[Feedback], new_key: Callable[[], int]
) -> tuple[int, ...]:
    """Return a key for each quote of `after`; those that were in `before` keep theirs.

    What stands between the equal quotes at the beginning and at the end has changed: as many quotes as before
    keep their keys in their order, the rest are new or gone.
    """
    shorter = min(len(before), len(after))
    first = next((at for at in range(shorter) if _differ(before[at], after[at])), shorter)
    last = next(
        (count for count in range(shorter - first) if _differ(before[-1 - count], after[-1 - count])),
        shorter - first,
    )
    middle = len(after) - first - last
    kept = tuple(keys[first : len(before) - last])[:middle]
    added = tuple(new_key() for _ in range(middle - len(kept)))
    return (*keys[:first], *kept, *added, *keys[len(before) - last :])


def _differ(one: Feedback, other: Feedback) -> bool:
    return one is not other and one != other

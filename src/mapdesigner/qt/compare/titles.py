"""The titles of two compared maps, cut so that they are told from each other."""

from mapdesigner.model import UNTITLED, shortened

LENGTH = 40
# So much is shown of the words before the first difference.
BEFORE = 14


def told_apart(first: str, second: str) -> tuple[str, str]:
    """Return two titles cut to a length; those that begin alike show their beginning and what differs."""
    cut = shortened(first, LENGTH) or UNTITLED, shortened(second, LENGTH) or UNTITLED
    if cut[0] != cut[1] or first == second:
        return cut
    pairs = enumerate(zip(first, second, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))
    begin = LENGTH // 3
    go_on = max(begin, same - BEFORE)
    return _cut_within(first, begin, go_on), _cut_within(second, begin, go_on)


def _cut_within(title: str, begin: int, go_on: int) -> str:
    return f"{title[:begin].rstrip()}…{shortened(title[go_on:], LENGTH - begin - 1)}"

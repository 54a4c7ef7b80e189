"""The direction of each character in text that mixes directions: levels after Unicode Standard Annex #9.

Libraries give the reordered characters; to shape words and break lines the levels are needed. Rules are named
as in the annex (revision 48); embeddings, overrides, isolates and paired brackets are obeyed.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import bidirectional, normalize

MOST_DEPTH = 125
_STRONG = frozenset(("L", "R", "AL"))
_ISOLATE_INITIATORS = frozenset(("LRI", "RLI", "FSI"))
_EMBEDDINGS = frozenset(("LRE", "RLE", "LRO", "RLO"))
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "PDI")) | _ISOLATE_INITIATORS
# In a paragraph right to left, text of these alone is all of the paragraph's own level.
_ONE_DIRECTION = frozenset(("R", "AL", "NSM", "WS", "ON", "CS", "ES", "ET"))
_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠｢｣"
)
_CLOSES = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CLOSERS = frozenset(_CLOSES.values())
_MOST_OPEN_BRACKETS = 63


class _Sequence(NamedTuple):
    """An isolating run sequence: the places of its characters, its level, what it begins and ends with."""

    places: list[int]
    level: int
    start: str
    end: str


def is_right_to_left(text: str) -> bool:
    """Tell whether a paragraph's first strong character is one of a script right to left (P2, P3)."""
    return _first_strong([bidirectional(character) for character in text], 0) == 1


def levels(text: str, right_to_left: bool | None = None) -> tuple[int, ...]:
    """Return the embedding level of each character of a paragraph; an odd level runs right to left.

    The paragraph's own direction is that of its first strong character unless it is given.
    """
    # A character that Unicode doesn't know yet goes from left to right here.
    classes = [bidirectional(character) or "L" for character in text]
    base = _first_strong(classes, 0) if right_to_left is None else int(right_to_left)
    if base and _ONE_DIRECTION.issuperset(classes):
        return (1,) * len(text)
    embedded, overridden = _explicit(classes, base)
    for sequence in _sequences(classes, embedded, base):
        types = [overridden[place] for place in sequence.places]
        _resolve_weak(types, sequence.start)
        _resolve_brackets([text[place] for place in sequence.places], types, sequence)
        _resolve_neutral(types, sequence)
        for place, kind in zip(sequence.places, types, strict=True):
            embedded[place] = _implicit(kind, sequence.level)
    before = base
    for place, kind in enumerate(classes):
        if kind in _REMOVED:
            embedded[place] = before
        before = embedded[place]
    return tuple(embedded)


def visual_order(of_items: Sequence[int]) -> list[int]:
    """Return the numbers of a line's items from left to right, given the level of each (L2)."""
    order = list(range(len(of_items)))
    odd = [level for level in of_items if level % 2]
    if not odd:
        return order
    for level in range(max(of_items), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and of_items[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _first_strong(classes: Sequence[str], start: int) -> int:
    """Return 1 when the first strong character from a place on is right to left; isolates are passed over."""
    depth = 0
    for kind in classes[start:]:
        if kind in _ISOLATE_INITIATORS:
            depth += 1
        elif kind == "PDI":
            if depth == 0 and start:
                return 0
            depth = max(0, depth - 1)
        elif kind in _STRONG and depth == 0:
            return int(kind != "L")
    return 0


def _explicit(classes: list[str], base: int) -> tuple[list[int], list[str]]:
    """Return levels after X1 … X8, and the classes as overrides have left them."""
    found: list[int] = []
    types = list(classes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    lost_isolates = lost_embeddings = isolates = 0
    for place, kind in enumerate(classes):
        level, override, _ = stack[-1]
        found.append(level)
        if kind in _EMBEDDINGS or kind in _ISOLATE_INITIATORS:
            is_isolate = kind in _ISOLATE_INITIATORS
            if is_isolate and override:
                types[place] = override
            backwards = kind[0] == "R" or (kind == "FSI" and _first_strong(classes, place + 1) == 1)
            new = (level + 1) | 1 if backwards else (level + 2) & ~1
            if new <= MOST_DEPTH and not lost_isolates and not lost_embeddings:
                isolates += is_isolate
                stack.append((new, kind[0] if kind.endswith("O") else "", is_isolate))
            elif is_isolate:
                lost_isolates += 1
            elif not lost_isolates:
                lost_embeddings += 1
        elif kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif isolates:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                isolates -= 1
            found[place], override, _ = stack[-1]
            if override:
                types[place] = override
        elif kind == "PDF":
            if not lost_isolates:
                if lost_embeddings:
                    lost_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif override and kind not in _REMOVED:
            types[place] = override
    return found, types


def _sequences(classes: list[str], embedded: list[int], base: int) -> list[_Sequence]:
    """Return the isolating run sequences (X9, X10)."""
    kept = [place for place, kind in enumerate(classes) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for place in kept:
        if runs and embedded[runs[-1][-1]] == embedded[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    after = _ends_of_isolates(classes, kept)
    run_of = {run[0]: run for run in runs}
    neighbours = {place: (left, right) for left, place, right in _with_neighbours(kept)}
    ends = set(after.values())
    sequences: list[_Sequence] = []
    for run in runs:
        if run[0] in ends:
            continue
        places = list(run)
        while (following := run_of.get(after.get(places[-1], -1))) is not None:
            places += following
        sequences.append(_bounded(places, classes, embedded, neighbours, after, base))
    return sequences


def _with_neighbours(places: list[int]) -> Iterator[tuple[int | None, int, int | None]]:
    yield from zip([None, *places][: len(places)], places, [*places[1:], None][: len(places)], strict=True)


def _ends_of_isolates(classes: list[str], kept: list[int]) -> dict[int, int]:
    """Return the place of the matching PDI by that of the isolate initiator (BD9)."""
    open_at: list[int] = []
    pairs: dict[int, int] = {}
    for place in kept:
        if classes[place] in _ISOLATE_INITIATORS:
            open_at.append(place)
        elif classes[place] == "PDI" and open_at:
            pairs[open_at.pop()] = place
    return pairs


def _bounded(
    places: list[int],
    classes: list[str],
    embedded: list[int],
    neighbours: dict[int, tuple[int | None, int | None]],
    after: dict[int, int],
    base: int,
) -> _Sequence:
    level = embedded[places[0]]
    left, right = neighbours[places[0]][0], neighbours[places[-1]][1]
    before = base if left is None else embedded[left]
    open_end = classes[places[-1]] in _ISOLATE_INITIATORS and places[-1] not in after
    following = base if open_end or right is None else embedded[right]
    return _Sequence(places, level, "LR"[max(level, before) % 2], "LR"[max(level, following) % 2])


def _resolve_weak(types: list[str], start: str) -> None:
    """W1 … W7."""
    before = strong = start
    for place, kind in enumerate(types):
        if kind == "NSM":
            kind = types[place] = "ON" if before in _ISOLATE_INITIATORS or before == "PDI" else before
        before = kind
    for place, kind in enumerate(types):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[place] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for place in range(1, len(types) - 1):
        left, kind, right = types[place - 1 : place + 2]
        if left == right and ((kind in ("ES", "CS") and left == "EN") or (kind == "CS" and left == "AN")):
            types[place] = left
    for place, kind in enumerate(types):
        if kind == "EN":
            _spread(types, place, "ET", "EN")
    types[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in types]
    strong = start
    for place, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[place] = "L"


def _spread(types: list[str], place: int, over: str, kind: str) -> None:
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(types) and types[at] == over:
            types[at] = kind
            at += step


def _resolve_brackets(characters: list[str], types: list[str], sequence: _Sequence) -> None:
    """N0: a pair of brackets takes the direction of what is in it, or of what is before it."""
    own = "LR"[sequence.level % 2]
    for opening, closing in _bracket_pairs(characters, types):
        inside = {_as_strong(kind) for kind in types[opening + 1 : closing]} & {"L", "R"}
        if not inside:
            continue
        if own in inside:
            direction = own
        else:
            before = (_as_strong(kind) for kind in reversed(types[:opening]))
            direction = next((kind for kind in before if kind in ("L", "R")), sequence.start)
        types[opening] = types[closing] = direction


def _bracket_pairs(characters: list[str], types: list[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, character in enumerate(characters):
        if types[place] != "ON":
            continue
        bracket = normalize("NFC", character)
        if bracket in _CLOSES:
            if len(waiting) == _MOST_OPEN_BRACKETS:
                break
            waiting.append((_CLOSES[bracket], place))
        elif bracket in _CLOSERS:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == bracket:
                    pairs.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _as_strong(kind: str) -> str:
    return "R" if kind in ("EN", "AN") else kind


def _resolve_neutral(types: list[str], sequence: _Sequence) -> None:
    """N1, N2."""
    place = 0
    while place < len(types):
        if types[place] not in _NEUTRAL:
            place += 1
            continue
        end = place
        while end < len(types) and types[end] in _NEUTRAL:
            end += 1
        before = _as_strong(types[place - 1]) if place else sequence.start
        after = _as_strong(types[end]) if end < len(types) else sequence.end
        types[place:end] = [before if before == after else "LR"[sequence.level % 2]] * (end - place)
        place = end


def _implicit(kind: str, level: int) -> int:
    """I1, I2."""
    if level % 2:
        return level + (kind in ("L", "EN", "AN"))
    return level + (1 if kind == "R" else 2 if kind in ("EN", "AN") else 0)

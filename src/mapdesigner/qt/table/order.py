"""Which rows the table shows and in which order, and what takes it from one order to another."""

from collections.abc import Iterable, Sequence
from itertools import count, islice
from operator import itemgetter
from typing import NamedTuple

from mapdesigner.model import SENTIMENT_WORDS, metric_name
from mapdesigner.model.folding import folded, folded_words
from mapdesigner.qt.table.columns import Column, goal_statements, persona_names
from mapdesigner.qt.table.rows import Around, Row


class Sorting(NamedTuple):
    """By which column rows are sorted, None for the map's order."""

    column: Column | None = None
    is_descending: bool = False


MAP_ORDER = Sorting()
ROW_ID = itemgetter(0)


def in_order(rows: list[Row], around: Around, sorting: Sorting) -> list[Row]:
    """Return rows sorted; equal ones stay in the map's order, empty cells come last in either direction."""
    column = sorting.column
    if column is None:
        return rows
    key_of = column.key
    keyed, empty = [], []
    for row in rows:
        key = key_of(row, around)
        if key is None:
            empty.append(row)
        else:
            keyed.append((key, row))
    keyed.sort(key=itemgetter(0), reverse=sorting.is_descending)
    return [*(row for _, row in keyed), *empty]


def with_sorted_in(
    rows: list[Row], changed: list[Row], in_map: Iterable[Row], around: Around, sorting: Sorting
) -> list[Row]:
    """Return sorted rows with a few changed ones at their places, as `in_order` would put them.

    `rows` are in order apart from the touchpoints of `changed`; `in_map` are all rows in the map's order.
    """
    ids = {row.id for row in changed}
    kept = [row for row in rows if row.id not in ids]
    places: dict[str, int] = {}

    def comes_before(one: Row, other: Row) -> bool:
        order = _compared(one, other, around, sorting)
        if order:
            return order < 0
        if not places:
            places.update(zip(map(ROW_ID, in_map), count(), strict=False))
        return places[one.id] < places[other.id]

    for row in changed:
        first, last = 0, len(kept)
        while first < last:
            middle = (first + last) // 2
            if comes_before(kept[middle], row):
                first = middle + 1
            else:
                last = middle
        kept.insert(first, row)
    return kept


def _compared(one: Row, other: Row, around: Around, sorting: Sorting) -> int:
    """Return −1 when the first comes before the other, 1 after it, 0 when only the map's order tells."""
    if sorting.column is None:
        return 0
    key, other_key = sorting.column.key(one, around), sorting.column.key(other, around)
    if key == other_key:
        return 0
    if key is None or other_key is None:
        return 1 if key is None else -1
    return -1 if (key > other_key if sorting.is_descending else key < other_key) else 1


def words_of(row: Row, around: Around) -> str:
    """Return the words of a row, for looking up in; small letters, without numbers of any kind."""
    card, place = row.card, row.place
    chosen = (card.channel, card.setting, card.evidence)
    parts = [card.title, place.stage_name, place.lane_name, card.owner, card.description, *card.tags]
    parts += [word for word in chosen if word]
    if card.sentiment is not None:
        parts.append(SENTIMENT_WORDS[card.sentiment])
    parts += persona_names(row, around)
    parts += goal_statements(row, around)
    parts += [metric_name(metric) for metric in card.metrics]
    return folded("\n".join(parts))


def wanted_words(text: str) -> tuple[str, ...]:
    """Return what to look for: every word must occur."""
    return folded_words(text)


class Run(NamedTuple):
    """Rows from `first` to `last`, both included."""

    first: int
    last: int


def runs(places: Iterable[int]) -> list[Run]:
    """Return ascending places as runs of neighbours."""
    found: list[Run] = []
    first = last = -2
    for place in places:
        if place != last + 1:
            if first >= 0:
                found.append(Run(first, last))
            first = place
        last = place
    if first >= 0:
        found.append(Run(first, last))
    return found


class Difference(NamedTuple):
    """What leads from one order of rows to another: runs to take out, a new order, runs to put in.

    `gone` counts in the old order, `come` in the new one; `is_moved` tells whether those who stay change
    places among each other. Outside of `start` and the last `tail` rows nothing differs.
    """

    start: int
    tail: int
    gone: list[Run]
    is_moved: bool
    come: list[Run]


def difference(old: Sequence[Row], new: Sequence[Row]) -> Difference:
    """Return what leads from `old` to `new`; rows of the same touchpoint are the same row here."""
    start = _same_at_start(old, new)
    tail = _same_at_end(old, new, min(len(old), len(new)) - start)
    old_ids = list(map(ROW_ID, old[start : len(old) - tail]))
    new_ids = list(map(ROW_ID, new[start : len(new) - tail]))
    before, after = set(old_ids), set(new_ids)
    if before == after:
        return Difference(start, tail, [], bool(before), [])
    gone = runs(place for place, id_ in enumerate(old_ids, start) if id_ not in after)
    come = runs(place for place, id_ in enumerate(new_ids, start) if id_ not in before)
    stay = [id_ for id_ in old_ids if id_ in after]
    return Difference(start, tail, gone, stay != [id_ for id_ in new_ids if id_ in before], come)


def _same_at_start(old: Sequence[Row], new: Sequence[Row]) -> int:
    for place, (one, other) in enumerate(zip(old, new, strict=False)):
        if one is not other and one.id != other.id:
            return place
    return min(len(old), len(new))


def _same_at_end(old: Sequence[Row], new: Sequence[Row], most: int) -> int:
    pairs = zip(reversed(old), reversed(new), strict=False)
    for place, (one, other) in enumerate(islice(pairs, most)):
        if one is not other and one.id != other.id:
            return place
    return most

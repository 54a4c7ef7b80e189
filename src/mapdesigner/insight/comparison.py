"""How two maps differ, say of the current and of the future state, touchpoint by touchpoint.

Stages, lanes and touchpoints belong together by their ids, which a future-state copy keeps. Those left over
belong together by their words: stages and lanes of the same name, touchpoints of the same title within such a
stage. Swapping the two maps swaps what was added and what was removed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mapdesigner.insight.card_changes import FieldChange, Names, card_changes
from mapdesigner.model import (
    CardId,
    Improvement,
    JourneyMap,
    Lane,
    LaneId,
    Stage,
    StageId,
    Touchpoint,
    stage_colour,
    touchpoints_of,
)
from mapdesigner.model.folding import as_name


class _Named(NamedTuple):
    """What something is matched by: its id and its words in plain spelling."""

    id: str
    words: str


class Placed(NamedTuple):
    """A touchpoint with the names of its stage and lane."""

    card: Touchpoint
    stage_id: StageId
    stage: str
    lane: str

    @property
    def place(self) -> str:
        """Stage and lane in words: “Purchase · Online”."""
        return f"{self.stage} · {self.lane}"


class Pair(NamedTuple):
    """A touchpoint as it is in the one map and in the other."""

    current: Placed
    future: Placed


class Changed(NamedTuple):
    """A touchpoint that is in both maps, and the fields in which it differs."""

    pair: Pair
    fields: tuple[FieldChange, ...]


class Column(NamedTuple):
    """A stage of either map or of both: its name, its colour, what is felt in it, as it is read."""

    name: str
    colour: str
    current: tuple[int, ...]
    future: tuple[int, ...]


class Comparison(NamedTuple):
    """What differs; a touchpoint can be both moved and changed."""

    current: JourneyMap
    future: JourneyMap
    columns: tuple[Column, ...]
    added: tuple[Placed, ...]
    removed: tuple[Placed, ...]
    moved: tuple[Pair, ...]
    changed: tuple[Changed, ...]
    improvements_done: tuple[Improvement, ...]

    @property
    def curve_names(self) -> tuple[str, str]:
        """What the two maps are called beside their curves."""
        states = self.current.state, self.future.state
        return ("Current", "Future") if states == ("current", "future") else ("First", "Second")

    @property
    def has_differences(self) -> bool:
        """Whether anything is in one of the lists."""
        lists = (self.added, self.removed, self.moved, self.changed, self.improvements_done)
        return any(lists)


def compare(current: JourneyMap, future: JourneyMap) -> Comparison:
    """Return what leads from the current map to the future one."""
    same_stage = _paired([_named(one) for one in current.stages], [_named(one) for one in future.stages])
    same_lane = _paired([_named(one) for one in current.lanes], [_named(one) for one in future.lanes])
    here, there = _placed(current), _placed(future)
    same_card = _same_cards(here, there, same_stage)
    pairs = [Pair(here[one], there[other]) for one, other in same_card.items()]
    names = Names.of(current), Names.of(future)
    changed = (Changed(pair, card_changes(pair.current.card, pair.future.card, *names)) for pair in pairs)
    kept = frozenset(same_card.values())
    return Comparison(
        current,
        future,
        _columns(current, future, same_stage),
        tuple(placed for id_, placed in there.items() if id_ not in kept),
        tuple(placed for id_, placed in here.items() if id_ not in same_card),
        tuple(pair for pair in pairs if _is_moved(pair, same_stage, same_lane)),
        tuple(change for change in changed if change.fields),
        _improvements_done(current, future),
    )


def is_before(one: JourneyMap, other: JourneyMap) -> bool:
    """Tell whether `one` is the state from which `other` starts: by their link, else by their states."""
    if other.based_on is not None and other.based_on.id == one.id:
        return True
    if one.based_on is not None and one.based_on.id == other.id:
        return False
    return not (one.state == "future" and other.state == "current")


def _paired(ones: Iterable[_Named], others: Iterable[_Named]) -> dict[str, str]:
    """Return pairs of ids: equal ones, then of those left the first with the first of equal words."""
    ones, others = list(ones), list(others)
    there = {other.id for other in others}
    pairs = {one.id: one.id for one in ones if one.id in there}
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for other in others:
        if other.id not in pairs and other.words:
            waiting[other.words].append(other.id)
    for one in ones:
        if one.id not in pairs and waiting.get(one.words):
            pairs[one.id] = waiting[one.words].pop(0)
    return pairs


def _same_cards(
    here: Mapping[CardId, Placed], there: Mapping[CardId, Placed], same_stage: Mapping[StageId, StageId]
) -> dict[CardId, CardId]:
    """Return pairs of touchpoints, in the order in which those of the first map are read."""
    pairs = {id_: id_ for id_ in here if id_ in there}
    left: defaultdict[StageId, list[_Named]] = defaultdict(list)
    for id_, placed in there.items():
        if id_ not in pairs:
            left[placed.stage_id].append(_Named(id_, as_name(placed.card.title)))
    mine: defaultdict[StageId, list[_Named]] = defaultdict(list)
    for id_, placed in here.items():
        if id_ not in pairs:
            mine[placed.stage_id].append(_Named(id_, as_name(placed.card.title)))
    for stage_id, named in mine.items():
        pairs |= _paired(named, left.get(same_stage.get(stage_id, ""), ()))
    return {id_: pairs[id_] for id_ in here if id_ in pairs}


def _is_moved(pair: Pair, same_stage: Mapping[StageId, StageId], same_lane: Mapping[LaneId, LaneId]) -> bool:
    one, other = pair
    return same_stage.get(one.stage_id) != other.stage_id or same_lane.get(one.card.lane) != other.card.lane


def _placed(map_: JourneyMap) -> dict[CardId, Placed]:
    """Return the map's touchpoints by id, in the order in which they are read."""
    lanes = {lane.id: (row, lane.name or "Untitled lane") for row, lane in enumerate(map_.lanes)}
    placed: dict[CardId, Placed] = {}
    for stage in map_.stages:
        name = stage.name or "Untitled stage"
        for card in sorted(touchpoints_of(stage), key=lambda card: lanes[card.lane][0]):
            placed[card.id] = Placed(card, stage.id, name, lanes[card.lane][1])
    return placed


def _columns(
    current: JourneyMap, future: JourneyMap, same_stage: Mapping[StageId, StageId]
) -> tuple[Column, ...]:
    """Return the stages of the future map, each that is gone from it after those before it."""
    here = {stage.id: stage for stage in current.stages}
    back = {other: one for one, other in same_stage.items()}
    order: list[tuple[Stage | None, Stage | None]] = [
        (here[back[stage.id]] if stage.id in back else None, stage) for stage in future.stages
    ]
    place = 0
    for stage in current.stages:
        at = next((index for index, pair in enumerate(order) if pair[0] is stage), None)
        if at is None:
            order.insert(place, (stage, None))
            at = place
        place = at + 1
    return tuple(_column(current, future, one, other) for one, other in order)


def _column(current: JourneyMap, future: JourneyMap, one: Stage | None, other: Stage | None) -> Column:
    stage = other if other is not None else one
    assert stage is not None  # a pair has at least one of them
    return Column(
        stage.name or "Untitled stage",
        stage_colour(stage),
        () if one is None else _felt(current, one),
        () if other is None else _felt(future, other),
    )


def _felt(map_: JourneyMap, stage: Stage) -> tuple[int, ...]:
    rows = {lane.id: row for row, lane in enumerate(map_.lanes)}
    cards = sorted(touchpoints_of(stage), key=lambda card: rows[card.lane])
    return tuple(card.sentiment for card in cards if card.sentiment is not None)


def _improvements_done(current: JourneyMap, future: JourneyMap) -> tuple[Improvement, ...]:
    """Return the future map's notes that are done and were not in the current one."""
    same = _paired(
        [_Named(note.id, as_name(note.title)) for note in current.improvements],
        [_Named(note.id, as_name(note.title)) for note in future.improvements],
    )
    was_done = {same[note.id] for note in current.improvements if note.status == "done" and note.id in same}
    return tuple(note for note in future.improvements if note.status == "done" and note.id not in was_done)


def _named(thing: Stage | Lane) -> _Named:
    return _Named(thing.id, as_name(thing.name))

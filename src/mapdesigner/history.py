"""History: the values a map went through, each with the name of the edit that led to it."""

from typing import NamedTuple

from mapdesigner.model import JourneyMap

# As many steps as fit, some eight thousand; then the oldest are let go. Versions keep older states.
MOST_BYTES = 64 * 1024 * 1024
# What the values made anew by an edit take, measured with tracemalloc: the map itself, a stage, a card.
_STEP_BYTES = 3_500
_STAGE_BYTES = 1_400
_CARD_BYTES = 3_700
_PLACE_BYTES = 8


class Step(NamedTuple):
    """A value to go back or forward to, and the edit in between, as the menu names it.

    `bytes_` is about what the step keeps in memory that its neighbours don't; `selection` is what was
    selected when the value was left.
    """

    map_: JourneyMap
    label: str
    bytes_: int = 0
    selection: frozenset[str] = frozenset()


class History(NamedTuple):
    """The present value with what came before it and what was undone; bounded in bytes, not in steps.

    `merge_key` names what is being typed or dragged step by step, so that it becomes one step.
    """

    present: JourneyMap
    past: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    merge_key: str | None = None
    past_bytes: int = 0

    def with_edit(
        self,
        map_: JourneyMap,
        label: str,
        merge_key: str | None = None,
        selection: frozenset[str] = frozenset(),
    ) -> "History":
        """Return the history after an edit; one with the last edit's merge key replaces its outcome.

        What is typed and then taken back leaves no step.
        """
        if merge_key is not None and merge_key == self.merge_key and self.past:
            last = self.past[-1]
            if map_ == last.map_:
                return History(last.map_, self.past[:-1], past_bytes=self.past_bytes - last.bytes_)
            return History(map_, self.past, (), merge_key, self.past_bytes)
        step = Step(self.present, label, _bytes_between(self.present, map_), selection)
        grown = History(map_, (*self.past, step), (), merge_key, self.past_bytes + step.bytes_)
        return grown.bounded(MOST_BYTES)

    def bounded(self, most_bytes: int) -> "History":
        """Return the history without its oldest steps, as many as it takes to stay within the bytes.

        The last step stays, whatever its size. More than needed go, so that not every edit lets go of one.
        """
        if self.past_bytes <= most_bytes:
            return self
        kept, first = self.past_bytes, 0
        while kept > most_bytes * 7 // 8 and first < len(self.past) - 1:
            kept -= self.past[first].bytes_
            first += 1
        return self._replace(past=self.past[first:], past_bytes=kept)

    def undo(self, selection: frozenset[str] = frozenset()) -> "History":
        """Return the history one edit back, itself when there is none."""
        if not self.past:
            return self
        step = self.past[-1]
        undone = (*self.undone, step._replace(map_=self.present, selection=selection))
        return History(step.map_, self.past[:-1], undone, past_bytes=self.past_bytes - step.bytes_)

    def redo(self, selection: frozenset[str] = frozenset()) -> "History":
        """Return the history one undone edit forward, itself when there is none."""
        if not self.undone:
            return self
        step = self.undone[-1]
        past = (*self.past, step._replace(map_=self.present, selection=selection))
        return History(step.map_, past, self.undone[:-1], past_bytes=self.past_bytes + step.bytes_)

    def settled(self) -> "History":
        """Return the history with the last edit closed, so that the next one is a step of its own."""
        return self._replace(merge_key=None)


def _bytes_between(before: JourneyMap, after: JourneyMap) -> int:
    """Return about what an edit cost in memory: the tuples of places made anew, and the new parts."""
    size = _STEP_BYTES
    if after.stages is not before.stages:
        size += _PLACE_BYTES * len(after.stages)
        known = {id(stage) for stage in before.stages}
        for stage in after.stages:
            if id(stage) not in known:
                size += _STAGE_BYTES + _PLACE_BYTES * len(stage.cards)
                size += _new_cards_bytes(before, stage.id, stage.cards)
    for name in ("improvements", "personas", "goals", "experiments", "lanes"):
        if getattr(after, name) is not getattr(before, name):
            size += _PLACE_BYTES * len(getattr(after, name))
    return size


def _new_cards_bytes(before: JourneyMap, stage_id: str, cards: tuple[object, ...]) -> int:
    old = next((stage.cards for stage in before.stages if stage.id == stage_id), ())
    return _CARD_BYTES * len({id(card) for card in cards} - {id(card) for card in old})

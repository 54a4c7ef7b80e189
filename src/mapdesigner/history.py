"""History: the values a map went through, each with the name of the edit that led to it."""

from typing import NamedTuple

from mapdesigner.model import JourneyMap


class Step(NamedTuple):
    """A value to go back or forward to, and the edit in between, as the menu names it."""

    map_: JourneyMap
    label: str


class History(NamedTuple):
    """The present value with what came before it and what was undone; without limit.

    `merge_key` names what is being typed or dragged step by step, so that it becomes one step.
    """

    present: JourneyMap
    past: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    merge_key: str | None = None

    def with_edit(self, map_: JourneyMap, label: str, merge_key: str | None = None) -> "History":
        """Return the history after an edit; one with the last edit's merge key replaces its outcome.

        What is typed and then taken back leaves no step.
        """
        if merge_key is not None and merge_key == self.merge_key and self.past:
            if map_ == self.past[-1].map_:
                return History(self.past[-1].map_, self.past[:-1])
            return History(map_, self.past, (), merge_key)
        return History(map_, (*self.past, Step(self.present, label)), (), merge_key)

    def undo(self) -> "History":
        """Return the history one edit back, itself when there is none."""
        if not self.past:
            return self
        step = self.past[-1]
        return History(step.map_, self.past[:-1], (*self.undone, Step(self.present, step.label)))

    def redo(self) -> "History":
        """Return the history one undone edit forward, itself when there is none."""
        if not self.undone:
            return self
        step = self.undone[-1]
        return History(step.map_, (*self.past, Step(self.present, step.label)), self.undone[:-1])

    def settled(self) -> "History":
        """Return the history with the last edit closed, so that the next one is a step of its own."""
        return self._replace(merge_key=None)

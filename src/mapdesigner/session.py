"""Session: the one mutable object, a map being edited with its history, file and selection."""

from collections.abc import Callable, Iterable
from pathlib import Path

from mapdesigner.edit import EditRejected
from mapdesigner.history import History
from mapdesigner.model import JourneyMap

Listener = Callable[[], None]
Edit = Callable[[JourneyMap], JourneyMap]


class Session:
    """A map being edited.

    Listeners are called without arguments: `on_map` after the map changed, `on_selection` after the
    selection changed, `on_file` after path or saved state changed, `on_message` with a sentence to show.
    """

    def __init__(self, map_: JourneyMap, path: Path | None = None) -> None:
        self.history = History(map_)
        self.path = path
        self.saved: JourneyMap | None = map_
        self.selection: frozenset[str] = frozenset()
        # The cell that the last paste went into, "STAGE/LANE".
        self.pasted_into = ""
        self.read_only_because = ""
        self.on_map: list[Listener] = []
        self.on_selection: list[Listener] = []
        self.on_file: list[Listener] = []
        self.on_message: list[Callable[[str], None]] = []

    @property
    def map_(self) -> JourneyMap:
        """The present value."""
        return self.history.present

    @property
    def is_unsaved(self) -> bool:
        """Whether the present value differs from the file's."""
        return self.map_ is not self.saved and self.map_ != self.saved

    def may_edit(self) -> bool:
        """Tell whether the map can be changed; when it can't, say why."""
        if self.read_only_because:
            self.say(self.read_only_because)
        return not self.read_only_because

    def apply(self, edit: Edit, label: str, merge_key: str | None = None) -> bool:
        """Run an edit and tell whether it was done; one that is refused says why through `on_message`.

        While `read_only_because` holds a sentence no edit is done, and it is said instead.
        """
        if not self.may_edit():
            return False
        try:
            map_ = edit(self.map_)
        except EditRejected as refused:
            self.say(str(refused))
            return False
        if map_ is self.map_:
            return True
        self._show(self.history.with_edit(map_, label, merge_key, self.selection))
        return True

    def undo(self) -> None:
        """Go one edit back; when nothing selected is left, what was selected before the edit is again."""
        before = self.history.past[-1].selection if self.history.past else frozenset()
        self._show(self.history.undo(self.selection), before)

    def redo(self) -> None:
        """Go one undone edit forward; when nothing selected is left, what was before the undo is again."""
        after = self.history.undone[-1].selection if self.history.undone else frozenset()
        self._show(self.history.redo(self.selection), after)

    def settle(self) -> None:
        """Close the step that typing adds to; the next edit is a step of its own."""
        self.history = self.history.settled()

    def select(self, ids: Iterable[str]) -> None:
        """Select things of the map by id.

        These are cards, or one of stage, lane, cell "STAGE/LANE", persona, goal, improvement. What is not in
        the map is left out.
        """
        chosen = _those_in(self.map_, frozenset(ids))
        if chosen != self.selection:
            self.selection = chosen
            _call(self.on_selection)

    def mark_saved(self, path: Path, map_: JourneyMap) -> None:
        """Remember that `map_` is what the file at `path` holds."""
        self.path = path
        self.saved = map_
        _call(self.on_file)

    def file_holds(self, map_: JourneyMap | None) -> None:
        """Remember what the file holds now that somebody else wrote it, None when it is gone."""
        self.saved = map_
        _call(self.on_file)

    def follow_file(self, map_: JourneyMap) -> None:
        """Show what the file holds now, without a way back: who may only look does not edit."""
        self.saved = map_
        self._show(History(map_))

    def replace(self, map_: JourneyMap, path: Path | None) -> None:
        """Begin with another map, as its file holds it: a new history, nothing selected."""
        self.recover(map_, path, map_)

    def recover(self, map_: JourneyMap, path: Path | None, saved: JourneyMap | None) -> None:
        """Begin with a map whose file holds `saved`, None for a file that holds nothing of it."""
        self.history = History(map_)
        self.path = path
        self.saved = saved
        self.read_only_because = ""
        self.selection = frozenset()
        self.pasted_into = ""
        _call(self.on_file)
        _call(self.on_map)
        _call(self.on_selection)

    def say(self, sentence: str) -> None:
        """Show a sentence to the user."""
        for listener in tuple(self.on_message):
            listener(sentence)

    def _show(self, history: History, else_selected: frozenset[str] = frozenset()) -> None:
        if history.present is self.map_:
            self.history = history
            return
        self.history = history
        self._forget_gone(else_selected)
        _call(self.on_map)
        _call(self.on_file)

    def _forget_gone(self, else_selected: frozenset[str]) -> None:
        """Drop from the selection what is gone; when nothing is left of it, select what else there is."""
        if self.selection or else_selected:
            kept = _those_in(self.map_, self.selection) or _those_in(self.map_, else_selected)
            if kept != self.selection:
                self.selection = kept
                _call(self.on_selection)


def _those_in(map_: JourneyMap, ids: frozenset[str]) -> frozenset[str]:
    """Return the ids of things that are in the map; its cards are looked at until all were found."""
    if not ids:
        return ids
    stages, lanes = [stage.id for stage in map_.stages], [lane.id for lane in map_.lanes]
    cells = (f"{stage}/{lane}" for stage in stages for lane in lanes)
    alone = [thing.id for group in (map_.personas, map_.goals, map_.improvements) for thing in group]
    found = ids.intersection((*stages, *lanes, *cells, *alone))
    for stage in map_.stages:
        if len(found) == len(ids):
            break
        found |= ids.intersection([card.id for card in stage.cards])
    return found


def _call(listeners: list[Listener]) -> None:
    for listener in tuple(listeners):  # one may take itself off
        listener()

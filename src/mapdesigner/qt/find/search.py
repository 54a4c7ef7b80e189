"""FindSearch: looks through the session's map in slices, so that typing never waits for it."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from mapdesigner.insight.search import Hit, Query, SearchedMap
from mapdesigner.model import JourneyMap

# Half a frame: the other half is for painting what was typed.
SLICE_S = 0.008
NOTHING = Query("")


class FindSearch(QObject):
    """One search at a time: `begun` empties the hits, `found` brings more, `finished` comes at the end."""

    begun = Signal()
    found = Signal(list)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._searched: SearchedMap | None = None
        self._left: Iterator[tuple[Hit, ...]] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_under_way(self) -> bool:
        """Whether there is still something to look through."""
        return self._left is not None

    def start(self, map_: JourneyMap, query: Query) -> None:
        """Forget the search before and begin another; a small map is looked through at once."""
        if self._searched is None or self._searched.map_ is not map_:
            self._searched = SearchedMap(map_)
        self._left = self._searched.search(query)
        self.begun.emit()
        self._go_on()

    def stop(self) -> None:
        """Leave the rest of the map alone, and let go of the map."""
        self._timer.stop()
        self._left = self._searched = None

    def _go_on(self) -> None:
        end = perf_counter() + SLICE_S
        more: list[Hit] = []
        left = self._left
        while left is not None:
            hits = next(left, None)
            if hits is None:
                left = self._left = None
            else:
                more += hits
                if perf_counter() > end:
                    break
        if more:
            self.found.emit(more)
        if self._left is None:
            self._timer.stop()
            self.finished.emit()
        elif not self._timer.isActive():
            self._timer.start()

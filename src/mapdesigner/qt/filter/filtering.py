"""Filtering: which touchpoints the window shows at present, shared by map, table and panels."""

from PySide6.QtCore import QObject, Signal

from mapdesigner.edit import in_reading_order
from mapdesigner.insight.filtering import NO_FILTER, Filter, Shown, Sieve, shows, without_gone
from mapdesigner.model import JourneyMap
from mapdesigner.session import Session


class Filtering(QObject):
    """The window's filter; `changed` comes after it changed. It is no part of the map and is not saved."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = NO_FILTER
        self._sieve = Sieve()
        self._counted: tuple[JourneyMap, Filter, Shown] | None = None

    @property
    def filter(self) -> Filter:
        """What is shown at present."""
        return self._filter

    @property
    def is_on(self) -> bool:
        """Whether anything may be hidden."""
        return self._filter != NO_FILTER

    def show_only(self, filter_: Filter) -> None:
        """Show what a filter shows."""
        if filter_ != self._filter:
            self._filter = filter_
            self.changed.emit()

    def clear(self) -> None:
        """Show everything."""
        self.show_only(NO_FILTER)

    def shown_map(self, map_: JourneyMap) -> JourneyMap:
        """Return the map without the hidden cards; its stages are the same objects while they stay so."""
        return self._sieve.shown_map(map_, self._filter)

    def count(self, map_: JourneyMap) -> Shown:
        """Return how many touchpoints of a map are shown, and of how many."""
        known = self._counted
        if known is None or known[0] is not map_ or known[1] != self._filter:
            known = self._counted = map_, self._filter, self._sieve.count(map_, self._filter)
        return known[2]

    def follow(self, session: Session) -> None:
        """Forget personas that are deleted, and keep what is hidden out of the selection."""
        session.on_map.append(lambda: self.show_only(without_gone(self._filter, session.map_)))
        self.changed.connect(lambda: self._let_go_hidden(session))

    def _let_go_hidden(self, session: Session) -> None:
        # What can't be seen must not be deleted or changed together with what can.
        cards = in_reading_order(session.map_, session.selection)
        hidden = {card.id for card in cards if not shows(card, self._filter)}
        session.select(session.selection - hidden)

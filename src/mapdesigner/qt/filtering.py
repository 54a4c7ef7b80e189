"""Filtering: which touchpoints the window shows at present, shared by map, table and panels."""

from PySide6.QtCore import QObject, Signal

from mapdesigner.insight.filtering import NO_FILTER, Filter


class Filtering(QObject):
    """The window's filter; `changed` comes after it changed. It is no part of the map and is not saved."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = NO_FILTER

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

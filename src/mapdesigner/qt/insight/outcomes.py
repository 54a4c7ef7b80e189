"""Outcomes: what experiments prove, worked out off the window's thread and kept by their numbers."""

from collections.abc import Iterable
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal

from mapdesigner.insight.experiment_test import Outcome, outcome_of
from mapdesigner.model import Variant
from mapdesigner.qt.widgets.worker import Cancelled, Progress, Worker

Numbers = tuple[Variant, ...]


class Outcomes(QObject):
    """Knows what variants prove once it was worked out; `changed` tells when more is known.

    The first time takes seconds, for the statistics library is loaded then.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[Numbers, Outcome] = {}
        self._under_way: frozenset[Numbers] = frozenset()
        self.trouble = ""
        self._worker = Worker(self)
        self._worker.done.connect(self._done)
        self._worker.failed.connect(self._failed)

    def of(self, variants: Numbers) -> Outcome | None:
        """Return what variants prove, None while that is not known."""
        return self._known.get(variants)

    def want(self, several: Iterable[Numbers]) -> None:
        """Work out what is not known yet; what is no longer wanted is forgotten."""
        wanted = frozenset(several)
        self._known = {numbers: self._known[numbers] for numbers in wanted & self._known.keys()}
        missing = wanted - self._known.keys()
        if missing and not missing <= self._under_way:
            self.trouble = ""
            self._under_way = missing
            self._worker.start(partial(_work_out, tuple(missing)))

    def rest(self) -> None:
        """Let go of what is being worked out: nobody looks."""
        self._worker.cancel()
        self._under_way = frozenset()

    def _done(self, found: object) -> None:
        self._known |= cast("dict[Numbers, Outcome]", found)
        self._under_way = frozenset()
        self.changed.emit()

    def _failed(self, trouble: object) -> None:
        self.trouble = f"The tests could not be worked out: {str(trouble).rstrip('.')}."
        # They stay under way, so that the same is not tried again and again.
        self.changed.emit()


def _work_out(
    several: tuple[Numbers, ...], progress: Progress, cancelled: Cancelled
) -> dict[Numbers, Outcome]:
    found: dict[Numbers, Outcome] = {}
    for numbers in several:
        if cancelled():
            break
        found[numbers] = outcome_of(numbers)
    return found

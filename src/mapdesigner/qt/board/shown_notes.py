"""ShownNotes: an area that shows improvement notes, and which of them are selected."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from mapdesigner.model import ImprovementId, ImprovementStatus
from mapdesigner.qt.board.facts import Facts, NoteFacts, spoken
from mapdesigner.qt.board.look import State
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.session import Session


class ShownNotes(QAbstractScrollArea):
    """Notes in some order at some places; the session's selection is what is selected here."""

    def __init__(self, session: Session, theme: Theme, name: str) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.facts: Facts = {}
        self.shown: Sequence[NoteFacts] = ()
        # Where the keyboard is, and where a selection of several began.
        self.current: ImprovementId | None = None
        self.anchor: ImprovementId | None = None
        self.hovered: ImprovementId | None = None
        # The status of the note that is being typed and not yet in the map.
        self.typed_status: ImprovementStatus | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(name)
        theme.changed.connect(self.viewport().update)

    # What a board and a matrix each know

    def lay_out(self) -> None:
        """Give every shown note its place."""
        raise NotImplementedError

    def order(self) -> Sequence[ImprovementId]:
        """Return the notes as they are read."""
        raise NotImplementedError

    def note_at(self, point: QPointF) -> ImprovementId | None:
        """Return the note at a point of the viewport."""
        raise NotImplementedError

    def rect_of(self, note_id: ImprovementId) -> QRect | None:
        """Return where a note is on the viewport, also out of sight; None for one without a place."""
        raise NotImplementedError

    def title_place(self) -> QRect | None:
        """Return where the title that is being typed stands."""
        raise NotImplementedError

    def beside(self, note_id: ImprovementId | None, step_x: int, step_y: int) -> ImprovementId | None:
        """Return the next note in a direction."""
        raise NotImplementedError

    def paint(self, painter: QPainter, seen: QRect) -> None:
        """Paint everything, with the preview of a drag."""
        raise NotImplementedError

    # Showing

    def show_notes(self, facts: Facts, shown: Sequence[NoteFacts]) -> None:
        """Show some of the map's notes."""
        self.facts, self.shown = facts, shown
        if self.current not in facts:
            self.current = None
        self.refresh()

    def refresh(self) -> None:
        """Lay out again and paint."""
        self.lay_out()
        self.viewport().update()

    def selected(self) -> list[ImprovementId]:
        """Return the selected notes that are shown, as they are read."""
        chosen = self.session.selection
        return [id_ for id_ in self.order() if id_ in chosen] if chosen else []

    def follow_selection(self) -> None:
        """Paint what is selected; a note that was selected elsewhere comes into sight."""
        chosen = self.selected()
        if chosen and self.current not in chosen:
            self.current = self.anchor = chosen[0]
            self.refresh()
            self.reveal(chosen[0])
        self._announce()
        self.viewport().update()

    def state_of(self, note_id: ImprovementId) -> State:
        """Return how a note is shown."""
        chosen = self.session.selection
        is_current = note_id == self.current and self.hasFocus()
        return State(note_id in chosen, note_id == self.hovered, is_current)

    def reveal(self, note_id: ImprovementId) -> None:
        """Scroll until a note is in sight."""
        place = self.rect_of(note_id)
        if place is not None:
            self.bring_into_sight(place)

    def bring_into_sight(self, place: QRect) -> None:
        """Scroll until a place of the viewport is in sight."""

    # Selecting

    def select_one(self, note_id: ImprovementId) -> None:
        """Select a note alone and bring it into sight."""
        self.current = self.anchor = note_id
        self.session.select((note_id,))
        self.reveal(note_id)
        self.viewport().update()

    def extend_to(self, note_id: ImprovementId) -> None:
        """Select all notes from the one that the selection began with to another one."""
        order = list(self.order())
        start = self.anchor if self.anchor in order else note_id
        first, last = sorted((order.index(start), order.index(note_id)))
        self.current = note_id
        self.session.select(order[first : last + 1])
        self.reveal(note_id)
        self.viewport().update()

    def toggle(self, note_id: ImprovementId) -> None:
        """Take a note into the selection, or out of it."""
        notes = frozenset(self.selected())
        self.current = self.anchor = note_id
        self.session.select(notes ^ {note_id})

    def select_all(self) -> None:
        """Select every note that is shown."""
        self.session.select(self.order())

    def _announce(self) -> None:
        """Tell a screen reader which note the keyboard is at."""
        facts = self.facts.get(self.current) if self.current is not None else None
        words = spoken(facts) if facts is not None else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

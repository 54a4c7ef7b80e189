"""Page: what the inspector shows for one kind of selection."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.facts_label import FactsLabel
from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.form import Form
from mapdesigner.session import Session

MARGIN_PX = 16
GAP_PX = 10
HEADLINE_INDENT_PX = 8
HEADLINE_GAP_PX = 4


class Page(QWidget):
    """Fields from top to bottom; `refresh` brings them to the map as it is now.

    `reveal_requested` comes after a page selected something that is to be seen on the map.
    """

    reveal_requested = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.form = Form(session)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(0, MARGIN_PX - HEADLINE_INDENT_PX, 0, 0)
        self._head.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(MARGIN_PX, 10, MARGIN_PX, MARGIN_PX)
        self.column.setSpacing(GAP_PX)
        outer.addLayout(self._head)
        outer.addLayout(self.column)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_selection(self, ids: frozenset[str]) -> None:
        """Be about other things from now on."""
        self.form.reset()
        self.aim(ids)
        self.refresh()

    def aim(self, ids: frozenset[str]) -> None:
        """Remember what the page is about."""

    def refresh(self) -> None:
        """Show the map's values where they differ from what is shown."""
        self.form.refresh()

    def flush(self) -> None:
        """Hand over what was typed so far."""
        self.form.flush()

    def first_field(self) -> QWidget | None:
        """Return the field to type into first."""
        return None

    def open_improvement(self, note_id: str) -> bool:
        """Open an improvement note to be changed; False when the page does not show it."""
        return False

    def name_attached(self, id_: str) -> bool:
        """Let a persona or goal be named that hangs on what the page is about; False when it can't be."""
        return False

    def add_heading(self, kind: str, headline: QWidget | None = None) -> None:
        """Put a headline at the top, and under it in small type what the page is about."""
        if headline is not None:
            row = QVBoxLayout()
            # Its text stands in line with everything else; its frame, seen in use, stands out.
            indent = HEADLINE_INDENT_PX if isinstance(headline, Field) else 0
            row.setContentsMargins(MARGIN_PX - indent, HEADLINE_INDENT_PX - indent, MARGIN_PX - indent, 0)
            row.addWidget(headline)
            self._head.addLayout(row)
        self.kind_label = FactsLabel(kind)
        row = QVBoxLayout()
        # The frame of a headline that is typed into ends right above.
        above = HEADLINE_GAP_PX if headline is not None else HEADLINE_INDENT_PX
        row.setContentsMargins(MARGIN_PX, above, MARGIN_PX, 0)
        row.addWidget(self.kind_label)
        self._head.addLayout(row)

    def add_above_heading(self, label: QLabel) -> None:
        """Put a heading at the very top, for when the headline is hidden."""
        label.setContentsMargins(MARGIN_PX, HEADLINE_INDENT_PX, MARGIN_PX, 2)
        label.hide()
        self._head.insertWidget(0, label)

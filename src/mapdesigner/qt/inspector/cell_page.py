"""The page of one cell: where a stage and a lane cross."""

from mapdesigner.edit import EditRejected, lane_of, stage_of
from mapdesigner.model import cell_cards, holds_cards
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.lane_kinds import KIND_WORDS
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.session import Session


class CellPage(Page):
    """Says what the cell is, how much is in it and how to add something."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.title = plain_label("", "title", wraps=True)
        self.add_heading("Cell", self.title)
        self.hint = plain_label("", "hint", wraps=True)
        self.column.addWidget(self.hint)

    def aim(self, ids: frozenset[str]) -> None:
        (cell,) = ids
        self._stage_id, _, self._lane_id = cell.partition("/")

    def refresh(self) -> None:
        try:
            stage = stage_of(self.session.map_, self._stage_id)
            lane = lane_of(self.session.map_, self._lane_id)
        except EditRejected:  # it went; the selection follows in a moment
            return
        self.title.setText(f"{stage.name or 'Untitled stage'} · {lane.name or 'Untitled lane'}")
        if holds_cards(lane):
            noun = "note" if lane.kind == "notes" else "touchpoint"
            count = len(cell_cards(stage, lane.id))
            self.kind_label.setText(f"Cell · {count_words(count, noun)}")
            self.hint.setText(f"Type to add a {noun} here, or press Enter.")
        else:
            self.kind_label.setText("Cell")
            self.hint.setText(KIND_WORDS[lane.kind].sentence)

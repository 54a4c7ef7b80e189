"""The page of plain notes, one or several."""

from functools import partial

from mapdesigner.edit import in_reading_order, rename_card
from mapdesigner.model import JourneyMap, Note
from mapdesigner.qt.inspector.field import Field
from mapdesigner.qt.inspector.mixed import common
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.inspector.text_fields import TextField
from mapdesigner.qt.inspector.words import count_words
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Edit, Session


class NotePage(Page):
    """The text of a note and the lane that says what it means."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._notes: tuple[Note, ...] = ()
        self.add_heading("Note")
        self.text = TextField("Text", "Empty note")
        self.column.addWidget(self.text)
        self.form.tie(
            self.text, lambda: common(note.text for note in self._notes), self._rename, "Change note"
        )

    def aim(self, ids: frozenset[str]) -> None:
        self._ids = ids

    def refresh(self) -> None:
        chosen = in_reading_order(self.session.map_, self._ids)
        self._notes = tuple(card for card in chosen if isinstance(card, Note))
        if not self._notes:  # they went; the selection follows in a moment
            return
        super().refresh()
        lanes = {lane.id: lane.name or "Untitled lane" for lane in self.session.map_.lanes}
        names = list(dict.fromkeys(lanes[note.lane] for note in self._notes))
        count = "Note" if len(self._notes) == 1 else count_words(len(self._notes), "note")
        self.kind_label.setText(f"{count} · {', '.join(names)}")

    def first_field(self) -> Field:
        return self.text

    def _rename(self, text: object) -> Edit:
        return partial(_rename_all, [note.id for note in self._notes], str(text))


def _rename_all(card_ids: list[str], text: str, map_: JourneyMap) -> JourneyMap:
    for card_id in card_ids:
        map_ = rename_card(map_, card_id, text)
    return map_

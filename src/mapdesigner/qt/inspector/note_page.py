"""The page of plain notes, one or several."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from mapdesigner.edit import in_reading_order, rename_card
from mapdesigner.model import JourneyMap, Note
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.conversions import turn_into_improvements, turn_into_touchpoints
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.mixed import common
from mapdesigner.qt.widgets.text_fields import TextField
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.session import Edit, Session


class NotePage(Page):
    """The text of a note, the lane that says what it means, and what it can be turned into."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._notes: tuple[Note, ...] = ()
        self.add_heading("Note")
        self.text = TextField("Text", "Empty note")
        self.column.addWidget(self.text)
        self.into_touchpoint = self._converter("map-pin", turn_into_touchpoints, "Ctrl+T")
        self.into_improvement = self._converter("bulb", turn_into_improvements, "Ctrl+Shift+I")
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for button in (self.into_touchpoint, self.into_improvement):
            buttons.addWidget(button)
        self.column.addLayout(buttons)
        self.form.tie(
            self.text, lambda: common(note.text for note in self._notes), self._rename, "Change note"
        )
        theme.changed.connect(self._draw_icons)
        self._draw_icons()

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
        one = len(self._notes) == 1
        count = "Note" if one else count_words(len(self._notes), "note")
        self.kind_label.setText(f"{count} · {', '.join(names)}")
        self.into_touchpoint.setText("Turn into a touchpoint" if one else "Turn into touchpoints")
        self.into_improvement.setText(
            "Turn into an improvement note" if one else "Turn into improvement notes"
        )

    def first_field(self) -> Field:
        return self.text

    def _rename(self, text: object) -> Edit:
        return partial(_rename_all, [note.id for note in self._notes], str(text))

    def _converter(self, icon_name: str, convert: Callable[[Session], None], keys: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("quiet", True)
        button.setProperty("icon name", icon_name)
        button.setToolTip(f"Its text and its stage stay ({keys})")

        def run() -> None:
            self.flush()
            convert(self.session)

        button.clicked.connect(run)
        return button

    def _draw_icons(self) -> None:
        for button in (self.into_touchpoint, self.into_improvement):
            button.setIcon(icon(self.theme, button.property("icon name"), "accent", 16))


def _rename_all(card_ids: list[str], text: str, map_: JourneyMap) -> JourneyMap:
    for card_id in card_ids:
        map_ = rename_card(map_, card_id, text)
    return map_

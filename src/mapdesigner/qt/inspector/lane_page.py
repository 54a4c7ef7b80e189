"""The page of one lane."""

from functools import partial

from mapdesigner.edit import EditRejected, change_lane, lane_of
from mapdesigner.model import LANE_KINDS, Lane, cards_of, holds_cards
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.lane_kinds import CURVE_WORDS, KIND_WORDS
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.colour_field import ColourField
from mapdesigner.qt.widgets.field import Field, plain_label
from mapdesigner.qt.widgets.text_fields import TextField
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.session import Edit, Session


class LanePage(Page):
    """Name, description, kind and colour of a lane; for emotions whose curves it draws."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._lane: Lane | None = None
        self.name = TextField("", "Untitled lane", name="Lane name", headline=True)
        self.add_heading("Lane", self.name)
        self.description = TextField("Description", "A few words, shown under the name")
        kinds = [Option(kind, kind.capitalize()) for kind in LANE_KINDS]
        self.kind = ChoiceField("Shows", kinds, theme, optional=False)
        self.kind_words = plain_label("", "hint", wraps=True)
        curves = [Option(curves, words) for curves, words in CURVE_WORDS.items()]
        self.curves = ChoiceField("Curves", curves, theme, optional=False)
        self.colour = ColourField(theme, "No colour", lambda: None)
        for widget in (self.description, self.kind, self.kind_words, self.curves, self.colour):
            self.column.addWidget(widget)
        self._tie(self.name, "name", "Rename lane")
        self._tie(self.description, "description", "Describe lane")
        self._tie(self.kind, "kind", "Change what the lane shows")
        self._tie(self.curves, "curves", "Change whose curves are drawn")
        self._tie(self.colour, "colour", "Colour lane")

    def aim(self, ids: frozenset[str]) -> None:
        (self._lane_id,) = ids

    def refresh(self) -> None:
        try:
            self._lane = lane_of(self.session.map_, self._lane_id)
        except EditRejected:  # it went; the selection follows in a moment
            return
        super().refresh()
        count = sum(1 for _, card in cards_of(self.session.map_) if card.lane == self._lane_id)
        self.kind.combo.setEnabled(not count)
        stays = " The lane has cards, so its kind stays." if count else ""
        self.kind_words.setText(KIND_WORDS[self._lane.kind].sentence + stays)
        self.curves.setVisible(self._lane.kind == "emotion")
        noun = "note" if self._lane.kind == "notes" else "touchpoint"
        shows_count = holds_cards(self._lane)
        self.kind_label.setText(f"Lane · {count_words(count, noun)}" if shows_count else "Lane")

    def first_field(self) -> Field:
        return self.name

    def _tie(self, field: Field, name: str, label: str) -> None:
        self.form.tie(field, lambda: getattr(self._lane, name), partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        lane_id = self._lane_id
        return lambda map_: change_lane(map_, lane_id, **{name: value})

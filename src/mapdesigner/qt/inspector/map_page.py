"""The page of the map itself, shown when nothing is selected."""

from functools import partial
from typing import get_args

from mapdesigner.edit import change_map
from mapdesigner.model import touchpoint_count
from mapdesigner.model.journey_map import MapState
from mapdesigner.qt.brand.row import BrandRow
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.based_on import BasedOn
from mapdesigner.qt.inspector.improvements_section import ImprovementsSection
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.inspector.radar_section import RadarSection
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.day_field import DayField
from mapdesigner.qt.widgets.field import Field, columns
from mapdesigner.qt.widgets.text_fields import LineField, TextField
from mapdesigner.qt.widgets.words import count_words, place_words
from mapdesigner.session import Edit, Session


class MapPage(Page):
    """What the map is about, every improvement note in it, and how its touchpoints are judged."""

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme)
        self.title = TextField("", "Untitled journey map", name="Map title", headline=True)
        self.add_heading("Map", self.title)
        self.purpose = TextField("Purpose", "What the map is for")
        self.scenario = TextField("Scenario", "Who does what, and when")
        states = [Option(state, state.capitalize()) for state in get_args(MapState)]
        self.state = ChoiceField("State", states, theme, optional=False)
        self.review = DayField("Review on", theme)
        self.organisation = LineField("Organisation")
        self.author = LineField("Author")
        self.column.addWidget(self.purpose)
        self.column.addWidget(self.scenario)
        self.column.addLayout(columns(self.state, self.review))
        self.based_on = BasedOn()
        self.column.addWidget(self.based_on)
        self.column.addLayout(columns(self.organisation, self.author))
        self.brand = BrandRow(session, theme)
        self.column.addWidget(self.brand)
        self.improvements = ImprovementsSection(
            session, theme, settings, "What could be better anywhere on the journey? Note it here."
        )
        self.improvements.went.connect(self.reveal_requested)
        self.column.addWidget(self.improvements)
        self.audit = RadarSection(theme, settings, of_stage=False)
        self.column.addWidget(self.audit)
        self._tie(self.title, "title", "Rename map")
        self._tie(self.purpose, "purpose", "Change purpose")
        self._tie(self.scenario, "scenario", "Change scenario")
        self._tie(self.state, "state", "Change state")
        self._tie(self.review, "review_on", "Change review date")
        self._tie(self.organisation, "organisation", "Change organisation")
        self._tie(self.author, "author", "Change author")

    def refresh(self) -> None:
        super().refresh()
        map_ = self.session.map_
        words = (
            "Map",
            count_words(touchpoint_count(map_), "touchpoint"),
            count_words(len(map_.stages), "stage"),
            count_words(len(map_.lanes), "lane"),
        )
        self.kind_label.setText(" · ".join(words))
        self.based_on.show_link(map_.based_on)
        self.brand.show_brand(map_.brand)
        self.improvements.show_notes(map_.improvements, (), place_words(map_))
        self.audit.show_stages(map_.stages)

    def flush(self) -> None:
        super().flush()
        self.improvements.flush()

    def first_field(self) -> Field:
        return self.title

    def open_improvement(self, note_id: str) -> bool:
        return self.improvements.open_note(note_id)

    def _tie(self, field: Field, name: str, label: str) -> None:
        self.form.tie(field, lambda: getattr(self.session.map_, name), partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        return lambda map_: change_map(map_, **{name: value})

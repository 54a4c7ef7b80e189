"""The page of touchpoints, one or several."""

from collections.abc import Iterator
from functools import partial

from mapdesigner.edit import change_touchpoints
from mapdesigner.model import CHANNELS, EVIDENCE, SETTINGS, Improvement, Touchpoint
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.card_sections import ABOVE_IMPROVEMENTS, BELOW_IMPROVEMENTS
from mapdesigner.qt.inspector.improvements_section import ImprovementsSection
from mapdesigner.qt.inspector.owners import owners_of
from mapdesigner.qt.inspector.page import GAP_PX, Page
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option, StarField
from mapdesigner.qt.widgets.field import Field, columns, plain_label
from mapdesigner.qt.widgets.mixed import common
from mapdesigner.qt.widgets.section import Section
from mapdesigner.qt.widgets.step_fields import FaceRow, StepField
from mapdesigner.qt.widgets.text_fields import LineField, TagsField, TextField
from mapdesigner.qt.widgets.words import channel_icon_name, count_words, place_words
from mapdesigner.session import Edit, Session


class TouchpointPage(Page):
    """All of a touchpoint, or what several have in common; a change goes to all of them."""

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme)
        self._touchpoints: tuple[Touchpoint, ...] = ()
        self._make_fields(theme)
        self.details = Section("Details", theme, settings)
        self.improvements = ImprovementsSection(session, theme, settings)
        self.improvements.went.connect(self.reveal_requested)
        self.sections: dict[type[CardSection], CardSection] = {
            kind: kind(session, theme, settings) for kind in (*ABOVE_IMPROVEMENTS, *BELOW_IMPROVEMENTS)
        }
        self._lay_out()
        self._tie(self.title, "title", "Rename touchpoint")
        self._tie(self.sentiment, "sentiment", "Set sentiment")
        self._tie(self.channel, "channel", "Change channel")
        self._tie(self.setting, "setting", "Change setting")
        self._tie(self.owner, "owner", "Change owner")
        self._tie(self.evidence, "evidence", "Change evidence")
        self._tie(self.star, "moment_of_truth", "Mark moment of truth")
        self._tie(self.description, "description", "Change description")
        self._tie(self.tags, "tags", "Change tags")

    def aim(self, ids: frozenset[str]) -> None:
        self._ids = ids
        self.improvements.begin_again()
        for section in self.sections.values():
            section.begin_again()

    def refresh(self) -> None:
        found = tuple(self._selected())
        self._touchpoints = tuple(card for _, card in found)
        if not found:  # they went; the selection follows in a moment
            return
        super().refresh()
        self._show_heading(sorted({place for place, _ in found}))
        map_ = self.session.map_
        for section in self.sections.values():
            section.show_cards(map_, self._touchpoints)
        ids = tuple(card.id for card in self._touchpoints)
        where = place_words(map_) if len(ids) > 1 else None
        self.improvements.show_notes(self._notes_for(ids), ids, where)

    def flush(self) -> None:
        super().flush()
        self.improvements.flush()
        for section in self.sections.values():
            section.flush()

    def section(self, title: str) -> CardSection:
        """Return a section by its heading ("Metrics"). Raises StopIteration when there is none."""
        return next(section for section in self.sections.values() if section.title == title)

    def first_field(self) -> Field:
        return self.title if len(self._touchpoints) == 1 else self.sentiment

    def open_improvement(self, note_id: str) -> bool:
        return self.improvements.open_note(note_id)

    def name_attached(self, id_: str) -> bool:
        return any(section.name_attached(id_) for section in self.sections.values())

    def _make_fields(self, theme: Theme) -> None:
        self.count = plain_label("", "title")
        self.title = TextField("", "Untitled touchpoint", name="Touchpoint title", headline=True)
        self.sentiment = StepField("Sentiment", FaceRow(theme))
        channels = [Option(channel, channel, channel_icon_name(channel)) for channel in CHANNELS]
        self.channel = ChoiceField("Channel", channels, theme)
        self.setting = ChoiceField("Setting", [Option(word, word) for word in SETTINGS], theme)
        self.owner = LineField("Owner", choices=lambda: owners_of(self.session.map_))
        self.evidence = ChoiceField("Evidence", [Option(word, word) for word in EVIDENCE], theme)
        self.star = StarField("Moment of truth", "Here the customer decides about you")
        self.description = TextField("Description", "What happens here")
        self.tags = TagsField("Tags", "With commas between them")

    def _lay_out(self) -> None:
        self.add_heading("Touchpoint", self.title)
        self.add_above_heading(self.count)
        self.column.addWidget(self.sentiment)
        self.details.content.setSpacing(GAP_PX)
        self.details.content.addLayout(columns(self.channel, self.setting))
        self.details.content.addLayout(columns(self.owner, self.evidence))
        for field in (self.star, self.description, self.tags):
            self.details.content.addWidget(field)
        self.column.addWidget(self.details)
        for kind in ABOVE_IMPROVEMENTS:
            self.column.addWidget(self.sections[kind])
        self.column.addWidget(self.improvements)
        for kind in BELOW_IMPROVEMENTS:
            self.column.addWidget(self.sections[kind])

    def _tie(self, field: Field, name: str, label: str) -> None:
        self.form.tie(
            field,
            lambda: common(getattr(card, name) for card in self._touchpoints),
            partial(self._change, name),
            label,
        )

    def _change(self, name: str, value: object) -> Edit:
        ids = [card.id for card in self._touchpoints]
        return lambda map_: change_touchpoints(map_, ids, **{name: value})

    def _selected(self) -> Iterator[tuple[str, Touchpoint]]:
        """Yield the touchpoints of the selection, each with the words for its place."""
        lanes = {lane.id: lane.name or "Untitled lane" for lane in self.session.map_.lanes}
        for stage in self.session.map_.stages:
            for card in stage.cards:
                if card.id in self._ids and isinstance(card, Touchpoint):
                    yield f"{stage.name or 'Untitled stage'} · {lanes[card.lane]}", card

    def _show_heading(self, places: list[str]) -> None:
        """Show the title of one touchpoint or the count of several, and under it where they are."""
        count = len(self._touchpoints)
        self.count.setText(count_words(count, "touchpoint"))
        self.count.setVisible(count > 1)
        self.title.setVisible(count == 1)
        lines = places if len(places) == 1 else []
        notes = len(self._ids) - count
        if notes:
            stay = (
                "is selected too and stays as it is"
                if notes == 1
                else "are selected too and stay as they are"
            )
            lines = [*lines, f"{count_words(notes, 'note')} {stay}"]
        self.kind_label.setText("\n".join(lines))
        self.kind_label.setVisible(bool(lines))

    def _notes_for(self, ids: tuple[str, ...]) -> list[Improvement]:
        """Return the notes that serve all of the touchpoints."""
        wanted = frozenset(ids)
        return [note for note in self.session.map_.improvements if wanted.issubset(note.touchpoints)]

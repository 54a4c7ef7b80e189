"""The page of one stage."""

from functools import partial

from mapdesigner.edit import EditRejected, change_stage, stage_of
from mapdesigner.model import PHASE_COLOURS, PHASES, Stage, touchpoints_of
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.goals.commands import Aim
from mapdesigner.qt.inspector.attached_goals import AttachedGoals
from mapdesigner.qt.inspector.goal_line import Served
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.inspector.radar_section import RadarSection
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.colour_field import ColourField
from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.section import Section
from mapdesigner.qt.widgets.text_fields import TextField
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.session import Edit, Session

# How the section differs from the field above it.
WHOLE_STAGE = (
    "Goals of the map that this whole stage serves. They have a measure, a target and an owner; the customer "
    "goal above is only the line under the stage’s name."
)


class StagePage(Page):
    """Name, phase, customer's goal and colour of a stage, and the map's goals that it serves."""

    def __init__(self, session: Session, theme: Theme, settings: Settings | None = None) -> None:
        super().__init__(session, theme)
        self._stage: Stage | None = None
        self.name = TextField("", "Untitled stage", name="Stage name", headline=True)
        self.add_heading("Stage", self.name)
        self.phase = ChoiceField(
            "Phase", [Option(phase, phase.capitalize()) for phase in PHASES], theme, optional=False
        )
        self.goal = TextField("Customer goal", "What customers want here")
        self.colour = ColourField(theme, "Phase colour", self._phase_colour)
        for field in (self.phase, self.goal, self.colour):
            self.column.addWidget(field)
        self.goals_section = Section("Goals of the stage", theme, settings, "Attach a goal to the stage")
        self.goals = AttachedGoals(session, theme, WHOLE_STAGE)
        self.goals_section.content.addWidget(self.goals)
        self.goals_section.add_requested.connect(self._offer_goals)
        self.column.addWidget(self.goals_section)
        self.audit = RadarSection(theme, settings, of_stage=True)
        self.column.addWidget(self.audit)
        self._tie(self.name, "name", "Rename stage")
        self._tie(self.phase, "phase", "Change phase")
        self._tie(self.goal, "customer_goal", "Change customer goal")
        self._tie(self.colour, "colour", "Colour stage")

    def aim(self, ids: frozenset[str]) -> None:
        (self._stage_id,) = ids
        self.goals.begin_again()

    def refresh(self) -> None:
        try:
            self._stage = stage_of(self.session.map_, self._stage_id)
        except EditRejected:  # it went; the selection follows in a moment
            return
        super().refresh()
        notes = len(self._stage.cards) - len(touchpoints_of(self._stage))
        words = (
            "Stage",
            count_words(len(touchpoints_of(self._stage)), "touchpoint"),
            count_words(notes, "note"),
        )
        self.kind_label.setText(" · ".join(words))
        served = [Served(goal, 1, 1) for goal in self.session.map_.goals if goal.id in self._stage.goals]
        self.goals.show_goals(Aim(stage=self._stage_id), served)
        self.goals_section.set_count(len(served))
        self.audit.show_stages(self.session.map_.stages, self._stage)

    def flush(self) -> None:
        super().flush()
        self.goals.flush()

    def first_field(self) -> Field:
        return self.name

    def name_attached(self, id_: str) -> bool:
        self.goals_section.unfold()
        return self.goals.type(id_)

    def _tie(self, field: Field, name: str, label: str) -> None:
        self.form.tie(field, lambda: getattr(self._stage, name), partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        stage_id = self._stage_id
        return lambda map_: change_stage(map_, stage_id, **{name: value})

    def _offer_goals(self) -> None:
        self.goals_section.unfold()
        if self.goals_section.add_button is not None:
            self.goals.open_menu(self.goals_section.add_button)

    def _phase_colour(self) -> str | None:
        return PHASE_COLOURS[self._stage.phase] if self._stage is not None else None

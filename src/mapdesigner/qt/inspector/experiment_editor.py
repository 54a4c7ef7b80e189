"""ExperimentEditor: all of an experiment, to be changed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mapdesigner.edit import EditRejected, card_of, change_experiment
from mapdesigner.insight.experiment_state import days_trouble
from mapdesigner.model import Experiment, Touchpoint, metric_name
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.entry import EDITOR_MARGINS_PX
from mapdesigner.qt.inspector.metric_name_field import MetricNameField
from mapdesigner.qt.inspector.variants_field import VariantsField
from mapdesigner.qt.widgets.day_field import DayField
from mapdesigner.qt.widgets.field import Field, columns
from mapdesigner.qt.widgets.form import Form
from mapdesigner.qt.widgets.text_fields import TextField
from mapdesigner.session import Edit, Session


class ExperimentEditor(QWidget):
    """The fields of one experiment."""

    def __init__(self, session: Session, theme: Theme, experiment: Experiment) -> None:
        super().__init__()
        self._session = session
        self._experiment = experiment
        self._form = Form(session)
        self.hypothesis = TextField(
            "", "If we change this, then that will happen", name="Hypothesis", enter_ends=True, least_lines=2
        )
        self.measured = MetricNameField(theme, self._metric_names)
        self.variants = VariantsField(theme)
        self.started = DayField("Started on", theme)
        self.ended = EndField("Ended on", theme, lambda: days_trouble(self._experiment))
        self.decision = TextField("Decision", "What was decided, and why")
        self.remove = QPushButton("Remove experiment")
        self.remove.setProperty("quiet", True)
        self.remove.setProperty("danger", True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self._tie(self.hypothesis, "hypothesis", "Change hypothesis")
        self._tie(self.measured, "metric", "Change metric of experiment")
        self._tie(self.variants, "variants", "Change variants")
        self._tie(self.started, "started_on", "Change start of experiment")
        self._tie(self.ended, "ended_on", "Change end of experiment")
        self._tie(self.decision, "decision", "Change decision")

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the experiment as it is now."""
        self._experiment = experiment
        self.measured.show_choice(bool(self._metric_names()))
        self._form.refresh()
        self.ended.judge()

    def flush(self) -> None:
        """Hand over what was typed so far."""
        self._form.flush()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*EDITOR_MARGINS_PX)
        column.setSpacing(8)
        column.addWidget(self.hypothesis)
        column.addWidget(self.measured)
        column.addWidget(self.variants)
        column.addLayout(columns(self.started, self.ended))
        column.addWidget(self.decision)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _tie(self, field: Field, name: str, label: str) -> None:
        read: Callable[[], object] = lambda: getattr(self._experiment, name)  # noqa: E731
        self._form.tie(field, read, partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        experiment_id = self._experiment.id
        return lambda map_: change_experiment(map_, experiment_id, **{name: value})

    def _metric_names(self) -> list[str]:
        try:
            _, card = card_of(self._session.map_, self._experiment.touchpoint)
        except EditRejected:  # it went; the selection follows in a moment
            return []
        names = [metric_name(metric) for metric in card.metrics] if isinstance(card, Touchpoint) else []
        return list(dict.fromkeys(names))


class EndField(DayField):
    """The day of the end; a day that was kept and can't be right is said as long as it stands there."""

    def __init__(self, label: str, theme: Theme, trouble: Callable[[], str]) -> None:
        self._trouble = trouble
        super().__init__(label, theme)

    def judge(self) -> None:
        """Say what is wrong now; what is wrong with the typing goes first."""
        if not self._is_typed:
            self.show_fault("")

    def show_fault(self, sentence: str) -> None:
        super().show_fault(sentence or self._trouble())

    def fault_words(self, sentence: str) -> str:
        return "Before the start" if sentence == self._trouble() else super().fault_words(sentence)

"""WeightsFields: how much each thing counts in the priorities, as sliders with a number beside each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSlider, QWidget

from mapdesigner.edit import change_priority_weights, reset_priority_weights
from mapdesigner.insight.priority import weights_of
from mapdesigner.model import JourneyMap, PriorityWeights
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.number_box import NumberBox
from mapdesigner.session import Session

HIGHEST = 5.0
STEPS = 20
FIELD_PX = 84
SLIDER_PX = 200
NAMES = (
    ("impact", "Impact", "How much the note's own impact counts"),
    ("pain", "Pain", "How much the pain at its touchpoints counts"),
    ("votes", "Votes", "How much the votes on its touchpoints count"),
    ("effort", "Effort", "How much effort weighs against it"),
)


class WeightsFields(QWidget):
    """The four weights; each visit to one of them is one step of undo."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._visit = 0
        self._is_showing = False
        self.sliders: dict[str, QSlider] = {}
        self.fields: dict[str, NumberBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, (name, words, tip) in enumerate(NAMES):
            grid.addWidget(plain_label(words), row, 0)
            grid.addWidget(self._slider(name, words, tip), row, 1)
            grid.addWidget(self._field(name, words, tip), row, 2)
        self.reset = QPushButton("Usual weights")
        self.reset.setToolTip("Impact and effort 1, pain and votes ½")
        self.reset.clicked.connect(self._reset)
        grid.addWidget(self.reset, len(NAMES), 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(3, 1)

    def show_weights(self, map_: JourneyMap) -> None:
        """Show the weights of a map."""
        weights = weights_of(map_)
        self._is_showing = True
        for name, _, _ in NAMES:
            value = float(getattr(weights, name))
            self.sliders[name].setValue(round(value / HIGHEST * STEPS))
            if self.fields[name].value() != value:
                self.fields[name].setValue(value)
        self._is_showing = False
        self.reset.setEnabled(weights != PriorityWeights())

    def _slider(self, name: str, words: str, tip: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, STEPS)
        slider.setPageStep(STEPS // 5)
        slider.setFixedWidth(SLIDER_PX)
        slider.setAccessibleName(f"Weight of {words.lower()}")
        slider.setToolTip(tip)
        slider.valueChanged.connect(lambda step: self._set(name, step * HIGHEST / STEPS))
        slider.sliderPressed.connect(self._begin_visit)
        slider.sliderReleased.connect(self._begin_visit)
        self.sliders[name] = slider
        return slider

    def _field(self, name: str, words: str, tip: str) -> NumberBox:
        field = NumberBox()
        field.setRange(0.0, HIGHEST)
        field.setSingleStep(0.25)
        field.setDecimals(2)
        field.setFixedWidth(FIELD_PX)
        field.setKeyboardTracking(False)
        field.lineEdit().setTextMargins(6, 0, 0, 0)
        field.setAccessibleName(f"Weight of {words.lower()}, 0 to 5")
        field.setToolTip(tip)
        field.valueChanged.connect(lambda value: self._set(name, value))
        field.editingFinished.connect(self._begin_visit)
        self.fields[name] = field
        return field

    def _begin_visit(self) -> None:
        self._visit += 1

    def _set(self, name: str, value: float) -> None:
        if self._is_showing:
            return
        change = {name: round(value, 2)}
        self._session.apply(
            lambda map_: change_priority_weights(map_, **change),
            f"Change weight of {name}",
            f"weight {name} {self._visit}",
        )
        # An edit that was refused leaves the map's weight.
        self.show_weights(self._session.map_)
        self.changed.emit()

    def _reset(self) -> None:
        self._begin_visit()
        self._session.apply(reset_priority_weights, "Go back to the usual weights")
        self.show_weights(self._session.map_)
        self.changed.emit()

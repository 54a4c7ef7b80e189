"""Field: a labelled control of the inspector, with a place for the sentence that says what is wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mapdesigner.qt.widgets.cut_text import plain_tip

GAP_BETWEEN_COLUMNS_PX = 10
LABEL_GAP_PX = 4


class Field(QWidget):
    """A value that a person can change.

    `changed` brings a value to put into the map, `left` tells that the person is done with the field for now.
    `merge_key` names one visit to the field; what is typed during it is one step of undo.
    """

    changed = Signal(object)
    left = Signal()
    short_faults = False

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LABEL_GAP_PX)
        self.label = QLabel(label)
        self.label.setProperty("role", "label")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence = ""
        self._fault: QLabel | None = None
        self._column.addWidget(self.label)
        if not label:
            self.label.hide()

    @property
    def merge_key(self) -> str | None:
        """The name of this visit, None for a field in which each choice is a step of its own."""
        return None

    @property
    def fault(self) -> str:
        """The sentence at the field, empty when nothing is wrong."""
        return self._sentence

    def set_control(self, control: QWidget, name: str) -> None:
        """Put the control under the label; `name` is what a screen reader says."""
        control.setAccessibleName(name)
        self.label.setBuddy(control)
        self.setFocusProxy(control)
        self._column.insertWidget(1, control)

    def show_value(self, value: object) -> None:
        """Show a value of the map, or MIXED; what is being typed stays."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand over what was typed and not yet handed over."""

    def reset(self) -> None:
        """Forget what was typed and what was wrong with it: the field is about something else now."""
        self.show_fault("")

    def show_fault(self, sentence: str) -> None:
        """Say under the field what is wrong, or nothing more."""
        self._sentence = sentence
        if self._fault is None:
            if not sentence:
                return
            self._fault = plain_label("", "fault", wraps=not self.short_faults)
            self._column.addWidget(self._fault)
        self._fault.setText(self.fault_words(sentence))
        self._fault.setToolTip(plain_tip(sentence) if self.short_faults and sentence else "")
        self._fault.setAccessibleName(sentence)
        self._fault.setVisible(bool(sentence))

    def fault_words(self, sentence: str) -> str:
        """Return what of a sentence stands under the field; one with `short_faults` has room for a line."""
        return sentence


def plain_label(text: str, role: str = "", wraps: bool = False) -> QLabel:
    """Return a label that shows text as it is and never widens the panel."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    if wraps:
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


def columns(*fields: QWidget) -> QHBoxLayout:
    """Return fields side by side, equally wide, their tops in line."""
    row = QHBoxLayout()
    row.setSpacing(GAP_BETWEEN_COLUMNS_PX)
    for field in fields:
        field.setMinimumWidth(1)
        policy = field.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        field.setSizePolicy(policy)
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row

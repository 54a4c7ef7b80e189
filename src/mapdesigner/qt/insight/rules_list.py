"""RulesList: every rule of the gap finder, to be switched off and on for this map."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from mapdesigner.insight.rule import Rule
from mapdesigner.qt.widgets.field import plain_label

WIDEST_PX = 760
INDENT_PX = 24


class RulesList(QScrollArea):
    """`switched` brings the name of a rule and whether it is on now; filled when it is first shown."""

    switched = Signal(str, bool)

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        super().__init__()
        self._rules = rules
        self._off: frozenset[str] = frozenset()
        self.boxes: dict[str, QCheckBox] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("page", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Rules")
        inner = QWidget()
        inner.setProperty("page", True)
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(24, 8, 24, 24)
        self._column.setSpacing(2)
        self.setWidget(inner)

    def show_off(self, off: Iterable[str]) -> None:
        """Show which rules are switched off."""
        self._off = frozenset(off)
        for name, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(name not in self._off)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.boxes:
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._column.setContentsMargins(24, 8, max(24, self.viewport().width() - WIDEST_PX), 24)

    def _fill(self) -> None:
        for rule in self._rules:
            box = QCheckBox(rule.title.rstrip("."))
            box.setChecked(rule.name not in self._off)
            box.setAccessibleDescription(rule.why)
            box.toggled.connect(lambda is_on, name=rule.name: self.switched.emit(name, is_on))
            self.boxes[rule.name] = box
            self._column.addWidget(box)
            for words in (rule.why, f"Source: {rule.source}"):
                label = plain_label(words, "small", wraps=True)
                label.setContentsMargins(INDENT_PX, 0, 0, 0)
                self._column.addWidget(label)
            self._column.addSpacing(10)
        self._column.addStretch(1)

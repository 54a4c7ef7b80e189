"""Fields that are chosen from: a list that opens, a star to tick."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QStyledItemDelegate

from mapdesigner.qt.drawing.icons import blank, icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.cut_text import paint_cut_choice, tell_when_cut
from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.mixed import MIXED, MIXED_WORD

ICON_PX = 16
# The frame, the padding and the scroll bar of an open list.
POPUP_SIDES_PX = 22
NOT_SET = "–"


class Option(NamedTuple):
    """A value that can be chosen, as it is shown."""

    value: object
    text: str
    icon_name: str = ""


class CalmComboBox(QComboBox):
    """A combo box that leaves the wheel to the panel which scrolls under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(20)
        # The delegate that comes with it draws rows of a menu, and knows nothing of the style sheet.
        self.view().setItemDelegate(QStyledItemDelegate(self))
        self.view().window().setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        tell_when_cut(self)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not paint_cut_choice(self):
            super().paintEvent(event)

    def showPopup(self) -> None:
        """Open the list, as wide as its longest words."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + POPUP_SIDES_PX)
        super().showPopup()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # Qt knows letters of keys only.
        for letter in event.commitString().strip():
            super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of some values, or none."""

    def __init__(
        self, label: str, options: Sequence[Option], theme: Theme, optional: bool = True, name: str = ""
    ) -> None:
        super().__init__(label)
        self._theme = theme
        self._options = (Option(None, NOT_SET), *options) if optional else tuple(options)
        self.combo = CalmComboBox()
        self.combo.setIconSize(QSize(ICON_PX, ICON_PX))
        self.combo.addItems([option.text for option in self._options])
        self.set_control(self.combo, name or label)
        self._has_icons = any(option.icon_name for option in self._options)
        if self._has_icons:
            self._draw_icons()
            theme.changed.connect(self._draw_icons)
        self.combo.activated.connect(self._chosen)

    def show_value(self, value: object) -> None:
        self.show_fault("")
        index = -1
        if value is not MIXED:
            index = next((at for at, option in enumerate(self._options) if option.value == value), -1)
        self.combo.setPlaceholderText(MIXED_WORD if value is MIXED else NOT_SET)
        if index != self.combo.currentIndex():
            self.combo.setCurrentIndex(index)

    def _chosen(self, index: int) -> None:
        self.changed.emit(self._options[index].value)

    def _draw_icons(self) -> None:
        for at, option in enumerate(self._options):
            if option.icon_name:
                self.combo.setItemIcon(at, icon(self._theme, option.icon_name, "muted", ICON_PX))
            elif option.value is not None:
                self.combo.setItemIcon(at, blank(ICON_PX))


class StarField(Field):
    """Yes or no with a star: whether a touchpoint is a moment of truth."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__("")
        self._text = text
        self.box = QCheckBox(text)
        self.box.setProperty("star", True)
        self.box.setToolTip(hint)
        self.box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_control(self.box, text)
        self.box.clicked.connect(self._clicked)

    def show_value(self, value: object) -> None:
        if value is MIXED:
            self.box.setTristate(True)
            self.box.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.box.setTristate(False)
            self.box.setChecked(bool(value))
        self.box.setText(f"{self._text} ({MIXED_WORD})" if value is MIXED else self._text)

    def _clicked(self) -> None:
        # From mixed the first click says yes to all.
        self.changed.emit(self.box.checkState() != Qt.CheckState.Unchecked)

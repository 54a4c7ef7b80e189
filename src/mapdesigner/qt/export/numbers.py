"""Fields for lengths in the export window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.number_box import NumberBox


class MillimetreBox(NumberBox):
    """A length in millimetres; it leaves the wheel to what scrolls under it."""

    def __init__(self, least: float, most: float, value: float, name: str) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setDecimals(1)
        self.setSuffix("\u202fmm")
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(72)
        self.setValue(value)
        self.setAccessibleName(name)
        # The style sheet's padding is the frame's; that of the text is the line's own.
        self.lineEdit().setTextMargins(6, 0, 0, 0)

    def textFromValue(self, value: float) -> str:
        return f"{value:g}"

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Boxed(Field):
    def show_value(self, value: object) -> None:
        """Its control shows its own value."""


def boxed(label: str, control: MillimetreBox) -> Field:
    """Return a control with a label above it."""
    field = _Boxed(label)
    field.set_control(control, control.accessibleName())
    return field

"""NumberBox: a box for a number with arrows at its side, which takes the figures of any script."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from mapdesigner.exchange.figures import DECIMAL_SIGN, as_figures


class NumberBox(QDoubleSpinBox):
    """Shows what is typed in plain figures: Qt takes those of the system's language only."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        plain = as_figures(text).replace(DECIMAL_SIGN, self.locale().decimalPoint())
        return super().validate(plain, min(place, len(plain)))

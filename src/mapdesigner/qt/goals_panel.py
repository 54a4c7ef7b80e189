"""GoalsPanel: the map's goals at the left, to drag onto the map, open and add."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mapdesigner.qt.filtering import Filtering
from mapdesigner.qt.inspector.field import plain_label
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session


class GoalsPanel(QWidget):
    """The map's goals, each to be dragged onto a card, a stage or the selected cards."""

    def __init__(self, session: Session, theme: Theme, filtering: Filtering) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(plain_label("No goals yet.", "hint", wraps=True))
        column.addStretch(1)

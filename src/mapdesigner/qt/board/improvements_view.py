"""ImprovementsView: all improvement notes, as a board by status or as a matrix of impact and effort."""

from PySide6.QtWidgets import QWidget

from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session


class ImprovementsView(QWidget):
    """Edits the same notes as the inspector; a selected note is the session's selection."""

    def __init__(self, session: Session, theme: Theme, settings: Settings) -> None:
        super().__init__()

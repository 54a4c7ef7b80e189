"""TableView: all touchpoints as rows, to sort, filter and change."""

from PySide6.QtWidgets import QWidget

from mapdesigner.qt.filtering import Filtering
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session


class TableView(QWidget):
    """The touchpoints that the filter shows, one a row; the selection is the map's."""

    def __init__(self, session: Session, theme: Theme, settings: Settings, filtering: Filtering) -> None:
        super().__init__()

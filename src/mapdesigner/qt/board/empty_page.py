"""EmptyPage: what stands where there is no improvement note to show, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mapdesigner.model import shortened
from mapdesigner.qt.drawing.icons import pixmap
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.field import plain_label

ICON_PX = 32
WIDTH_PX = 360


class EmptyPage(QWidget):
    """Asks for a first note, for another search, or for another filter."""

    add_wanted = Signal()
    clear_wanted = Signal()
    show_all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._asked = self.add_wanted
        self._picture = QLabel()
        self.headline = plain_label("", "title")
        self.hint = plain_label("", "muted")
        self.hint.setWordWrap(True)
        self.hint.setFixedWidth(WIDTH_PX)
        self.button = QPushButton()
        # So that Enter presses it, as it does everywhere else where the keyboard lands.
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._clicked)
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self._picture, self.headline, self.hint, self.button):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._draw()
        self.tell("")
        theme.changed.connect(self._draw)

    def tell(self, search: str, is_filtered: bool = False) -> None:
        """Say that a search or the filter leaves nothing, or without them that there are no notes yet."""
        if search:
            self._asked = self.clear_wanted
            self.headline.setText(f"No note holds “{shortened(search, 30)}”")
            self.hint.setText("Search looks at titles, texts, owners, levers and places.")
            self.button.setText("Clear the search")
        elif is_filtered:
            self._asked = self.show_all_wanted
            self.headline.setText("No note serves what the filter shows")
            self.hint.setText("All improvement notes are for touchpoints that the filter hides.")
            self.button.setText("Clear the filter")
        else:
            self._asked = self.add_wanted
            self.headline.setText("No improvement notes yet")
            self.hint.setText(
                "Press N and write down what should improve. Notes that are added to touchpoints on the "
                "map come here too, to be dragged from idea to done, or rated in the matrix."
            )
            self.button.setText("Add improvement note")
        # In a centred row a wrapped label would get one line's height.
        self.hint.setFixedHeight(self.hint.heightForWidth(WIDTH_PX))

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is here."""
        return self.button.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.button.setFocus()

    def _clicked(self) -> None:
        self._asked.emit()

    def _draw(self) -> None:
        self._picture.setPixmap(pixmap(self._theme, "bulb", "faint", ICON_PX, self.devicePixelRatioF()))

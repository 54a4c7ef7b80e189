"""Header: the row above board and matrix: which of them, how many notes, search, order, a new note."""

from typing import Literal

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from mapdesigner.qt.board.choosing import ORDER_WORDS, ORDERS, Order
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.choice_field import CalmComboBox
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from mapdesigner.qt.widgets.line_edit import LineEdit

Face = Literal["board", "matrix"]
FACES: dict[Face, str] = {"board": "Board", "matrix": "Matrix"}
HEIGHT_PX = 52
# Narrower than this the count goes, and the longer words.
ROOM_FOR_COUNT_PX = 640
ROOM_FOR_WORDS_PX = 780
ROOM_FOR_LITTLE_PX = 480


class Header(QWidget):
    """Says what a person chose; shows what it is told."""

    face_chosen = Signal(str)
    order_chosen = Signal(str)
    closed_toggled = Signal(bool)
    searched = Signal(str)
    add_wanted = Signal()
    left_downwards = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._faces: dict[Face, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = row = QHBoxLayout(self)
        segments = QHBoxLayout()
        segments.setSpacing(2)
        for face, words in FACES.items():
            self._faces[face] = self._segment(face, words)
            segments.addWidget(self._faces[face])
        row.addLayout(segments)
        self.count = plain_label("", "muted")
        self.count.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self.count)
        row.addStretch(1)
        self.order = self._made_order()
        row.addWidget(self.order)
        self.closed = self._made_closed()
        row.addWidget(self.closed)
        self.search = self._made_search()
        row.addWidget(self.search)
        self.add = QPushButton()
        self.add.setAccessibleName("Add improvement note")
        self.add.setToolTip("Add improvement note (N or Ctrl+I)")
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(self.add_wanted)
        row.addWidget(self.add)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, HEIGHT_PX)

    def show_face(self, face: Face) -> None:
        """Show which of the two is in sight, and what can be chosen for it."""
        for name, button in self._faces.items():
            button.setChecked(name == face)
        self.order.setVisible(face == "board")
        self.closed.setVisible(face == "matrix")

    def show_order(self, order: Order) -> None:
        """Show the order in which the notes come."""
        self.order.setCurrentIndex(ORDERS.index(order))

    def show_closed(self, is_shown: bool) -> None:
        """Show whether done and dropped notes are in sight."""
        with QSignalBlocker(self.closed):
            self.closed.setChecked(is_shown)

    def face_button(self, face: Face) -> QPushButton:
        """Return the button of board or matrix."""
        return self._faces[face]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width()
        is_tight = room < ROOM_FOR_LITTLE_PX
        self._row.setContentsMargins(*((8, 8, 8, 8) if is_tight else (16, 8, 16, 8)))
        self._row.setSpacing(4 if is_tight else 8)
        self.count.setVisible(room >= ROOM_FOR_COUNT_PX)
        self.add.setText(
            "Add improvement note" if room >= ROOM_FOR_WORDS_PX else "" if is_tight else "Add note"
        )
        self.closed.setText("Done and dropped" if room >= ROOM_FOR_COUNT_PX else "Closed")
        self.search.setFixedWidth(180 if room >= ROOM_FOR_WORDS_PX else 90 if is_tight else 120)
        self.order.setFixedWidth(78 if is_tight else 118)

    def _segment(self, face: Face, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("segment", True)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(f"Show the {words.lower()}")
        button.clicked.connect(lambda: self.face_chosen.emit(face))
        self._group.addButton(button)
        return button

    def _made_order(self) -> CalmComboBox:
        combo = CalmComboBox()
        combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        combo.addItems([ORDER_WORDS[order] for order in ORDERS])
        combo.setAccessibleName("Order of the notes")
        combo.setToolTip("Order of the notes in each column")
        combo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        combo.activated.connect(lambda place: self.order_chosen.emit(ORDERS[place]))
        return combo

    def _made_closed(self) -> QPushButton:
        button = QPushButton("Done and dropped")
        button.setProperty("segment", True)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip("Show notes that are done or dropped, faint")
        button.toggled.connect(self.closed_toggled)
        return button

    def _made_search(self) -> QLineEdit:
        line = LineEdit()
        line.setPlaceholderText("Find a note")
        line.setAccessibleName("Find a note")
        line.setProperty(NOT_KEPT, True)
        line.setClearButtonEnabled(True)
        self._looks = QAction(line)
        line.addAction(self._looks, QLineEdit.ActionPosition.LeadingPosition)
        line.textChanged.connect(self.searched)
        line.returnPressed.connect(self.left_downwards)
        return line

    def _draw_icons(self) -> None:
        self.add.setIcon(icon(self._theme, "plus", "accent", 16))
        self._looks.setIcon(icon(self._theme, "search", "muted", 16))

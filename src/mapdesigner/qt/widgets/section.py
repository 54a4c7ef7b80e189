"""Section: a part of the inspector under a heading that folds it and remembers."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mapdesigner.qt.drawing.icons import icon, paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.words import number_words

HEADER_HEIGHT_PX = 34
CHEVRON_PX = 14
ADD_PX = 24


class SectionHeader(QAbstractButton):
    """A heading with a count at its right; the section draws a hairline above it."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self.count = ""
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(160, HEADER_HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(0, 10, 0, 0)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(interface_font(semibold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        right = self.width()
        painter.setFont(interface_font(12))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.count)
        if not self.isChecked() or self.underMouse() or self.hasFocus():
            right -= painter.fontMetrics().horizontalAdvance(self.count) + (6 if self.count else 0)
            name = "chevron-down" if self.isChecked() else "chevron-right"
            top = area.center().y() - CHEVRON_PX / 2 + 1
            paint_icon(painter, self._theme, name, right - CHEVRON_PX, top, CHEVRON_PX)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.drawRoundedRect(QRectF(area).adjusted(-0.25, 1, -0.75, -1), 4, 4)


class Section(QWidget):
    """A heading and what belongs under it.

    A section with a word for what can be added has a “+” in its heading, which emits `add_requested`.
    """

    add_requested = Signal()

    def __init__(self, title: str, theme: Theme, settings: Settings | None, add_tip: str = "") -> None:
        super().__init__()
        self._name = title.lower()
        self._settings = settings
        self._theme = theme
        self._is_empty = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = SectionHeader(theme, title)
        self.body = QWidget()
        self.content = QVBoxLayout(self.body)
        self.content.setContentsMargins(0, 4, 0, 6)
        self.content.setSpacing(8)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(4)
        self._head.addWidget(self.header, 1)
        self._head_icons: list[tuple[QToolButton, str, str]] = []
        theme.changed.connect(self._draw_head_icons)
        self.add_button: QToolButton | None = None
        if add_tip:
            self.add_button = self.add_head_button("plus", add_tip, "accent")
            self.add_button.clicked.connect(self.add_requested)
        column.addLayout(self._head)
        column.addWidget(self.body)
        self.header.toggled.connect(self._toggled)
        if settings is not None and settings.is_folded(self._name):
            self.header.setChecked(False)

    def set_count(self, count: int | str) -> None:
        """Show a number at the heading's right, nothing for 0."""
        words = number_words(count) if isinstance(count, int) and count else str(count or "")
        if words != self.header.count:
            self.header.count = words
            self.header.setAccessibleName(f"{self.header.text()} {words}".rstrip())
            self.header.update()

    def set_empty(self, is_empty: bool) -> None:
        """Show the heading alone while there is nothing under it."""
        self._is_empty = is_empty
        self.body.setVisible(self.header.isChecked() and not is_empty)

    def unfold(self) -> None:
        """Show what is under the heading."""
        self.header.setChecked(True)

    def add_head_button(self, icon_name: str, tip: str, token: str = "muted") -> QToolButton:
        """Put a button with an icon into the heading, right of the heading itself, and return it."""
        button = QToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFixedSize(ADD_PX, ADD_PX)
        button.setProperty("head", True)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._head_icons.append((button, icon_name, token))
        self._draw_head_icons()
        self._head.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignBottom)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour("hairline"))

    def _draw_head_icons(self) -> None:
        for button, icon_name, token in self._head_icons:
            button.setIcon(icon(self._theme, icon_name, token, 16))

    def _toggled(self, is_open: bool) -> None:
        self.body.setVisible(is_open and not self._is_empty)
        if self._settings is not None:
            self._settings.keep_folded(self._name, not is_open)

"""FindingRow: one finding in the list: what was found, why it matters, where, and what to do about it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mapdesigner.insight.finding import Finding
from mapdesigner.insight.rules import RULES
from mapdesigner.qt.drawing.icons import icon, paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.insight.arranging import SEVERITY_WORDS, Entry, Key
from mapdesigner.qt.insight.finding_details import DismissForm, FindingDetails
from mapdesigner.qt.insight.links import Links
from mapdesigner.qt.insight.signs import SIGNS
from mapdesigner.qt.insight.things import WithId, thing
from mapdesigner.qt.widgets.field import plain_label

SIGN_PX = 92
SIDE_PX = ICON_PX = 16
DEEDS_PX = 118
TOP_PX = 10
# Buttons are higher than a line; their words stand beside the sentence's first.
DEEDS_UP_PX = 7
KEYS = {
    *(Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right),
}


class FindingRow(QWidget):
    """Asks by signals; `step_wanted` brings how many rows down the keyboard wants to go."""

    go_to_wanted = Signal(tuple)
    dismiss_wanted = Signal(object, str)
    switch_off_wanted = Signal(object)
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, entry: Entry, things: Mapping[str, WithId]) -> None:
        super().__init__()
        self._theme = theme
        self._entry: Entry | None = None
        self._things: Mapping[str, WithId] = {}
        self._details: FindingDetails | None = None
        self._form: DismissForm | None = None
        self._dismiss: QPushButton | None = None
        self._unfold: QToolButton | None = None
        self._is_hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sentence = plain_label("", wraps=True)
        self.why = plain_label("", "hint", wraps=True)
        self.links = Links(theme)
        self.links.chosen.connect(self.go_to_wanted)
        self._text = QVBoxLayout()
        self._text.setSpacing(3)
        self._text.setContentsMargins(0, DEEDS_UP_PX, 0, 0)
        self._text.addWidget(self.sentence)
        self._text.addWidget(self.why)
        self._text.addWidget(self.links)
        self._deeds = QWidget()
        self._deeds.setFixedWidth(DEEDS_PX)
        # Not the row's own layout: a column of hundreds would ask each for its height again and again.
        self._body = QWidget(self)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(SIDE_PX + SIGN_PX, TOP_PX - DEEDS_UP_PX, SIDE_PX - 4, TOP_PX)
        row.setSpacing(12)
        row.addLayout(self._text, 1)
        row.addWidget(self._deeds, 0, Qt.AlignmentFlag.AlignTop)
        self.show_entry(entry, things)

    @property
    def key(self) -> Key:
        """The key of what is shown."""
        return self._shown.key

    @property
    def finding(self) -> Finding:
        """The finding that is shown."""
        return self._shown.finding

    @property
    def is_unfolded(self) -> bool:
        """Whether rule and source are in sight."""
        return self._details is not None and not self._details.isHidden()

    @property
    def form(self) -> DismissForm | None:
        """The field for the reason, None until it was asked for."""
        return self._form

    @property
    def _shown(self) -> Entry:
        if self._entry is None:
            raise RuntimeError("a row shows a finding from its first moment on")
        return self._entry

    def show_entry(self, entry: Entry, things: Mapping[str, WithId]) -> None:
        """Show a finding; what is typed and unfolded stays."""
        finding = entry.finding
        self._things = things
        changed = self.links.show_things([(id_, things[id_]) for id_ in finding.about if id_ in things])
        if entry == self._entry:
            if changed:
                self.fit()
            return
        self._entry = entry
        self.sentence.setText(finding.sentence)
        self.why.setText(finding.why)
        self.why.setVisible(entry.tells_why or self.is_unfolded)
        word = SEVERITY_WORDS[finding.severity][0]
        self.setAccessibleName(f"{word}: {finding.sentence}")
        self.setAccessibleDescription(finding.why)
        if self._details is not None:
            self._details.show_finding(finding)
        self.fit()
        self.update()

    def toggle(self) -> None:
        """Unfold rule and source, or fold them."""
        self.unfold(not self.is_unfolded)

    def unfold(self, is_unfolded: bool) -> None:
        """Show or hide why it matters in full, the rule and its source."""
        if self._details is None:
            if not is_unfolded:
                return
            self._details = FindingDetails()
            self._details.show_finding(self.finding)
            self._details.switch_off_wanted.connect(lambda: self.switch_off_wanted.emit(self.finding))
            self._text.insertWidget(3, self._details)
        self._details.setVisible(is_unfolded)
        self.why.setVisible(is_unfolded or self._shown.tells_why)
        self._make_deeds()
        self._draw_unfold()
        self._fit_at_once()

    def ask_reason(self) -> None:
        """Open the field for the reason, the keyboard in it."""
        if self._form is None:
            self._form = DismissForm(_covered(self.finding, self._things))
            self._form.given.connect(lambda reason: self.dismiss_wanted.emit(self.finding, reason))
            self._form.left.connect(self.setFocus)
            self._form.grown.connect(self._fit_at_once)
            self._text.addWidget(self._form)
        self._form.open()

    def go_to(self) -> None:
        """Ask for what the finding is about."""
        finding = self.finding
        self.go_to_wanted.emit(finding.about or ((finding.stage,) if finding.stage is not None else ()))

    def follow_theme(self) -> None:
        """Draw in the theme's colours."""
        self.links.follow_theme()
        self._draw_unfold()
        self.update()

    # Deeds, made when hand or keyboard come here

    def _make_deeds(self) -> None:
        if self._dismiss is not None:
            return
        self._dismiss = QPushButton("Dismiss…")
        self._dismiss.setProperty("segment", True)
        self._dismiss.setToolTip("Put this finding aside with a reason (Delete)")
        self._dismiss.setAccessibleName("Dismiss this finding")
        self._dismiss.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._dismiss.clicked.connect(self.ask_reason)
        self._unfold = QToolButton()
        self._unfold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._unfold.clicked.connect(self.toggle)
        row = QHBoxLayout(self._deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addStretch(1)
        row.addWidget(self._dismiss)
        row.addWidget(self._unfold)
        self._draw_unfold()

    def _draw_unfold(self) -> None:
        if self._unfold is None:
            return
        words = "Hide rule and source" if self.is_unfolded else "Show rule and source"
        self._unfold.setToolTip(f"{words} (Space)")
        self._unfold.setAccessibleName(words)
        self._unfold.setIcon(
            icon(self._theme, "chevron-up" if self.is_unfolded else "chevron-down", "muted", ICON_PX)
        )

    def show_deeds(self) -> None:
        """Bring the deeds into sight where hand or keyboard are, and out of it elsewhere."""
        focused = self.window().focusWidget()
        is_wanted = self._is_hovered or (
            focused is not None and (focused is self or self.isAncestorOf(focused))
        )
        if is_wanted:
            self._make_deeds()
        for deed in (self._dismiss, self._unfold):
            if deed is not None:
                deed.setVisible(is_wanted or (deed is self._unfold and self.is_unfolded))
        self.update()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Be as high as what is in the row now."""
        layout = self._body.layout()
        if layout is not None and self.width() > 1:
            layout.activate()
            height = layout.heightForWidth(self.width())
            self._body.setGeometry(0, 0, self.width(), height)
            self.setFixedHeight(height)

    def _fit_at_once(self) -> None:
        """Be of another height now, and the rows below elsewhere, with no frame between."""
        self.fit()
        parent = self.parentWidget()
        column = parent.layout() if parent is not None else None
        if column is not None:
            column.activate()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.show_deeds()

    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        self.show_deeds()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_deeds()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.go_to()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() not in _NONE:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif not self.hasFocus():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_to()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.ask_reason()
        elif key == Qt.Key.Key_Space:
            self.toggle()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.unfold(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self._is_hovered:
            painter.setPen(QPen(self._theme.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(
                self._theme.colour("surface") if self.hasFocus() else self._theme.derived("hover")
            )
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        finding = self.finding
        sign = SIGNS[finding.severity]
        paint_icon(painter, self._theme, sign.icon, SIDE_PX, TOP_PX, ICON_PX, sign.token)
        painter.setFont(interface_font(12, semibold=finding.severity == "warning"))
        painter.setPen(self._theme.colour(sign.token))
        place = QRect(SIDE_PX + ICON_PX + 6, TOP_PX, SIGN_PX - ICON_PX - 6, ICON_PX)
        painter.drawText(
            place,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            SEVERITY_WORDS[finding.severity][0],
        )
        painter.end()


def _covered(finding: Finding, things: Mapping[str, WithId]) -> str:
    """Return what a dismissal puts aside, where a finding is about several things or several of one thing."""
    if finding.subject and finding.about == (finding.subject,) and finding.rule not in _SEVERAL_OF_ONE:
        return ""
    if not finding.subject:
        return (
            "Puts aside all that this rule finds on the map as a whole, also what comes later."
            if (len(finding.about) > 1)
            else ""
        )
    one = things.get(finding.subject)
    what = f"“{thing(one).words}”" if one is not None else "this"
    return f"Puts aside all that this rule finds about {what}, also what comes later."


# They tell of all metrics of a touchpoint in one sentence.
_SEVERAL_OF_ONE = frozenset(rule.name for rule in RULES if rule.name.startswith("metric-"))
_NONE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def is_ours(event: QKeyEvent) -> bool:
    """Tell whether keys that are the window's otherwise mean something else while a finding has them."""
    return event.key() in KEYS and event.modifiers() in _NONE

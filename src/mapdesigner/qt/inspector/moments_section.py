"""The section of a persona's touchpoints: where it is attached, what it feels there, one click from each."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QVBoxLayout

from mapdesigner.insight.persona_journey import Moment, persona_journey
from mapdesigner.layout.icons import FACES
from mapdesigner.model import SENTIMENT_WORDS, JourneyMap, PersonaId
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.section import Section

ROWS_AT_A_TIME = 12
ROW_PX = 28
FACE_PX = 16
EMPTY = "On no touchpoint yet. Drag the persona from the left panel onto a touchpoint or a stage’s heading."


class MomentsSection(Section):
    """`chosen` brings the id of the touchpoint to go to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, settings: Settings | None) -> None:
        super().__init__("Touchpoints", theme, settings)
        self._moments: tuple[Moment, ...] = ()
        self._most_shown = ROWS_AT_A_TIME
        self._rows: list[MomentRow] = []
        self._hint = plain_label(EMPTY, "hint", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.more = QPushButton()
        self.more.setProperty("quiet", True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._show_more)
        self.content.addWidget(self._hint)
        self.content.addLayout(self._list)
        self.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_persona(self, map_: JourneyMap, persona_id: PersonaId) -> int:
        """Show a persona's touchpoints and return how many they are."""
        self._moments = persona_journey(map_, persona_id)
        self._fill()
        return len(self._moments)

    def begin_again(self) -> None:
        """Be about another persona from now on."""
        self._most_shown = ROWS_AT_A_TIME

    @property
    def rows(self) -> list["MomentRow"]:
        """The rows that are shown."""
        return [row for row in self._rows if not row.isHidden()]

    def _fill(self) -> None:
        self.set_count(len(self._moments))
        self._hint.setVisible(not self._moments)
        shown = self._moments[: self._most_shown]
        while len(self._rows) < len(shown):
            row = MomentRow(self._theme)
            row.clicked.connect(lambda _=False, row=row: self.chosen.emit(row.card_id))
            self._list.addWidget(row)
            self._rows.append(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                row.show_moment(shown[place])
        rest = len(self._moments) - len(shown)
        self.more.setVisible(rest > 0)
        self.more.setText(f"Show {min(rest, 5 * ROWS_AT_A_TIME)} more")

    def _show_more(self) -> None:
        self._most_shown += 5 * ROWS_AT_A_TIME
        self._fill()


class MomentRow(QAbstractButton):
    """A touchpoint's title with the persona's face for it, and its stage at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._moment: Moment | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def card_id(self) -> str:
        """The touchpoint that the row is about, "" before there is one."""
        return "" if self._moment is None else self._moment.card.id

    def sizeHint(self) -> QSize:
        return QSize(200, ROW_PX)

    def show_moment(self, moment: Moment) -> None:
        """Show a touchpoint."""
        self._moment = moment
        title, stage = _title(moment), moment.stage.name or "Untitled stage"
        feels = "nothing said" if moment.sentiment is None else SENTIMENT_WORDS[moment.sentiment]
        whose = "feels otherwise than the card: " if moment.is_own else "as the card says: "
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(f"{title}, {stage}, {whose}{feels}")
        self.setToolTip(plain_tip(f"{title} · {stage}\n{whose}{feels}"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._moment is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.derived("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-0.5, 0.75, -0.75, -0.75), 6, 6)
        mood = self._moment.sentiment
        if mood is not None:
            top = (ROW_PX - FACE_PX) / 2
            paint_icon(painter, self._theme, FACES[mood], 4, top, FACE_PX, f"sentiment {mood}")
        area = self.rect().adjusted(4 + FACE_PX + 8, 0, -6, 0)
        painter.setFont(interface_font(11))
        painter.setPen(self._theme.colour("muted"))
        stage = painter.fontMetrics().elidedText(
            self._moment.stage.name, Qt.TextElideMode.ElideRight, area.width() // 3
        )
        right = painter.fontMetrics().horizontalAdvance(stage)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, stage)
        painter.setFont(interface_font(12))
        painter.setPen(self._theme.colour("text"))
        area = area.adjusted(0, 0, -right - 10, 0)
        title = painter.fontMetrics().elidedText(
            _title(self._moment), Qt.TextElideMode.ElideRight, area.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(area, flags, title)


def _title(moment: Moment) -> str:
    return " ".join(moment.card.title.split()) or "Untitled touchpoint"

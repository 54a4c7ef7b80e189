"""How a note looks: as a card of the board, and as a chip of the matrix."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from mapdesigner.qt.board.facts import UNTITLED, NoteFacts, place_words
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.wrapped_text import draw_lines, wrapped

RADIUS_PX = 8
CHIP_RADIUS_PX = 6
SIDE_PX = 10
TOP_PX = 8
TITLE_LINE_PX = 18
SMALL_LINE_PX = 15
GAP_PX = 3
MOST_TITLE_LINES = 3
MOST_FIGURE_LINES = 2
LATE_ICON_PX = 12
CHIP_LINE_PX = 15
CHIP_SIDE_PX = 6
FAINT = 0.55


class State(NamedTuple):
    """How a note is shown at present."""

    is_selected: bool = False
    is_hovered: bool = False
    # Whether the keyboard is at it.
    is_current: bool = False


PLAIN = State()


class _Lines(NamedTuple):
    title: tuple[str, ...]
    figures: tuple[str, ...]
    overdue: tuple[str, ...]
    place: tuple[str, ...]

    @property
    def height(self) -> int:
        small = len(self.figures) + len(self.overdue) + len(self.place)
        return 2 * TOP_PX + len(self.title) * TITLE_LINE_PX + (GAP_PX + small * SMALL_LINE_PX if small else 0)


def card_height(facts: NoteFacts, width: int) -> int:
    """Return how high a note's card is at a width."""
    return _lines(facts, width).height


def title_rect(card: QRect, facts: NoteFacts | None) -> QRect:
    """Return where the title of a card stands, at least one line."""
    count = len(_lines(facts, card.width()).title) if facts is not None else 1
    return QRect(card.left() + 4, card.top() + 3, card.width() - 8, count * TITLE_LINE_PX + 10)


def paint_card(painter: QPainter, theme: Theme, area: QRect, facts: NoteFacts, state: State) -> None:
    """Paint a note as a card."""
    _paint_ground(painter, theme, QRectF(area), RADIUS_PX, state)
    lines = _lines(facts, area.width())
    left, width = area.left() + SIDE_PX, area.width() - 2 * SIDE_PX
    y = area.top() + TOP_PX
    painter.setFont(interface_font(13, semibold=True))
    painter.setPen(theme.colour("muted" if facts.title == UNTITLED else "text"))
    draw_lines(painter, lines.title, left, y, width, TITLE_LINE_PX)
    y += len(lines.title) * TITLE_LINE_PX + GAP_PX
    painter.setFont(interface_font(11))
    painter.setPen(theme.colour("muted"))
    draw_lines(painter, lines.figures, left, y, width, SMALL_LINE_PX)
    y += len(lines.figures) * SMALL_LINE_PX
    if lines.overdue:
        paint_icon(painter, theme, "alert-triangle", left, y + 1, LATE_ICON_PX, "bad")
        painter.setPen(theme.colour("bad"))
        draw_lines(painter, lines.overdue, left + LATE_ICON_PX + 4, y, width, SMALL_LINE_PX)
        y += SMALL_LINE_PX
    painter.setPen(theme.colour("muted"))
    draw_lines(painter, lines.place, left, y, width, SMALL_LINE_PX)


def paint_chip(
    painter: QPainter, theme: Theme, area: QRect, facts: NoteFacts, state: State, lines: int
) -> None:
    """Paint a note as a chip: its rank and title; a closed note is faint, and says so by its sign."""
    painter.save()
    if facts.is_closed and not (state.is_selected or state.is_hovered):
        painter.setOpacity(FAINT)
    _paint_ground(painter, theme, QRectF(area), CHIP_RADIUS_PX, state)
    left, right = area.left() + CHIP_SIDE_PX, area.right() - CHIP_SIDE_PX + 1
    rank = "" if facts.rank is None else str(facts.rank)
    bold = interface_font(11, semibold=True)
    ahead = QFontMetricsF(bold).horizontalAdvance(rank) + 5 if rank else LATE_ICON_PX + 4
    room = right - left - ahead - (LATE_ICON_PX + 2 if facts.overdue else 0)
    words = wrapped(facts.title, 11, False, round(room), lines)
    top = area.top() + (area.height() - len(words) * CHIP_LINE_PX) / 2
    if rank:
        painter.setFont(bold)
        painter.setPen(theme.colour("accent"))
        draw_lines(painter, (rank,), left, top, ahead, CHIP_LINE_PX)
    else:
        sign = "check" if facts.note.status == "done" else "x"
        paint_icon(painter, theme, sign, left, top + 1.5, LATE_ICON_PX, "muted")
    if facts.overdue:
        paint_icon(painter, theme, "alert-triangle", right - LATE_ICON_PX, top + 1.5, LATE_ICON_PX, "bad")
    painter.setFont(interface_font(11))
    painter.setPen(theme.colour("muted" if facts.title == UNTITLED else "text"))
    draw_lines(painter, words, left + ahead, top, room, CHIP_LINE_PX)
    painter.restore()


def paint_more(painter: QPainter, theme: Theme, area: QRect, count: int, is_hovered: bool) -> None:
    """Paint the chip that stands for notes which have no room."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.derived("pressed" if is_hovered else "hover"))
    painter.drawRoundedRect(QRectF(area), CHIP_RADIUS_PX, CHIP_RADIUS_PX)
    painter.setFont(interface_font(11, semibold=True))
    painter.setPen(theme.colour("text"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"+{count}")


def _paint_ground(painter: QPainter, theme: Theme, area: QRectF, radius: int, state: State) -> None:
    inner = area.adjusted(0.5, 0.5, -0.5, -0.5)
    if state.is_selected:
        edge = QPen(theme.colour("accent"), 2)
        inner = area.adjusted(1, 1, -1, -1)
    else:
        edge = QPen(theme.derived("thumb") if state.is_hovered else theme.colour("hairline"), 1)
    painter.setPen(edge)
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(inner, radius, radius)
    if state.is_current:
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(-2.5, -2.5, 2.5, 2.5), radius + 2.5, radius + 2.5)


def _lines(facts: NoteFacts, width: int) -> _Lines:
    room = width - 2 * SIDE_PX
    return _Lines(
        wrapped(facts.title, 13, True, room, MOST_TITLE_LINES),
        wrapped(facts.figures, 11, False, room, MOST_FIGURE_LINES),
        wrapped(facts.overdue, 11, False, room - LATE_ICON_PX - 4, 1),
        _place(facts, room),
    )


def _place(facts: NoteFacts, room: int) -> tuple[str, ...]:
    """Return where a note belongs, in one line or two; “and 2 more” is never cut."""
    whole = place_words(facts)
    measure = QFontMetricsF(interface_font(11))
    if not facts.served or measure.horizontalAdvance(whole) <= room:
        return wrapped(whole, 11, False, room, 1)
    tail = f" {facts.more}" if facts.more else ""
    left = room - round(measure.horizontalAdvance(tail)) - bool(tail)
    first = wrapped(facts.stage, 11, False, room, 1)
    return (*first, *(f"{line}{tail}" for line in wrapped(facts.served, 11, False, left, 1)))

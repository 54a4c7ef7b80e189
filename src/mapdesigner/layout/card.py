"""A card as marks: a touchpoint with its face, channel and foot, or a note with its bar."""

from typing import NamedTuple

from mapdesigner.insight.metric_status import NARROW_SPACE, current_value, format_value, metric_status
from mapdesigner.layout import icons
from mapdesigner.layout.block import text_block
from mapdesigner.layout.marks import Icon, Mark, Rect, Words
from mapdesigner.layout.measures import (
    CARD_PADDING_X_PT,
    CARD_PADDING_Y_PT,
    CARD_RADIUS_PT,
    CARD_SMALL,
    CARD_TITLE,
    CHIP,
    MOST_NOTE_LINES,
    MOST_TITLE_LINES,
    NOTE_BAR_PT,
    NOTE_INDENT_PT,
    NOTE_TEXT,
    first_baseline_pt,
    line_height_pt,
)
from mapdesigner.layout.persona_sign import Sign, disc
from mapdesigner.layout.text import single_line
from mapdesigner.model import METRIC_SORTS, Metric, Note, Touchpoint

FACE_PT = 17.0
CHANNEL_ICON_PT = 14.0
CHIP_HEIGHT_PT = 18.0
CHIP_GAP_PT = 4.0
COUNT_ICON_PT = 13.0
WIDEST_CHIP_PT = 190.0
WIDEST_VALUE_PT = 130.0
MOST_CHIPS = 3

STATUS_SIGNS = {"on target": ("▲", "good"), "improving": ("◆", "good"), "off target": ("▼", "bad")}


class Drawn(NamedTuple):
    """A card's marks and its height in points."""

    marks: tuple[Mark, ...]
    height: float


class Attached(NamedTuple):
    """What hangs on a touchpoint from elsewhere in the map: its personas, how many notes."""

    personas: tuple[Sign, ...]
    improvement_count: int


def draw_touchpoint(card: Touchpoint, attached: Attached, width_pt: float) -> Drawn:
    """Return a touchpoint's card: title and face, channel and star, and a foot when there is one."""
    inner_pt = width_pt - 2 * CARD_PADDING_X_PT
    right = width_pt - CARD_PADDING_X_PT
    signs = _signs(card, right)
    title, y = text_block(
        card.title or "Untitled touchpoint",
        CARD_PADDING_X_PT,
        CARD_PADDING_Y_PT,
        inner_pt - max(1, len(signs)) * (FACE_PT + 6),
        CARD_TITLE,
        "text" if card.title else "faint",
        MOST_TITLE_LINES,
    )
    second, y = _channel_line(card, y + 1, right)
    foot, y = _foot(card, attached, y, right)
    height = float(round(y + CARD_PADDING_Y_PT))
    frame = Rect(0, 0, width_pt, height, CARD_RADIUS_PT, "surface", "hairline")
    return Drawn((frame, *title, *signs, *second, *foot), height)


def draw_note(card: Note, width_pt: float, colour: str) -> Drawn:
    """Return a note: its text with a bar at the left, no box."""
    text, bottom = text_block(
        card.text or "Empty note",
        NOTE_INDENT_PT,
        1,
        width_pt - NOTE_INDENT_PT,
        NOTE_TEXT,
        "text" if card.text else "faint",
        MOST_NOTE_LINES,
    )
    height = bottom + 1
    return Drawn((Rect(0, 0, NOTE_BAR_PT, height, 0, colour), *text), height)


def channel_words(card: Touchpoint) -> str:
    """Return the second line of a card: its channel and setting."""
    return " · ".join(word for word in (card.channel, card.setting) if word)


def _signs(card: Touchpoint, right: float) -> tuple[Mark, ...]:
    """Return the face of the first line, with the star beside it where there is no second line for it."""
    marks: list[Mark] = []
    if card.sentiment is not None:
        face = icons.FACES[card.sentiment]
        marks.append(Icon(face, right - FACE_PT, CARD_PADDING_Y_PT, FACE_PT, f"sentiment {card.sentiment}"))
    if card.moment_of_truth and not channel_words(card):
        x = right - FACE_PT - (FACE_PT + 6 if marks else 0) + 1
        marks.append(Icon(icons.STAR, x, CARD_PADDING_Y_PT + 1, FACE_PT - 2, "accent"))
    return tuple(marks)


def _channel_line(card: Touchpoint, top: float, right: float) -> tuple[tuple[Mark, ...], float]:
    words = channel_words(card)
    if not words:
        return (), top
    marks: list[Mark] = []
    x = CARD_PADDING_X_PT
    icon = icons.channel_icon(card.channel)
    if icon is not None:
        marks.append(Icon(icon, x, top + 1, CHANNEL_ICON_PT, "muted"))
        x += CHANNEL_ICON_PT + 5
    line = single_line(words, CARD_SMALL, right - x - FACE_PT - 4)
    marks.append(Words(x, top + first_baseline_pt(CARD_SMALL), line, "muted"))
    if card.moment_of_truth:
        marks.append(Icon(icons.STAR, right - FACE_PT + 1, top, FACE_PT - 2, "accent"))
    return tuple(marks), top + line_height_pt(CARD_SMALL)


def _foot(card: Touchpoint, attached: Attached, top: float, right: float) -> tuple[tuple[Mark, ...], float]:
    """Return personas and metric chips from the left, wrapped, and the counts at the right."""
    counts, left_of_counts = _counts(card, attached, right)
    chips = [(disc(sign, 0, 0, CHIP_HEIGHT_PT), CHIP_HEIGHT_PT) for sign in attached.personas]
    chips += [_metric_chip(metric) for metric in card.metrics[:MOST_CHIPS]]
    if not chips and not counts:
        return (), top
    marks: list[Mark] = []
    x, y = CARD_PADDING_X_PT, top + 6
    first_row = y
    for chip, width in chips:
        limit = left_of_counts if y == first_row else right
        if x + width > limit and (x > CARD_PADDING_X_PT or limit < right):
            x, y = CARD_PADDING_X_PT, y + CHIP_HEIGHT_PT + CHIP_GAP_PT
        marks += [_moved(mark, x, y) for mark in chip]
        x += width + CHIP_GAP_PT
    marks += [_moved(mark, 0, first_row) for mark in counts]
    return tuple(marks), y + CHIP_HEIGHT_PT


def _metric_chip(metric: Metric) -> tuple[tuple[Mark, ...], float]:
    """Return name, value and status: by shape and colour, never by colour alone.

    What was never measured is an outline with the target that it is to reach.
    """
    sign, colour = STATUS_SIGNS.get(metric_status(metric), ("", "muted"))
    name = METRIC_SORTS[metric.kind].short_name if metric.kind != "custom" else metric.name
    now = format_value(metric, current_value(metric))
    if not metric.observations and metric.target is not None:
        now = f"→{NARROW_SPACE}{format_value(metric, metric.target)}"
    value = single_line(f"{now} {sign}".rstrip(), CHIP, WIDEST_VALUE_PT)
    label = single_line(name, CHIP, WIDEST_CHIP_PT - value.width_pt - 16)
    width = label.width_pt + value.width_pt + 16
    is_empty = not metric.observations
    chip = Rect(
        0, 0, width, CHIP_HEIGHT_PT, 4, None if is_empty else "chip", "hairline" if is_empty else None
    )
    return (chip, Words(6, 13, label, colour), Words(label.width_pt + 10, 13, value, colour)), width


def _counts(card: Touchpoint, attached: Attached, right: float) -> tuple[tuple[Mark, ...], float]:
    marks: list[Mark] = []
    x = right
    for icon, count in (
        (icons.FEEDBACK, len(card.feedback)),
        (icons.IMPROVEMENT, attached.improvement_count),
    ):
        if not count:
            continue
        line = single_line(str(count), CHIP)
        x -= line.width_pt
        marks.append(Words(x, 13, line, "muted"))
        x -= COUNT_ICON_PT + 2
        marks.append(Icon(icon, x, 2.5, COUNT_ICON_PT, "muted"))
        x -= 8
    return tuple(marks), x


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    if isinstance(mark, Words):
        return Words(mark.x + dx, mark.baseline + dy, mark.line, mark.colour)
    if isinstance(mark, Rect | Icon):
        return mark._replace(x=mark.x + dx, y=mark.y + dy)
    raise TypeError(f"a {type(mark).__name__} has no one place to be moved from")

"""The legend of a poster: what the signs on the map mean, only those that the map uses."""

from collections.abc import Iterator
from typing import NamedTuple

from mapdesigner.insight.metric_status import MetricStatus, metric_status
from mapdesigner.layout import icons
from mapdesigner.layout.card import MOST_CHIPS, STATUS_SIGNS
from mapdesigner.layout.facts import curves_of
from mapdesigner.layout.lanes.curve import moved
from mapdesigner.layout.lanes.persona_curves import sample_line
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.persona_sign import disc, persona_signs
from mapdesigner.layout.text import Style, single_line
from mapdesigner.model import (
    CHANNELS,
    SENTIMENT_WORDS,
    JourneyMap,
    Touchpoint,
    cards_of,
)

TEXT = Style(11)
GROUP = Style(11, "semibold")
ICON_PT = 14.0
DISC_PT = 16.0
SAMPLE_PT = 33.0
ROW_PT = 22.0
GAP_AFTER_SIGN_PT = 5.0
GAP_BETWEEN_SIGNS_PT = 14.0
GAP_BETWEEN_GROUPS_PT = 28.0
SPACE_UNDER_LINE_PT = 6.0
MOST_NAME_PT = 160.0


class _Sign(NamedTuple):
    """A sign with its meaning, drawn from its left edge in a row of ROW_PT."""

    marks: tuple[Mark, ...]
    width: float


def legend_box(map_: JourneyMap, width_pt: float) -> Box:
    """Return the legend, as wide as told and as high as it needs; of no height when nothing needs one."""
    cards = [card for _, card in cards_of(map_) if isinstance(card, Touchpoint)]
    groups = [
        (name, signs)
        for name, signs in (
            ("Sentiment", tuple(_faces(cards))),
            ("Personas", tuple(_personas(map_, cards))),
            ("Channels", tuple(_channels(cards))),
            ("Metrics", tuple(_statuses(cards))),
            ("Signs", tuple(_signs(map_, cards))),
        )
        if signs
    ]
    if not groups:
        return Box("legend", 0, 0, width_pt, 0)
    marks: list[Mark] = [Rect(0, 0, width_pt, 1, 0, "hairline")]
    x, y = 0.0, SPACE_UNDER_LINE_PT
    for name, signs in groups:
        label = single_line(name, GROUP)
        together = label.width_pt + 10 + signs[0].width
        whole = label.width_pt + 10 + sum(sign.width + GAP_BETWEEN_SIGNS_PT for sign in signs)
        # A group stays in one row where it can.
        if x > 0 and x + (whole if whole <= width_pt else together) > width_pt:
            x, y = 0.0, y + ROW_PT
        marks.append(Words(x, y + 15, label, "text"))
        x += label.width_pt + 10
        for place, sign in enumerate(signs):
            if place and x + sign.width > width_pt:
                x, y = 0.0, y + ROW_PT
            marks += [_moved(mark, x, y) for mark in sign.marks]
            x += sign.width + GAP_BETWEEN_SIGNS_PT
        x += GAP_BETWEEN_GROUPS_PT - GAP_BETWEEN_SIGNS_PT
    return Box("legend", 0, 0, width_pt, y + ROW_PT, tuple(marks), label="Legend")


def _faces(cards: list[Touchpoint]) -> Iterator[_Sign]:
    used = {card.sentiment for card in cards if card.sentiment is not None}
    for sentiment in sorted(used):
        yield _icon(icons.FACES[sentiment], f"sentiment {sentiment}", SENTIMENT_WORDS[sentiment])


def _personas(map_: JourneyMap, cards: list[Touchpoint]) -> Iterator[_Sign]:
    """Yield the personas that stand on cards, and those with a curve with a piece of it."""
    on_cards = {persona_id for card in cards for persona_id in card.personas}
    curves = {sign.persona_id: place for place, sign in enumerate(curves_of(map_).signs)}
    for sign in persona_signs(map_.personas):
        place = curves.get(sign.persona_id)
        if place is None and sign.persona_id not in on_cards:
            continue
        width = DISC_PT if place is None else SAMPLE_PT
        sample = disc(sign, 0, 3, DISC_PT) if place is None else sample_line(place, sign, 0, 11, SAMPLE_PT)
        words = Words(width + GAP_AFTER_SIGN_PT, 15, single_line(sign.name, TEXT, MOST_NAME_PT), "muted")
        yield _Sign((*sample, words), words.x + words.line.width_pt)


def _channels(cards: list[Touchpoint]) -> Iterator[_Sign]:
    used = {card.channel for card in cards}
    for channel in CHANNELS:
        icon = icons.channel_icon(channel)
        if channel in used and icon is not None:
            yield _icon(icon, "muted", channel)


def _statuses(cards: list[Touchpoint]) -> Iterator[_Sign]:
    used: set[MetricStatus] = {
        metric_status(metric) for card in cards for metric in card.metrics[:MOST_CHIPS]
    }
    for status, (sign, colour) in STATUS_SIGNS.items():
        if status in used:
            line = single_line(sign, TEXT)
            words = single_line(status, TEXT)
            x = line.width_pt + GAP_AFTER_SIGN_PT
            yield _Sign((Words(0, 15, line, colour), Words(x, 15, words, "muted")), x + words.width_pt)


def _signs(map_: JourneyMap, cards: list[Touchpoint]) -> Iterator[_Sign]:
    if any(card.moment_of_truth for card in cards):
        yield _icon(icons.STAR, "accent", "moment of truth")
    if any(note.touchpoints for note in map_.improvements):
        yield _icon(icons.IMPROVEMENT, "muted", "improvement notes")
    if any(card.feedback for card in cards):
        yield _icon(icons.FEEDBACK, "muted", "customer quotes")


def _icon(name: str, colour: str, meaning: str) -> _Sign:
    words = single_line(meaning, TEXT)
    x = ICON_PT + GAP_AFTER_SIGN_PT
    return _Sign((Icon(name, 0, 4, ICON_PT, colour), Words(x, 15, words, "muted")), x + words.width_pt)


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    if isinstance(mark, Words):
        return mark._replace(x=mark.x + dx, baseline=mark.baseline + dy)
    if isinstance(mark, Stroke):
        return mark._replace(points=moved(mark.points, dx, dy))
    return mark._replace(x=mark.x + dx, y=mark.y + dy)

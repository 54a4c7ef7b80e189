"""The consistency page: how each channel is judged by each rule, and where the same promise differs."""

from datetime import date
from typing import NamedTuple, cast

from mapdesigner.insight.audit_means import AUDIT_RULES, mean_words
from mapdesigner.insight.consistency import (
    ChannelAudit,
    Clash,
    Consistency,
    RuleSpread,
    channel_words,
    clash_sentence,
    consistency,
    spread_sentence,
)
from mapdesigner.model import JourneyMap, shortened, touchpoints_of
from mapdesigner.qt.insight.facts import Cell, Column, Fact
from mapdesigner.qt.insight.health_rows import IdsBy, ids_by
from mapdesigner.qt.insight.page import InsightPage, Reckoner
from mapdesigner.qt.insight.pages import Surroundings
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words

COLUMNS = (
    Column("channel", stretches=True),
    *(Column(rule.name.lower(), right=True, least=104, tip=rule.question) for rule in AUDIT_RULES),
    Column("judged", right=True, least=84, tip="How many of the channel’s touchpoints are judged."),
)
APART_COLUMNS = (Column("channels", stretches=True), Column("apart", right=True))
CLASH_COLUMNS = (Column("touchpoint", stretches=True), Column("rule", least=96), Column("apart", right=True))
EMPTY = (
    "No touchpoint is judged yet. Select touchpoints on the map and set the sliders under Audit in the "
    "inspector: customer focus, consistency, quality, feedback, each from 1 to 5."
)
NO_CLASH = "Nowhere: touchpoints of the same name are judged alike, or there are none."
MIDDLE, REACH = 3.0, 2.0


class ConsistencyPage(InsightPage):
    """A table of channels and rules, shaded by their means, and the touchpoints that differ."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "Consistency")
        self.table = self.add_table("How channels are judged")
        self.apart_heading = self.add_heading("Channels that lie apart")
        self.apart = self.add_table("Channels that lie apart", has_header=False, are_links=True)
        self.clash_heading = self.add_heading("Where the same promise differs")
        self.no_clash = plain_label(NO_CLASH, "muted", wraps=True)
        self.content.addWidget(self.no_clash)
        self.clashes = self.add_table("Touchpoints that differ", has_header=False, are_links=True)

    def reckoner(self) -> Reckoner:
        return _found

    def show_found(self, map_: JourneyMap, today: date, found: object) -> None:
        shown = cast(_Found, found)
        is_empty = not shown.channels
        self.say(shown.lead, EMPTY if is_empty else "")
        self.table.setVisible(not is_empty)
        self.table.show_facts(COLUMNS, shown.channels)
        self.apart.show_facts(APART_COLUMNS, shown.apart)
        for widget in (self.apart_heading, self.apart):
            widget.setVisible(bool(shown.apart))
        self.clash_heading.setVisible(not is_empty)
        self.no_clash.setVisible(not is_empty and not shown.clashes)
        self.clashes.setVisible(bool(shown.clashes))
        self.clashes.show_facts(CLASH_COLUMNS, shown.clashes)


class _Found(NamedTuple):
    """What stands above the table, and the rows of the three."""

    lead: str
    channels: tuple[Fact, ...]
    apart: tuple[Fact, ...]
    clashes: tuple[Fact, ...]


def _found(map_: JourneyMap, today: date) -> _Found:
    about = consistency(map_)
    judged = (
        (card.channel, card.id)
        for stage in map_.stages
        for card in touchpoints_of(stage)
        if card.audit is not None
    )
    ids = ids_by(judged)
    return _Found(
        lead_words(about) if about.channels else "",
        tuple(_channel(each, ids.get(each.channel, ())) for each in about.channels),
        tuple(_spread(each, ids) for each in about.spreads if each.is_apart),
        tuple(_clash(place, each) for place, each in enumerate(about.clashes)),
    )


def lead_words(found: Consistency) -> str:
    """Return what the table shows."""
    judged = sum(each.means.judged for each in found.channels)
    return (
        f"Means of {count_words(judged, 'judged touchpoint')}, from 1, poor, to 5, excellent. The deeper the "
        "shade, the further from the middle."
    )


def _channel(each: ChannelAudit, ids: tuple[str, ...]) -> Fact:
    means = each.means
    return Fact(
        (
            Cell(channel_words(each.channel)),
            *(_mean(one.mean, one.judged, one.rule.name) for one in means.rules),
            Cell(f"{means.judged} of {means.touchpoints}", "muted"),
        ),
        channel_words(each.channel),
        ids,
    )


def _spread(each: RuleSpread, ids: IdsBy) -> Fact:
    far = f"{each.high_mean - each.low_mean:.1f} apart"
    both = (*ids.get(each.low.channel, ()), *ids.get(each.high.channel, ()))
    return Fact((Cell(spread_sentence(each)), Cell(far, "sentiment -1", strong=True)), each.rule.field, both)


def _mean(mean: float | None, judged: int, name: str) -> Cell:
    if mean is None:
        return Cell("–", "muted", said=f"{name}: not judged")
    strength = min(1.0, abs(mean - MIDDLE) / REACH)
    said = f"{name}: {mean_words(mean)} of 5, {count_words(judged, 'touchpoint')} judged"
    return Cell(mean_words(mean), shade=("good" if mean > MIDDLE else "bad", strength), tip=said, said=said)


def _clash(place: int, clash: Clash) -> Fact:
    sentence = clash_sentence(clash)
    return Fact(
        (
            Cell(shortened(clash.title, 80), under=sentence, tip=sentence),
            Cell(clash.rule.name, "muted"),
            Cell(f"{clash.difference} apart", "sentiment -1", strong=True),
        ),
        (clash.title.casefold(), clash.rule.field, place),
        (clash.low.card.id, clash.high.card.id),
    )

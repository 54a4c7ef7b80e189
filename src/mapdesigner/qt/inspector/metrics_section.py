"""The section of metrics on the touchpoint page: closed rows, one click from being changed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout

from mapdesigner.edit import add_metric, add_metric_to_all, duplicate_metric, move_metric, remove_metric
from mapdesigner.model import (
    METRIC_SORTS,
    CardId,
    JourneyMap,
    Metric,
    MetricKind,
    Touchpoint,
    metric_name,
    shortened,
)
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.entry import take_out
from mapdesigner.qt.inspector.metric_entry import SHOWN_ON_CARD, MetricEntry
from mapdesigner.qt.inspector.metric_menu import fill_metric_menu
from mapdesigner.qt.inspector.metric_row import ColumnHead, column_widths
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words, number_words
from mapdesigner.session import Edit, Session


class MetricsSection(CardSection):
    """The metrics of a touchpoint, to be opened and changed; of several touchpoints how many they have."""

    title = "Metrics"
    add_tip = "Add a metric"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self._cards: tuple[CardId, ...] = ()
        self.entries: list[MetricEntry] = []
        self.words = plain_label("", "small", wraps=True)
        self.head = ColumnHead()
        self.on_card = plain_label("The first three show on the card.", "small", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._list.addWidget(self.on_card)
        self.content.setSpacing(2)
        self.content.addWidget(self.words)
        self.content.addWidget(self.head)
        self.content.addLayout(self._list)
        self.add_requested.connect(self._show_add_menu)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        self._cards = tuple(card.id for card in cards)
        is_one = len(cards) == 1
        metrics = cards[0].metrics if is_one else ()
        count = sum(len(card.metrics) for card in cards)
        self._show_entries(metrics)
        self.head.setVisible(bool(metrics))
        self.words.setVisible(not is_one)
        if not is_one:
            self.words.setText(_together(cards, count))
        self.set_count(count)
        self.set_empty(is_one and not metrics)
        tip = self.add_tip if is_one else f"Add the same metric to all {number_words(len(cards))} touchpoints"
        if self.add_button is not None and self.add_button.toolTip() != tip:
            self.add_button.setToolTip(tip)
            self.add_button.setAccessibleName(tip)

    def flush(self) -> None:
        for entry in tuple(self.entries):
            entry.flush()

    def begin_again(self) -> None:
        for entry in self.entries:
            take_out(self._list, entry)
        self.entries = []

    def fill_add_menu(self, menu: QMenu) -> None:
        """Fill a menu with the kinds of metric to add."""
        fill_metric_menu(menu, self.add)

    def add(self, kind: MetricKind) -> None:
        """Add a metric of a kind to the touchpoints; of one touchpoint it opens, ready to be typed into."""
        self.flush()
        new = Metric(kind=kind)
        name = METRIC_SORTS[kind].name.lower()
        if len(self._cards) == 1:
            edit = partial(add_metric, card_id=self._cards[0], metric=new)
            if self.session.apply(edit, f"Add {name}") and self.entries:
                self.unfold()
                self.entries[-1].open()
            return
        cards = self._cards
        if self.session.apply(partial(add_metric_to_all, card_ids=cards, metric=new), f"Add {name}"):
            self.session.say(f"{METRIC_SORTS[kind].name} added to {count_words(len(cards), 'touchpoint')}.")

    def _do(self, entry: MetricEntry, what: str) -> None:
        """Move, duplicate or remove a metric."""
        entry.flush()
        if entry not in self.entries:
            return
        index, name = self.entries.index(entry), shortened(metric_name(entry.shown), 40)
        card_id = self._cards[0]
        if what == "remove":
            edit = partial(remove_metric, card_id=card_id, index=index)
            entry.remove_by(lambda: self._remove(edit, name))
        elif what == "duplicate":
            edit = partial(duplicate_metric, card_id=card_id, index=index)
            if self.session.apply(edit, "Duplicate metric"):
                self.entries[index + 1].row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            to = index + (-1 if what == "up" else 1)
            if 0 <= to < len(self.entries):
                # The entries change places first, so that the open one stays the same metric's.
                self.entries.insert(to, self.entries.pop(index))
                edit = partial(move_metric, card_id=card_id, index=index, to_index=to)
                self.session.apply(edit, "Move metric")

    def _remove(self, edit: Edit, name: str) -> None:
        if not self.session.apply(edit, "Remove metric"):
            return
        self.session.say(f"“{name}” removed. Ctrl+Z brings it back.")
        if not self.entries and self.add_button is not None:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_entries(self, metrics: Sequence[Metric]) -> None:
        widths = column_widths(metrics) if metrics else (0, 0, 0)
        self.head.set_widths(widths)
        self.entries = self._matched(metrics)
        for place, (entry, metric) in enumerate(zip(self.entries, metrics, strict=True)):
            at = place + (1 if place >= SHOWN_ON_CARD else 0)
            if self._list.indexOf(entry) != at:
                self._list.insertWidget(at, entry)
            entry.show_metric(metric, place, len(metrics), widths)
        if len(metrics) > SHOWN_ON_CARD and self._list.indexOf(self.on_card) != SHOWN_ON_CARD:
            self._list.insertWidget(SHOWN_ON_CARD, self.on_card)
        self.on_card.setVisible(len(metrics) > SHOWN_ON_CARD)

    def _matched(self, metrics: Sequence[Metric]) -> list[MetricEntry]:
        """Return an entry for each metric: the one that shows it already, or one whose metric is gone."""
        free = list(self.entries)
        found: list[MetricEntry | None] = []
        for metric in metrics:
            known = next((entry for entry in free if entry.shown is metric), None) or next(
                (entry for entry in free if entry.shown == metric), None
            )
            if known is not None:
                free.remove(known)
            found.append(known)
        # As many came as went: they are the same ones, changed.
        if found.count(None) == len(free):
            return [entry if entry is not None else free.pop(0) for entry in found]
        for entry in free:
            take_out(self._list, entry)
        return [
            entry if entry is not None else self._new_entry(metric)
            for entry, metric in zip(found, metrics, strict=True)
        ]

    def _new_entry(self, metric: Metric) -> MetricEntry:
        entry = MetricEntry(self.session, self.theme, metric, self._cards[0])
        entry.asked.connect(partial(self._do, entry))
        return entry

    def _show_add_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_add_menu(menu)
        button = self.add_button
        if button is not None:
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def _together(cards: Sequence[Touchpoint], count: int) -> str:
    having = sum(1 for card in cards if card.metrics)
    all_ = number_words(len(cards))
    where = f"all {all_}" if having == len(cards) else f"{having} of {all_}"
    how = "The + adds the same one to all."
    if not count:
        return f"None of the {all_} touchpoints has a metric. {how}"
    return f"{count_words(count, 'metric')} on {where} touchpoints. {how}"

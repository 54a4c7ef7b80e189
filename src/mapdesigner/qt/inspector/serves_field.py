"""ServesField: the touchpoints that an improvement note serves, or the stage where it stands without any."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mapdesigner.edit import attach_improvement, change_improvement, detach_improvement
from mapdesigner.model import CardId, Improvement
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.touchpoint_popup import Offer, TouchpointPopup, offers_of
from mapdesigner.qt.widgets.choice_field import CalmComboBox
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.session import Session

MOST_ROWS = 30
LINK_HEIGHT_PX = 26
CROSS_PX = 24


class Link(QPushButton):
    """A touchpoint's name, cut where the panel ends."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._words = offer.title
        self.setProperty("link", True)
        self.setProperty("quiet", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(LINK_HEIGHT_PX)
        self.setToolTip(plain_tip(f"{offer.stage} · {offer.title}"))
        self.setAccessibleName(f"Go to {offer.title}, {offer.stage}")

    def words(self) -> str:
        """Return the whole name."""
        return self._words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 10
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))


class ServesField(QWidget):
    """Adds and removes touchpoints; `went` comes when one was selected, to be seen elsewhere."""

    went = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._note: Improvement | None = None
        self._shown: list[Offer] | None = None
        self._popup: TouchpointPopup | None = None
        self._made: list[QWidget] = []
        self.links: dict[CardId, Link] = {}
        self.crosses: dict[CardId, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label("Serves", "label"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self._more = plain_label("", "small")
        column.addWidget(self._more)
        self.stage = self._made_stage_choice()
        column.addWidget(self._stage_row)
        self.add = QPushButton("Add touchpoint")
        self.add.setProperty("quiet", True)
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.setToolTip("Choose the touchpoints that this note serves")
        self.add.clicked.connect(self.open_popup)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    @property
    def popup(self) -> TouchpointPopup | None:
        """The list of touchpoints while it is open."""
        return self._popup if self._popup is not None and self._popup.isVisible() else None

    def show_note(self, note: Improvement) -> None:
        """Show what a note serves now."""
        self._note = note
        by_id = {offer.id: offer for offer in offers_of(self._session.map_)} if note.touchpoints else {}
        served = [by_id[card] for card in note.touchpoints if card in by_id]
        if served != self._shown:
            self._shown = served
            self._make_rows(served)
        self._show_stage(note)
        if self.popup is not None:
            self.popup.show_served(frozenset(note.touchpoints))

    def open_popup(self) -> None:
        """Let touchpoints be ticked."""
        if self._note is None:
            return
        if self._popup is None:
            self._popup = TouchpointPopup(self._theme, self)
            self._popup.ticked.connect(self._tick)
        offers = offers_of(self._session.map_)
        self._popup.open_below(self.add, offers, frozenset(self._note.touchpoints))

    def _make_rows(self, served: list[Offer]) -> None:
        for row in self._made:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._made = []
        self.links, self.crosses = {}, {}
        for offer in served[:MOST_ROWS]:
            row = self._made_row(offer)
            self._made.append(row)
            self._rows.addWidget(row)
        rest = len(served) - MOST_ROWS
        self._more.setText(f"and {rest} more" if rest > 0 else "")
        self._more.setVisible(rest > 0)

    def _made_row(self, offer: Offer) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        link = self.links[offer.id] = Link(offer)
        link.clicked.connect(partial(self._go_to, offer.id))
        cross = self.crosses[offer.id] = QToolButton()
        cross.setIcon(icon(self._theme, "x", "muted", 14))
        cross.setIconSize(QSize(14, 14))
        cross.setFixedSize(CROSS_PX, CROSS_PX)
        cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cross.setToolTip("Serve this touchpoint no longer")
        cross.setAccessibleName(f"Serve {offer.title} no longer")
        cross.clicked.connect(partial(self._tick, offer.id, False))
        across.addWidget(link, 1)
        across.addWidget(plain_label(_cut(offer.stage), "small"))
        across.addWidget(cross)
        return row

    def _made_stage_choice(self) -> CalmComboBox:
        self._stage_row = QWidget()
        across = QHBoxLayout(self._stage_row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(plain_label("No touchpoint; it stands in", "small"))
        combo = CalmComboBox()
        combo.setAccessibleName("Stage in which the note stands")
        combo.activated.connect(self._choose_stage)
        across.addWidget(combo, 1)
        return combo

    def _show_stage(self, note: Improvement) -> None:
        self._stage_row.setVisible(not note.touchpoints)
        if note.touchpoints:
            return
        stages = self._session.map_.stages
        names = [stage.name or "Untitled stage" for stage in stages]
        if names != [self.stage.itemText(place) for place in range(self.stage.count())]:
            self.stage.clear()
            self.stage.addItems(names)
        ids = [stage.id for stage in stages]
        self.stage.setCurrentIndex(ids.index(note.stage) if note.stage in ids else 0)

    def _choose_stage(self, place: int) -> None:
        if self._note is not None:
            stage = self._session.map_.stages[place]
            edit = partial(change_improvement, note_id=self._note.id, stage=stage.id)
            self._session.apply(edit, "Move improvement note to a stage")

    def _tick(self, card_id: CardId, is_served: bool) -> None:
        if self._note is None:
            return
        if is_served:
            edit = partial(attach_improvement, note_id=self._note.id, card_ids=(card_id,))
            self._session.apply(edit, "Let improvement note serve a touchpoint")
        else:
            detach = partial(detach_improvement, note_id=self._note.id, card_id=card_id)
            self._session.apply(detach, "Take touchpoint off improvement note")

    def _go_to(self, card_id: CardId) -> None:
        self._session.select((card_id,))
        self.went.emit()

    def _draw_icons(self) -> None:
        self.add.setIcon(icon(self._theme, "plus", "accent", 16))
        for cross in self.crosses.values():
            cross.setIcon(icon(self._theme, "x", "muted", 14))


def _cut(words: str) -> str:
    return words if len(words) <= 16 else words[:15].rstrip() + "…"

"""The section of personas on the touchpoint page: whom a touchpoint is for, and what each feels there."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from mapdesigner.model import CardId, JourneyMap, Persona, PersonaId, Touchpoint, persona_colour
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.persona_chip import Chip, ChipFlow, PersonaChip
from mapdesigner.qt.personas import commands as personas
from mapdesigner.qt.personas.menus import fill_feelings, fill_personas, menu_text
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.mixed import common
from mapdesigner.qt.widgets.revealing import reveal
from mapdesigner.qt.widgets.text_cleaning import clean_text
from mapdesigner.session import Session


class PersonasSection(CardSection):
    """The personas whom touchpoints are for, as chips; the “+” attaches one of the map's or a new one."""

    title = "Personas"
    add_tip = "Attach a persona"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self._cards: tuple[CardId, ...] = ()
        self._naming: PersonaId | None = None
        self.chips: list[PersonaChip] = []
        holder = QWidget()
        self._flow = ChipFlow()
        holder.setLayout(self._flow)
        self.words = plain_label("", "small", wraps=True)
        self.new_name = LineEdit()
        self.new_name.setPlaceholderText("Name, then Enter")
        self.new_name.setAccessibleName("Name of the new persona")
        self.new_name.installEventFilter(self)
        self.new_name.hide()
        self.content.addWidget(holder)
        self.content.addWidget(self.words)
        self.content.addWidget(self.new_name)
        self.add_requested.connect(self._show_add_menu)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        self._cards = tuple(card.id for card in cards)
        chips = [
            _chip(persona, persona_colour(persona, index), cards)
            for index, persona in enumerate(map_.personas)
            if any(persona.id in card.personas for card in cards)
        ]
        self._show_chips(chips)
        self.words.setText(_feelings(self.chips))
        self.words.setVisible(bool(self.words.text()))
        self.set_count(len(chips))
        self._show_or_hide()

    def begin_again(self) -> None:
        self._end_naming()

    def fill_add_menu(self, menu: QMenu) -> None:
        """Fill a menu with the map's personas to attach, and “New persona…”."""
        fill_personas(menu, self.session, self._cards, self.name_new)

    def fill_chip_menu(self, menu: QMenu, chip: PersonaChip) -> None:
        """Fill a menu with what can be said of a persona here."""
        persona, session = chip.chip.persona, self.session
        if chip.chip.on < chip.chip.of:
            attach = menu.addAction(f"Attach to all {chip.chip.of}")
            attach.triggered.connect(lambda: personas.attach(session, persona.id, self._cards))
            menu.addSeparator()
        fill_feelings(menu, session, self.theme, persona.id, self._on(persona.id), chip.chip.own)
        menu.addSeparator()
        name = menu_text(personas.persona_name(persona), 24)
        menu.addAction(f"Open {name}").triggered.connect(lambda: session.select((persona.id,)))
        menu.addAction("Take off").triggered.connect(lambda: self._remove(chip))

    def name_new(self) -> None:
        """Let a new persona be named here; Enter attaches it, Escape forgets it."""
        self._naming = None
        self._open_name()

    def name_attached(self, id_: str) -> bool:
        """Let a persona that hangs here be named; False when it does not."""
        if not any(chip.chip.persona.id == id_ for chip in self.chips):
            return False
        self._naming = id_
        self._open_name()
        return True

    def _open_name(self) -> None:
        self.unfold()
        self.new_name.show()
        self._show_or_hide()
        self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.new_name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.new_name:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self._add_named()
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    self._end_naming()
                    return True
            elif event.type() == QEvent.Type.FocusOut and not self.new_name.text().strip():
                self._end_naming()
        return super().eventFilter(watched, event)

    def flush(self) -> None:
        """Keep the name that was typed but not entered."""
        if self.new_name.text().strip():
            self._add_named()

    def _add_named(self) -> None:
        name = " ".join(clean_text(self.new_name.text()).split())
        naming = self._naming
        self._end_naming()
        if name and naming is not None:
            personas.rename(self.session, naming, name)
        elif name:
            personas.add(self.session, name, self._cards)

    def _end_naming(self) -> None:
        self._naming = None
        self.new_name.clear()
        self.new_name.hide()
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.set_empty(not self.chips and self.new_name.isHidden())

    def _show_chips(self, chips: list[Chip]) -> None:
        wanted = [chip.persona.id for chip in chips]
        if wanted == [chip.chip.persona.id for chip in self.chips]:
            for widget, chip in zip(self.chips, chips, strict=True):
                widget.show_chip(chip)
            return
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for gone in self.chips:
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.chips = [self._made(chip) for chip in chips]
        if focused is not None and self.chips:
            # Delete, Delete, Delete takes off one after the other.
            self.chips[min(focused, len(self.chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused is not None and self.add_button is not None:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, chip: Chip) -> PersonaChip:
        widget = PersonaChip(self.theme, chip)
        widget.wanted.connect(lambda: self._show_chip_menu(widget))
        widget.removed.connect(lambda: self._remove(widget))
        widget.went.connect(lambda step: self._go(widget, step))
        self._flow.addWidget(widget)
        widget.show()
        return widget

    def _remove(self, chip: PersonaChip) -> None:
        personas.detach(self.session, chip.chip.persona.id, self._cards)

    def _go(self, chip: PersonaChip, step: int) -> None:
        place = self.chips.index(chip) + step
        if 0 <= place < len(self.chips):
            self.chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on(self, persona_id: str) -> tuple[CardId, ...]:
        """Return those of the touchpoints that a persona is on."""
        there = personas.with_persona(self.session.map_, persona_id)
        return tuple(card for card in self._cards if card in there)

    def _show_chip_menu(self, chip: PersonaChip) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_chip_menu(menu, chip)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def _show_add_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_add_menu(menu)
        below = self.add_button
        if below is not None:
            corner = QPoint(below.width() - menu.sizeHint().width(), below.height() + 2)
            menu.popup(below.mapToGlobal(corner))


def _chip(persona: Persona, colour: str, cards: tuple[Touchpoint, ...]) -> Chip:
    on = [card for card in cards if persona.id in card.personas]
    own = [_own(card, persona.id) for card in on]
    said = common(card.sentiment for card in on)
    if all(mood is None for mood in own):
        return Chip(persona, colour, len(on), len(cards), None, said)
    # One that feels good where its card says so too has no sentiment of its own there.
    felt = common(card.sentiment if mood is None else mood for card, mood in zip(on, own, strict=True))
    return Chip(persona, colour, len(on), len(cards), felt, said)


def _own(card: Touchpoint, persona_id: PersonaId) -> int | None:
    return next((felt.sentiment for felt in card.sentiments if felt.persona == persona_id), None)


def _feelings(chips: list[PersonaChip]) -> str:
    """Return a sentence for each persona that feels otherwise than the card says."""
    otherwise = [chip for chip in chips if chip.chip.own is not None]
    if not chips:
        return ""
    if not otherwise:
        return "Feels as the card says" if len(chips) == 1 else "All feel as the card says"
    lines = [f"{personas.persona_name(chip.chip.persona)} {chip.feeling_words()}" for chip in otherwise]
    rest = [chip for chip in chips if chip.chip.own is None]
    if rest:
        who = personas.persona_name(rest[0].chip.persona) if len(rest) == 1 else "the others"
        lines.append(f"{who} as the card says")
    return "; ".join(lines)

"""PersonasPanel: the map's personas at the left, to drag onto the map, open and add."""

from collections import Counter

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mapdesigner.edit.tuples import find
from mapdesigner.insight.filtering import Filter
from mapdesigner.model import JourneyMap, PersonaId, persona_colour
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing import removals
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.personas import commands as personas
from mapdesigner.qt.personas.list import PersonasModel, PersonasView
from mapdesigner.qt.personas.row import Row
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.session import Session

MARGIN_PX = 12
WHAT_FOR = "A persona is a made-up but typical customer: who the journey is about."
WHAT_TO_DO = "Add one, fill in what you know, then drag it onto the touchpoints they use."


class PersonasPanel(QWidget):
    """The map's personas, each to be dragged onto a card, a stage or the selected cards.

    `type_requested` asks for the keyboard in the inspector: a persona is to be renamed. `named` brings one
    that was added and has no name yet.
    """

    type_requested = Signal()
    named = Signal(str)

    def __init__(
        self, session: Session, theme: Theme, filtering: Filtering, settings: Settings | None = None
    ) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._filtering = filtering
        self._settings = settings
        self._is_stale = True
        self._counted: tuple[JourneyMap, Counter[PersonaId]] | None = None
        self._model = PersonasModel()
        self.view = PersonasView(theme, self._model)
        self.add_button = QPushButton("Add persona")
        self.attach_button = QPushButton()
        self._lay_out()
        self._connect()
        self._draw_icons()
        self._refresh()

    def add(self) -> None:
        """Add a persona on what is selected and ask for its name."""
        aimed = personas.aimed_touchpoints(self._session)
        self.named.emit(personas.add(self._session, "", aimed))

    def attach_current(self) -> None:
        """Attach the persona that the keys are at to what is selected, or take it off there."""
        row = self.view.current()
        if row is not None:
            self._toggle(row.persona.id)

    def fill_menu(self, menu: QMenu, persona_id: PersonaId) -> None:
        """Fill a context menu with what can be done to a persona."""
        session = self._session
        aimed = personas.aimed_touchpoints(session)
        verb = "Take off" if personas.is_on_all(session.map_, persona_id, aimed) else "Attach to"
        what = (
            f"the {personas.touchpoints_words(len(aimed))} selected" if len(aimed) > 1 else "the touchpoint"
        )
        attach = menu.addAction(f"{verb} {what}\tEnter" if aimed else "Attach to selected touchpoints")
        attach.setEnabled(bool(aimed))
        attach.triggered.connect(lambda: self._toggle(persona_id))
        only = menu.addAction("Show only this persona")
        only.triggered.connect(lambda: self._show_only(persona_id))
        menu.addSeparator()
        menu.addAction("Open\tSpace").triggered.connect(lambda: self._open(persona_id))
        menu.addAction("Rename\tF2").triggered.connect(lambda: self._name(persona_id))
        menu.addAction("Export one-page sheet…").triggered.connect(lambda: self._export(persona_id))
        menu.addAction("Move up\tAlt+Up").triggered.connect(lambda: self._step(persona_id, -1))
        menu.addAction("Move down\tAlt+Down").triggered.connect(lambda: self._step(persona_id, 1))
        menu.addAction("Duplicate").triggered.connect(lambda: personas.duplicate(session, persona_id))
        menu.addSeparator()
        menu.addAction("Delete\tDel").triggered.connect(lambda: removals.delete_persona(session, persona_id))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MARGIN_PX, 0, 6)
        column.setSpacing(4)
        self.setProperty("panel", True)
        empty = QWidget()
        words = QVBoxLayout(empty)
        words.setContentsMargins(MARGIN_PX, 4, MARGIN_PX, MARGIN_PX)
        words.setSpacing(10)
        words.addWidget(plain_label("No personas yet", "heading"))
        words.addWidget(plain_label(WHAT_FOR, "hint", wraps=True))
        words.addWidget(plain_label(WHAT_TO_DO, "hint", wraps=True))
        words.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        column.addWidget(self._stack, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN_PX - 2, 0, MARGIN_PX, 0)
        foot.setSpacing(0)
        for button in (self.attach_button, self.add_button):
            button.setProperty("quiet", True)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            foot.addLayout(row)
        self.add_button.setToolTip("Add a persona and type its name")
        column.addLayout(foot)

    def _connect(self) -> None:
        view, session = self.view, self._session
        self.add_button.clicked.connect(self.add)
        self.attach_button.clicked.connect(self.attach_current)
        view.opened.connect(self._open)
        view.walked.connect(self._walk)
        view.name_wanted.connect(self._name)
        view.toggled.connect(self._toggle)
        view.delete_wanted.connect(lambda id_: removals.delete_persona(session, id_))
        view.stepped.connect(self._step)
        view.moved.connect(self._move)
        view.customContextMenuRequested.connect(self._show_menu)
        view.selectionModel().currentChanged.connect(lambda *_: self._show_attach())
        session.on_map.append(self._follow)
        session.on_selection.append(self._follow)
        self._theme.changed.connect(self._draw_icons)

    def _follow(self) -> None:
        # Counting is left until somebody looks.
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        map_ = self._session.map_
        if self._counted is None or self._counted[0] is not map_:
            self._counted = map_, personas.touchpoint_counts(map_)
        counts = self._counted[1]
        aimed = frozenset(personas.aimed_touchpoints(self._session))
        on_aimed = personas.aimed_counts(map_, aimed)
        rows = [
            Row(
                persona,
                persona_colour(persona, index),
                counts[persona.id],
                on_aimed[persona.id],
                len(aimed),
            )
            for index, persona in enumerate(map_.personas)
        ]
        at = self.view.current()
        place = self.view.currentIndex().row()
        self._model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._keep_current(None if at is None else at.persona.id, place)
        self._show_attach()

    def _keep_current(self, before: PersonaId | None, place: int) -> None:
        """Let the selected persona be the current row, else the one before, else its neighbour."""
        chosen = next(
            (one.id for one in self._session.map_.personas if one.id in self._session.selection), None
        )
        index = self._model.index_of(chosen or before or "")
        if not index.isValid() and self._model.rowCount():
            index = self._model.index(max(0, min(place, self._model.rowCount() - 1)), 0)
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)

    def _show_attach(self) -> None:
        row = self.view.current()
        self.attach_button.setVisible(row is not None and row.aimed > 0)
        if row is None or not row.aimed:
            return
        verb = "Take off" if row.on_aimed == row.aimed else "Attach to"
        what = personas.touchpoints_words(row.aimed)
        self.attach_button.setText(f"{verb} {what}")
        name = personas.persona_name(row.persona)
        self.attach_button.setAccessibleName(f"{name}: {verb.lower()} the {what} selected")
        self.attach_button.setToolTip("The persona marked above (Enter in the list)")
        self._draw_icons()

    def _open(self, persona_id: PersonaId) -> None:
        self._session.select((persona_id,))

    def _walk(self, persona_id: PersonaId) -> None:
        # While touchpoints are selected the arrows only look for the persona to attach to them.
        if not personas.aimed_touchpoints(self._session):
            self._open(persona_id)

    def _name(self, persona_id: PersonaId) -> None:
        self._open(persona_id)
        self.type_requested.emit()

    def _toggle(self, persona_id: PersonaId) -> None:
        aimed = personas.aimed_touchpoints(self._session)
        if aimed:
            personas.toggle(self._session, persona_id, aimed)
        else:
            self._session.say("Select touchpoints on the map first, then attach the persona to them.")

    def _step(self, persona_id: PersonaId, step: int) -> None:
        self._move(persona_id, self._model.index_of(persona_id).row() + step)

    def _move(self, persona_id: PersonaId, to_index: int) -> None:
        personas.move(self._session, persona_id, to_index)
        self.view.setCurrentIndex(self._model.index_of(persona_id))

    def _show_only(self, persona_id: PersonaId) -> None:
        self._filtering.show_only(Filter(personas=frozenset((persona_id,))))

    def _export(self, persona_id: PersonaId) -> None:
        # Here and not at the top: what makes PDFs is slow to import and seldom needed.
        from mapdesigner.qt.export.persona import export_sheet

        if find(self._session.map_.personas, persona_id) is not None:
            export_sheet(self.window(), self._session, self._settings, persona_id)

    def _show_menu(self, place: QPoint) -> None:
        row = self._model.row_at(self.view.indexAt(place))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None:
            self.fill_menu(menu, row.persona.id)
            menu.addSeparator()
        menu.addAction("Add persona").triggered.connect(self.add)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _draw_icons(self) -> None:
        self.add_button.setIcon(icon(self._theme, "plus", "accent", 16))
        takes_off = self.attach_button.text().startswith("Take off")
        self.attach_button.setIcon(icon(self._theme, "x" if takes_off else "check", "accent", 16))

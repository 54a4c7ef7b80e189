"""GoalsPanel: the map's goals at the left, to drag onto the map, open and add."""

from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mapdesigner.insight.serving import ServingCount, goals_in, summed
from mapdesigner.insight.smart import gaps_of
from mapdesigner.model import GOAL_KINDS, GoalId, GoalKind, Stage, StageId
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.removals import delete_goal
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.goals import commands as goals
from mapdesigner.qt.goals.list import GoalsModel, GoalsView
from mapdesigner.qt.goals.row import Row
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.session import Session

WIDTH_PX = 212
MARGIN_PX = 12
WHAT_FOR = (
    "A goal says what customers want to reach, or what the business wants from the journey.",
    "Add one, give it a measure, a target and a deadline, and drag it onto the touchpoints and stages that "
    "serve it.",
)


class GoalsPanel(QWidget):
    """The map's goals, each to be dragged onto a card, a stage or the selected cards.

    `type_requested` comes when a goal is selected and its statement is to be typed in the inspector, `named`
    brings one that was added and has no statement yet.
    """

    type_requested = Signal()
    named = Signal(str)

    def __init__(self, session: Session, theme: Theme, filtering: Filtering) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._served: dict[StageId, tuple[Stage, dict[GoalId, ServingCount]]] = {}
        self.setAccessibleName("Goals")
        self._model = GoalsModel()
        self.view = GoalsView(theme, self._model)
        self.empty = self._make_empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.add_buttons = {kind: self._make_button(kind) for kind in GOAL_KINDS}
        self.attach_button = QPushButton()
        self._lay_out()
        self._connect()
        self._draw_icons()
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 600)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self._follow_selection()

    def add(self, kind: GoalKind) -> None:
        """Add a goal that is served by what is selected, and ask for its statement."""
        aim = goals.aim_of(self._session)
        self.named.emit(goals.add(self._session, kind, "", aim if aim.is_there else None))

    def attach_current(self) -> None:
        """Attach the goal that the keys are at to what is selected, or take it off there."""
        goal_id = self.view.current_goal()
        if goal_id is not None:
            self._want(goal_id)

    def _make_empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX - 2, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addWidget(plain_label("No goals yet", "heading"))
        for words in WHAT_FOR:
            column.addWidget(plain_label(words, "hint", wraps=True))
        column.addStretch(1)
        return page

    def _make_button(self, kind: GoalKind) -> QPushButton:
        button = QPushButton(f"Add {goals.KIND_WORDS[kind].lower()}")
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.add(kind))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        column.addWidget(self._stack, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN_PX - 4, 0, MARGIN_PX - 4, 0)
        foot.setSpacing(0)
        self.attach_button.setProperty("quiet", True)
        self.attach_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (self.attach_button, *self.add_buttons.values()):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._session.on_map.append(self._follow_map)
        self._session.on_selection.append(self._follow_selection)
        self._theme.changed.connect(self._draw_icons)
        self.view.opened.connect(lambda goal_id: self._session.select((goal_id,)))
        self.view.wanted.connect(self._want)
        self.view.name_wanted.connect(self._name)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_attach())
        self.attach_button.clicked.connect(self.attach_current)
        self.view.removed.connect(self._remove)
        self.view.shifted.connect(lambda goal_id, step: goals.shift(self._session, goal_id, step))
        self.view.customContextMenuRequested.connect(self._show_menu)

    def _follow_map(self) -> None:
        if self.isVisible():
            self._refresh()

    def _follow_selection(self) -> None:
        if not self.isVisible():
            return
        chosen = next(
            (goal.id for goal in self._session.map_.goals if goal.id in self._session.selection), None
        )
        self.view.show_chosen(chosen)
        if chosen is not None and chosen != self.view.current_goal():
            self.view.go_to(chosen)
        self._refresh()

    def _show_attach(self) -> None:
        """Offer below the list what Enter does with the goal that the keys are at."""
        goal_id, aim = self.view.current_goal(), goals.aim_of(self._session)
        self.attach_button.setVisible(goal_id is not None and aim.is_there)
        if goal_id is None or not aim.is_there:
            return
        map_ = self._session.map_
        count = goals.counted(len(aim.touchpoints), "touchpoint") if aim.stage is None else "the stage"
        takes_off = goals.is_served_by(map_, goal_id, aim)
        self.attach_button.setText(f"Take off {count}" if takes_off else f"Attach to {count}")
        self.attach_button.setToolTip("The goal marked above (Enter in the list)")
        self.attach_button.setIcon(icon(self._theme, "x" if takes_off else "check", "accent", 16))

    def _refresh(self) -> None:
        current, scrolled = self.view.current_goal(), self.view.verticalScrollBar().value()
        rows = self._rows()
        if self._model.set_rows(rows):
            self.view.go_to(current)
            self.view.verticalScrollBar().setValue(scrolled)
        has_goals = bool(self._session.map_.goals)
        self._stack.setCurrentWidget(self.view if has_goals else self.empty)
        if has_goals and self.view.current_goal() is None:
            self.view.setCurrentIndex(self._model.first_goal())
        self._show_attach()

    def _rows(self) -> list[Row]:
        all_goals, today = self._session.map_.goals, date.today()
        if not all_goals:
            return []
        counts = self._counts()
        aim = goals.aim_of(self._session)
        serving, aimed = goals.serving_counts(self._session.map_, aim)
        rows: list[Row] = []
        for kind in GOAL_KINDS:
            rows.append(Row(f"{goals.KIND_WORDS[kind]}s"))
            of_kind = [goal for goal in all_goals if goal.kind == kind]
            for goal in of_kind:
                count = summed(per_stage.get(goal.id, ServingCount()) for per_stage in counts)
                gaps = gaps_of(goal, count != ServingCount(), today)
                rows.append(Row(goal.statement, goal, gaps, count, serving=serving[goal.id], aimed=aimed))
            if not of_kind:
                rows.append(Row("None yet", is_remark=True))
        return rows

    def _counts(self) -> list[dict[GoalId, ServingCount]]:
        """Return for each stage what serves which goal; only stages that changed are looked at again."""
        kept = self._served
        self._served = {}
        for stage in self._session.map_.stages:
            known = kept.get(stage.id)
            fresh = known if known is not None and known[0] is stage else (stage, goals_in(stage))
            self._served[stage.id] = fresh
        return [counts for _, counts in self._served.values()]

    def _want(self, goal_id: GoalId) -> None:
        aim = goals.aim_of(self._session)
        if aim.is_there:
            goals.toggle(self._session, goal_id, aim)
        else:
            self._name(goal_id)

    def _name(self, goal_id: GoalId) -> None:
        """Open a goal, the keyboard in its statement."""
        self._session.select((goal_id,))
        self.type_requested.emit()

    def _remove(self, goal_id: GoalId) -> None:
        rows = [goal.id for goal in self._session.map_.goals]
        place = rows.index(goal_id)
        if delete_goal(self._session, goal_id):
            rest = [goal.id for goal in self._session.map_.goals]
            self.view.go_to(rest[min(place, len(rest) - 1)] if rest else None)

    def _show_menu(self, place: QPoint) -> None:
        row = self._model.row_at(self.view.indexAt(place))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, row.goal.id if row is not None and row.goal is not None else None)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def fill_menu(self, menu: QMenu, goal_id: GoalId | None) -> None:
        """Fill a context menu for a goal, or for the empty place below them."""
        session = self._session
        if goal_id is not None:
            self._fill_for_goal(menu, goal_id)
            menu.addSeparator()
        for kind in GOAL_KINDS:
            words = f"Add {goals.KIND_WORDS[kind].lower()}"
            menu.addAction(words).triggered.connect(lambda _=False, kind=kind: self.add(kind))
        if goal_id is not None:
            menu.addSeparator()
            remove = menu.addAction(icon(self._theme, "trash"), "Delete\tDel")
            remove.triggered.connect(lambda: delete_goal(session, goal_id))

    def _fill_for_goal(self, menu: QMenu, goal_id: GoalId) -> None:
        session = self._session
        aim = goals.aim_of(session)
        served = goals.is_served_by(session.map_, goal_id, aim)
        where = goals.aim_words(session.map_, aim).replace("&", "&&") if aim.is_there else "selection"
        attach = menu.addAction(f"{'Take off' if served else 'Attach to'} {where}\tEnter")
        attach.setEnabled(aim.is_there)
        attach.triggered.connect(lambda: goals.toggle(session, goal_id, aim))
        menu.addAction("Open\tSpace").triggered.connect(lambda: session.select((goal_id,)))
        menu.addAction("Rename\tF2").triggered.connect(lambda: self._name(goal_id))
        menu.addSeparator()
        up = menu.addAction(icon(self._theme, "arrow-up"), "Move up\tAlt+Up")
        up.triggered.connect(lambda: goals.shift(session, goal_id, -1))
        down = menu.addAction(icon(self._theme, "arrow-down"), "Move down\tAlt+Down")
        down.triggered.connect(lambda: goals.shift(session, goal_id, 1))
        goal = next(goal for goal in session.map_.goals if goal.id == goal_id)
        other: GoalKind = "business" if goal.kind == "customer" else "customer"
        make = menu.addAction(f"Make it a {goals.KIND_WORDS[other].lower()}")
        make.triggered.connect(lambda: goals.set_kind(session, goal_id, other))

    def _draw_icons(self) -> None:
        for button in self.add_buttons.values():
            button.setIcon(icon(self._theme, "plus", "accent", 16))
        self._show_attach()

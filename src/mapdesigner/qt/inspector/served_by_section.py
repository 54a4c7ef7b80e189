"""The section of what serves a goal: stages and touchpoints, each a link that shows it on the map."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from mapdesigner.insight.serving import Serving
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.goals.commands import counted
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.section import Section
from mapdesigner.qt.widgets.two_line_row import TwoLineRow

ROWS_AT_A_TIME = 30
EMPTY = "Nothing yet. Drag the goal from the left panel onto a touchpoint or a stage’s heading."


class ServedBySection(Section):
    """`chosen` brings the id of the stage or touchpoint to go to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, settings: Settings | None) -> None:
        super().__init__("Served by", theme, settings)
        self._links: list[tuple[str, str, str]] = []
        self._most_shown = ROWS_AT_A_TIME
        self.rows: list[TwoLineRow] = []
        self._ids: list[str] = []
        self.hint = plain_label(EMPTY, "hint", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.more = QPushButton()
        self.more.setProperty("quiet", True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._show_more)
        self.content.addWidget(self.hint)
        self.content.addLayout(self._list)
        self.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_serving(self, serving: tuple[Serving, ...]) -> None:
        """Show what serves a goal, stage by stage."""
        self._links = [link for each in serving for link in _links(each)]
        self._fill()

    def begin_again(self) -> None:
        """Be about another goal from now on."""
        self._most_shown = ROWS_AT_A_TIME

    def _fill(self) -> None:
        shown = self._links[: self._most_shown]
        while len(self.rows) < len(shown):
            row = TwoLineRow(self._theme)
            row.clicked.connect(partial(self._choose, len(self.rows)))
            self._list.addWidget(row)
            self.rows.append(row)
        self._ids = [id_ for id_, _, _ in shown]
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                _, title, meta = shown[place]
                row.show_words(title, meta, "Untitled touchpoint", "Go to")
        self.set_count(len(self._links))
        self.hint.setVisible(not self._links)
        rest = len(self._links) - len(shown)
        self.more.setVisible(rest > 0)
        self.more.setText(f"Show {min(rest, ROWS_AT_A_TIME)} more")

    def _choose(self, place: int, _checked: bool = False) -> None:
        self.chosen.emit(self._ids[place])

    def _show_more(self) -> None:
        self._most_shown += ROWS_AT_A_TIME
        self._fill()


def _links(serving: Serving) -> list[tuple[str, str, str]]:
    """Return id, text and smaller text of what serves a goal in a stage."""
    stage = serving.stage
    name = stage.name or "Untitled stage"
    count = counted(sum(1 for card in stage.cards if card.kind == "touchpoint"), "touchpoint")
    whole = [(stage.id, name, f"whole stage · {count}")] if serving.as_a_whole else []
    return [*whole, *((card.id, card.title, name) for card in serving.touchpoints)]

"""Links: the things that a finding is about, each a button that leads there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mapdesigner.qt.icons import icon
from mapdesigner.qt.insight.things import Thing
from mapdesigner.qt.inspector.cut_text import plain_tip
from mapdesigner.qt.inspector.persona_chip import ChipFlow
from mapdesigner.qt.theme import Theme

MOST_LINKS = 5
ICON_PX = 14

Link = tuple[str, Thing]


class Links(QWidget):
    """`chosen` brings the ids behind the link that was clicked."""

    chosen = Signal(tuple)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[Link] = []
        self._flow = ChipFlow()
        self.setLayout(self._flow)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_things(self, things: list[Link]) -> None:
        """Show links to things, the first few by name and the others as one."""
        if things == self._shown:
            return
        self._shown = things
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        named = things if len(things) <= MOST_LINKS else things[: MOST_LINKS - 1]
        self.buttons = [self._made(thing, (id_,)) for id_, thing in named]
        if len(named) < len(things):
            all_ids = tuple(id_ for id_, _ in things)
            rest = Thing("", f"All {len(things):,}", "map-pin")
            self.buttons.append(self._made(rest, all_ids))
        for button in self.buttons:
            self._flow.addWidget(button)
        self.setVisible(bool(things))
        self.updateGeometry()

    def follow_theme(self) -> None:
        """Draw the icons in the theme's colours."""
        for button in self.buttons:
            button.setIcon(icon(self._theme, button.property("picture"), "muted", ICON_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self._flow.heightForWidth(event.size().width()))

    def _made(self, thing: Thing, ids: tuple[str, ...]) -> QPushButton:
        button = QPushButton(thing.words.replace("&", "&&"))
        button.setProperty("link", True)
        button.setProperty("picture", thing.icon)
        button.setIcon(icon(self._theme, thing.icon, "muted", ICON_PX))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(plain_tip(f"Go to {f'the {thing.kind} ' if thing.kind else ''}“{thing.words}”"))
        button.setAccessibleName(f"Go to {thing.words}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(ids))
        return button

"""Links: the things that a finding is about, each a button that leads there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.insight.things import Thing, WithId, thing
from mapdesigner.qt.inspector.persona_chip import ChipFlow
from mapdesigner.qt.widgets.cut_text import plain_tip

MOST_LINKS = 5
ICON_PX = 14

Link = tuple[str, WithId]


class Links(QWidget):
    """`chosen` brings the ids behind the link that was clicked."""

    chosen = Signal(tuple)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[Link] = []
        self._links: list[Thing] = []
        self._ids: list[str] = []
        self._flow = ChipFlow()
        self.setLayout(self._flow)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_things(self, things: list[Link]) -> bool:
        """Show links to things, the first few by name and the others as one; tell whether they are others."""
        if len(things) == len(self._shown) and all(
            new[1] is old[1] for new, old in zip(things, self._shown, strict=True)
        ):
            return False
        links = [thing(one) for _, one in things[:MOST_LINKS]]
        is_other = len(things) != len(self._shown) or links != self._links
        self._shown, self._links = things, links
        if not is_other and [id_ for id_, _ in things] == self._ids:
            return False
        self._ids = [id_ for id_, _ in things]
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        named = links if len(things) <= MOST_LINKS else links[: MOST_LINKS - 1]
        self.buttons = [self._made(link, (id_,)) for id_, link in zip(self._ids, named, strict=False)]
        if len(named) < len(things):
            self.buttons.append(self._made(Thing("", f"All {len(things):,}", ""), tuple(self._ids)))
        for button in self.buttons:
            self._flow.addWidget(button)
        self.setVisible(bool(things))
        self.updateGeometry()
        return True

    def follow_theme(self) -> None:
        """Draw the icons in the theme's colours."""
        for button in self.buttons:
            self._draw(button)

    def _made(self, link: Thing, ids: tuple[str, ...]) -> QPushButton:
        button = QPushButton(link.words.replace("&", "&&"))
        button.setProperty("link", True)
        button.setProperty("picture", link.icon)
        self._draw(button)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(
            plain_tip(f"Go to the {link.kind} “{link.words}”" if link.kind else "Go to all of them")
        )
        button.setAccessibleName(f"Go to {link.words}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(ids))
        return button

    def _draw(self, button: QPushButton) -> None:
        picture = button.property("picture")
        if picture:
            button.setIcon(icon(self._theme, picture, "muted", ICON_PX))

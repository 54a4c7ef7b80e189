"""StartPage: what the window shows before a map is open."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mapdesigner.files.codec import UnreadableMap
from mapdesigner.files.disk import FileTrouble, open_map
from mapdesigner.files.templates import read_template, template_names
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.start.map_tile import MapTile, TileGrid
from mapdesigner.qt.start.map_titles import title_in
from mapdesigner.qt.start.recent_list import SIDE_PX, RecentList, look_up
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.worker import Worker
from mapdesigner.resources import sample_files, template_files

SIDE_WIDTH_PX = 270
MARGIN_PX = 32
MOST_WIDTH_PX = 1700
# The one that shows most comes first, and what becomes of it.
FIRST_SAMPLES = ("online-bookshop", "online-bookshop-future")


class StartPage(QScrollArea):
    """New map, templates, recent maps, samples; each choice is a signal."""

    new_requested = Signal()
    template_requested = Signal(str)
    file_requested = Signal(object)
    browse_requested = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._looker = Worker(self)
        self._looker.done.connect(self._show_looked_up)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("page", True)
        self._make_side()
        self._make_tiles()
        self._lay_out()
        self._waiting = [*self.templates.tiles, *self.samples.tiles]
        self._pictures = QTimer(self)
        self._pictures.setInterval(0)
        self._pictures.timeout.connect(self._draw_next_picture)
        theme.changed.connect(self._draw_icons)
        self._draw_icons()

    def refresh(self) -> None:
        """Show the recent maps as they are now."""
        files = self._settings.recent_files()
        self.recent.show_files(files)
        self._recent_head.setVisible(bool(files))
        self._no_recent.setVisible(not files)
        paths = [recent.path for recent in files]
        # A folder on a network that is gone can take seconds to say so.
        self._looker.start(lambda progress, cancelled: look_up(paths))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        if self._waiting:
            self._pictures.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pictures.stop()

    def _make_side(self) -> None:
        self.new_button = QPushButton("New map")
        self.new_button.setProperty("primary", True)
        self.new_button.clicked.connect(self.new_requested)
        self.open_button = QPushButton("Open…")
        self.open_button.clicked.connect(self.browse_requested)
        self.recent = RecentList(self._theme)
        self.recent.chosen.connect(self.file_requested)
        self.recent.forget_wanted.connect(self._forget)
        self.clear_button = QPushButton("Clear")
        self.clear_button.setProperty("quiet", True)
        self.clear_button.setAccessibleName("Clear the list of recent maps")
        self.clear_button.clicked.connect(self._clear)
        self._no_recent = plain_label("Maps that you open or save are listed here.", "hint", wraps=True)

    def _make_tiles(self) -> None:
        titles = {path.stem: title_in(path) for path in template_files()}
        templates = []
        for name in template_names():
            title = titles.get(name) or _readable(name)
            tile = MapTile(self._theme, title, partial(read_template, name))
            tile.clicked.connect(lambda _=False, name=name: self.template_requested.emit(name))
            templates.append(tile)
        samples = []
        for path in sorted(sample_files(), key=lambda path: path.stem not in FIRST_SAMPLES):
            tile = MapTile(self._theme, title_in(path) or _readable(path.stem), partial(open_map, path))
            tile.clicked.connect(lambda _=False, path=path: self.file_requested.emit(path))
            samples.append(tile)
        self.templates = TileGrid(templates)
        self.samples = TileGrid(samples)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("page", True)
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QHBoxLayout(page)
        # The words of the recent maps stand in line with all else, their frames stand out.
        outer.setContentsMargins(MARGIN_PX - SIDE_PX, MARGIN_PX, MARGIN_PX, 24)
        middle = QWidget()
        middle.setMaximumWidth(MOST_WIDTH_PX)
        outer.addWidget(middle)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(36)
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH_PX)
        row.addWidget(side)
        self._fill_side(QVBoxLayout(side))
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(_heading("Begin with a template"))
        column.addWidget(self.templates)
        column.addSpacing(18)
        column.addWidget(_heading("Learn from a sample"))
        column.addWidget(self.samples)
        column.addStretch(1)
        row.addLayout(column, 1)
        self.setWidget(page)

    def _fill_side(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        upper = QVBoxLayout()
        upper.setContentsMargins(SIDE_PX, 0, 0, 0)
        upper.setSpacing(10)
        title = QLabel("Map Designer")
        title.setProperty("role", "display")
        upper.addWidget(title)
        upper.addWidget(
            plain_label(
                "Map a customer journey with everybody in the room, and hand over a PDF.", "muted", wraps=True
            )
        )
        upper.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.addWidget(self.new_button, 1)
        buttons.addWidget(self.open_button, 1)
        upper.addLayout(buttons)
        upper.addSpacing(20)
        self._recent_head = QWidget()
        head = QHBoxLayout(self._recent_head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(_heading("Recent maps"), 1)
        head.addWidget(self.clear_button)
        upper.addWidget(self._recent_head)
        upper.addWidget(self._no_recent)
        column.addLayout(upper)
        column.addWidget(self.recent)
        column.addStretch(1)

    def _draw_next_picture(self) -> None:
        """Draw one picture, then let the window do what else it has to do."""
        if self._waiting:
            tile = self._waiting.pop(0)
            try:
                tile.draw_picture()
            except (FileTrouble, UnreadableMap):  # a broken sample is no reason not to start
                tile.hide()
                for grid in (self.templates, self.samples):
                    grid.arrange()
                    grid.updateGeometry()
        if not self._waiting:
            self._pictures.stop()

    def _show_looked_up(self, found: object) -> None:
        if isinstance(found, dict):
            self.recent.show_looked_up(found)

    def _forget(self, path: Path) -> None:
        self._settings.forget_recent_file(path)
        self.refresh()

    def _clear(self) -> None:
        self._settings.clear_recent_files()
        self.refresh()

    def _draw_icons(self) -> None:
        self.new_button.setIcon(icon(self._theme, "plus", "on accent", 16))
        self.open_button.setIcon(icon(self._theme, "folder-open", "muted", 16))


def _readable(name: str) -> str:
    """Return a file's name as words, for a map without a title."""
    return name.replace("-", " ").capitalize()


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "heading")
    return label

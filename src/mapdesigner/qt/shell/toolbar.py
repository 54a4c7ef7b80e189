"""Toolbar: what is needed most, above the map: its title, undo, the views, zoom, export."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.qt.filter.wiring import made_filter_button
from mapdesigner.qt.insight.badge import watched_insight

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

TOOLBAR_PX = 48
TOOL_PX = 32
MOST_TITLE_PX = 380
# Narrower than this the views are shown by their icons alone.
ROOM_FOR_WORDS_PX = 1180


class Toolbar(QToolBar):
    """Follows its window by `show_title` and `show_zoom`."""

    def __init__(self, window: "Window") -> None:
        super().__init__("Toolbar")
        self._actions = actions = window.actions_
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFixedHeight(TOOLBAR_PX)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._title = self._made_title()
        self.addAction(actions.side_panel)
        self.addWidget(self._title)
        self.addAction(actions.undo)
        self.addAction(actions.redo)
        self.addSeparator()
        for action in actions.views.values():
            self.addAction(action)
        self.watcher = watched_insight(window, self.widgetForAction(actions.views["insight"]))
        beside = QToolButton()
        beside.setDefaultAction(actions.beside)
        self._beside_part = self.addWidget(beside)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        holder = QWidget()
        holder.setFixedHeight(TOOL_PX)
        self.right = QHBoxLayout(holder)
        self.right.setContentsMargins(0, 0, 0, 0)
        self.right.setSpacing(4)
        self._filter = made_filter_button(window)
        self.right.addWidget(self._filter)
        self.addWidget(holder)
        self._zoom = QToolButton()
        self._zoom.setObjectName("zoom")
        self._zoom.setToolTip("Fit the map (Ctrl+0)")
        self._zoom.clicked.connect(window.canvas.fit)
        self._zoom_part = self.addWidget(self._zoom)
        self.addAction(actions.inspector)
        export = QPushButton("Export")
        export.setProperty("primary", True)
        export.setToolTip(actions.export.toolTip())
        export.clicked.connect(actions.export.trigger)
        margin = QWidget()
        margin.setFixedWidth(8)
        self.addWidget(margin)
        self.addWidget(export)
        actions.draw_icons((*self.actions(), actions.beside))

    def show_title(self, title: str, is_unsaved: bool) -> None:
        """Show the map's title, with a dot while it is not saved."""
        words = self._title.fontMetrics().elidedText(
            " ".join(title.split()), Qt.TextElideMode.ElideRight, self._room_for_title()
        )
        marked = f"{words} •"
        self._title.setText(marked if is_unsaved else words)
        # As wide without the dot as with it, or everything beside it would jump at the first letter typed.
        margins = self._title.contentsMargins()
        room = self._title.fontMetrics().horizontalAdvance(marked)
        self._title.setFixedWidth(room + margins.left() + margins.right())
        self._title.setToolTip("Changes are not saved yet (Ctrl+S saves them)" if is_unsaved else "")

    def show_zoom(self, zoom: float) -> None:
        """Show how large the map is, 1 for 100 %."""
        self._zoom.setText(f"{round(zoom * 100)}{NARROW_SPACE}%")

    def show_view(self, shows_canvas: bool, is_map: bool) -> None:
        """Offer only what means something in the view that is shown."""
        self._zoom_part.setVisible(shows_canvas)
        self._beside_part.setVisible(not is_map)

    def show_view_words(self, room_px: int) -> None:
        """Name the views and the filter beside their icons where there is room."""
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if room_px >= ROOM_FOR_WORDS_PX
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        for action in self._actions.views.values():
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(style)
        self._filter.show_words(room_px >= ROOM_FOR_WORDS_PX)

    def _made_title(self) -> QLabel:
        title = QLabel()
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setObjectName("mapTitle")
        font = title.font()
        font.setPixelSize(15)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        title.setContentsMargins(8, 0, 8, 0)
        title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        title.setFixedHeight(TOOL_PX)
        return title

    def _room_for_title(self) -> int:
        return max(120, min(MOST_TITLE_PX, self.width() - 960))

"""FilterButton: the toolbar's way to the filter, with the number of values it asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.filter.words import count_asked
from mapdesigner.session import Session

if TYPE_CHECKING:
    from mapdesigner.qt.filter.popup import FilterPopup

KEYS = "Ctrl+Shift+F"
HEIGHT_PX = 32


class FilterButton(QToolButton):
    """Opens the popup of the filter below itself."""

    def __init__(self, session: Session, theme: Theme, filtering: Filtering) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._filtering = filtering
        self._popup: FilterPopup | None = None
        self._has_words = True
        self.setObjectName("filter")
        self.setIconSize(QSize(18, 18))
        self.setFixedHeight(HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(f"Show only some touchpoints ({KEYS})")
        self.clicked.connect(self.open_popup)
        filtering.changed.connect(self._show_state)
        theme.changed.connect(self._show_state)
        self._show_state()

    @property
    def popup(self) -> "FilterPopup":
        """The popup, made when it is first asked for."""
        if self._popup is None:
            from mapdesigner.qt.filter.popup import FilterPopup

            self._popup = FilterPopup(self, self._session, self._theme, self._filtering)
        return self._popup

    def open_popup(self) -> None:
        """Open the popup."""
        self.popup.open_below(self)

    def show_words(self, has_words: bool) -> None:
        """Show the word beside the icon, or the icon alone."""
        self._has_words = has_words
        self._show_state()

    def _show_state(self) -> None:
        count = count_asked(self._filtering.filter)
        text = f"Filter {count}" if count else "Filter"
        self.setText(text if self._has_words else str(count or ""))
        beside = self._has_words or bool(count)
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if beside else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self.setCheckable(bool(count))
        self.setChecked(bool(count))
        self.setAccessibleName(f"Filter, {count} chosen" if count else "Filter")
        self.setIcon(icon(self._theme, "filter", "accent" if count else "muted"))

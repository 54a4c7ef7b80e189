"""Theme: light or dark, after the system or the person's choice, for the whole application."""

import contextlib
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from mapdesigner.layout.fonts import FACE_FILES
from mapdesigner.layout.theme import DARK, LIGHT, Palette
from mapdesigner.qt.drawing.stylesheet import PICTURES, derived_colours, style_sheet
from mapdesigner.resources import resource_path

Mode = Literal["system", "light", "dark"]
MODES: tuple[Mode, ...] = get_args(Mode)

STYLE = "Fusion"
INTERFACE_FONT_PX = 13
FALLBACK_FAMILIES = (
    "Inter",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Emoji",
    "Droid Sans Fallback",
)


class Theme(QObject):
    """The colours in use; `changed` tells when they are others. Made once, for the one QApplication."""

    changed = Signal()

    def __init__(self, mode: Mode = "system", parent: QObject | None = None, is_styled: bool = False) -> None:
        """`is_styled` says that the application was started with `STYLE`."""
        super().__init__(parent)
        self._pictures = QTemporaryDir()
        self._mode: Mode = mode if mode in MODES else "system"
        self._dark: bool | None = None
        load_fonts()
        app = _application()
        if not is_styled:
            app.setStyle(STYLE)
        app.setFont(interface_font())
        hints = QGuiApplication.styleHints()
        hints.setColorScheme(_SCHEMES[self._mode])
        hints.colorSchemeChanged.connect(self._follow)
        self._follow()

    @property
    def mode(self) -> Mode:
        """What the person chose: to follow the system, or always light or dark."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in use."""
        return bool(self._dark)

    @property
    def palette(self) -> Palette:
        """The colours in use, #RRGGBB by token."""
        return DARK if self._dark else LIGHT

    def colour(self, token: str) -> QColor:
        """Return a token's colour, or a literal "#RRGGBB" as it is."""
        return QColor(token if token.startswith("#") else self.palette[token])

    def derived(self, name: str) -> QColor:
        """Return a colour made from tokens: "hover", "pressed", "field_edge", "thumb" …"""
        return QColor(derived_colours(self.palette)[name])

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or be light or dark from now on."""
        self._mode = mode
        # Also the title bars and the system's own dialogs follow this.
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[mode])
        self._follow()

    def _follow(self) -> None:
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = scheme == Qt.ColorScheme.Dark if self._mode == "system" else self._mode == "dark"
        if dark != self._dark:
            self._dark = dark
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        app = _application()
        app.setPalette(_qt_palette(self.palette))
        app.setStyleSheet(style_sheet(self.palette, self._picture_folder()))

    def _picture_folder(self) -> str:
        """Write the few pictures that a style sheet can only name by file; return their folder."""
        folder = Path(self._pictures.path(), "dark" if self._dark else "light")
        # Without a place for temporary files the arrows are missing, and all else works.
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
            for name, (icon_name, token) in PICTURES.items():
                picture = resource_path("icons", f"{icon_name}.svg").read_text(encoding="utf-8")
                picture = picture.replace("currentColor", self.palette[token])
                (folder / f"{name}.svg").write_text(picture, encoding="utf-8")
            dash = _DASH.replace("currentColor", self.palette["on accent"])
            (folder / "dash.svg").write_text(dash, encoding="utf-8")
        return folder.as_posix()


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once a process."""
    # Asked in this order: listing the families looks at every font of the computer.
    if _loaded and "Inter" in QFontDatabase.families():
        return
    for name in dict.fromkeys(file for files in FACE_FILES.values() for file in files):
        if QFontDatabase.addApplicationFont(str(resource_path("fonts", name))) >= 0:
            _loaded.add(name)


@cache
def interface_font(size_px: int = INTERFACE_FONT_PX, *, semibold: bool = False) -> QFont:
    """Return Inter at a size in pixels, unhinted so that its widths are those of the layout."""
    font = QFont()
    font.setFamilies(list(FALLBACK_FAMILIES))
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if semibold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


_loaded: set[str] = set()
# What a check box shows for "some of them".
_DASH = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
    'stroke="currentColor" stroke-width="3" stroke-linecap="round"><path d="M6 12h12"/></svg>'
)
_SCHEMES: dict[Mode, Qt.ColorScheme] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a Theme needs a QApplication")
    return app


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    roles = {
        role.Window: "surface",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "canvas",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "bad",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.Highlight: "accent",
        role.HighlightedText: "on accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.PlaceholderText: "muted",
        role.Light: "surface",
        role.Midlight: "hairline",
        role.Mid: "hairline",
        role.Dark: "faint",
        role.Shadow: "hairline",
    }
    made = QPalette()
    for each, token in roles.items():
        made.setColor(each, QColor(palette[token]))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(palette["faint"]))
    return made

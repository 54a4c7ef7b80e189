"""The application's style sheet: a template filled with the theme's colours."""

from collections.abc import Mapping
from string import Template

from mapdesigner.layout.theme import Palette

SENTIMENTS = (-2, -1, 0, 1, 2)


def style_sheet(palette: Palette, icon_folder: str) -> str:
    """Return the style sheet for a palette; `icon_folder` holds the pictures that `PICTURES` names."""
    names = {token.replace(" ", "_").replace("-", "m"): colour for token, colour in palette.items()}
    names |= derived_colours(palette)
    faces = "".join(_face_rules(palette, mood) for mood in SENTIMENTS)
    # After the faces: the ring of the keyboard is seen also on the chosen one.
    ring = (
        'QToolButton[face="true"][mood][ringed="true"], '
        'QToolButton[face="true"][mood][ringed="true"]:checked '
        f"{{ border: 2px solid {palette['accent']}; }}\n"
    )
    return Template(_TEMPLATE).substitute(names, icons=icon_folder) + faces + ring


def derived_colours(palette: Palette) -> dict[str, str]:
    """Return the colours that are made from tokens: hover, edges of fields, the thumb of a scroll bar."""
    surface, text = palette["surface"], palette["text"]
    return {
        "hover": mixed(surface, text, 0.05),
        "pressed": mixed(surface, text, 0.10),
        "field_edge": mixed(palette["hairline"], text, 0.12),
        "thumb": mixed(surface, text, 0.22),
        "thumb_hover": mixed(surface, text, 0.40),
        "accent_hover": mixed(palette["accent"], text, 0.14),
        "bad_tint": mixed(surface, palette["bad"], 0.10),
    }


def mixed(first: str, second: str, share: float) -> str:
    """Return #RRGGBB between two colours; `share` 0 is the first, 1 the second."""
    parts = (
        round(int(first[at : at + 2], 16) * (1 - share) + int(second[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


# Pictures that the sheet asks for by file: name of the file, icon and token.
PICTURES: Mapping[str, tuple[str, str]] = {
    "down": ("chevron-down", "muted"),
    "up": ("chevron-up", "muted"),
    "right": ("chevron-right", "muted"),
    "check": ("check", "on accent"),
    "star": ("star", "muted"),
    "star-on": ("star-filled", "accent"),
    "menu-check": ("check", "text"),
}


def _face_rules(palette: Palette, mood: int) -> str:
    colour = palette[f"sentiment {mood}"]
    tint = mixed(palette["surface"], colour, 0.14)
    return (
        f'QToolButton[mood="{mood}"]:checked, QToolButton[mood="{mood}"]:checked:hover '
        f"{{ border: 1px solid {colour}; background: {tint}; }}\n"
    )


_TEMPLATE = """
* { outline: none; }
QWidget { color: $text; }
QMainWindow, QDialog, QMessageBox, QColorDialog, QFileDialog { background: $surface; }
QMainWindow { background: $window; }

QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 15px; font-weight: 600; }
QLabel[role="display"] { font-size: 21px; font-weight: 600; }
QLabel[role="heading"] { font-size: 13px; font-weight: 600; }
QLabel[role="label"] { font-size: 11px; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { font-size: 11px; color: $muted; }
QLabel[role="hint"] { font-size: 12px; color: $muted; }
QLabel[role="fault"] { font-size: 12px; color: $bad; }
QLabel[role="good"] { color: $good; }
QLabel[boxed="true"] { border: 1px solid $hairline; border-radius: 6px; }
QLabel:disabled { color: $faint; }

QLabel#qt_msgbox_label { font-size: 15px; font-weight: 600; min-width: 380px; }
QLabel#qt_msgbox_informativelabel { min-width: 380px; }

QToolTip { background: $surface; color: $text; border: 1px solid $field_edge; padding: 4px 6px; font-size:
    12px; }

QPushButton { min-height: 28px; padding: 0 12px; border: 1px solid $field_edge; border-radius: 6px;
    background: $surface; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 26px; }
QPushButton:disabled { color: $faint; border-color: $hairline; background: $surface; }
QPushButton[primary="true"] { background: $accent; border: 1px solid $accent; color: $on_accent;
    font-weight: 600; }
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed { background: $accent_hover;
    border-color: $accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $text; padding: 0 11px; min-height: 26px; }
QPushButton[primary="true"]:disabled { background: $hairline; border-color: $hairline; color: $muted; }
QPushButton[quiet="true"] { border: 1px solid transparent; background: transparent; color: $accent;
    padding: 0 6px 0 1px; text-align: left; font-weight: 600; }
QPushButton[quiet="true"]:hover { background: $hover; }
QPushButton[quiet="true"]:pressed { background: $pressed; }
QPushButton[quiet="true"]:focus { border: 2px solid $accent; padding: 0 5px 0 0; }
QPushButton[quiet="true"]:disabled { color: $faint; }
QPushButton[segment="true"] { min-height: 24px; padding: 0 7px; border: 1px solid transparent;
    border-radius: 6px; background: transparent; color: $muted; font-size: 12px; }
QPushButton[segment="true"]:hover { background: $hover; color: $text; }
QPushButton[segment="true"]:checked { background: $accent_tint; color: $accent; font-weight: 600; }
QPushButton[segment="true"]:focus { border: 1px solid $accent; padding: 0 7px; min-height: 24px; }
QPushButton[link="true"] { min-height: 20px; padding: 0 7px; border: 1px solid $hairline; border-radius: 6px;
    background: transparent; color: $muted; font-size: 12px; text-align: left; }
QPushButton[link="true"]:hover { background: $hover; color: $text; border-color: $field_edge; }
QPushButton[link="true"]:focus { border: 1px solid $accent; padding: 0 7px; min-height: 20px; color: $text; }
QPushButton[danger="true"] { color: $bad; }
QPushButton[chip="true"] { min-height: 22px; padding: 0 8px; border: 1px solid transparent;
    border-radius: 12px; background: $accent_tint; color: $text; font-size: 12px; }
QPushButton[chip="true"]:hover { background: $pressed; }
QPushButton[chip="true"]:focus { border: 1px solid $accent; padding: 0 8px; min-height: 22px; }

QToolButton { border: 1px solid transparent; border-radius: 6px; background: transparent; color: $muted;
    padding: 4px 6px; min-height: 20px; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:pressed, QToolButton:open { background: $pressed; color: $text; }
QToolButton:checked { background: $accent_tint; color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; background: transparent; }
QToolButton[head="true"] { padding: 0; min-height: 0; }
QToolButton::menu-indicator { image: none; }
QToolButton[badge="1"] { padding-right: 14px; }
QToolButton[badge="2"] { padding-right: 22px; }
QToolButton[badge="3"] { padding-right: 30px; }
QToolButton[badge="4"] { padding-right: 38px; }
QToolButton[primary="true"] { background: $accent; color: $on_accent; font-weight: 600; padding: 4px 12px; }
QToolButton[primary="true"]:hover, QToolButton[primary="true"]:pressed { background: $accent_hover; }
QToolButton[primary="true"]:focus { border-color: $text; }
QToolButton[primary="true"]:disabled { background: $hairline; color: $muted; }
QToolButton[face="true"] { border: 1px solid $hairline; background: $canvas; padding: 0; min-height: 32px; }
QToolButton[face="true"]:hover { border-color: $field_edge; background: $hover; }

QLineEdit QToolButton { border: none; border-radius: 4px; padding: 0; margin: 0; min-height: 0;
    background: transparent; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {
    border: 1px solid $hairline; border-radius: 6px; background: $canvas; color: $text; padding: 0 8px;
    min-height: 28px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $faint; }
QLineEdit { padding: 0 4px 0 7px; }
QLineEdit[mixed="true"], QPlainTextEdit[mixed="true"] { placeholder-text-color: $muted; }
QPlainTextEdit, QTextEdit { padding: 4px 4px; min-height: 20px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover, QDateEdit:hover,
QComboBox:hover { border-color: $field_edge; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QComboBox:focus, QComboBox:on { border-color: $accent; background: $surface; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled { color: $faint; }
QLineEdit[fault="true"], QPlainTextEdit[fault="true"] { border-color: $bad; background: $bad_tint; }
QPlainTextEdit[headline="true"] { border-color: transparent; background: transparent; font-size: 15px;
    font-weight: 600; padding: 2px 4px; }
QPlainTextEdit[headline="true"]:hover { border-color: $hairline; }
QPlainTextEdit[headline="true"]:focus { border-color: $accent; background: $surface; }

QComboBox { combobox-popup: 0; padding: 0 2px 0 7px; }
QComboBox::drop-down { border: none; width: 17px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($icons/down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { border: 1px solid $field_edge; border-radius: 0; background: $surface;
    padding: 3px; selection-background-color: $accent_tint; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; border-radius: 4px; color: $text; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover {
    background: $accent_tint; color: $text; }
QComboBoxPrivateContainer { border: none; background: $surface; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button { border: none; width: 20px;
    subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button { border: none; width: 20px;
    subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow { image: url($icons/up.svg); width: 11px;
    height: 11px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow { image: url($icons/down.svg);
    width: 11px; height: 11px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; border-radius: 4px; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $faint;
    border-radius: 4px; background: $canvas; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($icons/check.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image:
    url($icons/dash.svg); }
QCheckBox::indicator:disabled { border-color: $hairline; background: $surface; }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }
QRadioButton::indicator:checked { border: 5px solid $accent; background: $on_accent; width: 6px; height:
    6px; }
QCheckBox[star="true"] { border: 1px solid transparent; border-radius: 6px; padding: 2px 4px; }
QCheckBox[star="true"]:hover { background: $hover; }
QCheckBox[star="true"]:focus { color: $text; border-color: $accent; }
QCheckBox[star="true"]::indicator { width: 18px; height: 18px; border: none; background: transparent;
    image: url($icons/star.svg); }
QCheckBox[star="true"]::indicator:checked { image: url($icons/star-on.svg); }
QCheckBox[star="true"]::indicator:indeterminate { image: url($icons/star.svg); }

QMenuBar { background: $surface; color: $text; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $surface; border: 1px solid $field_edge; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 28px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: $accent_tint; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 6px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QMenu::indicator:checked { image: url($icons/menu-check.svg); }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 6px; }
QMenu::right-arrow { image: url($icons/right.svg); width: 14px; height: 14px; right: 6px; }

QToolBar { background: $surface; border: none; border-bottom: 1px solid $hairline; padding: 0 12px;
    spacing: 4px; }
QToolBar::separator { width: 1px; background: $hairline; margin: 4px 8px; }
QStatusBar { background: $surface; border-top: 1px solid $hairline; color: $muted; }
QStatusBar::item { border: none; }
QDockWidget::title { background: $surface; padding: 6px; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $thumb; border-radius: 3px; border: 2px solid transparent; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $thumb_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QAbstractItemView { background: $surface; border: none; selection-background-color: $accent_tint;
    selection-color: $text; alternate-background-color: $canvas; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $hairline;
    padding: 4px 8px; font-size: 11px; }
QListView::indicator { width: 14px; height: 14px; border: 1px solid $faint; border-radius: 4px;
    background: $canvas; }
QListView::indicator:hover { border-color: $accent; }
QListView::indicator:checked { background: $accent; border-color: $accent; image: url($icons/check.svg); }
QListView[boxed="true"] { border: 1px solid $hairline; border-radius: 6px; }
QListView[boxed="true"]:focus { border-color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar::tab { padding: 6px 12px; color: $muted; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QGroupBox { border: none; margin-top: 18px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
QProgressBar { border: none; border-radius: 2px; background: $hairline; max-height: 4px; min-height: 4px;
    text-align: center; color: transparent; }
QProgressBar::chunk { border-radius: 2px; background: $accent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $hairline; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background:
    $accent; }
QFrame[popup="true"] { background: $surface; border: 1px solid $field_edge; }
QCalendarWidget QWidget { alternate-background-color: $surface; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; font-weight: 600; padding: 2px 6px; }
QCalendarWidget QSpinBox { min-height: 22px; padding: 0 4px; }
QCalendarWidget QAbstractItemView { background: $surface; selection-background-color: $accent;
    selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $faint; }

QWidget[panel="true"], QScrollArea[panel="true"] { background: $surface; }
QWidget[page="true"], QScrollArea[page="true"] { background: $canvas; }
QFrame[line="true"] { background: $hairline; border: none; min-height: 1px; max-height: 1px; }
QFrame[banner="true"] { background: $accent_tint; border: none; border-bottom: 1px solid $hairline; }
QFrame[bar="true"] { background: $surface; border: none; }
"""

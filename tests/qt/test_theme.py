"""The theme: light and dark, contrast, fonts, icons."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel

from mapdesigner.layout.theme import DARK, LIGHT, contrast
from mapdesigner.qt.drawing.icons import icon, pixmap
from mapdesigner.qt.drawing.stylesheet import derived_colours, mixed, style_sheet
from mapdesigner.qt.drawing.theme import interface_font

TEXT_ON = [
    ("text", "surface"),
    ("text", "canvas"),
    ("text", "window"),
    ("text", "accent tint"),
    ("muted", "surface"),
    ("muted", "canvas"),
    ("muted", "window"),
    ("accent", "surface"),
    ("accent", "accent tint"),
    ("on accent", "accent"),
    ("bad", "surface"),
    ("good", "surface"),
    ("good", "canvas"),
]
MARKS_ON = [
    ("accent", "surface"),
    ("accent", "canvas"),
    ("faint", "surface"),
    ("faint", "canvas"),
    *((f"sentiment {mood}", ground) for mood in range(-2, 3) for ground in ("surface", "canvas")),
]


@pytest.fixture
def light_again(theme):
    yield theme
    theme.set_mode("light")


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("token", "ground"), TEXT_ON)
def test_text_can_be_read(palette, token, ground):
    assert contrast(palette[token], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("token", "ground"), MARKS_ON)
def test_marks_can_be_seen(palette, token, ground):
    assert contrast(palette[token], palette[ground]) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_what_the_pointer_or_a_fault_tints(palette):
    made = derived_colours(palette)
    assert contrast(palette["text"], made["pressed"]) >= 4.5
    assert contrast(palette["accent"], made["hover"]) >= 4.5
    assert contrast(palette["text"], made["bad_tint"]) >= 4.5
    assert contrast(palette["on accent"], made["accent_hover"]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_chosen_face_can_be_told_from_its_ground(palette):
    for mood in range(-2, 3):
        colour = palette[f"sentiment {mood}"]
        assert contrast(colour, mixed(palette["surface"], colour, 0.14)) >= 3


def test_the_style_sheet_has_a_colour_for_every_name(theme):
    sheet = style_sheet(LIGHT, "icons")
    assert "$" not in sheet
    assert LIGHT["accent"] in sheet
    assert sheet.count("{") == sheet.count("}")


def test_dark_changes_the_whole_application(light_again):
    theme = light_again
    heard = []
    theme.changed.connect(lambda: heard.append(theme.is_dark))
    label = QLabel("words")
    label.ensurePolished()
    theme.set_mode("dark")
    assert theme.is_dark and theme.mode == "dark"
    assert heard == [True]
    assert theme.colour("text").name().upper() == DARK["text"]
    assert DARK["accent"] in QApplication.instance().styleSheet()
    label.ensurePolished()
    assert label.palette().windowText().color().name().upper() == DARK["text"]
    theme.set_mode("dark")
    assert heard == [True]


def test_following_the_system_gives_what_the_system_has(light_again):
    light_again.set_mode("system")
    assert light_again.mode == "system"
    assert light_again.palette in (LIGHT, DARK)


def test_the_interface_is_set_in_inter(theme):
    info = QFontInfo(QApplication.font())
    assert info.family() == "Inter"
    assert info.pixelSize() == 13
    assert QFontInfo(interface_font(semibold=True)).weight() == 600


def test_the_pictures_of_the_style_sheet_are_there(theme):
    from pathlib import Path

    files = re.findall(r"url\(([^)]+)\)", QApplication.instance().styleSheet())
    assert files
    assert all(Path(name).is_file() for name in files)


def test_icons_are_sharp_on_a_fine_screen_and_take_the_colour_of_the_theme(light_again):
    theme = light_again
    fine = pixmap(theme, "search", "text", 16, 2.0)
    assert fine.size() == QSize(32, 32)
    assert fine.deviceIndependentSize().toSize() == QSize(16, 16)
    before = fine.toImage()
    theme.set_mode("dark")
    assert pixmap(theme, "search", "text", 16, 2.0).toImage() != before
    assert icon(theme, "search").availableSizes()

"""What the program brings along is there, licensed, and found."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from mapdesigner.model import CHANNELS, SENTIMENT_WORDS, SETTINGS
from mapdesigner.resources import resource_path, sample_files, samples_path, template_files

FONTS = (
    "DroidSansFallback-Regular",
    "Inter-Regular",
    "Inter-SemiBold",
    "NotoEmoji-Regular",
    "NotoSansArabic-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansThai-Regular",
)
SVG = "{http://www.w3.org/2000/svg}svg"


def icon_names(list_name: str) -> dict[str, str]:
    names: dict[str, str] = json.loads(resource_path("icons", list_name).read_text(encoding="utf-8"))
    return names


def test_a_missing_resource_is_named_in_a_sentence():
    with pytest.raises(FileNotFoundError, match=r"“resources/icons/no-such\.svg” is missing .+\.$"):
        resource_path("icons", "no-such.svg")


def test_samples_and_templates_are_listed_by_name():
    assert [path.name for path in sample_files()] == [
        "bankkonto-norsk.json",
        "clinic-visit.json",
        "online-bookshop.json",
        "online-bookshop-future.json",
        "smartphone-purchase.json",
    ]
    assert all(path.parent == samples_path() for path in sample_files())
    assert [path.stem for path in template_files()] == [
        "blank-four-phase",
        "e-commerce",
        "event",
        "service-blueprint",
        "subscription-saas",
    ]


@pytest.mark.parametrize("name", FONTS)
def test_a_font_has_true_type_outlines_and_its_licence_beside_it(name):
    with TTFont(resource_path("fonts", f"{name}.ttf")) as font:
        assert "glyf" in font  # the PDF can't embed other outlines
        assert "fvar" not in font  # of a variable font only the default weight would be drawn
    licence = resource_path("fonts", f"{name.partition('-')[0]}-LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence or "Apache License\n" in licence


def test_no_font_came_without_being_asked_for():
    assert {path.stem for path in resource_path("fonts").glob("*.ttf")} == set(FONTS)


@pytest.mark.parametrize(
    ("list_name", "expected"),
    [
        ("channels.json", set(CHANNELS)),
        ("settings.json", set(SETTINGS)),
        ("faces.json", {str(sentiment) for sentiment in SENTIMENT_WORDS}),
    ],
)
def test_every_channel_setting_and_sentiment_has_an_icon_of_its_own(list_name, expected):
    icons = icon_names(list_name)
    assert set(icons) == expected
    assert len(set(icons.values())) == len(icons)
    for icon in icons.values():
        assert resource_path("icons", f"{icon}.svg").is_file()


@pytest.mark.parametrize("path", sorted(resource_path("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_is_a_24_unit_drawing_in_the_current_colour(path: Path):
    root = ElementTree.parse(path).getroot()
    assert root.tag == SVG
    assert root.get("viewBox") == "0 0 24 24"
    assert "currentColor" in (root.get("stroke"), root.get("fill"))


def test_the_icons_carry_their_licence():
    assert "MIT License" in resource_path("icons", "LICENSE").read_text(encoding="utf-8")

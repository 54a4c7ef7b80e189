"""Every colour can be told from what it lies on: text 4.5 : 1, marks 3 : 1 (WCAG AA)."""

from itertools import product

import pytest

from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.layout.theme import DARK, LIGHT, PAPER, colour_of, contrast
from mapdesigner.model import PHASE_COLOURS
from mapdesigner.model.persona import PERSONA_COLOURS

PALETTES = {"light": LIGHT, "dark": DARK, "paper": PAPER}
GROUNDS = ("window", "canvas", "surface")
SENTIMENTS = tuple(f"sentiment {mood}" for mood in range(-2, 3))
every_palette = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


def too_weak(palette, pairs, least):
    """Return the pairs whose colours are too much alike."""
    return [
        (ink, ground, round(contrast(colour_of(ink, palette), colour_of(ground, palette)), 2))
        for ink, ground in pairs
        if contrast(colour_of(ink, palette), colour_of(ground, palette)) < least
    ]


@every_palette
def test_text_can_be_read(palette):
    pairs = [
        *product(("text", "muted"), (*GROUNDS, "chip")),
        ("on accent", "accent"),
        ("text", "accent tint"),
    ]
    assert too_weak(palette, pairs, 4.5) == []


@every_palette
def test_a_metrics_status_can_be_read_on_its_chip(palette):
    inks = {ink for _, ink in STATUS_SIGNS.values()} | {"muted"}
    assert too_weak(palette, product(inks, ("chip", "surface")), 4.5) == []


@every_palette
def test_faces_and_curve_can_be_told_from_what_is_under_them(palette):
    assert too_weak(palette, product((*SENTIMENTS, "accent", "good", "bad"), GROUNDS), 3) == []


@every_palette
def test_hints_and_icons_can_be_told_from_what_is_under_them(palette):
    assert too_weak(palette, product(("faint", "muted"), GROUNDS), 3) == []


@every_palette
def test_stages_bands_can_be_told_from_the_ground(palette):
    assert too_weak(palette, product(PHASE_COLOURS.values(), ("window", "canvas")), 3) == []


@every_palette
def test_a_personas_letter_can_be_read_on_its_disc(palette):
    assert too_weak(palette, product(("#FFFFFF",), PERSONA_COLOURS), 4.5) == []


def test_every_palette_has_the_same_colours():
    assert LIGHT.keys() == DARK.keys() == PAPER.keys()


def test_paper_is_white():
    assert PAPER["canvas"] == PAPER["window"] == PAPER["surface"] == "#FFFFFF"


def test_contrast_is_counted_as_the_guidelines_do():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1


def test_a_colour_that_the_palette_lacks_is_an_error():
    assert colour_of("#ABCDEF", LIGHT) == "#ABCDEF"
    with pytest.raises(KeyError):
        colour_of("mauve", LIGHT)

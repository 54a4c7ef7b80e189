"""The radar of an audit: its numbers can be read, its colours are the theme's, and it fits its room."""

import io
import os
import subprocess
import sys

import pypdf
import pytest

from mapdesigner.charts.loading import load_matplotlib
from mapdesigner.insight.audit_means import AUDIT_RULES
from mapdesigner.layout.theme import DARK, LIGHT

load_matplotlib()

from mapdesigner.charts.pixels import as_pixels  # noqa: E402
from mapdesigner.charts.radar import radar  # noqa: E402
from mapdesigner.charts.style import as_pdf  # noqa: E402

NAMES = [rule.name for rule in AUDIT_RULES]
MEANS = (4.25, 3.0, 3.5, 2.0)


def text_of(figure):
    page = pypdf.PdfReader(io.BytesIO(as_pdf(figure))).pages[0]
    return " ".join(page.extract_text().split())


def colours(pixels):
    """The colours of the pixels that are not see-through at all."""
    data = pixels.data
    return {data[at : at + 3] for at in range(0, len(data), 4) if data[at + 3] == 255}


def rgb(palette, token):
    return bytes.fromhex(palette[token][1:])


def test_rules_and_means_are_written_as_text():
    words = text_of(radar(NAMES, MEANS, 284, 236, LIGHT))
    assert all(name in words for name in NAMES)
    assert all(number in words for number in ("4.2", "3.0", "3.5", "2.0"))


def test_a_rule_that_nobody_judged_says_so():
    words = text_of(radar(NAMES, (4.25, None, 3.5, 2.0), 284, 236, LIGHT))
    assert words.count("not judged") == 1


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_it_is_drawn_in_the_themes_colours(palette):
    found = colours(as_pixels(radar(NAMES, MEANS, 284, 236, palette), 2))
    assert rgb(palette, "accent") in found
    assert rgb(palette, "text") in found


def test_the_others_stand_beside_in_another_colour():
    alone = colours(as_pixels(radar(NAMES, MEANS, 284, 236, LIGHT), 3))
    both = colours(as_pixels(radar(NAMES, MEANS, 284, 236, LIGHT, (1.0, 1.0, 1.0, 1.0)), 3))
    assert len(both) > len(alone)


@pytest.mark.parametrize("width", [240, 284, 400])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_nothing_touches_the_edge(width, ratio):
    pixels = as_pixels(radar(NAMES, MEANS, width, 236, LIGHT), ratio)
    assert (pixels.width, pixels.height) == (round(width * ratio), round(236 * ratio))
    rows = [pixels.data[at : at + 4 * pixels.width] for at in range(0, len(pixels.data), 4 * pixels.width)]
    edge = [*rows[0][3::4], *rows[-1][3::4]]
    edge += [row[side] for row in rows for side in (3, len(row) - 1)]
    assert max(edge) == 0


def test_equal_means_give_equal_files():
    assert as_pdf(radar(NAMES, MEANS, 284, 236, LIGHT)) == as_pdf(radar(NAMES, MEANS, 284, 236, LIGHT))


def test_without_any_mean_there_are_only_axes():
    found = colours(as_pixels(radar(NAMES, (None,) * 4, 284, 236, LIGHT), 2))
    assert rgb(LIGHT, "accent") not in found


def test_what_matplotlib_keeps_lies_in_a_folder_of_ours(tmp_path):
    code = "from mapdesigner.charts.loading import load_matplotlib; load_matplotlib()"
    names = ("MPLCONFIGDIR", "MPL_IGNORE_SYSTEM_FONTS")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    environment["XDG_CACHE_HOME"] = environment["LOCALAPPDATA"] = str(tmp_path)
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=60)
    if sys.platform != "darwin":
        assert list(tmp_path.rglob("fontlist*.json"))

"""The PNG picture of the map."""

import io

import pytest
from PIL import Image

from mapdesigner.export.formats import FORMATS, format_named, format_of
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.pictures import png
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.model import new_map


def picture(exported):
    return Image.open(io.BytesIO(exported.data))


def test_scale_is_pixels_for_each_point():
    map_ = new_map("Test map")
    width = lay_out(map_).width
    for scale in (1.0, 2.0):
        found = picture(png.export_png(map_, ExportOptions(paper="fit", scale=scale)))
        assert found.width == pytest.approx(width * scale, abs=2)
        assert found.info["dpi"][0] == pytest.approx(72 * scale, abs=0.1)


def test_the_picture_shows_the_stage_bands():
    found = picture(png.export_png(new_map("Test map"), ExportOptions(paper="fit", scale=1)))
    colours = {colour for _, colour in found.getcolors(1_000_000)}
    assert (0x2F, 0x6F, 0xD0) in colours and (0xFF, 0xFF, 0xFF) in colours


def test_too_large_a_picture_is_made_smaller_and_said():
    exported = png.export_png(new_map("Test map"), ExportOptions(paper="A0", scale=20))
    found = picture(exported)
    assert found.width * found.height <= png.MOST_PIXELS * 1.001
    assert "was made with" in exported.warnings[0]


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.key)
def test_each_format_is_found_by_its_ending_and_makes_a_file(row, tmp_path):
    assert format_of(tmp_path / f"map{row.ending.upper()}").ending == row.ending
    assert format_named(row.key) is row
    assert row.export(new_map("Test map"), ExportOptions()).data


def test_an_unknown_ending_is_no_format(tmp_path):
    assert format_of(tmp_path / "map.docx") is None

"""Fonts of the computer: which are found, in which order, and which are left alone."""

import io
import os
import subprocess
import sys
from pathlib import Path

import matplotlib
import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTCollection, TTFont

from mapdesigner.layout.font_files import font_data, font_face, plain_name, system_file
from mapdesigner.layout.system_fonts import font_folders, system_face_file

FOLDER = Path(matplotlib.get_data_path(), "fonts", "ttf")
GEORGIAN = "ა"
# Asked in a process of its own: a process looks through its computer once.
ASK = "import sys; from mapdesigner.layout.system_fonts import system_face_file as f; print(f(sys.argv[1]))"


@pytest.fixture
def computer(tmp_path):
    """A computer with a folder for fonts and nothing in it; `ask` says which face has a character there."""
    folder = tmp_path / "share" / "fonts" / "truetype"
    folder.mkdir(parents=True)

    def ask(character=GEORGIAN):
        places = {"XDG_DATA_HOME": str(tmp_path / "share"), "XDG_DATA_DIRS": str(tmp_path / "none")}
        environment = {**os.environ, **places, "HOME": str(tmp_path), "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", ASK, character],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return Path(done.stdout.strip().removeprefix("system:").rpartition("#")[0]).name or None

    ask.folder = folder
    return ask


def font(**changes):
    found = TTFont(FOLDER / "DejaVuSans.ttf")
    for name, value in changes.items():
        setattr(found["OS/2"], name, value)
    return found


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the folders are made as on Linux")


def test_nothing_is_found_where_no_font_is(computer):
    assert computer() is None


def test_noto_comes_before_others_and_regular_before_bold(computer):
    for name in (
        "Another.ttf",
        "NotoSansGeorgian-Bold.ttf",
        "NotoSansGeorgian-Regular.ttf",
        "DejaVuSans.ttf",
    ):
        font().save(computer.folder / name)
    assert computer() == "NotoSansGeorgian-Regular.ttf"


def test_a_weight_that_its_name_hides_comes_after_the_regular_one(computer):
    font(usWeightClass=700).save(computer.folder / "aabd.ttf")
    font().save(computer.folder / "zz.ttf")
    assert computer() == "zz.ttf"


def test_fonts_that_can_not_be_embedded_are_left_alone(computer):
    font(fsType=2).save(computer.folder / "restricted.ttf")
    font(fsType=0x100).save(computer.folder / "whole-only.ttf")
    (computer.folder / "broken.ttf").write_bytes(b"\x00\x01\x00\x00" + b"\xff" * 500)
    (computer.folder / "empty.ttf").write_bytes(b"")
    (computer.folder / "text.ttf").write_text("not a font")
    (computer.folder / "LastResort.ttf").write_bytes((FOLDER / "DejaVuSans.ttf").read_bytes())
    (computer.folder / "gone.ttf").symlink_to("nowhere.ttf")
    (computer.folder / "loop.ttf").symlink_to("loop.ttf")
    assert computer() is None


def test_characters_for_private_use_and_unknown_ones_are_not_looked_for():
    assert [system_face_file(text) for text in ("\ue0f0", "\U000e0fff", "\U0003fffd", "\ufdd0", "")] == [
        None
    ] * 5


def test_a_face_of_a_collection_is_a_font_of_its_own(tmp_path):
    collection = TTCollection()
    collection.fonts = [TTFont(FOLDER / "DejaVuSansMono.ttf"), TTFont(FOLDER / "DejaVuSerif.ttf")]
    path = tmp_path / "Two fonts.ttc"
    collection.save(path)
    name = system_file(path, 1)
    with TTFont(io.BytesIO(font_data(name))) as alone:
        assert alone["name"].getDebugName(1) == "DejaVu Serif"
        assert alone.getGlyphOrder() == collection.fonts[1].getGlyphOrder()
    assert font_face(name).get_name(1) == "DejaVu Serif"
    assert hb.Face(font_data(name)).glyph_count == font_face(name).glyph_count
    assert plain_name(name) == "Twofonts-1"


def test_the_folders_are_those_of_the_system():
    assert Path("/usr/share/fonts") in font_folders() or os.environ.get("XDG_DATA_DIRS")

"""Our faces for matplotlib: Latin letters, figures and signs, without the tables that only shaping needs.

matplotlib cuts the fonts that it embeds with fontTools, which takes a second for each whole Inter and
milliseconds for one without those tables.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Literal

import uharfbuzz as hb
from matplotlib.font_manager import FontProperties

from mapdesigner.resources import resource_path

Weight = Literal["regular", "semibold"]
FONT_FILES: dict[Weight, str] = {"regular": "Inter-Regular.ttf", "semibold": "Inter-SemiBold.ttf"}

_ARROWS_AND_MINUS = (0x2190, 0x2191, 0x2192, 0x2193, 0x2212)
_CHARACTERS = (*range(0x20, 0x250), *range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *_ARROWS_AND_MINUS)
_TABLES_FOR_SHAPING = ("GSUB", "GPOS", "GDEF")


def chart_font(weight: Weight, size_pt: float) -> FontProperties:
    """Return a face of ours in a size, for every text of a chart."""
    return FontProperties(fname=str(_folder() / FONT_FILES[weight]), size=size_pt)


def can_write(text: str) -> bool:
    """Tell whether a chart's face has all characters of a text."""
    return _written().issuperset(map(ord, text))


@cache
def _written() -> frozenset[int]:
    known = hb.Face(hb.Blob.from_file_path(str(resource_path("fonts", FONT_FILES["regular"])))).unicodes
    return frozenset(code for code in _CHARACTERS if code in known and chr(code).isprintable())


@cache
def _folder() -> Path:
    """Return the folder of the cut fonts, made once and gone when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="mapdesigner-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in FONT_FILES.values():
        (folder / name).write_bytes(_cut(resource_path("fonts", name)))
    return folder


def _cut(path: Path) -> bytes:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(_CHARACTERS)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _TABLES_FOR_SHAPING)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.GLYPH_NAMES
    return bytes(hb.subset(hb.Face(hb.Blob.from_file_path(str(path))), wanted).blob.data)

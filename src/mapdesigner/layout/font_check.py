"""Tell whether a font file from somebody's disk can be drawn, cut and embedded, before a map keeps it."""

import uharfbuzz as hb

from mapdesigner.layout.system_fonts import may_be_embedded
from mapdesigner.model.brand import MOST_FONT_CHARACTERS

MOST_FONT_BYTES = MOST_FONT_CHARACTERS // 4 * 3
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,-"
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_TABLES = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap"))
_EMS = range(16, 16_385)  # unitsPerEm, OpenType 1.9 "head"


class UnusableFont(Exception):
    """A font file that can't be used; the words are for the person who chose it."""


def check_font(data: bytes) -> str:
    """Return the name of the font's family, or "Font" where it has none.

    Of a variable font the default instance is drawn. Raises UnusableFont with a sentence for anything that
    isn't a TrueType font with Latin letters which may be embedded, and for a file too large for a map.
    """
    if len(data) > MOST_FONT_BYTES:
        raise UnusableFont(
            f"The font is {len(data) / 1e6:.1f} MB and a map keeps at most {MOST_FONT_BYTES / 1e6:.0f} MB; "
            "choose one with fewer scripts."
        )
    _check_kind(data)
    try:
        face = hb.Face(hb.Blob(data))
        tables = frozenset(face.table_tags)
        if "CFF " in tables or "CFF2" in tables:
            raise UnusableFont(_OUTLINES)
        if not tables.issuperset(_TABLES) or face.upem not in _EMS or not face.glyph_count:
            raise UnusableFont(_DAMAGED)
        _check_letters(face)
        if not may_be_embedded(face):
            raise UnusableFont(
                "The maker of the font doesn't allow that it is embedded in documents; choose another font."
            )
        _check_cutting(face)
        return _family(face)
    # HarfBuzz refuses what is malformed in several ways; all of them mean the same to a person.
    except (hb.HarfBuzzError, RuntimeError, ValueError, MemoryError, OverflowError, UnicodeError) as error:
        raise UnusableFont(_DAMAGED) from error


_OUTLINES = (
    "The font has PostScript outlines (OpenType CFF), which a PDF made here can't carry; "
    "choose the TrueType version, often a .ttf file."
)
_DAMAGED = "The file is damaged or not a TrueType font; choose a .ttf file."


def _check_kind(data: bytes) -> None:
    start = data[:4]
    if start == b"OTTO":
        raise UnusableFont(_OUTLINES)
    if start == b"ttcf":
        raise UnusableFont("The file is a collection of fonts; choose a .ttf file with a single font.")
    if start in (b"wOFF", b"wOF2"):
        raise UnusableFont("The file is a font for web pages; choose the same font as a .ttf file.")
    if start not in (b"\x00\x01\x00\x00", b"true"):
        raise UnusableFont("The file is not a font; choose a .ttf file.")


def _check_letters(face: hb.Face) -> None:
    font = hb.Font(face)
    missing = [letter for letter in _LETTERS if not font.get_nominal_glyph(ord(letter))]
    if missing:
        raise UnusableFont("The font lacks Latin letters or figures; choose another font.")
    for letter in "Hx0":
        glyph = font.get_nominal_glyph(ord(letter))
        extents = font.get_glyph_extents(glyph)
        if extents is None or not extents.width or not 0 < font.get_glyph_h_advance(glyph) < 4 * face.upem:
            raise UnusableFont(_DAMAGED)


def _check_cutting(face: hb.Face) -> None:
    """Shape and cut what an export would; a font that fails there would fail when it matters."""
    buffer = hb.Buffer()
    buffer.add_str("Checkout ÅÉñ 0.5")
    buffer.guess_segment_properties()
    hb.shape(hb.Font(face), buffer)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, _LETTERS))
    if "glyf" not in hb.subset(face, wanted).table_tags:
        raise UnusableFont(_DAMAGED)


def _family(face: hb.Face) -> str:
    for number in (_TYPOGRAPHIC_FAMILY, _FAMILY):
        name = "".join(sign for sign in (face.get_name(number) or "") if sign.isprintable()).strip()
        if name:
            return name[:100]
    return "Font"

"""Faces embedded in a PDF as subsets: one composite font (Type0, Identity-H) for each.

A code of such a font stands for a glyph *and* the text it was shaped from, so that every letter can be
searched and copied, also where one glyph serves two texts.
"""

import hashlib
from typing import Any
from unicodedata import normalize

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress

from mapdesigner.layout.font_files import font_face, plain_name

# For shaping and for other software; for variable, coloured and vertical text. A subset draws its glyphs and
# nothing else, of a variable font the default instance.
_TABLES_NOT_DRAWN = (
    *("GSUB", "GPOS", "GDEF", "BASE", "JSTF", "kern", "morx", "mort", "kerx", "feat", "trak", "MATH"),
    *("STAT", "name", "post", "OS/2", "DSIG", "cmap", "meta", "gasp", "hdmx", "LTSH", "VDMX", "PCLT"),
    *("fvar", "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR", "vhea", "vmtx", "VORG"),
    *("COLR", "CPAL", "SVG ", "CBDT", "CBLC", "EBDT", "EBLC", "sbix"),
)


_Point = tuple[float, float]


class EmbeddedFont:
    """One face in one PDF: its codes, handed out as glyphs are first used, and its objects at the end."""

    def __init__(self, file_name: str, resource_name: str) -> None:
        self.resource_name = resource_name
        self._name = plain_name(file_name)
        self._face = font_face(file_name)
        self._font = hb.Font(self._face)
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: list[int] = []
        self.space = self._font.get_nominal_glyph(0x20) or 0

    def code(self, glyph_id: int, text: str) -> int:
        """Return the code of a glyph that stands for a text; code 0 stays the missing glyph."""
        key = (glyph_id, text)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = len(self._codes) + 1
            # Whole numbers: some readers cut off what is behind the point, and a line would drift.
            self._widths.append(round(self._font.get_glyph_h_advance(glyph_id) * 1000 / self._face.upem))
        return code

    def width(self, code: int) -> int:
        """Return how far the pen goes on after a code, in thousandths of an em."""
        return self._widths[code - 1]

    def path(self, glyph_id: int) -> str:
        """Return a glyph's outline as PDF operators, in em and y upwards; empty for one without ink."""
        pen = _PathPen(self._face.upem)
        self._font.draw_glyph_with_pen(glyph_id, pen)
        return " ".join(pen.operators)

    def objects(self, document: Any) -> Any:
        """Return a reference to the finished font; `document` is reportlab's."""
        data, new_ids = self._subset()
        file = PDFStream(PDFDictionary({"Length1": len(data)}), data, filters=[PDFZCompress])
        name = PDFName(f"{_tag(data)}+{self._name}")
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(self._descriptor(name, document.Reference(file))),
                "DW": 0,
                "W": PDFArray([1, PDFArray(self._widths)]),
                "CIDToGIDMap": document.Reference(
                    PDFStream(None, _glyph_numbers(self._codes, new_ids), filters=[PDFZCompress])
                ),
            }
        )
        to_unicode = PDFStream(None, _to_unicode(self._codes), filters=[PDFZCompress])
        return document.Reference(
            PDFDictionary(
                {
                    "Type": PDFName("Font"),
                    "Subtype": PDFName("Type0"),
                    "BaseFont": name,
                    "Encoding": PDFName("Identity-H"),
                    "DescendantFonts": PDFArray([document.Reference(descendant)]),
                    "ToUnicode": document.Reference(to_unicode),
                }
            )
        )

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *(glyph_id for glyph_id, _ in self._codes)})
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _TABLES_NOT_DRAWN)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        plan = hb.SubsetPlan(self._face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _descriptor(self, name: Any, file: Any) -> PDFDictionary:
        extents = self._font.get_font_extents("ltr")
        thousandth = 1000 / self._face.upem
        ascent, descent = round(extents.ascender * thousandth), round(extents.descender * thousandth)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": PDFArray([-1000, descent, 3000, ascent]),
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 727,
                "StemV": 110 if "SemiBold" in self._name else 80,
                "FontFile2": file,
            }
        )


class _PathPen:
    """Writes an outline as it is drawn; HarfBuzz calls it by the names that fontTools gave to pens."""

    def __init__(self, upem: int) -> None:
        self.operators: list[str] = []
        self._upem = upem
        self._at = (0.0, 0.0)

    def moveTo(self, point: _Point) -> None:
        self._write("m", point)

    def lineTo(self, point: _Point) -> None:
        self._write("l", point)

    def curveTo(self, first: _Point, second: _Point, end: _Point) -> None:
        self._write("c", first, second, end)

    def qCurveTo(self, control: _Point, end: _Point) -> None:
        # A quadratic curve as a cubic one: its handles reach two thirds of the way to the control point.
        first, second = (
            (x + (control[0] - x) * 2 / 3, y + (control[1] - y) * 2 / 3) for x, y in (self._at, end)
        )
        self._write("c", first, second, end)

    def closePath(self) -> None:
        self.operators.append("h")

    def endPath(self) -> None:
        self.operators.append("h")

    def _write(self, operator: str, *points: _Point) -> None:
        self._at = points[-1]
        numbers = (f"{value / self._upem:.3f}".rstrip("0").rstrip(".") for point in points for value in point)
        self.operators.append(f"{' '.join(numbers)} {operator}")


def utf16(text: str, mark: bool = False) -> str:
    """Return text as hexadecimal UTF-16, with the mark in front that a PDF string needs.

    Accents are put together with their letters (NFC), as people type what they search for.
    """
    if not text.isascii():
        text = normalize("NFC", text)
    return ("FEFF" if mark else "") + text.encode("utf-16-be").hex().upper()


def _tag(data: bytes) -> str:
    """Return the six capitals that mark a subset, the same for the same subset."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def _glyph_numbers(codes: dict[tuple[int, str], int], new_ids: dict[int, int]) -> bytes:
    return bytes(2) + b"".join(new_ids[glyph_id].to_bytes(2, "big") for glyph_id, _ in codes)


def _to_unicode(codes: dict[tuple[int, str], int]) -> bytes:
    pairs = [f"<{code:04X}> <{utf16(text)}>" for (_, text), code in codes.items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")

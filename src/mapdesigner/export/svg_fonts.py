"""The faces that a picture's lines use, cut to their characters, as CSS that an SVG carries in itself."""

import base64
from collections.abc import Sequence

import uharfbuzz as hb

from mapdesigner.layout.fonts import Weight
from mapdesigner.layout.text import Line
from mapdesigner.resources import resource_path

FONT_WEIGHTS: dict[Weight, int] = {"regular": 400, "semibold": 600}
# Ours, so that a face of that name on the reader's computer, perhaps another version, isn't taken.
_FAMILY_PREFIX = "Map Designer "


def font_rules(lines: Sequence[Line]) -> str:
    """Return an @font-face rule for each face that the lines use, with the face in it."""
    rules = []
    for file_name, characters in sorted(_characters(lines).items()):
        data = base64.b64encode(_cut(file_name, characters)).decode("ascii")
        weight = 600 if "SemiBold" in file_name else 400
        rules.append(
            f'@font-face{{font-family:"{_family(file_name)}";font-weight:{weight};'
            f"src:url(data:font/ttf;base64,{data})}}"
        )
    return "".join(rules)


def font_families(lines: Sequence[Line]) -> str:
    """Return the families of the lines, in the order in which a character is looked for."""
    names = dict.fromkeys(_family(file_name) for file_name in sorted(_characters(lines), key=_inter_first))
    # Programs that don't load a font from the file may have Inter.
    return ",".join([*(f'"{name}"' for name in (*names, "Inter")), "sans-serif"])


def _inter_first(file_name: str) -> tuple[bool, str]:
    return not file_name.startswith("Inter"), file_name


def _family(file_name: str) -> str:
    return _FAMILY_PREFIX + file_name.removesuffix(".ttf").partition("-")[0]


def _characters(lines: Sequence[Line]) -> dict[str, set[str]]:
    """Return for each face the characters that it draws."""
    found: dict[str, set[str]] = {}
    for line in lines:
        for _, word in line.words:
            for piece in word.pieces:
                known = found.setdefault(piece.face_file, {" "})
                for glyph in piece.glyphs:
                    known.update(glyph.text)
    return found


def _cut(file_name: str, characters: set[str]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(character) for character in characters)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    face = hb.Face(hb.Blob.from_file_path(str(resource_path("fonts", file_name))))
    return bytes(hb.subset(face, wanted).blob.data)

"""The faces that a picture's lines use, cut to their characters, as CSS that an SVG carries in itself."""

import base64
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

import uharfbuzz as hb

from mapdesigner.layout.breaking import SOFT_HYPHEN
from mapdesigner.layout.font_files import font_face, is_brand_file, plain_name
from mapdesigner.layout.fonts import FACE_FILES, Weight
from mapdesigner.layout.text import Line

FONT_WEIGHTS: dict[Weight, int] = {"regular": 400, "semibold": 600}
# Ours, so that a face of that name on the reader's computer, perhaps another version, isn't taken.
_FAMILY_PREFIX = "Map Designer "
# What a browser may draw for one of them: it turns brackets in text right to left.
_MIRRORED = frozenset("()[]{}<>«»‹›「」『』【】《》〈〉（）")
_BUNDLED = frozenset(name for names in FACE_FILES.values() for name in names)
# Of a variable font the default instance was laid out.
_VARIATIONS = ("fvar", "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR", "STAT")


class _Use(NamedTuple):
    """What the lines need of a face: the texts of its glyphs, and the weights of the lines."""

    texts: set[str]
    weights: set[Weight]


def font_rules(lines: Sequence[Line]) -> str:
    """Return an @font-face rule for each face that the lines use, with the face in it."""
    rules = []
    for file_name, use in sorted(_uses(lines).items()):
        data = base64.b64encode(_cut(file_name, use.texts)).decode("ascii")
        is_heavy = use.weights == {"semibold"} if is_brand_file(file_name) else "SemiBold" in file_name
        rules.append(
            f'@font-face{{font-family:"{_family(file_name)}";font-weight:{600 if is_heavy else 400};'
            f"src:url(data:font/ttf;base64,{data})}}"
        )
    return "".join(rules)


def font_families(lines: Sequence[Line]) -> str:
    """Return the families of the lines, in the order in which a character is looked for."""
    names = dict.fromkeys(_family(file_name) for file_name in sorted(_uses(lines), key=_turn))
    # Programs that don't load a font from the file may have Inter.
    return ",".join([*(f'"{name}"' for name in (*names, "Inter")), "sans-serif"])


def _turn(file_name: str) -> tuple[int, str]:
    if is_brand_file(file_name):
        return 0, file_name
    if file_name not in _BUNDLED:
        return 3, file_name
    return (1 if file_name.startswith("Inter") else 2), file_name


def _family(file_name: str) -> str:
    # A bundled family and a brand's have a face for each weight; of the computer's each face is its own.
    name = plain_name(file_name)
    is_ours = is_brand_file(file_name) or file_name in _BUNDLED
    return _FAMILY_PREFIX + (name.partition("-")[0] if is_ours else name)


def _uses(lines: Sequence[Line]) -> dict[str, _Use]:
    found: dict[str, _Use] = {}
    for line in lines:
        for _, word in line.words:
            for piece in word.pieces:
                use = found.setdefault(piece.face_file, _Use({" "}, set()))
                use.weights.add(line.style.weight)
                use.texts.update([glyph.text for glyph in piece.glyphs])
    return found


def _cut(file_name: str, texts: set[str]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(character) for text in texts for character in _drawn_for(text))
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _VARIATIONS)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(font_face(file_name), wanted).blob.data)


def _drawn_for(text: str) -> Iterator[str]:
    """Yield the characters that a browser may draw for a text: put together, taken apart, mirrored."""
    yield from text
    if not text.isascii():
        yield from normalize("NFC", text)
        yield from normalize("NFD", text)
        # Shapers take Thai and Lao AM apart, which Unicode does in this form only.
        yield from normalize("NFKD", text)
    if text in _MIRRORED:
        yield from _MIRRORED
    if text == SOFT_HYPHEN:
        yield "-"

"""Font files by name: the bundled ones, an organisation's own, and those of the computer.

A face is known by one string wherever it goes, from the layout to every painter: a bundled file by its name,
"brand:DIGEST" for a font kept in a map, "system:PATH#INDEX" for one found on the computer.
"""

import hashlib
import re
import struct
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from mapdesigner.resources import resource_path

_BRAND = "brand:"
_SYSTEM = "system:"
_COLLECTION = b"ttcf"

# The bytes of the fonts that maps brought along in this run; few, and each once.
_brand_fonts: dict[str, bytes] = {}


def brand_file(data: bytes) -> str:
    """Return the name under which a map's own font is known from now on; the same for the same bytes."""
    name = _BRAND + hashlib.sha256(data).hexdigest()[:20]
    _brand_fonts.setdefault(name, data)
    return name


def system_file(path: Path, index: int) -> str:
    """Return the name of a face of the computer's; `index` counts in a collection and is else 0."""
    return f"{_SYSTEM}{path}#{index}"


def is_brand_file(file_name: str) -> bool:
    """Tell whether the face came in a map."""
    return file_name.startswith(_BRAND)


def plain_name(file_name: str) -> str:
    """Return a name of ASCII letters, figures and hyphens for a face, as PDF and CSS can write it."""
    name = file_name.removesuffix(".ttf")
    if is_brand_file(file_name):
        name = "Brand-" + file_name.removeprefix(_BRAND)[:6]
    elif file_name.startswith(_SYSTEM):
        path, index = _system_place(file_name)
        name = Path(path).stem + (f"-{index}" if index else "")
    return re.sub("[^A-Za-z0-9-]+", "", name) or "Font"


def font_blob(file_name: str) -> hb.Blob:
    """Return the font file for HarfBuzz; a collection as a whole.

    Raises FileNotFoundError for a bundled font that is missing, KeyError for a brand font never registered,
    and HarfBuzzError for a font of the computer's that has gone.
    """
    if is_brand_file(file_name):
        return hb.Blob(_brand_fonts[file_name])
    if file_name.startswith(_SYSTEM):
        return hb.Blob.from_file_path(_system_place(file_name)[0])
    return hb.Blob.from_file_path(str(resource_path("fonts", file_name)))


def font_face(file_name: str) -> hb.Face:
    """Return the face for HarfBuzz; raises as `font_blob` does."""
    index = _system_place(file_name)[1] if file_name.startswith(_SYSTEM) else 0
    return hb.Face(font_blob(file_name), index)


@lru_cache(maxsize=4)
def font_data(file_name: str) -> bytes:
    """Return the bytes of a font file with just this face, for painters; raises as `font_blob` does."""
    data = bytes(font_blob(file_name).data)
    if data.startswith(_COLLECTION):
        return _alone(data, _system_place(file_name)[1])
    return data


def _system_place(file_name: str) -> tuple[str, int]:
    path, _, index = file_name.removeprefix(_SYSTEM).rpartition("#")
    return path, int(index)


def _alone(data: bytes, index: int) -> bytes:
    """Return one face of a collection as a file of its own.

    The format: OpenType 1.9, "Organization of an OpenType font". Raises
    struct.error where the collection is cut short.
    """
    (start,) = struct.unpack_from(">I", data, 12 + 4 * index)
    (count,) = struct.unpack_from(">H", data, start + 4)
    head = bytearray(data[start : start + 12])
    body = bytearray()
    first = 12 + 16 * count
    for row in range(count):
        tag, checksum, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * row)
        head += struct.pack(">4sIII", tag, checksum, first + len(body), length)
        body += data[offset : offset + length]
        body += bytes(-len(body) % 4)
    return bytes(head + body)

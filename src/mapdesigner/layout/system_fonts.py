"""Fonts of the computer, for characters that no bundled font has.

Looked for only when such a character turns up, in the order of preference, and no further than needed. Only
faces that every export can carry: TrueType outlines, and embedding and cutting allowed by their maker.
"""

import os
import re
import sys
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from mapdesigner.layout.font_files import font_face, system_file

# Bits of OS/2.fsType (OpenType): restricted licence; no subsetting; bitmaps only.
_RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_ALLOWANCES = 0x000F
_ENDINGS = (".ttf", ".ttc", ".otf")
_MOST_FACES_OF_A_FILE = 64
# Fonts that pretend to have every character.
_PRETENDERS = re.compile(r"lastresort|adobe-?blank|notdef|\btofu", re.IGNORECASE)
_OTHER_CUTS = re.compile(
    r"bold|black|heavy|semi|demi|medium|light|thin|hair|italic|oblique|condensed|narrow|mono|serif|display|"
    r"unifont|\[|-vf|variable",
    re.IGNORECASE,
)
_PREFERRED = ("notosans", "noto", "dejavu")
_SCANNING = threading.Lock()


@lru_cache(maxsize=4096)
def system_face_file(cluster: str) -> str | None:
    """Return the name of the first face of the computer's that has all characters of the cluster, or None.

    Never for private use characters: what they show is only known to the font that the writer had.
    """
    wanted = [ord(character) for character in cluster if not _is_ignorable(character)]
    if not wanted or any(unicodedata.category(chr(code)) in ("Co", "Cn", "Cs", "Cc") for code in wanted):
        return None
    second_best: str | None = None
    with _SCANNING:
        for file_name, font, is_regular in _faces():
            if all(font.get_nominal_glyph(code) for code in wanted):
                if is_regular:
                    return file_name
                second_best = second_best or file_name
    return second_best


def font_folders() -> tuple[Path, ...]:
    """Return the folders of this system's fonts and of the person's own, whether or not they exist."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return (own / "fonts", home / ".fonts", *(Path(place) / "fonts" for place in shared.split(":") if place))


def may_be_embedded(face: hb.Face) -> bool:
    """Tell whether the maker of a font allows that a part of it travels in a document (OS/2 fsType)."""
    table = face.reference_table("OS/2").data
    if len(table) < 10:
        return True
    allowed = int.from_bytes(table[8:10], "big")
    return allowed & _ALLOWANCES != _RESTRICTED and not allowed & (_NO_SUBSETTING | _BITMAPS_ONLY)


class _Faces:
    """The computer's usable faces, opened one after the other as far as somebody asked."""

    def __init__(self) -> None:
        self._opened: list[tuple[str, hb.Font, bool]] = []
        self._waiting = iter(_font_paths())

    def __iter__(self) -> Iterator[tuple[str, hb.Font, bool]]:
        yield from self._opened
        for path in self._waiting:
            for entry in _usable_faces(path):
                self._opened.append(entry)
                yield entry


@cache
def _faces() -> _Faces:
    return _Faces()


def _font_paths() -> list[Path]:
    found = {
        Path(folder, name)
        for place in font_folders()
        for folder, _, names in os.walk(place, onerror=None)
        for name in names
        if name.lower().endswith(_ENDINGS) and not _PRETENDERS.search(name)
    }
    return sorted(found, key=_preference)


def _preference(path: Path) -> tuple[bool, int, str, str]:
    name = path.stem.lower()
    starts = (place for place, start in enumerate(_PREFERRED) if name.startswith(start))
    return bool(_OTHER_CUTS.search(name)), next(starts, len(_PREFERRED)), name, str(path)


def _usable_faces(path: Path) -> list[tuple[str, hb.Font, bool]]:
    """Return the name, font and "is a regular weight" of each face of a file that exports can carry."""
    faces: list[tuple[str, hb.Font, bool]] = []
    # What can't be read is no font of use; there is nobody to tell and nothing to mend.
    try:
        count = hb.Face(hb.Blob.from_file_path(str(path))).count
        for index in range(min(count, _MOST_FACES_OF_A_FILE)):
            file_name = system_file(path, index)
            face = font_face(file_name)
            if "glyf" in face.table_tags and face.upem and may_be_embedded(face):
                faces.append((file_name, hb.Font(face), _is_regular(face)))
    except (OSError, hb.HarfBuzzError, ValueError):
        return faces
    return faces


def _is_regular(face: hb.Face) -> bool:
    table = face.reference_table("OS/2").data
    if len(table) < 64:
        return True
    weight, selection = int.from_bytes(table[4:6], "big"), int.from_bytes(table[62:64], "big")
    return 350 <= weight <= 500 and not selection & 0x0201  # italic, oblique


def _is_ignorable(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"

"""What is written in a finished export, as plain text: what it is held against the map by."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape

from mapdesigner.export.sheet import Sheet
from mapdesigner.layout.marks import Box, Words

# A page's own look and pictures in a drawing hold letters too, but no words.
_HIDDEN = re.compile("<(style|script)[^>]*>.*?</\\1>", re.DOTALL)
_TAG = re.compile("<[^>]*>")
_TEXT_OF_SLIDES = re.compile("<a:t>([^<]*)</a:t>")
_TEXT_OF_CELLS = re.compile("<t(?: [^>]*)?>([^<]*)</t>")


def written_on(sheets: Iterable[Sheet]) -> str:
    """Return every line of text on sheets, as they are read."""
    return "\n".join(line for sheet in sheets for placed in sheet.placed for line in _lines_of(placed.box))


def written_in(data: bytes, ending: str) -> str:
    """Return the text in a file of one of the endings whose text can be read back quickly."""
    if ending == ".pptx":
        return "\n".join(_found(data, "ppt/slides/", _TEXT_OF_SLIDES)) + "\n".join(
            _found(data, "ppt/notesSlides/", _TEXT_OF_SLIDES)
        )
    if ending == ".xlsx":
        return "\n".join(_found(data, "xl/sharedStrings", _TEXT_OF_CELLS))
    text = data.decode("utf-8-sig")
    return unescape(_TAG.sub(" ", _HIDDEN.sub("", text))) if ending in (".html", ".svg") else text


def written_in_shapes(parts: Iterable[str]) -> str:
    """Return the text of a slide's shapes."""
    return "\n".join(unescape(text) for part in parts for text in _TEXT_OF_SLIDES.findall(part))


def _lines_of(box: Box) -> Iterator[str]:
    for mark in box.marks:
        if isinstance(mark, Words):
            yield mark.line.text
    for child in box.children:
        yield from _lines_of(child)


def _found(data: bytes, folder: str, pattern: re.Pattern[str]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith(folder) and name.endswith(".xml"):
                for text in pattern.findall(package.read(name).decode("utf-8")):
                    yield unescape(text)

"""Titles of maps, found at the start of their files without reading all of them."""

import json
import re
from pathlib import Path

# A title stands among the first members, so that its place is known even in a file of many megabytes.
READ_BYTES = 16_384
_START = re.compile(
    r"\s*\{\s*"
    r'(?:"(?:\$schema|format|format_version|id)"\s*:\s*(?:\d+|"[^"\\]*")\s*,\s*)*'
    r'"title"\s*:\s*("(?:[^"\\]|\\.)*")'
)


def title_in(path: Path) -> str:
    """Return the title of the map in a file, empty when there is none or it can't be found quickly.

    A PDF that carries a map goes by its own name.
    """
    try:
        with path.open("rb") as file:
            start = file.read(READ_BYTES)
    except OSError:
        return ""
    if start.startswith(b"%PDF-"):
        return path.name
    match = _START.match(start.decode("utf-8-sig", errors="replace"))
    if match is None:
        return ""
    try:
        return " ".join(str(json.loads(match[1])).split())
    except ValueError:
        return ""

"""Older format versions brought up to the present one, a step at a time.

Format history
  1  the first released format. Keys of it that came later are absent where they say nothing, so that an older
     file is saved as it was: "$schema", which an editor of JSON puts there and which is kept as it is, and
     "format", always "map-designer-journey-map", which a new map has.
"""

from collections.abc import Callable
from typing import Any

from mapdesigner.model import FORMAT_VERSION

Migration = Callable[[dict[str, Any]], dict[str, Any]]

OLDEST_VERSION = 1

# MIGRATIONS[n] takes version n to n + 1; each has a sample of version n in tests/data.
MIGRATIONS: dict[int, Migration] = {}


def migrated(content: dict[str, Any], version: int) -> dict[str, Any]:
    """Return a file's content of format `version` as content of the present version."""
    for step in range(version, FORMAT_VERSION):
        content = {**MIGRATIONS[step](content), "format_version": step + 1}
    return content

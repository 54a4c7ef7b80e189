"""On how many days files were found in a folder: an age that no wrong clock makes a year at once."""

import contextlib
import json
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from mapdesigner.files.atomic import write_bytes


def count_days(record: Path, names: Collection[str], today: date) -> dict[str, int]:
    """Return for each name how many days have begun since it was first looked for, and remember it.

    Of the days on which nobody looked none counts, so that the clock may jump as it likes. Where nothing can
    be written nothing grows older.
    """
    last, known = _read(record)
    more = 1 if last != today.isoformat() else 0
    days = {name: known[name] + more if name in known else 0 for name in names}
    if (last, known) != (today.isoformat(), days):
        with contextlib.suppress(OSError):
            write_bytes(record, json.dumps({"last": today.isoformat(), "days": days}).encode(), sync=False)
    return days


def _read(record: Path) -> tuple[str, dict[str, int]]:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        content: Any = json.loads(record.read_bytes())
        return str(content["last"]), {str(name): int(count) for name, count in content["days"].items()}
    return "", {}

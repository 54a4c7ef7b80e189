"""Versions in words: when they were kept, of what kind they are, how much room they take."""

from collections.abc import Sequence
from datetime import date

from mapdesigner.files.kept import About
from mapdesigner.files.versions import POLICY
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.qt.widgets.words import NARROW_SPACE, count_words

KIND_WORDS = {"saved": "Saved", "automatic": "While working"}


def day_words(day: date, today: date) -> str:
    """Return a day as people say it: Today, Yesterday, 12 Nov 2026."""
    days = (today - day).days
    return "Today" if days == 0 else "Yesterday" if days == 1 else short_day(day)


def heading_words(about: About) -> str:
    """Return a version's name, or what made it be kept."""
    return f"“{about.name}”" if about.name else KIND_WORDS.get(about.kind, "Kept")


def moment_words(about: About, today: date) -> str:
    """Return when a version was kept: 14:05, or Yesterday, 14:05."""
    time = f"{about.written_at:%H:%M}"
    day = about.written_at.date()
    return time if day == today else f"{day_words(day, today)}, {time}"


def which_words(about: About, today: date) -> str:
    """Return which version is meant, inside a sentence: “After exercise 2”, of 14:05, of yesterday, 14:05."""
    if about.name:
        return heading_words(about)
    when = moment_words(about, today)
    return f"of {when[:1].lower()}{when[1:]}"


def restore_label(about: About, today: date) -> str:
    """Return what restoring a version is called, so that it reads well after “Undo”."""
    return f"Restore version {which_words(about, today)}"


def room_words(count: int, size_bytes: int) -> str:
    """Return how many versions there are and the room that they take: 12 versions, 1.2 MB."""
    if not count:
        return POLICY
    megabytes = size_bytes / 2**20
    size = f"{megabytes:.1f}" if megabytes >= 0.1 else "0.1"
    return f"{count_words(count, 'version')}, {size}{NARROW_SPACE}MB. {POLICY}"


def lines_words(lines: Sequence[str]) -> str:
    """Return what changed since a version, a line each."""
    return "\n".join(lines) if lines else "Nothing: it is the map as it is now."


def reason_words(error: object) -> str:
    """Return why a version can't be read or written, as a sentence."""
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return f"{reason[:1].upper()}{reason[1:]}".rstrip(".") + "."

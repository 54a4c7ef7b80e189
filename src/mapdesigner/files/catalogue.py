"""The catalogue: ready touchpoints to put on a map, those that come along and the facilitator's own."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints, TypeAdapter, ValidationError

from mapdesigner.files.atomic import write_bytes
from mapdesigner.files.faults import fault_sentences
from mapdesigner.model import Channel, Phase, Setting, Value
from mapdesigner.model.folding import folded
from mapdesigner.model.value import Text
from mapdesigner.resources import resource_path

OWN_ENTRIES_VERSION: Literal[1] = 1
DEFAULT_ICON = "circle-dashed"

Title = Annotated[Text, StringConstraints(min_length=1)]
IconName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]


class CatalogueError(Exception):
    """The facilitator's own entries can't be read or kept; the message is a sentence that says why."""


class CatalogueEntry(Value):
    """A ready touchpoint; `icon` is the name of a picture in `resources/icons`."""

    phase: Phase
    title: Title
    icon: IconName = DEFAULT_ICON
    channel: Channel | None = None
    setting: Setting | None = None
    hint: Text = ""
    keywords: tuple[Text, ...] = ()


class OwnEntries(Value):
    """The facilitator's own entries as they stand in their file."""

    format_version: Literal[1]
    entries: tuple[CatalogueEntry, ...] = ()


_CATALOGUE = TypeAdapter(tuple[CatalogueEntry, ...])


def read_catalogue() -> tuple[CatalogueEntry, ...]:
    """Return the ready touchpoints that come with the program, phase by phase."""
    return _CATALOGUE.validate_json(resource_path("catalogue.json").read_bytes())


def search(entries: Iterable[CatalogueEntry], text: str) -> tuple[CatalogueEntry, ...]:
    """Return the entries in which every word of `text` is found, best first; all of them for no words.

    Case, accents and hyphens don't count. A title that begins with the text comes first, then words of the
    title that begin so, then words of keywords and channel, then finds inside of words.
    """
    sought = _words(text)
    if not sought:
        return tuple(entries)
    ranked = [(_rank(entry, sought), entry) for entry in entries]
    found = [(rank, entry) for rank, entry in ranked if rank is not None]
    return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0]))


def channel_icon(channel: Channel | None) -> str:
    """Return the name of a channel's icon."""
    if channel is None:
        return DEFAULT_ICON
    icons: dict[str, str] = json.loads(resource_path("icons", "channels.json").read_bytes())
    return icons[channel]


def new_entry(
    phase: Phase, title: str, channel: Channel | None = None, setting: Setting | None = None
) -> CatalogueEntry:
    """Return an own entry with its channel's icon; raises pydantic.ValidationError for an empty title."""
    return CatalogueEntry(
        phase=phase, title=title, icon=channel_icon(channel), channel=channel, setting=setting
    )


def read_own_entries(path: Path) -> tuple[CatalogueEntry, ...]:
    """Return the facilitator's own entries; none when the file isn't there yet.

    Raises CatalogueError when the file can't be read or any of it is damaged; the file stays as it is.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CatalogueError(f"Your own touchpoints in {path} can't be read: {_reason(error)}.") from error
    try:
        return OwnEntries.model_validate_json(data).entries
    except ValidationError as error:
        raise CatalogueError(
            f"Your own touchpoints in {path} can't be used: {_first_fault(error, data)} "
            "Mend the file, or move it away to begin anew."
        ) from error


def write_own_entries(path: Path, entries: tuple[CatalogueEntry, ...]) -> None:
    """Keep the facilitator's own entries in a file, whole or not at all, and make its folder if need be.

    Raises CatalogueError when that can't be done; then the old file is untouched.
    """
    kept = OwnEntries(format_version=OWN_ENTRIES_VERSION, entries=entries)
    data = kept.model_dump_json(indent=2, exclude_defaults=True).encode() + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, data)
    except OSError as error:
        raise CatalogueError(f"Your own touchpoints can't be kept in {path}: {_reason(error)}.") from error


def _rank(entry: CatalogueEntry, sought: tuple[str, ...]) -> int | None:
    title = _forms(entry.title)
    if any(" ".join(form).startswith(" ".join(sought)) for form in title):
        return 0
    in_title = {word for form in title for word in form}
    texts = (*entry.keywords, entry.channel or "")
    in_others = {word for text in texts for form in _forms(text) for word in form}
    ranks = [_word_rank(word, in_title, in_others) for word in sought]
    found = [rank for rank in ranks if rank is not None]
    return max(found) if len(found) == len(ranks) else None


def _word_rank(sought: str, title: set[str], others: set[str]) -> int | None:
    if any(word.startswith(sought) for word in title):
        return 1
    if any(word.startswith(sought) for word in others):
        return 2
    return 3 if any(sought in word for word in title | others) else None


# The same few hundred texts are looked through at every key pressed.
@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the text's words with “set-up” as one word, and with it as two where that differs."""
    plain = folded(text)
    joined = _split(plain.replace("-", ""))
    return (joined, _split(plain)) if "-" in plain else (joined,)


def _words(text: str) -> tuple[str, ...]:
    return _split(folded(text).replace("-", ""))


def _split(plain: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", plain))


def _first_fault(error: ValidationError, data: bytes) -> str:
    try:
        content = json.loads(data)
    except ValueError:
        return "it is not JSON, or cut off."
    return fault_sentences(error, content)[0]


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]

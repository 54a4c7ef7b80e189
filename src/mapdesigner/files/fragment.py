"""Cards on their way from one window to another: a small JSON of their own."""

from typing import Literal

from pydantic import Field, TypeAdapter, ValidationError

from mapdesigner.model import Note, Touchpoint
from mapdesigner.model.card import Card
from mapdesigner.model.value import Value

FRAGMENT_MIME = "application/x-mapdesigner-cards+json"
LARGEST_FRAGMENT_BYTES = 32 * 1024 * 1024


class Fragment(Value):
    """Copied cards in their order on the map."""

    fragment_version: Literal[1] = Field(default=1)
    cards: tuple[Card, ...]


_ADAPTER = TypeAdapter(Fragment)


def write_fragment(cards: tuple[Touchpoint | Note, ...]) -> bytes:
    """Return the cards as bytes for the clipboard."""
    return _ADAPTER.dump_json(Fragment(cards=cards), exclude_defaults=True)


def read_fragment(data: bytes) -> tuple[Touchpoint | Note, ...] | None:
    """Return the cards in clipboard bytes, None when they are not ours or not sound."""
    if len(data) > LARGEST_FRAGMENT_BYTES:
        return None
    try:
        return _ADAPTER.validate_json(data).cards
    except ValidationError:
        return None

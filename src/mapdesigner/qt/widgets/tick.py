"""Tick: a value that can be ticked, in words and picture; the filter has it at hand before any list."""

from collections.abc import Hashable
from typing import NamedTuple


class Tick(NamedTuple):
    """A value that can be ticked; its picture is an icon in a token's colour, or a disc with a letter."""

    value: Hashable
    text: str
    is_on: bool = False
    number: int | None = None
    icon: str = ""
    token: str = "muted"
    disc: str = ""
    letter: str = ""

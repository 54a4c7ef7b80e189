"""Usual touchpoints: what the catalogue knows of each phase, and the words by which it is known."""

import json
import re
from functools import lru_cache
from typing import NamedTuple

from mapdesigner.model import Channel, Phase
from mapdesigner.model.folding import folded
from mapdesigner.resources import resource_path

_JOINED = str.maketrans({"-": "", "'": ""})


class Usual(NamedTuple):
    """A ready touchpoint of the catalogue: phase, title, channel, and the words that it is known by.

    `names` are the words of its title, for each part of a title such as “Return or repair”; `keywords` are
    looser.
    """

    phase: Phase
    title: str
    channel: Channel | None
    names: tuple[frozenset[str], ...]
    keywords: tuple[frozenset[str], ...]


@lru_cache(maxsize=1)
def usual_touchpoints() -> tuple[Usual, ...]:
    """Return the ready touchpoints that come with the program, phase by phase."""
    entries = json.loads(resource_path("catalogue.json").read_bytes())
    return tuple(
        Usual(
            entry["phase"],
            entry["title"],
            entry.get("channel"),
            tuple(words_of(part) for part in entry["title"].split(" or ")),
            tuple(words_of(text) for text in entry.get("keywords", ())),
        )
        for entry in entries
    )


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """Return a text's words without case, accents, hyphens and the s of a plural."""
    plain = folded(text).translate(_JOINED)
    return frozenset(word.removesuffix("s") for word in re.findall(r"[^\W_]+", plain))

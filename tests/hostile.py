"""Hostile files made from the samples: cut, flipped, swapped, nested, with what no writer would write."""

import copy
import json

from hypothesis import strategies as st

from mapdesigner.resources import samples_path

SAMPLES = tuple(path.read_bytes() for path in sorted(samples_path().glob("*.json")))
VALUES = (
    *(None, True, False, 0, -1, 9, 1e308, -0.0, 10**40, "", "x", "\x00", "2026-13-45", "1899-12-31"),
    *([], {}, [[]], {"a": {}}, ["id"], "#GGGGGG", "../../etc/passwd", "<img src=x>"),
)
OTHER_FORMATS = (
    *(
        b"",
        b" ",
        b"\x00" * 100,
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"<svg/>",
        b"[]",
        b"null",
    ),
    *(
        b'"text"',
        b"{}",
        b'{"a":1}',
        b"1e999",
        b"-",
        b"NaN",
        b"{",
        b'{"format_version":',
        b"\xff\xfe{\x00}\x00",
    ),
    *(b'{"type":"excalidraw","elements":[]}', b'{"format_version":99}', b'{"format_version":true}'),
    *(b'{"format_version":1}', b"[" * 50_000, b'{"format_version":1,"id":' + b"[" * 50_000),
    *(b'{"format_version":1,"n":' + b"9" * 5_000 + b"}", b'{"format_version":1,"title":"\\ud800"}'),
)
# Pieces of text that go in anywhere: half a surrogate pair, NUL, huge numbers, keys that stand twice.
SPLINTERS = (
    *(
        b'"\\ud800"',
        b'"\\u0000"',
        b"\x00",
        b"\xed\xa0\x80",
        b"\xff",
        b"9" * 400,
        b"1e400",
        b"NaN",
        b"-Infinity",
    ),
    *(
        b'"id":"twice",',
        b'"title":"twice","title":"again",',
        b"{" * 300,
        b"[" * 300,
        b",",
        b"}",
        b"]",
        b'"',
        b"\\",
    ),
)


class Hostile:
    """A hostile file that does not fill the screen when a test fails; the test tells how to make it again."""

    def __init__(self, data):
        self.data = data

    def __repr__(self):
        return f"<{len(self.data):,} bytes, {self.data[:40]!r} …>"


def hostile_files():
    """Bytes that look like a journey map at first, or not at all."""
    return _files().map(Hostile)


@st.composite
def _files(draw):
    kind = draw(st.sampled_from(("cut", "flip", "swap", "splinter", "repeat", "remove", "nest", "other")))
    if kind == "other":
        return draw(st.sampled_from(OTHER_FORMATS))
    data = draw(st.sampled_from(SAMPLES))
    place = draw(st.integers(0, len(data) - 1))
    if kind == "cut":
        return data[:place]
    if kind == "flip":
        flipped = bytearray(data)
        for at in draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=3)):
            flipped[at] ^= 1 << draw(st.integers(0, 7))
        return bytes(flipped)
    if kind == "splinter":
        return data[:place] + draw(st.sampled_from(SPLINTERS)) + data[place:]
    if kind == "repeat":
        length = draw(st.integers(1, 3_000))
        return data[: place + length] + data[place:]
    if kind == "remove":
        return data[:place] + data[place + draw(st.integers(1, 400)) :]
    return _altered(draw, json.loads(data), deep=kind == "nest")


def _altered(draw, content, deep):
    """Put other values into some places of a sample's content; it stays JSON."""
    for _ in range(draw(st.integers(1, 4))):
        here = content
        for _ in range(draw(st.integers(0, 6))):
            inner = _keys(here)
            if not inner:
                break
            key = draw(st.sampled_from(inner))
            if not _keys(here[key]):
                break
            here = here[key]
        keys = _keys(here)
        if not keys:
            continue
        key = draw(st.sampled_from(keys))
        how = draw(st.sampled_from(("value", "gone", "new key", "twin")))
        if how == "value":
            here[key] = _nested(draw) if deep else _value(draw)
        elif how == "gone":
            del here[key]
        elif how == "twin" and isinstance(here, list):
            here.append(copy.deepcopy(here[key]))
        elif isinstance(here, dict):
            here[draw(st.sampled_from(("colour", "a key of tomorrow", "", "\x00")))] = copy.deepcopy(
                here[key]
            )
    return json.dumps(content, ensure_ascii=draw(st.booleans())).encode(errors="replace")


def _keys(value):
    return (
        list(range(len(value))) if isinstance(value, list) else list(value) if isinstance(value, dict) else []
    )


def _nested(draw):
    value = _value(draw)
    for _ in range(draw(st.integers(1, 60))):
        value = [value] if draw(st.booleans()) else {"stages": value}
    return value


def _value(draw):
    return copy.deepcopy(draw(st.sampled_from(VALUES)))

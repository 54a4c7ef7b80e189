"""The sRGB colour space as an ICC profile, version 2, small and the same on every machine.

A PDF for the archive says by such a profile what its red, green and blue are. Values and curve are those of
IEC 61966-2-1, adapted to D50 as the ICC asks; the format is that of ICC.1:2001-04.
"""

import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (
    (0.4360747, 0.2225045, 0.0139322),
    (0.3850649, 0.7168786, 0.0971045),
    (
        0.1430804,
        0.0606169,
        0.7141733,
    ),
)
_CURVE_POINTS = 256
# Any date would do; one that changed would make every export another file.
_WRITTEN = (2000, 1, 1, 0, 0, 0)


@cache
def srgb_profile() -> bytes:
    """Return the profile's bytes."""
    curve = b"curv" + bytes(4) + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *_curve())
    contents = [
        (b"desc", _description("sRGB")),
        (b"cprt", b"text" + bytes(4) + b"No copyright, use freely\0"),
        (b"wtpt", _xyz(_D50)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
    ]
    curves = (b"rTRC", b"gTRC", b"bTRC")
    count = len(contents) + len(curves)
    offset = 128 + 4 + 12 * count
    table = struct.pack(">I", count)
    body = b""
    for name, data in contents:
        table += name + struct.pack(">II", offset + len(body), len(data))
        body += _padded(data)
    # One curve serves all three.
    table += b"".join(name + struct.pack(">II", offset + len(body), len(curve)) for name in curves)
    body += _padded(curve)
    return _header(offset + len(body)) + table + body


def _header(size: int) -> bytes:
    kind = b"mntrRGB XYZ "
    return (
        struct.pack(">I4sI", size, bytes(4), 0x02100000)
        + kind
        + struct.pack(">6H", *_WRITTEN)
        + b"acsp"
        + bytes(28)
        + _numbers(_D50)
        + bytes(48)
    )


def _curve() -> tuple[int, ...]:
    shares = (place / (_CURVE_POINTS - 1) for place in range(_CURVE_POINTS))
    linear = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in shares)
    return tuple(round(value * 0xFFFF) for value in linear)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _numbers(values)


def _numbers(values: tuple[float, float, float]) -> bytes:
    """Return numbers as the profile writes them, with sixteen bits behind the point."""
    return struct.pack(">3i", *(round(value * 0x10000) for value in values))


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    # Behind it a description in Unicode and one for old Macintoshes, both empty.
    return b"desc" + bytes(4) + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(4 + 4 + 2 + 1 + 67)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)

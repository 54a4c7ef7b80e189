"""Icons of `resources/icons` as strokes in their 24-unit square, for painters that draw vectors."""

import json
from functools import cache

from mapdesigner.resources import resource_path

ICON_SQUARE = 24.0
ICON_STROKE = 2.0

# ("moveTo", ((x, y),)), ("lineTo", …), ("curveTo", (c1, c2, end)), ("closePath", ()), ("endPath", ())
Command = tuple[str, tuple[tuple[float, float], ...]]

FACES: dict[int, str] = {-2: "mood-cry", -1: "mood-sad", 0: "mood-empty", 1: "mood-smile", 2: "mood-happy"}
STAR = "star"
IMPROVEMENT = "bulb"
FEEDBACK = "quote"


@cache
def icon_commands(name: str) -> tuple[Command, ...]:
    """Return the icon's paths as pen commands in a 24 × 24 square, y downwards.

    Raises FileNotFoundError for a name that is not among the resources.
    """
    # Not at the top: the window draws its icons by other means and starts without these libraries.
    from xml.etree import ElementTree

    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.svgLib.path import parse_path

    root = ElementTree.parse(resource_path("icons", f"{name}.svg")).getroot()
    pen = DecomposingRecordingPen(glyphSet=None)
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        if path.get("stroke") != "none":
            parse_path(path.get("d", ""), pen)
    return tuple((operator, tuple(points)) for operator, points in pen.value)


def is_filled(name: str) -> bool:
    """Tell whether the icon's paths are filled instead of stroked."""
    return name.endswith("-filled")


@cache
def channel_icon(channel: str | None) -> str | None:
    """Return the name of a channel's icon, None for no channel."""
    return None if channel is None else _channel_icons()[channel]


@cache
def _channel_icons() -> dict[str, str]:
    icons: dict[str, str] = json.loads(resource_path("icons", "channels.json").read_text(encoding="utf-8"))
    return icons

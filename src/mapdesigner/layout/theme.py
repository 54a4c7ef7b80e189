"""Colours by name, for a light screen, a dark screen and paper."""

from collections.abc import Mapping
from types import MappingProxyType

Palette = Mapping[str, str]


def with_blocks(colours: dict[str, str]) -> Palette:
    """Add the blocks that stand for cards seen from far away: the sentiment's colour, half washed out."""
    blocks = {
        f"block sentiment {mood}": mixed(colours[f"sentiment {mood}"], colours["canvas"], 0.5)
        for mood in range(-2, 3)
    }
    neutral = {"block": mixed(colours["faint"], colours["canvas"], 0.4)}
    return MappingProxyType({**colours, **blocks, **neutral})


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour of which `share` is the first #RRGGBB colour and the rest the other."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02X}" for one, two in pairs)


LIGHT: Palette = with_blocks(
    {
        "window": "#F4F5F7",
        "canvas": "#FAFBFC",
        "surface": "#FFFFFF",
        "hairline": "#E1E4EA",
        "text": "#1A1E26",
        "muted": "#5B6472",
        "faint": "#858E9C",
        "accent": "#4652C9",
        "accent tint": "#ECEEFC",
        "on accent": "#FFFFFF",
        "chip": "#F1F3F6",
        "sentiment -2": "#C2362B",
        "sentiment -1": "#B95F10",
        "sentiment 0": "#6B7482",
        "sentiment 1": "#24794A",
        "sentiment 2": "#157347",
        "bad": "#C2362B",
        "good": "#157347",
    }
)

DARK: Palette = with_blocks(
    {
        "window": "#12151A",
        "canvas": "#171B21",
        "surface": "#1E232B",
        "hairline": "#2E3540",
        "text": "#E8EBF1",
        "muted": "#A3ACBA",
        "faint": "#7A8494",
        "accent": "#93A0FF",
        "accent tint": "#2A3052",
        "on accent": "#12151A",
        "chip": "#171B21",
        "sentiment -2": "#FF7A6E",
        "sentiment -1": "#F5A35B",
        "sentiment 0": "#A3ACBA",
        "sentiment 1": "#6FCF97",
        "sentiment 2": "#45D08A",
        "bad": "#FF7A6E",
        "good": "#45D08A",
    }
)

# Paper is white, also between the cards.
PAPER: Palette = with_blocks({**LIGHT, "window": "#FFFFFF", "canvas": "#FFFFFF"})


def colour_of(colour: str, palette: Palette) -> str:
    """Return a mark's colour as #RRGGBB. Raises KeyError for a token that the palette lacks."""
    return colour if colour.startswith("#") else palette[colour]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two #RRGGBB colours, 1 … 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

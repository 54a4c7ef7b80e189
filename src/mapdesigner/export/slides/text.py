"""Text of slides as DrawingML: paragraphs of runs that people can edit, cleaned, measured and cut to fit."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from mapdesigner.layout.fonts import Weight
from mapdesigner.layout.text import ELLIPSIS, Style, wrap
from mapdesigner.layout.theme import Palette, colour_of

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]

LINE_HEIGHT_EM = 1.35
# A font that stands in for the deck's may be a little wider: this much of a line is counted on.
ROOM = 0.97
# Where the first baseline falls below the top of its line; PowerPoint and LibreOffice differ by 0.03.
BASELINE_EM = 1.095
# No slide shows more of one text, and a text of megabytes is not measured.
MOST_CHARACTERS = 6_000

# What XML 1.0 can't hold, and separators that would break a line where nobody asked for it.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\x7f-\x9f]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Colours of the deck's own theme, so that a change of theme changes the slides.
SCHEME = {
    "text": "tx1",
    "muted": "tx2",
    "surface": "bg1",
    "canvas": "bg1",
    "chip": "bg2",
    "accent": "accent1",
}


class Run(NamedTuple):
    """Words of one look; a colour is a token of the palette or #RRGGBB."""

    text: str
    size_pt: float
    colour: str = "text"
    weight: Weight = "regular"
    italic: bool = False


class Paragraph(NamedTuple):
    """Runs that flow together; line breaks in their text are kept."""

    runs: tuple[Run, ...]
    before_pt: float = 0.0
    align: Align = "l"
    line_pt: float | None = None


def paragraph(
    text: str,
    size_pt: float,
    colour: str = "text",
    weight: Weight = "regular",
    *,
    before_pt: float = 0.0,
    align: Align = "l",
    italic: bool = False,
) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, size_pt, colour, weight, italic),), before_pt, align)


def clean(text: str) -> str:
    """Return the text with a space for each character that an XML file can't hold."""
    return _ILLEGAL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))


def one_line(text: str, most: int = 200) -> str:
    """Return the text cleaned, in one line and of a bounded length: for names and descriptions."""
    line = " ".join(clean(text[: most * 4]).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS


def attribute(text: str) -> str:
    """Return the text as an attribute's value with its quotes."""
    return quoteattr(one_line(text, 1_000))


def line_height(size_pt: float) -> float:
    """Return the distance between baselines."""
    return size_pt * LINE_HEIGHT_EM


def height_of(paragraphs: Iterable[Paragraph], width_pt: float) -> float:
    """Return how high paragraphs are in a column, with a font a little wider than ours."""
    height = 0.0
    for place, each in enumerate(paragraphs):
        height += line_count(each, width_pt) * _line_pt(each) + (each.before_pt if place else 0.0)
    return height


def line_count(each: Paragraph, width_pt: float) -> int:
    """Return how many lines a paragraph takes."""
    run = max(each.runs, key=lambda run: (run.size_pt, len(run.text)))
    text = "".join(run.text for run in each.runs)[:MOST_CHARACTERS]
    return max(1, len(wrap(text, width_pt * ROOM, Style(run.size_pt, run.weight))))


def cut(text: str, width_pt: float, size_pt: float, most_lines: int, weight: Weight = "regular") -> str:
    """Return the text as it is when it fits into so many lines, else its start with an ellipsis."""
    text = text.strip()
    start = text[:MOST_CHARACTERS]
    style = Style(size_pt, weight)
    lines = wrap(start, width_pt * ROOM, style, most_lines + 1)
    if len(lines) <= most_lines and len(start) == len(text):
        return text
    shown = wrap(start, width_pt * ROOM, style, most_lines)
    # Counted by what is no space, for the lines have lost the text's own spaces.
    wanted = sum(len("".join(line.text.split())) for line in shown) - 1
    return _start(start, max(1, wanted)).rstrip(" .,;:") + ELLIPSIS


def pieces(text: str, width_pt: float, size_pt: float, most_lines: int) -> list[str]:
    """Return the text in pieces of so many lines at most; no word is lost."""
    found: list[str] = []
    rest = text.strip()
    while rest:
        start = rest[:MOST_CHARACTERS]
        lines = wrap(start, width_pt * ROOM, Style(size_pt), most_lines + 1)
        if len(lines) <= most_lines and len(start) == len(rest):
            return [*found, rest]
        piece = _start(start, max(1, sum(len("".join(line.text.split())) for line in lines[:most_lines])))
        found.append(piece.rstrip())
        rest = rest[len(piece) :].lstrip()
    return found


def body(
    paragraphs: Iterable[Paragraph],
    palette: Palette,
    language: str,
    *,
    tag: str = "p:txBody",
    insets_pt: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
    anchor: Anchor = "t",
    wrapped: bool = True,
) -> str:
    """Return a text body; insets are left, top, right, bottom."""
    left, top, right, bottom = (round(inset * 12700) for inset in insets_pt)
    properties = (
        f'<a:bodyPr wrap="{"square" if wrapped else "none"}" lIns="{left}" tIns="{top}" rIns="{right}" '
        f'bIns="{bottom}" rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
    )
    inner = "".join(paragraph_xml(each, palette, language) for each in paragraphs) or "<a:p/>"
    return f"<{tag}>{properties}{inner}</{tag}>"


def paragraph_xml(each: Paragraph, palette: Palette, language: str) -> str:
    """Return a paragraph with exact line spacing, so that other fonts don't move what is under it."""
    backwards = _is_right_to_left("".join(run.text[:80] for run in each.runs))
    align = "r" if backwards and each.align == "l" else each.align
    attributes = (f' algn="{align}"' if align != "l" else "") + (' rtl="1"' if backwards else "")
    before = f'<a:spcBef><a:spcPts val="{round(each.before_pt * 100)}"/></a:spcBef>' if each.before_pt else ""
    spacing = f'<a:lnSpc><a:spcPts val="{round(_line_pt(each) * 100)}"/></a:lnSpc>'
    runs = "".join(_run_xml(run, palette, language) for run in each.runs)
    return f"<a:p><a:pPr{attributes}>{spacing}{before}</a:pPr>{runs}</a:p>"


def fill(colour: str | None, palette: Palette) -> str:
    """Return a solid fill: by the theme where it has the colour; none for None."""
    if colour is None:
        return "<a:noFill/>"
    if colour in SCHEME:
        return f'<a:solidFill><a:schemeClr val="{SCHEME[colour]}"/></a:solidFill>'
    return f'<a:solidFill><a:srgbClr val="{colour_of(colour, palette)[1:].upper()}"/></a:solidFill>'


def language_attribute(language: str) -> str:
    """Return the attribute that names a text's language; nothing for what is no language tag."""
    return f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""


def _run_xml(run: Run, palette: Palette, language: str) -> str:
    bold = ' b="1"' if run.weight == "semibold" else ""
    italic = ' i="1"' if run.italic else ""
    size = max(100, round(run.size_pt * 100))
    tail = f'{language_attribute(language)} sz="{size}"{bold}{italic} dirty="0"'
    look = f"<a:rPr{tail}>{fill(run.colour, palette)}</a:rPr>"
    lines = clean(run.text[: 4 * MOST_CHARACTERS]).split("\n")
    pieces = (f"<a:r>{look}<a:t>{escape(line)}</a:t></a:r>" if line else "" for line in lines)
    return f"<a:br>{look}</a:br>".join(pieces)


def _line_pt(each: Paragraph) -> float:
    return each.line_pt or line_height(max(run.size_pt for run in each.runs))


def _start(text: str, count: int) -> str:
    """Return the text's start with so many characters that are no spaces."""
    for place, character in enumerate(text):
        if not character.isspace():
            count -= 1
            if count < 0:
                return text[:place]
    return text


def _is_right_to_left(text: str) -> bool:
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False

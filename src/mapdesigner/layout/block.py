"""Blocks of marks under construction: lines of text under each other, and where they end."""

from mapdesigner.layout.marks import Mark, Words
from mapdesigner.layout.measures import first_baseline_pt, line_height_pt
from mapdesigner.layout.text import Style, wrap


def text_block(
    text: str,
    x: float,
    top: float,
    width_pt: float,
    style: Style,
    colour: str,
    most_lines: int | None = None,
    hung_left: bool = False,
    is_facts: bool = False,
) -> tuple[tuple[Mark, ...], float]:
    """Return the wrapped text as marks and the y at which the block ends.

    Text right to left stands at the right of the width; `hung_left`, its longest line begins at x, for what
    has other words beside it. `is_facts` is as in `wrap`.
    """
    if not text:
        return (), top
    baseline, height = top + first_baseline_pt(style), line_height_pt(style)
    lines = wrap(text, width_pt, style, most_lines, is_facts=is_facts)
    if hung_left:
        x -= min((line.words[0][0] for line in lines if line.words), default=0.0)
    marks = tuple(Words(x, baseline + row * height, line, colour) for row, line in enumerate(lines))
    return marks, top + len(lines) * height

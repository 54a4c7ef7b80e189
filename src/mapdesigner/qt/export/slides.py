"""The slides of a finished presentation as its preview names them: a line each, with what stands on it."""

import io
from typing import Any

from mapdesigner.qt.export.views import Lines, first_lines

MOST_WORDS = 30
HEAD = "Slides look as the program that opens them draws them. This is the text on them."


def slides_of(data: bytes) -> Lines:
    """Return the slides' titles, with the first words of each."""
    from pptx import Presentation

    lines = [HEAD, ""]
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, 1):
        texts = [text for shape in slide.shapes for text in _texts(shape)]
        title = slide.shapes.title
        head = _one_line(title.text_frame.text) if title is not None else ""
        others = [text for text in texts if text != head]
        lines.append(f"{number}   {head or (others[0] if others else 'Untitled slide')}")
        words = " · ".join(others if head else others[1:]).split(" ")
        if words != [""]:
            lines.append("     " + " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else ""))
        lines.append("")
    return first_lines("\n".join(lines).rstrip())


def _texts(shape: Any) -> list[str]:
    """Return what stands on a shape, on those grouped in it or in the cells of its table."""
    if hasattr(shape, "shapes"):
        return [text for each in shape.shapes for text in _texts(each)]
    if getattr(shape, "has_table", False):
        rows = [[_one_line(cell.text) for cell in row.cells] for row in shape.table.rows]
        return [text for row in rows for text in row if text]
    if not shape.has_text_frame or _is_foot(shape):
        return []
    text = " · ".join(filter(None, (_one_line(each.text) for each in shape.text_frame.paragraphs)))
    return [text] if text else []


def _is_foot(shape: Any) -> bool:
    from pptx.enum.shapes import PP_PLACEHOLDER

    feet = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
    return bool(shape.is_placeholder) and shape.placeholder_format.type in feet


def _one_line(text: str) -> str:
    return " ".join(text.split())

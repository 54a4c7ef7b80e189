"""The matrix of impact and effort on paper: each open note by its rank in the field where it belongs.

The ranks are those that head the notes in the list after it, so that the matrix needs no legend.
"""

from collections import defaultdict

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.style import LABEL, SMALL, line_rows, section_head, words, words_to
from mapdesigner.insight.priority import Ranked, ranked
from mapdesigner.insight.priority_words import TOP, weights_words
from mapdesigner.layout.marks import Mark, Rect, Stroke, Words
from mapdesigner.layout.measures import first_baseline_pt
from mapdesigner.layout.text import Style, single_line
from mapdesigner.model import JourneyMap

STEPS = 5
LEFT_PX, FIELD_PX, NAMES_PX, AXIS_PX = 62.0, 58.0, 22.0, 40.0
WIDEST_PX = 560.0
DISC_PX, GAP_PX = 22.0, 4.0
DISC = Style(10.5, "semibold")
QUARTER = Style(11, "semibold")
COLOUR = "accent"


def matrix_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the matrix with a heading and the formula; nothing when no open note has impact and effort."""
    open_notes = [each for each in ranked(map_) if each.rank is not None]
    placed = [each for each in open_notes if each.priority is not None]
    if not placed:
        return ()
    head = section_head("Impact and effort", COLOUR, width)
    rows = [Row(_matrix(placed, min(width, WIDEST_PX)), NAMES_PX + STEPS * FIELD_PX + AXIS_PX)]
    rows += line_rows(_remark(map_, len(open_notes) - len(placed)), 0, min(width, 520), SMALL, "muted")
    return (head, Group(tuple(rows), kept=len(rows)))


def _remark(map_: JourneyMap, left_out: int) -> str:
    said = f"Numbers are the ranks of the notes below, the first {TOP} filled. {weights_words(map_)}"
    if left_out:
        notes = "1 open note has" if left_out == 1 else f"{left_out:,} open notes have"
        said += f" {notes} no impact or no effort and can’t be placed."
    return said


def _matrix(placed: list[Ranked], width: float) -> tuple[Mark, ...]:
    plot = width - LEFT_PX
    across = plot / STEPS
    top, bottom = NAMES_PX, NAMES_PX + STEPS * FIELD_PX
    marks: list[Mark] = [
        Rect(LEFT_PX, top, plot / 2, STEPS * FIELD_PX / 2, 0, "accent tint"),
        Rect(LEFT_PX, top, plot, STEPS * FIELD_PX, 6, None, "hairline"),
        words("Quick wins", LEFT_PX, 0, QUARTER, "muted"),
        words_to("Big bets", width, 0, QUARTER, "muted", 120),
        words("Fill-ins", LEFT_PX, bottom + 20, QUARTER, "muted"),
        words_to("Thankless tasks", width, bottom + 20, QUARTER, "muted", 120),
        words("impact", 0, top + STEPS * FIELD_PX / 2 - 7, LABEL, "muted"),
        _centred("effort", LEFT_PX + plot / 2, bottom + 20, LABEL, "muted"),
    ]
    for step in range(1, STEPS + 1):
        y = top + (STEPS - step) * FIELD_PX
        marks.append(words_to(str(step), LEFT_PX - 8, y + FIELD_PX / 2 - 7, LABEL, "muted", 20))
        marks.append(_centred(str(step), LEFT_PX + (step - 0.5) * across, bottom + 4, LABEL, "muted"))
        if step < STEPS:
            x = LEFT_PX + step * across
            marks.append(Stroke(((LEFT_PX, y), (width, y)), "hairline", 0.75, (2.0, 3.0)))
            marks.append(Stroke(((x, top), (x, bottom)), "hairline", 0.75, (2.0, 3.0)))
    by_field: defaultdict[tuple[int, int], list[Ranked]] = defaultdict(list)
    for each in placed:
        note = each.improvement
        if note.impact is not None and note.effort is not None:
            by_field[note.effort, note.impact].append(each)
    for (effort, impact), notes in by_field.items():
        left = LEFT_PX + (effort - 1) * across
        marks += _field(notes, left, top + (STEPS - impact) * FIELD_PX, across)
    return tuple(marks)


def _field(notes: list[Ranked], left: float, top: float, across: float) -> list[Mark]:
    """Return the notes of a field as discs, side by side; “+3” for those without room."""
    step = DISC_PX + GAP_PX
    columns, lines = int((across - GAP_PX) / step), int((FIELD_PX - GAP_PX) / step)
    room = columns * lines
    shown = notes if len(notes) <= room else notes[: room - 1]
    x0 = left + (across - min(columns, max(len(shown), 1)) * step + GAP_PX) / 2
    used = -(-min(len(notes), room) // columns)
    y0 = top + (FIELD_PX - used * step + GAP_PX) / 2
    marks: list[Mark] = []
    for place, each in enumerate(shown):
        x, y = x0 + place % columns * step, y0 + place // columns * step
        is_top = (each.rank or 0) <= TOP
        marks.append(Rect(x, y, DISC_PX, DISC_PX, DISC_PX / 2, "accent" if is_top else "surface", "accent"))
        colour = "on accent" if is_top else "accent"
        marks.append(_centred(str(each.rank), x + DISC_PX / 2, y + 4, DISC, colour))
    if len(shown) < len(notes):
        x, y = x0 + (room - 1) % columns * step, y0 + (room - 1) // columns * step
        marks.append(_centred(f"+{len(notes) - len(shown)}", x + DISC_PX / 2, y + 4, DISC, "muted"))
    return marks


def _centred(text: str, middle: float, top: float, style: Style, colour: str) -> Words:
    line = single_line(text, style)
    return Words(middle - line.width_pt / 2, top + first_baseline_pt(style), line, colour)

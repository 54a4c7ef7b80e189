"""Two maps compared as PDF: the curves over each other, then what was added, removed, moved and changed."""

from mapdesigner.export.left_out import missing_kinds, told
from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions, paper_size_pt, report_paper
from mapdesigner.export.report.comparison_texts import compared_texts
from mapdesigner.export.report.flow import Group, Page, Row, flowed
from mapdesigner.export.report.pdf import sheets_as_pdf
from mapdesigner.export.report.style import (
    ENTRY,
    FOOT,
    GAP_UNDER_ENTRY_PX,
    MARGIN_PX,
    POINTS_PER_PX,
    SMALL,
    label_rows,
    line_rows,
    part_title,
    running_head,
    section_head,
    separator,
    space,
    words,
    words_to,
)
from mapdesigner.export.sheet import Exported, Placed, Sheet
from mapdesigner.export.written import written_on
from mapdesigner.insight.card_changes import FieldChange
from mapdesigner.insight.comparison import Comparison
from mapdesigner.insight.comparison_words import Entry, Part, comparison_parts, summary
from mapdesigner.layout.comparison import comparison_box
from mapdesigner.layout.marks import Box
from mapdesigner.model import UNTITLED, shortened

FOOT_FROM_BOTTOM_PX = 48.0
FOOT_HEIGHT_PX = 14.0
SPACE_ABOVE_FOOT_PX = 20.0
FIELD_X = 16.0
CHANGE_X = 148.0
# In the foot of each page and in the file's own title.
TITLE_LENGTH = 70
WAY = "A comparison lists what differs; the files of both maps hold every text."
COLOURS = {"Added": "good", "Removed": "bad", "Improvements done": "good"}


def export_comparison(comparison: Comparison, paper: str = "A4", language: str = "en") -> Exported:
    """Return the comparison as PDF on A4, or on Letter for American papers; equal ones give equal bytes."""
    size = paper_size_pt(report_paper(paper))
    width, height = (length / POINTS_PER_PX for length in size)
    inner = width - 2 * MARGIN_PX
    room = height - MARGIN_PX - FOOT_FROM_BOTTOM_PX - SPACE_ABOVE_FOOT_PX
    pages = flowed(_groups(comparison, inner), room)
    foot = f"{_heading(comparison)} · {_title(comparison.future.title)}"
    sheets = [_sheet(page, size, inner, foot, place + 1, len(pages)) for place, page in enumerate(pages)]
    named = comparison.future.evolve(title=f"{_heading(comparison)}: {_title(comparison.future.title)}")
    options = ExportOptions(paper=paper, language=language)
    data = sheets_as_pdf(named, options, sheets, carried=comparison.future)
    missing = (*missing_glyphs(comparison.current), *missing_glyphs(comparison.future))
    warnings = (*_left_out(comparison, written_on(sheets)), *dict.fromkeys(missing))
    return Exported(data, warnings, len(sheets))


def _left_out(comparison: Comparison, written: str) -> tuple[str, ...]:
    current, future = compared_texts(comparison)
    kinds = missing_kinds(comparison.current, current, written)
    return told(kinds + missing_kinds(comparison.future, future, written), WAY)


def _groups(comparison: Comparison, width: float) -> tuple[Group, ...]:
    current, future = (_one_line(map_.title) for map_ in (comparison.current, comparison.future))
    lead = f"From “{current}” to “{future}”. {summary(comparison)}"
    picture = comparison_box(comparison, width)
    groups = [
        part_title(_heading(comparison), lead, width),
        Group((Row(picture.marks, picture.height), space(8))),
    ]
    for part in comparison_parts(comparison):
        if part.entries:
            groups += _part(part, width)
    return tuple(groups)


def _part(part: Part, width: float) -> list[Group]:
    colour = COLOURS.get(part.heading, "accent")
    title = f"{part.heading} ({len(part.entries):,})"
    running = running_head(title, colour, width)
    return [
        section_head(title, colour, width),
        *(_entry(entry, width, running) for entry in part.entries),
    ]


def _entry(entry: Entry, width: float, running: Row) -> Group:
    rows = (
        *line_rows(entry.name, 0, width, ENTRY, "text"),
        *line_rows(entry.place, 0, width, SMALL, "muted"),
    )
    kept = len(rows)
    if entry.fields:
        rows += (space(4),)
    for change in entry.fields:
        rows += _field_rows(change, width)
    rows += (space(GAP_UNDER_ENTRY_PX),)
    return Group(rows, kept=min(kept + 1, 6), separator=separator(width), running=running)


def _field_rows(change: FieldChange, width: float) -> tuple[Row, ...]:
    return label_rows(change.field, f"{change.old} → {change.new}", FIELD_X, CHANGE_X, width)


def _sheet(page: Page, size: tuple[float, float], inner: float, foot: str, number: int, count: int) -> Sheet:
    rows = tuple(
        Box(f"row:{place}", 0, placed.y, inner, placed.row.height, placed.row.marks)
        for place, placed in enumerate(page.rows)
    )
    body = Box("page", MARGIN_PX, MARGIN_PX, inner, 0, (), rows)
    placed = [Placed(body, 0, 0, POINTS_PER_PX)]
    marks = (
        words(foot, MARGIN_PX, 0, FOOT, "faint", inner - 80),
        words_to(f"{number} of {count}", MARGIN_PX + inner, 0, FOOT, "faint", 76),
    )
    y = size[1] / POINTS_PER_PX - FOOT_FROM_BOTTOM_PX
    placed.append(Placed(Box("foot", 0, y, inner, FOOT_HEIGHT_PX, marks), 0, 0, POINTS_PER_PX))
    return Sheet(*size, tuple(placed))


def _heading(comparison: Comparison) -> str:
    first, second = comparison.curve_names
    return f"{first} and {second.lower()}"


def _one_line(title: str) -> str:
    return " ".join(title.split()) or UNTITLED


def _title(title: str) -> str:
    return shortened(title, TITLE_LENGTH) or UNTITLED

"""The wall sheet: an empty or half-filled map on paper, with numbered cells and room for sticky notes."""

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import POINTS_PER_MM
from mapdesigner.export.poster.tiles import column_letters
from mapdesigner.export.poster.wall_grid import FOOT_PT, STAGE_PT, WallGrid, wall_grid
from mapdesigner.export.poster.wall_slots import Slots, fitting_size, slots, text_at, text_in, writing_lines
from mapdesigner.export.report.style import words_to
from mapdesigner.export.sheet import Bookmark, Frame, Placed, Sheet
from mapdesigner.layout.facts import stage_facts
from mapdesigner.layout.icons import FACES
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.measures import STAGE_WIDTH_PT, first_baseline_pt
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.moods import Curve
from mapdesigner.layout.text import Style, single_line
from mapdesigner.model import UNTITLED, JourneyMap, Lane, Stage, stage_colour

# Sizes on an A0, and the least on any paper.
TITLE = (56.0, 12.0)
PURPOSE = (24.0, 7.0)
STAGE_NAME = (36.0, 8.0)
STAGE_GOAL = (22.0, 6.0)
LANE_NAME = (30.0, 7.0)
LANE_WORDS = (21.0, 6.0)
NUMBER = (20.0, 6.0)
NOTE = (30.0, 5.0)
FIELD = (20.0, 6.0)

FIELDS = ("Persona", "Date", "In the room")
LINE = "faint"
NOTE_DASH = (4.0, 4.0)
ZERO_DASH = (8.0, 6.0)


def wall_sheet(map_: JourneyMap, options: ExportOptions) -> Sheet:
    """Return the sheet: stages as columns, lanes as rows, cells numbered A1 …, slots for notes.

    `options.wall` "filled" prints what the map has lightly and leaves one slot free in each cell. Raises
    ExportFailed for what is no paper, and for one too small for the stages and lanes.
    """
    grid = wall_grid(map_, options)
    is_filled = options.wall == "filled"
    texts = _texts(map_) if is_filled else {}
    curves = [facts.curve for facts in stage_facts(map_, Memo())] if is_filled else []
    children = [_heading(map_, grid, is_filled)]
    children += [_stage(stage, place, grid, is_filled) for place, stage in enumerate(map_.stages)]
    for row, lane in enumerate(map_.lanes):
        children.append(_lane(lane, row, grid))
        for column, stage in enumerate(map_.stages):
            if lane.kind == "emotion":
                curve = curves[column] if is_filled else None
                cell = _emotion_cell(stage, lane, column, row, grid, curve)
            else:
                cell = _cell(stage, lane, column, row, grid, texts.get((stage.id, lane.id), ()))
            children.append(cell)
    children.append(_foot(map_, grid, texts))
    root = Box("wall", 0, 0, *grid.page, _rules(grid), tuple(children), label=map_.title)
    return Sheet(*grid.page, (Placed(root, 0, 0, 1.0),), (Bookmark(0, "Wall sheet", 0.0, 0.0),), grid.margin)


def notes_that_fit(map_: JourneyMap, options: ExportOptions) -> tuple[float, float] | None:
    """Return the size in mm of the sticky notes for which each empty cell has room, None for none."""
    grid = wall_grid(map_, options)
    fitting = [
        slots(_room(0, row, grid), 1, _gap(grid)).note_mm
        for row, lane in enumerate(map_.lanes)
        if lane.kind != "emotion" and map_.stages
    ]
    return None if None in fitting or not fitting else min(note for note in fitting if note is not None)


def _heading(map_: JourneyMap, grid: WallGrid, is_filled: bool) -> Box:
    """Return title and purpose at the left, and lines for who, when and with whom at the right."""
    x, y, width, height = grid.heading
    unit, room = grid.unit, height * 0.82
    left = width * 0.64
    marks: tuple[Mark, ...] = ()
    if map_.title and map_.title != UNTITLED:
        share = 0.55 if map_.purpose else 1.0
        marks += text_in(map_.title, Frame(x, y, left, room * share), _size(TITLE, unit), "text", "semibold")
    else:
        marks += _line_to_write("Title", x, y + room * 0.5, left, unit)
    if map_.purpose:
        below = Frame(x, y + room * 0.55, left, room * 0.45)
        marks += text_in(map_.purpose, below, _size(PURPOSE, unit), "muted")
    for place, field in enumerate(FIELDS):
        marks += _line_to_write(
            field, x + width * 0.7, y + room * (place + 1) / len(FIELDS) - 4 * unit, width * 0.3, unit
        )
    return _framed("header", grid.heading, marks, map_.title)


def _stage(stage: Stage, place: int, grid: WallGrid, is_filled: bool) -> Box:
    """Return a stage's band, name and goal; a line to write on where the name is missing."""
    unit = grid.unit
    x, y = grid.columns[place], grid.stage_top
    inset = 8 * unit
    width = grid.column_width - 2 * inset
    band = Rect(x + inset / 2, y, grid.column_width - inset, max(1.5, 9 * unit), 0, stage_colour(stage))
    marks: tuple[Mark, ...] = (band,)
    name = Frame(x + inset, y + 18 * unit, width, 48 * unit)
    if stage.name:
        marks += text_in(stage.name, name, _size(STAGE_NAME, unit), "text", "semibold")
    else:
        marks += _line_to_write("Stage", name.x_pt, y + 62 * unit, width, unit)
    if stage.customer_goal:
        goal = Frame(x + inset, y + 68 * unit, width, 56 * unit)
        marks += text_in(stage.customer_goal, goal, _size(STAGE_GOAL, unit), "muted")
    else:
        marks += _line_to_write("Goal", name.x_pt, y + 108 * unit, width, unit)
    frame = Frame(x, y, grid.column_width, STAGE_PT * unit)
    return _framed(f"stage:{stage.id}", frame, marks, stage.name)


def _lane(lane: Lane, row: int, grid: WallGrid) -> Box:
    """Return a lane's number, name and words; for emotion the scale beside its cells too."""
    unit, frame = grid.unit, grid.rows[row]
    is_emotion = lane.kind == "emotion"
    width = grid.label_width * (0.66 if is_emotion else 0.94)
    top = frame.y_pt + 12 * unit
    room = frame.height_pt - 16 * unit
    name = Frame(frame.x_pt, top, width, room * 0.5)
    marks: tuple[Mark, ...] = ()
    bottom = top
    if lane.name:
        written = text_in(lane.name, name, _size(LANE_NAME, unit), "text", "semibold")
        bottom = _bottom_of(written, top)
        marks += written
    else:
        marks += _line_to_write("Lane", name.x_pt, top + 44 * unit, width, unit)
        bottom = top + 48 * unit
    if lane.description:
        below = Frame(frame.x_pt, bottom + 4 * unit, width, max(0.0, top + room - bottom - 4 * unit))
        marks += text_in(lane.description, below, _size(LANE_WORDS, unit), "muted")
    if is_emotion:
        marks += _scale(row, grid)
    return _framed(f"lane:{lane.id}", frame._replace(width_pt=grid.label_width), marks, lane.name)


def _cell(stage: Stage, lane: Lane, column: int, row: int, grid: WallGrid, texts: tuple[str, ...]) -> Box:
    room, unit = _room(column, row, grid), grid.unit
    found = _slots_of(room, texts, grid)
    marks = _number(column, row, grid)
    # One size for the cell: texts of one kind don't look like headlines and small print.
    inner = _inside(found.frames[0], unit) if found.frames else room
    style = Style(fitting_size(texts, inner, _size(NOTE, unit), "regular"))
    notes = []
    for place, frame in enumerate(found.frames):
        text = texts[place] if place < len(texts) else ""
        own = _slot(Frame(0, 0, frame.width_pt, frame.height_pt), text, style, unit)
        notes.append(Box(f"slot:{_cell_name(column, row)}/{place}", *frame, own, label=text))
    if not found.frames:
        marks += tuple(
            Stroke(((room.x_pt, y), (room.x_pt + room.width_pt, y)), "hairline", _thin(unit))
            for y in writing_lines(room)
        )
    id_ = f"cell:{stage.id}/{lane.id}"
    return _framed(id_, _cell_frame(column, row, grid), marks, _cell_name(column, row), tuple(notes))


def _slots_of(room: Frame, texts: tuple[str, ...], grid: WallGrid) -> Slots:
    """Return slots for the texts and a free one; where there is nothing to print and no note fits, none."""
    return slots(room, len(texts) + 1 if texts else 0, _gap(grid))


def _slot(frame: Frame, text: str, style: Style, unit: float) -> tuple[Mark, ...]:
    """Return a slot: dashed and free, or with a text in it, both light."""
    x, y, width, height = frame
    if not text:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        return (Stroke(corners, LINE, _thin(unit), tuple(part * max(0.4, unit) for part in NOTE_DASH)),)
    outline = Rect(x, y, width, height, 6 * unit, None, "hairline", max(0.5, 1.5 * unit))
    return (outline, *text_at(text, _inside(frame, unit), style, "muted"))


def _inside(frame: Frame, unit: float) -> Frame:
    x, y, width, height = frame
    inset = min(12 * unit, width * 0.08, height * 0.08)
    return Frame(x + inset, y + inset, width - 2 * inset, height - 2 * inset)


def _emotion_cell(
    stage: Stage, lane: Lane, column: int, row: int, grid: WallGrid, curve: Curve | None
) -> Box:
    """Return the levels −2 … +2 across a cell, zero dashed; with a curve its points as light faces."""
    unit = grid.unit
    x, width = grid.columns[column], grid.column_width
    marks: tuple[Mark, ...] = ()
    for mood in range(-2, 3):
        y = _mood_y(mood, row, grid)
        dash = tuple(part * max(0.4, unit) for part in ZERO_DASH) if mood == 0 else ()
        marks += (Stroke(((x, y), (x + width, y)), LINE if mood == 0 else "hairline", _thin(unit), dash),)
    marks += _number(column, row, grid)
    faces = () if curve is None else _felt(curve, lane, column, row, grid)
    id_ = f"cell:{stage.id}/{lane.id}"
    return _framed(id_, _cell_frame(column, row, grid), marks, _cell_name(column, row), faces)


def _felt(curve: Curve, lane: Lane, column: int, row: int, grid: WallGrid) -> tuple[Box, ...]:
    """Return the points of a curve as light faces, as dots where faces would cover each other."""
    size = max(7.0, 30 * grid.unit)
    x, width = grid.columns[column], grid.column_width
    is_crowd = len(curve.felt) * size > width
    if is_crowd:
        size /= 4
    boxes = []
    for felt in curve.felt:
        left = x + felt.x / STAGE_WIDTH_PT * width - size / 2
        top = _mood_y(felt.sentiment, row, grid) - size / 2
        disc = Rect(0, 0, size, size, size / 2, "faint" if is_crowd else "canvas")
        face = () if is_crowd else (Icon(FACES[round(felt.sentiment)], 0, 0, size, "faint"),)
        boxes.append(Box(f"felt:{felt.card_id}@{lane.id}", left, top, size, size, (disc, *face)))
    return tuple(boxes)


def _scale(row: int, grid: WallGrid) -> tuple[Mark, ...]:
    """Return the faces with their numbers at the levels, at the right edge of the lane's label."""
    style = Style(round(max(NUMBER[1], NUMBER[0] * grid.unit), 1))
    size = max(7.0, 26 * grid.unit)
    right = grid.margin + grid.label_width - 8 * grid.unit
    marks: tuple[Mark, ...] = ()
    for mood, face in FACES.items():
        y = _mood_y(mood, row, grid)
        sign = f"+{mood}" if mood > 0 else f"−{-mood}" if mood else "0"
        line = single_line(sign, style)
        x = right - size - 6 * grid.unit - line.width_pt
        marks += (
            Icon(face, right - size, y - size / 2, size, "muted"),
            Words(x, y + style.size_pt * 0.36, line, "muted"),
        )
    return marks


def _mood_y(mood: float, row: int, grid: WallGrid) -> float:
    frame = grid.rows[row]
    top = frame.y_pt + frame.height_pt * 0.16
    return top + (2 - mood) / 4 * frame.height_pt * 0.68


def _number(column: int, row: int, grid: WallGrid) -> tuple[Mark, ...]:
    style = Style(round(max(NUMBER[1], NUMBER[0] * grid.unit), 1), "semibold")
    line = single_line(_cell_name(column, row), style)
    x, y = grid.columns[column] + 8 * grid.unit, grid.rows[row].y_pt + 6 * grid.unit
    back = Rect(x - 2, y, line.width_pt + 4, style.size_pt * 1.35, 0, "canvas")
    return (back, Words(x, y + first_baseline_pt(style), line, "faint"))


def _room(column: int, row: int, grid: WallGrid) -> Frame:
    """Return the part of a cell under its number."""
    frame, unit = grid.rows[row], grid.unit
    inset = 8 * unit
    above = 6 * unit + max(NUMBER[1], NUMBER[0] * unit) * 1.35 + 4 * unit
    below = 10 * unit
    return Frame(
        grid.columns[column] + inset,
        frame.y_pt + above,
        grid.column_width - 2 * inset,
        max(1.0, frame.height_pt - above - below),
    )


def _rules(grid: WallGrid) -> tuple[Mark, ...]:
    """Return the hairlines between the lanes and between the stages."""
    if not grid.rows:
        return ()
    thin = _thin(grid.unit)
    right = grid.page[0] - grid.margin
    bottom = grid.rows[-1].y_pt + grid.rows[-1].height_pt
    edges = [row.y_pt for row in grid.rows] + [bottom]
    across = [Stroke(((grid.margin, y), (right, y)), "hairline", thin) for y in edges]
    down = [Stroke(((x, grid.stage_top), (x, bottom)), "hairline", thin) for x in grid.columns]
    return (*across, *down)


def _foot(map_: JourneyMap, grid: WallGrid, texts: dict[tuple[str, str], tuple[str, ...]]) -> Box:
    """Return which notes the slots are made for, and how cells are called."""
    found = (
        _slots_of(_room(column, row, grid), texts.get((stage.id, lane.id), ()), grid).note_mm
        for column, stage in enumerate(map_.stages)
        for row, lane in enumerate(map_.lanes)
        if lane.kind != "emotion"
    )
    notes = sorted({note for note in found if note is not None}, reverse=True)
    sizes = " and ".join(f"{note[0]:g} × {note[1]:g} mm" for note in notes)
    said = f"Dashed slots hold sticky notes of {sizes}. " if sizes else ""
    style = Style(round(max(FIELD[1], FIELD[0] * grid.unit), 1))
    y = grid.foot_y + 10 * grid.unit
    width = grid.page[0] - 2 * grid.margin
    left = single_line(f"{said}Cells are called by column and row, as A1.", style, width * 0.7)
    marks = (
        Words(grid.margin, y + first_baseline_pt(style), left, "muted"),
        words_to(f"{map_.state} state", grid.page[0] - grid.margin, y, style, "muted", width * 0.28),
    )
    return _framed("foot", Frame(grid.margin, grid.foot_y, width, FOOT_PT * grid.unit), marks, "")


def _line_to_write(label: str, x: float, y: float, width: float, unit: float) -> tuple[Mark, ...]:
    """Return a line with what to write on it in small type at its start; y is the line's."""
    style = Style(round(max(FIELD[1], FIELD[0] * unit), 1))
    line = single_line(label, style, width)
    return (
        Stroke(((x, y), (x + width, y)), LINE, _thin(unit)),
        Words(x, y - 4 * unit, line, "faint"),
    )


def _texts(map_: JourneyMap) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what the map shows in each cell, from top to bottom, as the layout tells it."""
    ids = {f"cell:{stage.id}/{lane.id}": (stage.id, lane.id) for stage in map_.stages for lane in map_.lanes}
    return {
        ids[cell.id]: tuple(box.label for content in cell.children for box in content.children if box.label)
        for cell in lay_out(map_).children
        if cell.id in ids
    }


def _framed(id_: str, frame: Frame, marks: tuple[Mark, ...], label: str, inner: tuple[Box, ...] = ()) -> Box:
    """Return a box with its frame, and in it marks and boxes that are placed from the page's corner."""
    x, y, width, height = frame
    content = Box(f"content:{id_}", -x, -y, x + width, y + height, marks, inner)
    return Box(id_, x, y, width, height, (), (content,), label)


def _cell_frame(column: int, row: int, grid: WallGrid) -> Frame:
    frame = grid.rows[row]
    return Frame(grid.columns[column], frame.y_pt, grid.column_width, frame.height_pt)


def _bottom_of(written: tuple[Words, ...], top: float) -> float:
    if not written:
        return top
    return written[-1].baseline + written[-1].line.style.size_pt * 0.4


def _size(sizes: tuple[float, float], unit: float) -> tuple[float, float]:
    """Return the size to begin with on this paper and the least one to get down to."""
    largest, least = sizes
    return max(least, largest * unit), min(least, max(least, largest * unit))


def _gap(grid: WallGrid) -> float:
    return 3 * POINTS_PER_MM


def _thin(unit: float) -> float:
    return max(0.4, 1.2 * unit)


def _cell_name(column: int, row: int) -> str:
    return f"{column_letters(column)}{row + 1}"

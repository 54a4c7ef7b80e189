"""What was typed or pasted into a cell, read as a value of its column; and blocks of such cells."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mapdesigner.exchange.figures import as_figures
from mapdesigner.exchange.spreadsheet_block import Block
from mapdesigner.exchange.variants_block import NoCount, count_from
from mapdesigner.model import CHANNELS, EVIDENCE, SENTIMENT_WORDS, SETTINGS, JourneyMap, shortened
from mapdesigner.model.folding import as_name
from mapdesigner.qt.table.cells import Cell
from mapdesigner.qt.table.columns import COLUMNS, Column
from mapdesigner.qt.table.rows import UNTITLED_LANE, UNTITLED_STAGE, Around, Row

MOST_VOTES = 1_000_000
YES = ("yes", "y", "x", "true", "1", "★", "✓")
NO = ("", "no", "n", "false", "0", "–", "-")
FEELINGS: Mapping[str, int] = {word: mood for mood, word in SENTIMENT_WORDS.items()} | {
    written: mood
    for mood in SENTIMENT_WORDS
    for written in (f"{mood}", f"{mood:+d}", f"{mood}".replace("-", "−"))
}


class BadCell(Exception):
    """A text that is no value of its column; the message is a sentence for the user."""


def read_cell(column: Column, text: str, map_: JourneyMap) -> object:
    """Return the value that a text stands for. Raises BadCell with a sentence."""
    if column.kind in ("line", "text"):
        return text
    if column.kind == "tags":
        return tuple(dict.fromkeys(tag for tag in map(str.strip, text.split(",")) if tag))
    return _READERS[column.name](text.strip(), map_)


class Target(NamedTuple):
    """Where a block goes: the rows and the columns from the current cell on, as they are shown.

    `filled` are the rows that a block of one cell fills, those that are selected.
    """

    rows: Sequence[Row]
    columns: Sequence[Column]
    all_columns: Sequence[Column]
    filled: Sequence[Row] = ()


def read_block_cells(block: Block, target: Target, around: Around, map_: JourneyMap) -> list[Cell]:
    """Return the values of a block for the cells it covers, without those that say the same already.

    A first row of headings tells the columns. Raises BadCell naming row and value when the block does not
    fit or one of its cells is no value.
    """
    columns, first = _headings(block, target.all_columns), 1
    if columns is None:
        columns, first = target.columns, 0
    body, rows = block[first:], target.rows
    if len(block) == 1 and len(block[0]) == 1 and target.filled:
        rows = target.filled
        body = block * len(rows)
    _check_shape(body, rows, columns)
    cells = []
    for place, (row, texts) in enumerate(zip(rows, body, strict=False), 1 + first):
        for column, text in zip(columns, texts, strict=False):
            if text == column.text(row, around):
                continue
            try:
                cells.append(Cell(row.card.id, column.name, read_cell(column, text, map_)))
            except BadCell as bad:
                where = (
                    f"Row {place} of the block, “{column.title}”: " if len(block) * len(block[0]) > 1 else ""
                )
                raise BadCell(f"{where}{bad} Nothing was changed.") from bad
    return cells


def _headings(block: Block, columns: Sequence[Column]) -> Sequence[Column] | None:
    """Return the columns that a block's first row names, None when it names none."""
    named = {column.title.casefold(): column for column in columns}
    found = [named.get(text.strip().casefold()) for text in block[0]] if len(block) > 1 else [None]
    known = [column for column in found if column is not None]
    return known if len(known) == len(found) else None


def _check_shape(body: Block, rows: Sequence[Row], columns: Sequence[Column]) -> None:
    width = len(body[0])
    if len(body) > len(rows):
        raise BadCell(
            f"The block has {_counted(len(body), 'row')}, but from here on the table shows {len(rows)}. "
            "Nothing was changed."
        )
    if width > len(columns):
        raise BadCell(
            f"The block has {_counted(width, 'column')}, but from “{columns[0].title}” on the table shows "
            f"{len(columns)}. Nothing was changed."
        )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _one_of(column_word: str, values: Sequence[str]) -> Callable[[str, JourneyMap], object]:
    known = {value.casefold(): value for value in values}

    def read(text: str, map_: JourneyMap) -> object:
        if text in ("", "–"):
            return None
        if text.casefold() not in known:
            raise BadCell(f"“{shortened(text)}” is no {column_word}; there are {', '.join(values)}.")
        return known[text.casefold()]

    return read


def _feeling(text: str, map_: JourneyMap) -> object:
    if text in ("", "–"):
        return None
    said = as_figures(text).casefold()
    if said not in FEELINGS:
        words = ", ".join(SENTIMENT_WORDS.values())
        raise BadCell(f"“{shortened(text)}” is no sentiment; there are {words}, or −2 to 2.")
    return FEELINGS[said]


def _yes_or_no(text: str, map_: JourneyMap) -> object:
    said = as_figures(text).casefold()
    if said in YES:
        return True
    if said in NO:
        return False
    raise BadCell(f"“{shortened(text)}” is neither yes nor no.")


def _votes(text: str, map_: JourneyMap) -> object:
    try:
        votes = count_from(text)
    except NoCount:
        votes = MOST_VOTES + 1
    if votes > MOST_VOTES:
        raise BadCell(
            f"“{shortened(text)}” is no number of votes; that is a whole number from 0 to a million."
        )
    return votes


def _stage(text: str, map_: JourneyMap) -> object:
    named = {as_name(stage.name or UNTITLED_STAGE): stage.id for stage in reversed(map_.stages)}
    if as_name(text) not in named:
        raise BadCell(f"There is no stage “{shortened(text)}”." if text else "A touchpoint needs a stage.")
    return named[as_name(text)]


def _lane(text: str, map_: JourneyMap) -> object:
    lanes = [lane for lane in map_.lanes if lane.kind == "touchpoints"]
    named = {as_name(lane.name or UNTITLED_LANE): lane.id for lane in reversed(lanes)}
    if as_name(text) not in named:
        raise BadCell(
            f"There is no lane of touchpoints “{shortened(text)}”." if text else "A touchpoint needs a lane."
        )
    return named[as_name(text)]


def _personas(text: str, map_: JourneyMap) -> object:
    named = {as_name(persona.name or "Unnamed persona"): persona.id for persona in reversed(map_.personas)}
    return _listed("persona", text, named, [persona.id for persona in map_.personas])


def _goals(text: str, map_: JourneyMap) -> object:
    named = {as_name(goal.statement or "Goal without words"): goal.id for goal in reversed(map_.goals)}
    return _listed("goal", text, named, [goal.id for goal in map_.goals])


def _listed(noun: str, text: str, named: Mapping[str, str], order: list[str]) -> tuple[str, ...]:
    """Return the ids of names with commas between them, in the map's order; names may hold commas too."""
    parts = text.split(",")
    found: set[str] = set()
    at = 0
    while at < len(parts):
        ends = range(len(parts), at, -1)
        end = next((end for end in ends if as_name(",".join(parts[at:end])) in named), None)
        if end is not None:
            found.add(named[as_name(",".join(parts[at:end]))])
            at = end
        elif parts[at].strip():
            raise BadCell(f"There is no {noun} “{shortened(parts[at].strip())}”; add it first.")
        else:
            at += 1
    return tuple(id_ for id_ in order if id_ in found)


def _elsewhere(title: str) -> Callable[[str, JourneyMap], object]:
    def read(text: str, map_: JourneyMap) -> object:
        raise BadCell(f"{title} are changed in the inspector, not in the table.")

    return read


_READERS: Mapping[str, Callable[[str, JourneyMap], object]] = {
    "channel": _one_of("channel", CHANNELS),
    "setting": _one_of("setting", SETTINGS),
    "evidence": _one_of("evidence", EVIDENCE),
    "sentiment": _feeling,
    "moment_of_truth": _yes_or_no,
    "votes": _votes,
    "stage": _stage,
    "lane": _lane,
    "personas": _personas,
    "goals": _goals,
} | {column.name: _elsewhere(column.title) for column in COLUMNS if column.kind == "read"}

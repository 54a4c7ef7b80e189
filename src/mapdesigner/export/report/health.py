"""The health of the map on one page: what is covered, balance, evidence, low points, open pains, targets."""

from datetime import date

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.slices import Slice, band, evidence_slices
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    LABEL,
    PART_TITLE,
    SMALL,
    part_title,
    section_head,
    space,
    words,
    words_to,
)
from mapdesigner.insight.counting import many
from mapdesigner.insight.health import Health, Spot, StageCoverage, health
from mapdesigner.insight.metric_status import MINUS
from mapdesigner.layout.marks import Icon, Mark, Rect
from mapdesigner.layout.mood_course import course_marks, mood_course
from mapdesigner.model import SENTIMENT_WORDS, JourneyMap, stage_colour

COLOUR = "accent"
# Columns of the coverage: left edges, and how wide their bars are.
TOUCHPOINTS_RIGHT = 236.0
FIRST_X, COLUMN, BAR_WIDTH = 262.0, 92.0, 70.0
GOALS_RIGHT, MOOD_RIGHT = 590.0, 657.0
NAME_WIDTH = 176.0
ROW_PX = 27.0
TILE_PX, TILE_GAP = 66.0, 12.0
MOST_PAINS = 8
SPOT_TITLE_WIDTH = 330.0


def health_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part; nothing when the map has no touchpoints to tell about."""
    found = health(map_, date.today())
    if not found.touchpoints:
        return ()
    groups = [part_title("Health of the map", _lead(found), width), Group((_tiles(found, width), space(4)))]
    head = section_head("What is covered", COLOUR, width, bookmark=False)
    groups.append(head._replace(rows=(_with_columns(head.rows[0]),)))
    groups += [Group((_stage_row(stage),)) for stage in found.stages]
    groups.append(section_head("Where we meet, and how we know", COLOUR, width, bookmark=False))
    groups.append(
        Group((band(_setting_slices(found), width), space(10), band(evidence_slices(found.evidence), width)))
    )
    feeling = (*_course(map_, found, width), *(_spot_row(spot, width) for spot in found.low_points))
    if feeling:
        groups += [section_head("How it feels", COLOUR, width, bookmark=False), Group(feeling)]
    if found.pains:
        groups.append(section_head("Pains that no improvement note answers", COLOUR, width, bookmark=False))
        groups += _open_pains(found, width)
    return tuple(groups)


def _lead(found: Health) -> str:
    empty = sum(1 for stage in found.stages if stage.is_empty)
    stages = many(len(found.stages), "stage").lower()
    first = f"{many(found.touchpoints, 'touchpoint')} in {stages}"
    if empty:
        first += f", of which {many(empty, 'stage').lower().removesuffix(' stages').removesuffix(' stage')} "
        first += "is empty" if empty == 1 else "are empty"
    return f"{first}. A pain here is a touchpoint that feels bad or very bad, be it to one persona only."


def _tiles(found: Health, width: float) -> Row:
    aims = found.targets
    mood = "–" if found.mood is None else f"{found.mood:+.1f}".replace("-", MINUS)
    tiles = (
        (f"{aims.on_target} of {aims.with_target}" if aims.with_target else "–", "metrics on target"),
        (f"{len(found.open_pains)} of {found.pains}" if found.pains else "–", "pains without an answer"),
        (mood, "mean feeling, −2 to +2"),
        (str(found.open_notes), "open improvement notes"),
    )
    each = (width - TILE_GAP * (len(tiles) - 1)) / len(tiles)
    marks: list[Mark] = []
    for place, (figure, name) in enumerate(tiles):
        x = place * (each + TILE_GAP)
        marks.append(Rect(x, 0, each, TILE_PX, 6, "chip"))
        marks.append(words(figure, x + 14, 8, PART_TITLE._replace(size_pt=20), "text", each - 24))
        marks.append(words(name, x + 14, 40, SMALL, "muted", each - 20))
    return Row(tuple(marks), TILE_PX)


def _with_columns(row: Row) -> Row:
    marks: list[Mark] = [*row.marks, words_to("touchpoints", TOUCHPOINTS_RIGHT, 14, LABEL, "muted", 70)]
    for place, name in enumerate(("with an owner", "with metrics", "with feedback")):
        marks.append(words(name, FIRST_X + place * COLUMN, 14, LABEL, "muted", COLUMN - 8))
    marks.append(words_to("goals", GOALS_RIGHT, 14, LABEL, "muted", 50))
    marks.append(words_to("feeling", MOOD_RIGHT, 14, LABEL, "muted", 56))
    return row._replace(marks=tuple(marks))


def _stage_row(each: StageCoverage) -> Row:
    stage = each.stage
    marks: list[Mark] = [
        Rect(0, 5, 8, 8, 2, stage_colour(stage)),
        words(stage.name or "Untitled stage", 16, 1, BODY, "text", NAME_WIDTH - 16),
    ]
    if each.is_empty:
        marks.append(words_to("none", TOUCHPOINTS_RIGHT, 1, BODY, "bad", 60))
        return Row(tuple(marks), ROW_PX)
    marks.append(words_to(str(each.touchpoints), TOUCHPOINTS_RIGHT, 1, ENTRY, "text", 60))
    for place, count in enumerate((each.owned, each.measured, each.heard)):
        x = FIRST_X + place * COLUMN
        marks.append(Rect(x, 17, BAR_WIDTH, 3, 1.5, "hairline"))
        if count:
            marks.append(Rect(x, 17, BAR_WIDTH * count / each.touchpoints, 3, 1.5, "accent"))
        marks.append(words(f"{count} of {each.touchpoints}", x, 0, SMALL, "text" if count else "bad"))
    marks.append(words_to(str(each.goals), GOALS_RIGHT, 1, BODY, "text" if each.goals else "bad", 50))
    mood = "–" if each.mood is None else f"{each.mood:+.1f}".replace("-", MINUS)
    colour = "muted" if each.mood is None else f"sentiment {max(-2, min(2, round(each.mood)))}"
    marks.append(words_to(mood, MOOD_RIGHT, 1, ENTRY, colour, 50))
    return Row(tuple(marks), ROW_PX)


def _course(map_: JourneyMap, found: Health, width: float) -> tuple[Row, ...]:
    """Return the course of the mood, where two touchpoints or more make one."""
    names = {spot.card.id: spot.card.title.strip() or "Untitled touchpoint" for spot in found.low_points}
    course = mood_course(map_, names)
    return () if course is None else (Row(*course_marks(course, width)), space(8))


def _setting_slices(found: Health) -> tuple[Slice, ...]:
    colours = {"digital": "#4652C9", "physical": "#8E97E0", "human": "#C9CEF3", None: "hairline"}
    return tuple(
        Slice(word or "not told", count, colours[word]) for word, count in found.settings.items() if count
    )


def _spot_row(spot: Spot, width: float) -> Row:
    title = spot.card.title or "Untitled touchpoint"
    votes = spot.card.votes
    said = f"feels {SENTIMENT_WORDS[spot.sentiment]}"
    colour = f"sentiment {spot.sentiment}"
    marks: list[Mark] = [
        Rect(0, 5, 8, 8, 4, colour),
        words(title, 16, 1, BODY, "text", SPOT_TITLE_WIDTH - 24),
        words(spot.stage.name or "Untitled stage", SPOT_TITLE_WIDTH, 1.5, SMALL, "muted", 150),
        words(said, SPOT_TITLE_WIDTH + 162, 1.5, SMALL, colour, 90),
    ]
    if votes:
        marks.append(words_to(f"{votes:,} vote{'' if votes == 1 else 's'}", width, 1.5, SMALL, "muted", 62))
    return Row(tuple(marks), 21)


def _open_pains(found: Health, width: float) -> list[Group]:
    if not found.open_pains:
        done = (
            Icon("check", -1, 1, 16, "good"),
            words("Each pain has an improvement note that answers it.", 20, 1, BODY, "text"),
        )
        return [Group((Row(done, 21),))]
    rows = [Group((_spot_row(spot, width),)) for spot in found.open_pains[:MOST_PAINS]]
    rest = len(found.open_pains) - MOST_PAINS
    if rest > 0:
        rows.append(Group((Row((words(f"and {rest} more", 16, 1, SMALL, "muted"),), 21),)))
    return rows

"""Marks of the laid-out map as native shapes: a card is a group, a paragraph one text box, a curve a path."""

from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from mapdesigner.export.slides.shapes import Shapes
from mapdesigner.export.slides.text import BASELINE_EM, Paragraph, Run, cut, line_height, one_line
from mapdesigner.insight.texts import texts
from mapdesigner.layout.icons import Command
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.measures import CARD_PADDING_X_PT, CARD_RADIUS_PT, line_height_pt
from mapdesigner.layout.text import Style, space_em
from mapdesigner.model import JourneyMap

# A rectangle lower than this holds the words on it: a metric's chip, a persona's disc.
HIGHEST_CHIP_PT = 24.0
SIMPLE_TEXT = Style(13)
GROUPED = ("card", "improvement", "goal", "metric", "quote", "stage", "lane", "legend", "felt")


class _Block(NamedTuple):
    """Lines of one text: the words of its lines, from the first to the last."""

    lines: tuple[Words, ...]

    @property
    def top(self) -> float:
        first = self.lines[0]
        return first.baseline - BASELINE_EM * first.line.style.size_pt

    @property
    def height(self) -> float:
        return len(self.lines) * line_height_pt(self.lines[0].line.style)


def source_texts(map_: JourneyMap) -> Mapping[str, str]:
    """Return the map's texts by what is left of them without spaces, to find the text that lines are of."""
    return {_squeezed(each.text): each.text for each in texts(map_)}


class MarkPainter:
    """Paints boxes onto a slide; (x, y) is where the map's corner lies, `scale` is for everything."""

    def __init__(self, shapes: Shapes, sources: Mapping[str, str], x: float, y: float, scale: float) -> None:
        self._shapes, self._sources = shapes, sources
        self._x, self._y, self._scale = x, y, scale

    def box(self, box: Box, left: float, top: float, description: str = "") -> None:
        """Paint a box at a place on the map, as a group when it is a thing of the map."""
        x, y = left + box.x, top + box.y
        kind = box.id.partition(":")[0]
        if kind in GROUPED and (box.marks or box.children):
            name = f"{kind.capitalize()}: {box.label}" if box.label else kind.capitalize()
            place = self._placed(x, y, box.width, box.height)
            with self._shapes.group(name[:120], description or box.label, *place):
                self._inside(box, x, y)
        else:
            self._inside(box, x, y)

    def _inside(self, box: Box, x: float, y: float) -> None:
        self.marks(box.marks, x, y, box.width)
        for child in box.children:
            self.box(child, x, y)

    def marks(self, marks: tuple[Mark, ...], x: float, y: float, width: float) -> None:
        """Paint marks, in their order, that lie in something so wide."""
        place = 0
        while place < len(marks):
            mark = marks[place]
            place += 1
            if isinstance(mark, Words):
                block = _block(marks, place - 1)
                place += len(block.lines) - 1
                self._words(block, marks, x, y, width)
            elif isinstance(mark, Rect):
                inside = _words_on(marks, place, mark)
                place += len(inside)
                self._rect(mark, inside, x, y)
            elif isinstance(mark, Icon):
                at = self._placed(x + mark.x, y + mark.y, mark.size, mark.size)
                self._shapes.icon(mark.name, at[0], at[1], at[2], mark.colour)
            else:
                self.stroke(mark, x, y)

    def stroke(self, mark: Stroke, x: float, y: float, name: str = "Line", description: str = "") -> None:
        """Paint a line or a curve."""
        width = mark.width * self._scale
        if len(mark.points) == 2 and len(mark.points[1]) == 2:
            start, end = (self._point(x + point[0], y + point[1]) for point in mark.points)
            self._shapes.straight(start, end, mark.colour, width, _dash(mark))
            return
        self._shapes.path(
            tuple(self._commands(mark, x, y)),
            line=mark.colour,
            line_pt=width,
            dash=_dash(mark),
            name=name,
            description=description,
        )

    def line(self, left: float, y: float, right: float) -> None:
        """Paint a hairline from left to right."""
        self._shapes.straight(self._point(left, y), self._point(right, y), "hairline", self._scale)

    def simple(self, box: Box, left: float, top: float, text: str, colour: str) -> None:
        """Paint a card as one shape in a colour with the start of its words in it."""
        size = SIMPLE_TEXT.size_pt
        lines = max(1, int((box.height - 4) / line_height(size)))
        words = cut(text, box.width - 2 * CARD_PADDING_X_PT, size, lines)
        spacing = line_height(size) * self._scale
        inset = CARD_PADDING_X_PT * self._scale
        self._shapes.rect(
            *self._placed(left + box.x, top + box.y, box.width, box.height),
            colour=colour,
            radius=CARD_RADIUS_PT * self._scale,
            paragraphs=(Paragraph((Run(words, size * self._scale),), line_pt=spacing),),
            insets=(inset, 0.0, inset, 0.0),
            name=f"Card: {one_line(text, 80)}",
        )

    def _commands(self, mark: Stroke, x: float, y: float) -> Iterator[Command]:
        for place, piece in enumerate(mark.points):
            points = tuple(self._point(x + piece[at], y + piece[at + 1]) for at in range(0, len(piece), 2))
            yield ("moveTo" if place == 0 else "curveTo" if len(points) == 3 else "lineTo"), points

    def _rect(self, mark: Rect, inside: tuple[Words, ...], x: float, y: float) -> None:
        paragraphs: tuple[Paragraph, ...] = ()
        if inside:
            runs = [
                Run(
                    ("" if place == 0 else " ") + words.line.text,
                    words.line.style.size_pt * self._scale,
                    words.colour,
                    words.line.style.weight,
                )
                for place, words in enumerate(inside)
            ]
            paragraphs = (Paragraph(tuple(runs), align="ctr"),)
        if mark.fill is None and mark.stroke is None and not inside:
            return
        at = self._placed(x + mark.x, y + mark.y, mark.width, mark.height)
        self._shapes.rect(
            *at,
            colour=mark.fill,
            line=mark.stroke,
            line_pt=mark.stroke_width * self._scale,
            radius=mark.radius * self._scale,
            paragraphs=paragraphs,
            wrapped=False,
        )

    def _words(self, block: _Block, marks: tuple[Mark, ...], x: float, y: float, width: float) -> None:
        first = block.lines[0]
        style = first.line.style
        left = min(words.x for words in block.lines)
        room = _right_edge(block, marks, width) - left
        width = min(room, _widest(block)) if len(block.lines) > 1 else room
        # A line that nearly fills its room stays a line also in a wider font.
        wrapped = len(block.lines) > 1 or first.line.width_pt < 0.88 * room
        run = Run(self._text(block), style.size_pt * self._scale, first.colour, style.weight)
        spacing = line_height_pt(style) * self._scale
        self._shapes.words(
            *self._placed(x + left, y + block.top, width, block.height),
            (Paragraph((run,), line_pt=spacing),),
            wrapped=wrapped,
        )

    def _text(self, block: _Block) -> str:
        joined = " ".join(words.line.text for words in block.lines)
        return self._sources.get(_squeezed(joined), joined)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return self._x + x * self._scale, self._y + y * self._scale

    def _placed(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        return (*self._point(x, y), width * self._scale, height * self._scale)


def joined_strokes(strokes: list[Stroke]) -> list[Stroke]:
    """Return strokes of one look that begin where another ends as one, in the order of their starts."""
    done: list[Stroke] = []
    for stroke in strokes:
        for place, before in enumerate(done):
            look = (before.colour, before.width, before.dash) == (stroke.colour, stroke.width, stroke.dash)
            if look and _meet(before.points[-1][-2:], stroke.points[0]):
                done[place] = before._replace(points=before.points + stroke.points[1:])
                break
        else:
            done.append(stroke)
    return done


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) < 0.5 for a, b in zip(one, other, strict=True))


def _dash(mark: Stroke) -> tuple[float, ...]:
    return tuple(length / mark.width for length in mark.dash)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _block(marks: tuple[Mark, ...], start: int) -> _Block:
    """Return the lines that go on from the words at a place: of one look, one line under the other."""
    first = marks[start]
    assert isinstance(first, Words)
    lines = [first]
    height = line_height_pt(first.line.style)
    for mark in marks[start + 1 :]:
        if not (
            isinstance(mark, Words)
            and mark.line.style == first.line.style
            and mark.colour == first.colour
            and abs(mark.baseline - lines[-1].baseline - height) < 0.6
            and (abs(mark.x - first.x) < 0.01 or _ends_with(mark, first))
        ):
            break
        lines.append(mark)
    return _Block(tuple(lines))


def _ends_with(mark: Words, first: Words) -> bool:
    """Tell whether two lines end at the same place, as those of a script that runs to the left."""
    return abs(mark.x + mark.line.width_pt - first.x - first.line.width_pt) < 0.01


def _words_on(marks: tuple[Mark, ...], start: int, rect: Rect) -> tuple[Words, ...]:
    """Return the words that follow a small rectangle and lie on it, in one line."""
    if rect.height > HIGHEST_CHIP_PT or rect.height < 8:
        return ()
    found: list[Words] = []
    for mark in marks[start:]:
        if not isinstance(mark, Words) or not (
            rect.x <= mark.x
            and mark.x + mark.line.width_pt <= rect.x + rect.width + 0.5
            and rect.y < mark.baseline < rect.y + rect.height
        ):
            break
        found.append(mark)
    return tuple(found)


def _widest(block: _Block) -> float:
    """Return how wide the block may be so that each of its lines ends where it does."""
    longest = max(words.line.width_pt for words in block.lines)
    style = block.lines[0].line.style
    space = space_em(style.weight) * style.size_pt
    limits = [
        one.line.width_pt + space + min(word.width_em for _, word in other.line.words) * style.size_pt
        for one, other in pairwise(block.lines)
        if other.line.words
    ]
    return max(longest + 0.2, min(limits, default=longest * 1.04) - 0.3)


def _right_edge(block: _Block, marks: tuple[Mark, ...], width: float) -> float:
    """Return how far to the right a block may reach: to what stands beside it, or to the edge."""
    own = set(map(id, block.lines))
    left = block.lines[0].x
    top, bottom = block.top, block.top + block.height
    edge = width
    end = max(words.x + words.line.width_pt for words in block.lines)
    for mark in marks:
        if id(mark) in own:
            continue
        x, mark_top, mark_bottom = _extent(mark)
        if isinstance(mark, Rect) and mark.x <= left and mark.x + mark.width >= end:
            edge = min(edge, mark.x + mark.width - (CARD_PADDING_X_PT - 2 if mark.stroke else 0))
        elif x >= end - 0.5 and mark_top < bottom and top < mark_bottom:
            edge = min(edge, x - 1.5)
    return max(edge, end + 0.2)


def _extent(mark: Mark) -> tuple[float, float, float]:
    """Return where a mark begins at the left, its top and its bottom."""
    if isinstance(mark, Stroke):
        xs = [x for point in mark.points for x in point[::2]]
        ys = [y for point in mark.points for y in point[1::2]]
        return min(xs), min(ys), max(ys)
    if isinstance(mark, Words):
        size = mark.line.style.size_pt
        return mark.x, mark.baseline - size * 0.7, mark.baseline
    if isinstance(mark, Icon):
        return mark.x, mark.y, mark.y + mark.size
    return mark.x, mark.y, mark.y + mark.height


def strokes_of(box: Box, left: float, top: float, least_width: float) -> Iterator[Stroke]:
    """Yield the strokes in a box at least so wide, at their places on the map."""
    x, y = left + box.x, top + box.y
    for mark in box.marks:
        if isinstance(mark, Stroke) and mark.width >= least_width:
            yield mark._replace(
                points=tuple(
                    tuple(chain.from_iterable((x + p[at], y + p[at + 1]) for at in range(0, len(p), 2)))
                    for p in mark.points
                )
            )
    for child in box.children:
        yield from strokes_of(child, x, y, least_width)


def without_strokes(box: Box, least_width: float) -> Box:
    """Return a box without the strokes that `strokes_of` gives."""
    marks = tuple(mark for mark in box.marks if not (isinstance(mark, Stroke) and mark.width >= least_width))
    children = tuple(without_strokes(child, least_width) for child in box.children)
    return box._replace(marks=marks, children=children)

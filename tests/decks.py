"""Decks of slides, read back from their files as somebody sees them."""

import io

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.slides.deck_of_map import export_slides
from mapdesigner.model import new_map, new_touchpoint

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def opened(exported):
    return Presentation(io.BytesIO(exported.data))


def deck_of(map_, **options):
    return opened(export_slides(map_, ExportOptions(**options)))


def map_with(*cards, **changes):
    """A new map with cards in its first stage; a word stands for a touchpoint."""
    map_ = new_map("Test map")
    lane = map_.lanes[0].id
    made = tuple(new_touchpoint(lane, card) if isinstance(card, str) else card(map_) for card in cards)
    return map_.evolve(stages=(map_.stages[0].evolve(cards=made), *map_.stages[1:]), **changes)


def full(title, **fields):
    return lambda map_: new_touchpoint(map_.lanes[0].id, title).evolve(**fields)


def titles(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def slide_titled(deck, title):
    (slide,) = (slide for slide in deck.slides if slide.shapes.title.text_frame.text == title)
    return slide


def map_slide(deck):
    """The slide of the map, which comes after the title and, where there is one, the summary."""
    return next(slide for slide in list(deck.slides)[1:] if slide.shapes.title.text_frame.text != "Summary")


def every_shape(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from every_shape(shape.shapes)


def squeezed(text):
    return "".join(text.split())


def text_of(slide):
    """All words of a slide, tables too."""
    words = []
    for shape in every_shape(slide.shapes):
        if shape.has_text_frame:
            words.append(shape.text_frame.text)
        if getattr(shape, "has_table", False):
            words += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(words)


def text_of_deck(deck):
    return squeezed("\n".join(text_of(slide) for slide in deck.slides))


def groups(slide, start):
    return [
        shape
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP and shape.name.startswith(start)
    ]

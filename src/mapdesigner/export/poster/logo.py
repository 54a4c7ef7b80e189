"""The brand's logo on a poster, at the right of the map's title."""

from mapdesigner.export.images import picture_size, readable_picture
from mapdesigner.export.sheet import Frame, PlacedPicture, Sheet
from mapdesigner.layout.marks import Box, Words
from mapdesigner.layout.measures import MARGIN_PT
from mapdesigner.model import JourneyMap

TOP_PT = 22.0
HIGHEST_PT = 52.0
WIDEST_PT = 180.0
GAP_PT = 24.0
# A logo that is smaller can't be told from a stain; then the title has the whole width.
LEAST_WIDTH_PT = 36.0


def with_logo(map_: JourneyMap, sheet: Sheet) -> Sheet:
    """Return a poster with the logo of the map's brand, if it has one and there is room beside the title."""
    data = readable_picture(map_.brand.logo) if map_.brand is not None else None
    size = None if data is None else picture_size(data)
    if data is None or size is None:
        return sheet
    placed = sheet.placed[0]
    header = next((box for box in placed.box.children if box.id == "header"), None)
    room = None if header is None else _room(placed.box, header, size)
    if room is None:
        return sheet
    logo = PlacedPicture(
        placed.x_pt + room.x_pt * placed.scale,
        placed.y_pt + room.y_pt * placed.scale,
        room.width_pt * placed.scale,
        data,
        room.height_pt * placed.scale,
    )
    return sheet._replace(pictures=(*sheet.pictures, logo))


def picture_on(picture: PlacedPicture, area: Frame, onto: Frame) -> PlacedPicture | None:
    """Return a picture as it shows on a tile, of which `area` of the sheet goes `onto` a place; or None."""
    height = picture.size_pt if picture.height_pt is None else picture.height_pt
    if (
        picture.x_pt >= area.x_pt + area.width_pt
        or picture.x_pt + picture.size_pt <= area.x_pt
        or picture.y_pt >= area.y_pt + area.height_pt
        or picture.y_pt + height <= area.y_pt
    ):
        return None
    x, y = picture.x_pt - area.x_pt + onto.x_pt, picture.y_pt - area.y_pt + onto.y_pt
    return picture._replace(x_pt=x, y_pt=y, clip=onto)


def _room(map_box: Box, header: Box, size: tuple[int, int]) -> Frame | None:
    """Return where a logo of a size goes on the map at 100 %, None where there is no room for it."""
    words = [mark for mark in header.marks if isinstance(mark, Words)]
    words_right = max((mark.x + mark.line.width_pt for mark in words), default=MARGIN_PT)
    right = map_box.width - MARGIN_PT
    free = right - words_right - GAP_PT
    scale = min(free / size[0], WIDEST_PT / size[0], min(HIGHEST_PT, header.height - TOP_PT - 12) / size[1])
    width, height = size[0] * scale, size[1] * scale
    return None if width < min(LEAST_WIDTH_PT, height) else Frame(right - width, TOP_PT, width, height)


def placed_on(pictures: tuple[PlacedPicture, ...], area: Frame, onto: Frame) -> tuple[PlacedPicture, ...]:
    """Return the pictures that show on a tile."""
    return tuple(shown for each in pictures if (shown := picture_on(each, area, onto)) is not None)

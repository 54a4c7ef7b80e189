"""Reading laid-out maps: the boxes of a map by id, with their lines and icons, as a person sees them."""

from mapdesigner.edit import add_card
from mapdesigner.layout.marks import Icon, Words
from mapdesigner.model import new_map, new_touchpoint

TOUCHPOINTS, EMOTION, PAINS, IMPROVEMENTS = range(4)


def book_shop():
    """A map with the four phases and two touchpoints in the second."""
    map_ = new_map("Book shop")
    for title, sentiment in (("Search online", 1), ("Check out", -2)):
        map_ = add_card(map_, card(map_, title, sentiment=sentiment), map_.stages[1].id)
    return map_


def card(map_, title, row=TOUCHPOINTS, **fields):
    return new_touchpoint(map_.lanes[row].id, title).evolve(id=title.lower().replace(" ", "-"), **fields)


def walk(box, x=0.0, y=0.0):
    """Yield every box with the place of its corner on the map."""
    x, y = x + box.x, y + box.y
    yield box, x, y
    for child in box.children:
        yield from walk(child, x, y)


def box_of(root, id_):
    """The box with an id, placed from the map's corner."""
    for box, x, y in walk(root):
        if box.id == id_:
            return box._replace(x=x, y=y)
    raise AssertionError(f"{id_} is not on the map")


def ids_of(root, kind):
    return [box.id for box, _, _ in walk(root) if box.id.startswith(f"{kind}:")]


def lines(box):
    """The lines of text of a box and what is in it, in the order in which they are painted."""
    return [mark.line.text for inner, _, _ in walk(box) for mark in inner.marks if isinstance(mark, Words)]


def icons_of(box):
    return [mark.name for inner, _, _ in walk(box) for mark in inner.marks if isinstance(mark, Icon)]


def apart(one, other):
    """Tell whether two placed boxes have no point in common; a shared edge is none."""
    return (
        one.x + one.width <= other.x + 1e-6
        or other.x + other.width <= one.x + 1e-6
        or one.y + one.height <= other.y + 1e-6
        or other.y + other.height <= one.y + 1e-6
    )


def inside(inner, outer):
    return (
        inner.x >= outer.x - 1e-6
        and inner.y >= outer.y - 1e-6
        and inner.x + inner.width <= outer.x + outer.width + 1e-6
        and inner.y + inner.height <= outer.y + outer.height + 1e-6
    )

"""Icons keep every stroke at every size in which they are drawn, down to the eyes of a face."""

import pytest
from PySide6.QtGui import QColor

from mapdesigner.layout.icons import FACES, ICON_SQUARE, ICON_STROKE, icon_commands
from mapdesigner.qt.drawing.pictures import icon_pixmap
from mapdesigner.resources import resource_path

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
# A stroke shorter than this is a dot.
DOT = 0.5


def dots(name):
    """Where an icon has dots, in its square: lines of their own that are next to nothing long."""
    lines: list[list[tuple[float, float]]] = []
    for operator, points in icon_commands(name):
        if operator == "moveTo":
            lines.append([])
        lines[-1].extend(points)
    short = [line for line in lines if len(line) == 2 and max(map(abs, _apart(*line))) < DOT]
    return [line[0] for line in short]


def _apart(one, other):
    return one[0] - other[0], one[1] - other[1]


def ink(picture, x, y, size_px):
    """How much of a dot's own disc is painted, 0 to 1."""
    scale = size_px / ICON_SQUARE
    reach = ICON_STROKE / 2 * scale
    columns = range(int(x * scale - reach), min(int(x * scale + reach), size_px - 1) + 1)
    rows = range(int(y * scale - reach), min(int(y * scale + reach), size_px - 1) + 1)
    return max(QColor(picture.pixelColor(column, row)).alphaF() for column in columns for row in rows)


def test_faces_have_two_eyes():
    assert all(len(dots(name)) == 2 for name in FACES.values())


@pytest.mark.parametrize("name", [name for name in NAMES if dots(name)])
def test_a_dot_is_seen_at_every_size(app, name):
    for size_px in range(7, 49):
        picture = icon_pixmap(name, "#000000", size_px).toImage()
        for x, y in dots(name):
            # The dot of a small icon lies across four pixels, a quarter of it in each.
            assert ink(picture, x, y, size_px) > 0.1, f"{name} at {size_px} px lacks the dot at {x}, {y}"

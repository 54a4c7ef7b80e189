"""What the poster costs, against reportlab drawing the same marks with nothing of ours in between.

The floor is written as somebody would who knows reportlab: colours looked up once, each icon a form that is
drawn many times. It gets the marks for nothing; the poster's time includes its layout.
"""

import io
from functools import cache

import pytest
from maps import MIDDLE, MIDDLE_FULL, make_map
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.layout.icons import ICON_SQUARE, ICON_STROKE, icon_commands, is_filled
from mapdesigner.layout.marks import Icon, Rect, Words
from mapdesigner.layout.theme import PAPER, colour_of
from mapdesigner.resources import resource_path

POSTER = ExportOptions(paper="A0", parts=("map",))


@pytest.mark.parametrize("size", [MIDDLE, MIDDLE_FULL], ids=["1000", "1000 full"])
def test_bench_poster(measure, size):
    for name, file in (("regular", "Inter-Regular.ttf"), ("semibold", "Inter-SemiBold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", file))))
    map_ = make_map(size)
    sheet = poster(map_, POSTER)
    full = ", full cards" if size.full else ""
    measure.against(
        f"PDF poster, {size.cards:,} cards{full}",
        lambda: export_pdf(map_, POSTER),
        "bare reportlab",
        lambda: draw_bare(sheet),
        aim=1.3,
        rounds=7,
    )


def draw_bare(sheet):
    """Draw a sheet's marks with reportlab's own calls, as one would without thinking."""
    canvas = Canvas(io.BytesIO(), pagesize=(sheet.width_pt, sheet.height_pt), pageCompression=1)
    for placed in sheet.placed:
        draw_box(canvas, placed.box, placed.x_pt, sheet.height_pt - placed.y_pt, placed.scale)
    canvas.showPage()
    canvas.save()


@cache
def ink(colour):
    return HexColor(colour_of(colour, PAPER))


def draw_box(canvas, box, x, y, scale):
    x, y = x + box.x * scale, y - box.y * scale
    for mark in box.marks:
        if isinstance(mark, Words):
            canvas.setFont(mark.line.style.weight, mark.line.style.size_pt * scale)
            canvas.setFillColor(ink(mark.colour))
            canvas.drawString(x + mark.x * scale, y - mark.baseline * scale, mark.line.text)
        elif isinstance(mark, Rect):
            draw_rect(canvas, mark, x, y, scale)
        elif isinstance(mark, Icon):
            draw_icon(canvas, mark, x, y, scale)
        else:
            draw_stroke(canvas, mark, x, y, scale)
    for child in box.children:
        draw_box(canvas, child, x, y, scale)


def draw_rect(canvas, mark, x, y, scale):
    if mark.fill:
        canvas.setFillColor(ink(mark.fill))
    if mark.stroke:
        canvas.setStrokeColor(ink(mark.stroke))
        canvas.setLineWidth(mark.stroke_width * scale)
    left, bottom = x + mark.x * scale, y - (mark.y + mark.height) * scale
    size = (mark.width * scale, mark.height * scale)
    style = {"fill": int(bool(mark.fill)), "stroke": int(bool(mark.stroke))}
    if mark.radius:
        canvas.roundRect(left, bottom, *size, mark.radius * scale, **style)
    else:
        canvas.rect(left, bottom, *size, **style)


def draw_icon(canvas, mark, x, y, scale):
    size = mark.size * scale / ICON_SQUARE
    name = f"{mark.name} {mark.colour}".replace(" ", "_")
    if not canvas.hasForm(name):
        define_icon(canvas, mark, name)
    canvas.saveState()
    canvas.transform(size, 0, 0, -size, x + mark.x * scale, y - mark.y * scale)
    canvas.doForm(name)
    canvas.restoreState()


def define_icon(canvas, mark, name):
    canvas.beginForm(name, 0, 0, ICON_SQUARE, ICON_SQUARE)
    canvas.setFillColor(ink(mark.colour))
    canvas.setStrokeColor(ink(mark.colour))
    canvas.setLineWidth(ICON_STROKE)
    path = canvas.beginPath()
    steps = {"moveTo": path.moveTo, "lineTo": path.lineTo, "curveTo": path.curveTo, "closePath": path.close}
    for operator, points in icon_commands(mark.name):
        if operator in steps:
            steps[operator](*(number for point in points for number in point))
    filled = is_filled(mark.name)
    canvas.drawPath(path, fill=int(filled), stroke=int(not filled))
    canvas.endForm()


def draw_stroke(canvas, mark, x, y, scale):
    canvas.setStrokeColor(ink(mark.colour))
    canvas.setLineWidth(mark.width * scale)
    canvas.setDash([length * scale for length in mark.dash] or [])
    path = canvas.beginPath()
    for place, point in enumerate(mark.points):
        numbers = [x + v * scale if at % 2 == 0 else y - v * scale for at, v in enumerate(point)]
        (path.curveTo if len(point) == 6 else path.lineTo if place else path.moveTo)(*numbers)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash([])

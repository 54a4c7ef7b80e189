"""Native shapes of a slide, written as the XML that PowerPoint expects, in its order of elements.

Lengths are in points from the slide's top left corner, y down. Written as text: a map of many cards through
the object model of a library takes ten times as long.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from xml.sax.saxutils import escape

from mapdesigner.export.slides.text import (
    Anchor,
    Paragraph,
    attribute,
    body,
    clean,
    fill,
    language_attribute,
)
from mapdesigner.layout.icons import ICON_SQUARE, ICON_STROKE, Command, icon_commands, is_filled
from mapdesigner.layout.theme import Palette

EMU_PER_PT = 12_700
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_FOOT_LOOK = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mn-lt"/>'
_NO_TEXT = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>"
_PEN_TAGS = {"moveTo": "moveTo", "lineTo": "lnTo", "curveTo": "cubicBezTo", "qCurveTo": "quadBezTo"}
Insets = tuple[float, float, float, float]


class Shapes:
    """The shapes of one slide in the order in which they are read."""

    def __init__(self, palette: Palette, language: str) -> None:
        self.palette = palette
        self.language = language
        self.parts: list[str] = []
        self._last_id = 1

    def placeholder(
        self, kind: str, paragraphs: Sequence[str], *, index: int | None = None, size_pt: float | None = None
    ) -> None:
        """Add the text of a placeholder of the layout, "title" or "subTitle", with the layout's look."""
        place = "" if index is None else f' idx="{index}"'
        size = "" if size_pt is None else f' sz="{round(size_pt * 100)}"'
        name = "Title" if "itle" in kind and "sub" not in kind else "Subtitle"
        inner = "".join(f"<a:p>{self._plain_run(line, size)}</a:p>" for line in paragraphs) or "<a:p/>"
        self.parts.append(
            f'<p:sp><p:nvSpPr>{self._name(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{kind}"{place}/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{inner}</p:txBody></p:sp>"
        )

    def footer(self, words: str) -> None:
        """Add the words of the foot and the slide's number, which PowerPoint counts."""
        # LibreOffice centres a foot in a font of its own unless the slide says otherwise.
        left, right = (f'<a:pPr algn="{side}"/>' for side in "lr")
        for kind, index, name, inner in (
            ("ftr", 11, "Footer", left + self._plain_run(words, "", look=_FOOT_LOOK)),
            (
                "sldNum",
                12,
                "Slide number",
                f'{right}<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">'
                f'<a:rPr{language_attribute(self.language)} sz="1000">{_FOOT_LOOK}</a:rPr>'
                "<a:t>‹#›</a:t></a:fld>",
            ),
        ):
            self.parts.append(
                f'<p:sp><p:nvSpPr>{self._name(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
                f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/>'
                f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inner}</a:p></p:txBody></p:sp>"
            )

    @contextmanager
    def group(
        self, name: str, description: str, x: float, y: float, width: float, height: float
    ) -> Iterator[None]:
        """Put what is added inside into a group, which is moved as a whole."""
        self.parts.append(
            f"<p:grpSp><p:nvGrpSpPr>{self._name(name, description)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{_place(x, y, width, height)}"
            f"{_place(x, y, width, height, 'chOff', 'chExt')}</a:xfrm></p:grpSpPr>"
        )
        yield
        self.parts.append("</p:grpSp>")

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        colour: str | None = None,
        line: str | None = None,
        line_pt: float = 1.0,
        radius: float = 0.0,
        paragraphs: Sequence[Paragraph] = (),
        insets: Insets = (0.0, 0.0, 0.0, 0.0),
        anchor: Anchor = "ctr",
        name: str = "Shape",
        description: str = "",
        wrapped: bool = True,
    ) -> None:
        """Add a rectangle, its corners as round as told, with text in it if there is any."""
        side = min(width, height)
        if radius >= side / 2 and abs(width - height) < 0.01:
            shape = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        elif radius > 0:
            share = min(50_000, round(radius / side * 100_000))
            guide = f'<a:gd name="adj" fmla="val {share}"/>'
            shape = f'<a:prstGeom prst="roundRect"><a:avLst>{guide}</a:avLst></a:prstGeom>'
        else:
            shape = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        text = (
            body(
                paragraphs,
                self.palette,
                self.language,
                insets_pt=insets,
                anchor=anchor,
                wrapped=wrapped,
            )
            if paragraphs
            else _NO_TEXT
        )
        decorative = not paragraphs and not description
        self.parts.append(
            f"<p:sp><p:nvSpPr>{self._name(name, description, decorative)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr><a:xfrm>{_place(x, y, width, height)}</a:xfrm>{shape}{fill(colour, self.palette)}"
            f"{self._line(line, line_pt)}</p:spPr>{text}</p:sp>"
        )

    def words(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        paragraphs: Sequence[Paragraph],
        *,
        name: str = "Text",
        wrapped: bool = True,
        anchor: Anchor = "t",
    ) -> None:
        """Add a text box without insets."""
        text = body(paragraphs, self.palette, self.language, anchor=anchor, wrapped=wrapped)
        self.parts.append(
            f'<p:sp><p:nvSpPr>{self._name(name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
            f'{_place(x, y, width, height)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"<a:noFill/></p:spPr>{text}</p:sp>"
        )

    def straight(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width_pt: float = 0.75,
        dash: tuple[float, ...] = (),
        name: str = "Line",
    ) -> None:
        """Add a straight line."""
        x, y = min(start[0], end[0]), min(start[1], end[1])
        size = abs(end[0] - start[0]), abs(end[1] - start[1])
        flip = ' flipV="1"' if (end[0] - start[0]) * (end[1] - start[1]) < 0 else ""
        self.parts.append(
            f"<p:cxnSp><p:nvCxnSpPr>{self._name(name, '', True)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f'<p:spPr><a:xfrm{flip}>{_place(x, y, *size)}</a:xfrm><a:prstGeom prst="line"><a:avLst/>'
            f"</a:prstGeom>{self._line(colour, width_pt, dash)}</p:spPr></p:cxnSp>"
        )

    def path(
        self,
        commands: Sequence[Command],
        *,
        line: str | None = None,
        line_pt: float = 1.0,
        dash: tuple[float, ...] = (),
        colour: str | None = None,
        name: str = "Drawing",
        description: str = "",
        frame: tuple[float, float, float, float] | None = None,
    ) -> None:
        """Add a free form by pen commands in points; `frame` is its x, y, width, height if it has one."""
        points = [point for _, points in commands for point in points]
        if not points:
            return
        if frame is None:
            left, top = min(x for x, _ in points), min(y for _, y in points)
            frame = (left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
        x, y = frame[0], frame[1]
        width, height = max(frame[2], 0.01), max(frame[3], 0.01)
        pieces = "".join(_pen(command, x, y) for command in commands)
        filled = "" if colour is not None else ' fill="none"'
        geometry = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{_emu(width)}" h="{_emu(height)}"{filled}>{pieces}</a:path></a:pathLst></a:custGeom>'
        )
        self.parts.append(
            f"<p:sp><p:nvSpPr>{self._name(name, description, not description)}<p:cNvSpPr/><p:nvPr/>"
            f"</p:nvSpPr><p:spPr><a:xfrm>{_place(x, y, width, height)}</a:xfrm>{geometry}"
            f"{fill(colour, self.palette)}{self._line(line, line_pt, dash)}</p:spPr>{_NO_TEXT}</p:sp>"
        )

    def icon(
        self,
        name: str,
        x: float,
        y: float,
        size: float,
        colour: str,
        description: str = "",
        weight: float = 1,
    ) -> None:
        """Add an icon as a free form in its square."""
        scale = size / ICON_SQUARE
        commands = [
            (operator, tuple((x + px * scale, y + py * scale) for px, py in points))
            for operator, points in icon_commands(name)
        ]
        filled = is_filled(name)
        self.path(
            commands,
            line=None if filled else colour,
            line_pt=ICON_STROKE * scale * weight,
            colour=colour if filled else None,
            name=f"Icon {name}",
            description=description,
            frame=(x, y, size, size),
        )

    def picture(
        self,
        relation: str,
        x: float,
        y: float,
        width: float,
        height: float,
        description: str,
        *,
        pixels: tuple[int, int] | None = None,
    ) -> None:
        """Add a picture; with its size in pixels its middle square is shown as a disc."""
        crop, shape = "", "rect"
        if pixels is not None:
            shape = "ellipse"
            over = abs(pixels[0] - pixels[1]) / max(pixels) / 2
            share = round(over * 100_000)
            sides = f'l="{share}" r="{share}"' if pixels[0] > pixels[1] else f't="{share}" b="{share}"'
            crop = f"<a:srcRect {sides}/>" if share else ""
        self.parts.append(
            f"<p:pic><p:nvPicPr>{self._name('Picture', description)}<p:cNvPicPr><a:picLocks "
            f'noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip '
            f'r:embed="{relation}"/>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
            f'{_place(x, y, width, height)}</a:xfrm><a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'
            "</p:spPr></p:pic>"
        )

    def frame(self, name: str, description: str, place: tuple[float, float, float, float], xml: str) -> None:
        """Add a frame with a table in it."""
        self.parts.append(
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._name(name, description)}<p:cNvGraphicFramePr>"
            '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f"<p:xfrm>{_place(*place)}</p:xfrm><a:graphic><a:graphicData "
            'uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f"{xml}</a:graphicData></a:graphic></p:graphicFrame>"
        )

    def _name(self, name: str, description: str = "", decorative: bool = False) -> str:
        self._last_id += 1
        told = f" descr={attribute(description)}" if description else ""
        numbered = attribute(f"{name} {self._last_id}")
        if not decorative:
            return f'<p:cNvPr id="{self._last_id}" name={numbered}{told}/>'
        return f'<p:cNvPr id="{self._last_id}" name={numbered}{told}>{_DECORATIVE}</p:cNvPr>'

    def _line(self, colour: str | None, width_pt: float, dash: tuple[float, ...] = ()) -> str:
        if colour is None:
            return "<a:ln><a:noFill/></a:ln>"
        dashes = ""
        if dash:
            # In thousandths of per cent of the line's width.
            shares = [max(1, round(length * 100_000)) for length in dash]
            pairs = zip(shares[::2], shares[1::2], strict=False)
            stops = "".join(f'<a:ds d="{on}" sp="{off}"/>' for on, off in pairs)
            dashes = f"<a:custDash>{stops}</a:custDash>"
        cap = "" if dash else ' cap="rnd"'
        return (
            f'<a:ln w="{max(1, _emu(width_pt))}"{cap}>{fill(colour, self.palette)}{dashes}<a:round/></a:ln>'
        )

    def _plain_run(self, text: str, size: str, look: str = "") -> str:
        words = " ".join(clean(text).split())
        if not words:
            return ""
        size = size or (' sz="1000"' if look else "")
        tail = f"{language_attribute(self.language)}{size}"
        return f"<a:r><a:rPr{tail}>{look}</a:rPr><a:t>{escape(words)}</a:t></a:r>"


def _emu(length_pt: float) -> int:
    return round(length_pt * EMU_PER_PT)


def _place(x: float, y: float, width: float, height: float, corner: str = "off", size: str = "ext") -> str:
    return (
        f'<a:{corner} x="{_emu(x)}" y="{_emu(y)}"/><a:{size} cx="{max(0, _emu(width))}" '
        f'cy="{max(0, _emu(height))}"/>'
    )


def _pen(command: Command, left: float, top: float) -> str:
    operator, points = command
    if operator == "closePath":
        return "<a:close/>"
    tag = _PEN_TAGS.get(operator)
    if tag is None:
        return ""
    inner = "".join(f'<a:pt x="{_emu(x - left)}" y="{_emu(y - top)}"/>' for x, y in points)
    return f"<a:{tag}>{inner}</a:{tag}>"

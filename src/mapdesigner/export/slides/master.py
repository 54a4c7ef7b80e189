"""The master of the deck: where title, text, foot and number stand, the type, and the theme's colours."""

import re
from xml.sax.saxutils import quoteattr

from mapdesigner.layout.theme import Palette
from mapdesigner.model import PHASE_COLOURS

_EMU = 12_700
_NUMBER = (
    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en"/>'
    "<a:t>‹#›</a:t></a:fld>"
)


def themed(theme: bytes, palette: Palette, font: str) -> bytes:
    """Return a theme with the palette's colours and a font in place of its own."""
    pre, purchase, post, retention = PHASE_COLOURS.values()
    colours = {
        "dk1": palette["text"],
        "lt1": "#FFFFFF",
        "dk2": palette["muted"],
        "lt2": palette["chip"],
        "accent1": palette["accent"],
        "accent2": pre,
        "accent3": purchase,
        "accent4": post,
        "accent5": retention,
        "accent6": palette["bad"],
        "hlink": palette["accent"],
        "folHlink": palette["muted"],
    }
    entries = "".join(
        f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>' for name, colour in colours.items()
    )
    face = f'<a:latin typeface={quoteattr(font)}/><a:ea typeface=""/><a:cs typeface=""/>'
    text = theme.decode("utf-8")
    text = _between(text, "a:clrScheme", f'<a:clrScheme name="Map Designer">{entries}</a:clrScheme>')
    for name in ("a:majorFont", "a:minorFont"):
        text = _between(text, name, f"<{name}>{face}</{name}>")
    return text.replace('name="Office Theme"', 'name="Map Designer"', 1).encode("utf-8")


def _between(text: str, tag: str, new: str) -> str:
    return re.sub(rf"<{tag}[ >].*?</{tag}>", lambda match: new, text, count=1, flags=re.DOTALL)


def _shape(
    number: int, name: str, holder: str, place: tuple[float, float, float, float], anchor: str, inner: str
) -> str:
    x, y, width, height = (round(length * _EMU) for length in place)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm>"
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr>{inner}</p:txBody></p:sp>"
    )


def _foot_style(align: str) -> str:
    return (
        f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:defRPr sz="1000"><a:solidFill><a:schemeClr val="tx2"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>"
    )


_LEVELS = "".join(
    f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="en"/><a:t>{words}</a:t></a:r></a:p>'
    for level, words in enumerate(("Text", "Second level", "Third level"))
)

MASTER_SHAPES = (
    _shape(
        2,
        "Title",
        '<p:ph type="title"/>',
        (40, 24, 880, 50),
        "ctr",
        '<a:lstStyle/><a:p><a:r><a:rPr lang="en"/><a:t>Title</a:t></a:r></a:p>',
    )
    + _shape(3, "Text", '<p:ph type="body" idx="1"/>', (40, 84, 880, 418), "t", f"<a:lstStyle/>{_LEVELS}")
    + _shape(
        4,
        "Footer",
        '<p:ph type="ftr" sz="quarter" idx="3"/>',
        (40, 510, 760, 16),
        "ctr",
        f"{_foot_style('l')}<a:p/>",
    )
    + _shape(
        5,
        "Slide number",
        '<p:ph type="sldNum" sz="quarter" idx="4"/>',
        (840, 510, 80, 16),
        "ctr",
        f"{_foot_style('r')}<a:p>{_NUMBER}</a:p>",
    )
)

TITLE_SHAPES = _shape(
    2,
    "Title",
    '<p:ph type="ctrTitle"/>',
    (72, 150, 780, 130),
    "b",
    '<a:lstStyle><a:lvl1pPr algn="l"><a:defRPr sz="4000" b="1"/></a:lvl1pPr></a:lstStyle>'
    '<a:p><a:r><a:rPr lang="en"/><a:t>Title</a:t></a:r></a:p>',
) + _shape(
    3,
    "Subtitle",
    '<p:ph type="subTitle" idx="1"/>',
    (72, 296, 780, 80),
    "t",
    '<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="1800"><a:solidFill>'
    '<a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
    '<a:p><a:r><a:rPr lang="en"/><a:t>Subtitle</a:t></a:r></a:p>',
)


def _level(number: int, left: int, indent: int, size: int) -> str:
    return (
        f'<a:lvl{number}pPr marL="{left}" indent="{indent}" algn="l" defTabSz="914400" rtl="0" '
        'eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="110000"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="600"/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        f'<a:defRPr sz="{size}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


TEXT_STYLES = (
    '<p:titleStyle><a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
    'hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef>'
    '<a:buNone/><a:defRPr sz="2600" b="1" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr>'
    "</p:titleStyle><p:bodyStyle>"
    + "".join(
        _level(number, 228_600 * number, -228_600, size)
        for number, size in enumerate((1600, 1400, 1200, 1200, 1200, 1200, 1200, 1200, 1200), 1)
    )
    + "</p:bodyStyle>"
)

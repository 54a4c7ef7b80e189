"""Rules of PDF/A-3b (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) that a program can check.

The numbers are those of the standards' clauses. What only a person can judge, say whether words for a picture
are good ones, is not here.
"""

import io
import re
from collections import defaultdict
from xml.etree import ElementTree

import pikepdf
from fontTools.ttLib import TTFont
from PIL import ImageCms

from pdf_tree_rules import annotation_faults, content_faults, tree_faults

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "rdf": RDF[1:-1],
}
SHOWING = {"Tj", "TJ", "'", '"'}
FORBIDDEN_ACTIONS = {
    *("/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition"),
    *("/Trans", "/GoTo3DView", "/JavaScript"),
}


def faults(data):
    """Return a sentence for each rule that a PDF breaks."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [
            *file_faults(data, document),
            *metadata_faults(document),
            *colour_faults(document),
            *font_faults(document),
            *object_faults(document),
            *attachment_faults(document),
            *content_faults(document),
            *tree_faults(document),
            *annotation_faults(document),
        ]


def file_faults(data, document):
    """6.1.2 header, 6.1.3 trailer and encryption, 6.1.13 sizes, and what the file's own grammar asks."""
    if not data.startswith(b"%PDF-1.7\n%") or min(data[10:14]) < 128:
        yield "the header is not that of a binary PDF 1.7"
    if "/ID" not in document.trailer or document.is_encrypted:
        yield "no ID, or encrypted"
    yield from document.check_pdf_syntax()
    for page in document.pages:
        box = [float(side) for side in page.mediabox]
        if not all(3 <= side <= 14_400 for side in (box[2] - box[0], box[3] - box[1])):
            yield f"a page of {box}"


def metadata_faults(document):
    """6.6 metadata as XMP, the same as in the information; UA 5 and 7.1 title and version."""
    stream = document.Root.Metadata
    if "/Filter" in stream or stream.Subtype != "/XML":
        yield "the metadata are packed"
    text = stream.read_raw_bytes().decode("utf-8")
    if not (text.startswith("<?xpacket begin=") and text.endswith('<?xpacket end="r"?>')):
        yield "the metadata are no packet"
    root = ElementTree.fromstring(text)

    def found(path):
        element = root.find(f".//{path}", NAMESPACES)
        return None if element is None else "".join(element.itertext()).strip()

    wanted = {"pdfaid:part": "3", "pdfaid:conformance": "B", "pdfuaid:part": "1"}
    wanted |= {"dc:language": str(document.Root.Lang), "dc:format": "application/pdf"}
    info = document.trailer.Info
    for path, key in (
        *(("dc:title", "/Title"), ("dc:creator", "/Author"), ("dc:description", "/Subject")),
        *(("pdf:Producer", "/Producer"), ("xmp:CreatorTool", "/Creator")),
    ):
        wanted[path] = str(info[key]) if key in info else None
    for path, value in wanted.items():
        if found(path) != value:
            yield f"{path} is {found(path)!r}, not {value!r}"
    if found("schema:prefix") != "pdfuaid":
        yield "the schema of PDF/UA is not explained"
    if root.find(".//dc:title/rdf:Alt/rdf:li", NAMESPACES) is None:
        yield "the title is not told by language"
    if not found("dc:title") or document.Root.ViewerPreferences.get("/DisplayDocTitle") is not True:
        yield "no title in the window's bar"


def colour_faults(document):
    """6.2.3 output intent; 6.2.4.3 plain colours only as it says."""
    (intent,) = document.Root.OutputIntents
    profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))
    if intent.S != "/GTS_PDFA1" or intent.DestOutputProfile.N != 3:
        yield "no output intent"
    if profile.profile.version >= 5 or profile.profile.xcolor_space.strip() != "RGB":
        yield f"profile {profile.profile.version} {profile.profile.xcolor_space}"


def font_faults(document):
    """6.2.11 and UA 7.21: embedded, with widths and Unicode for every code that is used."""
    used = used_codes(document)
    for font in document.objects:
        if not is_a(font, "/Font") or font.Subtype in ("/CIDFontType2", "/CIDFontType0"):
            continue
        name = str(font.BaseFont)
        composite = font.Subtype == "/Type0"
        own = font.DescendantFonts[0] if composite else font
        if "/ToUnicode" not in font:
            yield f"{name} has no ToUnicode"
            continue
        if not re.match(r"/[A-Z]{6}\+", name) or "/FontFile2" not in own.FontDescriptor:
            yield f"{name} is no embedded subset"
            continue
        codes = used.get(font.objgen, set())
        unicode_ = to_unicode(font.ToUnicode.read_bytes())
        # A code for no letter of its own, a part of one that others stand for, maps to nothing.
        bad = [code for code in codes if unicode_.get(code) in (None, "\0", "\ufeff", "\ufffe")]
        if bad:
            yield f"{name}: codes {bad[:5]} have no letter"
        if composite:
            yield from glyph_faults(name, own, codes)


def glyph_faults(name, own, codes):
    """6.2.11.3.2, 6.2.11.5 and 6.2.11.8: a way from code to glyph, its own width, no missing glyph."""
    if "/CIDToGIDMap" not in own or own.CIDSystemInfo.Ordering != "Identity":
        yield f"{name} has no way from code to glyph"
        return
    program = TTFont(io.BytesIO(own.FontDescriptor.FontFile2.read_bytes()))
    em, metrics = program["head"].unitsPerEm, program["hmtx"].metrics
    order = program.getGlyphOrder()
    table = None if own.CIDToGIDMap == "/Identity" else own.CIDToGIDMap.read_bytes()
    widths = widths_of(own)
    for code in codes:
        glyph = code if table is None else int.from_bytes(table[2 * code : 2 * code + 2], "big")
        if glyph == 0:
            yield f"{name}: code {code} is the missing glyph"
        elif abs(widths.get(code, float(own.get("/DW", 1000))) - metrics[order[glyph]][0] * 1000 / em) > 1:
            yield f"{name}: code {code} has another width than its glyph"


def widths_of(font):
    """Return the widths of a font's codes."""
    widths, entries = {}, list(font.get("/W", []))
    while entries:
        first = int(entries.pop(0))
        following = entries.pop(0)
        if isinstance(following, pikepdf.Array):
            widths.update({first + place: float(width) for place, width in enumerate(following)})
        else:
            width = float(entries.pop(0))
            widths.update(dict.fromkeys(range(first, int(following) + 1), width))
    return widths


def to_unicode(cmap):
    """Return the text of each code in a ToUnicode map."""
    text = cmap.decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*(<\w+>|\[[^\]]*\])", block):
            letters = [int(each, 16) for each in re.findall(r"<(\w+)>", start)]
            for place, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = chr(letters[place] if start.startswith("[") else letters[0] + place)
    return found


def used_codes(document):
    """Return the codes that are shown with each font, by the font's number."""
    used = defaultdict(set)
    for resources, operators in streams(document):
        font = None
        for operands, operator in operators:
            name = str(operator)
            if name == "Tf":
                font = resources.Font[str(operands[0])]
            elif name in SHOWING and font is not None:
                parts = operands[0] if name == "TJ" else operands[-1:]
                raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                width = 2 if font.Subtype == "/Type0" else 1
                codes = {int.from_bytes(raw[at : at + width], "big") for at in range(0, len(raw), width)}
                used[font.objgen] |= codes
    return used


def streams(document):
    """Yield resources and operators of each page and each form."""
    for page in document.pages:
        yield page.resources, pikepdf.parse_content_stream(page)
    for found in document.objects:
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Form":
            resources = found.get("/Resources", pikepdf.Dictionary())
            yield resources, pikepdf.parse_content_stream(found)


def object_faults(document):
    """6.1.7 streams, 6.2.5 graphics states, 6.2.8 images, 6.2.9 forms, 6.5 actions."""
    for found in document.objects:
        if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if isinstance(found, pikepdf.Stream):
            filters = str(found.get("/Filter", ""))
            if (
                "LZW" in filters
                or "Crypt" in filters
                or {"/F", "/FFilter", "/FDecodeParms"} & set(found.keys())
            ):
                yield f"a stream with {filters}"
        kind = found.get("/Subtype")
        if kind == "/Image":
            if found.get("/Interpolate") is True or {"/Alternates", "/OPI"} & set(found.keys()):
                yield "a picture that is smoothed or has others"
            if "CMYK" in str(found.get("/ColorSpace")):
                yield "a picture in printing inks"
        if kind == "/Form" and {"/OPI", "/PS", "/Ref"} & set(found.keys()):
            yield "a form with PostScript or a reference"
        if is_a(found, "/ExtGState") and (
            {"/TR", "/HTP"} & set(found.keys()) or found.get("/BM", "/Normal") != "/Normal"
        ):
            yield "a graphics state with a transfer function"
        if found.get("/S") in FORBIDDEN_ACTIONS or {"/JS", "/AA", "/XFA"} & set(found.keys()):
            yield f"an action: {found.get('/S')}"


def attachment_faults(document):
    """6.8 embedded files: described, of a type, associated; UA 7.11 named twice."""
    for name, described in embedded(document):
        file = described.EF.F
        if described.AFRelationship not in (
            "/Source",
            "/Data",
            "/Alternative",
            "/Supplement",
            "/Unspecified",
        ):
            yield f"{name} has no relationship"
        if not str(described.F) or str(described.F) != str(described.UF):
            yield f"{name} has no name"
        if "/" not in str(file.Subtype)[1:] or "/ModDate" not in file.Params:
            yield f"{name} has no type or date"
        if int(file.Params.Size) != len(file.read_bytes()):
            yield f"{name} has another size"
        if described.objgen not in {each.objgen for each in document.Root.AF}:
            yield f"{name} is not associated"


def embedded(document):
    """Return the names and descriptions of what is attached."""
    names = document.Root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    return [(str(names[at]), names[at + 1]) for at in range(0, len(names), 2)]


def is_a(found, kind):
    """Tell whether an object is a dictionary of a type."""
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == kind

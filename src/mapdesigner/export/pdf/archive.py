"""Makes a PDF fit for the archive and for everybody: PDF/A-3b (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

What is needed for that beside the pages: structure tree, colours told by a profile, metadata as XMP, and the
map as an associated file. One pass at the end does it all and packs small objects together.
"""

import io
import re
import zlib
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

import pikepdf

from mapdesigner.export.pdf.attachment import attach_map
from mapdesigner.export.pdf.charts import PlacedChart, add_charts
from mapdesigner.export.pdf.icc_profile import srgb_profile
from mapdesigner.export.pdf.structure import LINKS_KEY, TREE_KEY, Structure, with_structure
from mapdesigner.model import JourneyMap

PRODUCER = "Map Designer"
USUAL_LANGUAGE = "en"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


class About(NamedTuple):
    """What a PDF says of itself: each text on one line, empty for none; the language as a BCP 47 tag."""

    title: str
    author: str
    subject: str
    language: str


def archived(
    data: bytes,
    about: About,
    structure: Structure,
    charts: Sequence[Sequence[PlacedChart]],
    attached: JourneyMap | None,
) -> bytes:
    """Return the finished PDF of one as reportlab wrote it; equal input gives equal bytes.

    `charts` are those of each page; `attached` is the map that the PDF carries, None for none.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        pages = [page.obj.objgen[0] for page in document.pages]
        root, info = document.Root.objgen[0], document.trailer.Info.objgen[0]
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(with_structure(data, structure, pages, root, info))) as document:
        _hang_in(document)
        add_charts(document, charts)
        _describe(document, about)
        if attached is not None:
            attach_map(document, attached)
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            force_version="1.7",
            fix_metadata_version=False,
        )
    return out.getvalue()


def known_language(language: str) -> str:
    """Return the language if it looks like one, else English: a reader must be told some."""
    return language if _LANGUAGE.fullmatch(language) else USUAL_LANGUAGE


def _hang_in(document: pikepdf.Pdf) -> None:
    """Put the structure tree and the links where readers look for them."""
    root = document.Root
    root.StructTreeRoot = document.trailer[TREE_KEY]
    root.MarkInfo = pikepdf.Dictionary(Marked=True)
    for place, (page, links) in enumerate(zip(document.pages, document.trailer[LINKS_KEY], strict=True)):
        page.obj.StructParents = place
        page.obj.Tabs = pikepdf.Name.S
        if len(links):
            page.obj.Annots = links
        # reportlab writes an empty transition, as if pages were slides.
        if "/Trans" in page.obj:
            del page.obj["/Trans"]
    del document.trailer[TREE_KEY]
    del document.trailer[LINKS_KEY]


def _describe(document: pikepdf.Pdf, about: About) -> None:
    """Say what the colours are, and what the document is."""
    profile = pikepdf.Stream(document, zlib.compress(srgb_profile(), 9))
    profile.Filter = pikepdf.Name.FlateDecode
    profile.N = 3
    name = pikepdf.String("sRGB IEC61966-2.1")
    document.Root.OutputIntents = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.OutputIntent,
                S=pikepdf.Name.GTS_PDFA1,
                OutputConditionIdentifier=name,
                Info=name,
                RegistryName=pikepdf.String("http://www.color.org"),
                DestOutputProfile=document.make_indirect(profile),
            )
        ]
    )
    # Not compressed, so that any program finds it.
    metadata = document.make_stream(_xmp(about))
    metadata.Type = pikepdf.Name.Metadata
    metadata.Subtype = pikepdf.Name.XML
    document.Root.Metadata = metadata


def _xmp(about: About) -> bytes:
    """Return the metadata, the same as in the document's information."""
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>"
    subject = f"<dc:description>{_in_any_language(about.subject)}</dc:description>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        "<dc:format>application/pdf</dc:format>\n"
        f"<dc:title>{_in_any_language(about.title)}</dc:title>\n"
        f"{author if about.author else ''}{subject if about.subject else ''}"
        f"<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>\n"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>\n"
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n"
        "<pdfuaid:part>1</pdfuaid:part>\n"
        f"</rdf:Description>\n{_EXTENSION}</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def _in_any_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


# PDF/A knows no word of PDF/UA's, so the file has to explain it (ISO 19005-3, 6.6.2.3.3).
_EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""

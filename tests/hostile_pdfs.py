"""Hostile PDFs: cut, flipped, with trees that bite their tails, bombs, and what no writer would write."""

import io
import zlib

import pikepdf
from hypothesis import strategies as st

from hostile import SAMPLES, Hostile
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.poster.pdf import export_poster
from mapdesigner.files.codec import read_map

SPLINTERS = (
    *(
        b"<<",
        b">>",
        b"[",
        b"]",
        b"(",
        b")",
        b"endobj",
        b"endstream",
        b"stream\n",
        b"1 0 R",
        b"0 0 R",
        b"R R R",
    ),
    *(
        b"startxref\n0\n%%EOF",
        b"startxref\n-1\n",
        b"/Prev 9",
        b"/Size 999999999",
        b"/Kids [1 0 R]",
        b"\x00\xff",
    ),
    *(
        b"trailer<</Root 1 0 R>>",
        b"<<" * 500,
        b"[" * 500,
        b"9" * 400,
        b"/Length 99999999",
        b"xref\n0 99999999\n",
    ),
)


def pdf_with(attached=(), names=None, af=None, change=None, **save):
    """Return a small PDF with files attached, each a name, its content and more keys of its description."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(100, 100))
        described = []
        for name, content, more in attached:
            file = pikepdf.Stream(document, content) if isinstance(content, bytes) else content(document)
            entry = {"/Type": pikepdf.Name.Filespec, "/F": pikepdf.String(name), "/UF": pikepdf.String(name)}
            entry["/EF"] = pikepdf.Dictionary(F=document.make_indirect(file))
            described.append(document.make_indirect(pikepdf.Dictionary({**entry, **more})))
        listed = [each for entry in described for each in (pikepdf.String("file"), entry)]
        document.Root.Names = pikepdf.Dictionary(
            EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array(listed))
        )
        if change is not None:
            change(document)
        document.save(out, **save)
    return out.getvalue()


def bomb(times):
    """Return what makes a stream that unpacks to a megabyte of zeros for each of the times."""

    def stream(document):
        packer = zlib.compressobj(9)
        packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(times)) + packer.flush()
        made = pikepdf.Stream(document, packed)
        made.Filter = pikepdf.Name.FlateDecode
        return made

    return stream


def plain_and_packed():
    """Return two PDFs of ours, one with everything packed and one with its objects in the open."""
    packed = export_poster(read_map(SAMPLES[0]), ExportOptions()).data
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(packed)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return packed, out.getvalue()


@st.composite
def hostile_pdfs(draw, sound):
    """Return one of the sound PDFs with something done to it."""
    data = draw(st.sampled_from(sound))
    # Most of what counts stands at the end.
    near_end = draw(st.booleans())
    place = draw(st.integers(max(0, len(data) - 3_000) if near_end else 0, len(data) - 1))
    kind = draw(st.sampled_from(("cut", "flip", "splinter", "repeat", "remove", "swap numbers")))
    if kind == "cut":
        return Hostile(data[:place])
    if kind == "flip":
        flipped = bytearray(data)
        for at in draw(st.lists(st.integers(place, len(data) - 1), min_size=1, max_size=8)):
            flipped[at] ^= 1 << draw(st.integers(0, 7))
        return Hostile(bytes(flipped))
    if kind == "splinter":
        return Hostile(data[:place] + draw(st.sampled_from(SPLINTERS)) + data[place:])
    if kind == "repeat":
        return Hostile(data[: place + draw(st.integers(1, 5_000))] + data[place:])
    if kind == "remove":
        return Hostile(data[:place] + data[place + draw(st.integers(1, 2_000)) :])
    number = draw(st.integers(0, 60))
    return Hostile(data.replace(b"%d 0 R" % draw(st.integers(0, 60)), b"%d 0 R" % number))

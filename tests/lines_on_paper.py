"""Lines of text alone on a page of a PDF, and what three programs that people use read there."""

import io
import shutil
import subprocess
import unicodedata

import pypdf
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from mapdesigner.export.pdf.text import TextWriter

# Marks of direction that a reader adds, and places where a word may be broken.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u00ad\f\ufeff"))


def page_of(lines):
    """A PDF with the lines on its one page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(800, 40 + 30 * len(lines)), invariant=1)
    text = TextWriter()
    for row, line in enumerate(lines):
        canvas._code += text.operators(line, 20, 20 + 30 * row, 1.0)
    canvas.showPage()
    text.add_fonts(canvas._doc)
    canvas.save()
    return out.getvalue()


def read_by_pypdf(pdf):
    """What pypdf reads, composed and without spaces, as all readings here."""
    return plain(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text())


def read_by_pdfium(pdf):
    """What Chrome's PDF viewer reads."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return plain(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def read_by_poppler(pdf):
    """What Evince and Okular read, or None where poppler's tool isn't installed."""
    program = shutil.which("pdftotext")
    if program is None:
        return None
    done = subprocess.run([program, "-", "-"], input=pdf, capture_output=True, check=True)
    return plain(done.stdout.decode())


def plain(text):
    """A text composed (NFC), without spaces and unseen marks."""
    return "".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())

"""PDFs read back by pypdf; what was read once is kept, because reading a page of a report takes a while."""

import io
from functools import lru_cache

import pypdf


@lru_cache(maxsize=32)
def pdf_of(data):
    """A document of bytes, opened once."""
    return pypdf.PdfReader(io.BytesIO(data))


def text_of_page(page):
    """The text of a page as pypdf finds it."""
    known = vars(page)
    if "text_of_page" not in known:
        known["text_of_page"] = page.extract_text()
    return known["text_of_page"]

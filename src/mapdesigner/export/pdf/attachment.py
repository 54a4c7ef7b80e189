"""The map inside its PDF, as a file attached to it, so that the PDF opens again as a map."""

import unicodedata
import zlib

import pikepdf

from mapdesigner.model import JourneyMap
from mapdesigner.model.json_text import json_of

ABOUT = "The journey map of this document; Map Designer opens it."
MOST_LETTERS = 60
# A file has a date here; one that changed would make every export another file.
WRITTEN = "D:20000101000000Z"


def attach_map(document: pikepdf.Pdf, map_: JourneyMap) -> None:
    """Attach a map as what the document was made of (ISO 19005-3, 6.8, and ISO 32000-2, 14.13)."""
    data = json_of(map_)
    file = pikepdf.Stream(document, zlib.compress(data, 9))
    file.Filter = pikepdf.Name.FlateDecode
    file.Type = pikepdf.Name.EmbeddedFile
    file.Subtype = pikepdf.Name("/application/json")
    file.Params = pikepdf.Dictionary(Size=len(data), ModDate=pikepdf.String(WRITTEN))
    name = pikepdf.String(file_name(map_.title))
    embedded = document.make_indirect(file)
    described = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F=name,
            UF=name,
            Desc=pikepdf.String(ABOUT),
            AFRelationship=pikepdf.Name.Source,
            EF=pikepdf.Dictionary(F=embedded, UF=embedded),
        )
    )
    document.Root.AF = pikepdf.Array([described])
    names = document.Root.get("/Names", pikepdf.Dictionary())
    names.EmbeddedFiles = pikepdf.Dictionary(Names=pikepdf.Array([name, described]))
    document.Root.Names = names


def file_name(title: str) -> str:
    """Return what the attached file is called: the title in letters that every system takes."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return f"{'-'.join(words)[:MOST_LETTERS].strip('-') or 'journey-map'}.json"

"""A persona on paper: the sheet of one page, its picture, and the part of the report."""

import base64
import io
import re
import zlib
from struct import pack

import pypdf
import pytest

from mapdesigner.cli import main
from mapdesigner.export.images import readable_picture
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.export.report.persona_sheet import export_persona_sheet
from mapdesigner.files.disk import open_map
from mapdesigner.model import Persona, new_map, picture_from_bytes
from mapdesigner.resources import samples_path

SAMPLE = samples_path() / "online-bookshop.json"
FIELDS = (
    "name",
    "age_range",
    "occupation",
    "location",
    "income",
    "interests",
    "buying_habits",
    "preferences",
    "needs",
    "frustrations",
    "quote",
)


def png(width, height, said=None):
    """Return a red PNG; `said` are the width and height that its head tells instead."""

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", *(said or (width, height)), 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xc0\x30\x30" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.fixture(scope="module")
def bookshop():
    return open_map(SAMPLE)


def squeezed(text):
    return "".join(text.split())


def pages_of(exported):
    return pypdf.PdfReader(io.BytesIO(exported.data)).pages


def text_of(exported):
    return squeezed("".join(page.extract_text() for page in pages_of(exported)))


def with_picture(map_, picture):
    """Return the map with this picture of its first persona, and none of the others."""
    first, *others = map_.personas
    others = [other.evolve(picture=None) for other in others]
    return map_.evolve(personas=(first.evolve(picture=picture), *others))


def test_the_sheet_is_one_upright_page_with_every_answer(bookshop):
    for persona in bookshop.personas:
        exported = export_persona_sheet(bookshop, persona.id)
        (page,) = pages_of(exported)
        assert page.mediabox.height > page.mediabox.width
        text = text_of(exported)
        assert [name for name in FIELDS if squeezed(getattr(persona, name)) not in text] == []
        assert exported.warnings == ()


def test_the_sheet_tells_the_journey_with_its_worst_touchpoint_and_goals(bookshop):
    text = text_of(export_persona_sheet(bookshop, bookshop.personas[0].id))
    assert all(squeezed(stage.name) in text for stage in bookshop.stages)
    assert squeezed("Where it hurts most Checkout") in text
    assert squeezed("Goals its touchpoints serve") in text


def test_the_sheets_title_names_persona_and_map(bookshop):
    data = export_persona_sheet(bookshop, bookshop.personas[0].id).data
    assert pypdf.PdfReader(io.BytesIO(data)).metadata.title == f"Anna · {bookshop.title}"


def test_answers_too_long_for_a_page_are_cut_and_said(bookshop):
    long = Persona(id="long", name="Long", **dict.fromkeys(FIELDS[1:], "many words " * 400))
    exported = export_persona_sheet(bookshop.evolve(personas=(*bookshop.personas, long)), "long")
    assert len(pages_of(exported)) == 1
    (said,) = exported.warnings
    assert said.startswith("Not in this file, or not in full: 10 details of personas. The map’s report")


def test_a_persona_of_whom_nothing_is_known_has_a_sheet_that_says_so():
    map_ = new_map("Empty").evolve(personas=(Persona(id="p", name=""),))
    text = text_of(export_persona_sheet(map_, "p"))
    assert squeezed("Unnamed persona") in text
    assert squeezed("On no touchpoint of the journey yet") in text


def test_equal_maps_give_equal_sheets(bookshop):
    map_ = with_picture(bookshop, picture_from_bytes(png(40, 60)))
    first = export_persona_sheet(map_, map_.personas[0].id).data
    assert export_persona_sheet(map_, map_.personas[0].id).data == first


@pytest.mark.parametrize("export", ["sheet", "report"])
def test_the_picture_is_on_the_page_instead_of_the_initials(bookshop, export):
    def images(map_):
        if export == "sheet":
            exported = export_persona_sheet(map_, map_.personas[0].id)
        else:
            exported = export_pdf(map_, ExportOptions(parts=("personas",)))
        return [image for page in pages_of(exported) for image in page.images]

    (image,) = images(with_picture(bookshop, picture_from_bytes(png(40, 60))))
    assert image.image.size == (40, 60)
    assert image.image.convert("RGB").getpixel((20, 30)) == (192, 48, 48)
    assert images(with_picture(bookshop, None)) == []


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n and then nothing of use",
        png(40, 40)[:60],
        b"\xff\xd8\xff\xe0 no photo at all",
        png(4, 4, said=(60_000, 60_000)),
    ],
    ids=["a head alone", "cut short", "no photo", "a bomb"],
)
def test_a_picture_that_cannot_be_read_gives_way_to_the_initials(bookshop, data):
    picture = picture_from_bytes(data)
    assert readable_picture(picture) is None
    exported = export_persona_sheet(with_picture(bookshop, picture), bookshop.personas[0].id)
    assert [image for page in pages_of(exported) for image in page.images] == []
    assert text_of(exported).startswith("A")


def test_the_part_of_the_report_has_every_field_and_where_the_persona_is(bookshop):
    text = text_of(export_pdf(bookshop, ExportOptions(parts=("personas",))))
    for persona in bookshop.personas:
        assert [name for name in FIELDS if squeezed(getattr(persona, name)) not in text] == []


def test_a_persona_of_whom_a_page_cannot_tell_all_gets_more_than_one(bookshop):
    anna, ola = bookshop.personas
    wanted = [f"need{number}" for number in range(900)]
    needs = " ".join(wanted)
    map_ = bookshop.evolve(personas=(anna.evolve(needs=needs), ola))
    text = text_of(export_pdf(map_, ExportOptions(parts=("personas",))))
    assert re.findall(r"need\d+", text) == wanted
    assert squeezed("Touchpoints Search ad for “crime novels”, Book blog review") in text
    assert squeezed(ola.needs) in text


def test_the_command_line_exports_a_persona_by_name(tmp_path, capsys):
    out = tmp_path / "anna.pdf"
    assert main(["export", str(SAMPLE), str(out), "--persona", "  anna "]) == 0
    (page,) = pypdf.PdfReader(out).pages
    assert "Nurse on shifts" in page.extract_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.pdf", "--persona", "Bob"], "There is no persona “Bob”; the map has “Anna”, “Ola”."),
        (["x.pdf", "--persona", ""], "There is no persona “”; the map has “Anna”, “Ola”."),
        (
            ["x.png", "--persona", "Anna"],
            "A persona is exported as a PDF; “x.png” must end in .pdf, without --as.",
        ),
    ],
)
def test_a_persona_that_is_not_there_is_a_sentence_with_those_that_are(arguments, said, tmp_path, capsys):
    assert main(["export", str(SAMPLE), str(tmp_path / arguments[0]), *arguments[1:]]) == 2
    assert capsys.readouterr().err == f"mapdesigner: {said}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_map_without_personas_says_so(tmp_path, capsys):
    path = tmp_path / "shop.json"
    assert main(["new", str(path)]) == 0
    capsys.readouterr()
    assert main(["export", str(path), str(tmp_path / "x.pdf"), "--persona", "Anna"]) == 2
    assert "There is no persona “Anna”; the map has none." in capsys.readouterr().err


def test_pictures_are_kept_as_text_that_can_be_decoded():
    assert base64.b64decode(picture_from_bytes(png(2, 2))) == png(2, 2)

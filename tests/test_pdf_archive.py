"""Every PDF that is written is PDF/A-3b and PDF/UA-1, as far as a program can tell, and carries its map."""

import io
import json

import pikepdf
import pypdf
import pytest
from PIL import Image, ImageCms

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.pdf.attachment import file_name
from mapdesigner.export.pdf.icc_profile import srgb_profile
from mapdesigner.export.poster.pdf import export_poster
from mapdesigner.export.poster.tiles_pdf import export_tiles
from mapdesigner.export.poster.wall_pdf import export_wall_sheet
from mapdesigner.export.report.comparison import export_comparison
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.export.report.persona_sheet import export_persona_sheet
from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import open_map
from mapdesigner.insight.comparison import compare
from mapdesigner.model import Persona, new_map, new_touchpoint, picture_from_bytes
from mapdesigner.resources import sample_files
from pdf_rules import embedded, faults

SHOP = next(path for path in sample_files() if path.stem == "online-bookshop")
FUTURE = next(path for path in sample_files() if path.stem == "online-bookshop-future")
SCRIPTS = (
    "Decomposed: Cafe\u0301 Tie\u0302\u0301ng Vie\u0323\u0302t",
    "สวัสดีชาวโลก ภาษาไทย",
    "हिन्दी में पाठ",
    "مرحبا بالعالم 123 abc",
    "שלום עולם",
    "漢字 仮名交じり文",
    "Emoji 😀 👍🏽 👨‍👩‍👧 🇳🇴",
    "fluffy office → 22 % ▲ ◆",
    "(paren) \\ back <</Type>> %PDF",
    "bell\x07 tab\t line\nbreak",
)


def opened(data):
    return pikepdf.open(io.BytesIO(data))


def metadata(data):
    with opened(data) as document:
        return document.Root.Metadata.read_bytes().decode()


@pytest.fixture(scope="module")
def shop():
    return open_map(SHOP)


@pytest.mark.parametrize(
    ("export", "options"),
    [
        (export_poster, ExportOptions(paper="A1")),
        (export_poster, ExportOptions(paper="A3", crop_marks=True, bands=2)),
        (export_poster, ExportOptions(paper="fit", attach_map=False, language="de-CH")),
        (export_tiles, ExportOptions(paper="A2")),
        (export_wall_sheet, ExportOptions(paper="A1")),
        (export_wall_sheet, ExportOptions(paper="A0", wall="filled", tiled=True)),
        (export_pdf, ExportOptions(paper="Tabloid", parts=("goals",))),
    ],
    ids=["poster", "crop marks and bands", "fit, public, German", "tiles", "wall", "filled wall", "one part"],
)
def test_every_kind_of_pdf_keeps_the_rules(shop, export, options):
    assert faults(export(shop, options).data) == []


def test_a_persona_sheet_and_a_comparison_keep_the_rules(shop):
    sheet = export_persona_sheet(shop, shop.personas[0].id).data
    comparison = export_comparison(compare(shop, open_map(FUTURE))).data
    assert faults(sheet) == []
    assert faults(comparison) == []


def test_any_script_keeps_the_rules():
    map_ = new_map("Scripts 漢字 👍🏽 مرحبا")
    cards = tuple(new_touchpoint(map_.lanes[0].id, text) for text in SCRIPTS)
    map_ = map_.evolve(
        stages=(map_.stages[0].evolve(name="สวัสดี", cards=cards), *map_.stages[1:]),
        author="שלום <b> & ]]>",
        purpose="हिन्दी\x00",
    )
    assert faults(export_pdf(map_, ExportOptions()).data) == []


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("RGB", "JPEG"), ("L", "JPEG"), ("RGBA", "PNG"), ("LA", "PNG"), ("P", "PNG")],
)
def test_a_picture_of_any_sort_keeps_the_rules(mode, kind):
    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (200, 30, 90, 128)).convert("RGB" if mode == "CMYK" else "RGBA").convert(
        "RGB" if kind == "JPEG" and mode == "RGB" else "RGB" if mode in ("CMYK", "L") else "RGBA"
    ).convert(mode).save(out, kind)
    persona = Persona(id="p1", name="Anna", picture=picture_from_bytes(out.getvalue()))
    data = export_pdf(new_map("Pictures").evolve(personas=(persona,)), ExportOptions()).data
    assert faults(data) == []
    with opened(data) as document:
        assert any(
            found.get("/Subtype") == "/Image"
            for found in document.objects
            if isinstance(found, pikepdf.Stream)
        )


def test_a_map_with_nothing_in_it_keeps_the_rules():
    assert faults(export_pdf(new_map(""), ExportOptions()).data) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda document: document.Root.MarkInfo.__setitem__("/Marked", False), "not marked as tagged"),
        (lambda document: document.Root.__delitem__("/OutputIntents"), "OutputIntents"),
        (lambda document: document.Root.__setitem__("/Lang", pikepdf.String("")), "language"),
        (lambda document: next(figures(document)).__delitem__("/Alt"), "Figure without words"),
        (lambda document: next(fonts(document)).__delitem__("/ToUnicode"), "no ToUnicode"),
        (
            lambda document: next(fonts(document)).DescendantFonts[0].__setitem__("/W", pikepdf.Array()),
            "another width",
        ),
        (lambda document: document.pages[0].contents_add(b"0 0 9 9 re f"), "neither tagged nor decoration"),
        (lambda document: document.pages[0].obj.__setitem__("/StructParents", 7), "7"),
        (lambda document: document.Root.__delitem__("/AF"), "AF"),
        (lambda document: document.trailer.Info.__setitem__("/Title", pikepdf.String("Else")), "dc:title"),
        (
            lambda document: document.Root.__setitem__(
                "/OpenAction",
                document.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert()")),
            ),
            "an action",
        ),
    ],
)
def test_the_rules_notice_what_breaks_them(shop, spoil, said):
    data = export_poster(shop, ExportOptions()).data
    out = io.BytesIO()
    with opened(data) as document:
        spoil(document)
        document.save(out)
    try:
        found = faults(out.getvalue())
    except (KeyError, AttributeError) as error:  # what is looked at is not there at all
        found = [str(error)]
    assert any(said in fault for fault in found), found


def figures(document):
    return (
        found
        for found in document.objects
        if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure"
    )


def fonts(document):
    return (
        found
        for found in document.objects
        if isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/Type0"
    )


def test_metadata_are_text_whatever_is_in_the_map():
    title = "<rdf:li> & “quotes” ]]> </x:xmpmeta>"
    data = export_pdf(new_map(title).evolve(author="A & B"), ExportOptions()).data
    assert "&lt;rdf:li&gt; &amp; “quotes” ]]&gt; &lt;/x:xmpmeta&gt;" in metadata(data)
    assert pypdf.PdfReader(io.BytesIO(data)).metadata.title == title


@pytest.mark.parametrize(
    ("language", "told"), [("nb-NO", "nb-NO"), ("", "en"), ("<b>", "en"), ("x" * 50, "en")]
)
def test_the_language_is_told_and_always_one(language, told):
    with opened(export_pdf(new_map("Map"), ExportOptions(language=language)).data) as document:
        assert str(document.Root.Lang) == told


def test_the_map_is_attached_as_it_would_be_saved(shop):
    reader = pypdf.PdfReader(io.BytesIO(export_poster(shop, ExportOptions()).data))
    assert list(reader.attachments) == ["buying-a-book-online.json"]
    (content,) = reader.attachments["buying-a-book-online.json"]
    assert content == write_map(shop)
    assert json.loads(content)["title"] == shop.title


def test_a_pdf_for_the_public_has_no_map_in_it(shop):
    options = ExportOptions(attach_map=False, parts=("goals",))
    data = export_pdf(shop, options).data
    with opened(data) as document:
        assert embedded(document) == [] and "/AF" not in document.Root
        packed = b"".join(
            found.read_bytes() for found in document.objects if isinstance(found, pikepdf.Stream)
        )
    assert b"format_version" not in packed
    assert len(data) < len(export_pdf(shop, ExportOptions(parts=("goals",))).data)


def test_a_persona_sheet_carries_the_whole_map(shop):
    reader = pypdf.PdfReader(io.BytesIO(export_persona_sheet(shop, shop.personas[0].id).data))
    ((content,),) = reader.attachments.values()
    assert content == write_map(shop)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Web shop", "web-shop.json"),
        ("Žluťoučký kůň", "zlutoucky-kun.json"),
        ("漢字", "journey-map.json"),
        ("", "journey-map.json"),
        ("../../etc/passwd", "etc-passwd.json"),
        ("x" * 200, f"{'x' * 60}.json"),
    ],
)
def test_the_attached_file_has_a_name_for_every_system(title, name):
    assert file_name(title) == name


def test_the_profile_is_srgb():
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert profile.profile.version == 2.1
    ramp = Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L").rotate(90)]
    )
    seen = ImageCms.profileToProfile(ramp, profile, ImageCms.createProfile("sRGB"))
    assert max(abs(ours - theirs) for ours, theirs in zip(ramp.tobytes(), seen.tobytes(), strict=True)) <= 1


def test_two_exports_are_the_same_file(shop):
    options = ExportOptions(parts=("map", "audit", "contents"))
    assert export_pdf(shop, options).data == export_pdf(shop, options).data

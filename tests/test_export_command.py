"""mapdesigner export as a person types it: formats, options, many maps at once."""

import io
import os
import re
import shutil
import signal
import subprocess
import sys

import pypdf
import pytest

from mapdesigner.cli import main
from mapdesigner.export.formats import FORMATS
from mapdesigner.export.usual import usual_name
from mapdesigner.files.codec import write_map
from mapdesigner.model import REPORT_PARTS, new_map, new_touchpoint
from mapdesigner.resources import samples_path

BOOKSHOP = samples_path() / "online-bookshop.json"
BEGINNINGS = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".xlsx": b"PK",
    ".pptx": b"PK",
    ".json": b"{",
}
PER_MM = 72 / 25.4


def small_map(title="Web shop", cards=1):
    map_ = new_map(title)
    lane = map_.lanes[0].id
    touchpoints = tuple(new_touchpoint(lane, f"Card {number}") for number in range(cards))
    return map_.evolve(stages=(map_.stages[0].evolve(cards=touchpoints), *map_.stages[1:]))


@pytest.fixture
def shop(tmp_path):
    path = tmp_path / "shop.json"
    path.write_bytes(write_map(small_map()))
    return path


def complaint(capsys):
    """Return what stands on standard error: sentences, each begun with the program's name."""
    error = capsys.readouterr().err
    lines = error.splitlines()
    assert lines and all(line.startswith("mapdesigner: ") for line in lines), error
    assert "Traceback" not in error
    return error


def pages_mm(path):
    return [
        tuple(round(float(side) / PER_MM, 1) for side in (page.mediabox.width, page.mediabox.height))
        for page in pypdf.PdfReader(path).pages
    ]


@pytest.mark.parametrize("format_", FORMATS, ids=lambda row: row.key)
def test_every_format_is_made_by_its_word(shop, format_, capsys):
    out = shop.with_name(f"out{format_.ending}")
    assert main(["export", str(shop), str(out), "--as", format_.key]) == 0
    data = out.read_bytes()
    assert data.startswith(BEGINNINGS.get(format_.ending, b""))
    assert b"Card 0" in data or format_.ending in (".pdf", ".png", ".xlsx", ".pptx")
    assert str(out) in capsys.readouterr().out


def test_the_help_names_every_format_and_the_options_that_it_reads(capsys):
    assert main(["export", "shop.json", "shop.pdf", "--help"]) == 0
    told = capsys.readouterr().out.split("formats, and the options that each reads:")[1]
    for row in FORMATS:
        assert f"  {row.key} " in told
    tables = told.split("  table ")[1].split("\n  text ")[0]
    assert "--separator" in tables and "--paper" not in tables


@pytest.mark.parametrize(
    ("paper", "size"),
    [("A2", (420.0, 594.0)), ("letter", (215.9, 279.4)), ("600x900", (600.0, 900.0))],
)
def test_a_poster_has_the_paper_that_was_named(shop, paper, size):
    out = shop.with_name("wall.pdf")
    code = main(["export", str(shop), str(out), "--as", "poster", "--paper", paper, "--portrait"])
    assert code == 0
    assert pages_mm(out) == [pytest.approx(size, abs=0.1)]


def test_an_option_may_stand_before_the_file(shop):
    out = shop.with_name("wall.pdf")
    assert main(["export", str(shop), "--landscape", str(out), "--as", "poster"]) == 0
    assert pages_mm(out) == [pytest.approx((420.0, 297.0), abs=0.1)]


def test_the_parts_come_in_the_order_in_which_they_were_named(tmp_path):
    out = tmp_path / "short.pdf"
    assert main(["export", str(BOOKSHOP), str(out), "--parts", "goals,personas"]) == 0
    titles = [entry.title for entry in pypdf.PdfReader(out).outline if not isinstance(entry, list)]
    assert titles.index("Goals") < titles.index("Personas")


def test_what_is_of_use_only_with_something_else_asks_for_that_too(shop):
    marked, cut = shop.with_name("marked.pdf"), shop.with_name("cut.pdf")
    assert main(["export", str(shop), str(marked), "--as", "poster", "--paper", "A4", "--bleed", "5"]) == 0
    assert pages_mm(marked)[0] > (220, 307)
    assert main(["export", str(shop), str(cut), "--as", "wall-sheet", "--tile-paper", "A4"]) == 0
    assert len(pages_mm(cut)) > 1


def test_slides_are_counted_as_slides(shop, capsys):
    assert main(["export", str(shop), str(shop.with_suffix(".pptx"))]) == 0
    assert re.search(r"\(\d+ slides, ", capsys.readouterr().out)


def test_each_format_shows_the_parts_that_it_says_it_shows():
    from mapdesigner.exchange.markdown_report import PARTS
    from mapdesigner.export.html.parts import HTML_PARTS
    from mapdesigner.export.slides.deck_of_map import SLIDE_PARTS

    shown = {row.key: row.parts for row in FORMATS if "parts" in row.options}
    assert shown == {
        "report": frozenset(REPORT_PARTS),
        "slides": frozenset(SLIDE_PARTS),
        "page": frozenset(HTML_PARTS) | {"map"},
        "text": frozenset(PARTS) - {"cover"},
    }


def test_a_separator_is_used(shop):
    out = shop.with_name("cards.csv")
    assert main(["export", str(shop), str(out), "--separator", "semicolon"]) == 0
    assert out.read_text(encoding="utf-8-sig").splitlines()[0].count(";") > 2


def test_a_poster_is_exported_without_the_pages_behind_it(shop):
    long = shop.with_name("long.json")
    long.write_bytes(write_map(small_map().evolve(purpose="many words " * 400)))
    both, one = shop.with_name("both.pdf"), shop.with_name("one.pdf")
    assert main(["export", str(long), str(both), "--as", "poster"]) == 0
    assert main(["export", str(long), str(one), "--as", "poster", "--one-page"]) == 0
    assert [len(pypdf.PdfReader(path).pages) for path in (both, one)] == [2, 1]


def test_a_map_is_left_out_for_the_public(shop):
    private, public = shop.with_name("private.pdf"), shop.with_name("public.pdf")
    assert main(["export", str(shop), str(private), "--as", "poster"]) == 0
    assert main(["export", str(shop), str(public), "--as", "poster", "--public"]) == 0
    assert not pypdf.PdfReader(public).attachments
    assert private.read_bytes() != public.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["out.png", "--crop-marks"], "--crop-marks has no meaning for picture (.png); it is for poster"),
        (["out.csv", "--paper", "A4"], "--paper has no meaning for table (.csv)"),
        (["out.pdf", "--separator", "tab"], "it is for table."),
        (["out.pdf", "--as", "poster", "--bands", "many"], "--bands is “many”"),
        (["out.pdf", "--as", "poster", "--bands", "0"], "--bands is “0”"),
        (["out.pdf", "--as", "poster", "--bleed", "x"], "--bleed needs a number, not “x”"),
        (["out.pdf", "--as", "tiles", "--overlap", "500"], "--overlap is 500 mm; it must be between 0"),
        (["out.pdf", "--as", "tiles", "--tile-paper", "napkin"], "There is no paper “napkin”"),
        (["out.pdf", "--as", "wall-sheet", "--wall", "half"], "--wall is “half”; it must be empty or filled"),
        (["out.csv", "--separator", "dot"], "it must be comma, semicolon or tab"),
        (["out.pdf", "--language", "x y"], "“x y” is no language"),
        (["out.pdf", "--paper", "1x1"], "can't be made"),
        (["out.pdf", "--as", "novel"], "There is no format “novel”"),
        (
            ["out.pptx", "--parts", "map,health"],
            "The format slides has no part “health”; it has summary, map,",
        ),
        (
            ["out.md", "--parts", "cover"],
            "The format text has none of these parts; it has summary, findings,",
        ),
        (["out.pdf", "--as", "picture"], "The format picture is .png"),
        (["out.png", "--persona", "Anna"], "A persona is exported as a PDF"),
        (["out.pdf", "--as", "poster", "--persona", "Anna"], "without --as"),
        (["out.pdf", "--persona", "Anna"], "the map has none"),
        (["another.json", "out.pdf"], "name a folder for them with --to"),
    ],
)
def test_wrong_usage_is_a_sentence_and_writes_nothing(shop, arguments, said, capsys, monkeypatch):
    monkeypatch.chdir(shop.parent)
    before = sorted(shop.parent.iterdir())
    assert main(["export", str(shop), *arguments]) == 2
    assert said in complaint(capsys)
    assert sorted(shop.parent.iterdir()) == before


@pytest.mark.parametrize("format_", FORMATS, ids=lambda row: row.key)
def test_the_old_file_stays_where_the_folder_takes_no_new_one(shop, format_, capsys, monkeypatch):
    out = shop.with_name(f"out{format_.ending}")
    out.write_bytes(b"the old one")
    with_full_disk(monkeypatch)
    assert main(["export", str(shop), str(out), "--as", format_.key]) == 1
    assert "can't be saved" in complaint(capsys)
    assert out.read_bytes() == b"the old one"
    assert [path.name for path in shop.parent.iterdir() if path.suffix == ".part"] == []


def with_full_disk(monkeypatch):
    """Let the disk be full after some bytes, as the system would say it."""

    def write(descriptor, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", write)


# Many maps


@pytest.fixture
def maps(tmp_path):
    folder = tmp_path / "maps"
    folder.mkdir()
    for name in ("anna", "bo", "cy"):
        (folder / f"{name}.json").write_bytes(write_map(small_map(name)))
    return folder


def test_many_maps_go_into_a_folder_that_is_made(maps, tmp_path, capsys):
    out = tmp_path / "new" / "out"
    files = [str(path) for path in sorted(maps.iterdir())]
    assert main(["export", *files, "--to", str(out), "--format", "svg"]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["anna.svg", "bo.svg", "cy.svg"]
    assert b"<title>bo</title>" in (out / "bo.svg").read_bytes()
    told = capsys.readouterr()
    assert [line.split(" (")[0] for line in told.out.splitlines()] == [
        str(out / f"{name}.svg") for name in ("anna", "bo", "cy")
    ]
    assert told.err == ""


def test_a_pattern_is_looked_up_where_the_shell_leaves_it(maps, tmp_path):
    out = tmp_path / "out"
    assert main(["export", str(maps / "*.json"), "--to", str(out), "--format", "csv"]) == 0
    assert len(list(out.iterdir())) == 3


def test_posters_don_t_replace_the_reports_of_the_same_maps(maps, tmp_path):
    out = tmp_path / "out"
    for word in ("pdf", "poster"):
        assert main(["export", str(maps / "bo.json"), "--to", str(out), "--format", word]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["bo-poster.pdf", "bo.pdf"]


def test_a_map_that_fails_stops_none_of_the_others_and_is_named(maps, tmp_path, capsys):
    (maps / "bo.json").write_text("no map")
    out = tmp_path / "out"
    code = main(["export", str(maps / "*.json"), str(maps / "gone.json"), "--to", str(out), "--format", "md"])
    assert code == 1
    assert sorted(path.name for path in out.iterdir()) == ["anna.md", "cy.md"]
    said = complaint(capsys)
    assert "bo.json can't be opened" in said and "gone.json can't be read" in said
    assert "2 maps of 4 could not be exported." in said


def test_two_maps_of_one_name_are_refused_before_anything_is_written(maps, tmp_path, capsys):
    other = tmp_path / "other"
    shutil.copytree(maps, other)
    (other / "bo.json").rename(other / "BO.json")
    out = tmp_path / "out"
    assert main(["export", str(maps / "bo.json"), str(other / "BO.json"), "--to", str(out)]) == 2
    said = complaint(capsys)
    assert str(maps / "bo.json") in said and str(other / "BO.json") in said and "would both become" in said
    assert not out.exists()


def test_a_map_named_twice_is_exported_once(maps, tmp_path, capsys):
    out = tmp_path / "out"
    names = [str(maps / "bo.json"), str(maps / "." / "bo.json"), str(maps / "*.json")]
    assert main(["export", *names, "--to", str(out), "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--persona", "Anna"], "--persona is about one map"),
        (["-"], "standard input has no name"),
        (["--format", "novel"], "There is no format “novel”"),
        (["--scale", "2"], "--scale has no meaning for report"),
    ],
)
def test_wrong_usage_of_many(maps, tmp_path, more, said, capsys):
    out = tmp_path / "out"
    assert main(["export", str(maps / "bo.json"), *more, "--to", str(out)]) == 2
    assert said in complaint(capsys)
    assert not out.exists()


def test_a_file_in_place_of_the_folder_is_told(maps, tmp_path, capsys):
    (tmp_path / "out").write_text("a file")
    assert main(["export", str(maps / "bo.json"), "--to", str(tmp_path / "out")]) == 2
    assert "is a file; --to needs a folder" in complaint(capsys)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_shows_a_bar_and_a_summary(maps, tmp_path, capsys, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    out = tmp_path / "out"
    assert main(["export", str(maps / "*.json"), "--to", str(out), "--format", "csv"]) == 0
    assert re.findall(r"(\d of 3)  (\w+)\.json\r?", terminal.getvalue())[-1] == ("3 of 3", "cy")
    # What is said of a file stays, the bar doesn't.
    assert not terminal.getvalue().rpartition("\r")[2].startswith("[")
    assert capsys.readouterr().out == f"3 maps exported to {out}.\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows can't send Ctrl+C to one process")
def test_ctrl_c_leaves_whole_files_only(maps, tmp_path):
    for number in range(40):
        (maps / f"many-{number}.json").write_bytes(write_map(small_map(cards=30)))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "mapdesigner", "export", str(maps / "*.json"), "--to", str(out)]
    with subprocess.Popen(
        [*command, "--format", "svg"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 130 and said == "mapdesigner: Stopped.\n"
    files = list(out.iterdir())
    assert 1 <= len(files) < 43
    assert all(path.suffix == ".svg" and path.read_bytes().endswith(b"</svg>\n") for path in files)


def test_names_of_files_tell_formats_of_one_ending_apart():
    by_key = {row.key: row for row in FORMATS}
    assert usual_name("shop", by_key["report"]) == "shop.pdf"
    assert usual_name("shop", by_key["wall-sheet"]) == "shop wall sheet.pdf"
    names = [usual_name("shop", row, "-") for row in FORMATS]
    assert len(set(names)) == len(names)

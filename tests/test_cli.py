"""The command line as a person types it: what it prints, which files it leaves, how it ends."""

import io
import json
import os
import subprocess
import sys

import pytest

from mapdesigner import __version__
from mapdesigner.cli import main
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.model import Improvement, new_map, new_touchpoint
from mapdesigner.resources import sample_files

SAMPLE = str(sample_files()[0])


@pytest.fixture
def shop(tmp_path):
    """A small sound map on the disk."""
    path = tmp_path / "shop.json"
    assert main(["new", str(path), "--title", "Web shop"]) == 0
    return path


def changed(path, change):
    """Write the map again with a change to its JSON."""
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def complaint(capsys):
    """Return what stands on standard error: one sentence, begun with the program's name, no traceback."""
    error = capsys.readouterr().err
    assert error.startswith("mapdesigner: ") and error.count("\n") == 1, error
    assert "Traceback" not in error
    return error


def test_version_and_help(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"mapdesigner {__version__}\n"
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("new", "export", "check", "schema", "examples:", "exit codes:"))


@pytest.mark.parametrize("command", ["new", "export", "check", "schema"])
def test_each_command_teaches_with_examples(command, capsys):
    assert main([command, "--help"]) == 0
    assert f"mapdesigner {command}" in capsys.readouterr().out.split("examples:")[1]


def test_nothing_heavy_is_loaded_for_the_version():
    heavy = {"pydantic", "reportlab", "matplotlib", "PySide6", "uharfbuzz", "pikepdf"}
    code = (
        "import sys; from mapdesigner.cli import main; main(['--version']);"
        f"print(sorted(name for name in {heavy!r} if sys.modules.get(name)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


def test_a_new_map_has_four_stages_and_its_title(shop):
    map_ = read_map(shop.read_bytes())
    assert map_.title == "Web shop"
    assert [stage.phase for stage in map_.stages] == [
        "pre-purchase",
        "purchase",
        "post-purchase",
        "retention",
    ]


def test_a_new_map_replaces_another_only_by_force(shop, capsys):
    before = shop.read_bytes()
    assert main(["new", str(shop)]) == 1
    assert "--force" in complaint(capsys)
    assert shop.read_bytes() == before
    assert main(["new", str(shop), "--force"]) == 0
    assert shop.read_bytes() != before


def test_a_new_map_from_a_template(tmp_path, capsys):
    out = tmp_path / "out.json"
    assert main(["new", str(out), "--template", "service-blueprint"]) == 0
    assert "Backstage" in [lane.name for lane in read_map(out.read_bytes()).lanes]
    assert main(["new", str(out), "--force", "--template", "nonsense"]) == 2
    assert "service-blueprint" in complaint(capsys)


def test_a_new_map_on_standard_output_is_checked_from_standard_input(capsysbinary, monkeypatch):
    assert main(["new", "-", "--title", "Čaj 茶"]) == 0
    data = capsysbinary.readouterr().out
    assert read_map(data).title == "Čaj 茶"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["check", "-"]) == 0
    assert b"standard input is a sound map: 4 stages" in capsysbinary.readouterr().out


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_the_samples_are_sound(path, capsys):
    assert main(["check", str(path)]) == 0
    assert f"{path.name} is a sound map: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "It is empty."),
        (b"hello", "It is not JSON"),
        (b'{"title": "no version"}', "no format_version"),
        (b"[1, 2]", "not a journey map"),
        ('{"title": "æ"}'.encode("latin-1"), "not UTF-8"),
        (b'{"format_version": 1, "title": "cut', "cut off"),
        (b'{"format_version": 99}', "newer Map Designer"),
        (b'{"format_version": 1, "title": "a", "title": "b"}', "title"),
        (b"[" * 100_000, "nested too deep"),
    ],
)
def test_what_is_no_map_is_told_with_the_files_name(data, said, tmp_path, capsys):
    path = tmp_path / "strange.json"
    path.write_bytes(data)
    for command in (["check", str(path)], ["export", str(path), str(tmp_path / "out.pdf")]):
        assert main(command) == 3
        told = capsys.readouterr().err
        assert told.startswith("mapdesigner: strange.json") and said in told
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    ("change", "place", "what"),
    [
        (lambda map_: map_.update(title=7), "title", "must be text"),
        (lambda map_: map_.update(titel="x"), "titel", "not a key"),
        (lambda map_: map_["stages"][0].update(phase="before"), "stage 1 “Pre-purchase”", "phase"),
        (
            lambda map_: map_["stages"][1].update(id=map_["stages"][0]["id"]),
            "stage “Purchase”",
            "used 2 times",
        ),
        (
            lambda map_: map_.update(improvements=[{"id": "n1", "title": "Fix", "touchpoints": ["gone"]}]),
            "improvement “Fix”",
            "gone is not in the map",
        ),
    ],
)
def test_a_problem_is_told_with_its_place(shop, change, place, what, capsys):
    changed(shop, change)
    assert main(["check", str(shop)]) == 3
    told = capsys.readouterr()
    assert place in told.out and what in told.out
    assert told.err.startswith("mapdesigner: shop.json can't be opened.")


def test_every_problem_has_a_line(shop, capsys):
    changed(shop, lambda map_: map_.update(title=1, purpose=2, scenario=3))
    assert main(["check", str(shop)]) == 3
    told = capsys.readouterr()
    assert [line.split(":")[0] for line in told.out.splitlines()] == ["title", "purpose", "scenario"]
    assert "(2 more faults)" in told.err


def test_a_map_that_is_not_there(tmp_path, capsys):
    assert main(["check", str(tmp_path / "nowhere.json")]) == 3
    assert "nowhere.json can't be read" in complaint(capsys)


@pytest.mark.parametrize("ending", ["pdf", "png", "svg", "PDF"])
def test_an_export_goes_by_the_ending(shop, ending, capsys):
    out = shop.with_name(f"out.{ending}")
    assert main(["export", str(shop), str(out)]) == 0
    starts = {"pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<?xml"}
    assert out.read_bytes().startswith(starts[ending.lower()])
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["out.txt"], "must end in .pdf, "),
        (["-"], "whose ending, .pdf, "),
        (["out.pdf", "--paper", "B5"], "There is no paper “B5”"),
        (["out.pdf", "--parts", "map,pictures"], "There is no part “pictures”"),
        (["out.pdf", "--parts", ","], "--parts needs"),
        (["out.png", "--scale", "0"], "--scale is 0"),
        (["out.png", "--scale", "nan"], "--scale is nan"),
        (["out.pdf", "--landscape", "--portrait"], "not allowed with"),
        ([], "OUT"),
    ],
)
def test_wrong_usage_of_export(shop, arguments, said, capsys):
    assert main(["export", str(shop), *arguments]) == 2
    assert said in complaint(capsys)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["chekc", "x.json"], "“check”"), (["--nonsense"], "--nonsense")],
)
def test_wrong_usage_without_a_command(arguments, said, capsys):
    assert main(arguments) == 2
    assert said in complaint(capsys)


def test_a_place_that_cannot_be_written_is_told(shop, capsys):
    for command in (
        ["new", str(shop / "under" / "a-file.json")],
        ["export", str(shop), str(shop / "out.pdf")],
        ["export", str(shop), str(shop.parent / "no-such-folder" / "out.pdf")],
    ):
        assert main(command) == 1
        assert "can't be saved" in complaint(capsys)


def test_a_folder_named_like_a_pdf_is_told(shop, capsys):
    folder = shop.with_name("out.pdf")
    folder.mkdir()
    assert main(["export", str(shop), str(folder)]) == 1
    assert "is a folder" in complaint(capsys)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_write_protected_folder_is_told(shop, capsys):
    shop.parent.chmod(0o500)
    try:
        assert main(["export", str(shop), str(shop.with_name("out.pdf"))]) == 1
    finally:
        shop.parent.chmod(0o700)
    assert "can't be saved" in complaint(capsys)


def test_a_missing_glyph_is_told_and_the_export_made(shop, capsys):
    changed(shop, lambda map_: map_.update(title="\U00013000 tea"))
    assert main(["export", str(shop), str(shop.with_name("out.svg"))]) == 0
    assert "One character is in none of the fonts" in complaint(capsys)


def test_an_unexpected_error_is_a_sentence_and_a_traceback_only_when_asked(shop, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["check", "-"]) == 1
    assert "MAPDESIGNER_DEBUG=1" in complaint(capsys)
    monkeypatch.setenv("MAPDESIGNER_DEBUG", "1")
    assert main(["check", "-"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_console_that_knows_few_characters_is_no_reason_to_fail(shop, monkeypatch):
    changed(shop, lambda map_: map_.update(titel="x"))
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding="ascii"))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    assert main(["check", str(shop)]) == 3
    sys.stdout.flush()
    assert b"titel" in printed.getvalue()


def test_a_closed_pipe_is_no_traceback():
    code = "import sys; from mapdesigner.cli import main; sys.exit(main(['schema']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


def test_what_a_person_typed_comes_back_from_the_file(shop):
    map_ = new_map("<b>&\"' 😀 שלום")
    card = new_touchpoint(map_.lanes[0].id, "line\nbreak and \x07 bell")
    note = Improvement(id="n1", title="ten thousand " * 800, touchpoints=(card.id,))
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=(card,)), *map_.stages[1:]), improvements=(note,))
    shop.write_bytes(write_map(map_))
    assert main(["check", str(shop)]) == 0
    assert main(["export", str(shop), str(shop.with_name("out.pdf"))]) == 0
    assert read_map(shop.read_bytes()) == map_


def test_a_map_is_named_by_its_address_or_by_the_home_folder(shop, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    spaced = shop.rename(tmp_path / "the shop 100%.json")
    out = tmp_path / "the list.csv"
    for name in (spaced.as_uri(), f"~/{spaced.name}"):
        assert main(["check", name]) == 0
        assert main(["export", name, out.as_uri()]) == 0
        assert out.stat().st_size
        out.unlink()

"""A PDF opens again: the map that it carries comes back, and a stranger's PDF is refused in a sentence."""

import gc
import io
import os
import subprocess
import sys
import time

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from hostile_pdfs import bomb, hostile_pdfs, pdf_with, plain_and_packed
from mapdesigner.cli import main
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.poster.pdf import export_poster
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.files.codec import LARGEST_FILE_BYTES, NotOurFile, UnreadableMap, read_map, write_map
from mapdesigner.files.disk import UnreadableFile, map_in, open_map, repaired_map_in
from mapdesigner.files.pdf_map import DAMAGED, LOCKED, NONE, TOO_MUCH, carried_map, is_pdf, map_bytes
from mapdesigner.model import new_map
from mapdesigner.resources import sample_files
from strategies import maps

POSTER = ExportOptions(parts=("map",))
SOUND = plain_and_packed()
EXAMPLES = int(os.environ.get("MAPDESIGNER_HOSTILE", "150"))
RELAXED = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "phases": [phase for phase in Phase if phase is not Phase.explain],
}
# The processor's time, on a machine that others use too.
MOST_SECONDS = 3.0
OURS = {"/AFRelationship": pikepdf.Name.Source}


@pytest.fixture(scope="module")
def shop():
    return open_map(next(path for path in sample_files() if path.stem == "online-bookshop"))


def refusal_of(data):
    with pytest.raises(NotOurFile) as refused:
        carried_map(data)
    (fault,) = refused.value.faults
    return fault


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_the_map_in_a_pdf_is_the_one_that_was_exported(path, tmp_path):
    map_ = open_map(path)
    pdf = tmp_path / "poster.pdf"
    pdf.write_bytes(export_pdf(map_, ExportOptions(parts=("goals",))).data)
    assert open_map(pdf) == map_
    assert carried_map(pdf.read_bytes()) == write_map(map_)


@settings(max_examples=20, **RELAXED)
@given(maps())
def test_any_map_comes_back_equal(map_):
    assert read_map(map_bytes(export_poster(map_, POSTER).data)) == map_


def test_a_pdf_that_another_program_saved_again_still_opens(shop):
    data = export_poster(shop, POSTER).data
    for again in (
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
        {"linearize": True},
        {"encryption": pikepdf.Encryption(owner="owner", user="", R=4, aes=False, metadata=False)},
    ):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(out, **again)
        assert read_map(carried_map(out.getvalue())) == shop


def test_every_command_takes_such_a_pdf(shop, tmp_path, capsys):
    pdf, json_ = tmp_path / "POSTER.PDF", tmp_path / "MAP.json"
    pdf.write_bytes(export_poster(shop, POSTER).data)
    assert main(["export", str(pdf), str(json_)]) == 0
    assert json_.read_bytes() == write_map(shop)
    assert main(["check", str(pdf)]) == 0
    assert "is a sound map" in capsys.readouterr().out
    assert main(["compare", str(pdf), str(json_)]) == 0
    assert main(["insight", str(pdf)]) == 0
    assert main(["export", str(pdf), str(tmp_path / "again.pdf")]) == 0
    assert open_map(tmp_path / "again.pdf") == shop


def test_a_pdf_on_standard_input_is_read(shop, tmp_path):
    pdf = tmp_path / "poster.pdf"
    pdf.write_bytes(export_poster(shop, POSTER).data)
    with pdf.open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "mapdesigner", "check", "-"],
            stdin=file,
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout.startswith("standard input is a sound map")


def test_a_pdf_without_a_map_says_so(tmp_path, capsys):
    pdf = tmp_path / "invoice.pdf"
    pdf.write_bytes(pdf_with())
    assert main(["check", str(pdf)]) == 3
    assert capsys.readouterr().err.startswith(
        "mapdesigner: invoice.pdf can't be opened. It is a PDF that carries no "
    )
    assert refusal_of(export_pdf(new_map("Public"), ExportOptions(attach_map=False)).data) == NONE
    assert refusal_of(pdf_with([("notes.txt", b"a text", {}), ("data.json", b'{"a": 1}', OURS)])) == NONE


def test_of_several_attachments_ours_is_opened(shop):
    others = [("invoice.json", b'{"total": 12}', {}), ("old.json", write_map(new_map("Older")), {})]
    data = pdf_with([*others, ("map.json", write_map(shop), OURS), ("readme.txt", b"text", {})])
    assert read_map(carried_map(data)) == shop


def test_a_map_that_somebody_attached_by_hand_opens_too(shop):
    assert read_map(carried_map(pdf_with([("anything.bin", write_map(shop), {})]))) == shop


def test_a_pdf_with_a_password_says_what_to_do(shop):
    data = export_poster(shop, POSTER).data
    for security in (
        pikepdf.Encryption(owner="owner", user="secret", R=4, aes=False, metadata=False),
        pikepdf.Encryption(owner="owner", user="secret", R=6),
    ):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(out, encryption=security)
        assert refusal_of(out.getvalue()) == LOCKED


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.4 " + b"\x00" * 5000,
        b"%PDF-" + b"<<" * 100_000,
        SOUND[0][:2000],
        SOUND[1][:60_000],
    ],
)
def test_a_damaged_pdf_says_so(data):
    assert refusal_of(data) in (DAMAGED, NONE)


def test_a_damaged_map_in_a_pdf_is_repaired_as_one_in_a_file(shop, tmp_path):
    broken = write_map(shop).replace(b'"kind": "touchpoint"', b'"kind": "touchpiont"', 1)
    pdf = tmp_path / "poster.pdf"
    data = pdf_with([("map.json", broken, OURS)])
    with pytest.raises(UnreadableFile, match=r"poster\.pdf can't be opened"):
        map_in(pdf, data)
    result = repaired_map_in(pdf, data)
    assert len(result.set_aside) == 1 and result.map_.title == shop.title


@pytest.mark.parametrize("times", [80])
def test_a_bomb_is_put_out(times):
    used = MemoryUsed(lambda: refusal_of(pdf_with([("map.json", bomb(times), OURS)])))
    assert used.outcome == TOO_MUCH
    assert used.megabytes < 400


def test_an_attachment_as_large_as_no_map_is_refused():
    too_large = b'{"format_version": 1, "x": "' + b"x" * LARGEST_FILE_BYTES + b'"}'
    with pytest.raises(UnreadableMap) as refused:
        read_map(map_bytes(pdf_with([("map.json", too_large, OURS)], compress_streams=True)))
    assert "MB" in refused.value.faults[0]


class MemoryUsed:
    """What a call gave, and by how many megabytes it made the process larger at most."""

    def __init__(self, call):
        import tracemalloc

        tracemalloc.start()
        self.outcome = call()
        self.megabytes = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()


def biting_tail(document):
    node = document.make_indirect(pikepdf.Dictionary())
    node.Kids = pikepdf.Array([node, node])
    document.Root.Names = pikepdf.Dictionary(EmbeddedFiles=node)
    document.Root.AF = node


def deep(document):
    node = pikepdf.Dictionary(Names=pikepdf.Array())
    for _ in range(400):
        node = pikepdf.Dictionary(Kids=pikepdf.Array([document.make_indirect(node)]))
    document.Root.Names = pikepdf.Dictionary(EmbeddedFiles=node)


def wide(document):
    kids = pikepdf.Array(
        [document.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array())) for _ in range(5000)]
    )
    document.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Kids=kids))


def of_wrong_sorts(document):
    document.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Array([1, 2, 3]))
    document.Root.AF = pikepdf.Dictionary(EF=pikepdf.String("no file"))


@pytest.mark.parametrize("change", [biting_tail, deep, wide, of_wrong_sorts])
def test_a_tree_of_any_shape_is_walked_to_an_end(change):
    assert refusal_of(pdf_with(change=change)) in (NONE, DAMAGED)


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b" \n"])
def test_a_map_that_speaks_of_pdfs_is_no_pdf(start):
    data = start + write_map(new_map("%PDF-1.7"))
    assert not is_pdf(data)
    assert map_bytes(data) == data
    assert is_pdf(b"junk before\n%PDF-1.4\n")


@settings(max_examples=EXAMPLES, print_blob=True, **RELAXED)
@given(hostile_pdfs(SOUND))
def test_a_hostile_pdf_is_refused_in_words_or_gives_its_map(file):
    gc.disable()
    start = time.process_time()
    try:
        map_ = read_map(map_bytes(file.data))
    except UnreadableMap as refusal:
        assert all(fault.strip().endswith((".", ")")) for fault in refusal.faults)
    else:
        assert read_map(write_map(map_)) == map_
    finally:
        seconds = time.process_time() - start
        gc.enable()
    assert seconds < MOST_SECONDS

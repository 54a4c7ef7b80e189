"""Exports and new maps sent down a pipe, to a device or to standard output instead of into a file."""

import os
import stat
import subprocess
import sys
import threading
from xml.etree import ElementTree

import pytest

from mapdesigner.files.codec import read_map
from mapdesigner.files.disk import FileTrouble, UnreadableFile, bytes_of, save_map, write_out
from small_shop import small_shop

pytestmark = pytest.mark.skipif(os.name == "nt", reason="devices and pipes of Unix")


def mapdesigner(*arguments, **options):
    command = [sys.executable, "-B", "-m", "mapdesigner", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)


@pytest.fixture
def shop(tmp_path):
    path = tmp_path / "shop.json"
    save_map(path, small_shop())
    return path


def test_a_picture_goes_to_standard_output_and_nothing_else_does(shop):
    done = mapdesigner("export", shop, "/dev/stdout", "--as", "svg")
    assert done.returncode == 0
    assert ElementTree.fromstring(done.stdout).tag.endswith("svg")
    assert done.stderr.splitlines()[-1].startswith("mapdesigner: /dev/stdout (")


def test_standard_output_that_is_a_file_is_appended_to(shop, tmp_path):
    out = tmp_path / "log.txt"
    out.write_text("before\n")
    with out.open("a") as file:
        command = [
            sys.executable,
            "-B",
            "-m",
            "mapdesigner",
            "export",
            shop,
            "/dev/stdout",
            "--as",
            "diagram",
        ]
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=True)
    said = out.read_text()
    assert said.startswith("before\n")
    assert len(said) > 100


def test_standard_output_needs_a_format(shop):
    done = mapdesigner("export", shop, "/dev/stdout")
    assert done.returncode == 2
    assert "say with --as what is exported" in done.stderr


def test_a_full_device_is_named(shop):
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("no device is full here")
    done = mapdesigner("export", shop, "/dev/full", "--as", "csv")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "mapdesigner: /dev/full can't be written to: no space left on device.\n"


def test_the_null_device_stays_a_device(shop):
    assert mapdesigner("export", shop, "/dev/null", "--as", "csv").returncode == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116


def test_a_pipe_gets_all_bytes_and_stays_a_pipe(tmp_path):
    pipe, read = tmp_path / "wall.svg", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_out(pipe, b"x" * 300_000)
    reader.join(timeout=60)
    assert read == [b"x" * 300_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_pipe_whose_reader_goes_away_is_named(tmp_path):
    pipe = tmp_path / "wall.svg"
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: os.close(os.open(pipe, os.O_RDONLY)))
    reader.start()
    with pytest.raises(FileTrouble, match=r"wall\.svg can't be written to: broken pipe\.$"):
        write_out(pipe, b"x" * 300_000)
    reader.join(timeout=60)


def test_a_new_map_goes_to_standard_output_by_its_device_name():
    done = mapdesigner("new", "/dev/stdout", "--title", "Shop")
    assert read_map(done.stdout.encode()).title == "Shop"


def test_a_map_out_of_a_pipe_is_read(shop):
    reading, writing = os.pipe()
    os.write(writing, shop.read_bytes())
    os.close(writing)
    try:
        assert mapdesigner("check", f"/dev/fd/{reading}", pass_fds=[reading]).returncode == 0
    finally:
        os.close(reading)


def test_a_device_without_end_is_no_map(tmp_path):
    endless = tmp_path / "zero.json"
    endless.symlink_to("/dev/zero")
    with pytest.raises(UnreadableFile, match="It goes on and on"):
        bytes_of(endless)

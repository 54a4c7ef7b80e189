"""Saving leaves a file what it is: its names, its attributes; and beside it nothing, also after a kill."""

import os
import signal
import stat
import struct
import subprocess
import sys
import time

import pytest

from mapdesigner.files import beside, in_place
from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import FileTrouble, open_map, save_bytes, save_map
from mapdesigner.model import new_map
from small_shop import small_shop

OLD, NEW = new_map("Old"), small_shop()
unix = pytest.mark.skipif(os.name == "nt", reason="kinds of files of Unix")
linux = pytest.mark.skipif(sys.platform != "linux", reason="attributes as Linux has them")
NOBODY_SPECIAL = 2**32 - 1
# Owner rw, user 65534 rw, group r, mask rw, others none: as `setfacl` writes it.
ENTRIES = ((1, 6, NOBODY_SPECIAL), (2, 6, 65534), (4, 4, NOBODY_SPECIAL), (16, 6, NOBODY_SPECIAL))
ACCESS_LIST = struct.pack("<I", 2) + b"".join(
    struct.pack("<HHI", *entry) for entry in (*ENTRIES, (32, 0, NOBODY_SPECIAL))
)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def old_enough(path):
    past = time.time() - beside.LEFT_AFTER_S - 60
    os.utime(path, (past, past))


@pytest.fixture
def shop(tmp_path):
    path = tmp_path / "shop.json"
    save_map(path, OLD)
    return path


@pytest.fixture
def two_names(shop):
    os.link(shop, shop.with_name("same.json"))
    return shop


def set_attribute(path, name, value):
    try:
        os.setxattr(path, name, value)
    except OSError:
        pytest.skip("this file system knows no such attributes")


def test_a_file_of_two_names_stays_one_file(two_names):
    save_map(two_names, NEW)
    assert open_map(two_names.with_name("same.json")) == NEW
    assert two_names.stat().st_nlink == 2
    save_bytes(two_names, b"short")  # and nothing of the long content is left behind it
    assert two_names.with_name("same.json").read_bytes() == b"short"
    assert names(two_names.parent) == ["same.json", "shop.json"]


@linux
def test_tags_and_access_lists_of_a_file_stay(shop):
    set_attribute(shop, "user.xdg.tags", b"workshop")
    set_attribute(shop, "system.posix_acl_access", ACCESS_LIST)
    mode = stat.S_IMODE(shop.stat().st_mode)
    save_map(shop, NEW)
    assert os.getxattr(shop, "user.xdg.tags") == b"workshop"
    assert os.getxattr(shop, "system.posix_acl_access") == ACCESS_LIST
    assert stat.S_IMODE(shop.stat().st_mode) == mode == 0o660


@linux
def test_an_access_list_of_the_folder_holds_for_new_files_and_not_for_one_that_has_none(shop, tmp_path):
    set_attribute(tmp_path, "system.posix_acl_default", ACCESS_LIST)
    save_map(shop, NEW)
    assert "system.posix_acl_access" not in os.listxattr(shop)
    save_map(tmp_path / "new.json", NEW)
    assert os.getxattr(tmp_path / "new.json", "system.posix_acl_access") == ACCESS_LIST


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives files away")
def test_owner_and_group_of_a_file_stay_and_at_least_the_group(shop, monkeypatch):
    os.chown(shop, 65534, 65533)
    save_map(shop, NEW)
    assert (shop.stat().st_uid, shop.stat().st_gid) == (65534, 65533)
    chown = os.chown

    def of_a_member_of_the_group(path, owner, group):
        if owner != -1:
            raise PermissionError("not permitted")
        chown(path, owner, group)

    monkeypatch.setattr(os, "chown", of_a_member_of_the_group)
    save_map(shop, OLD)
    assert (shop.stat().st_uid, shop.stat().st_gid) == (os.getuid(), 65533)


@unix
def test_a_map_is_not_saved_over_a_pipe_or_a_device(tmp_path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    with pytest.raises(FileTrouble) as caught:
        save_map(pipe, NEW)
    assert (
        str(caught.value) == f"pipe.json can't be saved in {tmp_path}: it is a device or a pipe, not a file."
    )
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["pipe.json"]


def killed_while(code, *arguments):
    """Run Python code that ends by killing its own process."""
    command = [sys.executable, "-B", "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


KILLED = """
import os, signal, sys
from pathlib import Path
from mapdesigner.files.disk import save_bytes
real, calls, last = os.{call}, [], int(sys.argv[3])
def last_one(descriptor, *data):
    calls.append(1)
    if len(calls) == last:
        if data:
            real(descriptor, bytes(data[0])[: len(data[0]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    return real(descriptor, *data)
os.{call} = last_one
save_bytes(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes())
"""


@pytest.fixture
def wanted(tmp_path_factory):
    path = tmp_path_factory.mktemp("wanted") / "new.json"
    path.write_bytes(write_map(NEW))
    return path


@unix
@pytest.mark.parametrize(
    ("call", "number", "is_torn", "then"),
    [  # the journal, its content and its folder; then the file itself
        ("write", 1, False, OLD),
        ("fsync", 1, False, OLD),
        ("fsync", 2, False, OLD),
        ("write", 2, True, NEW),
        ("fsync", 3, False, NEW),
    ],
    ids=["journal", "synced journal", "its folder", "half of the file", "all of the file"],
)
def test_a_kill_while_a_file_of_two_names_is_saved_leaves_the_old_or_the_new_one(
    two_names, wanted, call, number, is_torn, then
):
    killed_while(KILLED.format(call=call), two_names, wanted, number)
    assert (two_names.read_bytes() not in (write_map(OLD), write_map(NEW))) == is_torn
    for path in two_names.parent.glob(".*.part"):
        old_enough(path)
    assert open_map(two_names) == then
    assert two_names.stat().st_nlink == 2
    assert names(two_names.parent) == ["same.json", "shop.json"]


@unix
def test_what_somebody_else_wrote_after_the_kill_stays(two_names, wanted):
    killed_while(KILLED.format(call="write"), two_names, wanted, 2)
    theirs = write_map(new_map("Theirs"))
    two_names.write_bytes(theirs)
    assert open_map(two_names).title == "Theirs"
    save_map(two_names, NEW)
    assert open_map(two_names) == NEW
    assert names(two_names.parent) == ["same.json", "shop.json"]


@pytest.mark.parametrize("content", [b"", b"half", b"\xff" * 100])
def test_a_journal_that_is_not_whole_is_not_believed(two_names, content):
    journal = in_place.journal_path(two_names)
    journal.write_bytes(content)
    assert open_map(two_names) == OLD
    journal.write_bytes(in_place.journal_of(b"new", two_names.read_bytes())[:-1])
    assert open_map(two_names) == OLD


def test_sectors_that_a_power_cut_left_out_are_written(two_names):
    old, new = bytes(range(256)) * 16, bytes(reversed(range(256))) * 16
    in_place.journal_path(two_names).write_bytes(in_place.journal_of(new, old))
    two_names.write_bytes(old[:512] + new[512:1024] + old[1024:2048] + new[2048:])
    in_place.finish_interrupted(two_names)
    assert two_names.read_bytes() == new


@unix
def test_what_a_killed_save_left_beside_the_map_is_tidied(shop, wanted):
    killed_while(KILLED.format(call="fsync"), shop, wanted, 1)
    (left,) = shop.parent.glob(".shop.json.*.part")
    assert open_map(shop) == OLD
    assert left.exists()  # younger than any save takes: where there are no locks, it may be one
    old_enough(left)
    assert open_map(shop) == OLD
    assert names(shop.parent) == ["shop.json"]
    left.write_bytes(b"{")
    old_enough(left)
    save_map(shop.with_name("other.json"), NEW)
    assert names(shop.parent) == ["other.json", "shop.json"]


def test_files_of_other_programs_that_end_alike_stay(shop):
    others = ["download.part", ".shop.json.part", ".shop.json.k3x9ab12.part", "notes.mapdesigner.part"]
    for name in others:
        shop.with_name(name).write_bytes(b"{")
        old_enough(shop.with_name(name))
    shop.with_name(".folder.mapdesigner.part").mkdir()
    old_enough(shop.with_name(".folder.mapdesigner.part"))
    save_map(shop, NEW)
    assert open_map(shop) == NEW
    assert names(shop.parent) == sorted([*others, ".folder.mapdesigner.part", "shop.json"])


@unix
def test_what_another_program_is_still_writing_stays(shop):
    descriptor, part = beside.new_part(shop, 0o600)
    old_enough(part)
    beside.tidy(shop.parent)
    assert part.exists()
    os.close(descriptor)
    beside.tidy(shop.parent)
    assert not part.exists()


@unix
def test_a_save_is_held_until_the_file_is_in_its_place(shop, monkeypatch):
    replace, seen = os.replace, []

    def tidied_just_before(source, target):
        old_enough(source)
        beside.tidy(shop.parent)
        seen.append(os.path.exists(source))  # noqa: PTH110
        replace(source, target)

    monkeypatch.setattr(os, "replace", tidied_just_before)
    save_map(shop, NEW)
    assert seen == [True]
    assert open_map(shop) == NEW

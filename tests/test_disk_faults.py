"""Whichever step of saving fails: the old file or the new one is there, whole, and it is said."""

import errno
import itertools
import os
import shutil
import stat
import subprocess
from contextlib import contextmanager
from datetime import datetime

import pytest

from mapdesigner.files import recovery
from mapdesigner.files.atomic import write_bytes
from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import FileTrouble, open_map, save_map
from mapdesigner.files.kept import About, read_kept
from mapdesigner.model import new_map
from small_shop import small_shop

CALLS = ("open", "write", "fsync", "replace", "close")
ERRORS = (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO)
OLD, NEW = new_map("Old"), small_shop()


@contextmanager
def failing(call, number, error):
    """Let the n-th call of a function of the system fail; a write with error 0 writes half of its bytes."""
    real = getattr(os, call)
    counter = itertools.count()
    failed = []

    def faulty(*args, **kwargs):
        if next(counter) != number:
            return real(*args, **kwargs)
        failed.append(call)
        if error == 0:
            return real(args[0], bytes(args[1])[: max(1, len(args[1]) // 2)])
        if call == "close":
            real(*args, **kwargs)  # the descriptor is gone also when close says that a write was lost
        raise OSError(error, os.strerror(error))

    setattr(os, call, faulty)
    try:
        yield failed
    finally:
        setattr(os, call, real)


def saved_with_a_fault(path, call, number, error):
    """Save the new map over the old one; tell whether the call that fails was come to, and what was said."""
    save_map(path, OLD)
    said = ""
    with failing(call, number, error) as failed:
        try:
            save_map(path, NEW)
        except FileTrouble as trouble:
            said = str(trouble)
    return bool(failed), said


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: errno.errorcode[error])
@pytest.mark.parametrize("call", CALLS)
def test_every_call_that_fails_leaves_a_whole_file(tmp_path, call, error):
    path = tmp_path / "shop.json"
    for number in itertools.count():
        came_to_it, said = saved_with_a_fault(path, call, number, error)
        if not came_to_it:
            break
        assert open_map(path) == (OLD if said else NEW)
        if said:
            assert said.startswith("shop.json can't be saved in ")
        assert [each.name for each in tmp_path.iterdir()] == ["shop.json"]
    assert number > 0, f"{call} is never called"


def test_the_bytes_are_synced_before_the_old_file_goes_and_the_folder_after(tmp_path, monkeypatch):
    path = tmp_path / "shop.json"
    save_map(path, OLD)
    done = []
    sync, replace = os.fsync, os.replace

    def noted_sync(descriptor):
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        holds = "" if is_folder else f" of {os.fstat(descriptor).st_size} bytes"
        done.append(("folder" if is_folder else "file") + " synced" + holds)
        sync(descriptor)

    def noted_replace(source, target):
        done.append("replaced")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "replace", noted_replace)
    save_map(path, NEW)
    assert done == [f"file synced of {len(write_map(NEW))} bytes", "replaced", "folder synced"]
    done.clear()
    os.link(path, tmp_path / "same.json")
    save_map(path, OLD)
    assert [each.split(" of ")[0] for each in done] == [
        *("file synced", "replaced", "folder synced"),  # the journal
        "file synced",
    ]
    done.clear()
    write_bytes(path, b"in memory", sync=False)
    assert "synced" not in " ".join(done)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: errno.errorcode[error])
@pytest.mark.parametrize("call", (*CALLS, "ftruncate"))
def test_every_call_that_fails_leaves_a_file_of_two_names_whole(tmp_path, call, error):
    path, other = tmp_path / "shop.json", tmp_path / "same.json"
    save_map(path, OLD)
    os.link(path, other)
    for number in itertools.count():
        came_to_it, said = saved_with_a_fault(path, call, number, error)
        if not came_to_it:
            break
        # Before it is opened: opening would tidy.
        assert sorted(each.name for each in tmp_path.iterdir()) == ["same.json", "shop.json"]
        assert open_map(path) == (OLD if said else NEW)
        assert other.samefile(path)
    assert number > 0, f"{call} is never called"


@pytest.mark.parametrize("error", [errno.EPERM, errno.EACCES, errno.EBUSY], ids=errno.errorcode.get)
def test_a_file_that_can_not_be_replaced_is_written_into(tmp_path, error):
    path = tmp_path / "shop.json"
    save_map(path, OLD)
    number = path.stat().st_ino
    with failing("replace", 0, error) as failed:
        save_map(path, NEW)
    assert failed
    assert open_map(path) == NEW
    assert path.stat().st_ino == number
    assert [each.name for each in tmp_path.iterdir()] == ["shop.json"]


@pytest.mark.parametrize("call", ["chmod", "chown", "setxattr"])
def test_what_a_network_drive_does_not_allow_is_no_reason_not_to_save(tmp_path, call, monkeypatch):
    if not hasattr(os, call):
        pytest.skip(f"{call} is not known here")
    path = tmp_path / "shop.json"
    save_map(path, OLD)
    with_attribute(path)

    def forbidden(*args, **kwargs):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, call, forbidden)
    save_map(path, NEW)
    assert open_map(path) == NEW


def with_attribute(path):
    """Give a file an attribute; skip the test where the file system knows none."""
    try:
        os.setxattr(path, "user.rating", b"5")
    except (AttributeError, OSError):
        pytest.skip("this file system knows no attributes")


def test_a_short_write_is_carried_on(tmp_path):
    path = tmp_path / "shop.json"
    came_to_it, said = saved_with_a_fault(path, "write", 0, 0)
    assert came_to_it
    assert said == ""
    assert open_map(path) == NEW


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: errno.errorcode[error])
@pytest.mark.parametrize("call", CALLS)
def test_recovery_files_are_whole_whatever_fails(tmp_path, call, error):
    path = recovery.recovery_path(tmp_path, "w1")
    about = About("shop", "Shop", datetime(2026, 11, 22))
    recovery.keep(path, about, write_map(OLD), sync=True)
    for number in itertools.count():
        with failing(call, number, error) as failed:
            try:
                recovery.keep(path, about, write_map(NEW), sync=True)
            except OSError as trouble:
                assert trouble.errno == error
        assert read_kept(path)[1] in (OLD, NEW)
        if not failed:
            break


def _small_disk(folder):
    """Mount a file system of 256 KB; False where the machine does not allow it."""
    if shutil.which("mount") is None or os.name == "nt" or os.getuid() != 0:
        return False
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_disk_that_is_full_keeps_the_old_file(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    if not _small_disk(folder):
        pytest.skip("no small file system can be made here")
    try:
        path = folder / "shop.json"
        save_map(path, OLD)
        large = NEW.evolve(purpose="x" * 300_000)
        with pytest.raises(FileTrouble, match="no space left on device"):
            save_map(path, large)
        assert open_map(path) == OLD
        assert [each.name for each in folder.iterdir()] == ["shop.json"]
    finally:
        subprocess.run(["umount", str(folder)], check=False)

"""Whichever step of saving fails: the old file or the new one is there, whole, and it is said."""

import errno
import itertools
import os
import shutil
import subprocess
from contextlib import contextmanager
from datetime import datetime

import pytest

from mapdesigner.files import recovery
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

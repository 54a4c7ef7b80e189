"""Saving whole or not at all, with real faults of a real file system."""

import os
import stat
import subprocess
import sys
import textwrap

import pytest

from mapdesigner.files.atomic import write_bytes
from mapdesigner.files.codec import LARGEST_FILE_BYTES
from mapdesigner.files.disk import FileTrouble, UnreadableFile, open_map, save_bytes, save_map
from mapdesigner.model import new_map

unix = pytest.mark.skipif(os.name == "nt", reason="modes, links and limits of Unix")


def leftovers(folder):
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_saved_map_is_opened_again(tmp_path):
    map_ = new_map("Book shop")
    save_map(tmp_path / "shop.json", map_)
    assert open_map(tmp_path / "shop.json") == map_
    save_map(tmp_path / "shop.json", map_.evolve(title="Bookshop"))
    assert open_map(tmp_path / "shop.json").title == "Bookshop"
    assert leftovers(tmp_path) == []


def test_a_file_name_may_be_long_or_strange(tmp_path):
    for name in ("x" * 200 + ".json", "søk & kjøp 🛒.json", ".json", "-.json"):
        save_map(tmp_path / name, new_map(name))
        assert open_map(tmp_path / name).title == name


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileTrouble, match=r"^shop\.json can't be read: no such file or directory\.$"):
        open_map(tmp_path / "shop.json")


def test_a_folder_is_not_a_map(tmp_path):
    with pytest.raises(FileTrouble, match=f"^{tmp_path.name} can't be read: "):
        open_map(tmp_path)


@unix
def test_a_pipe_that_nobody_writes_into_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "shop.json")
    with pytest.raises(FileTrouble, match=r"shop\.json can't be read: it is a pipe, not a file\."):
        open_map(tmp_path / "shop.json")


def test_an_unsound_file_is_named_with_its_first_fault(tmp_path):
    path = tmp_path / "shop.json"
    path.write_text('{"format_version": 1, "id": "shop"}')
    with pytest.raises(UnreadableFile, match=r"^shop\.json can't be opened\. title: is missing\.") as caught:
        open_map(path)
    assert len(caught.value.faults) == 3
    assert str(caught.value).endswith("(2 more faults)")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "backup.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE_BYTES + 1)
    with pytest.raises(UnreadableFile, match=r"backup\.json can't be opened\. It has 67 MB"):
        open_map(path)


@unix
def test_the_mode_of_the_file_stays(tmp_path):
    path = tmp_path / "shop.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save_bytes(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_bytes() == b"new"


@unix
def test_a_new_file_has_the_mode_that_the_person_asked_for_with_umask(tmp_path):
    before = os.umask(0o027)
    try:
        save_bytes(tmp_path / "shop.json", b"new")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "shop.json").stat().st_mode) == 0o640


@unix
def test_a_symbolic_link_stays_and_its_file_is_saved(tmp_path):
    (tmp_path / "team").mkdir()
    target = tmp_path / "team" / "shop.json"
    target.write_bytes(b"old")
    link = tmp_path / "link.json"
    link.symlink_to(target)
    save_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert leftovers(tmp_path) == leftovers(target.parent) == []


@unix
def test_a_link_that_leads_nowhere_yet_makes_the_file_it_names(tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "shop.json")
    save_bytes(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "shop.json").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "gone" / "shop.json"
    with pytest.raises(FileTrouble) as caught:
        save_map(path, new_map())
    assert str(caught.value) == f"shop.json can't be saved in {path.parent}: no such file or directory."


def test_a_map_is_not_saved_over_a_folder(tmp_path):
    (tmp_path / "shop.json").mkdir()
    with pytest.raises(FileTrouble, match=r"^shop\.json can't be saved in "):
        save_bytes(tmp_path / "shop.json", b"new")
    assert (tmp_path / "shop.json").is_dir()
    assert leftovers(tmp_path) == []


def test_a_folder_that_can_not_be_written_is_named_and_nothing_changes(folder, not_root):
    path = folder / "shop.json"
    path.write_bytes(b"old")
    folder_mode = folder.stat().st_mode
    _as_owner(folder, 0o555)
    try:
        with pytest.raises(FileTrouble) as caught:
            save_bytes(path, b"new")
    finally:
        _as_owner(folder, folder_mode)
    assert (
        str(caught.value) == f"shop.json can't be saved in {folder}: no new file can be made in this folder."
    )
    assert path.read_bytes() == b"old"
    assert leftovers(folder) == []


def test_a_write_protected_file_is_not_replaced_behind_its_back(folder, not_root):
    path = folder / "shop.json"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(FileTrouble, match="the file is write-protected"):
        save_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert leftovers(folder) == []


def test_a_file_that_may_not_be_read_is_named(folder, not_root):
    path = folder / "shop.json"
    path.write_bytes(b"{}")
    path.chmod(0o000)
    with pytest.raises(FileTrouble, match=r"^shop\.json can't be read: permission denied\.$"):
        open_map(path)


@unix
def test_a_disk_that_fills_up_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "shop.json"
    path.write_bytes(b"old" * 100)
    said = _run_with_file_size_limit(
        50_000,
        """
        from pathlib import Path
        from mapdesigner.files.disk import FileTrouble, save_bytes
        try:
            save_bytes(Path(sys.argv[1]), bytes(300_000))
        except FileTrouble as trouble:
            print(trouble)
        """,
        str(path),
    )
    assert said == f"shop.json can't be saved in {tmp_path}: file too large."
    assert path.read_bytes() == b"old" * 100
    assert leftovers(tmp_path) == []


def test_bytes_of_many_megabytes_arrive_whole(tmp_path):
    data = os.urandom(1 << 20) * 5
    write_bytes(tmp_path / "big.json", data)
    assert (tmp_path / "big.json").read_bytes() == data


def _as_owner(folder, mode):
    """Change a folder's mode as the person who made it: a test that stepped down from root steps up."""
    person = os.geteuid()
    if person != folder.stat().st_uid:
        os.seteuid(folder.stat().st_uid)
    folder.chmod(mode)
    os.seteuid(person)


def _run_with_file_size_limit(most_bytes, code, *arguments):
    """Run Python code in a process whose files can't grow beyond a size, and return what it printed."""
    limited = f"""
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes}, {most_bytes}))
{textwrap.dedent(code)}"""
    command = [sys.executable, "-B", "-c", limited, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

"""Maps that the program keeps aside: recovery of what was not saved, versions of what was."""

import gzip
import os
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edit import rename_card
from mapdesigner.files import recovery, versions
from mapdesigner.files.codec import UnreadableMap, read_map, write_map
from mapdesigner.files.fingerprint import fingerprint, has_changed
from mapdesigner.files.kept import About, packed, read_about, read_kept, read_parts
from mapdesigner.files.quick_write import QuickWriter
from mapdesigner.model import new_map
from small_shop import small_shop
from strategies import maps, texts

NOON = datetime(2026, 11, 22, 12, 0, 0)


def about(title="Shop", **changes):
    return About(map_id="shop", title=title, written_at=NOON, **changes)


@given(st.lists(maps(), min_size=1, max_size=3))
def test_what_is_written_quickly_reads_as_the_same_map(some_maps):
    writer = QuickWriter()
    for map_ in (*some_maps, some_maps[0]):
        assert read_map(writer.write(map_)) == map_


def test_a_changed_card_is_written_anew():
    writer = QuickWriter()
    shop = small_shop()
    writer.write(shop)
    changed = rename_card(shop, "review", "Reviews of others")
    assert read_map(writer.write(changed)) == changed
    assert read_map(writer.write(shop)) == shop


@given(maps(), texts, st.booleans())
def test_a_kept_map_comes_back_with_what_is_known_of_it(tmp_path_factory, map_, title, compress):
    path = tmp_path_factory.mktemp("kept") / "one.map"
    known = About(map_.id, title, NOON, path, 3, "saved", title, title)
    path.write_bytes(packed(known, write_map(map_), compress))
    assert read_about(path) == known
    assert read_kept(path) == (known, map_)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]\n{}", b"\x1f\x8b", b"\x1f\x8b\x08\x00rubbish", b"\xff\xfe\n{}"]
)
def test_what_is_no_kept_map_is_refused_in_words(tmp_path, data):
    path = tmp_path / "one.map"
    path.write_bytes(data)
    for read in (read_about, read_kept, read_parts):
        with pytest.raises(UnreadableMap):
            read(path)


def test_a_small_file_that_unpacks_to_a_giant_is_refused(tmp_path):
    path = tmp_path / "bomb.map.gz"
    path.write_bytes(gzip.compress(b" " * 200_000_000))
    with pytest.raises(UnreadableMap):
        read_kept(path)


def test_an_unsaved_map_is_kept_and_found_again(tmp_path):
    shop = small_shop()
    path = recovery.recovery_path(tmp_path, "w1")
    recovery.keep(path, about(), write_map(shop), sync=True)
    (left,) = recovery.left_maps(tmp_path)
    assert (left.path, left.about.title) == (path, "Shop")
    assert read_kept(path)[1] == shop
    recovery.forget(path)
    assert recovery.left_maps(tmp_path) == ()


def test_a_discarded_map_is_kept_for_seven_days(tmp_path):
    path = recovery.recovery_path(tmp_path, "w1")
    recovery.keep(path, about(), write_map(small_shop()), sync=False)
    gone = recovery.discard(path)
    assert recovery.left_maps(tmp_path) == ()
    assert [left.path for left in recovery.discarded_maps(tmp_path)] == [gone]
    discarded_at = datetime.fromtimestamp(gone.stat().st_mtime)
    recovery.forget_old(tmp_path, discarded_at + timedelta(days=6.9))
    assert recovery.discarded_maps(tmp_path)
    recovery.forget_old(tmp_path, discarded_at + timedelta(days=7.1))
    assert recovery.discarded_maps(tmp_path) == ()


def test_discarding_what_is_not_there_does_nothing(tmp_path):
    assert recovery.discard(recovery.recovery_path(tmp_path, "w1")) is None


def test_a_recovery_file_that_cannot_be_read_is_still_shown(tmp_path):
    path = recovery.recovery_path(tmp_path, "w1")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"rubbish")
    (left,) = recovery.left_maps(tmp_path)
    assert left.path == path
    assert left.about.title == ""


def kept_version(folder, minute, kind="saved", title="Shop", name="", limits=None):
    known = about(title, kind=kind, name=name)._replace(written_at=NOON + timedelta(minutes=minute))
    return versions.add_version(folder, small_shop(), known, limits)


def minutes(folder):
    found = versions.versions_of(folder, small_shop().id)
    return [round((version.about.written_at - NOON).total_seconds() / 60) for version in found]


def test_versions_are_listed_with_the_latest_first(tmp_path):
    for minute in (0, 10, 20):
        kept_version(tmp_path, minute)
    assert minutes(tmp_path) == [20, 10, 0]
    latest = versions.versions_of(tmp_path, small_shop().id)[0]
    assert versions.read_version(latest.path) == small_shop()


def test_beyond_the_limit_the_oldest_go_and_those_with_a_name_last(tmp_path):
    kept_version(tmp_path, 0, "named", name="after exercise 2")
    for minute in (1, 2, 3, 4):
        kept_version(tmp_path, minute, limits=(3, 10**9, 100))
    assert minutes(tmp_path) == [4, 3, 0]


def test_beyond_the_days_all_go_but_those_with_a_name(tmp_path):
    kept_version(tmp_path, 0, "named", name="first")
    kept_version(tmp_path, 1)
    kept_version(tmp_path, 60 * 24 * 40, limits=(100, 10**9, 30))
    assert minutes(tmp_path) == [60 * 24 * 40, 0]


def test_beyond_the_size_the_oldest_go_but_never_the_latest(tmp_path):
    for minute in range(4):
        kept_version(tmp_path, minute)
    kept_version(tmp_path, 9, limits=(100, 1, 100))
    assert minutes(tmp_path) == [9]


def test_two_versions_of_one_moment_are_both_kept(tmp_path):
    kept_version(tmp_path, 0)
    kept_version(tmp_path, 0)
    assert minutes(tmp_path) == [0, 0]


def test_a_version_can_be_named_and_lose_its_name(tmp_path):
    version = versions.rename_version(kept_version(tmp_path, 0), "after exercise 2")
    (found,) = versions.versions_of(tmp_path, small_shop().id)
    assert (found.about.name, found.about.kind) == ("after exercise 2", "named")
    versions.rename_version(version, "")
    (found,) = versions.versions_of(tmp_path, small_shop().id)
    assert (found.about.name, found.about.kind) == ("", "saved")
    versions.remove_version(found)
    assert versions.versions_of(tmp_path, small_shop().id) == ()


def test_a_damaged_version_does_not_hide_the_others(tmp_path):
    kept_version(tmp_path, 0)
    home = versions.versions_folder(tmp_path, small_shop().id)
    (home / "20270101T000000000.saved.map.gz").write_bytes(b"\x1f\x8brubbish")
    assert minutes(tmp_path) == [0]


def test_a_file_has_changed_only_when_its_content_did(tmp_path):
    path = tmp_path / "shop.json"
    assert fingerprint(path) is None
    assert not has_changed(path, None)
    path.write_bytes(b"one")
    known = fingerprint(path)
    assert has_changed(path, None)
    os.utime(path, ns=(1, 1))
    assert not has_changed(path, known)
    path.write_bytes(b"two")
    assert has_changed(path, known)
    path.unlink()
    assert has_changed(path, known)


def test_what_is_kept_is_for_this_person_alone(tmp_path):
    recovery.keep(recovery.recovery_path(tmp_path, "w1"), about(), write_map(new_map()), sync=False)
    assert (tmp_path / "recovery").stat().st_mode & 0o077 == 0

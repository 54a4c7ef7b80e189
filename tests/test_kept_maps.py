"""Maps that the program keeps aside: recovery of what was not saved, versions of what was."""

import gzip
import os
import time
from datetime import UTC, datetime, timedelta

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

NOON = datetime(2026, 11, 22, 12, 0, 0).astimezone()


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
    for day in range(8):
        recovery.forget_old(tmp_path, discarded_at + timedelta(days=day))
        recovery.forget_old(tmp_path, discarded_at + timedelta(days=day))
        assert recovery.discarded_maps(tmp_path) if day < 7 else True
    recovery.forget_old(tmp_path, discarded_at + timedelta(days=8))
    assert recovery.discarded_maps(tmp_path) == ()


@pytest.mark.parametrize("days", [[8], [400, -300, 8], [8] * 20, [8, 0, 8, 0, 8, 0]])
def test_a_start_with_a_clock_that_is_wrong_leaves_the_discarded_maps(tmp_path, days):
    path = recovery.recovery_path(tmp_path, "w1")
    recovery.keep(path, about(), write_map(small_shop()), sync=False)
    gone = recovery.discard(path)
    for day in days:
        recovery.forget_old(tmp_path, datetime.now() + timedelta(days=day))
    assert [left.path for left in recovery.discarded_maps(tmp_path)] == [gone]


def test_a_damaged_count_of_days_keeps_the_discarded_maps_longer(tmp_path):
    path = recovery.recovery_path(tmp_path, "w1")
    recovery.keep(path, about(), write_map(small_shop()), sync=False)
    gone = recovery.discard(path)
    (gone.parent / "days.json").write_bytes(b'{"last": 3, "days": [')
    recovery.forget_old(tmp_path, datetime.now() + timedelta(days=8))
    assert gone.exists()


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
    day = 60 * 24
    kept_version(tmp_path, 0, "named", name="first")
    for minute in range(1, 40 * day, day):
        kept_version(tmp_path, minute, limits=(100, 10**9, 30))
    assert minutes(tmp_path) == [*range(39 * day + 1, 9 * day, -day), 0]


def daily_versions(folder, days=30):
    for day in range(days):
        kept_version(folder, 60 * 24 * day)
    return minutes(folder)


def test_one_save_with_the_clock_a_year_ahead_removes_nothing(tmp_path):
    before = daily_versions(tmp_path)
    kept_version(tmp_path, 60 * 24 * 400)
    kept_version(tmp_path, 60 * 24 * 30)
    assert minutes(tmp_path) == [60 * 24 * 30, 60 * 24 * 400, *before]


def test_with_the_clock_set_back_the_version_just_made_stays_and_is_the_latest(tmp_path):
    before = daily_versions(tmp_path, 5)
    added = kept_version(tmp_path, -120, limits=(4, 10**9, 180))
    assert versions.versions_of(tmp_path, small_shop().id)[0].path == added.path
    assert minutes(tmp_path) == [-120, *before[:3]]


@pytest.fixture
def in_zone(monkeypatch):
    """Let the computer be in another time zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows has one time zone for all programs.")

    def move(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


def test_after_a_flight_west_versions_keep_their_order_and_tell_the_time_of_the_place(tmp_path, in_zone):
    in_zone("Europe/London")
    added = datetime(2026, 11, 22, 12, 0).astimezone()
    known = about(kind="saved")
    versions.add_version(tmp_path, small_shop(), known._replace(written_at=added))
    in_zone("America/Chicago")
    versions.add_version(tmp_path, small_shop(), known._replace(written_at=added + timedelta(hours=1)))
    found = versions.versions_of(tmp_path, small_shop().id)
    assert [f"{version.about.written_at:%H:%M}" for version in found] == ["07:00", "06:00"]


def test_at_the_end_of_summer_time_the_later_version_is_the_latest(tmp_path, in_zone):
    in_zone("Europe/Berlin")
    first = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)
    for minutes_later in (0, 30):
        at = first + timedelta(minutes=minutes_later)
        versions.add_version(tmp_path, small_shop(), about(kind="saved")._replace(written_at=at))
    found = versions.versions_of(tmp_path, small_shop().id)
    assert [f"{version.about.written_at:%H:%M}" for version in found] == ["02:15", "02:45"]


def test_versions_of_earlier_programs_come_before_those_with_a_number(tmp_path):
    home = versions.versions_folder(tmp_path, small_shop().id)
    home.mkdir(parents=True)
    for hour in (12, 13):
        at = datetime(2026, 11, 22, hour)
        data = packed(about(kind="saved")._replace(written_at=at), write_map(small_shop()), compress=True)
        (home / f"{at:%Y%m%dT%H%M%S}000.saved.map.gz").write_bytes(data)
    kept_version(tmp_path, -600)
    assert minutes(tmp_path) == [-600, 60, 0]
    kept_version(tmp_path, -500, limits=(3, 10**9, 180))
    assert minutes(tmp_path) == [-500, -600, 60]


def test_a_version_that_gets_a_name_keeps_its_place(tmp_path):
    first = kept_version(tmp_path, 0)
    kept_version(tmp_path, 1)
    versions.rename_version(first, "Before the coffee")
    assert [version.about.name for version in versions.versions_of(tmp_path, small_shop().id)] == [
        "",
        "Before the coffee",
    ]


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

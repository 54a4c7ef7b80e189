"""The start page: what one can begin with."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from waiting import came_true

from mapdesigner.files.disk import save_map
from mapdesigner.files.templates import template_names
from mapdesigner.model import new_map
from mapdesigner.qt.drawing.theme import interface_font
from mapdesigner.qt.settings import MOST_RECENT_FILES, Settings
from mapdesigner.qt.start.map_tile import two_lines
from mapdesigner.qt.start.map_titles import title_in
from mapdesigner.qt.start.page import StartPage
from mapdesigner.qt.start.recent_list import SIDE_PX, when_words
from mapdesigner.resources import sample_files

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "config")


@pytest.fixture
def page(theme, settings):
    page = StartPage(theme, settings)
    page.wishes = []
    page.new_requested.connect(lambda: page.wishes.append("new"))
    page.browse_requested.connect(lambda: page.wishes.append("browse"))
    page.template_requested.connect(page.wishes.append)
    page.file_requested.connect(page.wishes.append)
    page.resize(1280, 720)
    yield page
    page.close()
    page.deleteLater()


def show(page):
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)


def test_new_and_open(page):
    show(page)
    QTest.mouseClick(page.new_button, LEFT)
    QTest.mouseClick(page.open_button, LEFT)
    assert page.wishes == ["new", "browse"]


def test_every_template_and_sample_has_a_picture_soon_after_the_page_is_shown(page):
    tiles = [*page.templates.tiles, *page.samples.tiles]
    assert len(tiles) == len(template_names()) + len(sample_files())
    assert not any(tile.has_picture for tile in tiles)
    show(page)
    assert came_true(lambda: all(tile.has_picture for tile in tiles))
    names = [tile.text() for tile in tiles]
    assert "Online shop journey" in names
    assert "Buying a book online" in names


def test_a_tile_has_its_name_before_its_picture_and_keeps_it(page):
    tiles = [*page.templates.tiles, *page.samples.tiles]
    before = [tile.text() for tile in tiles]
    assert {"Online shop journey", "Buying a book online"} <= set(before)
    show(page)
    assert came_true(lambda: all(tile.has_picture for tile in tiles))
    assert [tile.text() for tile in tiles] == before


def test_a_long_name_takes_two_lines(theme):
    metrics = QFontMetrics(interface_font(13, semibold=True))
    room = metrics.horizontalAdvance("From the first account")
    assert two_lines("From the first account", metrics, room) == ["From the first account"]
    assert two_lines("From the first account on", metrics, room) == ["From the first account", "on"]
    last = two_lines("From the first account to the very last loan of all", metrics, room)[-1]
    assert last.startswith("to the") and last.endswith("…")
    assert two_lines("", metrics, room) == [""]
    assert two_lines("Donaudampfschifffahrtsgesellschaft", metrics, room)[0].endswith("…")


def test_recent_maps_stand_in_line_with_all_else(page, settings, tmp_path):
    settings.add_recent_file(tmp_path / "map.json")
    show(page)
    (row,) = page.recent.rows
    text = row.mapTo(page, QPoint(SIDE_PX, 0)).x()
    assert text == page.new_button.mapTo(page, QPoint(0, 0)).x()


def test_a_template_is_chosen_with_the_mouse_or_the_keyboard(page):
    show(page)
    names = template_names()
    QTest.mouseClick(page.templates.tiles[1], LEFT)
    page.templates.tiles[2].setFocus()
    QTest.keyClick(page.templates.tiles[2], Qt.Key.Key_Return)
    QTest.keyClick(page.templates.tiles[2], Qt.Key.Key_Space)
    assert page.wishes == [names[1], names[2], names[2]]


def test_a_sample_is_a_file_to_open_and_the_richest_comes_first(page):
    show(page)
    names = [tile.text() for tile in page.samples.tiles]
    assert names[:2] == ["Buying a book online", "Buying a book online – future"]
    assert len(names) == len(sample_files())
    QTest.mouseClick(page.samples.tiles[0], LEFT)
    assert [path.name for path in page.wishes] == ["online-bookshop.json"]


def test_everything_fits_at_1280_by_720_and_can_be_reached_with_tab(page):
    show(page)
    assert came_true(lambda: all(tile.has_picture for tile in page.samples.tiles))
    assert page.verticalScrollBar().maximum() == 0
    assert page.horizontalScrollBar().maximum() == 0
    page.new_button.setFocus()
    seen = []
    for _ in range(30):
        seen.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert {page.new_button, page.open_button, *page.templates.tiles, *page.samples.tiles} <= set(seen)


def test_recent_maps_are_listed_and_a_missing_one_says_so(page, settings, tmp_path):
    there = tmp_path / "there.json"
    there.write_text("{}")
    settings.add_recent_file(tmp_path / "gone.json")
    settings.add_recent_file(there)
    show(page)
    first, second = page.recent.rows
    assert (first.text(), second.text()) == ("there", "gone")
    assert came_true(lambda: second.words == "not found")
    assert first.words.startswith("today ")
    QTest.mouseClick(first, LEFT)
    assert page.wishes == [there]


def test_a_recent_map_is_named_by_its_title_and_its_file_by_the_pointer(page, settings, tmp_path):
    path = tmp_path / "b.json"
    save_map(path, new_map("Buying a <b> kite"))
    settings.add_recent_file(path)
    show(page)
    (row,) = page.recent.rows
    assert came_true(lambda: row.text() == "Buying a <b> kite")
    assert str(path) in row.toolTip()
    QTest.mouseClick(row, LEFT)
    assert page.wishes == [path]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b'{\n  "format_version": 1,\n  "id": "a",\n  "title": "Say \\"hi\\" \\u00e9",\n', 'Say "hi" é'),
        (b'{"title":"First","stages":[', "First"),
        (b'{"format_version": 1, "id": "a", "stages": [{"title": "A card"}]}', ""),
        (b'\xef\xbb\xbf{"id": "a", "title": "Marked"}', "Marked"),
        (b"nonsense", ""),
        (b'{"title": "cut off', ""),
    ],
)
def test_a_title_is_read_from_the_beginning_of_a_file(tmp_path, content, title):
    path = tmp_path / "map.json"
    path.write_bytes(content)
    assert title_in(path) == title
    assert title_in(tmp_path / "none.json") == ""


def test_a_recent_map_is_taken_off_and_all_are_cleared(page, settings, tmp_path):
    for name in ("a", "b", "c"):
        settings.add_recent_file(tmp_path / f"{name}.json")
    show(page)
    page.recent.rows[0].setFocus()
    QTest.keyClick(page.recent.rows[0], Qt.Key.Key_Delete)
    assert [row.text() for row in page.recent.rows] == ["b", "a"]
    QTest.mouseClick(page.clear_button, LEFT)
    assert page.recent.rows == ()
    assert settings.recent_files() == ()
    assert not page.clear_button.isVisible()


def test_the_pictures_follow_the_theme(page, theme):
    show(page)
    tile = page.templates.tiles[1]
    assert came_true(lambda: tile.has_picture)
    before = tile.grab().toImage()
    theme.set_mode("dark")
    try:
        assert tile.grab().toImage() != before
    finally:
        theme.set_mode("light")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 22, 14, 2), "today 14:02"),
        (datetime(2026, 11, 21, 9, 0), "yesterday"),
        (datetime(2026, 3, 1), "1 Mar"),
        (datetime(2025, 12, 31), "31 Dec 2025"),
        (None, ""),
    ],
)
def test_when_a_map_was_open_is_said_as_people_do(moment, words):
    assert when_words(moment, date(2026, 11, 22)) == words


# What the settings keep


def test_recent_files_are_kept_latest_first_each_once_and_not_too_many(tmp_path):
    kept = Settings(tmp_path)
    for number in range(MOST_RECENT_FILES + 3):
        kept.add_recent_file(Path("/maps") / f"map, {number}.json")
    kept.add_recent_file(Path("/maps/map, 5.json"))
    kept.sync()
    names = [recent.path.name for recent in Settings(tmp_path).recent_files()]
    assert len(names) == MOST_RECENT_FILES
    assert names[:2] == ["map, 5.json", "map, 14.json"]
    assert len(set(names)) == len(names)


def test_one_recent_file_with_odd_letters_comes_back(tmp_path):
    kept = Settings(tmp_path)
    odd = Path("/maps/Kjøp, “bok” = 100 % đặt.json").absolute()
    kept.add_recent_file(odd)
    kept.sync()
    assert [recent.path for recent in Settings(tmp_path).recent_files()] == [odd]


def test_nonsense_in_the_settings_reads_as_the_usual(tmp_path):
    (tmp_path / "settings.ini").write_text(
        "[theme]\nmode=purple\n[export]\nformat=7\noptions-report=[nonsense\n[recent]\nfiles=nonsense\n"
        "[window]\ngeometry=7\n[flags]\ncatalogue=maybe\n"
    )
    kept = Settings(tmp_path)
    assert kept.theme_mode == "system"
    assert kept.export_memory("format") == kept.export_memory("options-report") == {}
    assert kept.recent_files() == ()
    assert kept.window_part("geometry").isEmpty()
    assert kept.flag("catalogue", True) is True


def test_theme_folds_and_flags_are_kept(tmp_path):
    kept = Settings(tmp_path)
    kept.theme_mode = "dark"
    kept.keep_folded("metrics", True)
    kept.keep_folded("feedback", True)
    kept.keep_folded("metrics", False)
    kept.keep_flag("catalogue", False)
    kept.last_folder = tmp_path
    kept.sync()
    again = Settings(tmp_path)
    assert again.theme_mode == "dark"
    assert again.is_folded("feedback") and not again.is_folded("metrics")
    assert again.flag("catalogue", True) is False
    assert again.last_folder == tmp_path

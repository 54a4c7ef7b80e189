"""The brand dialog: colours, logo and font are chosen, checked, kept in the map and undone."""

from pathlib import Path

import matplotlib
import pytest
from answers import when_a_dialog_opens
from export_hand import EXPORT_MS, dialogs, settled
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication
from waiting import came_true

from mapdesigner.edit import change_brand
from mapdesigner.model import Brand, BrandFont, font_bytes, new_map, new_touchpoint, picture_bytes
from mapdesigner.qt.brand.dialog import BrandDialog
from mapdesigner.qt.brand.row import brand_words
from mapdesigner.qt.settings import Settings
from mapdesigner.session import Session

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@pytest.fixture
def dialog(theme):
    made = BrandDialog(new_map("Bookshop"), theme)
    yield made
    made.deleteLater()


@pytest.fixture
def make_dialog(theme, tmp_path):
    yield from dialogs(theme, Settings(tmp_path / "config"), tmp_path)


@pytest.fixture
def logo(tmp_path):
    path = tmp_path / "logo.png"
    image = QImage(1600, 400, QImage.Format.Format_ARGB32)
    image.fill("#AA0000")
    image.save(str(path))
    return path


def test_a_colour_is_typed_as_a_number(dialog):
    dialog.accent.number.setText("b40000")
    dialog.accent.number.editingFinished.emit()
    assert dialog.brand == Brand(accent="#B40000")
    assert dialog.accent.number.text() == "#B40000"


def test_what_is_no_colour_is_said_and_changes_nothing(dialog):
    dialog.accent.number.setText("red")
    dialog.accent.number.editingFinished.emit()
    assert dialog.accent.fault == "“red” is no colour; write six hexadecimal digits, such as #B40000."
    assert dialog.brand == Brand()


def test_a_colour_that_is_hard_to_see_is_said(dialog):
    dialog.accent.number.setText("#FFEE88")
    dialog.accent.number.editingFinished.emit()
    assert "has a contrast of 1.2 : 1 to white" in dialog.trouble.text()
    dialog.accent.number.setText("#004488")
    dialog.accent.number.editingFinished.emit()
    assert dialog.trouble.text() == ""


def test_a_logo_is_kept_whole_and_small(dialog, logo):
    dialog.logo.use_file(logo)
    image = QImage.fromData(picture_bytes(dialog.brand.logo))
    assert (image.width(), image.height()) == (960, 240)
    dialog.logo.remove_button.click()
    assert dialog.brand.logo is None


def test_a_logo_that_is_missing_is_said(dialog, tmp_path):
    dialog.logo.use_file(tmp_path / "gone.png")
    assert dialog.logo.fault == "“gone.png” can’t be read: no such file or directory."
    assert dialog.brand.logo is None


def test_a_font_is_kept_with_its_name(dialog):
    path = FONTS / "DejaVuSans.ttf"
    dialog.font_.use_file(path)
    assert dialog.brand.font.name == "DejaVu Sans"
    assert font_bytes(dialog.brand.font) == path.read_bytes()
    assert dialog.font_.name.text() == "DejaVu Sans"
    assert dialog.semibold.isEnabled()


@pytest.mark.parametrize("content", [b"", b"no font at all", b"\0\1\0\0" + bytes(200)])
def test_what_is_no_font_is_said(dialog, tmp_path, content):
    path = tmp_path / "house.ttf"
    path.write_bytes(content)
    dialog.font_.use_file(path)
    assert dialog.font_.fault.startswith("“house.ttf” can’t be used: ")
    assert dialog.brand.font is None


def test_a_font_that_is_missing_is_said(dialog, tmp_path):
    dialog.font_.use_file(tmp_path / "gone.ttf")
    assert dialog.font_.fault == "“gone.ttf” is not there. Choose a TrueType font, a .ttf file."


def test_the_brand_of_another_map_can_be_taken(dialog):
    other = change_brand(new_map("House"), accent="#114477", text="#111111")
    dialog.take_from(other)
    assert dialog.brand == other.brand
    assert dialog.accent.number.text() == "#114477"


def test_a_map_without_a_brand_has_none_to_give(dialog):
    dialog.take_from(new_map("Plain"))
    assert dialog.trouble.text() == "“Plain” has no brand of its own."


def test_with_all_that_is_to_be_said_the_window_fits_onto_a_projector(dialog, logo):
    dialog.logo.use_file(logo)
    for words in ("#FFEE88", "red"):
        dialog.text.number.setText(words)
        dialog.text.number.editingFinished.emit()
    dialog.show()
    QApplication.processEvents()
    assert dialog.trouble.isVisible() and dialog.text.fault
    assert dialog.layout().totalHeightForWidth(dialog.width()) <= 660


def test_what_was_said_leaves_its_room_at_the_foot(dialog):
    dialog.show()
    QApplication.processEvents()
    tops = [field.y() for field in dialog.fields.values()]
    dialog.text.row.chosen.emit("#FFEE88")
    QApplication.processEvents()
    dialog.text.row.chosen.emit(None)
    QApplication.processEvents()
    assert not dialog.trouble.isVisible()
    assert [field.y() for field in dialog.fields.values()] == tops


def filling_in_accent(colour):
    def fill_in(dialog):
        dialog.accent.number.setText(colour)
        dialog.accent.number.editingFinished.emit()
        dialog.use_button.click()

    return when_a_dialog_opens(BrandDialog, fill_in)


def test_the_brand_is_changed_from_the_export_window_and_the_preview_follows(make_dialog, tmp_path):
    map_ = new_map("Shop")
    card = new_touchpoint(map_.lanes[0].id, "Checkout").evolve(moment_of_truth=True)
    session = Session(map_.evolve(stages=(map_.stages[0].evolve(cards=(card,)), *map_.stages[1:])))
    window = make_dialog(session, "drawing")
    assert settled(window)
    assert window._made.exported.data.count(b"#B40000") == 0
    with filling_in_accent("#B40000"):
        window.brand.click()
    assert session.map_.brand == Brand(accent="#B40000")
    assert settled(window)
    target = tmp_path / "shop.svg"
    window.export_to(target)
    assert came_true(lambda: "saved" in window.foot.outcome.text(), EXPORT_MS)
    assert b"#B40000" in target.read_bytes() and window._made.exported.data == target.read_bytes()
    window.formats.choose("table")
    assert not window.brand.isVisible()


def test_the_brand_stands_on_the_page_of_the_map(pilot):
    row = pilot.window.inspector.page.brand
    assert row.words.text() == "Map Designer’s own"
    with filling_in_accent("#114477"):
        row.button.click()
    assert row.words.text() == "Colour" and row.disc.isVisibleTo(row)
    pilot.window.undo()
    assert row.words.text() == "Map Designer’s own" and not row.disc.isVisibleTo(row)


def test_a_brand_is_told_in_few_words():
    font = BrandFont(name="DejaVu Serif", data="AAAA")
    assert brand_words(None) == brand_words(Brand()) == "Map Designer’s own"
    assert brand_words(Brand(accent="#114477", text="#111111", font=font)) == "Colours · DejaVu Serif"
    assert brand_words(Brand(font=font, font_semibold=font)) == "DejaVu Serif"


def test_using_a_brand_is_one_step_of_undo(pilot):
    filled = []

    def fill_in(dialog):
        dialog.accent.number.setText("#114477")
        dialog.accent.number.editingFinished.emit()
        dialog.text.number.setText("#111111")
        dialog.text.number.editingFinished.emit()
        filled.append(dialog.windowTitle())
        dialog.use_button.click()

    (action,) = [each for each in pilot.window.findChildren(QAction) if each.text() == "&Brand…"]
    with when_a_dialog_opens(BrandDialog, fill_in):
        action.trigger()
    assert filled == ["Brand"]
    assert pilot.window.session.map_.brand == Brand(accent="#114477", text="#111111")
    assert pilot.window.session.history.past[-1].label == "Change the brand"
    pilot.window.undo()
    assert pilot.window.session.map_.brand is None

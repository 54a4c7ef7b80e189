"""Copy as a picture: what is on the clipboard, and what is said of it."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from mapdesigner.layout.journey_map import lay_out
from mapdesigner.model import new_stage
from mapdesigner.qt.canvas.menus import fill_menu
from mapdesigner.qt.editing.copy_picture import MARGIN_PT, MOST_PIXELS, SCALE


def picture():
    return QGuiApplication.clipboard().image()


def ink(image, x, y, width, height):
    """Tell whether anything is drawn in an area."""
    return any(
        image.pixelColor(x + dx, y + dy).lightness() < 240
        for dx in range(0, width, 2)
        for dy in range(0, height, 2)
    )


def test_the_whole_map_is_copied_at_twice_its_size(pilot):
    pilot.open_sample("online bookshop")
    trigger(pilot, "Copy map as picture")
    root = lay_out(pilot.session.map_)
    image = picture()
    assert (image.width(), image.height()) == (round(root.width * SCALE), round(root.height * SCALE))
    assert ink(image, 40, 40, 600, 60)
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert pilot.message().startswith("The map copied as a picture of ")


def test_the_selected_cards_are_copied_cropped_and_without_the_others(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "First", "Between", "Last")
    pilot.click("First")
    box = next(box for box, _, _ in pilot.boxes() if box.label == "First")
    pilot.press("Ctrl+Shift+C")
    image = picture()
    assert image.width() == round((box.width + 2 * MARGIN_PT) * SCALE)
    assert image.height() == round((box.height + 2 * MARGIN_PT) * SCALE)
    assert ink(image, 0, 0, image.width(), image.height())
    assert pilot.message().startswith("Touchpoint copied as a picture of ")
    one = image.height()
    pilot.click("Last", Qt.KeyboardModifier.ControlModifier)
    pilot.press("Ctrl+Shift+C")
    image = picture()
    assert image.height() > 2 * one
    # Where the card between lies the picture is white.
    middle = image.height() // 2
    assert not ink(image, 0, middle - 10, image.width(), 20)


def test_without_a_selection_the_map_is_copied(pilot):
    pilot.session.select(())
    pilot.press("Ctrl+Shift+C")
    assert pilot.message().startswith("The map copied as a picture of ")
    assert not picture().isNull()


def test_the_menus_of_the_canvas_offer_it(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "First")
    pilot.click("First")
    menu = QMenu()
    point = pilot.point("First")
    fill_menu(pilot.canvas, menu, pilot.canvas.found_at(point), point)
    next(action for action in menu.actions() if action.text() == "Copy as picture").trigger()
    assert pilot.message().startswith("Touchpoint copied as a picture of ")


def test_a_map_too_large_for_most_programs_is_copied_smaller_and_that_is_said(pilot):
    map_ = pilot.session.map_
    stages = tuple(new_stage(f"Stage {number}", "purchase") for number in range(120))
    pilot.session.replace(map_.evolve(stages=stages), None)
    trigger(pilot, "Copy map as picture")
    image = picture()
    assert image.width() * image.height() <= MOST_PIXELS * 1.01
    assert max(image.width(), image.height()) <= 16_000
    assert "smaller than usual" in pilot.message()


def test_the_clipboard_holds_nothing_of_python(pilot):
    trigger(pilot, "Copy map as picture")
    data = QGuiApplication.clipboard().mimeData()
    assert type(data) is QMimeData and data.hasImage()


def trigger(pilot, words):
    """Choose a command of the Edit menu."""
    menu = next(action.menu() for action in pilot.window.menuBar().actions() if action.text() == "&Edit")
    next(action for action in menu.actions() if action.text().replace("&", "") == words).trigger()
    pilot.settle()

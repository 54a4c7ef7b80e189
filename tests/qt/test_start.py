"""The start: only what a window on a map needs is loaded, and what comes next is made ready after it."""

import os
import subprocess
import sys

from PySide6.QtWidgets import QMenu

from mapdesigner.qt.inspector.map_page import MapPage
from mapdesigner.qt.inspector.touchpoint_page import TouchpointPage

# By the first part of their names: what others of our windows need, and what they are made with.
LATER = """
mapdesigner.charts mapdesigner.export mapdesigner.qt.board mapdesigner.qt.compare.dialog
mapdesigner.qt.export.dialog mapdesigner.qt.filter.popup mapdesigner.qt.goals.panel
mapdesigner.qt.shell.help_pages mapdesigner.qt.insight.page mapdesigner.qt.inspector.persona_page
mapdesigner.qt.inspector.touchpoint_page mapdesigner.qt.personas.panel mapdesigner.qt.start.page
mapdesigner.qt.table mapdesigner.qt.widgets.tick_list mapdesigner.qt.document.versions_dialog PIL
fontTools logging.handlers pikepdf pypdf xlsxwriter xml
"""

START_AND_LIST = f"""
import sys
from mapdesigner.qt.app import run
from mapdesigner.resources import samples_path
run(samples_path() / "online-bookshop.json")
later = {LATER!r}.split()
print([name for name in later if any(f"{{each}}.".startswith(f"{{name}}.") for each in sys.modules)])
"""


def test_a_window_on_a_map_loads_nothing_that_it_does_not_show(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", START_AND_LIST],
        env={**os.environ, "MAPDESIGNER_QUIT_AFTER_FIRST_PAINT": "1"},
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.strip() == "[]"


def test_the_page_of_touchpoints_made_ready_is_seen_only_when_one_is_selected(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Pay")
    pilot.press("Escape")
    pilot.session.select(())
    inspector = pilot.window.inspector
    inspector.prepare()
    pilot.settle()
    assert isinstance(inspector.page, MapPage)
    assert inspector.page.isVisible()
    ready = inspector.findChild(TouchpointPage)
    assert not ready.isVisible()
    pilot.click("Pay")
    assert inspector.page is ready
    assert ready.isVisible()


def test_a_menu_has_its_icons_when_it_opens_in_the_colours_of_the_theme(pilot):
    window = pilot.window
    menu = next(each for each in window.menuBar().findChildren(QMenu) if each.title() == "&Touchpoint")
    menu.popup(window.mapToGlobal(window.rect().center()))
    pilot.settle()
    faces = [action for action in menu.actions() if action.text().startswith("Sentiment")]
    assert len(faces) == 5
    light = [action.icon().pixmap(18).toImage() for action in faces]
    assert not any(image.isNull() for image in light)
    menu.close()
    window.set_theme_mode("dark")
    pilot.settle()
    assert all(
        action.icon().pixmap(18).toImage() != image for action, image in zip(faces, light, strict=True)
    )
    window.set_theme_mode("light")
    pilot.settle()

"""Every field of the window that can be typed into: its words are in the kept map, or beside it."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from mapdesigner.edit import add_experiment, add_improvement, change_touchpoints
from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import save_map
from mapdesigner.model import Experiment, Feedback, Improvement, Metric, Variant
from mapdesigner.qt.inspector.entry import Entry
from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from small_shop import small_shop

PAGES = {
    "map": (),
    "stage": ("compare",),
    "lane": ("web",),
    "note": ("slow",),
    "persona": ("ines",),
    "goal": ("book",),
    "improvement": ("note",),
    "touchpoint": ("search",),
    "touchpoints": ("search", "review"),
}
# So many at least are seen, so that no section escapes.
LEAST_FIELDS = {"touchpoint": 30, "improvement": 5, "goal": 4, "map": 5}


def full_shop():
    """A shop with something in every section of a touchpoint."""
    metric = Metric(kind="conversion_rate")
    map_ = change_touchpoints(
        small_shop(), ["search"], metrics=(metric,), feedback=(Feedback(quote="So slow"),), personas=("ines",)
    )
    map_ = add_improvement(map_, Improvement(id="note", title="Quicker", touchpoints=("search",)))
    variants = (Variant(name="A", visitors=10, conversions=1), Variant(name="B"))
    experiment = Experiment(id="trial", touchpoint="search", hypothesis="Test", variants=variants)
    return add_experiment(map_, experiment)


def fields_in(part):
    """Return what can be typed into, from the top."""
    found = [*part.findChildren(QLineEdit), *part.findChildren(QPlainTextEdit)]
    return [each for each in found if not each.isReadOnly() and each.isVisible()]


def type_into(field, words):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def kept_words(window):
    """Return all that the recovery would write now."""
    present = window.document.recovery._present()
    if present is None:
        return ""
    return write_map(present.map_).decode() + "".join(each.words for each in present.half_typed)


def open_everything(pilot, page):
    """Open all entries of a page, and its places to paste into."""
    for entry in page.findChildren(Entry):
        entry.open()
        pilot.settle()
    for button in page.findChildren(QPushButton):
        if button.text() == "Paste rows":
            button.click()
    pilot.settle()


@pytest.mark.parametrize("name", PAGES)
def test_what_stands_in_a_field_of_the_inspector_outlives_a_crash(pilot, tmp_path, name):
    save_map(tmp_path / "shop.json", full_shop())
    pilot.window.document.open_file(tmp_path / "shop.json")
    pilot.activate()
    pilot.session.select(PAGES[name])
    pilot.settle()
    assert pilot.window._half_typed() == ()  # a clean window has none
    page = pilot.window.inspector.page
    open_everything(pilot, page)
    fields = fields_in(page)
    assert len(fields) >= LEAST_FIELDS.get(name, 1)
    for place, field in enumerate(fields):
        words = f"31 Zeb {place}"
        type_into(field, words)
        assert words in kept_words(pilot.window), field.accessibleName()
    pilot.window.keep_typing()
    kept = kept_words(pilot.window)
    assert [place for place in range(len(fields)) if f"31 Zeb {place}" not in kept] == []


def test_what_is_searched_or_filtered_for_is_no_part_of_the_map(pilot):
    """All other lines of the window are known: a new one is either kept, or one of these."""
    for view in ("table", "board"):
        pilot.window.views.view(view)
    searched = {each for each in pilot.window.findChildren(QLineEdit) if each.property(NOT_KEPT)}
    all_fields = {*pilot.window.findChildren(QLineEdit), *pilot.window.findChildren(QPlainTextEdit)}
    inspector = pilot.window.inspector
    others = [each for each in all_fields - searched if not inspector.isAncestorOf(each)]
    assert [each.accessibleName() for each in others if not each.isReadOnly()] == []
    assert searched
    for field in searched:
        field.setText("")
        QTest.keyClicks(field, "till")
    assert pilot.window._half_typed() == ()

"""Metrics on the touchpoint page: rows that open, fields, and what they say of wrong values."""

import pytest
from hands import LEFT, choose, labels, leave, now, select, titled, touchpoints, type_into, type_letters
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from waiting import came_true

from mapdesigner.edit import change_touchpoints
from mapdesigner.model import METRIC_GROUPS, METRIC_SORTS, Metric
from mapdesigner.qt.inspector.metric_row import metric_words

ENTER = Qt.Key.Key_Return
SPACE = "\u202f"


@pytest.fixture
def section(inspector, session):
    select(session, "Checkout")
    return inspector.page.section("Metrics")


@pytest.fixture
def checkout(session):
    return titled(session, "Checkout")


def metrics(session, title="Checkout"):
    return titled(session, title).metrics


def opened(section, place=0):
    QTest.mouseClick(section.entries[place].row, LEFT)
    QApplication.processEvents()
    return section.entries[place].editor


def put(session, *new, title="Checkout"):
    card = titled(session, title)
    session.apply(lambda map_: change_touchpoints(map_, [card.id], metrics=new), "Put metrics")


def add(section, *path):
    """Choose a kind from the menu of the “+”."""
    root = menu = QMenu()
    section.fill_add_menu(root)
    for words in path:
        action = next(action for action in menu.actions() if action.text() == words)
        menu = action.menu() or menu
    action.trigger()
    QApplication.processEvents()


def enter(field, text):
    type_into(field.line, text)
    QTest.keyClick(field.line, ENTER)


def test_a_row_shows_base_now_and_target_with_the_sign_of_the_status(section, inspector):
    first = section.entries[0].row
    shown = [first.name.text(), *(label.text() for label in first.values)]
    assert shown == ["Conversion rate", f"26{SPACE}%", f"22{SPACE}% ▼", f"30{SPACE}%"]
    assert section.header.count == "3"
    assert "off target" in first.accessibleName()
    assert {"base", "now", "target"} <= set(labels(inspector.page))


def test_a_touchpoint_without_metrics_shows_the_heading_and_its_plus(section, session):
    put(session)
    assert section.isVisible()
    assert section.add_button.isVisible()
    assert not section.body.isVisible()


def test_a_row_opens_and_shuts_by_mouse_and_keys(section):
    row = section.entries[0].row
    editor = opened(section)
    assert editor.isVisible()
    row.setFocus()
    QTest.keyClick(row, ENTER)
    assert not editor.isVisible()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert editor.isVisible()


def test_an_open_metric_says_its_status_and_change_and_draws_its_course(section):
    editor = opened(section)
    assert editor.summary.text() == f"▼ Off target · −4{SPACE}points since baseline"
    assert editor.curve.isVisible()
    other = opened(section, 1)
    assert other.summary.text() == f"◆ Improving · −1.5{SPACE}s (−37{SPACE}%) since baseline"
    assert not other.curve.isVisible()


def test_the_course_is_drawn_in_the_accent(section, theme):
    editor = opened(section)
    picture = editor.curve.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    accent = theme.colour("accent").rgb()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert accent in colours


def test_values_are_typed_in_per_cent_and_kept_as_fractions(section, session):
    editor = opened(section)
    enter(editor.baseline, "24,5")
    assert metrics(session)[0].baseline == 0.245
    assert editor.baseline.line.text() == f"24.5{SPACE}%"
    editor.baseline.line.selectAll()
    QTest.keyClick(editor.baseline.line, Qt.Key.Key_Backspace)
    QTest.keyClick(editor.baseline.line, ENTER)
    assert metrics(session)[0].baseline is None
    session.undo()
    session.undo()
    assert metrics(session)[0].baseline == 0.26
    assert editor.baseline.line.text() == f"26{SPACE}%"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("220", f"220{SPACE}% is too high: conversion rate is at most 100{SPACE}%."),
        ("-3", f"−3{SPACE}% is too low: conversion rate is at least 0{SPACE}%."),
        ("a lot", "“a lot” has letters in it. Write a number alone, such as 12.5."),
    ],
)
def test_a_wrong_value_stays_in_its_field_with_a_sentence(section, session, typed, sentence):
    editor = opened(section)
    enter(editor.target, typed)
    assert editor.target.fault == sentence
    assert editor.target.line.text() == typed
    assert metrics(session)[0].target == 0.3
    enter(editor.target, "33")
    assert editor.target.fault == ""
    assert metrics(session)[0].target == 0.33


def test_satisfaction_above_a_hundred_per_cent_is_refused_at_the_field(section, session):
    put(session, Metric(kind="csat"))
    editor = opened(section)
    enter(editor.baseline, "120 %")
    assert "at most 100" in editor.baseline.fault
    enter(editor.unit, "1-5")
    enter(editor.baseline, "4.2")
    assert editor.baseline.fault == ""
    assert metrics(session)[0].baseline == 4.2


def test_a_target_without_a_direction_asks_for_one(section, session):
    put(session, Metric(kind="ces"))
    editor = opened(section)
    assert editor.better.combo.currentIndex() == -1
    enter(editor.target, "3")
    assert editor.better.fault == "Say whether higher or lower is better; then the target can be judged."
    assert editor.summary.text() == "No data"
    choose(editor.better.combo, "lower is better")
    assert editor.better.fault == ""
    assert metrics(session)[0].better == "lower"


def test_figures_that_nothing_tells_good_from_bad_are_not_called_missing(section, session):
    effort = metrics(session)[2]
    assert opened(section, 2).summary.text() == "▼ Off target · +0.2 since baseline"
    put(session, effort.evolve(better=None))
    assert opened(section).summary.text() == "Not judged · +0.2 since baseline"


def test_the_direction_is_preset_by_the_kind(section, session):
    put(session, Metric(kind="bounce_rate"))
    editor = opened(section)
    assert editor.better.combo.currentText() == "lower is better"
    choose(editor.better.combo, "higher is better")
    assert metrics(session)[0].better == "higher"
    choose(editor.better.combo, "lower is better")
    assert metrics(session)[0].better is None


def test_a_kind_that_the_values_do_not_fit_is_refused_and_nothing_changes(section, session):
    put(session, Metric(kind="revenue", baseline=4200.0))
    editor = opened(section)
    before = session.map_
    choose(editor.kind.combo, "Net promoter score")
    assert editor.kind.fault.startswith("4200 does not fit net promoter score, which goes from −100 to 100.")
    assert editor.kind.combo.currentText() == "Revenue"
    assert session.map_ is before
    choose(editor.kind.combo, "Subscribers")
    assert editor.kind.fault == ""
    assert metrics(session)[0].kind == "subscribers"


def test_another_kind_keeps_the_numbers_that_are_shown(section, session):
    put(session, Metric(kind="conversion_rate", baseline=0.22))
    editor = opened(section)
    choose(editor.kind.combo, "Net promoter score")
    assert metrics(session)[0].baseline == 22
    assert editor.baseline.line.text() == "22"


def test_headings_in_the_list_of_kinds_cannot_be_chosen(section):
    combo = opened(section).kind.combo
    texts = [combo.itemText(at) for at in range(combo.count())]
    assert len(texts) == len(METRIC_SORTS) + len(METRIC_GROUPS) - 1
    for at, text in enumerate(texts):
        assert bool(combo.model().item(at).isEnabled()) == (text not in METRIC_GROUPS)


def test_a_unit_is_typed_or_chosen_and_the_numbers_stay(section, session):
    put(session, Metric(kind="custom", name="Answers", baseline=22.0))
    editor = opened(section)
    enter(editor.unit, "%")
    assert metrics(session)[0].baseline == 0.22
    assert editor.baseline.line.text() == f"22{SPACE}%"
    editor.unit.line.setFocus()
    QTest.keyClick(editor.unit.line, Qt.Key.Key_Down)
    popup = editor.unit.line.completer().popup()
    assert popup.isVisible()
    units = [popup.model().index(at, 0).data() for at in range(popup.model().rowCount())]
    assert {"min", "1–7", "€"} <= set(units)
    editor.unit.line.completer().activated.emit("min")
    popup.hide()
    assert (metrics(session)[0].unit, metrics(session)[0].baseline) == ("min", 22.0)
    assert editor.unit.line.text() == "min"


def test_a_unit_that_the_values_do_not_fit_stays_typed_with_a_sentence(section, session):
    put(session, Metric(kind="custom", name="Stars", baseline=22.0))
    editor = opened(section)
    enter(editor.unit, "1-5")
    assert "does not fit" in editor.unit.fault
    assert editor.unit.line.text() == "1-5"
    assert metrics(session)[0].unit == ""


def test_a_metric_of_ones_own_needs_a_name(section, session):
    put(session, Metric(kind="custom", baseline=3.0))
    editor = opened(section)
    assert editor.name.fault == "A metric of your own needs a name."
    enter(editor.name, "Phone calls")
    assert editor.name.fault == ""
    assert section.entries[0].row.name.text() == "Phone calls"


def test_the_plus_adds_a_kind_and_opens_it(section, session):
    add(section, "Service", "Response time")
    assert metrics(session)[-1] == Metric(kind="response_time")
    editor = section.entries[-1].editor
    assert editor.baseline.line.hasFocus()
    add(section, "Custom metric")
    assert section.entries[-1].editor.name.line.hasFocus()
    session.undo()
    assert len(metrics(session)) == 4


def test_the_menu_of_the_plus_offers_every_kind(section):
    menu = QMenu()
    section.fill_add_menu(menu)
    offered = [action.text() for group in menu.actions() if group.menu() for action in group.menu().actions()]
    offered += [action.text() for action in menu.actions() if not action.menu() and action.text()]
    wanted = {sort.name for kind, sort in METRIC_SORTS.items() if kind != "custom"} | {"Custom metric"}
    assert len(offered) == len(METRIC_SORTS)
    assert set(offered) == wanted


def test_the_plus_is_reached_by_key_and_opens_its_menu(section):
    section.add_button.setFocus()
    QTest.keyClick(section.add_button, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()][:2] == ["Marketing", "Satisfaction"]
    menu.close()


def names(section):
    return [entry.row.name.text() for entry in section.entries]


def test_metrics_are_moved_by_key_and_the_open_one_stays_open(section, session):
    opened(section)
    row = section.entries[0].row
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(section) == ["Load time", "Conversion rate", "Customer effort score"]
    assert [metric.kind for metric in metrics(session)] == ["load_time", "conversion_rate", "ces"]
    assert section.entries[1].row is row
    assert row.isChecked()
    QTest.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(section) == ["Conversion rate", "Load time", "Customer effort score"]
    session.undo()
    assert names(section) == ["Load time", "Conversion rate", "Customer effort score"]


def test_the_fourth_metric_stands_below_a_word_about_the_card(section, session):
    assert not section.on_card.isVisible()
    opened(section).buttons["duplicate"].click()
    QApplication.processEvents()
    assert len(metrics(session)) == 4
    assert section.on_card.isVisible()
    tops = [entry.y() for entry in section.entries]
    assert tops[2] < section.on_card.y() < tops[3]
    assert "not on the card" in section.entries[3].row.toolTip()


def test_a_metric_is_removed_with_a_message_and_brought_back(section, session):
    heard = []
    session.on_message.append(heard.append)
    row = section.entries[0].row
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    assert names(section) == ["Load time", "Customer effort score"]
    assert heard == ["“Conversion rate” removed. Ctrl+Z brings it back."]
    assert section.entries[0].row.hasFocus()
    session.undo()
    assert names(section) == ["Conversion rate", "Load time", "Customer effort score"]


def test_the_menu_of_a_row_offers_what_can_be_done(section):
    menu = QMenu()
    section.entries[0].fill_menu(menu)
    offered = [(action.text().split("\t")[0], action.isEnabled()) for action in menu.actions()]
    assert offered == [("Move up", False), ("Move down", True), ("Duplicate", True), ("Remove metric", True)]


def test_several_touchpoints_count_their_metrics_and_get_the_same(inspector, session, section):
    cards = [titled(session, title) for title in ("Checkout", "Shopping cart", "Gift wrapping as an extra")]
    before = [len(card.metrics) for card in cards]
    session.select([card.id for card in cards])
    assert f"{sum(before)} metrics on all 3 touchpoints. The + adds the same one to all." in labels(section)
    assert section.add_button.toolTip() == "Add the same metric to all 3 touchpoints"
    add(section, "Service", "Load time")
    assert [len(now(session, card).metrics) for card in cards] == [count + 1 for count in before]
    session.undo()
    assert [len(now(session, card).metrics) for card in cards] == before


def test_what_is_typed_is_kept_when_another_touchpoint_is_selected(section, session):
    editor = opened(section)
    type_into(editor.source.line, "Till")
    type_into(editor.target.line, "31")
    select(session, "Shopping cart")
    assert (metrics(session)[0].source, metrics(session)[0].target) == ("Till", 0.31)


def test_names_and_sources_are_never_markup(section, session):
    put(session, Metric(kind="custom", name="<b>bold</b>", unit="<i>", baseline=2.0))
    row = section.entries[0].row
    assert row.name.text() == "<b>bold</b>"
    assert "<b>" not in row.toolTip()
    assert row.values[0].text() == f"2{SPACE}<i>"


def test_long_names_and_units_never_widen_the_panel(inspector, section, session):
    put(session, Metric(kind="custom", name="W" * 300, unit="U" * 200, baseline=12345678.0, target=1.0))
    opened(section)
    assert came_true(lambda: inspector.widget().width() <= inspector.viewport().width())
    assert metric_words(metrics(session)[0])[0].endswith("U")


def test_every_metric_of_every_sample_opens(inspector, session):
    for card in touchpoints(session):
        if card.metrics:
            session.select([card.id])
            section = inspector.page.section("Metrics")
            for place in range(len(card.metrics)):
                editor = opened(section, place)
                assert editor.summary.text()
    leave_nothing_changed = session.history.past
    assert leave_nothing_changed == ()


def test_leaving_a_field_hands_over(section, session, inspector):
    editor = opened(section)
    type_into(editor.name.line, "Orders")
    leave(inspector)
    assert metrics(session)[0].name == "Orders"


@pytest.mark.parametrize(
    ("typed", "value"), [("２４．５％", 0.245), ("٢٤٫٥٪", 0.245), ("२४.५", 0.245), ("๒๔.๕ %", 0.245)]
)
def test_baseline_and_target_are_typed_in_the_figures_of_any_script(section, session, typed, value):
    editor = opened(section)
    for field, name in ((editor.baseline, "baseline"), (editor.target, "target")):
        type_letters(field.line, typed)
        QTest.keyClick(field.line, ENTER)
        assert getattr(metrics(session)[0], name) == value
        assert field.line.text() == f"24.5{SPACE}%"


def test_a_full_width_per_cent_sign_is_the_unit_per_cent(section, session):
    put(session, Metric(kind="custom", name="Returns", baseline=0.5))
    editor = opened(section)
    type_letters(editor.unit.line, "％")
    QTest.keyClick(editor.unit.line, ENTER)
    assert metrics(session)[0].unit == "%"

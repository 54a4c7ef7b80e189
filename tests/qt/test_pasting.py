"""Pasting: where it goes, what becomes of cells, lists, HTML and copied files, in every field of text."""

import pytest
from answers import answering
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from mapdesigner.files.disk import save_map
from mapdesigner.model import new_map
from mapdesigner.qt.app import App
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.shell.window import Window
from mapdesigner.qt.widgets.line_edit import LineEdit


def copy(text="", **formats):
    """Copy in another program: a text, and other formats by their names."""
    data = QMimeData()
    if text:
        data.setText(text)
    for name, content in formats.items():
        data.setData(name, content)
    QApplication.clipboard().setMimeData(data)


def copy_files(*paths, form="text/uri-list"):
    """Copy files as a file manager does it."""
    addresses = [
        QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded) for path in paths
    ]
    data = QMimeData()
    if form == "text/plain":
        data.setText("\n".join(addresses))
    elif form == "text/uri-list":
        data.setUrls([QUrl(address) for address in addresses])
    else:
        data.setData(form, "\n".join(["copy", *addresses]).encode())
        data.setText("\n".join(map(str, addresses)))
    QApplication.clipboard().setMimeData(data)


def test_paste_after_undo_goes_where_it_went_before(pilot):
    pilot.click_cell("Retention", "Touchpoints")
    copy("Come back\nTell a friend")
    pilot.press("Ctrl+V")
    pilot.press("Ctrl+Z")
    assert pilot.cards("Retention") == []
    pilot.press("Ctrl+V")
    assert pilot.cards("Retention") == ["Come back", "Tell a friend"]
    assert pilot.cards("Pre-purchase") == []


def test_paste_after_escape_goes_where_the_last_one_went_and_says_so(pilot):
    pilot.click_cell("Purchase", "Touchpoints")
    copy("Pay")
    pilot.press("Ctrl+V")
    pilot.session.select(())
    copy("Go home")
    pilot.press("Ctrl+V")
    assert pilot.cards("Purchase") == ["Pay", "Go home"]
    assert "“Purchase”" in pilot.message()


def test_what_was_selected_is_selected_again_after_undo_and_redo(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Look", "Pay")
    pilot.click("Look")
    pilot.press("Delete")
    pilot.press("Ctrl+Z")
    assert pilot.selected() == ["Look"]


def test_a_cell_of_a_spreadsheet_with_line_breaks_is_one_card(pilot):
    pilot.click_cell("Purchase", "Touchpoints")
    copy('"Choose\n""gift"" wrap\nand pay"\r\n')
    pilot.press("Ctrl+V")
    assert pilot.cards("Purchase") == ['Choose "gift" wrap and pay']


def test_a_row_of_cells_leaves_no_tabs_in_a_title(pilot):
    pilot.click_cell("Purchase", "Touchpoints")
    copy("Choose\tPay\tGo home\r\n")
    pilot.press("Ctrl+V")
    assert pilot.cards("Purchase") == ["Choose", "Pay", "Go home"]


def test_a_table_copied_as_html_only_is_read_cell_by_cell(pilot):
    pilot.click_cell("Purchase", "Touchpoints")
    copy(**{"text/html": b"<table><tr><td>Choose<br>well</td><td>Pay &amp; go</td></tr></table>"})
    pilot.press("Ctrl+V")
    assert pilot.cards("Purchase") == ["Choose well", "Pay & go"]


def test_a_cell_pasted_into_a_card_that_is_typed_has_no_stray_quotes(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    copy('"Choose\nand\tpay"\n')
    pilot.press("Ctrl+V")
    pilot.press("Return")
    assert pilot.cards("Purchase") == ["Choose and pay"]


def test_lines_pasted_onto_the_empty_table_become_touchpoints(pilot):
    pilot.press("F6")
    copy("Choose\nPay")
    pilot.press("Ctrl+V")
    assert len(pilot.session.map_.stages[0].cards) == 2


def test_a_block_pasted_onto_the_empty_table_is_not_dropped_in_silence(pilot):
    pilot.press("F6")
    pilot.session.say("")
    copy("Choose\tPay\nLook\tGo")
    pilot.press("Ctrl+V")
    assert pilot.message()


def test_the_first_of_many_pasted_lines_is_in_sight(pilot):
    pilot.click_cell("Purchase", "Touchpoints")
    copy("\n".join(f"Line {number}" for number in range(300)))
    pilot.press("Ctrl+V")
    shown = pilot.canvas.viewport().rect()
    assert shown.contains(pilot.seen_rect("Line 0"))
    assert shown.contains(pilot.seen_rect("Line 3"))


def lines_of(window):
    return [line for line in window.findChildren(QLineEdit) if line.isVisible() and not line.isReadOnly()]


def test_line_breaks_and_tabs_pasted_into_any_single_line_become_spaces(pilot):
    pilot.open_sample("online bookshop")
    pilot.session.select((pilot.session.map_.stages[0].cards[0].id,))
    pilot.press("Ctrl+F")
    pilot.settle()
    seen = 0
    for line in lines_of(pilot.window):
        if not isinstance(line, LineEdit):
            continue  # of a date or a number, which check for themselves what they take
        line.setFocus()
        line.selectAll()
        copy("one\ttwo\r\nthree\n")
        QTest.keySequence(line, "Ctrl+V")
        assert line.text() == line.between.join(("one", "two", "three")), line.accessibleName()
        line.undo()
        seen += 1
    assert seen


def test_every_line_of_the_window_is_one_that_takes_one_line(pilot):
    pilot.open_sample("online bookshop")
    pilot.session.select((pilot.session.map_.stages[0].cards[0].id,))
    for view in ("F6", "F7", "F8", "F5"):
        pilot.press(view)
        for line in pilot.window.findChildren(QLineEdit):
            # Those inside a spin box or a date field check for themselves what they take.
            assert isinstance(line, LineEdit) or line.objectName().startswith("qt_"), line.accessibleName()


@pytest.mark.parametrize("form", ["text/uri-list", "x-special/gnome-copied-files", "text/plain"])
def test_a_map_copied_in_the_file_manager_and_pasted_opens(pilot, tmp_path, form):
    file = tmp_path / "the shop 100%.json"
    save_map(file, new_map().evolve(title="Shop"))
    pilot.click_cell("Purchase", "Touchpoints")
    copy_files(file, form=form)
    pilot.press("Ctrl+V")
    assert pilot.session.path == file
    assert not [card for stage in pilot.session.map_.stages for card in stage.cards]


def test_files_pasted_into_a_field_become_no_text(pilot, tmp_path):
    pilot.type_cards("Purchase", "Touchpoints", "Pay")
    copy_files(tmp_path / "letter.odt")
    pilot.press("F2")
    pilot.press("Ctrl+V")
    pilot.press("Return")
    assert pilot.cards("Purchase") == ["Pay"]
    assert "files" in pilot.message()
    line = LineEdit(pilot.window)
    line.show()
    QTest.keySequence(line, "Ctrl+V")
    assert line.text() == ""


def test_an_address_of_the_web_is_text(pilot):
    pilot.click_cell("Purchase", "Touchpoints")
    data = QMimeData()
    data.setText("https://example.org/shop")
    data.setUrls([QUrl("https://example.org/shop")])
    QApplication.clipboard().setMimeData(data)
    pilot.press("Ctrl+V")
    assert pilot.cards("Purchase") == ["https://example.org/shop"]


def test_several_maps_given_at_the_start_all_open_and_what_is_none_is_named(theme, tmp_path):
    files = [tmp_path / f"{name}.json" for name in ("one", "two", "three 3")]
    for file in files:
        save_map(file, new_map().evolve(title=file.stem))
    (tmp_path / "letter.txt").write_text("Dear Ada")
    app = App(Settings(tmp_path / "config"), theme)
    with answering("OK") as said:
        app.open_all([files[0], tmp_path / "letter.txt", tmp_path / "gone.json", *files[1:]])
    assert any("“letter.txt” and “gone.json” can't be opened" in words for words in said)
    windows = app.open_windows()
    assert {window.session.path for window in windows} == set(files)
    assert all(isinstance(window, Window) for window in windows)
    for window in windows:
        window.close()

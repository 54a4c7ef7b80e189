"""Awkward texts that a person types, or that came in a map by mail: they show as they are and do nothing."""

import json

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget
from table_hands import TableHand

from mapdesigner.edit import replace_texts
from mapdesigner.export.formats import FORMATS
from mapdesigner.export.options import ExportOptions
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.files.disk import open_map
from mapdesigner.files.names import file_stem
from mapdesigner.insight.texts import texts
from mapdesigner.model import cards_of, new_goal, new_improvement, new_persona
from mapdesigner.resources import samples_path
from strategies import AWKWARD

TYPED = (
    "<b>bold</b>",
    "<img src=/etc/passwd>",
    "%s %d %(title)s %n",
    "{0} {title} {0.__class__}",
    "../../../etc/x",
    "&amp; & && &File",
    "$x^2$ \\frac{1}{2}",
    "; rm -rf ~ `id` $(id)",
    "=1+1",
    "שלום <i>עולם</i>",
    "مرحبا",
    "漢字 naïve",
)
MARKUP = "<b>bold</b><img src=/etc/passwd> & {0} %s"


def enter(text):
    """Type a text where the focus is, letter by letter, whatever the letters are."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)
    QApplication.processEvents()


def type_into_first_field(pilot, text):
    """Type over what is in the inspector's first field."""
    pilot.activate()
    pilot.window.inspector.focus_first_field()
    pilot.press("Ctrl+A")
    enter(text)
    pilot.press("Tab")


def first_field_text(pilot):
    return pilot.window.inspector.page.first_field()._text()


@pytest.mark.parametrize("text", TYPED)
def test_a_title_shows_everywhere_as_it_was_typed(pilot, text):
    pilot.double_click_cell("Purchase", "Touchpoints")
    enter(text)
    pilot.press("Return")
    assert pilot.cards("Purchase") == [text]
    assert "".join(pilot.words_on(text)).replace(" ", "") == text.replace(" ", "")
    pilot.click(text)
    assert first_field_text(pilot) == text
    assert TableHand(pilot).titles() == [text]


@pytest.mark.parametrize("text", TYPED)
def test_names_of_everything_show_as_they_were_typed(pilot, text):
    persona, goal, note = new_persona("Ines"), new_goal("A book"), new_improvement("Faster")
    parts = {"personas": (persona,), "goals": (goal,), "improvements": (note,)}
    pilot.session.apply(lambda map_: map_.evolve(**parts), "Add")
    for thing in (persona, goal, note, pilot.session.map_.stages[0], pilot.session.map_.lanes[0]):
        pilot.session.select((thing.id,))
        type_into_first_field(pilot, text)
        assert first_field_text(pilot) == text
    map_ = pilot.session.map_
    said = (map_.personas[0].name, map_.goals[0].statement, map_.improvements[0].title)
    assert (*said, map_.stages[0].name, map_.lanes[0].name) == (text,) * 5
    assert pilot.stages()[0] == text
    assert pilot.lanes()[0] == text


def test_control_letters_from_the_keyboard_do_no_harm(pilot):
    pilot.double_click_cell("Purchase", "Touchpoints")
    enter("a\x00b\x07c")
    pilot.press("Return")
    (title,) = pilot.cards("Purchase")
    assert title.replace("\x00", "").replace("\x07", "") == "abc"
    assert read_map(write_map(pilot.session.map_)) == pilot.session.map_


def with_every_text(text):
    """Return a sample in which every text there is says the same."""
    map_ = open_map(samples_path() / "online-bookshop.json")
    changes = [
        (found.path, found.text, text)
        for found in texts(map_)
        if "unit" not in found.path and "tags" not in found.path
    ]
    return replace_texts(map_, changes)


def opened(pilot, tmp_path, text):
    path = tmp_path / "by mail.json"
    path.write_bytes(write_map(with_every_text(text)))
    assert pilot.window.document.open_file(path)
    pilot.settle()
    return pilot.session.map_


def selections(map_):
    """Yield what can be selected, one of each kind."""
    yield ()
    for group in (map_.personas, map_.goals, map_.improvements, map_.stages, map_.lanes):
        yield (group[0].id,)
    kinds = {card.kind: card for _, card in cards_of(map_)}
    richest = max((card for _, card in cards_of(map_)), key=lambda card: len(card.model_dump_json()))
    for card in (*kinds.values(), richest):
        yield (card.id,)


def test_no_widget_reads_markup_out_of_a_map(pilot, tmp_path):
    map_ = opened(pilot, tmp_path, MARKUP)
    seen = 0
    for view in ("F5", "F6", "F7"):
        pilot.activate()
        pilot.press(view)
        for page in ("touchpoints", "personas", "goals"):
            pilot.window.show_side_page(page)
            pilot.settle()
            assert_all_plain(pilot.window)
        for selection in selections(map_):
            pilot.session.select(selection)
            pilot.settle()
            seen += assert_all_plain(pilot.window)
    assert seen > 50, "the text was hardly anywhere"


def test_the_search_shows_markup_as_text(pilot, tmp_path):
    opened(pilot, tmp_path, MARKUP)
    pilot.press("Ctrl+F")
    enter("passwd")
    pilot.settle()
    assert assert_all_plain(pilot.window) > 3


def assert_all_plain(window):
    """Fail when a widget would show the text as markup; return how many show it."""
    seen = 0
    for widget in [window, *window.findChildren(QWidget)]:
        assert_plain_tip(widget.toolTip())
        if isinstance(widget, QLabel) and "bold" in widget.text():
            seen += 1
            assert widget.textFormat() == Qt.TextFormat.PlainText, widget.text()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            seen += assert_plain_items(widget.model())
        elif isinstance(widget, QAbstractButton) and "bold" in widget.text():
            seen += 1
            assert "&&" in widget.text() or "&" not in widget.text(), "an & is taken for a shortcut"
    return seen


def assert_plain_items(model):
    seen = 0
    for row in range(30):
        for column in range(40):
            index = model.index(row, column)
            if index.isValid():
                assert_plain_tip(index.data(Qt.ItemDataRole.ToolTipRole))
                seen += "bold" in str(index.data())
    return seen


def assert_plain_tip(tip):
    """Fail when Qt could read more out of a tooltip than text: read as markup it must show the letters."""
    if tip and "bold" in tip:
        document = QTextDocument()
        document.setHtml(tip)
        assert "<b>bold</b>" in document.toPlainText(), tip


def test_the_exports_say_what_the_map_says(tmp_path):
    map_ = with_every_text(MARKUP)
    exports = {form.ending: form.export(map_, ExportOptions()).data for form in FORMATS}
    assert b"/JavaScript" not in exports[".pdf"]
    document = pypdfium2.PdfDocument(exports[".pdf"])
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    letters = "".join("".join(pages).split())
    assert letters.count("<b>bold</b><imgsrc=/etc/passwd>&{0}%s") > 5
    assert b"<b>bold" not in exports[".svg"]
    assert b"<img" not in exports[".svg"]


@pytest.mark.parametrize("title", (*AWKWARD, *TYPED, "..", "/", "C:\\x", "con", "NUL", "a" * 400, "漢" * 400))
def test_a_file_named_by_a_title_stays_in_its_folder(tmp_path, title):
    path = tmp_path / f"{file_stem(title)}.json"
    path.write_text("{}")
    assert path.resolve().parent == tmp_path.resolve()
    assert not path.name.startswith(".")
    assert path.stem.upper() not in ("CON", "NUL", "PRN", "AUX"), "Windows has no files of that name"


def test_a_map_id_names_a_folder_of_its_own():
    content = json.loads(write_map(open_map(samples_path() / "online-bookshop.json")))
    for bad in ("../x", "/etc", "a/b", "..", "", "a\x00"):
        with pytest.raises(Exception, match="id"):
            read_map(json.dumps({**content, "id": bad}).encode())

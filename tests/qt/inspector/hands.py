"""What the tests of the inspector do with hands and eyes."""

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from mapdesigner.edit import card_of
from mapdesigner.model import Touchpoint, cards_of, improvements_of

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def touchpoints(session):
    return [card for _, card in cards_of(session.map_) if isinstance(card, Touchpoint)]


def titled(session, title):
    return next(card for card in touchpoints(session) if card.title == title)


def select(session, *titles):
    session.select([titled(session, title).id for title in titles])


def now(session, card):
    return card_of(session.map_, card.id)[1]


def type_into(control, text):
    """Replace what is in a text control by typing."""
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)


def type_letters(control, text):
    """Replace what is in a text control by the letters of a keyboard that has other than Latin ones."""
    control.setFocus()
    control.selectAll()
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            press = QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(control, press)


def copy_html(html):
    """Copy as programs do that put HTML on the clipboard and nothing else."""
    data = QMimeData()
    data.setData("text/html", html.encode())
    QApplication.clipboard().setMimeData(data)


def paste_by_menu(control):
    """Choose “Paste” in the menu of a line."""
    at = control.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, control.mapToGlobal(at))
    QApplication.sendEvent(control, event)
    menu = next(menu for menu in control.findChildren(QMenu) if menu.isVisible())
    paste = menu.findChild(QAction, "edit-paste")
    assert paste.isEnabled()
    menu.close()
    paste.trigger()


def leave(inspector):
    inspector.window().focusWidget().clearFocus()


def choose(combo, text):
    combo.setFocus()
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def labels(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def type_into_title(inspector, session, card, text):
    session.select([card.id])
    type_into(inspector.page.title.text_edit, text)
    QTest.keyClick(inspector.page.title.text_edit, Qt.Key.Key_Return)


def open_first_note(inspector, session, title="Checkout"):
    card = titled(session, title)
    session.select([card.id])
    note = improvements_of(session.map_, card.id)[0]
    entry = inspector.page.improvements.entry(note.id)
    QTest.mouseClick(entry.row, LEFT)
    return note, entry.editor

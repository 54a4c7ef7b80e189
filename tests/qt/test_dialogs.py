"""Small dialogs: questions, bad news, the page of keys."""

from answers import when_a_dialog_opens
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from mapdesigner.files.codec import UnreadableMap
from mapdesigner.files.disk import UnreadableFile
from mapdesigner.qt import messages
from mapdesigner.qt.help_pages import shortcuts_dialog


def seen(show):
    """Return what a message box looks like that `show` opens, and answer it with its default."""
    found = []

    def look(box):
        words = [label.text() for label in box.findChildren(QLabel) if label.text()]
        found.append((words, box.width(), box.defaultButton().property("primary"), box.iconPixmap()))
        box.defaultButton().click()

    with when_a_dialog_opens(QMessageBox, look):
        show()
    return found[0]


def test_bad_news_is_said_once_in_a_box_of_a_good_width(theme):
    window = QWidget()
    trouble = UnreadableFile("shop.json", UnreadableMap("It is not JSON."))
    words, width, is_primary, picture = seen(
        lambda: messages.tell_trouble(window, "The map can't be opened.", trouble)
    )
    assert words == ["The map can't be opened", "shop.json: it is not JSON."]
    assert width >= 420
    assert is_primary
    assert picture.isNull()


def test_the_button_that_enter_presses_stands_out(theme):
    window = QWidget()
    words, _, is_primary, _ = seen(lambda: messages.ask_to_save(window, "Shop"))
    assert words[0] == "Save the changes to “Shop”?"
    assert is_primary


def test_the_keys_fit_a_small_screen_and_name_what_is_needed_most(theme):
    dialog = shortcuts_dialog(None)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for needed in ("undo · redo", "Escape", "save", "export · export again", "zoom", "rename", "full screen"):
        assert needed in words
    size = dialog.sizeHint()
    assert size.width() <= 1200
    assert size.height() <= 620
    dialog.deleteLater()

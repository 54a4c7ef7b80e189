"""What is dragged in from another program is copied: it stays where it came from."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

import mapdesigner
from mapdesigner.edit import add_persona
from mapdesigner.model import new_persona
from mapdesigner.qt.brand.dialog import BrandDialog
from mapdesigner.qt.shell.views import VIEWS
from mapdesigner.qt.widgets.field import Field

LEFT = Qt.MouseButton.LeftButton
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


@pytest.fixture
def text():
    data = QMimeData()
    data.setText("A line of a letter")
    return data


@pytest.fixture
def picture(tmp_path):
    """Return a picture's file on its way, as a file manager drags it."""
    pixmap = QPixmap(20, 20)
    pixmap.fill(Qt.GlobalColor.red)
    assert pixmap.save(str(tmp_path / "face.png"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "face.png"))])
    return data


def drag_into(part: QWidget, data: QMimeData, offered=COPY | MOVE, drop=True) -> list[Qt.DropAction]:
    """Drag from another program to a part's middle, as the desktop tells the window of it; with Shift.

    Return what was answered while it was dragged and when it was dropped; IgnoreAction where it was refused.
    """
    window = part.window()
    at = QPointF(part.mapTo(window, part.rect().center()))
    QApplication.processEvents()
    answers = []
    for made in (QDragEnterEvent, QDragMoveEvent, *([QDropEvent] if drop else [])):
        place = at if made is QDropEvent else QPoint(at.toPoint())
        event = made(place, offered, data, LEFT, Qt.KeyboardModifier.ShiftModifier)
        assert event.proposedAction() == (MOVE if offered & MOVE else COPY)
        QApplication.sendEvent(window.windowHandle(), event)
        answers.append(event.dropAction() if event.isAccepted() else Qt.DropAction.IgnoreAction)
        if answers[0] == Qt.DropAction.IgnoreAction:
            break
    QApplication.processEvents()
    return answers


def droppable(root: QWidget) -> list[QWidget]:
    """Return the parts in sight that take what is dragged to them."""
    QApplication.processEvents()
    found = []
    for part in (root, *root.findChildren(QWidget)):
        middle = part.mapTo(root, part.rect().center())
        if part.acceptDrops() and part.isVisible() and root.rect().contains(middle):
            under = root.childAt(middle) or root
            if under is part or part.isAncestorOf(under) or part is root:
                found.append(part)
    return found


def kinds(parts: list[QWidget]) -> set[str]:
    return {type(part).__name__ for part in parts}


def assert_copied(parts: list[QWidget], *payloads: QMimeData) -> int:
    """Drag everything into every part; return how many took something.

    Files that would be opened, and not taken into the map, are not dropped.
    """
    took = 0
    for part in parts:
        for data in payloads:
            if part.isVisible():
                drop = not data.hasUrls() or isinstance(part, Field)
                answers = drag_into(part, data, drop=drop)
                assert set(answers) <= {COPY, Qt.DropAction.IgnoreAction}, (part, part.accessibleName())
                took += answers[-1] == COPY
    return took


def test_text_and_files_dragged_anywhere_into_the_window_stay_where_they_came_from(pilot, text, picture):
    window = pilot.window
    pilot.activate()
    window.show_start_page()
    seen = assert_copied(droppable(window), text, picture)
    pilot.open_sample("online bookshop")
    pilot.session.apply(lambda map_: add_persona(map_, new_persona("Ada")), "Add")
    for name in ("touchpoints", "personas", "goals"):
        window.show_side_page(name)
        seen += assert_copied(droppable(window), text, picture)
    card = pilot.session.map_.stages[0].cards[0]
    for chosen in (card.id, pilot.session.map_.personas[-1].id, pilot.session.map_.stages[0].id):
        pilot.session.select((chosen,))
        parts = droppable(window)
        assert {"Canvas", "Window"} <= kinds(parts)
        seen += assert_copied(parts, text, picture)
    for view in VIEWS:
        window.views.show_view(view.name)
        seen += assert_copied(droppable(window), text, picture)
    assert seen > 40
    window.keep_typing()


def test_text_and_files_dragged_into_a_dialog_stay_where_they_came_from(pilot, text, picture):
    dialog = BrandDialog(pilot.session.map_, pilot.window.theme, pilot.window)
    dialog.open()
    pilot.wait_until(dialog.isActiveWindow)
    parts = droppable(dialog)
    assert kinds(parts) >= {"LogoField", "FontField"}
    assert assert_copied(parts, picture) >= 2
    assert_copied(parts, text)
    dialog.done(0)


def test_what_the_other_program_can_only_move_is_refused(pilot, text):
    pilot.activate()
    before = pilot.session.map_
    answers = drag_into(pilot.canvas.viewport(), text, offered=MOVE)
    assert answers == [Qt.DropAction.IgnoreAction]
    assert pilot.session.map_ is before


def test_no_part_of_ours_accepts_what_is_proposed():
    """It would be a move where the other program, or Shift, says so."""
    folder = Path(mapdesigner.__file__).parent / "qt"
    accepting = [path.name for path in folder.rglob("*.py") if re.search("acceptProposed", path.read_text())]
    assert accepting == []

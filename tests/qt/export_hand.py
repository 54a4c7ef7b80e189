"""What the tests of the export window share: windows on maps, and a hand for their fields."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
)
from waiting import came_true

from mapdesigner.model import REPORT_PARTS as PARTS
from mapdesigner.qt.export.dialog import ExportDialog
from mapdesigner.session import Session

LEFT = Qt.MouseButton.LeftButton
# A whole report, and what it needs is loaded first; more than enough on a busy machine.
EXPORT_MS = 60_000


def dialogs(theme, settings, tmp_path):
    """Yield what makes export windows, and put them away afterwards."""
    made = []

    def make(map_, key=None):
        session = map_ if isinstance(map_, Session) else Session(map_)
        dialog = ExportDialog(session, tmp_path / "map.pdf", theme, settings)
        if key is not None:
            dialog.formats.choose(key)
        dialog.show()
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.reject()
        dialog._previewer.shut_down()
        dialog._exporter.shut_down()
        dialog.deleteLater()


def settled(dialog):
    """Wait until the preview is there."""
    return came_true(lambda: not dialog._previewer.is_busy and not dialog._pause.isActive(), EXPORT_MS)


def pages_shown(dialog):
    return dialog.preview.page_count


def field(dialog, kind, name):
    """Return a field among the choices by what a screen reader says."""
    found = [
        each for each in dialog.choices.findChildren(kind) if name in (each.accessibleName(), _words(each))
    ]
    assert len(found) == 1, f"{name}: {found}"
    return found[0]


def _words(widget):
    return widget.text().replace("&", "") if isinstance(widget, QCheckBox) else ""


def choose(combo, text):
    combo.setCurrentIndex(next(at for at in range(combo.count()) if combo.itemText(at).startswith(text)))
    combo.activated.emit(combo.currentIndex())


def tick(box):
    """Click the little square."""
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))


def go_to_part(dialog, part):
    """Bring the keyboard to a part of the report, as arrows would."""
    parts = dialog.choices.parts
    parts.list.setFocus()
    parts.list.setCurrentRow(next(row for row in range(len(PARTS)) if _part_at(parts, row) == part))


def _part_at(parts, row):
    return parts.list.item(row).data(Qt.ItemDataRole.UserRole)


def toggle_part(dialog, part):
    go_to_part(dialog, part)
    QTest.keyClick(dialog.choices.parts.list, Qt.Key.Key_Space)

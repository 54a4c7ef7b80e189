"""An error in a method that Qt calls is heard, whatever raised it and wherever that was; it ends nothing."""

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

from overrides_child import KINDS, PLACES
from PySide6.QtCore import QObject, QPoint, QSize, Signal
from PySide6.QtWidgets import QApplication, QDialog

import mapdesigner.qt
from mapdesigner.qt import overrides
from mapdesigner.qt.canvas.gestures import Gesture
from mapdesigner.qt.document.trouble_dialog import TroubleDialog
from mapdesigner.qt.document.trouble_keeper import TroubleKeeper

CHILD = Path(__file__).with_name("overrides_child.py")
RAISED = {
    "raised in Python": "KeyError",
    "list.index": "ValueError",
    "item of an empty list": "IndexError",
    "int": "ValueError",
    "a Qt function": "TypeError",
}


def test_every_kind_of_error_in_every_kind_of_event_is_heard_and_the_program_goes_on():
    run = subprocess.run([sys.executable, str(CHILD)], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    where = dict.fromkeys(KINDS, "<lambda>") | {"raised in Python": "_raise"}
    assert lines[:-1] == [
        f"{kind} / {place}: {RAISED[kind]} in {where[kind]}" for kind in KINDS for place in PLACES
    ]
    assert lines[-1] == "done"
    assert "Invalid return value" not in run.stderr
    assert "active painter" not in run.stderr


def test_every_method_that_qt_may_call_is_guarded(app):
    for found in pkgutil.walk_packages(mapdesigner.qt.__path__, "mapdesigner.qt."):
        importlib.import_module(found.name)
    ours = [cls for cls in _subclasses(overrides._QT) if cls.__module__.startswith("mapdesigner.")]
    assert len(ours) > 150
    assert {cls.__qualname__: [*overrides.unguarded(cls)] for cls in ours if overrides.unguarded(cls)} == {}


def test_a_method_of_a_class_that_is_mixed_in_is_guarded_too(app, monkeypatch):
    class Failing:
        def sizeHint(self) -> QSize:
            return QSize(int("not a number"), 1)

    class Mixed(Failing, QDialog):
        pass

    heard = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: heard.append(kind))
    dialog = Mixed()
    dialog.adjustSize()
    dialog.deleteLater()
    assert set(heard) == {ValueError}


def test_a_guarded_slot_gets_as_many_arguments_as_it_takes(app):
    class Source(QObject):
        said = Signal(int, str)

    class Heard(QDialog):
        def accept(self) -> None:
            told.append("accepted")

        def done(self, result: int) -> None:
            told.append(result)

        def setFocus(self, *reasons: object) -> None:
            told.append(reasons)

    told, source, dialog = [], Source(), Heard()
    source.said.connect(dialog.accept)
    source.said.connect(dialog.done)
    source.said.emit(3, "words")
    dialog.setFocus(1, 2)
    dialog.deleteLater()
    assert told == ["accepted", 3, (1, 2)]


def test_an_error_of_c_code_under_the_hand_opens_the_window_of_trouble(pilot, tmp_path):
    class Failing(Gesture):
        def move(self, position, modifiers):
            [].index("nothing")

    keeper = TroubleKeeper(tmp_path / "state", lambda: (pilot.window,))
    pilot.type_cards(pilot.stages()[0], pilot.lanes()[0], "A card")
    keeper.install()
    try:
        pilot.canvas.gesture = Failing(pilot.canvas, QPoint())
        pilot.move_to(pilot.point("A card"))
        pilot.wait_until(lambda: isinstance(QApplication.activeModalWidget(), TroubleDialog))
    finally:
        keeper.uninstall()
    report = QApplication.activeModalWidget().report()
    assert "ValueError" in report
    assert "in mouseMoveEvent" in report
    pilot.canvas.gesture = None
    QApplication.activeModalWidget().reject()


def _subclasses(cls):
    for each in type.__subclasses__(cls):
        yield each
        yield from _subclasses(each)

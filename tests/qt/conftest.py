"""What every window test stands on: one application, and no warning or exception that goes unseen."""

import sys
import traceback

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

UNANSWERED_MS = 30_000
LOUD = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
# The offscreen platform has no window manager to tell these things, and says so each time.
NO_WINDOW_MANAGER = "This plugin does not support "


@pytest.fixture(scope="session")
def app():
    """Return the one QApplication that all window tests share."""
    app = QApplication.instance() or QApplication(["mapdesigner"])
    yield app
    # Tests put data of Python's own on the clipboard, which would crash Qt at the end.
    app.clipboard().clear()


@pytest.fixture(autouse=True)
def _no_qt_warnings(app, monkeypatch):
    """Fail the test if Qt warns or a slot raises while it runs; PySide6 would only print either."""
    complaints = []

    def hear(kind, context, message):
        if kind in LOUD and not message.startswith(NO_WINDOW_MANAGER):
            complaints.append(f"Qt: {message}")

    def see(kind, error, trace):
        complaints.append("".join(traceback.format_exception(kind, error, trace)))

    before = qInstallMessageHandler(hear)
    monkeypatch.setattr(sys, "excepthook", see)
    yield
    # What a closed window left for later still belongs to this test. The loop that would delete windows never
    # runs here; undeleted, hundreds of them would follow every change of the theme.
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qInstallMessageHandler(before)
    if complaints:
        pytest.fail("While this test ran:\n" + "\n".join(complaints), pytrace=False)


@pytest.fixture(autouse=True)
def _no_question_left_open(app):
    """Close a dialog or menu that nobody answers, and fail the test with what it said."""
    unanswered = []
    waiting: list[tuple[QWidget, QElapsedTimer]] = []

    def look() -> None:
        asks = app.activePopupWidget() or app.activeModalWidget()
        if asks is None:
            waiting.clear()
        elif not waiting or waiting[0][0] is not asks:
            since = QElapsedTimer()
            since.start()
            waiting[:] = [(asks, since)]
        elif waiting[0][1].elapsed() > UNANSWERED_MS:
            words = [label.text() for label in asks.findChildren(QLabel) if label.text()]
            unanswered.append(f"{type(asks).__name__} “{asks.windowTitle()}” {words}")
            waiting.clear()
            asks.done(0) if isinstance(asks, QDialog) else asks.close()

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(500)
    yield
    watch.stop()
    if unanswered:
        pytest.fail("Nobody answered:\n" + "\n".join(unanswered), pytrace=False)


@pytest.fixture(scope="session")
def theme(app):
    """Return the one theme, light."""
    from mapdesigner.qt.drawing.theme import Theme

    return Theme("light")


@pytest.fixture(autouse=True)
def _light_again(theme):
    """Let the next test begin in the light, whatever this one chose."""
    yield
    if theme.mode != "light":
        theme.set_mode("light")


@pytest.fixture
def pilot(theme, tmp_path):
    """Return a pilot of a fresh window on an empty map."""
    from pilot import Pilot

    from mapdesigner.qt.settings import Settings

    pilot = Pilot(theme, Settings(tmp_path / "config"))
    yield pilot
    pilot.close()


@pytest.fixture
def second_pilot(theme, tmp_path):
    """Return a pilot of another window."""
    from pilot import Pilot

    from mapdesigner.qt.settings import Settings

    second = Pilot(theme, Settings(tmp_path / "second config"))
    yield second
    second.close()

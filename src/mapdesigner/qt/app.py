"""Start the window: one application, one theme, as many windows as the user opens."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QThread, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from mapdesigner import __version__, fatal
from mapdesigner.files import recovery
from mapdesigner.files.paths import is_there
from mapdesigner.model import JourneyMap
from mapdesigner.qt.document.trouble_keeper import TroubleKeeper
from mapdesigner.qt.drawing.theme import STYLE, Theme
from mapdesigner.qt.ending import Ending
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.shell.window import Window
from mapdesigner.qt.shell.window_place import put_beside
from mapdesigner.resources import resource_path

# For measuring the start: end once the window was painted and the event loop came round again.
QUIT_AFTER_FIRST_PAINT = "MAPDESIGNER_QUIT_AFTER_FIRST_PAINT"
# Long enough for the first paint, also where the screen takes its time to show a window.
AFTER_FIRST_PAINT_MS = 250
LET_GO_AFTER_MS = 200
RARE_COLLECTIONS = (50_000, 20, 100)
NO_SCREEN = (
    "mapdesigner: there is no screen to open a window on. "
    "Jobs without a window: mapdesigner --help tells them."
)


class App:
    """The open windows and what they share."""

    def __init__(self, settings: Settings, theme: Theme | None = None) -> None:
        self._settings = settings
        self._theme = theme or Theme(settings.theme_mode, is_styled=True)
        self._windows: list[Window] = []
        self._collecting = QTimer()
        self._collecting.setSingleShot(True)
        self._collecting.setInterval(LET_GO_AFTER_MS)
        self._collecting.timeout.connect(gc.collect)

    def open_window(self, path: Path | None = None) -> Window:
        """Open another window, on a map or on the start page."""
        window = Window(self._theme, self._settings, self.open_window)
        if self._windows:
            put_beside(window, self._windows)
        self._windows.append(window)
        window.closed.connect(partial(self._let_go, window))
        if path is None:
            window.show_start_page()
            window.show()
        elif is_there(path):
            window.show_map()
            window.show()
            if not window.document.open_file(path):
                window.show_start_page()
        else:
            window.show_start_page()
            window.show()
            window.document.open_file(path)
        return window

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open a window on each map, or one on the start page; maps that can't be read are named together."""
        window = self.open_window(paths[0] if len(paths) == 1 else None)
        if len(paths) > 1:
            from mapdesigner.qt.shell.opening import open_files

            open_files(window, [path.absolute().as_uri() for path in paths])

    def _let_go(self, window: Window) -> None:
        """Forget a window that was closed, and give back what it took, once nothing of it is at work."""
        if window in self._windows:
            self._windows.remove(window)
        if QThread.currentThread().loopLevel() > 1:
            # A menu, a drag or a question of it may still be under way, further out.
            QTimer.singleShot(LET_GO_AFTER_MS, partial(self._let_go, window))
            return
        window.deleteLater()
        # Its parts hold on to each other, and those of the first one were set aside at the start.
        gc.unfreeze()
        self._collecting.start()

    def open_windows(self) -> tuple[Window, ...]:
        """Return the windows that are not closed, the one that is worked in last."""
        shown = [window for window in self._windows if window.isVisible()]
        active = QApplication.activeWindow()
        while active is not None and not isinstance(active, Window):
            active = active.parentWidget()
        return tuple(sorted(shown, key=lambda window: window is active))

    def offer_recovery(self, then: Callable[[], object] = lambda: None) -> None:
        """Offer the maps that a crash left, if there are any; `then` is called after the answers."""
        folder = self._settings.state_folder
        recovery.forget_old(folder, datetime.now())
        if not any((folder / "recovery").glob("*.map")):
            then()
            return
        from mapdesigner.qt.document.recovery_dialog import RecoveryDialog, maps_left_by_a_crash

        lefts = maps_left_by_a_crash(folder)
        if not lefts or not self._windows:
            then()
        else:
            window = self._windows[0]
            dialog = RecoveryDialog(window, self._theme, lefts)
            dialog.wanted.connect(self.open_recovered)
            dialog.finished.connect(lambda _: then())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def tell_what_can_not_be_kept(self) -> None:
        """Say in every window that a crash would lose what is not saved, if there is no place to keep it."""
        folder = self._settings.state_folder
        reason = recovery.why_nothing_is_kept(folder)
        if reason:
            for window in self._windows:
                window.warn(f"Nothing can be kept for recovery in {folder} ({reason}). Save your map often.")

    def prepare(self) -> None:
        """Get ready what a person opens first, so that the first time is as quick as the second."""
        for window in self._windows:
            window.inspector.prepare()

    def open_recovered(self, map_: JourneyMap, path: Path | None, kept: Path) -> None:
        """Open a recovered map, in the first window while that shows nothing of somebody's yet."""
        free = (window for window in self._windows[:1] if window.isVisible() and not window.shows_map)
        window = next(free, None) or self.open_window()
        window.document.recover(map_, path, kept)


def run(*paths: Path) -> int:
    """Open a window on each map, or one on the start page, and return the exit code when all are closed."""
    if not _has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 1
    # A map is frozen values without cycles: looking for garbage in it finds none and takes long. And what is
    # made until the window is up, stays.
    gc.set_threshold(*RARE_COLLECTIONS)
    gc.disable()
    # Named here, as setStyle() would return a QStyle, whose many enums take 15 ms to get ready.
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    application.setApplicationName("mapdesigner")
    application.setApplicationDisplayName("Map Designer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("mapdesigner")
    application.setWindowIcon(QIcon(str(resource_path("app-icon.svg"))))
    settings = Settings()
    app = App(settings, Theme(settings.theme_mode, is_styled=True))
    keeper = _watched(app, settings.state_folder)
    ending = Ending(app.open_windows, application)
    ending.install()
    try:
        app.open_all(paths)
        gc.freeze()
        gc.enable()
        if os.environ.get(QUIT_AFTER_FIRST_PAINT) == "1":
            application.processEvents()
            QTimer.singleShot(0, QCoreApplication.quit)
        QTimer.singleShot(AFTER_FIRST_PAINT_MS, keeper, lambda: _begin(app, keeper, settings.state_folder))
        # What asks it to end during a question at the start closes all windows before this loop could end.
        return application.exec() if app.open_windows() else 0
    finally:
        ending.uninstall()
        keeper.uninstall()


def _watched(app: App, state: Path) -> TroubleKeeper:
    """Let no error go unseen from now on, nor a crash without a trace."""
    fatal.watch(state)
    keeper = TroubleKeeper(state, app.open_windows, QCoreApplication.instance())
    keeper.install()
    return keeper


def _begin(app: App, keeper: TroubleKeeper, state: Path) -> None:
    """Do what can wait until the window is up: the log, what a crash left, and what is wanted first."""
    trace = fatal.taken_trace(state)
    keeper.logger.info("The window is up.")
    app.tell_what_can_not_be_kept()
    app.offer_recovery(lambda: keeper.tell_of_last_time(trace) if trace else None)
    app.prepare()


def _has_screen() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

"""ForeignChanges: what others do to the window's file. One question at a time, about what lies there now."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from mapdesigner.files.fingerprint import Fingerprint, digest_of, has_changed
from mapdesigner.files.on_disk import OnDisk, what_lies_at
from mapdesigner.insight.change_words import change_lines
from mapdesigner.model import JourneyMap
from mapdesigner.qt.document.file_watch import FileWatch
from mapdesigner.qt.document.version_keeper import VersionKeeper
from mapdesigner.qt.widgets.half_typed import is_being_typed
from mapdesigner.qt.widgets.messages import Question
from mapdesigner.session import Session

TAKE_THEIRS, KEEP_MINE, SAVE_A_COPY, OUTDATED = range(4)
MOST_LINES = 6


class ForeignChanges(QObject):
    """Watches the file of one session, and asks whose state counts when it is another one than was known."""

    def __init__(
        self,
        session: Session,
        versions: VersionKeeper,
        window: QWidget,
        keep_typing: Callable[[], None],
        save_as: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._versions = versions
        self._window = window
        self._keep_typing = keep_typing
        self._save_as = save_as
        self._path: Path | None = None
        # What may be written over, because it was read or written here, or because the user said so.
        self._agreed: Fingerprint | None = None
        # Our own contents of the file, by digest: one that comes back, or late, is nobody else's doing.
        self._ours: dict[bytes, JourneyMap] = {}
        self._question: Question | None = None
        self._watch = FileWatch(self)
        self._watch.changed.connect(self._changed)

    def follow(self, path: Path | None, known: Fingerprint | None) -> None:
        """Watch another file from now on, which holds what is `known` and the session calls saved."""
        self._path, self._agreed = path, known
        self._ours = {known.digest: self._session.saved} if known and self._session.saved else {}
        self._watch.watch(path, known)
        self._end_question()

    def pause(self) -> None:
        """Look away: what comes now is our own doing."""
        self._watch.watch(None, None)

    def resume(self, late: bytes = b"", map_: JourneyMap | None = None) -> None:
        """Look on after a save that failed; what is `late` may still arrive, and holds the map."""
        if late and map_ is not None:
            self._ours[digest_of(late)] = map_
        self._watch.watch(self._path, self._agreed)

    def look_again(self) -> bool:
        """Look at the file thoroughly, and ask now if it holds something else than is known."""
        return self._watch.look()

    def may_be_written(self) -> bool:
        """Tell whether the map may be written into its file; asks when somebody else wrote there."""
        if self._path is None or not _differs(self._path, self._agreed):
            return True
        return self._question is None and self._settle(is_saving=True)

    def _changed(self) -> None:
        if self._question is not None:
            self._end_question()  # `_settle` goes on with what lies there now
        elif _is_busy(self._window):
            self._watch.look_again_later()
        else:
            self._settle(is_saving=False)

    def _settle(self, is_saving: bool) -> bool:
        """Bring file and session together; True when the map may be written over what lies there."""
        path = self._path
        while path is not None and path is self._path:
            disk = what_lies_at(path)
            self._watch.watch(path, disk.known)
            if disk.is_gone:
                return self._take_leave(path, disk)
            if disk.map_ is not None and self._is_settled(path, disk.map_, disk):
                return True
            if disk.map_ is None and not is_saving:
                self._session.file_holds(None)
                self._session.say(f"Somebody else changed the file, and now: {disk.trouble}")
                return False
            answer = self._ask_about(path, disk, is_saving)
            # An answer counts only for what was asked about.
            if answer != OUTDATED and path is self._path and not _differs(path, disk.known):
                return self._do(answer, disk)
        return False

    def _take_leave(self, path: Path, disk: OnDisk) -> bool:
        """Nothing of anybody's is in the file: saving writes it again."""
        self._agreed = disk.known
        self._session.file_holds(None)
        self._session.say(f"{disk.trouble} Saving writes it again.")
        return True

    def _is_settled(self, path: Path, theirs: JourneyMap, disk: OnDisk) -> bool:
        """Settle what needs no question; tell whether it did."""
        ours = self._ours.get(disk.known.digest) if disk.known else None
        if self._session.read_only_because:
            self._session.follow_file(theirs)
        elif ours is not None:
            self._session.file_holds(ours)
        elif theirs == self._session.map_:
            self._session.mark_saved(path, theirs)
        else:
            return False
        self._agreed = disk.known
        return True

    def _ask_about(self, path: Path, disk: OnDisk, is_saving: bool) -> int | None:
        if disk.map_ is None:
            return self._ask_over(path, disk)
        answer = self._ask_whose(path, disk.map_, is_saving)
        if answer is None and not is_saving:
            self._session.say(
                f"{path.name} holds the changes of somebody else. Saving asks about them again."
            )
        return answer

    def _ask_whose(self, path: Path, theirs: JourneyMap, is_saving: bool) -> int | None:
        self._keep_typing()
        self._session.file_holds(theirs)
        lines = change_lines(self._session.map_, theirs)
        return self._asked(
            f"Somebody else changed {path.name}.",
            f"Compared with what you see here: {'; '.join(lines[:MOST_LINES])}.",
            ("Take theirs", "Keep mine", "Save mine as a copy…"),
            "\n".join(lines) if len(lines) > MOST_LINES else "",
            comes_by_itself=not is_saving,
        )

    def _ask_over(self, path: Path, disk: OnDisk) -> int | None:
        """Ask before something is written over that can't be read as a map."""
        self._session.file_holds(None)
        answer = self._asked(
            f"Somebody else changed {path.name}.",
            f"{disk.trouble} Saving would replace what is in it now.",
            ("Save mine as a copy…", "Replace it"),
        )
        return answer if answer is None or answer == OUTDATED else (SAVE_A_COPY, KEEP_MINE)[answer]

    def _asked(
        self,
        headline: str,
        sentence: str,
        choices: tuple[str, ...],
        details: str = "",
        comes_by_itself: bool = False,
    ) -> int | None:
        self._question = Question(self._window, headline, sentence, choices, details, comes_by_itself)
        try:
            answer = self._question.answer()
            return OUTDATED if self._question.is_ended else answer
        finally:
            self._question = None

    def _do(self, answer: int | None, disk: OnDisk) -> bool:
        """Do what was answered; without an answer the next save asks again."""
        if answer == SAVE_A_COPY:
            self._save_as()
        elif answer == TAKE_THEIRS and disk.map_ is not None:
            theirs = disk.map_
            self._agreed = disk.known
            self._versions.keep_work()
            self._session.apply(lambda _: theirs, "Take the changes of somebody else")
        elif answer == KEEP_MINE:
            self._agreed = disk.known
            if disk.map_ is not None:
                self._versions.keep_theirs(disk.map_)
            return True
        return False

    def _end_question(self) -> None:
        if self._question is not None:
            self._question.end()


def _differs(path: Path, known: Fingerprint | None) -> bool:
    """Tell whether a file holds something else than is known; one that can't be read may."""
    try:
        return has_changed(path, known)
    except OSError:
        return True


def _is_busy(window: QWidget) -> bool:
    """Tell whether a question now would come between a person and a dialog, a menu or words being typed."""
    if QApplication.activePopupWidget() is not None or is_being_typed(QApplication.focusWidget(), window):
        return True
    modal = QApplication.activeModalWidget()
    if modal is None or modal.windowModality() != Qt.WindowModality.WindowModal:
        return modal is not None
    parent = modal.parentWidget()
    while parent is not None and parent is not window:
        parent = parent.parentWidget()
    return parent is window

"""RecoveryDialog: maps that were not saved when the program ended, or that were thrown away."""

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.files import recovery
from mapdesigner.files.codec import UnreadableMap
from mapdesigner.files.kept import read_parts
from mapdesigner.files.recovery import DISCARDED_DAYS, Left
from mapdesigner.files.repair import repaired
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.model import UNTITLED, JourneyMap, shortened
from mapdesigner.qt.document.lock_file import is_held
from mapdesigner.qt.drawing.map_pictures import map_picture
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words

PICTURE = QSize(168, 112)


class LeftRow(QFrame):
    """One map: its picture, its title, when it was kept and where it belongs, a button for each answer."""

    def __init__(self, theme: Theme, left: Left, map_: JourneyMap | None) -> None:
        super().__init__()
        self.left = left
        self.map_ = map_
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(16)
        row.addWidget(_picture(theme, map_), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        title = left.about.title or (map_.title if map_ is not None else "") or UNTITLED
        words.addWidget(plain_label(title, "heading", wraps=True))
        for line in _lines(left, map_):
            words.addWidget(plain_label(line, "muted", wraps=True))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        words.addSpacing(4)
        words.addLayout(self.buttons)
        words.addStretch(1)
        row.addLayout(words, 1)

    def add_button(self, text: str, tip: str, do: Callable[["LeftRow"], None], primary: bool = False) -> None:
        """Offer an answer."""
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setProperty("primary", primary)
        button.clicked.connect(lambda: do(self))
        self.buttons.addWidget(button)

    def end_buttons(self) -> None:
        """Keep the answers at the left."""
        self.buttons.addStretch(1)


class RecoveryDialog(QDialog):
    """Asks about each map; `wanted` brings the map, its document or None for a copy, and where it is kept.

    Whoever takes the map goes on with the kept file; it is not removed here: its words may be nowhere else.
    The dialog closes by itself when every map has its answer; one without an answer is offered again.
    """

    wanted = Signal(object, object, object)

    def __init__(self, parent: QWidget, theme: Theme, lefts: Sequence[Left], discarded: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_discarded = discarded
        self.setWindowTitle("Discarded maps" if discarded else "Unsaved maps")
        self.setMinimumSize(620, 320 if len(lefts) < 2 else 440)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(_headline(len(lefts), discarded), "title", wraps=True))
        column.addWidget(plain_label(_advice(len(lefts), discarded), "muted", wraps=True))
        column.addWidget(self._list(lefts), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(
            "Close" if discarded else "Decide later"
        )
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def rows(self) -> list[LeftRow]:
        """The maps that still wait for an answer."""
        return [row for row in self.findChildren(LeftRow) if not row.isHidden()]

    def _list(self, lefts: Sequence[Left]) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        for left in lefts:
            row = LeftRow(self._theme, left, readable_map(left.path))
            if self._is_discarded:
                row.add_button("Open a copy", "Open it as an unsaved map", self._copy, primary=True)
                row.add_button("Delete now", "Remove it for good", self._delete)
            else:
                if row.map_ is not None:
                    row.add_button("Recover", "Continue where you left off", self._recover, primary=True)
                    if left.about.document is not None:
                        tip = "Open it as a map of its own; the saved file stays as it is"
                        row.add_button("Keep both", tip, self._copy)
                row.add_button("Discard", f"Put it away; it is kept for {DISCARDED_DAYS} days", self._discard)
            row.end_buttons()
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _recover(self, row: LeftRow) -> None:
        self._open(row, row.left.about.document)

    def _copy(self, row: LeftRow) -> None:
        self._open(row, None)

    def _open(self, row: LeftRow, document: Path | None) -> None:
        if row.map_ is not None:
            self.wanted.emit(row.map_, document, row.left.path)
            self._answered(row)

    def _discard(self, row: LeftRow) -> None:
        with contextlib.suppress(OSError):
            recovery.discard(row.left.path)
        self._answered(row)

    def _delete(self, row: LeftRow) -> None:
        with contextlib.suppress(OSError):
            recovery.forget(row.left.path)
            recovery.lock_path(row.left.path).unlink(missing_ok=True)
        self._answered(row)

    def _answered(self, row: LeftRow) -> None:
        row.hide()
        if not self.rows:
            self.accept()


def maps_left_by_a_crash(folder: Path) -> tuple[Left, ...]:
    """Return the maps in the recovery folder that no running window holds, the latest first."""
    return tuple(left for left in recovery.left_maps(folder) if not is_held(recovery.lock_path(left.path)))


def readable_map(path: Path) -> JourneyMap | None:
    """Return the map in a kept file, what is sound of a damaged one, None when there is nothing of it."""
    try:
        _, map_json = read_parts(path)
        return repaired(map_json).map_
    except (OSError, UnreadableMap):
        return None


def _headline(count: int, discarded: bool) -> str:
    if discarded:
        return "Recently discarded maps" if count else "No map was discarded recently"
    return "A map was not saved" if count == 1 else f"{count} maps were not saved"


def _advice(count: int, discarded: bool) -> str:
    if discarded:
        return f"A map that you close without saving it is kept here for {DISCARDED_DAYS} days."
    words = "it was" if count == 1 else "they were"
    return f"The program ended before {words} saved. At most the last half second is missing."


def _lines(left: Left, map_: JourneyMap | None) -> list[str]:
    about = left.about
    place = f"Changes to {about.document}" if about.document is not None else "Never saved"
    if map_ is None:
        return [place, "It can't be read: the file was damaged."]
    typed = [f"Still being typed – {each.field}: {shortened(each.words)}" for each in about.half_typed]
    return [f"{_moment(about.written_at)} · {count_words(about.touchpoints, 'touchpoint')}", place, *typed]


def _moment(when: datetime) -> str:
    today = datetime.now().date()
    day = "Today" if when.date() == today else short_day(when.date())
    return f"{day}, {when:%H:%M}"


def _picture(theme: Theme, map_: JourneyMap | None) -> QLabel:
    label = QLabel()
    label.setFixedSize(PICTURE + QSize(2, 2))
    label.setProperty("boxed", True)
    label.setAccessibleName("Picture of the map")
    if map_ is not None:
        label.setPixmap(_painted(theme, map_, label.devicePixelRatioF()))
    return label


def _painted(theme: Theme, map_: JourneyMap, ratio: float) -> QPixmap:
    stages = map_.stages[:6]
    part = map_.evolve(stages=tuple(stage.evolve(cards=stage.cards[:40]) for stage in stages))
    return map_picture(lay_out(part), theme.palette, PICTURE, ratio)

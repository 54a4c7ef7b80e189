"""What a person chooses for the PDF: paper, orientation, parts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mapdesigner.export.options import (
    FIT,
    ORIENTATIONS,
    PAPER_NAMES,
    PAPERS_MM,
    PART_NAMES,
    ExportOptions,
    parts_of,
)
from mapdesigner.model import REPORT_PARTS, JourneyMap, ReportPart, Touchpoint, cards_of
from mapdesigner.qt.inspector.choice_field import ChoiceField, Option
from mapdesigner.qt.inspector.field import plain_label
from mapdesigner.qt.theme import Theme

ORIENTATION_WORDS = {"auto": "Whatever fits best", "landscape": "Landscape", "portrait": "Portrait"}


class ExportChoices(QWidget):
    """Fields for the options; `changed` tells that one of them is another."""

    changed = Signal()

    def __init__(self, map_: JourneyMap, options: ExportOptions, theme: Theme) -> None:
        super().__init__()
        self._remembered = options
        self._paper: object = options.paper
        self._orientation: object = options.orientation
        self.paper = ChoiceField(
            "Paper", [Option(name, _paper_words(name)) for name in PAPER_NAMES], theme, optional=False
        )
        self.orientation = ChoiceField(
            "Orientation",
            [Option(name, ORIENTATION_WORDS[name]) for name in ORIENTATIONS],
            theme,
            optional=False,
        )
        self.paper.show_value(options.paper)
        self.orientation.show_value(options.orientation)
        self.paper.changed.connect(self._choose_paper)
        self.orientation.changed.connect(self._choose_orientation)
        self.parts: dict[ReportPart, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.paper)
        column.addSpacing(4)
        column.addWidget(self.orientation)
        column.addSpacing(10)
        column.addWidget(plain_label("What goes in", "label"))
        has = parts_in(map_)
        for part in REPORT_PARTS:
            box = QCheckBox(PART_NAMES[part] if part in has else f"{PART_NAMES[part]} (none in this map)")
            box.setEnabled(part in has)
            box.setChecked(part in has and part in parts_of(map_, options))
            box.toggled.connect(self._changed)
            column.addWidget(box)
            self.parts[part] = box
        self._sync()

    def options(self) -> ExportOptions:
        """Return what is chosen now; `parts` may be empty."""
        chosen = tuple(part for part, box in self.parts.items() if box.isChecked())
        return ExportOptions(paper=str(self._paper), orientation=self._orientation, parts=chosen)  # type: ignore[arg-type]

    def to_remember(self) -> ExportOptions:
        """Return what to begin with next time: parts that this map lacks stay as they were chosen before."""
        now = self.options()
        parts = tuple(
            part
            for part, box in self.parts.items()
            if (box.isChecked() if box.isEnabled() else part in (self._remembered.parts or REPORT_PARTS))
        )
        return ExportOptions(paper=now.paper, orientation=now.orientation, parts=parts)

    def _choose_paper(self, paper: object) -> None:
        self._paper = paper
        self._changed()

    def _choose_orientation(self, orientation: object) -> None:
        self._orientation = orientation
        self._changed()

    def _changed(self) -> None:
        self._sync()
        self.changed.emit()

    def _sync(self) -> None:
        """Paper and orientation are about the map's page; "fit" has no orientation."""
        has_map = self.parts["map"].isChecked()
        self.orientation.setEnabled(has_map and self._paper != FIT)


def parts_in(map_: JourneyMap) -> frozenset[ReportPart]:
    """Return the parts for which the map has something to show."""
    has: dict[ReportPart, bool] = {
        "map": True,
        "improvements": bool(map_.improvements),
        "personas": bool(map_.personas),
        "goals": bool(map_.goals),
        "experiments": bool(map_.experiments),
        "tests": bool(map_.experiments),
        # Whether there are some is not known before the rules have looked; a part of nothing has no page.
        "findings": any(isinstance(card, Touchpoint) for _, card in cards_of(map_)),
        "health": any(isinstance(card, Touchpoint) for _, card in cards_of(map_)),
        "feedback": any(isinstance(card, Touchpoint) and card.feedback for _, card in cards_of(map_)),
        "audit": any(isinstance(card, Touchpoint) and card.audit for _, card in cards_of(map_)),
        "consistency": any(isinstance(card, Touchpoint) and card.audit for _, card in cards_of(map_)),
        "metrics": any(isinstance(card, Touchpoint) and card.metrics for _, card in cards_of(map_)),
    }
    return frozenset(part for part, is_there in has.items() if is_there)


def _paper_words(name: str) -> str:
    if name == FIT:
        return "As large as the map"
    width, height = PAPERS_MM[name]
    return f"{name}, {width:g} × {height:g} mm"

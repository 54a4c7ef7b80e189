"""The paper of an export: one by name, a size of one's own, or as large as the map; and how it is turned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mapdesigner.export.options import FIT, ORIENTATIONS, PAPER_NAMES, PAPERS_MM, ExportOptions
from mapdesigner.export.papers import LONGEST_MM, SHORTEST_MM, paper_size_mm
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.export.numbers import MillimetreBox, boxed
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.field import columns

ORIENTATION_WORDS = {"auto": "Whatever fits best", "landscape": "Landscape", "portrait": "Portrait"}
OWN = "own"
OWN_WORDS = "Custom size…"


class PaperField(QWidget):
    """`chosen` brings changes of `paper` and `orientation`."""

    chosen = Signal(object)

    def __init__(self, options: ExportOptions, names: frozenset[str], theme: Theme) -> None:
        super().__init__()
        self._paper = options.paper
        is_own = options.paper not in PAPER_NAMES
        # The poster's and the picture's own size last but one: it is no paper that one can buy.
        papers = [*(Option(name, _words(name)) for name in PAPER_NAMES), Option(OWN, OWN_WORDS)]
        label = "Paper" if "tile_paper" not in names or "tiled" in names else "Size when put together"
        self.paper = ChoiceField(f"&{label}", papers, theme, optional=False, name=label)
        self.paper.show_value(OWN if is_own else options.paper)
        self.paper.changed.connect(self._choose)
        self.orientation = ChoiceField(
            "O&rientation",
            [Option(name, ORIENTATION_WORDS[name]) for name in ORIENTATIONS],
            theme,
            optional=False,
            name="Orientation",
        )
        self.orientation.show_value(options.orientation)
        self.orientation.changed.connect(lambda turned: self.chosen.emit({"orientation": turned}))
        width, height = paper_size_mm(options.paper) if is_own else PAPERS_MM["A3"]
        self.width_mm = MillimetreBox(SHORTEST_MM, LONGEST_MM, width, "Width")
        self.height_mm = MillimetreBox(SHORTEST_MM, LONGEST_MM, height, "Height")
        for box in (self.width_mm, self.height_mm):
            box.valueChanged.connect(self._resize)
        self._size = QWidget()
        row = columns(boxed("&Width", self.width_mm), boxed("&Height", self.height_mm))
        row.setContentsMargins(0, 0, 0, 0)
        self._size.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.paper)
        column.addWidget(self._size)
        column.addWidget(self.orientation)
        self.orientation.setVisible("orientation" in names)
        self._sync()

    def _choose(self, paper: object) -> None:
        before, is_own = self._paper, paper == OWN
        if is_own and before in PAPERS_MM:
            for box, side in zip((self.width_mm, self.height_mm), PAPERS_MM[before], strict=True):
                box.blockSignals(True)
                box.setValue(side)
                box.blockSignals(False)
        self._paper = self._own() if is_own else str(paper)
        self._sync()
        if is_own:
            self.width_mm.setFocus(Qt.FocusReason.OtherFocusReason)
            self.width_mm.selectAll()
        self.chosen.emit({"paper": self._paper})

    def _resize(self) -> None:
        self._paper = self._own()
        self.chosen.emit({"paper": self._paper})

    def _own(self) -> str:
        return f"{self.width_mm.value():g}x{self.height_mm.value():g}"

    def _sync(self) -> None:
        """Only a size of one's own is typed; "fit" has no orientation."""
        self._size.setVisible(self._paper not in PAPER_NAMES)
        self.orientation.setEnabled(self._paper != FIT)


def _words(name: str) -> str:
    if name == FIT:
        return "As large as the map"
    width, height = PAPERS_MM[name]
    return f"{name}, {width:g} × {height:g} mm"

"""Fields for the choices of an export, each about one or two of the options."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mapdesigner.export.options import TABLE_NAMES, ExportOptions
from mapdesigner.export.usual import MOST_BLEED_MM, MOST_OVERLAP_MM, SEPARATORS
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.export.languages import LANGUAGES
from mapdesigner.qt.export.numbers import MillimetreBox, boxed
from mapdesigner.qt.export.paper import PaperField
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.field import columns, plain_label

GAP_PX = 6
# What stands under a check box begins where its words do.
UNDER_TICK_PX = 22
TILE_PAPERS = ("A4", "A3", "Letter", "Legal", "Tabloid")
BAND_WORDS = {0: "As many as make the type largest", 1: "One", 2: "Two", 3: "Three", 4: "Four", 6: "Six"}
SCALE_WORDS = {1.0: "1 × (72 dpi)", 2.0: "2 × (144 dpi)", 3.0: "3 × (216 dpi)", 4.0: "4 × (288 dpi)"}
WALL_WORDS = {"empty": "Empty, to be mapped by hand", "filled": "With the cards of this map"}
CONTINUED_HINT = "Only where notes, quotes or titles are longer than their places; not with crop marks."
SEPARATOR_WORDS = {"comma": "Comma", "semicolon": "Semicolon (Excel in much of Europe)", "tab": "Tab"}
PUBLIC_HINT = (
    "Whoever has the PDF can then read and change the whole map, also what no page shows. "
    "Untick this before you publish the PDF."
)


class OptionField(QWidget):
    """`chosen` brings changes of the options, by name."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP_PX)


class FieldRow(NamedTuple):
    """A field by the options that it is about; it is shown where a format reads one of them."""

    names: frozenset[str]
    make: Callable[[ExportOptions, frozenset[str], Theme], QWidget]


class ChoiceOption(OptionField):
    """One of some values."""

    def __init__(
        self, label: str, name: str, value: object, words: Sequence[tuple[object, str]], theme: Theme
    ) -> None:
        super().__init__()
        options = [Option(each, text) for each, text in words]
        if value not in [option.value for option in options]:
            options.append(Option(value, f"{value:g}" if isinstance(value, float) else str(value)))
        self.field = ChoiceField(label, options, theme, optional=False, name=label.replace("&", ""))
        self.field.show_value(value)
        self.field.changed.connect(lambda new: self.chosen.emit({name: new}))
        self.column.addWidget(self.field)


class TickOption(OptionField):
    """Yes or no, with a sentence under it where it has consequences."""

    def __init__(self, label: str, name: str, value: bool, hint: str = "") -> None:
        super().__init__()
        self.box = QCheckBox(label)
        self.box.setChecked(value)
        self.box.toggled.connect(lambda on: self.chosen.emit({name: on}))
        self.column.addWidget(self.box)
        if hint:
            words = plain_label(hint, "small", wraps=True)
            words.setContentsMargins(UNDER_TICK_PX, 0, 0, 0)
            self.column.setSpacing(0)
            self.column.addWidget(words)
            self.box.setAccessibleDescription(hint)


class CropOption(OptionField):
    """Crop marks, and how much bleed they come with."""

    def __init__(self, options: ExportOptions) -> None:
        super().__init__()
        self.box = QCheckBox("Crop &marks and bleed, for a print shop")
        self.box.setChecked(options.crop_marks)
        self.bleed = MillimetreBox(0, MOST_BLEED_MM, options.bleed_mm, "Bleed")
        self.field = boxed("Bleed on each side", self.bleed)
        self.field.setContentsMargins(UNDER_TICK_PX, 0, 0, 0)
        self.field.setVisible(options.crop_marks)
        self.box.toggled.connect(self._toggled)
        self.bleed.valueChanged.connect(lambda value: self.chosen.emit({"bleed_mm": round(value, 1)}))
        self.column.addWidget(self.box)
        self.column.addWidget(self.field)

    def _toggled(self, on: bool) -> None:
        self.field.setVisible(on)
        self.chosen.emit({"crop_marks": on})


class TileOption(OptionField):
    """What a large sheet is cut into: the paper of the office printer, and by how much tiles overlap.

    Where a format may also leave the sheet whole, a tick asks for it.
    """

    def __init__(self, options: ExportOptions, names: frozenset[str], theme: Theme) -> None:
        super().__init__()
        self.box = QCheckBox("C&ut into tiles for an office printer")
        self.box.setChecked(options.tiled)
        self.box.setVisible("tiled" in names)
        self.box.toggled.connect(self._toggled)
        words = [(name, name) for name in TILE_PAPERS]
        paper = ChoiceOption("Paper of the &tiles", "tile_paper", options.tile_paper, words, theme)
        paper.chosen.connect(self.chosen)
        self.paper = paper.field
        self.overlap = MillimetreBox(0, MOST_OVERLAP_MM, options.tile_overlap_mm, "Overlap")
        self.overlap.valueChanged.connect(
            lambda value: self.chosen.emit({"tile_overlap_mm": round(value, 1)})
        )
        self.cut = QWidget()
        row = columns(paper, boxed("O&verlap", self.overlap))
        row.setContentsMargins(UNDER_TICK_PX if "tiled" in names else 0, 0, 0, 0)
        self.cut.setLayout(row)
        self.cut.setVisible("tiled" not in names or options.tiled)
        self.column.addWidget(self.box)
        self.column.addWidget(self.cut)

    def _toggled(self, on: bool) -> None:
        self.cut.setVisible(on)
        self.chosen.emit({"tiled": on})


def _table_words(name: str) -> str:
    return "Touchpoints and notes" if name == "cards" else name.capitalize()


def _language(options: ExportOptions, names: frozenset[str], theme: Theme) -> QWidget:
    words = sorted(LANGUAGES.items(), key=lambda item: item[1])
    return ChoiceOption("Document &language", "language", options.language, words, theme)


# From top to bottom as they are shown. A new option is one row here.
FIELDS: tuple[FieldRow, ...] = (
    FieldRow(frozenset({"paper", "orientation"}), PaperField),
    FieldRow(
        frozenset({"wall"}),
        lambda options, names, theme: ChoiceOption(
            "&Cells", "wall", options.wall, list(WALL_WORDS.items()), theme
        ),
    ),
    FieldRow(frozenset({"tile_paper", "tile_overlap_mm", "tiled"}), TileOption),
    FieldRow(
        frozenset({"bands"}),
        lambda options, names, theme: ChoiceOption(
            "Split into &bands", "bands", options.bands, list(BAND_WORDS.items()), theme
        ),
    ),
    FieldRow(frozenset({"crop_marks", "bleed_mm"}), lambda options, names, theme: CropOption(options)),
    FieldRow(
        frozenset({"continued"}),
        lambda options, names, theme: TickOption(
            "Go on with lo&ng texts on pages behind it", "continued", options.continued, CONTINUED_HINT
        ),
    ),
    FieldRow(
        frozenset({"scale"}),
        lambda options, names, theme: ChoiceOption(
            "&Scale", "scale", options.scale, list(SCALE_WORDS.items()), theme
        ),
    ),
    FieldRow(
        frozenset({"transparent"}),
        lambda options, names, theme: TickOption(
            "&Transparent background", "transparent", options.transparent
        ),
    ),
    FieldRow(
        frozenset({"table"}),
        lambda options, names, theme: ChoiceOption(
            "&Rows", "table", options.table, [(name, _table_words(name)) for name in TABLE_NAMES], theme
        ),
    ),
    FieldRow(
        frozenset({"separator"}),
        lambda options, names, theme: ChoiceOption(
            "&Separator",
            "separator",
            options.separator,
            [(SEPARATORS[name], words) for name, words in SEPARATOR_WORDS.items()],
            theme,
        ),
    ),
    FieldRow(
        frozenset({"attach_map"}),
        lambda options, names, theme: TickOption(
            "Can be &opened again in Map Designer", "attach_map", options.attach_map, PUBLIC_HINT
        ),
    ),
    FieldRow(frozenset({"language"}), _language),
)

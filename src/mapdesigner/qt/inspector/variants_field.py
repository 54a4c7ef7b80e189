"""VariantsField: the variants of an experiment to type or paste, with the rate of each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.exchange.variants_block import (
    MOST_VARIANTS,
    NoCount,
    NotThisShape,
    count_from,
    variants_from,
)
from mapdesigner.insight.experiment_state import LEAST_VARIANTS, variants_trouble
from mapdesigner.model import Variant
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.variant_row import COLUMNS, VariantCell, VariantRow, cell_text
from mapdesigner.qt.widgets.field import Field, plain_label
from mapdesigner.qt.widgets.pasted import words_on_clipboard
from mapdesigner.qt.widgets.text_cleaning import clean_text

PAUSE_MS = 300
TOO_FEW = "An experiment compares at least two variants; add another one."
PASTE_TIP = "Paste name, visitors and conversions from a spreadsheet, a line each, in the place of these"


class VariantsField(Field):
    """A tuple of variants. A number that can't be kept stays in its cell with a sentence below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Variants")
        self._theme = theme
        self._variants: tuple[Variant, ...] = ()
        self._refused = ""
        self.rows: list[VariantRow] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._table = QVBoxLayout()
        self._table.setSpacing(8)
        self.few = plain_label(TOO_FEW, "hint", wraps=True)
        self.add = self._button("Add variant", self._add)
        self.paste = self._button("Paste", self._paste)
        self.paste.setToolTip(PASTE_TIP)
        self._buttons = QWidget()
        self._lay_out()
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    @property
    def merge_key(self) -> str:
        return f"field {id(self)} visit {self._visit}"

    def show_value(self, value: object) -> None:
        if not isinstance(value, tuple):
            return
        self._variants = value
        while len(self.rows) < len(value):
            self._add_row()
        while len(self.rows) > len(value):
            self._remove_row()
        for row, variant in zip(self.rows, value, strict=True):
            row.show_variant(variant)
        for row in self.rows:
            row.remove.setEnabled(len(value) > 1)
        self.few.setVisible(len(value) < LEAST_VARIANTS)
        self.add.setEnabled(len(value) < MOST_VARIANTS)
        self.show_fault("")

    def show_fault(self, sentence: str) -> None:
        # Numbers that were kept and can't be right are said as long as they stand there.
        own = self._refused or self._cell_fault() or variants_trouble(self._variants)
        super().show_fault(sentence or own)
        if self._fault is not None:  # under the cells, above the buttons
            self._column.removeWidget(self._fault)
            self._column.insertWidget(self._column.indexOf(self._buttons), self._fault)

    def flush(self) -> None:
        self._pause.stop()
        if not any(cell.is_typed for row in self.rows for cell in row.cells):
            return
        variants = tuple(
            self._read(row, variant) for row, variant in zip(self.rows, self._variants, strict=True)
        )
        self.show_fault("")
        if variants != self._variants:
            self.changed.emit(variants)

    def reset(self) -> None:
        self._pause.stop()
        self._refused = ""
        self._visit += 1
        for row in self.rows:
            row.forget()
        super().reset()

    def paste_block(self, text: str, at: int | None = None) -> None:
        """Put the variants of a pasted block in the place of all, or of as many from a row on.

        A block that can't be read changes nothing and gets a sentence.
        """
        try:
            pasted = variants_from(clean_text(text))
        except NotThisShape as wrong:
            self._refused = f"{wrong} Nothing was pasted."
            self.show_fault(self._refused)
            return
        before = () if at is None else self._variants[:at]
        after = () if at is None else self._variants[at + len(pasted) :]
        if len(before) + len(pasted) + len(after) > MOST_VARIANTS:
            self._refused = f"An experiment takes {MOST_VARIANTS} variants. Nothing was pasted."
            self.show_fault(self._refused)
            return
        for row in self.rows[len(before) :]:
            row.forget()
        self._step((*before, *pasted, *after))

    def _step(self, variants: tuple[Variant, ...]) -> None:
        """Hand over variants as a step of undo of its own."""
        self._refused = ""
        self._visit += 1
        self.changed.emit(variants)
        self._visit += 1

    def _read(self, row: VariantRow, variant: Variant) -> Variant:
        """Return the variant with what was typed into its cells; what can't be kept stays in the cell."""
        changes: dict[str, object] = {}
        for name, cell in zip(COLUMNS, row.cells, strict=True):
            if not cell.is_typed:
                continue
            text = clean_text(cell.text())
            try:
                changes[name] = text if name == "name" else count_from(text)
            except NoCount as wrong:
                cell.refuse(str(wrong))
                continue
            cell.accept_typed(cell_text(variant.evolve(**{name: changes[name]}), name))
        return variant.evolve(**changes)

    def broken_cells(self) -> list[VariantCell]:
        """Return the cells with something that can't be kept."""
        return [cell for row in self.rows for cell in row.cells if cell.fault]

    def _cell_fault(self) -> str:
        return next((cell.fault for cell in self.broken_cells()), "")

    def _typed(self) -> None:
        self._refused = ""
        self._pause.start()

    def _left(self) -> None:
        self.flush()
        self._visit += 1
        self.left.emit()

    def _add(self) -> None:
        self.flush()
        letters = (chr(code) for code in range(ord("A"), ord("Z") + 1))
        used = {variant.name for variant in self._variants}
        name = next((letter for letter in letters if letter not in used), "")
        self._step((*self._variants, Variant(name=name)))
        self.rows[-1].cells[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.rows[-1].cells[0].selectAll()

    def _paste(self) -> None:
        self.flush()
        self.paste_block(words_on_clipboard())

    def _remove(self, row: VariantRow, _checked: bool = False) -> None:
        place = self.rows.index(row)
        row.forget()
        self.flush()
        # The texts of later rows move up with their variants.
        for later in self.rows[place:]:
            later.forget()
        self._step((*self._variants[:place], *self._variants[place + 1 :]))
        self.rows[min(place, len(self.rows) - 1)].cells[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, cell: VariantCell, step: int) -> None:
        """Put the keyboard into the cell above or below."""
        for place, row in enumerate(self.rows):
            if cell in row.cells and 0 <= place + step < len(self.rows):
                target = self.rows[place + step].cells[row.cells.index(cell)]
                target.setFocus(Qt.FocusReason.TabFocusReason)
                target.selectAll()
                return
        self._left()

    def _add_row(self) -> None:
        row = VariantRow(self._theme, len(self.rows))
        for cell in row.cells:
            cell.textEdited.connect(self._typed)
            cell.left.connect(self._left)
            cell.went.connect(self._go)
            cell.block_pasted.connect(partial(self._paste_at, row))
        row.remove.clicked.connect(partial(self._remove, row))
        self._table.addWidget(row)
        self.rows.append(row)

    def _paste_at(self, row: VariantRow, text: str) -> None:
        self.flush()
        self.paste_block(text, self.rows.index(row))

    def _remove_row(self) -> None:
        row = self.rows.pop()
        self._table.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _lay_out(self) -> None:
        cells = QWidget()
        column = QVBoxLayout(cells)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._table)
        column.addWidget(self.few)
        self.set_control(cells, "Variants")
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.paste)
        buttons.addStretch(1)
        self._column.addWidget(self._buttons)

    def _button(self, words: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda: do())
        return button

    def _draw_icons(self) -> None:
        self.add.setIcon(icon(self._theme, "plus", "accent", 16))
        self.paste.setIcon(icon(self._theme, "clipboard", "accent", 16))

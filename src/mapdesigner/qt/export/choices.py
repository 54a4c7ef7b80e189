"""ExportChoices: fields for the options that one format reads."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mapdesigner.export.formats import Format
from mapdesigner.export.options import ExportOptions
from mapdesigner.model import JourneyMap, ReportPart
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.export.fields import FIELDS
from mapdesigner.qt.export.paper import PaperField
from mapdesigner.qt.export.parts import PartsField
from mapdesigner.qt.widgets.field import plain_label

GAP_PX = 12
NOTHING_TO_CHOOSE = "There is nothing to choose for this format."


class ExportChoices(QWidget):
    """Holds the options of a format; `changed` tells that one of them is another.

    `parts_changed` comes before it and brings the parts of a report, which the map remembers.
    """

    changed = Signal()
    parts_changed = Signal(object)

    def __init__(self, map_: JourneyMap, format_: Format, options: ExportOptions, theme: Theme) -> None:
        super().__init__()
        self.format = format_
        self._options = options
        self.fields: list[QWidget] = []
        self.parts: PartsField | None = None
        column = QVBoxLayout(self)
        # At the right room for the scroll bar, so that nothing moves when there is one.
        column.setContentsMargins(0, 0, 14, 4)
        column.setSpacing(GAP_PX)
        for row in FIELDS:
            if row.names & format_.options:
                field = row.make(options, format_.options, theme)
                field.chosen.connect(self._take)  # type: ignore[attr-defined]
                column.addWidget(field)
                self.fields.append(field)
        if "parts" in format_.options:
            self.parts = PartsField(map_, theme, format_.parts)
            self.parts.changed.connect(self._take_parts)
            self._options = replace(options, parts=self.parts.parts())
            # What is looked for most after the paper.
            has_paper = bool(self.fields) and isinstance(self.fields[0], PaperField)
            column.insertWidget(1 if has_paper else 0, self.parts)
        if not self.fields and self.parts is None:
            column.addWidget(plain_label(NOTHING_TO_CHOOSE, "hint", wraps=True))
        column.addStretch(1)

    def options(self) -> ExportOptions:
        """Return what is chosen now; `parts` may be empty."""
        return self._options

    @property
    def trouble(self) -> str:
        """The sentence that says why nothing can be exported so, empty when something can."""
        if self.parts is not None and not self.parts.has_content():
            return "Choose at least one part that the map has something for."
        return ""

    def _take(self, changes: object) -> None:
        self._options = replace(self._options, **cast(dict[str, object], changes))  # type: ignore[arg-type]
        self.changed.emit()

    def _take_parts(self, parts: object) -> None:
        self._options = replace(self._options, parts=cast(tuple[ReportPart, ...], parts))
        self.parts_changed.emit(parts)
        self.changed.emit()

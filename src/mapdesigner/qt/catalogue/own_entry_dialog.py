"""A small dialog for one of the facilitator's own catalogue entries."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from mapdesigner.files.catalogue import CatalogueEntry, new_entry
from mapdesigner.model import CHANNELS, PHASES, SETTINGS
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.text_cleaning import clean_text
from mapdesigner.qt.widgets.words import channel_icon_name

WIDTH_PX = 360


class OwnEntryDialog(QDialog):
    """Asks for title, phase, channel and setting of an entry."""

    def __init__(
        self,
        theme: Theme,
        entry: CatalogueEntry | None = None,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Change your touchpoint" if entry else "Add to your catalogue")
        self._entry = entry
        self.title = LineEdit(entry.title if entry else title)
        self.title.setAccessibleName("Title")
        channels = [Option(channel, channel, channel_icon_name(channel)) for channel in CHANNELS]
        self.phase = ChoiceField(
            "", [Option(phase, phase.capitalize()) for phase in PHASES], theme, optional=False, name="Phase"
        )
        self.channel = ChoiceField("", channels, theme, name="Channel")
        self.setting = ChoiceField("", [Option(word, word) for word in SETTINGS], theme, name="Setting")
        self._chosen: dict[str, object] = {
            "phase": entry.phase if entry else PHASES[0],
            "channel": entry.channel if entry else None,
            "setting": entry.setting if entry else None,
        }
        fields = {"phase": self.phase, "channel": self.channel, "setting": self.setting}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow("Title", self.title)
        for name, field in fields.items():
            field.show_value(self._chosen[name])
            field.changed.connect(lambda value, name=name: self._chosen.__setitem__(name, value))
            form.addRow(name.capitalize(), field)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self._buttons.addButton(
            "Change" if entry else "Add", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(18)
        column.addLayout(form)
        column.addWidget(self._buttons)
        self.title.textChanged.connect(self._check)
        self.title.selectAll()
        self.setMinimumWidth(WIDTH_PX)
        self._check()

    def entry(self) -> CatalogueEntry:
        """Return the entry as it was filled in; it keeps the hint and keywords that it had."""
        title = " ".join(clean_text(self.title.text()).split())
        phase, channel, setting = (self._chosen[name] for name in ("phase", "channel", "setting"))
        made = new_entry(phase, title, channel, setting)  # type: ignore[arg-type]
        if self._entry is None:
            return made
        return made.evolve(hint=self._entry.hint, keywords=self._entry.keywords)

    def _check(self) -> None:
        self.accept_button.setEnabled(bool(self.title.text().strip()))

"""The section about the audit on the pages of a stage and of the map: means in figures, and as a radar."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from mapdesigner.insight.audit_means import AUDIT_RULES, AuditMeans, audit_means, mean_words
from mapdesigner.model import Stage, touchpoints_of
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.inspector.radar_picture import PAUSE_MS, RadarPicture
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.revealing import reveal
from mapdesigner.qt.widgets.section import Section
from mapdesigner.qt.widgets.soon import soon
from mapdesigner.qt.widgets.words import count_words

NOBODY = "No touchpoint {where} is judged yet. Select one or several and set the sliders under Audit."
FIGURES_PX = 12
KEY = "Filled: this stage. Dashed: the whole map."


class RadarSection(Section):
    """How the touchpoints of a stage, or of all, are judged; the radar is drawn once it is asked for."""

    def __init__(self, theme: Theme, settings: Settings | None, of_stage: bool) -> None:
        super().__init__("Audit of the stage" if of_stage else "Audit of the map", theme, settings)
        self._of_stage = of_stage
        self._stages: tuple[Stage, ...] = ()
        self._stage: Stage | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._show)
        where = "in this stage" if of_stage else "of the map"
        self.hint = plain_label(NOBODY.format(where=where), "hint", wraps=True)
        self.table = _MeansTable(theme, of_stage)
        self.judged = plain_label("", "small", wraps=True)
        self.button = QPushButton("Show the radar")
        self.button.setProperty("quiet", True)
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.installEventFilter(self)
        self.picture = RadarPicture(theme)
        self.key = plain_label(KEY, "small", wraps=True)
        for widget in (self.hint, self.table, self.judged):
            self.content.addWidget(widget)
        self.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.picture)
        self.content.addWidget(self.key)
        self.button.toggled.connect(self._toggled)
        self._toggled(False)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def show_stages(self, stages: tuple[Stage, ...], stage: Stage | None = None) -> None:
        """Show the means of one stage beside those of all, or of all.

        Another stage shows at once; what was edited after a pause, and only while the section is in sight.
        """
        if stages is self._stages and stage is self._stage:
            return
        is_other = stage is not None and (self._stage is None or stage.id != self._stage.id)
        self._stages, self._stage = stages, stage
        if is_other:
            self._show()
        else:
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()
        self.picture.rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.button and event.type() == QEvent.Type.FocusIn:
            self._warm_up()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._warm_up()

    def _warm_up(self) -> None:
        """Get ready to draw: the hand or the keyboard is near the button."""
        if self.button.isVisible():
            self.picture.warm_up()

    def _show(self) -> None:
        if not self.isVisible():
            return
        self._soon.stop()
        whole = audit_means(card for stage in self._stages for card in touchpoints_of(stage))
        here = whole if self._stage is None else audit_means(touchpoints_of(self._stage))
        others = whole if self._of_stage else None
        self.set_count("" if here.mean is None else mean_words(here.mean))
        has_any = here.mean is not None
        self.hint.setVisible(not has_any)
        self.table.setVisible(has_any)
        self.judged.setVisible(has_any)
        self.judged.setText(f"{here.judged} of {count_words(here.touchpoints, 'touchpoint')} judged, 1 to 5")
        self.button.setVisible(has_any)
        self.table.show_means(here, others)
        self.picture.setVisible(has_any and self.button.isChecked())
        self.key.setVisible(has_any and self.button.isChecked() and self._of_stage)
        self.picture.show_means(here, others, means_words(here, others))

    def _toggled(self, is_shown: bool) -> None:
        self.button.setText("Hide the radar" if is_shown else "Show the radar")
        self.picture.setVisible(is_shown)
        self.key.setVisible(is_shown and self._of_stage)
        if is_shown:
            # Once it has its place.
            soon(self.picture, lambda: reveal(self.picture))

    def _draw_icon(self) -> None:
        self.button.setIcon(icon(self._theme, "target", "accent", 16))


class _MeansTable(QWidget):
    """The mean of each rule, and by how many touchpoints; for a stage also the map's."""

    def __init__(self, theme: Theme, of_stage: bool) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        heads = ("stage", "map", "judged") if of_stage else ("mean", "judged")
        for column, word in enumerate(heads, 1):
            grid.addWidget(plain_label(word, "small"), 0, column, right)
        self._cells: list[list[QLabel]] = []
        for row, rule in enumerate(AUDIT_RULES, 1):
            name = plain_label(rule.name)
            name.setFont(interface_font(FIGURES_PX))
            name.setToolTip(rule.question)
            grid.addWidget(name, row, 0)
            cells = [plain_label("") for _ in heads]
            for column, cell in enumerate(cells, 1):
                is_mean = column == 1
                cell.setFont(interface_font(FIGURES_PX, semibold=is_mean))
                cell.setProperty("role", "" if is_mean else "muted")
                grid.addWidget(cell, row, column, right)
            self._cells.append(cells)

    def show_means(self, here: AuditMeans, others: AuditMeans | None) -> None:
        """Show the means."""
        for place, (cells, each) in enumerate(zip(self._cells, here.rules, strict=True)):
            words = [mean_words(each.mean), str(each.judged)]
            if others is not None:
                words.insert(1, mean_words(others.rules[place].mean))
            for cell, text in zip(cells, words, strict=True):
                if cell.text() != text:
                    cell.setText(text)


def means_words(here: AuditMeans, others: AuditMeans | None = None) -> str:
    """Return in a sentence for each rule what the radar shows."""
    said = []
    for place, each in enumerate(here.rules):
        words = "not judged" if each.mean is None else f"{mean_words(each.mean)} of 5, {each.judged} judged"
        if others is not None and others.rules[place].mean is not None:
            words += f", the whole map {mean_words(others.rules[place].mean)}"
        said.append(f"{each.rule.name}: {words}.")
    return " ".join(said)

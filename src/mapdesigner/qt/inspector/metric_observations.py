"""ObservationsEditor: the table of a metric's observations with all that belongs to it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.edit import add_observations
from mapdesigner.exchange.observations import Block, observations_from
from mapdesigner.model import Metric
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.metric_fields import local_format
from mapdesigner.qt.inspector.metric_paste_box import PasteBox
from mapdesigner.qt.inspector.metric_table import ObservationsTable
from mapdesigner.qt.inspector.metric_table_model import Edit
from mapdesigner.qt.widgets.days import day_or_month_end_from
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.text_cleaning import clean_text
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.session import Session


class ObservationsEditor(QWidget):
    """The table, the sentence about what can't be kept, and the box for blocks from a spreadsheet."""

    def __init__(self, session: Session, theme: Theme, metric: Metric, named: Edit) -> None:
        super().__init__()
        self._session = session
        self._metric = metric
        self._named = named
        self.label = plain_label("Observations", "label")
        self.table = ObservationsTable(session, theme, named)
        self.fault = plain_label("", "fault", wraps=True)
        self.fault.hide()
        self.box = PasteBox()
        self.paste = QPushButton("Paste rows")
        self.paste.setToolTip("Add rows from a spreadsheet")
        self.remove = QPushButton("Remove row")
        self.remove.setToolTip("Remove the selected rows (Delete)")
        for button in (self.paste, self.remove):
            button.setProperty("quiet", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.table.pasted.connect(self.take)
        self.table.selected.connect(self._show_state)
        self.table.rows.judged.connect(self._show_state)
        self.box.entered.connect(self.take)
        self.box.closed.connect(self.table.start_new_row)
        self.paste.clicked.connect(self.box.open_box)
        self.remove.clicked.connect(self.table.remove_chosen)
        self.show_metric(metric)
        self.table.scrollToBottom()

    def show_metric(self, metric: Metric) -> None:
        """Show the metric's observations as they are now."""
        self._metric = metric
        self.table.show_metric(metric)
        self._show_state()

    def flush(self) -> None:
        """Hand over what was typed so far."""
        self.table.finish_typing()

    def take(self, text: str) -> None:
        """Add what can be read of a block as one step; the rest waits in the box with the reasons."""
        block = observations_from(clean_text(text), self._metric, local_format(), day_or_month_end_from)
        if block.observations:
            before = len(self._metric.observations)
            edit = partial(add_observations, observations=block.observations)
            if not self._session.apply(self._named(edit), "Paste observations"):
                return
            self._say(block, len(self._metric.observations) - before)
        self.box.show_rest(block)

    def _say(self, block: Block, added: int) -> None:
        words = [f"{count_words(added, 'observation')} added.".capitalize()]
        known = len(block.observations) - added
        if known:
            words.append(f"{count_words(known, 'other' if added else 'line')} {_was(known)} there already.")
        if block.faults:
            words.append(f"{count_words(len(block.faults), 'line')} could not be read.")
        self._session.say(" ".join((*words, block.remark)).rstrip())

    def _show_state(self) -> None:
        sentence = self.table.rows.sentence()
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.remove.setEnabled(bool(self.table.chosen_rows()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.paste)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        for widget in (self.label, self.table, self.fault):
            column.addWidget(widget)
        column.addLayout(foot)
        column.addWidget(self.box)


def _was(count: int) -> str:
    return "was" if count == 1 else "were"

"""Observations as rows that can be typed into; the last, empty row takes a new one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from mapdesigner.edit import add_observations, change_observation
from mapdesigner.exchange.metric_value import sample_size_from, value_from, value_text
from mapdesigner.exchange.numbers import NoNumber, number_text
from mapdesigner.exchange.observations import FIRST_DAY
from mapdesigner.model import JourneyMap, Metric, Observation
from mapdesigner.qt.inspector.metric_fields import local_format
from mapdesigner.qt.widgets.days import NoDay, day_or_month_end_from, day_text
from mapdesigner.qt.widgets.text_cleaning import clean_text
from mapdesigner.session import Session

DAY, VALUE, SAMPLE = range(3)
COLUMNS = ("Date", "Value", "Sample size")
FIELDS = ("on", "value", "sample_size")
HINTS = ("New date", "value", "sample")
FAULT_ROLE = Qt.ItemDataRole.UserRole + 1
IS_HINT_ROLE = Qt.ItemDataRole.UserRole + 2
# An edit of the metric: the names of its card and place come from the one who shows it.
Edit = Callable[[Callable[..., JourneyMap]], Callable[[JourneyMap], JourneyMap]]
_Key = tuple[Observation | None, int]
_Index = QModelIndex | QPersistentModelIndex


class ObservationsModel(QAbstractTableModel):
    """What is typed goes into the map once it is sound; until then it stays in its cell, with a sentence.

    `placed` tells row and column of a cell whose row has got another place; `judged` that sentences changed.
    """

    placed = Signal(int, int)
    judged = Signal()

    def __init__(self, session: Session, named: Edit) -> None:
        super().__init__()
        self._session = session
        self._named = named
        self._metric: Metric | None = None
        # What was typed and can't be kept yet, and why; an empty sentence for what only lacks company.
        self._typed: dict[_Key, tuple[str, str]] = {}

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The rows without the empty one."""
        return () if self._metric is None else self._metric.observations

    def show_metric(self, metric: Metric) -> None:
        """Show a metric's observations."""
        before = self._metric
        if before is not None and _seen_alike(before, metric):
            self._metric = metric
            return
        self.beginResetModel()
        self._metric = metric
        kept = {None, *metric.observations}
        self._typed = {key: typed for key, typed in self._typed.items() if key[0] in kept}
        self.endResetModel()
        self.judged.emit()

    def sentence(self) -> str:
        """Return what is wrong with the first faulty cell, from the top."""
        keys = [(seen, column) for seen in (*self.observations, None) for column in range(3)]
        return next((self._typed[key][1] for key in keys if key in self._typed and self._typed[key][1]), "")

    def waiting(self) -> list[tuple[str, str]]:
        """Return what was typed and can't be kept yet: the column's title and the words."""
        return [(COLUMNS[column], words) for (_, column), (words, _) in self._typed.items() if words]

    def forget_typed(self) -> None:
        """Forget what could not be kept."""
        self.beginResetModel()
        self._typed = {}
        self.endResetModel()
        self.judged.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.observations) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: _Index, role: int = 0) -> object:
        key = self._key(index)
        typed, sentence = self._typed.get(key, (None, ""))
        text = self._text(key) if typed is None else typed
        is_hint = key[0] is None and not text and role != Qt.ItemDataRole.EditRole
        if role == Qt.ItemDataRole.DisplayRole:
            return HINTS[key[1]] if is_hint else text
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(key[1])
        if role == FAULT_ROLE:
            return sentence
        if role == IS_HINT_ROLE:
            return is_hint
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[key[1]]}: {text or 'empty'}{'. ' + sentence if sentence else ''}"
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        seen, column = self._key(index)
        text = clean_text(str(value)).strip()
        if text == (self._typed.get((seen, column), (self._text((seen, column)), ""))[0]):
            return False
        if seen is None:
            self._type_new(column, text)
        else:
            self._type_over(index.row(), seen, column, text)
        self.judged.emit()
        return True

    def _type_over(self, row: int, seen: Observation, column: int, text: str) -> None:
        """Put what was typed into an observation, or keep it in its cell."""
        key = (seen, column)
        self._typed.pop(key, None)
        if not text and column != SAMPLE:
            self._typed[key] = ("", f"A row needs a {COLUMNS[column].lower()}. Delete removes the row.")
        else:
            try:
                new = seen.evolve(**{FIELDS[column]: self._read(column, text)})
            except ValueError as wrong:
                self._typed[key] = (text, str(wrong))
            else:
                self._carry_over(seen, new)
                edit = partial(
                    change_observation, place=row, **{FIELDS[column]: getattr(new, FIELDS[column])}
                )
                if self._session.apply(self._named(edit), f"Change {COLUMNS[column].lower()} of observation"):
                    self._tell_place(new, column)
                return
        self._tell_changed(row)

    def _type_new(self, column: int, text: str) -> None:
        """Keep what was typed into the empty row until it has a date and a value."""
        self._typed.pop((None, column), None)
        if text:
            self._typed[(None, column)] = (text, "")
        read: dict[str, object] = {}
        for at in range(3):
            words = self._typed.get((None, at), ("", ""))[0]
            if not words:
                continue
            try:
                read[FIELDS[at]] = self._read(at, words)
                self._typed[(None, at)] = (words, "")
            except ValueError as wrong:
                self._typed[(None, at)] = (words, str(wrong))
        has_fault = any(sentence for (seen, _), (_, sentence) in self._typed.items() if seen is None)
        if has_fault or not {"on", "value"} <= read.keys():
            self._tell_changed(len(self.observations))
            return
        new = Observation.model_validate(read)
        self._typed = {key: typed for key, typed in self._typed.items() if key[0] is not None}
        before = self.observations
        edit = partial(add_observations, observations=(new,))
        if self._session.apply(self._named(edit), "Add observation"):
            if self.observations == before:
                self._session.say("That observation is in the table already.")
                self._tell_changed(len(before))
            self._tell_place(new, column)

    def _read(self, column: int, text: str) -> object:
        """Return what a cell's text means. Raises ValueError with a sentence."""
        if column == DAY:
            day = day_or_month_end_from(text)
            if day is not None and day < FIRST_DAY:
                raise NoDay(f"That is too early; it must be {FIRST_DAY} or later.")
            return day
        if column == SAMPLE:
            return sample_size_from(text)
        if self._metric is None:
            raise NoNumber("There is no metric to measure.")
        return value_from(text, self._metric, local_format().decimal_comma)

    def _text(self, key: _Key) -> str:
        seen, column = key
        if seen is None or self._metric is None:
            return ""
        if column == DAY:
            return day_text(seen.on)
        if column == VALUE:
            return value_text(self._metric, seen.value, local_format().decimal_comma)
        return "" if seen.sample_size is None else number_text(seen.sample_size)

    def _key(self, index: _Index) -> _Key:
        row = index.row()
        return (self.observations[row] if row < len(self.observations) else None), index.column()

    def _carry_over(self, seen: Observation, new: Observation) -> None:
        """Keep what waits in the other cells of a row whose observation becomes another."""
        self._typed = {
            (new if key[0] == seen else key[0], key[1]): typed for key, typed in self._typed.items()
        }

    def _tell_place(self, new: Observation, column: int) -> None:
        if new in self.observations:
            self.placed.emit(self.observations.index(new), column)

    def _tell_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == DAY else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _seen_alike(one: Metric, other: Metric) -> bool:
    """Tell whether two metrics have the same observations, written in the same way."""
    return (one.observations, one.kind, one.unit) == (other.observations, other.kind, other.unit)

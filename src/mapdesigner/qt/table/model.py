"""TableModel: the rows of the table, brought up to date by what differs."""

from collections.abc import Sequence
from itertools import chain, count

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from mapdesigner.model import JourneyMap
from mapdesigner.qt.table.columns import COLUMNS
from mapdesigner.qt.table.order import (
    MAP_ORDER,
    ROW_ID,
    Sorting,
    difference,
    in_order,
    runs,
    wanted_words,
    with_sorted_in,
    words_of,
)
from mapdesigner.qt.table.rows import NOTHING_AROUND, Around, Row, RowSource

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TYPED = ("line", "text", "tags", "number")
_USUAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
# What is chosen is typed too: its first letters do.
LETTERED = (*TYPED, "choice")
FLAGS = [_USUAL | Qt.ItemFlag.ItemIsEditable if column.kind in LETTERED else _USUAL for column in COLUMNS]
# Taking out or putting in more runs of rows than this takes longer than showing all anew.
MOST_RUNS = 60
# More changed rows than this are sorted together with all others.
MOST_SORTED_IN = 20


class TableModel(QAbstractTableModel):
    """A row for each touchpoint of the map that holds the words looked for, in the order asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._source = RowSource()
        self._groups: list[list[Row]] = []
        self._around = NOTHING_AROUND
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._sorting = MAP_ORDER
        self._words: tuple[str, ...] = ()
        self._searched: dict[str, tuple[Row, str]] = {}
        self._header_icons: dict[int, QIcon] = {}

    # What is shown

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown, from top to bottom."""
        return self._rows

    @property
    def around(self) -> Around:
        """What the rows show of the rest of the map."""
        return self._around

    @property
    def sorting(self) -> Sorting:
        """By what the rows are sorted."""
        return self._sorting

    def place_of(self, card_id: str) -> int | None:
        """Return in which row a touchpoint is, None when it is not shown."""
        return self._places.get(card_id)

    def text(self, row: int, column: int) -> str:
        """Return what a cell says."""
        return COLUMNS[column].text(self._rows[row], self._around)

    # Changing what is shown

    def show_map(self, map_: JourneyMap) -> None:
        """Show the touchpoints of a map, touching only the rows that differ."""
        groups, around = self._source.rows(map_), self._source.around(map_)
        same_around = around is self._around
        self._around = around
        changed = self._changed_in_place(groups) if same_around else None
        self._groups = groups
        if changed is None:
            if not same_around:
                self._searched = {}
            self._show_anew()
            if not same_around and self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))
            return
        rows = list(self._rows)
        for place, row in changed:
            rows[place] = row
        elsewhere = [row for place, row in changed if not self._sorts_like(self._rows[place], row)]
        if len(elsewhere) > MOST_SORTED_IN:
            self._show_anew()
        elif elsewhere:
            in_map = chain.from_iterable(groups)
            self._bring_to(with_sorted_in(rows, elsewhere, in_map, around, self._sorting))
        else:
            self._rows = rows
            self._tell_changed([place for place, _ in changed])

    def look_for(self, text: str) -> None:
        """Show only rows in which every word of a text occurs."""
        words = wanted_words(text)
        if words != self._words:
            self._words = words
            self._show_anew()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting = (
            Sorting(COLUMNS[column], order == Qt.SortOrder.DescendingOrder) if column >= 0 else MAP_ORDER
        )
        self._show_anew()

    def set_header_icon(self, column: int, icon: QIcon) -> None:
        """Show an icon instead of a column's heading."""
        self._header_icons[column] = icon
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    # What Qt asks for

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role in (Role.DisplayRole, Role.EditRole, Role.AccessibleTextRole):
            return self.text(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return "" if section in self._header_icons else COLUMNS[section].title
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return COLUMNS[section].title
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._header_icons.get(section) if role == Role.DecorationRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return FLAGS[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    # Helpers

    def _changed_in_place(self, groups: list[list[Row]]) -> list[tuple[int, Row]] | None:
        """Return the rows that differ with their places, None when the map's rows come, go or move."""
        if len(groups) != len(self._groups):
            return None
        changed: list[tuple[int, Row]] = []
        for old_rows, new_rows in zip(self._groups, groups, strict=True):
            if old_rows is new_rows:
                continue
            if len(old_rows) != len(new_rows):
                return None
            for old, new in zip(old_rows, new_rows, strict=True):
                if old is new:
                    continue
                place = self._places.get(new.id)
                if old.id != new.id or (place is not None) != self._is_found(new):
                    return None
                if place is not None:
                    changed.append((place, new))
        return changed

    def _sorts_like(self, old: Row, new: Row) -> bool:
        """Tell whether a changed touchpoint keeps its place."""
        column = self._sorting.column
        return column is None or column.key(old, self._around) == column.key(new, self._around)

    def _is_found(self, row: Row) -> bool:
        """Tell whether a row holds the words that are looked for."""
        if not self._words:
            return True
        known = self._searched.get(row.id)
        if known is None or known[0] is not row:
            known = self._searched[row.id] = row, words_of(row, self._around)
        return all(word in known[1] for word in self._words)

    def _show_anew(self) -> None:
        self._searched = self._searched if self._words else {}
        rows = list(chain.from_iterable(self._groups))
        if self._words:
            rows = [row for row in rows if self._is_found(row)]
        self._bring_to(in_order(rows, self._around, self._sorting))

    def _bring_to(self, rows: list[Row]) -> None:
        before, step = self._rows, difference(self._rows, rows)
        if len(step.gone) + len(step.come) > MOST_RUNS or not before or not rows:
            self.beginResetModel()
            self._rows = rows
            self._places = dict(zip(map(ROW_ID, rows), count(), strict=False))
            self.endResetModel()
            return
        if step.is_moved and not step.gone and not step.come:
            self._move_to(rows)
            self._number(step.start, len(rows) - step.tail)
            return
        for run in reversed(step.gone):
            self.beginRemoveRows(QModelIndex(), run.first, run.last)
            for row in self._rows[run.first : run.last + 1]:
                del self._places[row.id]
            self._rows = self._rows[: run.first] + self._rows[run.last + 1 :]
            self.endRemoveRows()
        if step.is_moved:
            known = {row.id for row in self._rows[step.start : len(self._rows) - step.tail]}
            middle = [row for row in rows[step.start : len(rows) - step.tail] if row.id in known]
            self._move_to(self._rows[: step.start] + middle + self._rows[len(self._rows) - step.tail :])
        for run in step.come:
            self.beginInsertRows(QModelIndex(), run.first, run.last)
            self._rows = self._rows[: run.first] + rows[run.first : run.last + 1] + self._rows[run.first :]
            self.endInsertRows()
        changed = [
            place for place, (one, other) in enumerate(zip(self._rows, rows, strict=True)) if one is not other
        ]
        self._rows = rows
        last = len(rows) - (step.tail if len(before) == len(rows) else 0)
        self._number(step.start, last)
        self._tell_changed(changed)

    def _number(self, first: int, end: int) -> None:
        self._places.update(zip(map(ROW_ID, self._rows[first:end]), count(first), strict=False))

    def _move_to(self, rows: list[Row]) -> None:
        """Put the rows that are shown into another order."""
        self.layoutAboutToBeChanged.emit()
        followed = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in followed]
        places = dict(zip(map(ROW_ID, rows), count(), strict=False))
        self._rows = rows
        moved = [self.index(places[id_], index.column()) for id_, index in zip(ids, followed, strict=True)]
        self.changePersistentIndexList(followed, moved)
        self.layoutChanged.emit()

    def _tell_changed(self, places: list[int]) -> None:
        for run in runs(sorted(places)):
            self.dataChanged.emit(self.index(run.first, 0), self.index(run.last, len(COLUMNS) - 1))

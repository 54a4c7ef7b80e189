"""FactModel: facts as Qt asks for them."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mapdesigner.qt.insight.facts import Cell, Column, Fact
from mapdesigner.qt.widgets.cut_text import plain_tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()


class FactModel(QAbstractTableModel):
    """Columns and rows; they are replaced as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.facts: tuple[Fact, ...] = ()

    def show_facts(self, columns: tuple[Column, ...], facts: tuple[Fact, ...]) -> bool:
        """Show other facts; return whether they are the same rows, of which some say something else.

        Then only those are told to have changed, so that the others need not be painted again.
        """
        before = self.facts
        if columns != self.columns or len(facts) != len(before) or any(map(_is_other, facts, before)):
            self.beginResetModel()
            self.columns, self.facts = columns, facts
            self.endResetModel()
            return False
        self.facts = facts
        for row, (now, then) in enumerate(zip(facts, before, strict=True)):
            if now is not then and now != then:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(columns) - 1))
        return True

    def cell(self, index: Index) -> Cell:
        """Return a cell, an empty one beside a heading."""
        cells = self.facts[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else Cell("")

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.facts)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.facts[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Role.DisplayRole:
            return cell.text
        if role == Role.AccessibleTextRole:
            return cell.said or " – ".join(part for part in (cell.text, cell.under) if part)
        if role == Role.ToolTipRole:
            return plain_tip(cell.tip) if cell.tip else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.name
        if role == Role.ToolTipRole:
            return plain_tip(column.tip) if column.tip else None
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _is_other(one: Fact, other: Fact) -> bool:
    return one is not other and (
        one.key != other.key
        or one.is_heading != other.is_heading
        or any(cell.under for cell in one.cells) != any(cell.under for cell in other.cells)
    )

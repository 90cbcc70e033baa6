"""The counts of one statement as cells: a row for the room, one for each group."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont

from workshop_app import german
from workshop_app.phases.labels import label
from workshop_app.phases.polls import climate
from workshop_app.phases.polls.climate import InvalidCountError, Scale, Statement
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.look.theme import PALETTE
from workshop_app.views.parts.index import Index
from workshop_app.views.poll.source import PollSource

_DERIVED = 2  # columns behind the counts: votes and mean


class PollGridModel(QAbstractTableModel):
    """Counts by group and scale value; what follows from them stands behind."""

    def __init__(
        self, bridge: ChangeBridge, source: PollSource, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._source = source
        self._scale: Scale | None = None
        self._statement: Statement | None = None
        self._sectors: tuple[str | None, ...] = (None,)

    def show(self, scale: Scale, statement: Statement | None) -> None:
        """Show a statement; the same one again only where its cells changed."""
        sectors = self._sectors_of(statement)
        same = (
            statement is not None
            and self._statement is not None
            and statement.id == self._statement.id
            and (sectors, scale.values) == (self._sectors, self._scale and self._scale.values)
        )
        if not same:
            self.beginResetModel()
        self._scale, self._statement, self._sectors = scale, statement, sectors
        if not same:
            self.endResetModel()
        else:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """The room and the groups."""
        return 0 if parent.isValid() or self._statement is None else len(self._sectors)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """The values, abstentions where there are groups, then votes and mean."""
        return 0 if parent.isValid() else self._entered_columns() + _DERIVED

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Values above, groups at the left."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return self._end_text(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._row_name(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._column_name(section)
        return self._row_name(section)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Counts can be entered; votes and means follow from them."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_entered(index) else flags

    def value_count(self) -> int:
        """How many columns are values of the scale."""
        return len(self._values())

    def is_entered(self, index: Index) -> bool:
        """Whether a count is typed here."""
        if not index.isValid() or index.column() >= self._entered_columns():
            return False
        return index.column() < len(self._values()) or index.row() == 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Counts, sums and means."""
        if not index.isValid() or self._statement is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.EditRole:
                return self._text(index) or ""
            case Qt.ItemDataRole.ToolTipRole if self._text(index) == "–":
                return _("zu wenige Stimmen, oder eine kleine Gruppe ließe sich errechnen")
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.FontRole if index.row() == 0:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ForegroundRole if not self.is_entered(index):
                return QColor(PALETTE.text_muted)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._row_name(index.row())}, {self._column_name(index.column())}: " + (
                    self._text(index) or _("leer")
                )
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Save a typed count; nothing typed is zero."""
        statement = self._statement
        if role != Qt.ItemDataRole.EditRole or statement is None or not self.is_entered(index):
            return False
        text = str(value).strip()
        number = german.parse_number(text or "0")
        if number is None or number != int(number) or number < 0:
            self._bridge.tell(Message(str(InvalidCountError()), Tone.ERROR))
            return False
        if text != (self._text(index) or ""):
            self._save(statement, index, int(number))
        return True

    def tap(self, index: Index, step: int) -> None:
        """Count one vote more or less; below zero it stays at zero."""
        if self._statement is not None and self.is_entered(index):
            before = int(self._text(index) or "0")
            if before + step >= 0:
                self._save(self._statement, index, before + step)

    def _save(self, statement: Statement, index: Index, count: int) -> None:
        values, sector = self._values(), self._sectors[index.row()]
        if index.column() >= len(values):
            self._bridge.act(
                _("Enthaltungen eingetragen"),
                lambda session: self._source.set_abstentions(session, statement, count),
            )
            return
        value = values[index.column()]
        self._bridge.act(
            _("Punkte eingetragen"),
            lambda session: self._source.set_count(session, statement, value, count, sector),
        )

    def _text(self, index: Index) -> str:
        counts, column = self._counts(index.row()), index.column()
        values = self._values()
        if column < len(values):
            count = counts.get(values[column])
            return "" if count is None else str(count)
        if column < self._entered_columns():
            return str(self._statement.abstentions) if index.row() == 0 and self._statement else ""
        if column == self._entered_columns():
            return str(climate.votes(counts))
        average = climate.mean(counts)
        if self._scale is not None and self._scale.is_hidden:
            return ""
        if average is not None and not self._may_show_mean(index.row()):
            return "–"
        return "" if average is None else german.format_number(average, decimals=1)

    def _may_show_mean(self, row: int) -> bool:
        """Whether a mean does not tell too much of single people."""
        sector, statement = self._sectors[row], self._statement
        if sector is None or statement is None:
            return True
        return sector in climate.group_means(statement.counts, statement.group_counts)

    def _counts(self, row: int) -> dict[str, int]:
        if self._statement is None:
            return {}
        sector = self._sectors[row]
        counts = (
            self._statement.counts
            if sector is None
            else self._statement.group_counts.get(sector, {})
        )
        return dict(counts)

    def _values(self) -> tuple[str, ...]:
        return self._scale.values if self._scale else ()

    def _entered_columns(self) -> int:
        return len(self._values()) + int(self._source.has_groups)

    def _sectors_of(self, statement: Statement | None) -> tuple[str | None, ...]:
        if statement is None or not self._source.has_groups:
            return (None,)
        others = (sector for sector in statement.group_counts if sector not in climate.GROUPS)
        return (None, *climate.GROUPS, *others)

    def _row_name(self, row: int) -> str:
        sector = self._sectors[row]
        return _("Alle") if sector is None else label(sector)

    def _column_name(self, column: int) -> str:
        values = self._values()
        if column < len(values):
            return values[column]
        names = [_("Enth."), _("Summe"), _("Mittel")]
        return names[column - self._entered_columns() + 1]

    def _end_text(self, column: int) -> str | None:
        if self._scale is None or column >= len(self._values()):
            return None
        ends = {0: self._scale.minimum_text, len(self._values()) - 1: self._scale.maximum_text}
        return ends.get(column)

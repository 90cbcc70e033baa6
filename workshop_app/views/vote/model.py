"""The options of a vote as rows: as they were entered, or by points."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from workshop_app import german
from workshop_app.model.projects import Priority
from workshop_app.phases.labels import label
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes.ballots import Ballot, Option
from workshop_app.translation import _
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.row_sync import replace_rows
from workshop_app.views.vote.changes import VoteChanges
from workshop_app.views.vote.rows import (
    Column,
    VoteRow,
    columns_of,
    header_text,
    header_tip,
    rows_of,
    wants_reason,
)
from workshop_app.views.vote.texts import spoken_option, title_of

ROW_ROLE = Qt.ItemDataRole.UserRole  # the VoteRow
_LONG_TEXT = 20  # letters that may not find room
_CENTRED = {Column.CHOSEN, Column.OTHERS, Column.RANK}


class VoteModel(QAbstractTableModel):
    """Shows what is saved; each edit is one change."""

    def __init__(
        self,
        changes: VoteChanges,
        subject: VoteSubject,
        *,
        is_read_only: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._changes = changes
        self._subject = subject
        self._is_read_only = is_read_only
        self._rows: list[VoteRow] = []
        self._entered: tuple[VoteRow, ...] = ()
        self._is_by_points = False
        self._shows_numbers = False
        self._ballot: Ballot | None = None
        self.columns = columns_of(None, subject)

    @property
    def rows(self) -> Sequence[VoteRow]:
        """What is shown, in its order."""
        return self._rows

    @property
    def is_by_points(self) -> bool:
        """Whether the most points stand first; a hidden result has no such order."""
        return self._is_by_points and self._ballot is not None and not self._ballot.is_hidden

    def show_ballot(self, ballot: Ballot) -> None:
        """Show what is saved, row by row; another round or other columns are shown anew."""
        shown = self._ballot.vote_id if self._ballot else None
        is_other = shown is not None and ballot.vote_id != shown
        columns = columns_of(ballot, self._subject)
        self._ballot = ballot
        self._entered = rows_of(ballot, self._subject, shows_numbers=self._shows_numbers)
        if is_other or columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self._rows[:] = self._in_order()
            self.endResetModel()
        else:
            self._show_rows()

    def show_numbers(self, *, shows_numbers: bool) -> None:
        """Show the numbers of the ballot paper instead of the codes."""
        is_other = shows_numbers != self._shows_numbers
        self._shows_numbers = shows_numbers
        if is_other and self._ballot is not None:
            self.show_ballot(self._ballot)

    def sort_by_points(self, *, is_by_points: bool) -> None:
        """Most points first, or as they were entered."""
        self._is_by_points = is_by_points
        self._show_rows()

    def column_of(self, column: Column) -> int:
        """Where a column stands; −1: this vote has none."""
        return self.columns.index(column) if column in self.columns else -1

    def row_of(self, row_id: uuid.UUID | None = None, *, code: str = "") -> int:
        """Where an option stands; −1 if it is not here."""
        rows = enumerate(self._rows)
        found = (n for n, row in rows if row.id == row_id or (code and row.option.code == code))
        return next(found, -1)

    def set_priority(self, index: Index, priority: Priority | None) -> None:
        """Give the project of a row its place."""
        option = self._rows[index.row()].option
        if self._can_change(option) and option.priority != priority:
            self._changes.set_priority(option.id, priority)

    def clear(self, index: Index) -> None:
        """Empty the points or the reason of a row."""
        if self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setData(index, "")

    # Qt's own interface

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """All options."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Those of the subject."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column is about."""
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return header_text(column, self._subject, self._ballot)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _CENTRED:
            return Qt.AlignmentFlag.AlignCenter
        return header_tip(column) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Points of what exists, choices, and reasons where nothing was chosen."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        option = self._rows[index.row()].option
        if not self._can_change(option):
            return flags
        column = self.columns[index.column()]
        is_counted = column is Column.POINTS and not (self._ballot and self._ballot.papers)
        if is_counted or (column is Column.REASON and not option.is_chosen):
            return flags | Qt.ItemFlag.ItemIsEditable
        if column in {Column.CHOSEN, Column.PRIORITY}:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The texts of a cell; the row itself for the delegate."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.EditRole if column is Column.POINTS:
                return "" if row.option.points is None else str(row.option.points)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tool_tip(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.CheckStateRole if column is Column.CHOSEN and row.option.exists:
                is_on = row.option.is_chosen
                return (Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked).value
            case _ if role == ROW_ROLE:
                return row
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Save typed points, a reason or a choice."""
        option, column = self._rows[index.row()].option, self.columns[index.column()]
        if not self._can_change(option):
            return False
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.CHOSEN:
            is_chosen = Qt.CheckState(value) == Qt.CheckState.Checked
            self._changes.set_chosen(option.id, is_chosen=is_chosen)
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        if column is Column.POINTS:
            return self._save_points(option, text)
        if column is Column.REASON and text != option.reason:
            self._changes.set_reason(option.id, text)
        return column is Column.REASON

    def _save_points(self, option: Option, text: str) -> bool:
        number = german.parse_number(text) if text else None
        if text and (number is None or number != int(number) or number < 0):
            self._changes.refuse_points()
            return False
        points = None if number is None else int(number)
        if points != option.points:
            self._changes.set_points(option.id, points)
        return True

    def rows_within(self, places: int) -> int:
        """How many rows the first places are, in the order by points; 0 where there is none."""
        if not self.is_by_points or self._ballot is None:
            return 0
        first = {option.id for option in self._ballot.first_places(places)}
        return max((n for n, row in enumerate(self._rows, 1) if row.id in first), default=0)

    def tap(self, index: Index, step: int) -> None:
        """Give the option of a row a point, or take one away."""
        points = self.index(index.row(), self.column_of(Column.POINTS))
        if self.flags(points) & Qt.ItemFlag.ItemIsEditable:
            self._changes.tap(self._rows[index.row()].option.id, step)

    def _in_order(self) -> list[VoteRow]:
        fresh = list(self._entered)
        if self.is_by_points:
            fresh.sort(key=_points_or_none, reverse=True)
        return fresh

    def _show_rows(self) -> None:
        fresh = self._in_order()
        self._reorder([row.id for row in fresh])
        replace_rows(self, self._rows, fresh)

    def _reorder(self, order: Sequence[uuid.UUID]) -> None:
        """Bring the rows that stay into their new order, so that the focus moves with its row."""
        places = {row_id: place for place, row_id in enumerate(order)}
        wanted = sorted(self._rows, key=lambda row: places.get(row.id, len(places)))
        if wanted == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        now = {row.id: number for number, row in enumerate(wanted)}
        after = [self.index(now[self._rows[i.row()].id], i.column()) for i in before]
        self._rows[:] = wanted
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _can_change(self, option: Option) -> bool:
        return option.exists and not self._is_read_only

    def _text(self, row: VoteRow, column: Column) -> str:
        option = row.option
        match column:
            case Column.CODE:
                return str(option.number) if row.shows_number else option.code
            case Column.TITLE:
                return title_of(option)
            case Column.POINTS | Column.RANK:
                return _result_text(row, column)
            case Column.OTHERS:
                return row.others
            case Column.REASON:
                return option.reason if wants_reason(option, self._subject) else ""
            case Column.PRIORITY:
                return "" if option.priority is None else label(option.priority)
        return ""

    def _tool_tip(self, row: VoteRow, column: Column) -> str | None:
        if column is Column.POINTS:
            return _points_tip(row) or None
        text = self._text(row, column)
        return text if len(text) > _LONG_TEXT else None

    def _spoken(self, row: VoteRow, column: Column) -> str:
        text = spoken_option(
            row.option,
            self._subject,
            sharing_rank=row.sharing_rank,
            is_hidden=row.is_hidden,
            shows_points=row.shows_points,
        )
        if column is Column.POINTS and row.limit:
            return f"{text}. {row.limit}"
        if column is Column.REASON and wants_reason(row.option, self._subject):
            reason = row.option.reason or (_("fehlt") if row.lacks_reason else _("leer"))
            return _("{option}. Begründung: {reason}").format(option=text, reason=reason)
        return text


def _result_text(row: VoteRow, column: Column) -> str:
    """Points or rank; of a hidden result what was typed, or only that something was."""
    if row.option.points is None or row.option.rank is None:
        return ""
    if column is Column.RANK:
        return "" if row.is_hidden else f"{row.option.rank}."
    return str(row.option.points) if row.shows_points else _("erfasst")


def _points_tip(row: VoteRow) -> str:
    if row.is_hidden and row.shows_points and row.option.points is not None and not row.limit:
        return _("Steht nur hier am Laptop; der Raum sieht die Zahl nach dem Aufdecken")
    if row.limit or not row.people:
        return row.limit
    return _("{share} der Stimmzettel geben Punkte").format(share=row.people)


def _points_or_none(row: VoteRow) -> int:
    return -1 if row.option.points is None else row.option.points

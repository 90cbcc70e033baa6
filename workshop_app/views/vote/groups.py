"""What the groups gave: a column for each, empty where there are too few ballot papers."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Slot,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.phases.votes.ballot_papers import GroupResult
from workshop_app.phases.votes.ballots import Ballot
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_label
from workshop_app.views.vote.texts import group_name, group_note, group_title, title_of

_ROW_HEIGHT = 34
_GROUP_WIDTH = 104


class VoteGroupsModel(QAbstractTableModel):
    """Options as rows, groups as columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ballot: Ballot | None = None
        self._groups: tuple[GroupResult, ...] = ()

    def show_results(self, ballot: Ballot, groups: Sequence[GroupResult]) -> None:
        """Show what is saved."""
        if (ballot, tuple(groups)) == (self._ballot, self._groups):
            return
        self.beginResetModel()
        self._ballot, self._groups = ballot, tuple(groups)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """All options."""
        return 0 if parent.isValid() or self._ballot is None else len(self._ballot.options)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """The title, then the groups."""
        return 0 if parent.isValid() else 1 + len(self._groups)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The group with the number of its papers."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return group_title(self._groups[section - 1]) if section else _("Zur Wahl")
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return group_name(self._groups[section - 1].sector)
        if role == Qt.ItemDataRole.TextAlignmentRole and not section:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Points of a group, or a dash where they would tell too much."""
        if not index.isValid() or self._ballot is None:
            return None
        option = self._ballot.options[index.row()]
        title = f"{option.code} {title_of(option)}"
        if not index.column():
            is_text = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
            return title if is_text else None
        group = self._groups[index.column() - 1]
        shown = "–"
        if group.points is not None and not self._ballot.is_hidden:
            shown = german.format_number(group.points.get(option.code, 0))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ToolTipRole:
                return group_note(group) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}, {group_name(group.sector)}: {group_note(group) or shown}"
        return None


class VoteGroups(QWidget):
    """The table with, below it, why a group is not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = VoteGroupsModel(self)
        self.table = named(QTableView(), "vote_groups", _("Punkte nach Gruppen"))
        self.table.setProperty("kind", "narrow")
        self.table.setModel(self.model)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(_ROW_HEIGHT))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model.modelReset.connect(self._share_width)
        self.notes = make_label(role="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.notes)
        self.setFocusProxy(self.table)

    @Slot()
    def _share_width(self) -> None:
        """The titles have what the groups leave."""
        header, mode = self.table.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(self.model.columnCount()):
            header.setSectionResizeMode(column, mode.Fixed if column else mode.Stretch)
            if column:
                header.resizeSection(column, px(_GROUP_WIDTH))

    def show_results(self, ballot: Ballot, groups: Sequence[GroupResult]) -> None:
        """Show what is saved, and say of each group that is missing why it is."""
        self.model.show_results(ballot, groups)
        parts = [f"{group_name(g.sector)}: {group_note(g)}" for g in groups if g.points is None]
        self.notes.setText(" · ".join(parts))
        self.notes.setVisible(bool(parts))

"""Lines to tick below a sheet: figures that prove a need, cards that a goal grew from."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from workshop_app.phases.sheets.goal_links import Pick
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.row_sync import replace_rows
from workshop_app.views.parts.tickable_list_model import TickableListModel

PICK_ROLE = Qt.ItemDataRole.UserRole  # the Pick


class PickModel(TickableListModel):
    """What is ticked stands first when it is shown; ticking itself moves nothing."""

    ticked = Signal(object, bool)  # Pick, and whether it shall be chosen

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Pick] = []
        self._shown: list[Pick] = []
        self._wanted = ""

    @property
    def picks(self) -> list[Pick]:
        """What is shown."""
        return self._shown

    def show(self, picks: Sequence[Pick], *, is_other: bool) -> None:
        """Show the lines of another item, or what changed for the same one."""
        if is_other:
            self._all = sorted(picks, key=lambda pick: not pick.is_chosen or pick.is_group)
        else:
            places = {pick.id: place for place, pick in enumerate(self._all)}
            self._all = sorted(picks, key=lambda pick: places.get(pick.id, len(places)))
        self._refresh()

    def search(self, text: str) -> None:
        """Show only lines with all these words."""
        self._wanted = text.casefold()
        self._refresh()

    def chosen_count(self) -> int:
        """How many lines are ticked, clusters not counted."""
        return sum(pick.is_chosen and not pick.is_group for pick in self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """All lines that fit the search."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text and tick; screen readers hear the rest too."""
        if not index.isValid():
            return None
        pick = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return pick.text
            case Qt.ItemDataRole.CheckStateRole:
                return (Qt.CheckState.Checked if pick.is_chosen else Qt.CheckState.Unchecked).value
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (pick.text, pick.detail, pick.flaw) if part)
            case _ if role == PICK_ROLE:
                return pick
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a tick; it appears once it is saved."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit(self._shown[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _refresh(self) -> None:
        words = self._wanted.split()
        fresh = [
            pick
            for pick in self._all
            if all(word in f"{pick.text} {pick.detail}".casefold() for word in words)
        ]
        replace_rows(self, self._shown, fresh)

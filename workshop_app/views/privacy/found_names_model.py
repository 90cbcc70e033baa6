"""The places where texts name somebody, each to be ticked or not."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from workshop_app.phases.privacy.erasing_people import Found, Spot
from workshop_app.translation import _
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.tickable_list_model import TickableListModel


class FoundNamesModel(TickableListModel):
    """What is surely meant is ticked at first."""

    def __init__(self, found: Sequence[Found], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = tuple(found)
        self._is_ticked = [one.is_proposed for one in found]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """One row a place."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Where it is, and the words around."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        found = self._found[index.row()]
        where = _("{where} (frühere Fassung)") if found.is_past else "{where}"
        where = where.format(where=found.where)
        words = " ".join(part for part in (found.before, found.name, found.after) if part)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{where}\n{words}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{found.name}, {where}: {words}"
            case Qt.ItemDataRole.CheckStateRole:
                is_ticked = self._is_ticked[index.row()]
                return (Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked).value
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._is_ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        return True

    def kept(self) -> tuple[Spot, ...]:
        """The places that stay as they are."""
        return tuple(
            one.spot for one, ticked in zip(self._found, self._is_ticked, strict=True) if not ticked
        )

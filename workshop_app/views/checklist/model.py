"""The lines of a checklist as a list that can be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from workshop_app.phases import checklists
from workshop_app.phases.checklists import ChecklistLine
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.row_sync import replace_rows
from workshop_app.views.parts.tickable_list_model import TickableListModel

LINE_ROLE = Qt.ItemDataRole.UserRole  # the ChecklistLine


class ChecklistModel(TickableListModel):
    """The method's lines and those that were added; ticking is one change."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        checklist: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._checklist = checklist
        self._lines = list(self._read())

    @property
    def lines(self) -> Sequence[ChecklistLine]:
        """What is shown."""
        return self._lines

    def reload(self) -> None:
        """Show what is saved, row by row."""
        replace_rows(self, self._lines, self._read())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """All lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tick, hint; screen readers hear all of it."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.CheckStateRole:
                return (Qt.CheckState.Checked if line.is_done else Qt.CheckState.Unchecked).value
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (line.text, line.hint, line.due) if part)
            case _ if role == LINE_ROLE:
                return line
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a line, or take that back."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        line = self._lines[index.row()]
        is_done = Qt.CheckState(value) == Qt.CheckState.Checked
        name = _("Punkt abgehakt") if is_done else _("Haken entfernt")
        self._bridge.act(
            name,
            lambda session: checklists.set_done(session, self._checklist, line, is_done=is_done),
        )
        return True

    def _read(self) -> tuple[ChecklistLine, ...]:
        with self._workshop.read() as session:
            return checklists.lines(session, self._checklist)

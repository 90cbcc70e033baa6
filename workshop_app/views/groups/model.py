"""The people at one table as a list, and how a person is carried to another one."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, Qt

from workshop_app.phases.groups.small_groups import Guest
from workshop_app.translation import _
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.row_sync import replace_rows

GUEST_ROLE = Qt.ItemDataRole.UserRole  # the Guest
GUEST_MIME = "application/x-workshop-guest"


class SeatModel(QAbstractListModel):
    """Who sits at a table; several tables have one each."""

    def __init__(self) -> None:
        super().__init__()
        self._guests: list[Guest] = []

    @property
    def guests(self) -> Sequence[Guest]:
        """What is shown."""
        return self._guests

    def show_guests(self, guests: Sequence[Guest]) -> None:
        """Show what is saved, row by row."""
        replace_rows(self, self._guests, guests)

    def row_of(self, guest_id: uuid.UUID) -> int:
        """The row of somebody; -1: sits elsewhere."""
        rows = (row for row, guest in enumerate(self._guests) if guest.id == guest_id)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """All people of the table."""
        return 0 if parent.isValid() else len(self._guests)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name; screen readers hear all of it."""
        if not index.isValid():
            return None
        guest = self._guests[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return guest.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                parts = (guest.name, guest.organisation, guest.sector_label, state_of(guest))
                return ", ".join(part for part in parts if part)
            case _ if role == GUEST_ROLE:
                return guest
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each person can be carried."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """What is carried."""
        return [GUEST_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The person that is carried."""
        mime = QMimeData()
        if indexes:
            mime.setData(GUEST_MIME, self._guests[indexes[0].row()].id.bytes)
        return mime


def guest_in(mime: QMimeData) -> uuid.UUID | None:
    """The person that is carried; None: it is something else."""
    raw = bytes(mime.data(GUEST_MIME).data())
    return uuid.UUID(bytes=raw) if raw else None


def state_of(guest: Guest) -> str:
    """What is special about somebody's seat."""
    if not guest.is_present:
        return _("nicht da")
    return _("bleibt hier") if guest.is_fixed else ""

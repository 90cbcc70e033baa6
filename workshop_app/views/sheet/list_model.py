"""The lines beside a sheet as a list: items under the headings of their goals."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workshop_app.phases.sheets.sheet_entries import Entry, EntryKind
from workshop_app.translation import _
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.row_sync import replace_rows

ENTRY_ROLE = Qt.ItemDataRole.UserRole  # the Entry
_FIXED = {EntryKind.GOAL, EntryKind.OBJECTIVE}


class SheetListModel(QAbstractListModel):
    """Headings cannot be chosen; items and the places for a first one can."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    @property
    def entries(self) -> list[Entry]:
        """What is shown."""
        return self._entries

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other or changed lines."""
        replace_rows(self, self._entries, entries)

    def place_of(self, item_id: object) -> QModelIndex:
        """Where an item stands; an invalid index if it is not here."""
        for number, entry in enumerate(self._entries):
            if entry.id == item_id:
                return self.index(number)
        return QModelIndex()

    def item_ids(self) -> list[uuid.UUID]:
        """The items in order."""
        return [
            entry.id
            for entry in self._entries
            if entry.kind is EntryKind.ITEM and isinstance(entry.id, uuid.UUID)
        ]

    def group_of(self, item_id: uuid.UUID) -> list[uuid.UUID]:
        """The items that stand under the same heading, in order; empty if it is not here."""
        group: list[uuid.UUID] = []
        for entry in self._entries:
            if entry.kind is not EntryKind.ITEM:
                if item_id in group:
                    break
                group = []
            elif isinstance(entry.id, uuid.UUID):
                group.append(entry.id)
        return group if item_id in group else []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """All lines."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over by the arrow keys."""
        if index.isValid() and self._entries[index.row()].kind in _FIXED:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text; screen readers hear who, when and what is missing too."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.text
            case Qt.ItemDataRole.ToolTipRole:
                return entry.text if len(entry.text) > _WHERE_TEXTS_ARE_CUT else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(entry)
            case _ if role == ENTRY_ROLE:
                return entry
        return None


_WHERE_TEXTS_ARE_CUT = 60


def _spoken(entry: Entry) -> str:
    parts = [entry.code, entry.overline, entry.text, entry.who, entry.when]
    if entry.kind is EntryKind.ITEM:
        parts += [gap.text for gap in entry.gaps] or [_("vollständig")]
    return ", ".join(part for part in parts if part)

"""The snapshots of a workshop as a list: when, in which step, how much is in them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workshop_app import german
from workshop_app.phases.method import UnknownStepError, load_method
from workshop_app.storage.snapshots import Contents
from workshop_app.translation import _, ngettext
from workshop_app.views.parts.index import Index

CONTENTS = Qt.ItemDataRole.UserRole  # Contents
DETAILS = Qt.ItemDataRole.UserRole + 1  # the second line
_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


class SnapshotModel(QAbstractListModel):
    """The newest first."""

    def __init__(self, file_name: str, parent: QObject | None = None) -> None:
        """Begin without any.

        Args:
            file_name: of the workshop; of others the name is told.
            parent: keeps it.
        """
        super().__init__(parent)
        self._file_name = file_name
        self._rows: tuple[Contents, ...] = ()

    def show_contents(self, rows: Sequence[Contents]) -> None:
        """Show other snapshots."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The moment, the details, or all that is known."""
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return german.format_long_moment(row.snapshot.at)
            case Qt.ItemDataRole.ToolTipRole:
                return str(row.snapshot.path)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{german.format_long_moment(row.snapshot.at)}, {self._details(row)}"
            case _ if role == DETAILS:
                return self._details(row)
            case _ if role == CONTENTS:
                return row
        return None

    def _details(self, row: Contents) -> str:
        if not row.is_sound:
            return _("Beschädigt: bitte eine andere wählen")
        parts = [
            _step_of(row),
            ngettext("{count} Karte", "{count} Karten", row.cards).format(
                count=german.format_number(row.cards)
            ),
            ngettext("{count} Änderung", "{count} Änderungen", row.changes).format(
                count=german.format_number(row.changes)
            ),
            _size_of(row),
        ]
        if row.origin and row.origin != self._file_name:
            parts.append(_("aus „{name}“").format(name=row.origin))
        return " · ".join(part for part in parts if part)


def _step_of(row: Contents) -> str:
    step = row.snapshot.step
    try:
        return f"{step} {load_method().step(step).title}"
    except UnknownStepError:  # an own step
        return step


def _size_of(row: Contents) -> str:
    if row.size < _MEGABYTE:
        return _("{size} KB").format(size=german.format_number(-(-row.size // _KILOBYTE)))
    return _("{size} MB").format(size=german.format_number(round(row.size / _MEGABYTE, 1)))

"""The workshops that were open last."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workshop_app.translation import _, ngettext
from workshop_app.views.parts.index import Index
from workshop_app.views.settings import RecentWorkshop

WORKSHOP = Qt.ItemDataRole.UserRole  # RecentWorkshop
IS_MISSING = Qt.ItemDataRole.UserRole + 1  # bool


class RecentModel(QAbstractListModel):
    """The newest first; files that are gone are marked when somebody has looked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshops: tuple[RecentWorkshop, ...] = ()
        self._missing: frozenset[str] = frozenset()

    def show_workshops(self, workshops: Sequence[RecentWorkshop]) -> None:
        """Show other workshops."""
        self.beginResetModel()
        self._workshops = tuple(workshops)
        self.endResetModel()

    def mark_missing(self, paths: Iterable[str]) -> None:
        """Grey those whose files are not there."""
        self._missing = frozenset(paths)
        if self._workshops:
            self.dataChanged.emit(self.index(0), self.index(len(self._workshops) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """How many there are."""
        return 0 if parent.isValid() else len(self._workshops)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The municipality, all in words, or the workshop itself."""
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        workshop = self._workshops[index.row()]
        is_missing = workshop.path in self._missing
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_of(workshop)
            case Qt.ItemDataRole.ToolTipRole:
                return workshop.path
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(workshop, is_missing=is_missing)
            case _ if role == WORKSHOP:
                return workshop
            case _ if role == IS_MISSING:
                return is_missing
        return None


def name_of(workshop: RecentWorkshop) -> str:
    """The municipality, or the name of the file where it is not known yet."""
    return workshop.municipality or Path(workshop.path).stem


def place_of(workshop: RecentWorkshop, *, is_missing: bool) -> str:
    """Where the workshop stands, or that its file is not there."""
    if is_missing:
        return _("Datei nicht gefunden: {path}").format(path=workshop.path)
    return workshop.step


def progress_of(workshop: RecentWorkshop) -> str:
    """Such as „13 von 36 Schritten“."""
    text = ngettext("{done} von {count} Schritt", "{done} von {count} Schritten", workshop.steps)
    return text.format(done=workshop.steps_done, count=workshop.steps)


def _spoken(workshop: RecentWorkshop, *, is_missing: bool) -> str:
    parts = [name_of(workshop), workshop.title, workshop.dates]
    parts.append(place_of(workshop, is_missing=is_missing))
    if workshop.steps and not is_missing:
        parts.append(progress_of(workshop))
    return ", ".join(part for part in parts if part)

"""What was found, as a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workshop_app.phases.search.search import Hit
from workshop_app.views.parts.index import Index

HIT = Qt.ItemDataRole.UserRole


class SearchModel(QAbstractListModel):
    """The best hit first; each search shows another list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show what was found now."""
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """How many were found."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, all in words, or the hit itself."""
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        hit = self.hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return in_words(hit)
            case _ if role == HIT:
                return hit
        return None


def in_words(hit: Hit) -> str:
    """All that the row shows: „Karte K-012: Lesepaten, Bildung, Stärken“."""
    entry = hit.entry
    kind = f"{entry.kind.label} {entry.code}".rstrip()
    return f"{kind}: {', '.join(filter(None, (entry.title, entry.detail, entry.place)))}"

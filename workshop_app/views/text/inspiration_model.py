"""The clusters and cards beside a text, as a list: a cluster's title, then its cards."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from workshop_app.phases.texts import Inspiration

CARD_TEXT_ROLE = Qt.ItemDataRole.UserRole  # what Enter puts into the text


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    is_title: bool


class InspirationModel(QAbstractListModel):
    """Read-only rows; shown anew as a whole, for the boards it comes from are another step's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._title_font = QFont()
        self._title_font.setBold(True)

    def show(self, inspirations: tuple[Inspiration, ...]) -> None:
        """Show these clusters, unless they are shown already."""
        rows = [
            row
            for cluster in inspirations
            for row in (_Row(cluster.title, True), *(_Row(card, False) for card in cluster.cards))
        ]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Titles and cards."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The text; titles are bold, cards stand behind a dot."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text if row.is_title else f"•  {row.text}"
            case Qt.ItemDataRole.FontRole if row.is_title:
                return self._title_font
            case _ if role == CARD_TEXT_ROLE:
                return row.text
        return None

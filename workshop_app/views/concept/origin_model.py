"""What a goal or project grew from, as lines: cards under their clusters, figures, points."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from workshop_app import german
from workshop_app.concept.origin import Origin, Source
from workshop_app.translation import _, ngettext
from workshop_app.views.parts.index import Index

SOURCE = Qt.ItemDataRole.UserRole  # origin.Source, None for a title


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    source: Source | None = None  # None: a title


class OriginModel(QAbstractListModel):
    """Shown anew as a whole, for it is of another goal each time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._title_font = QFont()
        self._title_font.setBold(True)

    def show_origin(self, origin: Origin | None) -> None:
        """Show an origin, unless it is shown already; None: nothing."""
        lines = [] if origin is None else _lines(origin)
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """Titles and sources."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only a source can be chosen."""
        is_title = index.isValid() and self._lines[index.row()].source is None
        return Qt.ItemFlag.ItemIsEnabled if is_title else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text with its code, or the source itself."""
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                code = line.source.code if line.source else ""
                return f"{code}  {line.text}" if code else line.text
            case Qt.ItemDataRole.FontRole if line.source is None:
                return self._title_font
            case Qt.ItemDataRole.ToolTipRole if line.source is not None:
                return _("{code}: Eingabetaste führt dorthin").format(code=line.source.code)
            case _ if role == SOURCE:
                return line.source
        return None


def _lines(origin: Origin) -> list[_Line]:
    lines: list[_Line] = []
    groups = (
        (ngettext("{count} Karte", "{count} Karten", len(origin.cards)), origin.cards),
        (ngettext("{count} Cluster", "{count} Cluster", len(origin.clusters)), origin.clusters),
        (ngettext("{count} Kennzahl", "{count} Kennzahlen", len(origin.figures)), origin.figures),
    )
    if origin.points is not None:
        points = german.format_number(origin.points)
        text = ngettext("{count} Punkt", "{count} Punkte", origin.points)
        lines.append(_Line(text.format(count=points)))
    for title, sources in groups:
        if sources:
            lines.append(_Line(title.format(count=len(sources))))
            lines += [_Line(source.text, source) for source in sources]
    return lines

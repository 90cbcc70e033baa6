"""The findings of the Konzept-Check as a list: the open ones, below them the accepted ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workshop_app.concept.check import Finding, Severity
from workshop_app.translation import _
from workshop_app.views.parts.index import Index

ROW = Qt.ItemDataRole.UserRole  # FindingRow | AcceptedHead


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, open or accepted."""

    finding: Finding

    def spoken(self) -> str:
        """All of it in words."""
        finding = self.finding
        parts = [severity_label(finding.severity), finding.message, finding.rule]
        if finding.object_code:
            parts.append(finding.object_code)
        if finding.accepted_reason is not None:
            parts.append(_("angenommen: {reason}").format(reason=finding.accepted_reason))
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class AcceptedHead:
    """The line above the accepted findings, which folds them."""

    count: int
    is_unfolded: bool

    def text(self) -> str:
        """Such as „Angenommen (3)“."""
        return _("Angenommen ({count})").format(count=self.count)


class FindingModel(QAbstractListModel):
    """Changes only the rows that differ; another look at the same concept moves nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._rows: list[FindingRow | AcceptedHead] = []
        self._is_unfolded = False

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what a look has found."""
        self._findings = tuple(findings)
        self._update()

    def findings(self) -> Iterator[Finding]:
        """Those that have a row."""
        return (row.finding for row in self._rows if isinstance(row, FindingRow))

    def toggle_accepted(self) -> None:
        """Fold or unfold the accepted findings."""
        self._is_unfolded = not self._is_unfolded
        self._update()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """Findings and the line between them."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The message, all in words, or the row itself."""
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        match row, role:
            case FindingRow(), Qt.ItemDataRole.DisplayRole:
                return row.finding.message
            case FindingRow(), Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken()
            case AcceptedHead(), Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.text()
        return None

    def _update(self) -> None:
        rows = self._make_rows()
        start = 0
        while start < min(len(rows), len(self._rows)) and rows[start] == self._rows[start]:
            start += 1
        end = 0
        rest = min(len(rows), len(self._rows)) - start
        while end < rest and rows[-1 - end] == self._rows[-1 - end]:
            end += 1
        gone, new = self._rows[start : len(self._rows) - end], rows[start : len(rows) - end]
        if gone:
            self.beginRemoveRows(QModelIndex(), start, start + len(gone) - 1)
            del self._rows[start : start + len(gone)]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(QModelIndex(), start, start + len(new) - 1)
            self._rows[start:start] = new
            self.endInsertRows()

    def _make_rows(self) -> list[FindingRow | AcceptedHead]:
        rows: list[FindingRow | AcceptedHead] = [
            FindingRow(finding) for finding in self._findings if finding.is_open
        ]
        accepted = [FindingRow(finding) for finding in self._findings if not finding.is_open]
        if accepted:
            rows.append(AcceptedHead(len(accepted), self._is_unfolded))
            rows.extend(accepted if self._is_unfolded else ())
        return rows


def severity_label(severity: Severity) -> str:
    """The severity as people read it."""
    return {
        Severity.ERROR: _("Fehler"),
        Severity.WARNING: _("Warnung"),
        Severity.HINT: _("Hinweis"),
    }[severity]

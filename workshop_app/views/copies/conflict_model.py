"""The conflicts between two copies as a list, each with the side that holds."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workshop_app.merging.plan import Conflict, ConflictId, Plan, Side
from workshop_app.phases.copies.merge_texts import ConflictText, conflict_text
from workshop_app.translation import _
from workshop_app.views.parts.index import Index


class ConflictModel(QAbstractListModel):
    """Knows what people decided, and what holds where they did not."""

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conflicts: tuple[Conflict, ...] = tuple(plan.conflicts.values())
        self._texts = [conflict_text(conflict, plan) for conflict in self._conflicts]
        order = sorted(range(len(self._texts)), key=lambda place: self._texts[place].title)
        self._conflicts = tuple(self._conflicts[place] for place in order)
        self._texts = [self._texts[place] for place in order]
        self._decided: dict[ConflictId, Side] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """One row a conflict."""
        return 0 if parent.isValid() else len(self._conflicts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What it is about and what holds, on two lines."""
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        text = self._texts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return f"{text.title}\n{text.subject} → {self.holding_text(index.row())}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{text.title}, {text.subject}, {self.holding_text(index.row())}"
        return None

    def text(self, row: int) -> ConflictText:
        """Both sides in words."""
        return self._texts[row]

    def side(self, row: int) -> Side:
        """What holds."""
        return self.decide(self._conflicts[row])

    def decide(self, conflict: Conflict) -> Side:
        """What people chose, or what holds without."""
        return self._decided.get(conflict.id, conflict.default)

    def choose(self, row: int, side: Side) -> None:
        """Somebody chose a side."""
        self._decided[self._conflicts[row].id] = side
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def choose_all(self, side: Side) -> None:
        """Somebody chose a side for all."""
        self._decided = {conflict.id: side for conflict in self._conflicts}
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def decided_count(self) -> int:
        """How many people have chosen themselves."""
        return len(self._decided)

    def holding_text(self, row: int) -> str:
        """Such as „Behalten (Vorschlag)“."""
        text, side = self._texts[row], self.side(row)
        action = text.ours_action if side is Side.OURS else text.theirs_action
        if self._conflicts[row].id in self._decided:
            return action
        return _("{action} (Vorschlag)").format(action=action)

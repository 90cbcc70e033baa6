"""The agenda as a list of parts and steps."""

import enum
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Slot

from workshop_app import german
from workshop_app.model.workshop import Event, OwnStep, StepRun, StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.agenda import AgendaRow
from workshop_app.phases.method import Part, load_method
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.row_sync import replace_rows

ROW = Qt.ItemDataRole.UserRole  # RailRow
# What the order and the times follow from.
_TABLES = tuple(kind.__tablename__ for kind in (StepRun, OwnStep, Event))


class Mark(enum.Enum):
    """Where a step stands, as a sign and as words."""

    NONE = enum.auto()  # the head of a part
    OPEN = enum.auto()
    BEGUN = enum.auto()  # left without being finished
    RUNNING = enum.auto()
    DONE = enum.auto()
    SKIPPED = enum.auto()

    @property
    def label(self) -> str:
        """In words, for tool tips and screen readers."""
        return {
            Mark.NONE: "",
            Mark.OPEN: _("offen"),
            Mark.BEGUN: _("begonnen"),
            Mark.RUNNING: _("läuft"),
            Mark.DONE: _("fertig"),
            Mark.SKIPPED: _("übersprungen"),
        }[self]


_MARKS: dict[str, Mark] = {
    StepStatus.RUNNING: Mark.BEGUN,
    StepStatus.DONE: Mark.DONE,
    StepStatus.SKIPPED: Mark.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class RailRow:
    """A line of the rail: a step, or the head of a part (whose key is empty)."""

    title: str
    key: str = ""
    mark: Mark = Mark.NONE
    time: str = ""  # start of the plan, empty before and after the two days
    minutes: int = 0
    minutes_actual: int | None = None
    is_break: bool = False
    is_current: bool = False

    @property
    def id(self) -> str:
        """What tells it apart from the others."""
        return self.key or self.title

    def spoken(self) -> str:
        """All of it in words."""
        minutes = german.format_minutes(self.minutes) if self.minutes else ""
        if self.minutes_actual is not None:
            taken = german.format_minutes(self.minutes_actual)
            minutes = _("{taken} gebraucht, {planned} geplant").format(taken=taken, planned=minutes)
        clock = _("{time} Uhr").format(time=self.time) if self.time else ""
        here = _("aktueller Schritt") if self.is_current else ""
        return ", ".join(
            part for part in (self.title, self.mark.label, here, clock, minutes) if part
        )


class AgendaModel(QAbstractListModel):
    """All steps under the heads of their parts."""

    def __init__(
        self, workshop: WorkshopFile, bridge: ChangeBridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self.current = ""  # key of the step where the moderator is
        self._rows = self._read()
        bridge.committed.connect(self._on_committed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """Parts and steps together."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the words for it, or the whole row."""
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken()
            case Qt.ItemDataRole.ToolTipRole:
                return row.spoken() if row.key else None
            case _ if role == ROW:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads of parts cannot be chosen."""
        if not index.isValid() or not self._rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        never = Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | never

    def set_current(self, key: str) -> None:
        """Mark the step where the moderator is."""
        self.current = key
        self._refresh()

    def index_of(self, key: str) -> QModelIndex:
        """Where a step stands; invalid if there is none."""
        for number, row in enumerate(self._rows):
            if row.key == key:
                return self.index(number)
        return QModelIndex()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            self._refresh()

    def _refresh(self) -> None:
        replace_rows(self, self._rows, self._read())

    def _read(self) -> list[RailRow]:
        with self._workshop.read() as session:
            steps = agenda.agenda(session)
        rows = []
        for part in load_method().parts:
            rows.append(RailRow(_head(part)))
            rows.extend(self._as_row(step) for step in steps if step.text.part == part.key)
        return rows

    def _as_row(self, step: AgendaRow) -> RailRow:
        text = step.text
        is_on = step.status != StepStatus.SKIPPED
        row = RailRow(
            title=text.title,
            key=text.key,
            mark=_MARKS.get(step.status, Mark.OPEN),
            time=german.format_time(step.start) if step.start and is_on else "",
            minutes=step.minutes_planned,
            minutes_actual=step.minutes_actual,
            is_break=text.is_break,
        )
        if text.key != self.current:
            return row
        mark = row.mark if row.mark in {Mark.DONE, Mark.SKIPPED} else Mark.RUNNING
        return replace(row, is_current=True, mark=mark)


def _head(part: Part) -> str:
    return " · ".join(text for text in (part.title, part.subtitle) if text)

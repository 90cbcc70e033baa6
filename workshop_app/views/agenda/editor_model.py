"""One day of the agenda as a table: when, what, how long, whether fixed, whether left out."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Slot,
)
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.workshop import Event, OwnStep, StepRun
from workshop_app.phases import agenda
from workshop_app.phases.method import PartKey
from workshop_app.phases.schedule import agenda_edit
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.agenda.editor_rows import Column, EditorRow, hint, look, shown, spoken
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.row_sync import replace_rows

_MIME = "application/x-konzeptwerkstatt-step"
_TABLES = tuple(kind.__tablename__ for kind in (StepRun, OwnStep, Event))


class AgendaEditorModel(QAbstractTableModel):
    """Each edit is one change; the times of all rows follow from what was saved."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        part: PartKey,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self.part = part
        self._rows = self._read()
        bridge.committed.connect(self._on_committed)

    @property
    def rows(self) -> Sequence[EditorRow]:
        """What is shown."""
        return self._rows

    def show_part(self, part: PartKey) -> None:
        """Show another day."""
        self.beginResetModel()
        self.part = part
        self._rows = self._read()
        self.endResetModel()

    def index_of(self, key: str, column: Column = Column.TITLE) -> QModelIndex:
        """The cell of a step; invalid if it is not in this day."""
        for number, row in enumerate(self._rows):
            if row.id == key:
                return self.index(number, column)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """Steps and breaks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """Always the same."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return Column(section).label
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tick and looks of a cell."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(row, column)
            case Qt.ItemDataRole.EditRole:
                return row.text(column)
            case Qt.ItemDataRole.CheckStateRole:
                return row.check_state(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return hint(row, column)
            case _:
                return look(row, column, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles of the method stay; all else can be changed, and rows can be dragged."""
        flags = super().flags(index)
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self._workshop.is_read_only:
            return flags
        row, column = self._rows[index.row()], Column(index.column())
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        if row.is_ticked(column) is not None:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if column is not Column.TITLE or row.agenda.is_own:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Save what was typed or ticked; the cell changes when it is saved."""
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole:
            is_on = Qt.CheckState(value) == Qt.CheckState.Checked
            self._tick(row, column, is_on=is_on)
            return True
        text = str(value)
        if role != Qt.ItemDataRole.EditRole or text == row.text(column):
            return role == Qt.ItemDataRole.EditRole
        match column:
            case Column.BEGIN:
                pin = partial(agenda_edit.pin, row=row.agenda, text=text)
                return self.edit(_("Uhrzeit geändert"), pin)
            case Column.MINUTES:
                plan = partial(agenda_edit.set_minutes, row=row.agenda, text=text)
                return self.edit(_("Dauer geändert"), plan)
            case Column.TITLE:
                rename = partial(agenda_edit.rename, key=row.id, title=text)
                return self.edit(_("Schritt umbenannt"), rename)
        return False

    def edit(self, label: str, action: Callable[[Session], object]) -> bool:
        """Run an edit as one change; before it, what undo must not take away is made.

        False if it was refused; the message says why.
        """

        def run(session: Session) -> bool:
            action(session)
            return True

        if not self._has_all_runs():
            prepare = partial(agenda_edit.prepare, part=self.part)
            self._bridge.act(_("Ablauf geöffnet"), prepare, is_undoable=False)
        return self._bridge.act(label, run) is not None

    def move(self, key: str, target: int) -> None:
        """Put a step before the row that stands there now, or behind the last one."""
        keys = [row.id for row in self._rows]
        source = keys.index(key)
        keys.remove(key)
        keys.insert(target - 1 if target > source else target, key)
        self.edit(
            _("Ablauf umgestellt"), partial(agenda_edit.move, part=self.part, keys=tuple(keys))
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move within the table."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own rows can be dropped."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The key of the dragged step."""
        mime = QMimeData()
        mime.setData(_MIME, self._rows[indexes[0].row()].id.encode())
        return mime

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Move the dragged step: between two rows, or before the one it was dropped on."""
        if not data.hasFormat(_MIME):
            return False
        target = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        self.move(bytes(data.data(_MIME).data()).decode(), target)
        return False  # the rows are moved already: the view shall not take away the old one

    def _tick(self, row: EditorRow, column: Column, *, is_on: bool) -> None:
        if column is Column.LEFT_OUT:
            name = _("Schritt entfällt") if is_on else _("Schritt wieder aufgenommen")
            self.edit(name, partial(agenda_edit.set_left_out, row=row.agenda, is_left_out=is_on))
            return
        name = _("Uhrzeit festgelegt") if is_on else _("Uhrzeit freigegeben")
        start = row.agenda.start
        text = german.format_time(start) if is_on and start is not None else ""
        self.edit(name, partial(agenda_edit.pin, row=row.agenda, text=text))

    def _has_all_runs(self) -> bool:
        with self._workshop.read() as session:
            return agenda_edit.is_prepared(session, self.part)

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            replace_rows(self, self._rows, self._read())

    def _read(self) -> list[EditorRow]:
        with self._workshop.read() as session:
            return [EditorRow(row) for row in agenda.day(session, self.part)]

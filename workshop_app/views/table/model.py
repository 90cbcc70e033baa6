"""The rows of a table as a Qt model; typing in the empty last row makes a new one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from sqlalchemy.orm import Session

from workshop_app.phases import records
from workshop_app.phases.fields import Choice, Field, FieldKind, choices_of, choose, is_empty, parse
from workshop_app.phases.tables import table_rows
from workshop_app.phases.tables.table_rows import Pasted, Row
from workshop_app.phases.tables.table_spec import TableSpec
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.look.theme import PALETTE
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.row_sync import replace_rows, tell_changed
from workshop_app.views.table.messages import about_pasted, about_value, pasting

VALUE_ROLE = Qt.ItemDataRole.UserRole  # the value itself, to read and to set
_NUMBERS = {FieldKind.NUMBER, FieldKind.INTEGER, FieldKind.YEAR, FieldKind.EURO}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """Shows what is saved; each edit is one change."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        spec: TableSpec,
        step: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._step = step
        self.spec = spec
        self._tables = {spec.kind.__tablename__} | {
            field.link.__tablename__ for field in spec.fields if field.link is not None
        }
        self._rows = list(self._read())
        self._shows_entry_row = self.has_entry_row
        bridge.committed.connect(self._on_committed)

    @property
    def rows(self) -> Sequence[Row]:
        """The saved rows, without the empty last one."""
        return self._rows

    @property
    def has_entry_row(self) -> bool:
        """Whether there is an empty last row for a new one."""
        return self.spec.can_add and not self._workshop.is_read_only

    def field_at(self, column: int) -> Field:
        """The field of a column."""
        return self.spec.fields[column]

    def choices(self, field: Field) -> tuple[Choice, ...]:
        """What can be chosen in a cell of this field."""
        with self._workshop.read() as session:
            return choices_of(session, field)

    def is_gap(self, index: Index) -> bool:
        """Whether a wanted value is missing here."""
        if not index.isValid() or index.row() >= len(self._rows):
            return False
        field = self.field_at(index.column())
        return field.is_wanted and is_empty(self._rows[index.row()].values[index.column()])

    # Qt's own interface

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """The saved rows and the empty last one."""
        return 0 if parent.isValid() else len(self._rows) + self._shows_entry_row

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """One a field."""
        return 0 if parent.isValid() else len(self.spec.fields)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Labels above, codes or numbers at the left."""
        if orientation == Qt.Orientation.Horizontal:
            field = self.spec.fields[section]
            match role:
                case Qt.ItemDataRole.DisplayRole:
                    return field.label
                case Qt.ItemDataRole.ToolTipRole:
                    return field.hint or field.label
            return None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section >= len(self._rows):
            return "+"
        return self._rows[section].code or str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All cells can be edited; flags are ticked."""
        flags = super().flags(index)
        if not index.isValid() or self._workshop.is_read_only:
            return flags
        if self.field_at(index.column()).kind is FieldKind.FLAG:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, value, and what a gap looks like."""
        if not index.isValid():
            return None
        field = self.field_at(index.column())
        if index.row() >= len(self._rows):
            return self._entry_data(field, index.column(), role)
        return self._cell_data(field, index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Save a typed text (EditRole), a chosen value (VALUE_ROLE) or a tick; False: refused."""
        field = self.field_at(index.column())
        try:
            match role:
                case Qt.ItemDataRole.EditRole:
                    saved = self._typed(field, str(value))
                case Qt.ItemDataRole.CheckStateRole:
                    saved = Qt.CheckState(value) == Qt.CheckState.Checked
                case _ if role == VALUE_ROLE:
                    saved = value
                case _:
                    return False
        except WorkshopError as error:
            self._bridge.tell(Message(str(error), Tone.ERROR))
            return False
        is_saved = self._save(index.row(), field, saved)
        remark = about_value(field, saved)
        if is_saved and remark is not None:
            self._bridge.tell(remark)
        return is_saved

    # What the view asks for

    def clear_cells(self, indexes: Sequence[Index]) -> None:
        """Empty these cells in one change."""
        cells = [
            (self._rows[index.row()].id, self.field_at(index.column()))
            for index in indexes
            if index.row() < len(self._rows)
        ]

        def clear(session: Session) -> None:
            for row_id, field in cells:
                table_rows.set_cell(session, self.spec, row_id, field.attribute, parse(field, ""))

        label = ngettext("{count} Zelle geleert", "{count} Zellen geleert", len(cells))
        self._bridge.act(label.format(count=len(cells)), clear)

    def delete_rows(self, numbers: Sequence[int]) -> None:
        """Delete these rows in one change."""
        row_ids = [self._rows[number].id for number in numbers if number < len(self._rows)]
        if not row_ids:
            return
        label = ngettext("{count} Zeile gelöscht", "{count} Zeilen gelöscht", len(row_ids))
        label = label.format(count=len(row_ids))
        done = self._bridge.act(
            label, lambda session: records.delete(session, self.spec.kind, row_ids)
        )
        if done is not None:
            self._bridge.tell(Message(label, offers_undo=True))

    def move_row(self, number: int, distance: int) -> bool:
        """Move a row up (−1) or down (+1); False at the ends."""
        target = number + distance
        if not (0 <= number < len(self._rows) and 0 <= target < len(self._rows)):
            return False
        order = [row.id for row in self._rows]
        order[number], order[target] = order[target], order[number]
        self._bridge.act(
            _("Zeile verschoben"),
            lambda session: records.move(session, self.spec.kind, order),
        )
        return True

    def paste(self, text: str, row: int, column: int) -> Pasted | None:
        """Fill cells from a corner on with what a spreadsheet put on the clipboard."""
        cells = self._bridge.tried(lambda: table_rows.split_clipboard(text))
        if cells is None:
            return None
        row_ids = [saved.id for saved in self._rows[row:]]
        label = pasting(table_rows.count_rows(self.spec, cells))
        pasted = self._bridge.act(
            label,
            lambda session: table_rows.paste(
                session, self.spec, cells, row_ids=row_ids, first_column=column, step=self._step
            ),
        )
        if pasted is not None:
            self._bridge.tell(about_pasted(pasted))
        return pasted

    def row_of(self, code: str) -> int | None:
        """The number of the row with this code, or with this id where rows have no code."""
        return next(
            (n for n, row in enumerate(self._rows) if code in {row.code, str(row.id)}), None
        )

    def gaps(self) -> int:
        """How many wanted values are missing."""
        wanted = [n for n, field in enumerate(self.spec.fields) if field.is_wanted]
        return sum(is_empty(row.values[column]) for row in self._rows for column in wanted)

    def _entry_data(self, field: Field, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return _("{row_name} eingeben\N{NO-BREAK SPACE}…").format(row_name=self.spec.row_name)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(PALETTE.placeholder)
        if role == Qt.ItemDataRole.EditRole:
            return ""
        if role == Qt.ItemDataRole.CheckStateRole and field.kind is FieldKind.FLAG:
            return Qt.CheckState.Unchecked.value
        return None

    def _cell_data(self, field: Field, index: Index, role: int) -> object:
        row = self._rows[index.row()]
        text, value = row.texts[index.column()], row.values[index.column()]
        is_flag = field.kind is FieldKind.FLAG
        match role:
            case Qt.ItemDataRole.DisplayRole:
                gap = _("fehlt") if self.is_gap(index) else ""
                return "" if is_flag else text or gap
            case Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return text if len(text) > 20 else field.hint or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{field.label}: {text or _('leer')}"
            case Qt.ItemDataRole.ForegroundRole if self.is_gap(index):
                return QColor(PALETTE.warning)
            case Qt.ItemDataRole.TextAlignmentRole if field.kind in _NUMBERS:
                return _RIGHT
            case Qt.ItemDataRole.CheckStateRole if is_flag:
                return (Qt.CheckState.Checked if value else Qt.CheckState.Unchecked).value
            case _ if role == VALUE_ROLE:
                return value
        return None

    def _typed(self, field: Field, text: str) -> object:
        if field.kind in {FieldKind.CHOICE, FieldKind.LINK} and text.strip():
            return choose(self.choices(field), text).value
        return parse(field, text)

    def _save(self, number: int, field: Field, value: object) -> bool:
        if number >= len(self._rows):
            return self._add(field, value)
        row = self._rows[number]
        column = self.spec.fields.index(field)
        if row.values[column] == value:
            return True
        label = _("{field} geändert").format(field=field.label)
        self._bridge.act(
            label,
            lambda session: table_rows.set_cell(session, self.spec, row.id, field.attribute, value),
        )
        return True

    def _add(self, field: Field, value: object) -> bool:
        if is_empty(value) or value is False:
            return True
        values: dict[str, Any] = {"step": self._step, field.attribute: value}
        label = _("{row_name} angelegt").format(row_name=self.spec.row_name)
        added = self._bridge.act(
            label, lambda session: table_rows.add_row(session, self.spec, **values)
        )
        return added is not None

    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*self._tables):
            append = self._fill_entry_row if self.has_entry_row else None
            replace_rows(self, self._rows, self._read(), append=append)

    def _fill_entry_row(self, row: Row) -> None:
        """The empty row becomes a saved one, so that the focus stays in it; another follows."""
        self._shows_entry_row = False
        self._rows.append(row)
        tell_changed(self, len(self._rows) - 1)
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
        self._shows_entry_row = True
        self.endInsertRows()

    def _read(self) -> tuple[Row, ...]:
        with self._workshop.read() as session:
            return table_rows.read_rows(session, self.spec)

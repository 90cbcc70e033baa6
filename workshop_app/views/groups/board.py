"""The tables of a day side by side, and how people go from one to another."""

import uuid

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QWidget

from workshop_app.phases.groups.small_groups import Guest, Plan, Table, chosen_fields
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.groups.changes import GroupChanges
from workshop_app.views.groups.column import SeatColumn, TableColumn, WaitingColumn
from workshop_app.views.look.theme import SPACING

_LAST_DIGIT = 9


class GroupBoard(QScrollArea):
    """Whoever has no place yet at the left, then the tables."""

    def __init__(
        self,
        workshop: WorkshopFile,
        changes: GroupChanges,
        plan: Plan,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._changes = changes
        self._plan = plan
        self.columns: list[TableColumn] = []
        self.waiting = WaitingColumn()
        room = QWidget()
        self._row = QHBoxLayout(room)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING.s)
        self._row.addWidget(self.waiting)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(room)
        self.waiting.place_button.clicked.connect(self._place_late)
        self.waiting.place_button.setEnabled(not workshop.is_read_only)
        self._connect_list(self.waiting)

    def _connect_list(self, column: SeatColumn) -> None:
        seats = column.list
        seats.number_pressed.connect(self._on_number)
        seats.hold_wanted.connect(self._on_hold)
        seats.removal_wanted.connect(self._on_removal)
        seats.neighbour_wanted.connect(self._on_neighbour)
        seats.menu_wanted.connect(self._on_menu)
        seats.dropped.connect(self._on_dropped)

    def show_plan(self, plan: Plan) -> None:
        """Show the groups as they are saved."""
        self._plan = plan
        self._show_columns()
        self.waiting.setVisible(bool(plan.waiting))
        self.waiting.show_guests(plan.waiting)

    def focus_first(self) -> None:
        """Put the focus on the first person, of those without a place if there are any."""
        columns = self._shown()
        if columns:
            next((c for c in columns if c.model.rowCount()), columns[0]).focus_guest()

    def save_pending(self) -> None:
        """Save the names of hosts that are typed."""
        for column in self.columns:
            column.save_pending()

    def jump_to(self, code: str) -> bool:
        """Show the table with this code."""
        for table, column in zip(self._plan.tables, self.columns, strict=True):
            if table.code == code:
                column.focus_guest()
                self.ensureWidgetVisible(column)
                return True
        return False

    def _show_columns(self) -> None:
        with self._workshop.read() as session:
            fields = chosen_fields(session)
        kept = {column.group_id: column for column in self.columns}
        wanted = [
            kept.pop(table.id) if table.id in kept else self._make_column(table)
            for table in self._plan.tables
        ]
        for column in kept.values():
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self.columns = wanted
        for place, (table, column) in enumerate(zip(self._plan.tables, wanted, strict=True), 1):
            if self._row.indexOf(column) != place:
                self._row.insertWidget(place, column, 1)
            column.show_table(table, fields)
            column.show()

    def _make_column(self, table: Table) -> TableColumn:
        column = TableColumn(table)
        column.field_chosen.connect(self._changes.set_field)
        column.host_named.connect(self._changes.set_host)
        self._connect_list(column)
        if self._workshop.is_read_only:
            column.set_read_only()
        return column

    @Slot()
    def _place_late(self) -> None:
        self._changes.place_late()
        self.focus_first()

    def _shown(self) -> list[SeatColumn]:
        return [*([self.waiting] if self._plan.waiting else []), *self.columns]

    def _column_with_focus(self) -> int | None:
        places = (n for n, column in enumerate(self._shown()) if column.list.hasFocus())
        return next(places, None)

    @Slot(object, int)
    def _on_number(self, guest_id: uuid.UUID, number: int) -> None:
        if number <= len(self._plan.tables):
            self._move(guest_id, number - 1)

    @Slot(object)
    def _on_dropped(self, guest_id: uuid.UUID) -> None:
        lists = [column.list for column in self.columns]
        sender = self.sender()
        if sender in lists:
            self._move(guest_id, lists.index(sender))
        elif sender is self.waiting.list:
            self._on_removal(guest_id)

    def _move(self, guest_id: uuid.UUID, place: int) -> None:
        if self._workshop.is_read_only:
            return
        here = self._column_with_focus()
        self._changes.move(guest_id, self._plan.tables[place])
        if here is not None:  # the next one at the same table follows
            columns = self._shown()
            columns[min(here, len(columns) - 1)].list.setFocus()

    @Slot(object)
    def _on_hold(self, guest: Guest) -> None:
        if not self._workshop.is_read_only:
            self._changes.hold(guest)

    @Slot(object)
    def _on_removal(self, guest_id: uuid.UUID) -> None:
        if not self._workshop.is_read_only:
            self._changes.take_away(guest_id)

    @Slot(int)
    def _on_neighbour(self, distance: int) -> None:
        columns, here = self._shown(), self._column_with_focus()
        if here is None or not 0 <= here + distance < len(columns):
            return
        column = columns[here + distance]
        column.focus_guest(columns[here].list.currentIndex().row())
        self.ensureWidgetVisible(column)

    @Slot(object, object)
    def _on_menu(self, guest: Guest, place: QPoint) -> None:
        if self._workshop.is_read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, table in enumerate(self._plan.tables):
            action = menu.addAction(
                f"{table.name}\t{number + 1}" if number < _LAST_DIGIT else table.name
            )
            action.triggered.connect(lambda _=False, n=number: self._move(guest.id, n))
            action.setEnabled(guest not in table.guests)
        menu.addSeparator()
        if any(guest in table.guests for table in self._plan.tables):
            text = _("Platz lösen") if guest.is_fixed else _("Platz festhalten")
            hold = menu.addAction(text + "\t" + _("Leertaste"))
            hold.triggered.connect(lambda: self._changes.hold(guest))
            away = menu.addAction(_("Vom Tisch nehmen") + "\t" + _("Entf"))
            away.triggered.connect(lambda: self._changes.take_away(guest.id))
        menu.popup(place)

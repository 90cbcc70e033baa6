"""One table of the groups: its head, its people, how the sectors are spread."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from workshop_app.phases.groups.small_groups import Guest, Table
from workshop_app.translation import _, ngettext
from workshop_app.views.groups.delegate import SeatDelegate
from workshop_app.views.groups.model import GUEST_ROLE, SeatModel, guest_in
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import ElidedLabel, make_button, make_label

TABLE_KEYS = "1"  # and so on: puts a person at that table
HOLD_KEYS = "Space"
AWAY_KEYS = "Del"
NEIGHBOUR_KEYS = ("Left", "Right")
COLUMN_WIDTH = 150
_CHOICE_LETTERS = 8


class SeatList(QListView):
    """The people of a table; they go elsewhere by number or by drag."""

    number_pressed = Signal(object, int)  # id of the person, number of the table from 1
    hold_wanted = Signal(object)  # Guest: hold here, or let go
    removal_wanted = Signal(object)  # id of the person
    neighbour_wanted = Signal(int)  # -1 the table at the left, +1 at the right
    dropped = Signal(object)  # id of the person that was carried here
    menu_wanted = Signal(object, object)  # Guest, QPoint on the screen

    def __init__(self, model: SeatModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(SeatDelegate(self))
        self.setProperty("kind", "cards")
        self.viewport().setAutoFillBackground(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def current_guest(self) -> Guest | None:
        """Whoever has the focus."""
        index = self.currentIndex()
        return index.data(GUEST_ROLE) if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A name may need another line where there is less room; Qt asks for heights only then."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, hold and remove by key."""
        guest = self.current_guest()
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.neighbour_wanted.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif guest is not None and event.text() in set("123456789"):
            self.number_pressed.emit(guest.id, int(event.text()))
        elif guest is not None and key == Qt.Key.Key_Space:
            self.hold_wanted.emit(guest)
        elif guest is not None and key == Qt.Key.Key_Delete:
            self.removal_wanted.emit(guest.id)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take people from other tables."""
        self._take_if_guest(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take people from other tables."""
        self._take_if_guest(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell who was carried here."""
        guest_id = guest_in(event.mimeData())
        if guest_id is not None and event.source() is not self:
            event.setDropAction(Qt.DropAction.CopyAction)  # the row goes when it is saved
            event.accept()
            self.dropped.emit(guest_id)

    def _take_if_guest(self, event: QDragMoveEvent) -> None:
        if guest_in(event.mimeData()) is not None and event.source() is not self:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    @Slot(QPoint)
    def _ask_for_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.menu_wanted.emit(index.data(GUEST_ROLE), self.viewport().mapToGlobal(place))


class FieldChoice(QComboBox):
    """A choice that ends in … where its column is narrow."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field with what there is room for; Qt cuts the text of a styled one."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - SPACING.s
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class SeatColumn(QFrame):
    """A head over people."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "column")
        self.setMinimumWidth(px(COLUMN_WIDTH))
        self.model = SeatModel()
        self.model.setParent(self)
        self.title = ElidedLabel(name, "strong")
        self.count = make_label(role="muted")
        self.list = named(SeatList(self.model), "seats", name)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.count)
        self.head = QVBoxLayout()
        self.head.setSpacing(SPACING.xs)
        self.head.addLayout(line)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(SPACING.s, SPACING.s, SPACING.s, SPACING.s)
        self.box.setSpacing(SPACING.xs)
        self.box.addLayout(self.head)
        self.box.addWidget(self.list, 1)

    def show_guests(self, guests: Sequence[Guest]) -> None:
        """Show who sits here."""
        self.model.show_guests(guests)
        self.count.setText(str(len(guests)))

    def focus_guest(self, row: int = 0) -> None:
        """Put the focus on somebody here."""
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(min(max(row, 0), last)))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


class WaitingColumn(SeatColumn):
    """People who are there and have no place yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Ohne Platz"), parent)
        self.place_button = make_button(
            _("Plätze geben"),
            kind="primary",
            accessible_name=_("Nachzügler setzen"),
            tool_tip=_("Setzt alle an den passenden Tisch; niemand sonst zieht um"),
        )
        self.head.addWidget(self.place_button)


class TableColumn(SeatColumn):
    """A table with its action field and who leads it."""

    field_chosen = Signal(object, object)  # id of the group, id of the action field or None
    host_named = Signal(object, str)  # id of the group, the name

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(table.name, parent)
        self.group_id: uuid.UUID = table.id
        self.field = named(
            FieldChoice(), "table_field", _("{table}: Handlungsfeld").format(table=table.name)
        )
        self.field.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.field.setMinimumContentsLength(_CHOICE_LETTERS)
        self.host = named(
            QLineEdit(), "table_host", _("{table}: Tischmoderation").format(table=table.name)
        )
        self.host.setPlaceholderText(_("Tischmoderation"))
        self.sectors = make_label(role="small", wrap=True)
        self.head.addWidget(self.field)
        self.head.addWidget(self.host)
        self.box.addWidget(self.sectors)
        self.field.activated.connect(self._on_field)
        self.host.editingFinished.connect(self.save_pending)
        self._table = table

    def show_table(self, table: Table, fields: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Show a table as it is saved."""
        self._table = table
        self.title.setText(table.name)
        self.show_guests(table.guests)
        present = len(table.present)
        self.count.setText(str(present))
        self.count.setToolTip(
            ngettext("{count} Person", "{count} Personen", present).format(count=present)
        )
        self._show_fields(table, fields)
        if not self.host.hasFocus() or not self.host.isModified():
            self.host.setText(table.table_host)
        self.sectors.setText(
            "\n".join(
                f"{count} {label or _('ohne Gruppe')}" for label, count in table.sector_counts
            )
        )

    def set_read_only(self) -> None:
        """Show only."""
        self.field.setEnabled(False)
        self.host.setReadOnly(True)

    @Slot()
    def save_pending(self) -> None:
        """Save the name that is typed."""
        name = self.host.text().strip()
        self.host.setModified(False)
        if name != self._table.table_host:
            self.host_named.emit(self.group_id, name)

    def _show_fields(self, table: Table, fields: Sequence[tuple[uuid.UUID, str]]) -> None:
        choices = [("", None), *((title, key) for key, title in fields)]
        if table.field_id is not None and table.field_id not in {key for key, _title in fields}:
            choices.append((table.field_title, table.field_id))
        shown = [
            (self.field.itemText(place), self.field.itemData(place))
            for place in range(self.field.count())
        ]
        choices[0] = (_("Kein Feld"), None)  # short: five tables share the width
        if shown != choices:
            self.field.clear()
            for title, key in choices:
                self.field.addItem(title, key)
        keys = [key for _title, key in choices]
        self.field.setCurrentIndex(keys.index(table.field_id))
        self.field.setToolTip(table.field_title)
        self.field.setVisible(len(choices) > 1)

    @Slot(int)
    def _on_field(self, place: int) -> None:
        key = self.field.itemData(place)
        if key != self._table.field_id:
            self.field_chosen.emit(self.group_id, key)

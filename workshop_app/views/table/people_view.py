"""Tables of people: somebody may want to be erased, and there is a day by which all are."""

import uuid

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.model.workshop import Workshop
from workshop_app.phases.privacy import erasure_date
from workshop_app.phases.step import TablePane, TableSubject
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button, make_label
from workshop_app.views.privacy.erasing_control import ErasingControl
from workshop_app.views.table.view import TableView

_DATE_WIDTH = 120


class PeopleView(TableView):
    """The participants, with „Person löschen“ and „Teilnehmendendaten löschen am …“."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: TablePane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, pane, parent)
        self.erasing = ErasingControl(workshop, bridge, self)
        self.erase_button = make_button(
            _("Person löschen …"),
            kind="quiet",
            icon_name="delete_forever",
            tool_tip=_("Für immer, auch aus dem Verlauf und aus Texten"),
        )
        field = erasure_date.ERASURE_DATE
        self.date = named(QLineEdit(), "erasure_date", field.label)
        self.date.setPlaceholderText(field.hint)
        self.date.setFixedWidth(px(_DATE_WIDTH))
        self.date.setReadOnly(workshop.is_read_only)
        self.all_button = make_button(_("Alle jetzt löschen …"), kind="quiet")
        self._has_date = pane.subject is TableSubject.PARTICIPANTS
        self._add_to_layout(field.label)
        self.erase_button.clicked.connect(self._ask)
        self.erasing.decided.connect(self.erasure_wanted)
        self.all_button.clicked.connect(self._ask_about_all)
        self.date.editingFinished.connect(self._save_date)
        bridge.committed.connect(self._on_committed)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._enable)
        self._show_date()
        self._enable()

    def _add_to_layout(self, label: str) -> None:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        self.head.addWidget(self.erase_button)
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.s)
        name = make_label(label, "muted")
        name.setBuddy(self.date)
        for widget in (name, self.date, self.all_button):
            foot.addWidget(widget)
            widget.setVisible(self._has_date)
        foot.addStretch(1)
        layout.addLayout(foot)

    def save_pending(self) -> None:
        """Save the cell and the date that are being edited."""
        super().save_pending()
        self._save_date()

    def focus_field(self, field: str) -> bool:
        """Go to the date, or to a cell."""
        if field == erasure_date.ERASURE_DATE.attribute:
            self.date.setFocus()
            return True
        return super().focus_field(field)

    @Slot()
    def _enable(self) -> None:
        can_erase = bool(self.model.rows) and not self.workshop.is_read_only
        self.erase_button.setEnabled(can_erase)
        self.all_button.setEnabled(can_erase)

    def _chosen(self) -> list[uuid.UUID]:
        numbers = {index.row() for index in self.cells.selectionModel().selectedIndexes()}
        rows = self.model.rows
        return [rows[number].id for number in sorted(numbers) if number < len(rows)]

    @Slot()
    def _ask(self) -> None:
        self.save_pending()
        chosen = self._chosen()
        if chosen:
            self.erasing.ask_about(chosen)
        else:
            self.bridge.tell(Message(_("Bitte zuerst die Zeile der Person wählen.")))

    @Slot()
    def _ask_about_all(self) -> None:
        self.save_pending()
        self.erasing.ask_about_all()

    @Slot()
    def _save_date(self) -> None:
        text = self.date.text()
        if self.workshop.is_read_only or not self._has_date or text == self._saved:
            return
        label = _("Löschdatum der Teilnehmendendaten geändert")
        self.bridge.act(label, lambda session: erasure_date.set_date(session, text))
        if text != self._saved:  # refused, or written in another way
            self._show_date()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(Workshop.__tablename__):
            self._show_date()

    def _show_date(self) -> None:
        with self.workshop.read() as session:
            self._saved = erasure_date.read_date(session)
        self.date.setText(self._saved)

"""A table pane: what is in it and what is missing, above the cells."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.phases.step import TablePane
from workshop_app.phases.tables import table_rows
from workshop_app.phases.tables.tables import TABLES
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button, make_label
from workshop_app.views.table.model import TableModel
from workshop_app.views.table.spreadsheet import Spreadsheet


class TableView(PaneView):
    """Rows and cells, used like a spreadsheet."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: TablePane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self.model = TableModel(workshop, bridge, TABLES[pane.subject], step, self)
        self._make(pane)
        self._lay_out()
        self._connect()
        self._show_state()

    def _make(self, pane: TablePane) -> None:
        self.cells = named(Spreadsheet(self.model), "cells", pane.title)
        self.cells.keep_drafts(self.bridge.drafts)
        self.summary = make_label(role="muted")
        self.gaps = make_label(role="warning")
        self.hint = make_label(self.model.spec.empty_hint, "muted", wrap=True)
        self.delete_button = make_button(
            _("Zeilen löschen"), kind="quiet", icon_name="delete", shortcut="Ctrl+Del"
        )

    def _lay_out(self) -> None:
        self.head = head = QHBoxLayout()
        head.setSpacing(SPACING.m)
        head.addWidget(self.summary)
        head.addWidget(self.gaps)
        head.addStretch(1)
        head.addWidget(self.delete_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addLayout(head)
        layout.addWidget(self.hint)
        layout.addWidget(self.cells, 1)

    def _connect(self) -> None:
        self.delete_button.clicked.connect(self.cells.delete_selected_rows)
        for signal in (
            self.model.rowsInserted,
            self.model.rowsRemoved,
            self.model.dataChanged,
            self.model.modelReset,
        ):
            signal.connect(self._show_state)

    def focus_entry(self) -> None:
        """Go to the empty last row, or to the first one where work begins there."""
        if not self.cells.currentIndex().isValid():
            is_at_entry = self.model.has_entry_row and not self.model.spec.begins_at_first
            self.cells.show_row(self.model.rowCount() - 1 if is_at_entry else 0)
        self.cells.setFocus()
        self.cells.resume_editing()

    def save_pending(self) -> None:
        """Confirm the cell that is being edited."""
        self.cells.finish_editing()

    def jump_to(self, code: str) -> bool:
        """Select the row with this code."""
        number = self.model.row_of(code)
        if number is None:
            return False
        self.cells.show_row(number)
        return True

    def focus_field(self, field: str) -> bool:
        """Go to the cell of this column in the current row."""
        for column in range(self.model.columnCount()):
            if self.model.field_at(column).attribute == field:
                row = max(self.cells.currentIndex().row(), 0)
                self.cells.setCurrentIndex(self.model.index(row, column))
                return True
        return False

    @Slot()
    def _show_state(self) -> None:
        count, gaps = len(self.model.rows), self.model.gaps()
        rows = ngettext("{count} Zeile", "{count} Zeilen", count).format(count=count)
        counts = table_rows.flag_counts(self.model.spec, self.model.rows)
        self.summary.setText(" · ".join([rows, *(f"{label}: {n}" for label, n in counts)]))
        missing = ngettext("{count} Angabe fehlt", "{count} Angaben fehlen", gaps)
        self.gaps.setText(missing.format(count=gaps) if gaps else "")
        self.hint.setVisible(count == 0)
        can_delete = count > 0 and self.model.has_entry_row
        self.delete_button.setEnabled(can_delete)

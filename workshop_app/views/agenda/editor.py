"""Editing the agenda: order, minutes, fixed times, breaks and steps of one's own."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.phases import agenda
from workshop_app.phases.agenda import clock_time
from workshop_app.phases.method import PartKey, load_method
from workshop_app.phases.schedule import agenda_edit
from workshop_app.phases.schedule.timing import DAYS
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.agenda.editor_model import AgendaEditorModel
from workshop_app.views.agenda.editor_rows import Column, total_minutes
from workshop_app.views.agenda.editor_table import AgendaTable
from workshop_app.views.agenda.own_step_form import OwnStepForm
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING, set_style
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.text_keys import REDO_KEYS, UNDO_KEYS
from workshop_app.views.parts.widgets import make_button, make_label

NEW_STEP_KEYS = "Ctrl+N"
NEW_BREAK_KEYS = "Ctrl+Shift+N"
REMOVE_STEP_KEYS = "Ctrl+Del"

_SIZE = (780, 680)


class AgendaEditor(QDialog):
    """Beside the cockpit; each edit is saved at once and can be taken back."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        part: PartKey,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Ablauf bearbeiten"))
        size_window(self, *_SIZE)
        self._workshop = workshop
        self._bridge = bridge
        self._make(part)
        self._lay_out()
        self._connect()
        self._add_keys()
        self._show_sum()
        with workshop.read() as session:
            here = agenda.current_step(session)
        if self.model.index_of(here).isValid():
            self.table.select(here)
        self.table.setFocus()

    def _make(self, part: PartKey) -> None:
        parts = [part for part in load_method().parts if part.key in DAYS]
        self.days = SegmentedButtons([(one.key.value, one.title) for one in parts], _("Tag"))
        self.days.select(part.value)
        self.model = AgendaEditorModel(self._workshop, self._bridge, part, self)
        self.table = AgendaTable(self.model)
        self.form = OwnStepForm(self.model, self._bridge.drafts)
        self.add_button = make_button(_("Eigener Schritt"), icon_name="add")
        self.add_break_button = make_button(_("Pause"), icon_name="add")
        self.remove_button = make_button(_("Entfernen"), icon_name="delete")
        self.up_button = make_button(_("Nach oben"), icon_name="arrow_upward")
        self.down_button = make_button(_("Nach unten"), icon_name="arrow_downward")
        self.sum = make_label("", "muted")
        self.warning = make_label("", "warning", wrap=True)
        self.close_button = make_button(_("Fertig"), kind="primary")
        for button in (
            self.add_button,
            self.add_break_button,
            self.remove_button,
            self.up_button,
            self.down_button,
        ):
            button.setAutoDefault(False)  # Enter in a cell shall press none of them
        if self._workshop.is_read_only:
            for button in (self.add_button, self.add_break_button):
                button.setEnabled(False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(make_label(_("Ablauf bearbeiten"), "headline"))
        head.addStretch(1)
        head.addWidget(self.days)
        tools = QHBoxLayout()
        tools.setSpacing(SPACING.s)
        for button in (self.add_button, self.add_break_button, self.remove_button):
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.up_button)
        tools.addWidget(self.down_button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sum)
        words.addWidget(self.warning)
        foot = QHBoxLayout()
        foot.addLayout(words, 1)
        foot.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.l, SPACING.xl, SPACING.l)
        layout.setSpacing(SPACING.m)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addLayout(tools)
        layout.addWidget(self.form)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.days.selected.connect(self._on_day_selected)
        self.add_button.clicked.connect(partial(self._add, False))
        self.add_break_button.clicked.connect(partial(self._add, True))
        self.remove_button.clicked.connect(self.remove)
        self.up_button.clicked.connect(self.table.move_up)
        self.down_button.clicked.connect(self.table.move_down)
        self.close_button.clicked.connect(self.close)
        self.table.step_selected.connect(self._on_step_selected)
        self._bridge.committed.connect(self._show_sum)
        self._on_step_selected(self.table.selected_key())

    def _add_keys(self) -> None:
        for keys, act, button in (
            (NEW_STEP_KEYS, partial(self._add, False), self.add_button),
            (NEW_BREAK_KEYS, partial(self._add, True), self.add_break_button),
            (REMOVE_STEP_KEYS, self.remove, self.remove_button),
            (UNDO_KEYS[0], self.undo_wanted, None),
            (REDO_KEYS[0], self.redo_wanted, None),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(act)
            self.addAction(action)
            if button is not None:
                native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                button.setToolTip(f"{button.accessibleName()} · {native}")

    def _add(self, is_break: bool, _is_checked: bool = False) -> None:
        if self._workshop.is_read_only:
            return
        name = _("Pause eingefügt") if is_break else _("Eigener Schritt eingefügt")
        before = {row.id for row in self.model.rows}
        add = partial(
            agenda_edit.add_own,
            part=self.model.part,
            after=self.table.selected_key() or None,
            is_break=is_break,
        )
        self.model.edit(name, add)
        added = next((row.id for row in self.model.rows if row.id not in before), None)
        if added is not None:
            self.table.rename(added)

    @Slot()
    def remove(self) -> None:
        """Remove the own step that is selected; steps of the method can only be left out."""
        key = self.table.selected_key()
        index = self.model.index_of(key)
        if not index.isValid() or not self.model.rows[index.row()].agenda.is_own:
            return
        self.model.edit(_("Eigener Schritt entfernt"), partial(agenda_edit.remove_own, key=key))
        rows = self.model.rows
        if rows:
            self.table.select(rows[min(index.row(), len(rows) - 1)].id)

    @Slot(str)
    def _on_day_selected(self, key: str) -> None:
        self.model.show_part(PartKey(key))
        self.table.setCurrentIndex(self.model.index(0, Column.TITLE))
        self._show_sum()

    @Slot(str)
    def _on_step_selected(self, key: str) -> None:
        index: QModelIndex = self.model.index_of(key)
        row = self.model.rows[index.row()] if index.isValid() else None
        can_edit = row is not None and not self._workshop.is_read_only
        self.remove_button.setEnabled(can_edit and row is not None and row.agenda.is_own)
        self.up_button.setEnabled(can_edit and index.row() > 0)
        self.down_button.setEnabled(can_edit and index.row() < len(self.model.rows) - 1)
        self.form.show_step(row)

    @Slot()
    def _show_sum(self) -> None:
        rows = self.model.rows
        begins = [row.agenda.begin for row in rows if row.agenda.begin is not None]
        ends = [row.agenda.end for row in rows if row.agenda.end is not None]
        if not begins:
            return
        with self._workshop.read() as session:
            first, last = agenda.booked(session, self.model.part)
        plan = german.format_time_range(clock_time(min(begins)), clock_time(max(ends)))
        self.sum.setText(
            _("{plan} · {minutes}, davon Pausen {breaks}").format(
                plan=plan,
                minutes=german.format_minutes(total_minutes(rows)),
                breaks=german.format_minutes(total_minutes(rows, breaks_only=True)),
            )
        )
        over = 0 if last is None else max(ends) - last
        if over > 0 and last is not None:
            text = _("Das ist {minutes} länger als gebucht (bis {time} Uhr).").format(
                minutes=german.format_minutes(over), time=german.format_time(clock_time(last))
            )
        else:
            text = _booked_text(first, last)
        set_style(self.warning, role="warning" if over > 0 else "muted")
        self.warning.setText(text)
        self.warning.setVisible(bool(text))


def _booked_text(first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return ""
    times = german.format_time_range(clock_time(first), clock_time(last))
    return _("Raum gebucht {times}").format(times=times)

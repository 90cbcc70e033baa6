"""The sheet pane: Handlungsfelder as tabs, their goals or projects as cards, and the chosen one."""

import uuid
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.model.goals import ActionField, GoalEvidence, GuidingGoal, Objective
from workshop_app.model.municipality import Municipality
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.workshop import Event
from workshop_app.phases.places import place_of_finding
from workshop_app.phases.sheets import sheet_entries
from workshop_app.phases.sheets.sheet_entries import Entry, EntryKind
from workshop_app.phases.sheets.sheet_gaps import OBJECTIVES
from workshop_app.phases.sheets.sheet_reading import read_sheet
from workshop_app.phases.sheets.sheets import SHEETS
from workshop_app.phases.step import SheetPane
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.look.theme import SPACING
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.naming import named
from workshop_app.views.sheet.changes import SheetChanges
from workshop_app.views.sheet.empty import SheetEmptyStates
from workshop_app.views.sheet.head import SheetHead
from workshop_app.views.sheet.list import SheetList
from workshop_app.views.sheet.list_model import ENTRY_ROLE, SheetListModel
from workshop_app.views.sheet.panel import SheetPanel
from workshop_app.views.sheet.roots import SheetRoots

_FIELD_KEYS = 9
_GOALS = (ActionField, GoalEvidence, GuidingGoal, Objective, ProjectIdea)
_BESIDE = {kind.__tablename__ for kind in (*_GOALS, Event, Municipality)}


class SheetView(PaneView):
    """Municipality, Leitziele, Handlungsziele or Projektideen."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: SheetPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._subject = pane.subject
        self._spec = SHEETS[pane.subject]
        self._field_id: uuid.UUID | None = None
        self._item_id: uuid.UUID | None = None
        self._last_items: dict[uuid.UUID | None, uuid.UUID] = {}  # chosen last, by field
        self._is_busy = False  # while what is typed is saved, or the list is filled
        self._changes = SheetChanges(bridge, pane.subject, step)
        self._make(pane)
        self._lay_out()
        self._connect()
        if self._spec.has_list:
            self._add_keys()
        for part in (self.panel, self.roots, self.empty) if workshop.is_read_only else ():
            part.set_read_only()
        self._reload()

    def _make(self, pane: SheetPane) -> None:
        self.head = SheetHead(self._spec, self._subject)
        self.model = SheetListModel(self)
        self.list = named(SheetList(self.model), "sheet_list", pane.title)
        self.panel = SheetPanel(self._spec)
        self._item_id = self.panel.form.keep_drafts(self.bridge.drafts, self._subject)
        self.roots = SheetRoots(self.workshop, self.bridge, self._subject, self.panel.form)
        self.empty = SheetEmptyStates(self._subject)
        self._right = QStackedWidget()

    def _lay_out(self) -> None:
        self._right.addWidget(self.panel)
        self._right.addWidget(self.empty)
        body = QHBoxLayout()
        body.setSpacing(SPACING.l)
        body.addWidget(self.list, 2)
        body.addWidget(self._right, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.head)
        layout.addLayout(body, 1)
        # The form first: its buttons are less often needed than its fields.
        for before, after in pairwise((self.roots.origins.list, *self.panel.buttons)):
            QWidget.setTabOrder(before, after)
        self.head.setVisible(self._spec.has_list)
        self.list.setVisible(self._spec.has_list)

    def _connect(self) -> None:
        self.head.tabs.field_chosen.connect(self._on_field_chosen)
        self.head.new_button.clicked.connect(self._add_item)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.opened.connect(self.panel.focus_name)
        self.list.first_wanted.connect(self._add_first)
        self.list.move_wanted.connect(self._move)
        self.list.delete_wanted.connect(self._delete)
        self.panel.form.entered.connect(self._save)
        self.panel.gap_chosen.connect(self._go_to_gap)
        self.panel.objective_wanted.connect(partial(self._go_to, Objective.__tablename__))
        self.panel.move_wanted.connect(self._move)
        self.panel.duplicate_wanted.connect(self._duplicate)
        self.panel.delete_wanted.connect(self._delete)
        for source in (self.head, self.empty):
            source.fields_wanted.connect(partial(self._go_to, ActionField.__tablename__))
        self.empty.goals_wanted.connect(partial(self._go_to, GuidingGoal.__tablename__))
        self.empty.item_wanted.connect(self._add_item)
        self.roots.told.connect(self.panel.show_origin)
        self.bridge.committed.connect(self._on_committed)

    def _add_keys(self) -> None:
        keys = {"Ctrl+PgUp": partial(self._go_on, -1), "Ctrl+PgDown": partial(self._go_on, 1)}
        for number in range(_FIELD_KEYS):
            keys[f"Alt+{number + 1}"] = partial(self.head.tabs.choose, number)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for sequence, act in keys.items():
            QShortcut(QKeySequence(sequence), self, context=context).activated.connect(act)
        # Not the button's own, which answers after a moment: what is typed at once would be lost.
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._add_item)

    def focus_entry(self) -> None:
        """Begin in the list, or in the form where there is none."""
        if self._spec.has_list and self._item_id is None:
            self.empty.focus_button()
        else:
            (self.list.setFocus if self._spec.has_list else self.panel.focus_name)()

    def save_pending(self) -> None:
        """Save what is typed, and tell what could not be saved."""
        self.panel.form.flush()
        refused = self.panel.form.refused_fields()
        if refused:
            text = _("Noch nicht gesichert, weil es nicht passt: {fields}")
            self.bridge.tell(Message(text.format(fields=", ".join(refused)), Tone.ERROR))

    def jump_to(self, code: str) -> bool:
        """Show the item with this code, or the items of that field or goal."""
        with self.workshop.read() as session:
            found = sheet_entries.locate(session, self._subject, code)
        if found is None:
            return False
        self._on_field_chosen(found.field_id)
        self._choose(found.entry_id)
        return True

    def focus_field(self, field: str) -> bool:
        """Go on in a field of the form, or in the list below it."""
        return self.panel.form.focus_field(field) or self.roots.focus_gap(field)

    @Slot()
    def _add_item(self) -> None:
        if self.head.new_button.isVisible():
            entry: Entry | None = self.list.currentIndex().data(ENTRY_ROLE)
            parents = (each.parent_id for each in self.model.entries)
            first = next((parent for parent in parents if parent is not None), None)
            self._add(entry.parent_id if entry else first)

    @Slot(object)
    def _add_first(self, entry: Entry) -> None:
        if entry.parent_id is None:
            self._go_to(GuidingGoal.__tablename__, entry.goal_id, rule="K05")
        elif not self.workshop.is_read_only:
            self._add(entry.parent_id)

    def _add(self, parent_id: uuid.UUID | None) -> None:
        self._flush()
        self._begin(self._changes.add(field_id=self._field_id, parent_id=parent_id))

    @Slot()
    def _duplicate(self) -> None:
        self._flush()
        if self._item_id is not None:
            self._begin(self._changes.duplicate(self._item_id))

    def _begin(self, item_id: uuid.UUID | None) -> None:
        if item_id is not None:
            self._choose(item_id)
            self.panel.focus_name()

    @Slot()
    def _delete(self) -> None:
        if self._item_id is not None and not self.workshop.is_read_only:
            self._flush()
            self._changes.delete(self._item_id)

    @Slot(int)
    def _move(self, distance: int) -> None:
        if self._item_id is None or self.workshop.is_read_only:
            return
        group = self.model.group_of(self._item_id)
        place = group.index(self._item_id) if group else -1
        if group and 0 <= place + distance < len(group):
            group.insert(place + distance, group.pop(place))
            self._changes.order(group)

    @Slot(str, object)
    def _save(self, attribute: str, value: object) -> None:
        sheet, editor = self.panel.form.sheet, self.panel.form.editors[attribute]
        if sheet is not None and not self._changes.save(sheet.id, editor.field, value):
            editor.mark_unsaved(sheet.values.get(attribute))

    def _go_on(self, distance: int) -> None:
        ids = self.model.item_ids()
        place = ids.index(self._item_id) + distance if self._item_id in ids else -1
        if 0 <= place < len(ids):
            self._choose(ids[place])

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if not self._is_busy and change.ids_in(*_BESIDE, *self._spec.tables()):
            self._reload()

    @Slot(object)
    def _on_field_chosen(self, field_id: uuid.UUID | None) -> None:
        self._flush()
        self._field_id = field_id
        self._item_id = self._last_items.get(field_id)
        self._reload()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry: Entry | None = current.data(ENTRY_ROLE)
        if entry is None or entry.kind is not EntryKind.ITEM or self._is_busy:
            return
        if entry.id != self._item_id and isinstance(entry.id, uuid.UUID):
            self._flush()
            self._item_id = entry.id
            self._reload()

    def _flush(self) -> None:
        self._is_busy = True
        self.panel.form.flush()
        self._is_busy = False

    def _choose(self, entry_id: object) -> None:
        index = self.model.place_of(entry_id)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _reload(self) -> None:
        if self._spec.has_list:
            self._reload_list()
        self._show_item()

    def _reload_list(self) -> None:
        ids = self.model.item_ids()
        place = ids.index(self._item_id) if self._item_id in ids else 0
        with self.workshop.read() as session:
            fresh = sheet_entries.read_list(
                session, self._subject, field_id=self._field_id, item_id=self._item_id
            )
        self._field_id = fresh.field_id
        self._is_busy = True
        self.head.show_list(fresh, can_add=not self.workshop.is_read_only)
        self.empty.show_for(fresh, self._subject)
        self.model.show(fresh.entries)
        self.list.setVisible(bool(fresh.entries))
        ids = self.model.item_ids()
        if self._item_id not in ids:
            self._item_id = ids[min(place, len(ids) - 1)] if ids else None
        current: Entry | None = self.list.currentIndex().data(ENTRY_ROLE)
        if current is None or current.kind is EntryKind.ITEM:
            self.list.setCurrentIndex(self.model.place_of(self._item_id))
        self._is_busy = False

    def _show_item(self) -> None:
        if self._spec.has_list and self._item_id is None:
            self._right.setCurrentWidget(self.empty)
            return
        with self.workshop.read() as session:
            sheet = read_sheet(session, self._subject, self._item_id)
        group = self.model.group_of(self._item_id) if self._item_id else []
        place = group.index(self._item_id) if self._item_id in group else 0
        entry: Entry | None = self.model.place_of(self._item_id).data(ENTRY_ROLE)
        gaps = entry.gaps if entry else ()
        self.panel.show_sheet(sheet, gaps=gaps, place=place, places=len(group))
        self._right.setCurrentWidget(self.panel)
        if self._item_id is not None:
            self.roots.show_item(self._item_id)
            self._last_items[self._field_id] = self._item_id
            self.item_chosen.emit(self._item_id)

    @Slot(str)
    def _go_to_gap(self, attribute: str) -> None:
        if not self.roots.focus_gap(attribute) and attribute == OBJECTIVES:
            self._go_to(GuidingGoal.__tablename__, self._item_id, rule="K05")

    def _go_to(self, table: str, row_id: uuid.UUID | None = None, *, rule: str = "") -> None:
        with self.workshop.read() as session:
            place = place_of_finding(session, rule=rule, table=table, row_id=row_id, field=None)
        if place is not None:
            self.place_wanted.emit(place)

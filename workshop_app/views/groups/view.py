"""The groups of a day: tables as columns with people, mixed by the app and mended by hand."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.model.goals import ActionField
from workshop_app.model.people import Participant, SeatingWish, SmallGroup, SmallGroupMember
from workshop_app.phases.groups.small_groups import (
    Plan,
    all_guests,
    read_plan,
    takes_a_seat,
)
from workshop_app.phases.groups.wish_troubles import troubles
from workshop_app.phases.places import Place
from workshop_app.phases.step import GroupsPane
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.groups.board import GroupBoard
from workshop_app.views.groups.changes import GroupChanges
from workshop_app.views.groups.wishes import WishesDialog, wish_text
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import Chip, EmptyState, make_button, make_spin_box

_KINDS = (ActionField, Participant, SeatingWish, SmallGroup, SmallGroupMember)
_TABLES = tuple(kind.__tablename__ for kind in _KINDS)
_ATTENDANCE = {1: Place("T1-01", 0), 2: Place("T2-01", 1)}
_MOST_TABLES = 20
_SPIN_WIDTH = 112


class GroupsView(PaneView):
    """Small groups of day 1 or day 2."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: GroupsPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._day = pane.day
        self._changes = GroupChanges(bridge, pane.day)
        self._plan = self._read()
        self._make()
        self._lay_out()
        self._connect()
        self.tables.setValue(len(self._plan.tables) or self._plan.proposed)
        self._show_plan()

    def _make(self) -> None:
        self.present = Chip(tone="neutral")
        self.unmet = Chip(tone="warning")
        self.tables = named(make_spin_box(1, _MOST_TABLES), "tables", _("Zahl der Tische"))
        self.tables.setFixedSize(px(_SPIN_WIDTH), SPACING.control_height)
        self.form_button = make_button(
            _("Gruppen bilden"),
            tool_tip=_("Verteilt alle, die da sind, gemischt auf die Tische"),
        )
        self.shuffle_button = make_button(
            _("Neu mischen"),
            icon_name="groups",
            tool_tip=_("Wer von Hand gesetzt wurde, bleibt sitzen"),
        )
        self.wishes_button = make_button(
            _("Wünsche …"), tool_tip=_("Wer soll zusammen, wer getrennt sitzen?")
        )
        for button in (self.form_button, self.shuffle_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # who seats people by key goes on
        self.board = GroupBoard(self.workshop, self._changes, self._plan)
        self.wishes = WishesDialog(self._changes, self)
        self.attendance_button = make_button(
            _("Zur Anwesenheit"), kind="primary", icon_name="arrow_forward"
        )
        self.nobody = EmptyState(
            "groups",
            _("Noch niemand angekreuzt"),
            _("Gruppen entstehen aus der Anwesenheit: Kreuzen Sie zuerst an, wer da ist."),
            self.attendance_button,
        )
        self.first_button = make_button(_("Gruppen bilden"), kind="primary", icon_name="groups")
        self.empty = EmptyState("groups", _("Noch keine Gruppen"), "", self.first_button)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(SPACING.s)
        tools.addWidget(self.present)
        tools.addWidget(self.unmet)
        tools.addStretch(1)
        for widget in (self.tables, self.form_button, self.shuffle_button, self.wishes_button):
            tools.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addLayout(tools)
        layout.addWidget(self.board, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.nobody, 1)

    def _connect(self) -> None:
        self.form_button.clicked.connect(self._form)
        self.first_button.clicked.connect(self._form)
        self.shuffle_button.clicked.connect(self._shuffle)
        self.wishes_button.clicked.connect(self._open_wishes)
        self.attendance_button.clicked.connect(self._go_to_attendance)
        self.tables.valueChanged.connect(self._show_proposal)
        self.bridge.committed.connect(self._on_committed)

    def focus_entry(self) -> None:
        """Begin with the groups, or with what comes before them."""
        if not self._plan.present and not self._plan.tables:
            self.attendance_button.setFocus()
        elif not self._plan.tables:
            self.first_button.setFocus()
        else:
            self.board.focus_first()

    def save_pending(self) -> None:
        """Save the names of hosts that are typed."""
        self.board.save_pending()

    def jump_to(self, code: str) -> bool:
        """Show the table with this code."""
        return self.board.jump_to(code)

    def _read(self) -> Plan:
        with self.workshop.read() as session:
            return read_plan(session, self._day)

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            had_tables = len(self._plan.tables)
            self._plan = self._read()
            if not had_tables:
                self.tables.setValue(len(self._plan.tables) or self._plan.proposed)
            self._show_plan()

    def _show_plan(self) -> None:
        plan = self._plan
        is_read_only = self.workshop.is_read_only
        self.nobody.setVisible(not plan.present and not plan.tables)
        self.empty.setVisible(bool(plan.present) and not plan.tables)
        self.board.setVisible(bool(plan.tables))
        self.board.show_plan(plan)
        self.present.show_text(_("{count} anwesend").format(count=plan.present), "neutral")
        for widget in (self.form_button, self.shuffle_button):
            widget.setVisible(bool(plan.tables))
        for shown in (self.present, self.tables, self.wishes_button):
            shown.setVisible(bool(plan.present or plan.tables))
        buttons = (self.form_button, self.shuffle_button, self.first_button, self.wishes_button)
        for changing in (*buttons, self.tables):
            changing.setEnabled(not is_read_only)
        self._show_unmet()
        self._show_proposal()
        if self.wishes.isVisible():
            self._fill_wishes()

    def _show_unmet(self) -> None:
        unmet = self._plan.unmet
        self.unmet.setVisible(bool(unmet))
        text = ngettext("{count} Wunsch nicht erfüllt", "{count} Wünsche nicht erfüllt", len(unmet))
        self.unmet.show_text(text.format(count=len(unmet)), "warning")
        reasons = troubles(self._plan)
        self.unmet.setToolTip("\n".join(wish_text(wish, reasons[wish.id]) for wish in unmet))

    @Slot()
    def _show_proposal(self) -> None:
        tables = self.tables.value()
        self.tables.setSuffix(ngettext(" Tisch", " Tische", tables))
        least, rest = divmod(self._plan.present, tables)
        size = (
            str(least) if not rest else _("{least} bis {most}").format(least=least, most=least + 1)
        )
        text = ngettext(
            "{people} Personen sind da: {tables} Tisch mit {size} Personen, aus allen Gruppen "
            "gemischt.",
            "{people} Personen sind da: {tables} Tische mit je {size} Personen, aus allen Gruppen "
            "gemischt.",
            tables,
        )
        self.empty.sentence.setText(
            text.format(people=self._plan.present, tables=tables, size=size)
        )

    def _fill_wishes(self) -> None:
        with self.workshop.read() as session:
            people = [guest for guest in all_guests(session, self._day) if takes_a_seat(guest)]
        self.wishes.show_plan(people, self._plan.wishes, troubles(self._plan))

    @Slot()
    def _form(self) -> None:
        self.save_pending()
        self.tables.interpretText()
        self._changes.form(self.tables.value())
        self.focus_entry()

    @Slot()
    def _shuffle(self) -> None:
        self.save_pending()
        self._changes.shuffle()

    @Slot()
    def _open_wishes(self) -> None:
        self._fill_wishes()
        self.wishes.show()
        self.wishes.first.setFocus()

    @Slot()
    def _go_to_attendance(self) -> None:
        self.place_wanted.emit(_ATTENDANCE[self._day])

"""The right side of a sheet pane: what is done with the item, its form, and what it lacks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.concept.origin import Origin
from workshop_app.phases.sheets.gap import Gap
from workshop_app.phases.sheets.sheet_reading import LinkedObjective, Sheet
from workshop_app.phases.sheets.sheet_spec import SheetSpec
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import ElidedLabel, make_button, make_icon_button, make_label
from workshop_app.views.sheet.form import SheetForm
from workshop_app.views.sheet.gap_bar import GapBar


class SheetPanel(QFrame):
    """Shows one item of a sheet."""

    gap_chosen = Signal(str)  # attribute that is no field of the form
    objective_wanted = Signal(object)  # key of the Handlungsziel to go to
    move_wanted = Signal(int)  # by so many places
    duplicate_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, spec: SheetSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._spec = spec
        self._linked_objective: LinkedObjective | None = None
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self.form = SheetForm(self._spec)
        self.form.setObjectName("sheet_form")
        self.code = make_label(role="small")
        self.origin = ElidedLabel(role="small")
        self.up_button = make_icon_button("arrow_upward", _("Nach oben"))
        self.down_button = make_icon_button("arrow_downward", _("Nach unten"))
        self.copy_button = make_icon_button("content_copy", _("Verdoppeln"))
        self.delete_button = make_icon_button("delete", _("Löschen"), shortcut="Ctrl+Del")
        self.up_button.setToolTip(_("Nach oben · in der Liste Alt+Pfeil"))
        self.down_button.setToolTip(_("Nach unten · in der Liste Alt+Pfeil"))
        self.buttons = (self.up_button, self.down_button, self.copy_button, self.delete_button)
        self.gap_bar = GapBar()
        self.measure = make_label(role="muted", wrap=True)
        self.objective_button = named(
            make_button(_("Zum Handlungsziel"), kind="link"), "to_objective", _("Zum Handlungsziel")
        )

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, SPACING.s, 0)
        head.setSpacing(0)
        head.addWidget(self.code)
        head.addSpacing(SPACING.m)
        head.addWidget(self.origin, 1)
        for button in self.buttons:
            head.addWidget(button)
        self._linked = QWidget(self)
        linked = QHBoxLayout(self._linked)
        linked.setContentsMargins(0, 0, 0, 0)
        linked.setSpacing(SPACING.m)
        linked.addWidget(self.measure, 1)
        linked.addWidget(self.objective_button)
        self._linked.hide()
        if "objective_id" in self.form.editors:
            self.form.add_below("objective_id", self._linked)
            objective = self.form.editors["objective_id"].control
            self.setTabOrder(objective, self.objective_button)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.l, SPACING.s, SPACING.s, SPACING.m)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self._head)
        layout.addWidget(self.form, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, SPACING.s, 0)
        foot.addWidget(self.gap_bar)
        layout.addLayout(foot)
        self._head.setVisible(self._spec.has_list)
        self.gap_bar.setVisible(self._spec.has_list)
        if not self._spec.has_list:
            layout.setContentsMargins(SPACING.l, SPACING.l, SPACING.s, SPACING.m)

    def _connect(self) -> None:
        self.gap_bar.chosen.connect(self._on_gap_chosen)
        self.objective_button.clicked.connect(self._on_objective_wanted)
        self.up_button.clicked.connect(self._move_up)
        self.down_button.clicked.connect(self._move_down)
        self.copy_button.clicked.connect(self.duplicate_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)

    def show_sheet(
        self, sheet: Sheet, *, gaps: Sequence[Gap] = (), place: int = 0, places: int = 0
    ) -> None:
        """Show an item.

        Args:
            sheet: its values.
            gaps: what it lacks.
            place: where it stands among those under its heading.
            places: how many those are.
        """
        self.form.show_sheet(sheet)
        self.code.setText(sheet.code)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(place < places - 1)
        linked = sheet.objective
        self._linked.setVisible(linked is not None)
        self.measure.setText(linked.measure if linked else "")
        self._linked_objective = linked
        complete = self._spec.complete_text.format(code=sheet.code)
        if sheet.is_internal:
            complete = _("Vollständig · bleibt intern und erscheint nicht im Konzept")
        self.gap_bar.show_gaps(gaps, complete)

    @Slot(object)
    def show_origin(self, origin: Origin) -> None:
        """Say where the item comes from, on one line."""
        self.origin.setText(_line_of(origin))

    def focus_name(self) -> None:
        """Go on in the field that names the item."""
        self.form.focus_field(self._spec.name_field)

    def set_read_only(self) -> None:
        """Let everything be read, and nothing changed."""
        self.form.set_read_only()
        for button in self.buttons:
            button.hide()

    @Slot(str)
    def _on_gap_chosen(self, attribute: str) -> None:
        if not self.form.focus_field(attribute):
            self.gap_chosen.emit(attribute)

    @Slot()
    def _on_objective_wanted(self) -> None:
        if self._linked_objective is not None:
            self.objective_wanted.emit(self._linked_objective.id)

    @Slot()
    def _move_up(self) -> None:
        self.move_wanted.emit(-1)

    @Slot()
    def _move_down(self) -> None:
        self.move_wanted.emit(1)


def _line_of(origin: Origin) -> str:
    words = str(origin)
    if not words:
        return _("Noch ohne Herkunft")
    if origin.is_linked or not origin.cards:
        return words
    return _("{words}, Karten des Handlungsfelds").format(words=words)

"""What a goal or project rests on, below its form: Belege and the cards it grew from."""

import uuid

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy.orm import Session

from workshop_app.concept.origin import Origin, origin_of
from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import CardOrigin, GoalEvidence
from workshop_app.model.stock import IndicatorValue
from workshop_app.model.voting import Vote, VoteResult
from workshop_app.phases.sheets import goal_links
from workshop_app.phases.sheets.goal_links import Pick
from workshop_app.phases.sheets.sheet_gaps import EVIDENCE
from workshop_app.phases.step import SheetSubject
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.sheet.form import SheetForm
from workshop_app.views.sheet.picker import SheetPicker

_KINDS = (Card, CardOrigin, Cluster, GoalEvidence, IndicatorValue, Vote, VoteResult)
_TABLES = tuple(kind.__tablename__ for kind in _KINDS)


def _pickers_of(
    subject: SheetSubject, evidence: SheetPicker, origins: SheetPicker
) -> tuple[SheetPicker, ...]:
    match subject:
        case SheetSubject.MUNICIPALITY:
            return ()
        case SheetSubject.GUIDING_GOALS:
            return evidence, origins
        case _:
            return (origins,)


class SheetRoots(QObject):
    """Fills the two lists of a form, and saves what is ticked in them."""

    told = Signal(object)  # origin.Origin of the item that is shown

    def __init__(
        self, workshop: WorkshopFile, bridge: ChangeBridge, subject: SheetSubject, form: SheetForm
    ) -> None:
        super().__init__(form)
        self._workshop = workshop
        self._bridge = bridge
        self._subject = subject
        self._form = form
        self._item_id: uuid.UUID | None = None
        self.evidence = SheetPicker("evidence", _("Belege"), _("Kennzahl suchen"), form)
        self.origins = SheetPicker("origins", _("Gewachsen aus Karten"), _("Karte suchen"), form)
        self._pickers = _pickers_of(subject, self.evidence, self.origins)
        for picker in (self.evidence, self.origins):
            picker.setVisible(picker in self._pickers)
        for picker in self._pickers:
            form.add_part(picker)
        self.evidence.ticked.connect(self._save_evidence)
        self.origins.ticked.connect(self._save_origins)
        bridge.committed.connect(self._on_committed)

    def show_item(self, item_id: uuid.UUID) -> None:
        """Show what this item rests on."""
        if item_id != self._item_id:
            self._item_id = item_id
            self._reload(is_other=True)

    def _reload(self, *, is_other: bool) -> None:
        item_id = self._item_id
        if item_id is None:
            return
        with self._workshop.read() as session:
            if self.evidence in self._pickers:
                figures = goal_links.read_evidence(session, item_id)
                self.evidence.show_picks(figures, is_other=is_other)
            cards = goal_links.read_origins(session, self._subject, item_id)
            self.origins.show_picks(cards, is_other=is_other)
            origin: Origin = origin_of(session, item_id)
        self.told.emit(origin)

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            self._reload(is_other=False)

    def focus_gap(self, attribute: str) -> bool:
        """Go to the list where a gap can be closed; False: it is not one of these."""
        if attribute != EVIDENCE:
            return False
        self._form.reveal(self.evidence)
        self.evidence.list.setFocus()
        if not self.evidence.list.currentIndex().isValid():
            self.evidence.list.setCurrentIndex(self.evidence.model.index(0))
        return True

    def set_read_only(self) -> None:
        """Let everything be read, and nothing changed."""
        for picker in self._pickers:
            picker.set_read_only()

    @Slot(object, bool)
    def _save_evidence(self, pick: Pick, is_chosen: bool) -> None:
        goal_id = self._item_id
        if goal_id is None:
            return

        def save(session: Session) -> None:
            goal_links.set_evidence(session, goal_id, pick.id, is_chosen=is_chosen)

        self._bridge.act(_("Beleg gewählt") if is_chosen else _("Beleg entfernt"), save)

    @Slot(object, bool)
    def _save_origins(self, pick: Pick, is_chosen: bool) -> None:
        item_id = self._item_id
        if item_id is None:
            return

        def save(session: Session) -> None:
            goal_links.set_origins(
                session, self._subject, item_id, pick.members, is_chosen=is_chosen
            )

        self._bridge.act(_("Herkunft festgehalten") if is_chosen else _("Herkunft entfernt"), save)

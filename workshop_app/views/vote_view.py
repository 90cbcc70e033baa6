"""A vote: its rules above, below them the options with points, rank and what follows from them."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.model.goals import ActionField
from workshop_app.model.people import Participant
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.voting import Vote, VoteResult
from workshop_app.phases.ballots import Ballot, read_ballot
from workshop_app.phases.places import Place
from workshop_app.phases.step import VotePane, VoteSubject
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.naming import named
from workshop_app.views.pane_view import PaneView
from workshop_app.views.theme import SPACING, px
from workshop_app.views.vote_changes import VoteChanges
from workshop_app.views.vote_model import VoteModel
from workshop_app.views.vote_rules import VoteRules
from workshop_app.views.vote_table import VoteTable
from workshop_app.views.vote_texts import check_sum
from workshop_app.views.widgets import Chip, EmptyState, make_button, make_spin_box

_KINDS = (ActionField, Participant, ProjectIdea, Vote, VoteResult)
_TABLES = tuple(kind.__tablename__ for kind in _KINDS)
_SOURCES = {
    VoteSubject.ACTION_FIELDS: Place("V-04", 0),
    VoteSubject.PROJECT_IDEAS: Place("T2-06", 0),
}
_EMPTY_TEXTS = {
    VoteSubject.ACTION_FIELDS: (
        _("Noch keine Handlungsfelder"),
        _("Tragen Sie zuerst ein, welche Themen zur Wahl stehen."),
        _("Zu den Handlungsfeldern"),
    ),
    VoteSubject.PROJECT_IDEAS: (
        _("Noch keine Projektideen"),
        _("Halten Sie zuerst fest, welche Projekte zur Wahl stehen."),
        _("Zu den Projektideen"),
    ),
}
_MOST_PLACES = 99
_PLACES_WIDTH = 124


class VoteView(PaneView):
    """Weights Handlungsfelder or Projektideen with points."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: VotePane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._subject = pane.subject
        self._changes = VoteChanges(bridge, pane.subject)
        self._ballot = self._read()
        self._make(pane)
        self._lay_out()
        self._connect()
        if workshop.is_read_only:
            self._set_read_only()
        self.places.setValue(self._usual_places())
        self._show_ballot()

    def _make(self, pane: VotePane) -> None:
        self.rules = VoteRules(self._changes, pane.subject)
        self.check = Chip()
        self.by_points = make_button(
            _("nach Punkten"),
            kind="quiet",
            icon_name="sort",
            tool_tip=_("Die meisten Punkte zuerst; sonst wie eingetragen"),
        )
        self.by_points.setCheckable(True)
        self.places = make_spin_box(1, _MOST_PLACES, accessible_name=_("Zahl der ersten Plätze"))
        self.places.setPrefix(_("die ersten "))
        self.places.setFixedSize(px(_PLACES_WIDTH), SPACING.control_height)
        self.choose_button = make_button(
            _("wählen"),
            accessible_name=_("Die ersten Plätze wählen"),
            tool_tip=_("Wählt die Felder mit den meisten Punkten; wer gleichauf liegt, kommt mit"),
        )
        self.model = VoteModel(
            self._changes,
            pane.subject,
            is_read_only=self.workshop.is_read_only,
            parent=self,
        )
        self.table = named(VoteTable(self.model), "vote_options", pane.title)
        headline, sentence, button = _EMPTY_TEXTS[pane.subject]
        self.source_button = make_button(button, kind="primary", icon_name="arrow_forward")
        self.empty = EmptyState("how_to_vote", headline, sentence, self.source_button)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(SPACING.s)
        tools.addWidget(self.check)
        tools.addStretch(1)
        tools.addWidget(self.by_points)
        tools.addWidget(self.places)
        tools.addWidget(self.choose_button)
        self._content = QWidget()
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(SPACING.s)
        content.addWidget(self.rules)
        content.addLayout(tools)
        content.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content)
        layout.addWidget(self.empty)
        chooses = self._subject is VoteSubject.ACTION_FIELDS
        self.places.setVisible(chooses)
        self.choose_button.setVisible(chooses)

    def _connect(self) -> None:
        self.by_points.toggled.connect(self._on_by_points)
        self.choose_button.clicked.connect(self._choose_first)
        self.source_button.clicked.connect(self._go_to_source)
        self.bridge.committed.connect(self._on_committed)

    def focus_entry(self) -> None:
        """Begin at the first option without points."""
        if not self._ballot.options:
            self.source_button.setFocus()
            return
        if not self.table.currentIndex().isValid():
            rows = enumerate(self.model.rows)
            waiting = (n for n, row in rows if row.option.exists and row.option.points is None)
            self.table.show_row(next(waiting, 0))
        self.table.setFocus()

    def save_pending(self) -> None:
        """Save what is typed."""
        self.table.finish_editing()
        self.rules.save_pending()

    def jump_to(self, code: str) -> bool:
        """Show the option with this code, or the rules of the vote with it."""
        if code and code == self._ballot.code:
            self.rules.focus_voters()
            return True
        number = self.model.row_of(code=code)
        if number < 0:
            return False
        self.table.show_row(number)
        self.table.setFocus()
        return True

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            self._ballot = self._read()
            self._show_ballot()

    @Slot(bool)
    def _on_by_points(self, is_by_points: bool) -> None:
        self.model.sort_by_points(is_by_points=is_by_points)
        if is_by_points:
            self.table.scrollToTop()
        else:
            self.table.scrollTo(self.table.currentIndex())

    @Slot()
    def _choose_first(self) -> None:
        self.save_pending()
        self.places.interpretText()
        self._changes.choose_first(self._ballot, self.places.value())

    @Slot()
    def _go_to_source(self) -> None:
        self.place_wanted.emit(_SOURCES[self._subject])

    def _read(self) -> Ballot:
        with self.workshop.read() as session:
            return read_ballot(session, self._subject)

    def _show_ballot(self) -> None:
        ballot = self._ballot
        self.rules.show_ballot(ballot)
        self.model.show_ballot(ballot)
        found = check_sum(ballot)
        self.check.show_text(found.text, found.tone)
        self._content.setVisible(bool(ballot.options))
        self.empty.setVisible(not ballot.options)
        can_choose = bool(ballot.first_places(1)) and not self.workshop.is_read_only
        self.choose_button.setEnabled(can_choose)

    def _usual_places(self) -> int:
        chosen = sum(option.is_chosen for option in self._ballot.options)
        return chosen or max(1, self._ballot.standard_points)

    def _set_read_only(self) -> None:
        self.rules.set_read_only()
        self.places.setEnabled(False)

"""A vote: its rules above, below them the options with points, rank and what follows from them."""

import uuid

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.model.goals import ActionField
from workshop_app.model.people import Participant
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.voting import BallotPaper, Vote, VoteResult
from workshop_app.phases.places import Place
from workshop_app.phases.step import VotePane, VoteSubject
from workshop_app.phases.votes.ballot_papers import group_results, last_paper
from workshop_app.phases.votes.ballots import Ballot, read_ballot
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.open_cell import TypingPause
from workshop_app.views.parts.widgets import EmptyState, leave_focus_by_mouse, make_button
from workshop_app.views.vote.changes import VoteChanges
from workshop_app.views.vote.drafts import VoteDrafts
from workshop_app.views.vote.groups import VoteGroups
from workshop_app.views.vote.model import VoteModel
from workshop_app.views.vote.paper_entry import PaperEntry
from workshop_app.views.vote.rounds import RoundTabs
from workshop_app.views.vote.rules import VoteRules
from workshop_app.views.vote.surplus import SurplusNote
from workshop_app.views.vote.table import VoteTable
from workshop_app.views.vote.texts import cut_text, is_strong
from workshop_app.views.vote.tools import EntryMode, VoteTools

_KINDS = (ActionField, BallotPaper, Participant, ProjectIdea, Vote, VoteResult)
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
        self._leave_focus_by_mouse()
        self._show_ballot(is_other_round=True)

    def _make(self, pane: VotePane) -> None:
        is_read_only = self.workshop.is_read_only
        self.tabs = named(RoundTabs(), "vote_round_tabs", _("Runden der Abstimmung"))
        self.rules = VoteRules(self._changes, pane.subject)
        self.tools = VoteTools(self._changes, pane.subject, is_read_only=is_read_only)
        self.check, self.by_points = self.tools.check, self.tools.by_points
        self.places, self.choose_button = self.tools.places, self.tools.choose_button
        self.surplus = SurplusNote(self._changes)
        self.papers = PaperEntry(self._changes)
        self.tools.add_beside_check(self.papers.state, self.papers.take_back)
        self.model = VoteModel(self._changes, pane.subject, is_read_only=is_read_only, parent=self)
        self._drafts = VoteDrafts(self._changes, self.model)
        self.table = named(VoteTable(self.model, self._drafts), "vote_options", pane.title)
        self.groups = VoteGroups()
        headline, sentence, button = _EMPTY_TEXTS[pane.subject]
        self.source_button = make_button(button, kind="primary", icon_name="arrow_forward")
        self.empty = EmptyState("how_to_vote", headline, sentence, self.source_button)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.groups)
        self._content = QWidget()
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(SPACING.s)
        for widget in (self.tabs, self.rules, self.tools, self.surplus, self.papers):
            content.addWidget(widget)
        content.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content)
        layout.addWidget(self.empty)

    def _connect(self) -> None:
        self.tabs.round_chosen.connect(self._show_round)
        self.tools.rounds.started.connect(self._begin_round)
        self.tools.modes.selected.connect(self._on_mode)
        self.tools.modes.confirmed.connect(self.focus_entry)
        self.tools.reveal.clicked.connect(self._turn_revealed)
        self.tools.by_groups.toggled.connect(self._on_by_groups)
        self.by_points.toggled.connect(self._on_by_points)
        self.places.valueChanged.connect(self._save_cut)
        self.table.cut_moved.connect(self._save_cut)
        self.choose_button.clicked.connect(self._choose_first)
        self.source_button.clicked.connect(self._go_to_source)
        self.bridge.committed.connect(self._on_committed)

    def _leave_focus_by_mouse(self) -> None:
        leave_focus_by_mouse(self)
        for row in (self.tools.modes, self.papers.groups):
            row.leave_focus_by_mouse()
        pause = TypingPause(self.table)
        # What shows the options anew closes a cell: it is saved before, and opened again behind.
        for button in (self.rules.is_secret, self.tools.reveal, self.by_points):
            button.pressed.connect(pause.begin)
            button.clicked.connect(pause.end)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def focus_entry(self) -> None:
        """Begin at the first option without points, or at the next ballot paper."""
        if not self._ballot.options:
            self.source_button.setFocus()
            return
        if not self.table.currentIndex().isValid():
            self._go_to_first_open()
        (self.papers if self.tools.mode is EntryMode.PAPERS else self.table).setFocus()
        self._drafts.resume(self.table.open_cell)

    def _go_to_first_open(self) -> None:
        rows = enumerate(self.model.rows)
        waiting = (n for n, row in rows if row.option.exists and row.option.points is None)
        self.table.show_row(next(waiting, 0))

    def save_pending(self) -> None:
        """Save what is typed."""
        self.table.finish_editing()
        self.rules.save_pending()
        self.surplus.save_pending()

    def jump_to(self, code: str) -> bool:
        """Show the option with this code, or the rules of the round with it."""
        found = next((r for r in self._ballot.rounds if code and r.code == code), None)
        if found is not None:
            self._show_round(found.id)
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
            before, self._ballot = self._ballot.vote_id, self._read()
            focused = QApplication.focusWidget()
            is_here = focused is not None and self.isAncestorOf(focused)
            self._show_ballot(is_other_round=before not in {None, self._ballot.vote_id})
            if is_here and QApplication.focusWidget() is not focused:
                self.focus_entry()  # what had it is gone with its round

    @Slot(object)
    def _show_round(self, vote_id: uuid.UUID) -> None:
        self.save_pending()
        self.part = vote_id
        self._ballot = self._read()
        self._show_ballot(is_other_round=True)
        self.part_shown.emit(vote_id)

    @Slot(object)
    def _begin_round(self, vote_id: uuid.UUID) -> None:
        self._show_round(vote_id)
        self.focus_entry()

    @Slot(str)
    def _on_mode(self, _key: str) -> None:
        self.table.finish_editing()
        self._show_mode()
        self.focus_entry()

    @Slot()
    def _turn_revealed(self) -> None:
        is_revealed = self._ballot.is_hidden
        label = _("Ergebnis aufgedeckt") if is_revealed else _("Ergebnis verdeckt")
        self._changes.set_rules(label, is_revealed=is_revealed)
        if is_revealed:
            self.by_points.setChecked(True)

    @Slot(bool)
    def _on_by_groups(self, is_by_groups: bool) -> None:
        self.table.finish_editing()
        self._pages.setCurrentWidget(self.groups if is_by_groups else self.table)

    @Slot(bool)
    def _on_by_points(self, is_by_points: bool) -> None:
        self.model.sort_by_points(is_by_points=is_by_points)
        self._show_cut()
        if is_by_points:
            self.table.scrollToTop()
        else:
            self.table.scrollTo(self.table.currentIndex())

    @Slot(int)
    def _save_cut(self, places: int) -> None:
        self._changes.set_rules(_("Schnittlinie verschoben"), cut_after=places)

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
            ballot = read_ballot(session, self._subject, self.part)
            self._last = last_paper(session, ballot)
            self._results = group_results(session, ballot.vote_id)
        return ballot

    def _show_ballot(self, *, is_other_round: bool) -> None:
        ballot, place = self._ballot, self.table.place()
        self._changes.vote_id = ballot.vote_id
        self.tabs.show_rounds(ballot.rounds, ballot.vote_id)
        self.rules.show_ballot(ballot, is_other_round=is_other_round)
        self.model.show_ballot(ballot)
        self.surplus.show_ballot(ballot)
        self.papers.show_papers(ballot.vote_id, self._last)
        self.groups.show_results(ballot, self._results)
        self.tools.show_ballot(ballot, self._places(is_other_round=is_other_round))
        self.tools.fit_mode(ballot, is_other_round=is_other_round)
        if self.papers.holds_draft and self.tools.modes.button(EntryMode.PAPERS).isEnabled():
            self.tools.modes.select(EntryMode.PAPERS)  # where it can be seen
        if not ballot.papers or ballot.is_hidden:
            self.tools.by_groups.setChecked(False)
        if ballot.is_hidden:
            self.by_points.setChecked(False)
        self._show_mode()
        self._show_cut()
        if is_other_round or place is None or not self.table.go_to(place):
            self._go_to_first_open()
        self._content.setVisible(bool(ballot.options))
        self.empty.setVisible(not ballot.options)

    def _show_mode(self) -> None:
        mode = self.tools.mode
        for widget in (self.papers, self.papers.state, self.papers.take_back):
            widget.setVisible(mode is EntryMode.PAPERS)
        self.table.set_tapping(is_tapping=mode is EntryMode.TAP)
        self.model.show_numbers(shows_numbers=mode is EntryMode.PAPERS)

    def _show_cut(self) -> None:
        places = self.places.value()
        first = self._ballot.first_places(places)
        text = cut_text(len(first), places)
        self.table.show_cut(places if first else 0, text, is_tie=len(first) > places)

    def _places(self, *, is_other_round: bool) -> int:
        """Where the cut is: as it was put, else behind what is chosen, or comes first."""
        if self._ballot.cut_after is not None:
            return self._ballot.cut_after
        if not is_other_round:
            return self.places.value()
        chosen = sum(is_strong(option) for option in self._ballot.options)
        return chosen or max(1, self._ballot.standard_points)

    def _set_read_only(self) -> None:
        self.rules.set_read_only()
        self.surplus.set_read_only()
        self.papers.set_read_only()

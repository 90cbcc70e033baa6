"""The lines between the rules and the options: how points come in, and what is done with them."""

import enum

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes.ballots import Ballot
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.widgets import Chip, make_button, make_spin_box, show_number
from workshop_app.views.vote.changes import VoteChanges
from workshop_app.views.vote.rounds import RoundMenu
from workshop_app.views.vote.texts import check_sum

REVEAL_KEYS = "Ctrl+Shift+A"
_MOST_PLACES = 99
_PLACES_WIDTH = 124
_LEAST_CHECK = 160
_ALL_ROOM = 100  # against the stretch that keeps the choice at the right


class EntryMode(enum.StrEnum):
    """How points come in."""

    COUNT = "count"
    PAPERS = "papers"
    TAP = "tap"


_MODES = (
    (EntryMode.COUNT.value, _("Zählen")),
    (EntryMode.PAPERS.value, _("Stimmzettel")),
    (EntryMode.TAP.value, _("Antippen")),
)


class VoteTools(QWidget):
    """Makes the controls and says which of them can be used; the view answers them."""

    def __init__(self, changes: VoteChanges, subject: VoteSubject, *, is_read_only: bool) -> None:
        super().__init__()
        self._is_read_only = is_read_only
        self._chooses = subject is VoteSubject.ACTION_FIELDS
        self._make(changes)
        self._lay_out()

    def _make(self, changes: VoteChanges) -> None:
        name = _("Wie die Punkte eingetragen werden")
        self.modes = named(SegmentedButtons(_MODES, name), "vote_modes", name)
        self.check = Chip()
        self.check.setMinimumWidth(px(_LEAST_CHECK))  # the longest texts give way to the buttons
        self.by_points = make_button(
            _("nach Punkten"),
            kind="quiet",
            icon_name="sort",
            tool_tip=_("Die meisten Punkte zuerst; sonst wie eingetragen"),
        )
        self.by_points.setCheckable(True)
        self.by_groups = make_button(
            _("nach Gruppen"),
            kind="quiet",
            icon_name="group",
            tool_tip=_("Punkte je Gruppe, ab fünf Stimmzetteln einer Gruppe"),
        )
        self.by_groups.setCheckable(True)
        self.reveal = make_button(
            _("Aufdecken"),
            icon_name="visibility",
            shortcut=REVEAL_KEYS,
            tool_tip=_("Zeigt die Punkte, auch auf der Leinwand"),
        )
        self.rounds = RoundMenu(changes, self)
        self.places = make_spin_box(1, _MOST_PLACES, accessible_name=_("Zahl der ersten Plätze"))
        self.places.setPrefix(_("die ersten "))
        self.places.setFixedSize(px(_PLACES_WIDTH), SPACING.control_height)
        self.places.setKeyboardTracking(False)
        self.places.setToolTip(_("Schnittlinie; in der Liste mit Alt+↑ und Alt+↓ oder ziehen"))
        self.choose_button = make_button(
            _("wählen"),
            accessible_name=_("Die ersten Plätze wählen"),
            tool_tip=_("Wählt die Felder mit den meisten Punkten; wer gleichauf liegt, kommt mit"),
        )

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(SPACING.s)
        entry.addWidget(self.modes)
        entry.addStretch(1)
        for button in (self.reveal, self.by_groups, self.by_points, self.rounds.button):
            entry.addWidget(button)
        self._result = QHBoxLayout()
        self._result.setSpacing(SPACING.s)
        self._result.addWidget(self.check)
        self._result.addStretch(1)
        self._result.addWidget(self.places)
        self._result.addWidget(self.choose_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addLayout(entry)
        layout.addLayout(self._result)
        self.choose_button.setVisible(self._chooses)
        self.places.setEnabled(not self._is_read_only)

    def add_beside_check(self, text: QWidget, button: QWidget) -> None:
        """Put a text and a button between the check sum and the choice."""
        self._result.insertWidget(1, text, _ALL_ROOM)
        self._result.insertWidget(2, button)

    @property
    def mode(self) -> EntryMode:
        """How points come in now."""
        return EntryMode(self.modes.selected_key())

    def fit_mode(self, ballot: Ballot, *, is_other_round: bool) -> None:
        """Offer the modes that do not contradict what was entered; take one of them."""
        is_counted = not ballot.papers and ballot.given > 0
        for mode in EntryMode:
            is_other = mode is not EntryMode.PAPERS if ballot.papers else mode is EntryMode.PAPERS
            is_free = not (is_other and (ballot.papers or is_counted)) and not self._is_read_only
            self.modes.button(mode).setEnabled(is_free)
        if ballot.papers:
            self.modes.select(EntryMode.PAPERS)
        elif self.mode is EntryMode.PAPERS and (is_counted or is_other_round):
            self.modes.select(EntryMode.COUNT)

    def show_ballot(self, ballot: Ballot, places: int) -> None:
        """Show what is saved, and what can be done with it."""
        found = check_sum(ballot)
        self.check.show_text(found.text, found.tone)
        self.check.setToolTip(found.text)
        show_number(self.places, places)
        self.rounds.show_ballot(ballot, places, is_read_only=self._is_read_only)
        can_conclude = not self._is_read_only and not ballot.needs_surplus_note
        self.by_points.setEnabled(not ballot.is_hidden)
        self.by_groups.setVisible(ballot.papers > 0)
        self.by_groups.setEnabled(not ballot.is_hidden)
        self.reveal.setVisible(ballot.is_secret)
        self.reveal.setEnabled(can_conclude and ballot.vote_id is not None)
        self.reveal.setText(_("Aufdecken") if ballot.is_hidden else _("Verdecken"))
        self.reveal.setShortcut(QKeySequence(REVEAL_KEYS))  # which a new text takes away
        has_points = bool(ballot.first_places(1)) and not ballot.is_hidden
        self.choose_button.setEnabled(can_conclude and has_points)

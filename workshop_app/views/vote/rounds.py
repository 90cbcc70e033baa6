"""The rounds of a vote as tabs, and the menu that begins, marks and deletes them."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QTabBar, QWidget

from workshop_app import german
from workshop_app.phases.votes.ballots import Ballot, Option
from workshop_app.phases.votes.rounds import Round
from workshop_app.translation import _
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button
from workshop_app.views.vote.changes import VoteChanges
from workshop_app.views.vote.texts import round_title

_MOST_NAMED = 4  # options in a line of the menu


class RoundTabs(QTabBar):
    """One tab a round; the arrow keys change it. Not to be seen while there is only one."""

    round_chosen = Signal(object)  # uuid.UUID of the round

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self._ids: list[uuid.UUID] = []
        self.currentChanged.connect(self._on_current_changed)

    def show_rounds(self, rounds: Sequence[Round], shown: uuid.UUID | None) -> None:
        """Show these rounds with one chosen, without telling anybody."""
        self.blockSignals(True)
        self._ids = [found.id for found in rounds]
        while self.count() > len(rounds):
            self.removeTab(self.count() - 1)
        while self.count() < len(rounds):
            self.addTab("")
        for place, found in enumerate(rounds):
            self.setTabText(place, _tab_text(found))
        if shown in self._ids:
            self.setCurrentIndex(self._ids.index(shown))
        self.setVisible(len(rounds) > 1)
        self.blockSignals(False)

    @Slot(int)
    def _on_current_changed(self, place: int) -> None:
        if 0 <= place < len(self._ids):
            self.round_chosen.emit(self._ids[place])


class RoundMenu(QObject):
    """What can be done with rounds: one more, a run-off, which one decides, delete."""

    started = Signal(object)  # uuid.UUID of the new round

    def __init__(self, changes: VoteChanges, parent: QWidget) -> None:
        super().__init__(parent)
        self._changes = changes
        self._ballot: Ballot | None = None
        self._tied: tuple[Option, ...] = ()
        self._first: tuple[Option, ...] = ()  # above the cut
        self.button: QPushButton = named(
            make_button(_("Runden"), kind="quiet", icon_name="call_split"),
            "vote_rounds",
            _("Runden der Abstimmung"),
        )
        menu = QMenu(self.button)
        self.again = self._add(menu, _("Alle noch einmal abstimmen"), self._start_again)
        self.run_off = self._add(menu, _("Stichwahl"), self._start_run_off)
        self.first = self._add(menu, _("Nur die ersten"), self._start_among_first)
        menu.addSeparator()
        self.decide = self._add(menu, _("Diese Runde zählt"), self._decide)
        self.delete = self._add(menu, _("Diese Runde löschen"), self._delete)
        self.button.setMenu(menu)

    def show_ballot(self, ballot: Ballot, places: int, *, is_read_only: bool) -> None:
        """Offer what the shown round admits.

        Args:
            places: where the cut is; a tie there can be decided by a run-off.
        """
        self._ballot = ballot
        self._tied = () if ballot.is_hidden else ballot.tie_at(places)
        self.button.setEnabled(ballot.vote_id is not None and not is_read_only)
        self.run_off.setText(_run_off_text(self._tied))
        self.run_off.setEnabled(bool(self._tied))
        self._first = () if ballot.is_hidden else ballot.first_places(places)
        self.first.setText(_("Nur unter den ersten {count}").format(count=len(self._first)))
        self.first.setVisible(1 < len(self._first) < len(ballot.options))
        found = ballot.round
        self.decide.setEnabled(found is not None and not found.is_deciding)
        self.delete.setEnabled(len(ballot.rounds) > 1)

    def _add(self, menu: QMenu, text: str, answer: object) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(answer)
        return action

    @Slot()
    def _start_again(self) -> None:
        self._start(())

    @Slot()
    def _start_run_off(self) -> None:
        self._start([option.code for option in self._tied])

    @Slot()
    def _start_among_first(self) -> None:
        self._start([option.code for option in self._first])

    def _start(self, codes: Sequence[str]) -> None:
        vote_id = self._changes.start_round(codes)
        if vote_id is not None:
            self.started.emit(vote_id)

    @Slot()
    def _decide(self) -> None:
        if self._ballot is not None and self._ballot.vote_id is not None:
            self._changes.set_deciding(self._ballot.vote_id)

    @Slot()
    def _delete(self) -> None:
        if self._ballot is not None and self._ballot.vote_id is not None:
            self._changes.delete_round(self._ballot.vote_id)


def _tab_text(found: Round) -> str:
    parts = [round_title(found)]
    if found.is_deciding:
        parts.append(_("zählt"))
    return " · ".join(parts)


def _run_off_text(tied: Sequence[Option]) -> str:
    if not tied:
        return _("Stichwahl (kein Gleichstand an der Schnittlinie)")
    codes = [option.code for option in tied]
    if len(codes) > _MOST_NAMED:
        return _("Stichwahl unter {count} mit Gleichstand").format(count=len(codes))
    return _("Stichwahl: {options}").format(options=german.join_list(codes))

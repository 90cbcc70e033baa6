"""The menu with numbers of points a person, each with its formula in words."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from workshop_app import german
from workshop_app.phases.votes.ballots import Ballot
from workshop_app.translation import _
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button

_BREADTH, _USUAL = 1, 2  # points of one person for one option


class ProposalMenu(QObject):
    """Shows on a button what is usual, and in its menu what else there is."""

    points_chosen = Signal(object)  # PointsProposal
    maximum_chosen = Signal(int)  # points of one person for one option

    def __init__(self, limit_caption: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._limit_caption = limit_caption
        self._shown: object = None  # what the menu was made of
        self.button: QPushButton = named(
            make_button("", kind="quiet"), "vote_proposals", _("Vorschläge für die Punkte")
        )
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)

    def show_proposals(self, ballot: Ballot) -> None:
        """Offer what suits these options and voters."""
        shown = (ballot.proposals, ballot.points_per_person, ballot.maximum_per_option or 0)
        if shown == self._shown:
            return
        self._shown = shown
        self.menu.clear()
        half = ballot.proposals[0]
        self.button.setToolTip(half.words)
        self._add_caption(_("Punkte je Person"))
        for proposal in ballot.proposals:
            text = _("{points}  ·  {words} ({reckoned})").format(
                points=german.format_number(proposal.points),
                words=proposal.words,
                reckoned=proposal.reckoned,
            )
            is_taken = proposal.points == ballot.points_per_person
            self._add(text, proposal, is_taken=is_taken, answer=self._on_points)
        self.menu.addSeparator()
        self._add_caption(self._limit_caption)
        for maximum, words in _limits(ballot):
            is_taken = maximum == ballot.maximum_per_option
            self._add(words, maximum, is_taken=is_taken, answer=self._on_maximum)

    def _add_caption(self, text: str) -> None:
        self.menu.addAction(text).setEnabled(False)

    def _add(self, text: str, value: object, *, is_taken: bool, answer: object) -> None:
        action = self.menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_taken)
        action.setData(value)
        action.triggered.connect(answer)

    @Slot()
    def _on_points(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.points_chosen.emit(action.data())

    @Slot()
    def _on_maximum(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.maximum_chosen.emit(action.data())


def _limits(ballot: Ballot) -> list[tuple[int, str]]:
    all_points = max(ballot.points_per_person, 1)
    words = {
        _BREADTH: _("1  ·  in die Breite: jeder Punkt woanders"),
        _USUAL: _("2  ·  üblich"),
    }
    words[all_points] = words.get(all_points) or _(
        "{points}  ·  alle Punkte dürfen auf eines"
    ).format(points=german.format_number(all_points))
    return sorted(words.items())

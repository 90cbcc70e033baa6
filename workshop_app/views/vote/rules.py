"""The head of a vote: its question, who votes, and with how many points."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from workshop_app import german
from workshop_app.model.voting import PointsFormula
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes.ballots import Ballot
from workshop_app.phases.votes.point_proposals import PointsProposal
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px, set_style
from workshop_app.views.parts.delayed_save import DelayedSave
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_label, make_spin_box, show_number
from workshop_app.views.vote.changes import VoteChanges
from workshop_app.views.vote.proposals import ProposalMenu

_MOST = 9999
_MOST_POINTS = 99
_NUMBER_WIDTH = 70
_LIMIT_WIDTH = 126
_LIMIT_CAPTIONS = {
    VoteSubject.ACTION_FIELDS: _("Höchstens je Feld"),
    VoteSubject.PROJECT_IDEAS: _("Höchstens je Projekt"),
}
_CAPTIONS, _FIELDS, _NOTE = range(3)  # lines of the grid


class VoteRules(QWidget):
    """Shows how the vote is taken; each edit is one change."""

    def __init__(
        self, changes: VoteChanges, subject: VoteSubject, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._changes = changes
        self._limit_caption = _LIMIT_CAPTIONS[subject]
        self._standard_points = 0
        self._make()
        self._lay_out()
        self._connect()
        for save in (self._question_save, self._note_save):
            save.keep_drafts(changes.drafts)

    def _make(self) -> None:
        self.question = named(QLineEdit(), "vote_question", _("Frage der Abstimmung"))
        self._question_save = DelayedSave(self.question)
        self.voters = self._make_number("vote_voters", _("Stimmberechtigte"), _MOST)
        self.points = self._make_number("vote_points", _("Punkte je Person"), _MOST_POINTS)
        self.proposals = ProposalMenu(self._limit_caption, self)
        self.usual = self.proposals.button
        self.maximum = self._make_number(
            "vote_maximum", self._limit_caption, _MOST_POINTS, width=_LIMIT_WIDTH
        )
        self.maximum.setSpecialValueText(_("keine Grenze"))
        self.is_secret = named(QCheckBox(_("verdeckt")), "vote_secret", _("verdeckt abstimmen"))
        self.is_secret.setToolTip(_("Niemand sieht die Punkte, bis Sie aufdecken"))
        self.is_internal = named(
            QCheckBox(_("intern")), "vote_internal", _("Abstimmung ist intern")
        )
        self.is_internal.setToolTip(_("Erscheint nicht im Konzept"))
        self._note_caption = make_label(_("Warum anders?"), "small")
        self.note = named(QLineEdit(), "vote_note", _("Warum anders als üblich?"))
        self.note.setPlaceholderText(_("zum Beispiel: So hat es das Plenum vereinbart"))
        self._note_save = DelayedSave(self.note)

    def _make_number(
        self, object_name: str, accessible_name: str, most: int, *, width: int = _NUMBER_WIDTH
    ) -> QSpinBox:
        field = named(make_spin_box(0, most), object_name, accessible_name)
        field.setKeyboardTracking(False)  # saved when it is left, not with each digit
        field.setFixedSize(px(width), SPACING.control_height)
        return field

    def _lay_out(self) -> None:
        points = QHBoxLayout()
        points.setSpacing(SPACING.s)
        points.addWidget(self.points)
        points.addWidget(self.usual)
        columns: list[tuple[str, QWidget | QHBoxLayout]] = [
            (_("Frage"), self.question),
            (_("Stimmberechtigte"), self.voters),
            (_("Punkte je Person"), points),
            (self._limit_caption, self.maximum),
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING.m)
        grid.setVerticalSpacing(SPACING.xs)
        for number, (caption, field) in enumerate(columns):
            grid.addWidget(make_label(caption, "small"), _CAPTIONS, number)
            if isinstance(field, QWidget):
                grid.addWidget(field, _FIELDS, number)
            else:
                grid.addLayout(field, _FIELDS, number)
        grid.addWidget(self.is_secret, _CAPTIONS, len(columns))
        grid.addWidget(self.is_internal, _FIELDS, len(columns))
        self._note_row = QWidget()
        note = QHBoxLayout(self._note_row)
        note.setContentsMargins(0, SPACING.xs, 0, 0)
        note.setSpacing(SPACING.s)
        note.addWidget(self._note_caption)
        note.addWidget(self.note, 1)
        grid.addWidget(self._note_row, _NOTE, 0, 1, len(columns) + 1)
        grid.setColumnStretch(0, 1)

    def _connect(self) -> None:
        self._question_save.due.connect(self._save_question)
        self._note_save.due.connect(self._save_note)
        self.voters.valueChanged.connect(self._save_voters)
        self.points.valueChanged.connect(self._save_points)
        self.maximum.valueChanged.connect(self._save_maximum)
        self.is_secret.clicked.connect(self._save_is_secret)
        self.proposals.points_chosen.connect(self._take_proposal)
        self.proposals.maximum_chosen.connect(self._save_maximum)
        self.is_internal.clicked.connect(self._save_is_internal)

    def show_ballot(self, ballot: Ballot, *, is_other_round: bool = False) -> None:
        """Show what is saved; of another round whatever is typed."""
        if is_other_round:
            self._question_save.replace(ballot.question)
            self._note_save.replace(ballot.deviation_note)
        _show_text(self.question, self._question_save, ballot.question)
        _show_text(self.note, self._note_save, ballot.deviation_note)
        self._question_save.aim_draft(f"vote/{ballot.vote_id}/question")
        self._note_save.aim_draft(f"vote/{ballot.vote_id}/note")
        show_number(self.voters, ballot.voters)
        show_number(self.points, ballot.points_per_person)
        show_number(self.maximum, ballot.maximum_per_option or 0)
        self.is_secret.setChecked(ballot.is_secret)
        self._standard_points = ballot.standard_points
        self.is_internal.setChecked(ballot.is_internal)
        usual = german.format_number(ballot.standard_points)
        self.usual.setText(_("üblich: {points}").format(points=usual))
        self.proposals.show_proposals(ballot)
        is_other = ballot.points_per_person != ballot.standard_points
        self._note_row.setVisible(is_other or bool(ballot.deviation_note))
        is_missing = is_other and not ballot.deviation_note
        set_style(self._note_caption, role="warning" if is_missing else "small")

    def set_read_only(self) -> None:
        """Show only."""
        for line in (self.question, self.note):
            line.setReadOnly(True)
        numbers = (self.voters, self.points, self.maximum, self.usual)
        for field in (*numbers, self.is_secret, self.is_internal):
            field.setEnabled(False)

    def focus_voters(self) -> None:
        """Go to the number that most often has to be put right."""
        self.voters.setFocus(Qt.FocusReason.OtherFocusReason)
        self.voters.selectAll()

    def save_pending(self) -> None:
        """Save what is typed."""
        self._question_save.flush()
        self._note_save.flush()
        for field in (self.voters, self.points, self.maximum):
            field.interpretText()

    @Slot(str)
    def _save_question(self, question: str) -> None:
        self._changes.set_rules(_("Frage der Abstimmung geändert"), question=question)

    @Slot(str)
    def _save_note(self, note: str) -> None:
        self._changes.set_rules(_("Abweichung begründet"), deviation_note=note)

    @Slot(int)
    def _save_voters(self, voters: int) -> None:
        self._changes.set_rules(_("Stimmberechtigte eingetragen"), voters=voters)

    @Slot(int)
    def _save_points(self, points: int) -> None:
        self._changes.set_rules(
            _("Punkte je Person geändert"),
            points_per_person=points,
            points_formula=PointsFormula.HALF if points == self._standard_points else None,
        )

    @Slot(object)
    def _take_proposal(self, proposal: PointsProposal) -> None:
        self._changes.take_proposal(proposal)

    @Slot(int)
    def _save_maximum(self, maximum: int) -> None:
        self._changes.set_rules(_("Höchstzahl geändert"), maximum_per_option=maximum or None)

    @Slot(bool)
    def _save_is_secret(self, is_secret: bool) -> None:
        label = _("Verdeckt abgestimmt") if is_secret else _("Offen abgestimmt")
        self._changes.set_rules(label, is_secret=is_secret, is_revealed=False)

    @Slot(bool)
    def _save_is_internal(self, is_internal: bool) -> None:
        label = _("Abstimmung als intern markiert") if is_internal else _("Abstimmung freigegeben")
        self._changes.set_rules(label, is_internal=is_internal)


def _show_text(line: QLineEdit, save: DelayedSave, text: str) -> None:
    save.load(text)
    if not line.hasFocus():
        line.setCursorPosition(0)  # a long text shows its beginning

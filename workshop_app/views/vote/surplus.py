"""More points than there can be: they are counted again, or somebody says why."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from workshop_app.phases.votes.ballots import Ballot
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, set_style
from workshop_app.views.parts.delayed_save import DelayedSave
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_label
from workshop_app.views.vote.changes import VoteChanges
from workshop_app.views.vote.texts import surplus_text


class SurplusNote(QWidget):
    """One line for the reason; only to be seen while it is asked for or known."""

    def __init__(self, changes: VoteChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self.caption = make_label(role="warning")
        self.note = named(QLineEdit(), "vote_surplus", _("Warum gibt es zu viele Punkte?"))
        self.note.setPlaceholderText(_("zum Beispiel: Zwei kamen erst nach dem Zählen dazu"))
        self._save = DelayedSave(self.note)
        self._save.keep_drafts(changes.drafts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.caption)
        layout.addWidget(self.note, 1)
        self._save.due.connect(self._save_note)

    def show_ballot(self, ballot: Ballot) -> None:
        """Show what is saved."""
        self._save.load(ballot.surplus_note)
        self._save.aim_draft(f"vote/{ballot.vote_id}/surplus")
        self.caption.setText(surplus_text(ballot))
        set_style(self.caption, role="warning" if ballot.needs_surplus_note else "small")
        self.setVisible(ballot.needs_surplus_note or bool(ballot.surplus_note))

    def set_read_only(self) -> None:
        """Show only."""
        self.note.setReadOnly(True)

    def save_pending(self) -> None:
        """Save what is typed."""
        self._save.flush()

    @Slot(str)
    def _save_note(self, note: str) -> None:
        self._changes.set_rules(_("Überzahl begründet"), surplus_note=note)

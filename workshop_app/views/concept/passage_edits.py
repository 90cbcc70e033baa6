"""Saves what somebody makes of the draft's prose, each act as one change."""

from PySide6.QtCore import QObject, Slot

from workshop_app.concept.passages import Passage
from workshop_app.phases import edited_passages
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge


class PassageEdits(QObject):
    """Labels are what Undo says."""

    def __init__(self, bridge: ChangeBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge

    @Slot(object, str)
    def save(self, passage: Passage, text: str) -> None:
        """Keep a text in own words; where the proposal has changed meanwhile, that stays said."""
        if text.strip() == passage.proposal.strip():
            self._bridge.act(
                _("Vorschlag wiederhergestellt"),
                lambda session: edited_passages.restore_proposal(session, passage.key),
            )
            return
        seen = passage.proposal if passage.edit is None else passage.edit.proposal
        self._bridge.act(
            _("Text des Konzepts bearbeitet"),
            lambda session: edited_passages.save_text(
                session, passage.key, text=text, proposal=seen
            ),
        )

    @Slot(object)
    def restore(self, passage: Passage) -> None:
        """Let the proposal stand again."""
        self.save(passage, passage.proposal)

    @Slot(object)
    def keep(self, passage: Passage) -> None:
        """Let the own text stand beside a proposal that has changed."""
        self._bridge.act(
            _("Bearbeiteter Text beibehalten"),
            lambda session: edited_passages.keep_text(
                session, passage.key, proposal=passage.proposal
            ),
        )

"""The changes that a vote pane makes, each with its name in the history."""

import uuid
from typing import Unpack

from sqlalchemy.orm import Session

from workshop_app.model.projects import Priority
from workshop_app.phases import voting
from workshop_app.phases.ballots import Ballot
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.voting import Rules
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.vote_texts import chosen_text


class VoteChanges:
    """Carries out what the moderator does; what is refused becomes a message."""

    def __init__(self, bridge: ChangeBridge, subject: VoteSubject) -> None:
        self._bridge = bridge
        self._subject = subject

    def set_rules(self, label: str, **rules: Unpack[Rules]) -> None:
        """Change how the vote is taken."""
        self._bridge.act(label, lambda session: voting.set_rules(session, self._subject, **rules))

    def set_points(self, option_id: uuid.UUID, points: int | None) -> None:
        """Enter the points of an option; None: not counted."""
        self._bridge.act(
            _("Punkte eingetragen") if points is not None else _("Punkte entfernt"),
            lambda session: voting.set_points(session, self._subject, option_id, points),
        )

    def refuse_points(self) -> None:
        """Tell what can be entered as points."""
        self._bridge.tell(Message(str(voting.InvalidPointsError()), Tone.ERROR))

    def set_chosen(self, field_id: uuid.UUID, *, is_chosen: bool) -> None:
        """Choose a field, or take the choice back."""
        self._bridge.act(
            _("Handlungsfeld gewählt") if is_chosen else _("Handlungsfeld abgewählt"),
            lambda session: voting.set_chosen(session, field_id, is_chosen=is_chosen),
        )

    def choose_first(self, ballot: Ballot, places: int) -> None:
        """Choose the fields on the first places and no others; say when a tie brings more."""
        first = [option.id for option in ballot.first_places(places)]

        def choose(session: Session) -> bool:
            voting.choose(session, first)
            return True

        text = chosen_text(len(first), places)
        if self._bridge.act(_("Handlungsfelder gewählt"), choose):
            self._bridge.tell(Message(text, offers_undo=True))

    def set_reason(self, field_id: uuid.UUID, reason: str) -> None:
        """Keep why a field is not chosen."""
        self._bridge.act(
            _("Begründung festgehalten"),
            lambda session: voting.set_reason(session, field_id, reason),
        )

    def set_priority(self, project_id: uuid.UUID, priority: Priority | None) -> None:
        """Give a project its place, or take it away."""
        self._bridge.act(
            _("Priorität gesetzt") if priority is not None else _("Priorität entfernt"),
            lambda session: voting.set_priority(session, project_id, priority),
        )

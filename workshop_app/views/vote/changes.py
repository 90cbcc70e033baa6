"""The changes that a vote pane makes, each with its name in the history."""

import uuid
from collections.abc import Sequence
from typing import Unpack

from sqlalchemy.orm import Session

from workshop_app.model.people import Sector
from workshop_app.model.projects import Priority
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import ballot_papers, rounds, voting
from workshop_app.phases.votes.ballots import Ballot
from workshop_app.phases.votes.point_proposals import PointsProposal
from workshop_app.phases.votes.voting import Rules
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.vote.texts import chosen_text


class VoteChanges:
    """Carries out what the moderator does; what is refused becomes a message."""

    def __init__(self, bridge: ChangeBridge, subject: VoteSubject) -> None:
        self._bridge = bridge
        self._subject = subject
        self.vote_id: uuid.UUID | None = None  # of the round that is shown; None: the newest

    @property
    def drafts(self) -> DraftDesk:
        """What is typed and not saved yet."""
        return self._bridge.drafts

    def set_rules(self, label: str, **rules: Unpack[Rules]) -> None:
        """Change how the round is taken."""
        self._bridge.act(
            label,
            lambda session: voting.set_rules(session, self._subject, self.vote_id, **rules),
        )

    def take_proposal(self, proposal: PointsProposal) -> None:
        """Give each person as many points as a formula says."""
        self.set_rules(
            _("Punkte je Person geändert"),
            points_per_person=proposal.points,
            points_formula=proposal.formula,
        )

    def set_points(self, option_id: uuid.UUID, points: int | None) -> None:
        """Enter the points of an option; None: not counted."""
        self._bridge.act(
            _("Punkte eingetragen") if points is not None else _("Punkte entfernt"),
            lambda session: voting.set_points(
                session, self._subject, option_id, points, vote_id=self.vote_id
            ),
        )

    def refuse_points(self) -> None:
        """Tell what can be entered as points."""
        self._bridge.tell(Message(str(voting.InvalidPointsError()), Tone.ERROR))

    def tap(self, option_id: uuid.UUID, step: int) -> None:
        """Give an option a point, or take one away."""
        self._bridge.act(
            _("Punkt gegeben") if step > 0 else _("Punkt weggenommen"),
            lambda session: voting.tap(
                session, self._subject, option_id, step, vote_id=self.vote_id
            ),
        )

    def add_paper(self, text: str, sector: Sector | None) -> bool:
        """Enter a ballot paper; False: it was refused."""

        def add(session: Session) -> bool:
            ballot_papers.add_paper(
                session, self._subject, text, sector=sector, vote_id=self.vote_id
            )
            return True

        return bool(self._bridge.act(_("Stimmzettel eingetragen"), add))

    def take_last_paper(self) -> None:
        """Take the newest ballot paper back."""
        self._bridge.act(
            _("Stimmzettel zurückgenommen"),
            lambda session: ballot_papers.take_last_paper(
                session, self._subject, vote_id=self.vote_id
            ),
        )

    def start_round(self, option_codes: Sequence[str] = ()) -> uuid.UUID | None:
        """Begin a further round; None: it was refused."""
        return self._bridge.act(
            _("Stichwahl begonnen") if option_codes else _("Neue Runde begonnen"),
            lambda session: rounds.start_round(session, self._subject, option_codes=option_codes),
        )

    def set_deciding(self, vote_id: uuid.UUID) -> None:
        """Let a round decide."""
        self._bridge.act(
            _("Zählende Runde bestimmt"),
            lambda session: rounds.set_deciding(session, self._subject, vote_id),
        )

    def delete_round(self, vote_id: uuid.UUID) -> None:
        """Delete a round, and offer to take that back."""

        def delete(session: Session) -> bool:
            rounds.delete_round(session, self._subject, vote_id)
            return True

        if self._bridge.act(_("Runde gelöscht"), delete):
            self._bridge.tell(Message(_("Runde gelöscht"), offers_undo=True))

    def set_chosen(self, field_id: uuid.UUID, *, is_chosen: bool) -> None:
        """Choose a field, or take the choice back."""
        self._bridge.act(
            _("Handlungsfeld gewählt") if is_chosen else _("Handlungsfeld abgewählt"),
            lambda session: voting.set_chosen(session, field_id, is_chosen=is_chosen),
        )

    def choose_first(self, ballot: Ballot, places: int) -> None:
        """Choose the fields on the first places and no others; say when a tie brings more."""
        first = [option.id for option in ballot.first_places(places)]
        among = [option.id for option in ballot.options if option.exists]

        def choose(session: Session) -> bool:
            voting.choose(session, first, among=among)
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

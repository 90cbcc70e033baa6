"""Findings of the Konzept-Check that stay, and why (domain.md, section 5)."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workshop_app.model.base import normalised
from workshop_app.model.workshop import AcceptedFinding
from workshop_app.phases import records
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class MissingReasonError(WorkshopError):
    """A finding was to be accepted without a reason."""

    def __init__(self) -> None:
        super().__init__(_("Bitte nennen Sie einen Grund. Er steht später beim Befund."))


def accept_finding(session: Session, *, rule: str, object_code: str, reason: str) -> None:
    """Let a finding stay; a reason given before is replaced.

    Args:
        rule: such as K11.
        object_code: such as HZ-03; empty for the whole workshop.
        reason: surrounding blanks are removed.

    Raises:
        MissingReasonError: nothing is left of the reason.
    """
    reason = " ".join(normalised(reason).split())
    if not reason:
        raise MissingReasonError
    accepted = session.scalars(_accepted(rule, object_code)).first()
    if accepted is None:
        records.create(session, AcceptedFinding, rule=rule, object_code=object_code, reason=reason)
    else:
        accepted.reason = reason


def take_up_finding(session: Session, *, rule: str, object_code: str) -> None:
    """Count a finding as open again."""
    for accepted in session.scalars(_accepted(rule, object_code)):
        session.delete(accepted)


def _accepted(rule: str, object_code: str) -> Select[AcceptedFinding]:
    return select(AcceptedFinding).where(
        AcceptedFinding.rule == rule, AcceptedFinding.object_code == object_code
    )

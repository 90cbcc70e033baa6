"""Decisions of the room, noted from any step with result and counter-position."""

import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workshop_app.model.base import normalised
from workshop_app.model.voting import Decision, DecisionProcedure
from workshop_app.phases import records
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class EmptyDecisionError(WorkshopError):
    """A decision without a word."""

    def __init__(self) -> None:
        super().__init__(_("Bitte schreiben Sie in einem Satz auf, was entschieden ist."))


class NegativeCountError(WorkshopError):
    """Fewer than no votes."""

    def __init__(self) -> None:
        super().__init__(_("Weniger als null Stimmen gibt es nicht."))


@dataclass(frozen=True, slots=True, repr=False)
class DecisionNote:
    """What is noted of a decision."""

    text: str
    procedure: DecisionProcedure | str | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    counter_position: str = ""


def add_decision(session: Session, note: DecisionNote, *, step: str) -> uuid.UUID:
    """Note a decision under a step, behind those that are there.

    Raises:
        EmptyDecisionError: nothing is left of the text.
        NegativeCountError: a count is below zero.
    """
    text = normalised(note.text).strip()
    if not text:
        raise EmptyDecisionError
    counts = (note.votes_for, note.votes_against, note.abstentions)
    if any(count is not None and count < 0 for count in counts):
        raise NegativeCountError
    decision = records.create(
        session,
        Decision,
        step=step,
        text=text,
        procedure=note.procedure,
        votes_for=note.votes_for,
        votes_against=note.votes_against,
        abstentions=note.abstentions,
        counter_position=normalised(note.counter_position).strip(),
    )
    return decision.id

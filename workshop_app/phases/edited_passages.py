"""Prose of the draft in somebody's own words; the proposal that it replaces is kept beside it."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workshop_app.model.base import normalised
from workshop_app.model.workshop import EditedPassage
from workshop_app.phases import records


@dataclass(frozen=True, slots=True)
class PassageKey:
    """Which prose of the draft: the heading above, and the how manieth passage below it."""

    section: str  # objects in it by their code: feld-HF-02-lage
    number: int  # from 1


def save_text(session: Session, key: PassageKey, *, text: str, proposal: str) -> None:
    """Keep a text of somebody's own.

    Args:
        text: one line a paragraph; empty: nothing stands there.
        proposal: what was generated when somebody looked at it last.
    """
    text = normalised(text).strip()
    edited = session.scalars(_edited(key)).first()
    if edited is None:
        records.create(
            session,
            EditedPassage,
            section=key.section,
            number=key.number,
            text=text,
            proposal=proposal,
        )
    else:
        edited.text, edited.proposal = text, proposal


def restore_proposal(session: Session, key: PassageKey) -> None:
    """Let the generated text stand again."""
    for edited in session.scalars(_edited(key)):
        session.delete(edited)


def keep_text(session: Session, key: PassageKey, *, proposal: str) -> None:
    """Let the own text stand although the proposal has become another one.

    Raises:
        UnknownRecordError: the text was taken back meanwhile.
    """
    edited = session.scalars(_edited(key)).first()
    if edited is None:
        raise records.UnknownRecordError
    edited.proposal = proposal


def _edited(key: PassageKey) -> Select[EditedPassage]:
    return (
        select(EditedPassage)
        .where(EditedPassage.section == key.section, EditedPassage.number == key.number)
        .order_by(EditedPassage.id)
    )

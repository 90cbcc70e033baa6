"""Ticking off: the lines of the method's checklists, and those that the moderation adds."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.workshop import ChecklistEntry, Event, EventKind
from workshop_app.phases import records
from workshop_app.phases.checklist_texts import Checklist, ChecklistItem, DueDay, load_checklists
from workshop_app.phases.method import UnknownStepError
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class EmptyLineError(WorkshopError):
    """A line of one's own needs a text."""

    def __init__(self) -> None:
        super().__init__(_("Bitte schreiben Sie, was zu tun ist."))


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """A line as it stands: of the method (``item``) or added (``row_id``); both once it is used."""

    item: str | None
    row_id: uuid.UUID | None
    text: str
    hint: str
    due: str  # „6 Wochen vorher“, with the date where the days are known
    is_done: bool

    @property
    def id(self) -> object:
        """What the line stays the same by: the method's key, or its row."""
        return self.item or self.row_id


def lines(session: Session, checklist: str) -> tuple[ChecklistLine, ...]:
    """The lines of a checklist: the method's in their order, then those added.

    Raises:
        UnknownStepError: the method has no such checklist.
    """
    query = (
        select(ChecklistEntry)
        .where(ChecklistEntry.checklist == checklist)
        .order_by(ChecklistEntry.position)
    )
    entries = list(session.scalars(query))
    by_item = {entry.item: entry for entry in entries if entry.item is not None}
    days = _days(session)
    known = [
        _method_line(item, by_item.get(item.key), days) for item in _checklist(checklist).items
    ]
    own = [
        ChecklistLine(None, entry.id, entry.text, "", "", entry.is_done)
        for entry in entries
        if entry.item is None
    ]
    return (*known, *own)


def set_done(session: Session, checklist: str, line: ChecklistLine, *, is_done: bool) -> None:
    """Tick a line off, or take that back."""
    if line.row_id is not None:
        records.get(session, ChecklistEntry, line.row_id).is_done = is_done
    else:
        records.create(
            session, ChecklistEntry, checklist=checklist, item=line.item, is_done=is_done
        )


def add_line(session: Session, checklist: str, text: str) -> uuid.UUID:
    """Add a line of one's own at the end.

    Raises:
        EmptyLineError: nothing but blanks.
    """
    text = text.strip()
    if not text:
        raise EmptyLineError
    return records.create(session, ChecklistEntry, checklist=checklist, text=text).id


def remove_line(session: Session, row_id: uuid.UUID) -> None:
    """Remove a line of one's own."""
    records.delete(session, ChecklistEntry, [row_id])


def _checklist(key: str) -> Checklist:
    for checklist in load_checklists():
        if checklist.key == key:
            return checklist
    raise UnknownStepError(key)


def _method_line(
    item: ChecklistItem, entry: ChecklistEntry | None, days: tuple[date, date] | None
) -> ChecklistLine:
    return ChecklistLine(
        item=item.key,
        row_id=entry.id if entry else None,
        text=item.text,
        hint=item.hint,
        due=_due_text(item.due, days),
        is_done=entry.is_done if entry else False,
    )


def _due_text(due: DueDay | None, days: tuple[date, date] | None) -> str:
    if due is None:
        return ""
    if days is None:
        return due.label
    try:
        day = due.on(*days)
    except OverflowError:  # somebody wrote the year 1 or 9999
        return due.label
    return f"{due.label} · {german.format_date(day)}"


def _days(session: Session) -> tuple[date, date] | None:
    """The dates of the two days, where both are known."""
    query = select(Event.kind, Event.date).where(Event.kind.in_([EventKind.DAY_1, EventKind.DAY_2]))
    ranges = {kind: german.as_date_range(text) for kind, text in session.execute(query) if text}
    first, second = ranges.get(EventKind.DAY_1), ranges.get(EventKind.DAY_2)
    return (first[0], second[0]) if first and second else None

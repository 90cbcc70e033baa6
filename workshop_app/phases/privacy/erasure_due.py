"""Whether the data of participants should be gone by now; asked whenever a file is opened."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.workshop import Workshop


def date_of(session: Session) -> str | None:
    """Until when they may be kept; None: no date was set."""
    return session.scalar(select(Workshop.erase_people_on).limit(1))


def due_since(session: Session, today: dt.date) -> str | None:
    """The date in words if it has come and there is still somebody to erase; else None."""
    text = date_of(session)
    span = german.as_date_range(text) if text else None
    if not text or span is None:
        return None
    earliest, latest = span  # of a day both are the same; a month has to be over
    has_come = today >= latest if earliest == latest else today > latest
    return german.format_date_text(text) if has_come and _are_named(session) else None


def _are_named(session: Session) -> bool:
    from workshop_app.phases.privacy.erasing_people import people_are_named  # seldom due, and large

    return people_are_named(session)

"""Until when the data of participants may be kept, as they were promised."""

import datetime as dt
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.workshop import Workshop
from workshop_app.phases import records
from workshop_app.phases.erasing_people import people_are_named
from workshop_app.phases.fields import Field, FieldKind, InvalidValueError, parse, to_text
from workshop_app.translation import _

ERASURE_DATE: Final = Field(
    "erase_people_on", _("Teilnehmendendaten löschen am"), FieldKind.DATE, hint=_("TT.MM.JJJJ")
)


def read_date(session: Session) -> str:
    """The date as people read it; empty: none was set."""
    return to_text(ERASURE_DATE, _date(session))


def set_date(session: Session, text: str) -> None:
    """Set the date that people typed, or none.

    Raises:
        InvalidValueError: that is no date.
    """
    value = parse(ERASURE_DATE, text)
    if value is not None and german.as_date_range(str(value)) is None:
        raise InvalidValueError(_("Bitte ein Datum schreiben, zum Beispiel 31.12.2027."))
    assert value is None or isinstance(value, str)
    records.the_only(session, Workshop).erase_people_on = value


def due_since(session: Session, today: dt.date) -> str | None:
    """The date in words if it has come and there is still somebody to erase; else None."""
    text = _date(session)
    span = german.as_date_range(text)
    if not text or span is None or not people_are_named(session):
        return None
    earliest, latest = span  # of a day both are the same; a month has to be over
    has_come = today >= latest if earliest == latest else today > latest
    return german.format_date_text(text) if has_come else None


def _date(session: Session) -> str | None:
    return session.scalar(select(Workshop.erase_people_on).limit(1))

"""Until when the data of participants may be kept, as they were promised."""

from typing import Final

from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.workshop import Workshop
from workshop_app.phases import records
from workshop_app.phases.fields import Field, FieldKind, InvalidValueError, parse, to_text
from workshop_app.phases.privacy.erasure_due import date_of
from workshop_app.translation import _

ERASURE_DATE: Final = Field(
    "erase_people_on", _("Teilnehmendendaten löschen am"), FieldKind.DATE, hint=_("TT.MM.JJJJ")
)


def read_date(session: Session) -> str:
    """The date as people read it; empty: none was set."""
    return to_text(ERASURE_DATE, date_of(session))


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

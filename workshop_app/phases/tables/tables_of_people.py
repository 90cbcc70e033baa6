"""Tables of people and dates."""

from workshop_app.model.people import Consent, Participant, Sector
from workshop_app.model.workshop import Event, EventKind, Moderator
from workshop_app.phases.fields import Field, FieldKind
from workshop_app.phases.tables.table_spec import TableSpec
from workshop_app.translation import _

_FIRST_NAME = Field("first_name", _("Vorname"), is_optional=False)
_LAST_NAME = Field("last_name", _("Nachname"), is_optional=False, is_wanted=True, width=2)
_SECTOR = Field("sector", _("Gruppe"), FieldKind.CHOICE, choices=Sector, is_wanted=True, width=2)
_ORGANISATION = Field("organisation", _("Organisation"), is_optional=False, width=2)
_DAY_1 = Field("attends_day_1", _("Tag 1"), FieldKind.FLAG)
_DAY_2 = Field("attends_day_2", _("Tag 2"), FieldKind.FLAG)
_NAMING = Field("naming_consent", _("Name im Konzept"), FieldKind.CHOICE, choices=Consent)
_PHOTO = Field("photo_consent", _("Fotos"), FieldKind.CHOICE, choices=Consent)

PARTICIPANTS = TableSpec(
    Participant,
    (
        _LAST_NAME,
        _FIRST_NAME,
        _SECTOR,
        _ORGANISATION,
        Field("function", _("Funktion"), is_optional=False, width=2),
        _DAY_1,
        _DAY_2,
        Field("salutation", _("Anrede")),
        Field("academic_title", _("Titel")),
        Field("email", _("E-Mail"), width=2),
        _NAMING,
        _PHOTO,
        Field(
            "needs",
            _("Bedarf (bleibt intern)"),
            hint=_("Assistenz, Sprache, Essen: besonders geschützt, erscheint in keinem Dokument"),
            width=2,
        ),
    ),
    _("Person"),
    _("Tragen Sie ein, wer eingeladen ist, oder fügen Sie die Liste aus einer Tabelle ein."),
    counted=("attends_day_1", "attends_day_2"),
)

ATTENDANCE = TableSpec(
    Participant,
    (
        _LAST_NAME,
        _FIRST_NAME,
        _DAY_1,
        _DAY_2,
        _NAMING,
        _PHOTO,
        _ORGANISATION,
        _SECTOR,
    ),
    _("Person"),
    _("Noch steht niemand auf der Liste. Wer kommt, lässt sich hier eintragen."),
    defaults={"attends_day_1": True},
    begins_at_first=True,
    counted=("attends_day_1", "attends_day_2"),
)

EVENTS = TableSpec(
    Event,
    (
        Field("kind", _("Art"), FieldKind.CHOICE, choices=EventKind, is_wanted=True, width=2),
        Field("date", _("Datum"), FieldKind.DATE, is_wanted=True),
        Field("starts_at", _("Beginn"), FieldKind.TIME),
        Field("ends_at", _("Ende"), FieldKind.TIME),
        Field("place", _("Ort"), is_optional=False, width=2),
        Field("room", _("Raum"), is_optional=False),
        Field("attendees", _("Teilnehmende"), FieldKind.TEXT_LIST, width=2),
        Field("results", _("Ergebnisse"), FieldKind.TEXT_LIST, width=2),
    ),
    _("Termin"),
    _("Tragen Sie die beiden Tage ein, dazu die Treffen davor und danach."),
    defaults={"kind": EventKind.PREPARATION},
)

MODERATORS = TableSpec(
    Moderator,
    (
        Field("name", _("Name"), is_optional=False, is_wanted=True, width=3),
        Field("role", _("Rolle"), is_optional=False, width=3),
    ),
    _("Moderation"),
    _("Wer leitet, wer schreibt mit, wer achtet auf die Zeit?"),
    defaults={"name": ""},
)

"""The places that a template may have for what the app knows, and what each is for."""

from collections.abc import Mapping
from typing import Final

from workshop_app.translation import _

TEXT_PLACE: Final = _("Inhalt")
PLACES: Final[Mapping[str, str]] = {
    _("Titel"): _("der Titel der Unterlage"),
    _("Untertitel"): _("das Motto des Leitbilds"),
    _("Kommune"): _("der Name der Kommune"),
    _("Stand"): _("„Entwurf · Stand …“ mit dem Tag"),
    _("Datum"): _("der Tag des Stands"),
    _("Angaben"): _("Tage, Ort und Auftrag des Workshops"),
    TEXT_PLACE: _("ab hier folgt der Text"),
}

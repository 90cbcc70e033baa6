"""What the search offers for privacy."""

from typing import TYPE_CHECKING

from workshop_app.translation import _
from workshop_app.views.search.command_table import Command

if TYPE_CHECKING:
    from workshop_app.views.cockpit import Cockpit


def erasing_commands(cockpit: "Cockpit") -> tuple[Command, ...]:
    """Taking people and pictures out for good."""
    return (
        Command(
            "erase_people",
            _("Teilnehmendendaten löschen"),
            cockpit.erasing.ask_about_all,
            words=_("Datenschutz Namen Personen entfernen Frist DSGVO"),
        ),
        Command(
            "erase_pictures",
            _("Gelöschte Bilder entfernen"),
            cockpit.erasing.ask_about_pictures,
            words=_("Datenschutz Fotos Logo Papierkorb leeren endgültig"),
        ),
    )

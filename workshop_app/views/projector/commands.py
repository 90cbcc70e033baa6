"""What the search offers for the picture that the room sees."""

from functools import partial
from typing import TYPE_CHECKING

from workshop_app.translation import _
from workshop_app.views.projector.box import CHOICES, MESSAGE_KEYS
from workshop_app.views.search.command_table import Command

if TYPE_CHECKING:
    from workshop_app.views.cockpit import Cockpit


def picture_commands(cockpit: "Cockpit") -> tuple[Command, ...]:
    """The pictures that can be chosen, and the line over them while the room sees one."""
    pictures = tuple(
        Command(
            f"picture_{choice}",
            _("Am Beamer: {picture}").format(picture=text),
            partial(cockpit.projector.projector.choose, choice),
            words=_("Projektor Leinwand Bild"),
        )
        for choice, text in CHOICES.items()
    )
    if not cockpit.projector.stage.is_on:
        return pictures
    message = Command(
        "message",
        _("Zeile über das Beamerbild schreiben"),
        cockpit.projector.ask_for_message,
        MESSAGE_KEYS,
        _("Projektor Leinwand Durchsage Nachricht"),
    )
    return (*pictures, message)

"""What „Ansicht“ offers, by name: the search finds it too."""

from functools import partial

from workshop_app.translation import _
from workshop_app.views.look.appearance import ZOOM_IN_KEYS, ZOOM_OUT_KEYS, ZOOM_RESET_KEYS
from workshop_app.views.look.view_control import ViewControl
from workshop_app.views.look.view_menu import LOOKS_BY_NAME, SHEET_KEYS, VIEW_KEYS
from workshop_app.views.search.command_table import Command


def view_commands(view: ViewControl) -> tuple[Command, ...]:
    """The commands of the menu, each with its keys. A new line of the menu has its row here."""
    appearance = view.appearance
    return (
        *(
            Command(
                f"look_{name}",
                _("Darstellung: {look}").format(look=text),
                partial(appearance.choose_look, name),
                words=_("Farben Ansicht Aussehen Modus Design"),
            )
            for name, text in LOOKS_BY_NAME
        ),
        Command(
            "zoom_in", _("Alles größer"), appearance.zoom_in, ZOOM_IN_KEYS[0], _("Zoom Schrift")
        ),
        Command(
            "zoom_out", _("Alles kleiner"), appearance.zoom_out, ZOOM_OUT_KEYS[0], _("Zoom Schrift")
        ),
        Command(
            "zoom_reset",
            _("Größe wie vorgesehen"),
            appearance.zoom_reset,
            ZOOM_RESET_KEYS[0],
            _("Zoom Schrift normal 100 %"),
        ),
        Command(
            "columns",
            _("Spalten zurücksetzen"),
            view.reset_columns,
            words=_("Breite Ablauf Regie Seitenleiste schmaler breiter"),
        ),
        Command(
            "motion",
            _("Weniger Bewegung ein- oder ausschalten"),
            appearance.toggle_reduced_motion,
            words=_("Animation Blinken ruhig"),
        ),
        Command(
            "letter_keys",
            _("Einzelne Buchstaben als Tasten ein- oder ausschalten"),
            appearance.toggle_letter_keys,
            words=_("Kürzel Tastatur Bedienung"),
        ),
        Command(
            "key_sheet",
            _("Alle Tasten zeigen"),
            view.open_key_sheet,
            SHEET_KEYS,
            _("Hilfe Kürzel Tastatur Shortcuts"),
        ),
        Command("view", _("Ansicht öffnen"), view.open_menu, VIEW_KEYS, _("Menü Einstellungen")),
    )

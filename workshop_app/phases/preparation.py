"""Vorbereitung: what is known before the first day."""

from workshop_app.phases.step import (
    ChecklistPane,
    SheetPane,
    SheetSubject,
    Step,
    TablePane,
    TableSubject,
    TextPane,
    TextSubject,
)
from workshop_app.translation import _

STEPS = (
    Step(
        "V-01",
        (
            SheetPane(_("Kommune"), SheetSubject.MUNICIPALITY),
            TablePane(_("Termine"), TableSubject.EVENTS),
            TablePane(_("Moderation"), TableSubject.MODERATORS),
            TextPane(_("Integrationsverständnis"), TextSubject.INTEGRATION_UNDERSTANDING),
        ),
    ),
    Step("V-02", (TablePane(_("Teilnehmende"), TableSubject.PARTICIPANTS),)),
    Step(
        "V-03",
        (
            TablePane(_("Zahlen"), TableSubject.INDICATOR_VALUES),
            TablePane(_("Bestandsprojekte"), TableSubject.EXISTING_PROJECTS),
            TablePane(_("Gute Praxis"), TableSubject.GOOD_PRACTICES),
            TablePane(_("Klima-Aussagen"), TableSubject.CLIMATE_STATEMENTS),
        ),
    ),
    Step("V-04", (TablePane(_("Handlungsfelder"), TableSubject.ACTION_FIELDS),)),
    Step(
        "V-05",
        (
            ChecklistPane(_("Vorbereitung"), "vorbereitung"),
            ChecklistPane(_("Raum und Technik"), "raum"),
        ),
    ),
)

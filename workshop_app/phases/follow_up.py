"""Nachbereitung: from the draft to the council."""

from workshop_app.phases.step import (
    ChecklistPane,
    ConceptPane,
    PhotoPane,
    Step,
    TablePane,
    TableSubject,
    TextPane,
    TextSubject,
)
from workshop_app.translation import _

STEPS = (
    Step("N-01", (ConceptPane(_("Konzept-Check")),)),
    Step(
        "N-02",
        (
            TextPane(_("Vorwort"), TextSubject.FOREWORD),
            TextPane(_("Integrationsverständnis"), TextSubject.INTEGRATION_UNDERSTANDING),
            TextPane(_("Leitbild"), TextSubject.VISION),
        ),
    ),
    Step(
        "N-03",
        (
            TablePane(_("Themenspeicher"), TableSubject.PARKED_TOPICS),
            TablePane(_("Maßnahmenplan"), TableSubject.PLANNED_MEASURES),
            PhotoPane(_("Fotos")),
        ),
    ),
    Step("N-04", (ChecklistPane(_("Nach dem Workshop"), "nachbereitung"),)),
)

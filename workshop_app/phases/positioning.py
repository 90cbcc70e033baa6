"""Tag 1, Positionieren: taking stock, then choosing where to go."""

from workshop_app.phases.step import (
    BoardPane,
    ChecklistPane,
    GroupsPane,
    PhotoPane,
    PollPane,
    PollSubject,
    Step,
    TablePane,
    TableSubject,
    TextPane,
    TextSubject,
    VotePane,
    VoteSubject,
)
from workshop_app.translation import _

STEPS = (
    Step(
        "T1-01",
        (
            TablePane(_("Anwesenheit"), TableSubject.ATTENDANCE),
            ChecklistPane(_("Raum und Technik"), "raum"),
        ),
        needs=("V-02",),
    ),
    Step(
        "T1-02",
        (
            TablePane(_("Entscheidungsrahmen"), TableSubject.DECISIONS),
            TablePane(_("Themenspeicher"), TableSubject.PARKED_TOPICS),
        ),
    ),
    Step("T1-03", (BoardPane(_("Erwartungen"), "F1"),)),
    Step("T1-04", (PollPane(_("Klima"), PollSubject.CLIMATE),), needs=("V-03",)),
    Step("T1-P1"),
    Step("T1-05", (TablePane(_("Bestandsprojekte"), TableSubject.EXISTING_PROJECTS),)),
    Step("T1-06", (TablePane(_("Zahlen"), TableSubject.INDICATOR_VALUES),)),
    Step(
        "T1-07",
        (
            BoardPane(_("Stärken"), "F2"),
            BoardPane(_("Schwächen"), "F3"),
            GroupsPane(_("Gruppen"), day=1),
        ),
        needs=("T1-05", "T1-06"),
    ),
    Step("T1-M"),
    Step("T1-08", (TablePane(_("Gute Praxis"), TableSubject.GOOD_PRACTICES),)),
    Step(
        "T1-09",
        (
            BoardPane(_("Chancen"), "F4C"),
            BoardPane(_("Risiken"), "F4R"),
            TablePane(_("SWOT"), TableSubject.SWOT),
        ),
        needs=("T1-07",),
    ),
    Step("T1-P2"),
    Step(
        "T1-10",
        (BoardPane(_("Zukunftsbild"), "F5"), TextPane(_("Leitbild"), TextSubject.VISION)),
    ),
    Step(
        "T1-11",
        (
            VotePane(_("Gewichten"), VoteSubject.ACTION_FIELDS),
            TablePane(_("Handlungsfelder"), TableSubject.ACTION_FIELDS),
            TablePane(_("Entscheidungen"), TableSubject.DECISIONS),
        ),
        needs=("V-04",),
    ),
    Step(
        "T1-12",
        (
            TablePane(_("Themenspeicher"), TableSubject.PARKED_TOPICS),
            ChecklistPane(_("Fotorunde"), "fotos"),
            PhotoPane(_("Fotos")),
        ),
    ),
    Step("T1-R"),
)

"""Tag 2, Realisieren: goals, projects, and what carries them."""

from workshop_app.phases.step import (
    BoardPane,
    ChecklistPane,
    GroupsPane,
    PhotoPane,
    PollPane,
    PollSubject,
    SheetPane,
    SheetSubject,
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
        "T2-01",
        (
            TextPane(_("Leitbild"), TextSubject.VISION),
            TablePane(_("Anwesenheit"), TableSubject.ATTENDANCE),
        ),
        needs=("T1-10",),
    ),
    Step(
        "T2-02",
        (
            SheetPane(_("Leitziele"), SheetSubject.GUIDING_GOALS),
            GroupsPane(_("Gruppen"), day=2),
        ),
        needs=("T1-11",),
    ),
    Step("T2-P1"),
    Step(
        "T2-03",
        (
            SheetPane(_("Leitziele"), SheetSubject.GUIDING_GOALS),
            TablePane(_("Entscheidungen"), TableSubject.DECISIONS),
        ),
        needs=("T2-02",),
    ),
    Step("T2-04", (SheetPane(_("Handlungsziele"), SheetSubject.OBJECTIVES),), needs=("T2-02",)),
    Step("T2-05", (BoardPane(_("Projektideen"), "F6"),), needs=("T2-04",)),
    Step("T2-M"),
    Step("T2-06", (SheetPane(_("Steckbriefe"), SheetSubject.PROJECT_IDEAS),), needs=("T2-05",)),
    Step(
        "T2-07",
        (
            VotePane(_("Gewichten"), VoteSubject.PROJECT_IDEAS),
            TablePane(_("Rangfolge"), TableSubject.PROJECT_OVERVIEW),
        ),
        needs=("T2-06",),
    ),
    Step("T2-P2"),
    Step(
        "T2-08",
        (
            TablePane(_("Strukturen"), TableSubject.STRUCTURES),
            BoardPane(_("Ideen"), "F7"),
            TablePane(_("Entscheidungen"), TableSubject.DECISIONS),
        ),
    ),
    Step(
        "T2-09",
        (TablePane(_("Maßnahmenplan"), TableSubject.PLANNED_MEASURES),),
        needs=("T2-06",),
    ),
    Step(
        "T2-10",
        (
            TablePane(_("Beschlussweg"), TableSubject.DECISION_STEPS),
            TablePane(_("Entscheidungen"), TableSubject.DECISIONS),
        ),
    ),
    Step(
        "T2-11",
        (
            PollPane(_("Rückmeldung"), PollSubject.FEEDBACK),
            BoardPane(_("Erwartungen"), "F1"),
            TablePane(_("Themenspeicher"), TableSubject.PARKED_TOPICS),
            ChecklistPane(_("Fotorunde"), "fotos"),
            PhotoPane(_("Fotos")),
        ),
        needs=("T1-03",),
    ),
)

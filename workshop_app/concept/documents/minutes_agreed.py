"""What the minutes end with: who does what by when, who decides, and when people meet again."""

from workshop_app.concept.chapters.phrases import (
    cell,
    date_text,
    filled,
    gap,
    in_a_row,
    labelled,
)
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Column,
    Heading,
    ItemList,
    Runs,
    Table,
    placeholder,
    plain,
)
from workshop_app.concept.result_rows import DecisionStepRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.workshop import EventKind
from workshop_app.phases.labels import label
from workshop_app.translation import _


def agreed_blocks(snapshot: Snapshot) -> tuple[Block, ...]:
    """The planned measures by their date, the way of the decision, and the next meeting."""
    return (*_measures(snapshot), *_way(snapshot), *_meetings(snapshot))


def _measures(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Wer macht was bis wann"), "protokoll-maßnahmen")
    if not snapshot.planned_measures:
        return heading, gap(
            _("Die nächsten Schritte sind noch nicht vereinbart."), _("nächste Schritte")
        )
    return heading, _measures_table(snapshot)


def _measures_table(snapshot: Snapshot) -> Table:
    ordered = sorted(snapshot.planned_measures, key=lambda measure: measure.due or "~")
    return fitted_table(
        (
            Column(_("Was"), 3.6),
            Column(_("Wer"), 2.6),
            Column(_("Bis wann"), 1.8),
            Column(_("Ergebnis"), 2.6),
            Column(_("Stand"), 1.5),
        ),
        tuple(
            (
                cell(measure.what, _("Maßnahme")),
                _who(measure.who, measure.with_whom),
                cell(date_text(measure.due), _("Frist")),
                cell(measure.result, _("Ergebnis")),
                (plain(label(measure.status)),),
            )
            for measure in ordered
        ),
        summary=_("Maßnahmen mit Zuständigen, Frist, Ergebnis und Stand"),
        shows=tuple(measure.id for measure in ordered),
    )


def _who(who: str, with_whom: str) -> Runs:
    more = filled(with_whom)
    return (
        *cell(who, _("Zuständigkeit")),
        *((plain(_("\nmit: {people}").format(people=more)),) if more else ()),
    )


def _way(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Beschlussweg"), "protokoll-beschlussweg")
    if not snapshot.decision_steps:
        return heading, gap(
            _("Welche Gremien beraten und beschließen, ist noch offen."), _("Beschlussweg")
        )
    return heading, ItemList(
        tuple(map(_decision_step, snapshot.decision_steps)),
        shows=tuple(step.id for step in snapshot.decision_steps),
    )


def _decision_step(step: DecisionStepRow) -> Runs:
    return (
        *labelled(date_text(step.date) or _("Termin offen")),
        *cell(step.body, _("Gremium")),
        *((plain(f" ({label(step.kind)})"),) if step.kind else ()),
        *((plain(f". {filled(step.result)}"),) if filled(step.result) else ()),
    )


def _meetings(snapshot: Snapshot) -> tuple[Block, ...]:
    meetings = [event for event in snapshot.events if event.kind == EventKind.FOLLOW_UP]
    heading = Heading(2, _("Nachbereitung"), "protokoll-nachbereitung")
    if not meetings:
        return heading, gap(
            _("Ein Nachbereitungstreffen ist noch nicht vereinbart."), _("Termin und Ort")
        )
    return heading, ItemList(
        tuple(
            (
                *labelled(label(event.kind)),
                plain(day) if (day := date_text(event.date)) else placeholder(_("Datum")),
                plain(f", {place}" if (place := in_a_row(event.place, event.room)) else ""),
            )
            for event in meetings
        )
    )

"""Ergebnisprotokoll, intern: with all names, the times, and the findings of the Konzept-Check."""

from collections.abc import Sequence

from workshop_app import german
from workshop_app.concept.chapters.phrases import body, cell, filled, note
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.check.findings import Finding
from workshop_app.concept.document import Block, Column, Document, Heading, plain
from workshop_app.concept.documents.course import Attendee, CourseStep, StepTime
from workshop_app.concept.documents.minutes import minutes_document
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.people import Consent
from workshop_app.phases.labels import group_label, label
from workshop_app.translation import _


def internal_minutes(
    snapshot: Snapshot,
    course: Sequence[CourseStep],
    *,
    attendees: Sequence[Attendee],
    times: Sequence[StepTime],
    findings: Sequence[Finding],
) -> Document:
    """The form for those who go on working with it, not for publication."""
    return minutes_document(
        snapshot,
        course,
        title=_("Ergebnisprotokoll, intern"),
        before=(
            note(
                _(
                    "Nur für den internen Gebrauch: mit Namen von Menschen, die einer "
                    "Veröffentlichung nicht zugestimmt haben. Bitte nicht weitergeben und in "
                    "kein Ratsinformationssystem stellen."
                )
            ),
        ),
        more=(
            ("protokoll-anwesenheit", _("Anwesenheit"), _attendance(attendees)),
            ("protokoll-zeiten", _("Zeiten und Abweichungen"), _times(times)),
            ("protokoll-befunde", _("Konzept-Check"), _findings(findings)),
        ),
    )


def _attendance(attendees: Sequence[Attendee]) -> tuple[Block, ...]:
    if not attendees:
        return (body(_("Niemand ist als anwesend eingetragen.")),)
    ordered = sorted(
        attendees,
        key=lambda one: (german.sort_key(one.last_name), german.sort_key(one.first_name)),
    )
    return (
        fitted_table(
            (
                Column(_("Name"), 2.6),
                Column(_("Organisation"), 3.2),
                Column(_("Bereich"), 3.0),
                Column(_("Anwesend"), 1.8),
                Column(_("Nennung"), 1.5),
            ),
            tuple(
                (
                    (plain(_name(one)),),
                    (plain(filled(one.organisation)),),
                    (plain(group_label(one.sector) if one.sector else ""),),
                    (plain(_days(one)),),
                    (plain(label(Consent(one.naming_consent))),)
                    if one.naming_consent in set(Consent)
                    else (plain(filled(one.naming_consent)),),
                )
                for one in ordered
            ),
            summary=_("Anwesende mit Organisation, Tagen und Einwilligung zur Nennung"),
            header_column=True,
        ),
    )


def _name(person: Attendee) -> str:
    parts = filter(None, (filled(person.last_name), filled(person.first_name)))
    return ", ".join(parts) or _("ohne Namen")


def _days(person: Attendee) -> str:
    if person.attends_day_1 and person.attends_day_2:
        return _("beide Tage")
    return _("Tag 1") if person.attends_day_1 else _("Tag 2")


def _times(times: Sequence[StepTime]) -> tuple[Block, ...]:
    if not times:
        return (body(_("Gebrauchte Zeiten sind nicht festgehalten.")),)
    return (
        fitted_table(
            (
                Column(_("Schritt"), 3.4),
                Column(_("Geplant"), 1.4, numeric=True),
                Column(_("Gebraucht"), 1.4, numeric=True),
                Column(_("Grund der Abweichung"), 4.0),
            ),
            tuple(
                (
                    cell(one.title),
                    (plain(german.format_minutes(one.minutes_planned)),),
                    (
                        plain(
                            ""
                            if one.minutes_actual is None
                            else german.format_minutes(one.minutes_actual)
                        ),
                    ),
                    cell(one.reason),
                )
                for one in times
            ),
            summary=_("Schritte mit geplanten und gebrauchten Minuten"),
            header_column=True,
        ),
    )


def _findings(findings: Sequence[Finding]) -> tuple[Block, ...]:
    accepted = [finding for finding in findings if not finding.is_open]
    still_open = [finding for finding in findings if finding.is_open]
    blocks: list[Block] = [
        Heading(2, _("Bewusst angenommen"), "befunde-angenommen"),
        _table(accepted, _("Begründung"), _("Angenommene Befunde mit Begründung"))
        if accepted
        else body(_("Kein Befund ist angenommen.")),
        Heading(2, _("Noch offen für die Nachbereitung"), "befunde-offen"),
        _table(still_open, _("Gewicht"), _("Offene Befunde mit Gewicht"))
        if still_open
        else body(_("Alle Regeln sind erfüllt oder die Abweichung ist begründet.")),
    ]
    return tuple(blocks)


def _table(findings: Sequence[Finding], last: str, summary: str) -> Block:
    return fitted_table(
        (
            Column(_("Regel"), 1.0),
            Column(_("Bei"), 1.2),
            Column(_("Befund"), 4.6),
            Column(last, 3.2),
        ),
        tuple(
            (
                cell(finding.rule),
                cell(finding.object_code),
                cell(finding.message),
                cell(finding.accepted_reason or finding.severity.capitalize()),
            )
            for finding in findings
        ),
        summary=summary,
        header_column=True,
    )

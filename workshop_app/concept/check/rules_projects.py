"""Rules about project ideas: who, what it costs, when."""

from collections.abc import Iterator
from datetime import date

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.rows import ProjectIdeaRow
from workshop_app.concept.check.rule import Flaw, Rule, at
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import dated, lacking, named, quoted
from workshop_app.phases.answers import is_missing, names_nobody, says_no_cost, says_no_end
from workshop_app.phases.spans import span_of, years_later
from workshop_app.translation import _

_LONG_YEARS = 5


def nobody_is_responsible(snapshot: Snapshot) -> Iterator[Flaw]:
    """Projektidee without a responsible body, or with a vague one (domain.md section 5, K16)."""
    for project in snapshot.project_ideas:
        name = named(project.code, project.title)
        if is_missing(project.responsible):
            message = _("Für {project} ist noch niemand verantwortlich: Wer übernimmt das?")
        elif names_nobody(project.responsible, snapshot.own_names):
            message = _(
                "Verantwortlich für {project} ist bisher nur {responsible}: "
                "Welches Amt, welcher Träger oder welche Person genau?"
            )
        else:
            continue
        message = message.format(project=name, responsible=quoted(project.responsible))
        yield Flaw(Severity.ERROR, at(project, "responsible"), message)


def cost_is_open(snapshot: Snapshot) -> Iterator[Flaw]:
    """Projektidee without amount or Finanzierung, not kostenneutral (domain.md section 5, K19).

    An amount of 0 € is known, and needs no Finanzierung.
    """
    for project in snapshot.project_ideas:
        gaps = [] if _costs_nothing(project) else _cost_gaps(project)
        if gaps:
            message = _("Bei {project} {lacking}: Was kostet es, und wer bezahlt?").format(
                project=named(project.code, project.title),
                lacking=lacking([part for _field, part in gaps]),
            )
            yield Flaw(Severity.WARNING, at(project, gaps[0][0]), message)


def _costs_nothing(project: ProjectIdeaRow) -> bool:
    amounts = [a for a in (project.budget_once_eur, project.budget_yearly_eur) if a is not None]
    if project.is_cost_neutral or any(amounts):
        return project.is_cost_neutral
    return bool(amounts) or says_no_cost(project.funding)


def _cost_gaps(project: ProjectIdeaRow) -> list[tuple[str, str]]:
    """Field, and its name with article."""
    gaps = []
    if project.budget_once_eur is None and project.budget_yearly_eur is None:
        gaps.append(("budget_once_eur", _("der Betrag")))
    if is_missing(project.funding):
        gaps.append(("funding", _("die Finanzierung")))
    return gaps


def period_is_unusable(snapshot: Snapshot) -> Iterator[Flaw]:
    """Projektidee with a period that is missing, impossible or too long (domain.md s. 5, K20).

    A beginning without an end is a warning, except where the text says „dauerhaft“.
    """
    for project in snapshot.project_ideas:
        found = (
            _missing_period(project)
            or _impossible_period(project, snapshot.first_day)
            or _half_period(project)
            or _long_period(project)
        )
        if found:
            severity, field, pattern = found
            message = pattern.format(
                project=named(project.code, project.title),
                start=dated(project.starts_on or ""),
                end=dated(project.ends_on or ""),
            )
            yield Flaw(severity, at(project, field), message)


_Period = tuple[Severity, str, str]  # severity, field, message without its values


def _missing_period(project: ProjectIdeaRow) -> _Period | None:
    if span_of(project.starts_on) or span_of(project.ends_on):
        return None
    message = _("{project} hat noch keinen Zeitraum: Von wann bis wann läuft das Projekt?")
    return Severity.ERROR, "starts_on", message


def _impossible_period(project: ProjectIdeaRow, first_day: date | None) -> _Period | None:
    start, end = span_of(project.starts_on), span_of(project.ends_on)
    if end is None:
        return None
    if start and end[1] < start[0]:
        message = _("{project} endet ({end}), bevor es beginnt ({start}): Welches Datum stimmt?")
        return Severity.ERROR, "ends_on", message
    if first_day and end[1] < first_day:
        message = _("{project} endet schon vor dem Workshop ({end}): Bis wann läuft es wirklich?")
        return Severity.ERROR, "ends_on", message
    return None


def _half_period(project: ProjectIdeaRow) -> _Period | None:
    if span_of(project.starts_on) is None:
        message = _("{project} hat noch kein Anfangsdatum: Wann geht es los?")
        return Severity.WARNING, "starts_on", message
    if span_of(project.ends_on) is None and not says_no_end(project.ends_on):
        message = _(
            "{project} hat noch kein Enddatum: Bis wann läuft es, oder ist es auf Dauer gedacht?"
        )
        return Severity.WARNING, "ends_on", message
    return None


def _long_period(project: ProjectIdeaRow) -> _Period | None:
    start, end = span_of(project.starts_on), span_of(project.ends_on)
    has_milestone = not all(map(is_missing, project.milestones))
    if start is None or end is None or has_milestone:
        return None
    if end[1] <= years_later(start[0], _LONG_YEARS):
        return None
    message = _(
        "{project} läuft länger als fünf Jahre und hat noch keinen Meilenstein: "
        "Was soll auf halber Strecke erreicht sein?"
    )
    return Severity.WARNING, "milestones", message


RULES = (
    Rule(
        "K16",
        nobody_is_responsible,
        (Severity.ERROR,),
        _("Für jedes Projekt ist jemand Bestimmtes verantwortlich."),
    ),
    Rule(
        "K19",
        cost_is_open,
        (Severity.WARNING,),
        _("Jedes Projekt nennt Betrag und Finanzierung oder ist kostenneutral."),
    ),
    Rule(
        "K20",
        period_is_unusable,
        (Severity.ERROR, Severity.WARNING),
        _("Jedes Projekt hat einen möglichen Zeitraum, lange Projekte auch Meilensteine."),
    ),
)

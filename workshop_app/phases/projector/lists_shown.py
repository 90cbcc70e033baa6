"""Tables as the room sees them: the few columns that matter at ten metres.

Lists of people are never shown, nor what is internal or suppressed.
"""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.board import SwotEntry, SwotKind
from workshop_app.model.goals import ActionField
from workshop_app.model.implementation import (
    DecisionStep,
    ParkedTopic,
    PlannedMeasure,
    Structure,
)
from workshop_app.model.projects import Priority, ProjectIdea
from workshop_app.model.stock import ExistingProject, GoodPractice, IndicatorValue
from workshop_app.model.voting import Decision
from workshop_app.phases.labels import label
from workshop_app.phases.projector.pictures import ListGroup, ListItem
from workshop_app.phases.step import TableSubject
from workshop_app.translation import _

_SWOT_TITLES = {
    SwotKind.STRENGTH: _("Stärken"),
    SwotKind.WEAKNESS: _("Schwächen"),
    SwotKind.OPPORTUNITY: _("Chancen"),
    SwotKind.RISK: _("Risiken"),
}


def existing_projects(session: Session) -> tuple[ListGroup, ...]:
    """What there is already, by Handlungsfeld."""
    query = (
        select(ExistingProject)
        .where(ExistingProject.is_internal.is_(False), ExistingProject.title != "")
        .order_by(ExistingProject.position, ExistingProject.code)
    )
    titles = {
        key: title for key, title in session.execute(select(ActionField.id, ActionField.title))
    }
    groups: dict[str, list[ListItem]] = {}
    for row in session.scalars(query):
        field = titles.get(row.action_field_id, "") if row.action_field_id else ""
        until = (
            _("läuft bis {date}").format(date=german.format_date_text(row.ends_on))
            if row.ends_on
            else ""
        )
        groups.setdefault(field, []).append(ListItem(row.title, _joined(row.provider, until)))
    return tuple(ListGroup(title, tuple(items)) for title, items in groups.items())


def figures(session: Session) -> tuple[ListGroup, ...]:
    """The figures with area, Stichtag and source; suppressed ones are left out."""
    query = (
        select(IndicatorValue)
        .where(
            IndicatorValue.is_internal.is_(False),
            IndicatorValue.is_suppressed.is_(False),
            IndicatorValue.value.is_not(None),
        )
        .order_by(IndicatorValue.position, IndicatorValue.code)
    )
    items = tuple(
        ListItem(
            row.indicator,
            _joined(
                row.area,
                german.format_date_text(row.as_of) if row.as_of else "",
                _("Quelle: {source}").format(source=row.source) if row.source else "",
            ),
            lead=german.format_quantity(row.value, row.unit) if row.value is not None else "",
        )
        for row in session.scalars(query)
    )
    return _one_group(items)


def good_practices(session: Session) -> tuple[ListGroup, ...]:
    """What works elsewhere."""
    query = (
        select(GoodPractice)
        .where(GoodPractice.is_internal.is_(False), GoodPractice.title != "")
        .order_by(GoodPractice.position, GoodPractice.code)
    )
    items = (
        ListItem(_joined(row.title, row.place), row.description)
        for row in list(session.scalars(query))
    )
    return _one_group(tuple(items))


def action_fields(session: Session) -> tuple[ListGroup, ...]:
    """The chosen Handlungsfelder, or all before the choice."""
    query = (
        select(ActionField)
        .where(ActionField.is_internal.is_(False), ActionField.title != "")
        .order_by(ActionField.position, ActionField.code)
    )
    fields = list(session.scalars(query))
    chosen = [field for field in fields if field.is_selected] or fields
    return _one_group(tuple(ListItem(field.title, field.guiding_question) for field in chosen))


def swot(session: Session) -> tuple[ListGroup, ...]:
    """Strengths, weaknesses, chances and risks."""
    entries = list(
        session.scalars(
            select(SwotEntry).where(SwotEntry.is_internal.is_(False)).order_by(SwotEntry.position)
        )
    )
    return tuple(
        ListGroup(title, tuple(ListItem(entry.text) for entry in entries if entry.kind == kind))
        for kind, title in _SWOT_TITLES.items()
        if any(entry.kind == kind for entry in entries)
    )


def structures(session: Session) -> tuple[ListGroup, ...]:
    """Who steers, advises, reports and evaluates."""
    rows = list(
        session.scalars(
            select(Structure).where(Structure.is_internal.is_(False)).order_by(Structure.position)
        )
    )
    return _one_group(
        tuple(
            ListItem(
                _joined(label(row.kind), row.name),
                _joined(
                    row.attached_to,
                    german.format_number(row.meetings_per_year) + " " + _("Sitzungen im Jahr")
                    if row.meetings_per_year
                    else "",
                ),
            )
            for row in rows
        )
    )


def decision_steps(session: Session) -> tuple[ListGroup, ...]:
    """The way through the bodies."""
    rows = list(session.scalars(select(DecisionStep).order_by(DecisionStep.position)))
    return _one_group(
        tuple(
            ListItem(
                row.body,
                label(row.kind) if row.kind else "",
                lead=german.format_date_text(row.date) if row.date else "",
            )
            for row in rows
            if row.body
        )
    )


def planned_measures(session: Session) -> tuple[ListGroup, ...]:
    """Who does what with whom by when."""
    query = (
        select(PlannedMeasure)
        .where(PlannedMeasure.is_internal.is_(False))
        .order_by(PlannedMeasure.position, PlannedMeasure.code)
    )
    return _one_group(
        tuple(
            ListItem(
                row.what,
                _joined(
                    row.who,
                    _("mit {names}").format(names=row.with_whom) if row.with_whom else "",
                    _("bis {date}").format(date=german.format_date_text(row.due))
                    if row.due
                    else "",
                ),
            )
            for row in list(session.scalars(query))
            if row.what
        )
    )


def project_overview(session: Session) -> tuple[ListGroup, ...]:
    """The Projektideen by priority."""
    query = (
        select(ProjectIdea)
        .where(ProjectIdea.is_internal.is_(False))
        .order_by(ProjectIdea.position, ProjectIdea.code)
    )
    ideas = list(session.scalars(query))
    groups = [
        ListGroup(
            _("Priorität {letter}").format(letter=label(priority)),
            tuple(_idea(idea) for idea in ideas if idea.priority == priority),
        )
        for priority in Priority
    ]
    others = tuple(_idea(idea) for idea in ideas if idea.priority not in set(Priority))
    groups.append(ListGroup(_("Noch ohne Priorität") if len(others) < len(ideas) else "", others))
    return tuple(group for group in groups if group.items)


def parked_topics(session: Session) -> tuple[ListGroup, ...]:
    """What is parked, and where it went; who raised it is not shown."""
    query = (
        select(ParkedTopic)
        .where(ParkedTopic.is_internal.is_(False))
        .order_by(ParkedTopic.position, ParkedTopic.code)
    )
    items = (
        ListItem(row.text, f"→ {row.whereabouts}" if row.whereabouts else "")
        for row in list(session.scalars(query))
        if row.text
    )
    return _one_group(tuple(items))


def decisions(session: Session) -> tuple[ListGroup, ...]:
    """What the room decided, with the votes where they were counted."""
    query = (
        select(Decision)
        .where(Decision.is_internal.is_(False))
        .order_by(Decision.position, Decision.code)
    )
    return _one_group(
        tuple(ListItem(row.text, _outcome(row)) for row in list(session.scalars(query)) if row.text)
    )


READERS: dict[TableSubject, tuple[Callable[[Session], tuple[ListGroup, ...]], str]] = {
    TableSubject.EXISTING_PROJECTS: (existing_projects, _("Noch kein Angebot eingetragen")),
    TableSubject.INDICATOR_VALUES: (figures, _("Noch keine Zahl eingetragen")),
    TableSubject.GOOD_PRACTICES: (good_practices, _("Noch kein Beispiel eingetragen")),
    TableSubject.ACTION_FIELDS: (action_fields, _("Noch kein Handlungsfeld eingetragen")),
    TableSubject.SWOT: (swot, _("Noch nichts eingetragen")),
    TableSubject.STRUCTURES: (structures, _("Noch keine Struktur eingetragen")),
    TableSubject.DECISION_STEPS: (decision_steps, _("Noch keine Station eingetragen")),
    TableSubject.PLANNED_MEASURES: (planned_measures, _("Noch keine Zeile eingetragen")),
    TableSubject.PROJECT_OVERVIEW: (project_overview, _("Noch keine Projektidee eingetragen")),
    TableSubject.PARKED_TOPICS: (parked_topics, _("Noch ist nichts geparkt")),
    TableSubject.DECISIONS: (decisions, _("Noch ist nichts entschieden")),
}


def _idea(idea: ProjectIdea) -> ListItem:
    first = idea.first_step or ""
    return ListItem(idea.title, _joined(idea.responsible, first))


def _outcome(row: Decision) -> str:
    counts = (
        (_("Ja {count}"), row.votes_for),
        (_("Nein {count}"), row.votes_against),
        (_("Enthaltung {count}"), row.abstentions),
    )
    votes = [text.format(count=count) for text, count in counts if count is not None]
    return _joined(label(row.procedure) if row.procedure else "", *votes)


def _one_group(items: tuple[ListItem, ...]) -> tuple[ListGroup, ...]:
    return (ListGroup("", items),) if items else ()


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)

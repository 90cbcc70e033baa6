"""What a goal or project still lacks: the same as the rules of the Konzept-Check, in two words."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import ClassVar, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.base import Keyed
from workshop_app.model.goals import GoalEvidence, GuidingGoal, Objective
from workshop_app.model.municipality import Municipality
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.workshop import Event, EventKind
from workshop_app.phases.answers import (
    is_missing,
    names_everybody,
    names_nobody,
    says_no_cost,
    says_no_end,
)
from workshop_app.phases.sheets.gap import Gap
from workshop_app.phases.spans import span_of, years_later
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _

_LONG_YEARS = 5
_MOST_REMEMBERED = 1024
_DAYS = {EventKind.DAY_1, EventKind.DAY_2}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the judging of an answer depends on."""

    first_day: date | None
    own_names: tuple[str, ...]  # of the municipality


@dataclass(frozen=True, slots=True)
class GoalAnswers:
    """What the gaps of a Leitziel depend on."""

    model: ClassVar[type[Keyed]] = GuidingGoal

    id: uuid.UUID
    text: str


@dataclass(frozen=True, slots=True)
class ObjectiveAnswers:
    """What the gaps of a Handlungsziel depend on."""

    model: ClassVar[type[Keyed]] = Objective

    id: uuid.UUID
    text: str
    indicator: str | None
    base_value: float | None
    target_value: float | None
    deadline: str | None
    data_source: str | None


@dataclass(frozen=True, slots=True)
class IdeaAnswers:
    """What the gaps of a Projektidee depend on."""

    model: ClassVar[type[Keyed]] = ProjectIdea

    id: uuid.UUID
    title: str
    target_group: str
    success_indicator: str | None
    responsible: str
    starts_on: str | None
    ends_on: str | None
    milestones: tuple[str, ...]
    budget_once_eur: float | None
    budget_yearly_eur: float | None
    is_cost_neutral: bool
    funding: str | None


_Answers = TypeVar("_Answers", GoalAnswers, ObjectiveAnswers, IdeaAnswers)

EVIDENCE = "evidence"
OBJECTIVES = "objectives"


def gaps(session: Session, subject: SheetSubject) -> dict[uuid.UUID, tuple[Gap, ...]]:
    """The gaps of all items of a subject, by item, in the order of the form."""
    match subject:
        case SheetSubject.GUIDING_GOALS:
            return _gaps_of_goals(session)
        case SheetSubject.OBJECTIVES:
            setting = read_setting(session)
            objectives = _read(session, ObjectiveAnswers)
            return {each.id: _gaps_of_objective(each, setting) for each in objectives}
        case SheetSubject.PROJECT_IDEAS:
            setting = read_setting(session)
            ideas = _read(session, IdeaAnswers)
            return {each.id: _gaps_of_idea(each, setting) for each in ideas}
        case SheetSubject.MUNICIPALITY:
            return {}


def read_setting(session: Session) -> Setting:
    """The days and names of this workshop."""
    dates = session.execute(select(Event.kind, Event.date))
    spans = [german.as_date_range(day) for kind, day in dates if kind in _DAYS]
    columns = Municipality.name, Municipality.short_name, Municipality.seat
    names = session.execute(select(*columns).limit(1)).first()
    return Setting(min((span[0] for span in spans if span), default=None), tuple(names or ()))


def _read(session: Session, shape: type[_Answers]) -> Iterator[_Answers]:
    columns = [getattr(shape.model, field.name) for field in fields(shape)]
    for row in session.execute(select(*columns)):
        yield shape(*row)


def _gaps_of_goals(session: Session) -> dict[uuid.UUID, tuple[Gap, ...]]:
    with_evidence = set(session.scalars(select(GoalEvidence.guiding_goal_id)))
    texts = session.execute(select(Objective.guiding_goal_id, Objective.text))
    with_objective = {goal_id for goal_id, text in texts if text.strip()}
    found = {}
    for goal in _read(session, GoalAnswers):
        missing = []
        if not goal.text.strip():
            missing.append(Gap("text", _("Text fehlt")))
        if goal.id not in with_evidence:  # K06
            missing.append(Gap(EVIDENCE, _("Beleg fehlt")))
        if goal.id not in with_objective:  # K05
            missing.append(Gap(OBJECTIVES, _("Handlungsziel fehlt")))
        found[goal.id] = tuple(missing)
    return found


# After each change the list asks again for all items, of which one has changed.


@lru_cache(maxsize=_MOST_REMEMBERED)
def _gaps_of_objective(objective: ObjectiveAnswers, setting: Setting) -> tuple[Gap, ...]:
    return tuple(_objective_gaps(objective, setting))


@lru_cache(maxsize=_MOST_REMEMBERED)
def _gaps_of_idea(idea: IdeaAnswers, setting: Setting) -> tuple[Gap, ...]:
    return tuple(_idea_gaps(idea, setting))


def _objective_gaps(objective: ObjectiveAnswers, setting: Setting) -> Iterator[Gap]:
    if not objective.text.strip():
        yield Gap("text", _("Text fehlt"))
    if is_missing(objective.indicator):  # K11
        yield Gap("indicator", _("Indikator fehlt"))
    else:  # K12
        if objective.base_value is None:
            yield Gap("base_value", _("Ausgangswert fehlt"))
        if objective.target_value is None:
            yield Gap("target_value", _("Zielwert fehlt"))
        if is_missing(objective.data_source):
            yield Gap("data_source", _("Datenquelle fehlt"))
    span = span_of(objective.deadline)  # K13
    if is_missing(objective.deadline):
        yield Gap("deadline", _("Frist fehlt"))
    elif span is None:
        yield Gap("deadline", _("Frist ist kein Datum"))
    elif setting.first_day and span[1] < setting.first_day:
        yield Gap("deadline", _("Frist liegt vor dem Workshop"))


def _idea_gaps(idea: IdeaAnswers, setting: Setting) -> Iterator[Gap]:
    if not idea.title.strip():
        yield Gap("title", _("Titel fehlt"))
    if is_missing(idea.target_group):  # K21
        yield Gap("target_group", _("Zielgruppe fehlt"))
    elif names_everybody(idea.target_group):
        yield Gap("target_group", _("Zielgruppe zu allgemein"))
    if is_missing(idea.success_indicator):  # K22
        yield Gap("success_indicator", _("Kennzahl fehlt"))
    responsibility = _responsibility_gap(idea, setting)  # K16
    if responsibility:
        yield responsibility
    period = _period_gap(idea, setting)  # K20
    if period:
        yield period
    if not _costs_nothing(idea):  # K19
        if idea.budget_once_eur is None and idea.budget_yearly_eur is None:
            yield Gap("budget_once_eur", _("Betrag fehlt"))
        if is_missing(idea.funding):
            yield Gap("funding", _("Finanzierung fehlt"))


def _responsibility_gap(idea: IdeaAnswers, setting: Setting) -> Gap | None:
    if is_missing(idea.responsible):
        return Gap("responsible", _("Verantwortung fehlt"))
    if names_nobody(idea.responsible, setting.own_names):
        return Gap("responsible", _("Verantwortung zu allgemein"))
    return None


def _costs_nothing(idea: IdeaAnswers) -> bool:
    amounts = [a for a in (idea.budget_once_eur, idea.budget_yearly_eur) if a is not None]
    if idea.is_cost_neutral or any(amounts):
        return idea.is_cost_neutral
    return bool(amounts) or says_no_cost(idea.funding)


def _period_gap(idea: IdeaAnswers, setting: Setting) -> Gap | None:
    start, end = span_of(idea.starts_on), span_of(idea.ends_on)
    if start is None and end is None:
        return Gap("starts_on", _("Zeitraum fehlt"))
    if end and start and end[1] < start[0]:
        return Gap("ends_on", _("Ende liegt vor dem Beginn"))
    if end and setting.first_day and end[1] < setting.first_day:
        return Gap("ends_on", _("Ende liegt vor dem Workshop"))
    if start is None:
        return Gap("starts_on", _("Beginn fehlt"))
    if end is None:
        return None if says_no_end(idea.ends_on) else Gap("ends_on", _("Ende fehlt"))
    if end[1] > years_later(start[0], _LONG_YEARS) and all(map(is_missing, idea.milestones)):
        return Gap("milestones", _("Meilenstein fehlt"))
    return None

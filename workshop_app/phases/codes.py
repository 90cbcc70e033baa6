"""Human codes: short, stable names such as K-001 or PI-03 that people say and write on paper."""

import itertools
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Integer, Select, cast, func, select
from sqlalchemy.orm import Session

from workshop_app.model.base import Keyed
from workshop_app.model.board import Card, Cluster
from workshop_app.model.climate import ClimateItem
from workshop_app.model.goals import ActionField, GuidingGoal, Objective
from workshop_app.model.implementation import ParkedTopic, PlannedMeasure
from workshop_app.model.people import Participant, Photo, SmallGroup
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import ExistingProject, GoodPractice, IndicatorValue
from workshop_app.model.voting import Decision, Vote
from workshop_app.model.workshop import OwnStep

# The prefixes of the interchange format.
_PREFIXES: dict[type[Keyed], tuple[str, int]] = {
    ActionField: ("HF", 2),
    Card: ("K", 3),
    ClimateItem: ("KL", 2),
    Cluster: ("CL", 2),
    Decision: ("EN", 2),
    ExistingProject: ("BP", 2),
    GoodPractice: ("GP", 2),
    GuidingGoal: ("LZ", 2),
    IndicatorValue: ("ST", 2),
    Objective: ("HZ", 2),
    ParkedTopic: ("TS", 2),
    Participant: ("TN", 2),
    Photo: ("FO", 2),
    PlannedMeasure: ("MP", 2),
    ProjectIdea: ("PI", 2),
    SmallGroup: ("KG", 2),
    OwnStep: ("E", 2),
    Vote: ("AB", 2),
}


def has_code(kind: type[Keyed]) -> bool:
    """Whether rows of this class carry a code."""
    return kind in _PREFIXES


def next_codes(session: Session, kind: type[Keyed]) -> Iterator[str]:
    """The codes after the highest of the class in use, one after the other."""
    prefix, digits = _PREFIXES[kind]
    highest = session.scalar(_highest(kind)) or 0
    return (f"{prefix}-{number:0{digits}}" for number in itertools.count(highest + 1))


@cache
def _highest(kind: type[Keyed]) -> Select[int]:
    prefix, _digits = _PREFIXES[kind]
    column = kind.__table__.c.code
    number = cast(func.substr(column, len(prefix) + 2), Integer)
    return select(func.max(number)).where(column.like(f"{prefix}-%"))

"""The state of a workshop that the rules look at, read once and never changed."""

from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.concept.check import rows
from workshop_app.model.workshop import EventKind

_Row = TypeVar("_Row", bound=rows.Row)
_DAYS = {EventKind.DAY_1, EventKind.DAY_2}


@dataclass(frozen=True, slots=True, repr=False)
class Snapshot:
    """All rows that some rule needs."""

    municipality: rows.MunicipalityRow | None
    vision: rows.VisionRow | None
    events: tuple[rows.EventRow, ...]
    action_fields: tuple[rows.ActionFieldRow, ...]
    guiding_goals: tuple[rows.GuidingGoalRow, ...]
    goal_evidence: tuple[rows.GoalEvidenceRow, ...]
    objectives: tuple[rows.ObjectiveRow, ...]
    existing_projects: tuple[rows.ExistingProjectRow, ...]
    indicator_values: tuple[rows.IndicatorValueRow, ...]
    project_ideas: tuple[rows.ProjectIdeaRow, ...]
    structures: tuple[rows.StructureRow, ...]
    decision_steps: tuple[rows.DecisionStepRow, ...]
    planned_measures: tuple[rows.PlannedMeasureRow, ...]
    parked_topics: tuple[rows.ParkedTopicRow, ...]
    votes: tuple[rows.VoteRow, ...]
    vote_results: tuple[rows.VoteResultRow, ...]
    decisions: tuple[rows.DecisionRow, ...]

    @property
    def first_day(self) -> date | None:
        """The first of the two days, if somebody has entered a date that can be read."""
        spans = [german.as_date_range(event.date) for event in self.events if event.kind in _DAYS]
        return min((span[0] for span in spans if span), default=None)


def read_snapshot(session: Session) -> Snapshot:
    """The saved state of the whole workshop."""
    return Snapshot(
        municipality=next(iter(read_rows(session, rows.MunicipalityRow)), None),
        vision=next(iter(read_rows(session, rows.VisionRow)), None),
        events=read_rows(session, rows.EventRow),
        action_fields=read_rows(session, rows.ActionFieldRow),
        guiding_goals=read_rows(session, rows.GuidingGoalRow),
        goal_evidence=read_rows(session, rows.GoalEvidenceRow),
        objectives=read_rows(session, rows.ObjectiveRow),
        existing_projects=read_rows(session, rows.ExistingProjectRow),
        indicator_values=read_rows(session, rows.IndicatorValueRow),
        project_ideas=read_rows(session, rows.ProjectIdeaRow),
        structures=read_rows(session, rows.StructureRow),
        decision_steps=read_rows(session, rows.DecisionStepRow),
        planned_measures=read_rows(session, rows.PlannedMeasureRow),
        parked_topics=read_rows(session, rows.ParkedTopicRow),
        votes=read_rows(session, rows.VoteRow),
        vote_results=read_rows(session, rows.VoteResultRow),
        decisions=read_rows(session, rows.DecisionRow),
    )


def read_rows(session: Session, shape: type[_Row]) -> tuple[_Row, ...]:
    """All rows of the table that the shape stands for, with the columns that it names."""
    columns = [getattr(shape.model, field.name) for field in fields(shape)]
    return tuple(shape(*row) for row in session.execute(select(*columns)))

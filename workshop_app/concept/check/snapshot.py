"""The state of a workshop that the rules look at, never changed."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from workshop_app import german
from workshop_app.concept.check import room_rows, rows
from workshop_app.model.workshop import EventKind

_DAYS = {EventKind.DAY_1, EventKind.DAY_2}


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """What somebody wrote, and the column that holds it."""

    row: rows.Row
    field: str
    text: str


@dataclass(frozen=True, repr=False)
class Snapshot:
    """All rows that some rule needs.

    What is marked as internal is not in the document, nor is what hangs on it: it is left out here,
    so that no rule counts on it or complains about it. Two lists are about work to be done rather
    than about the document, and are whole: ``planned_measures`` and ``parked_topics``. The results
    of a vote are whole as well, for people gave their points to internal options too.
    """

    municipality: rows.MunicipalityRow | None
    vision: rows.VisionRow | None
    events: tuple[rows.EventRow, ...]
    chapter_texts: tuple[rows.ChapterTextRow, ...]
    edited_passages: tuple[rows.EditedPassageRow, ...]
    participants: tuple[room_rows.ParticipantRow, ...]
    small_groups: tuple[room_rows.SmallGroupRow, ...]
    small_group_members: tuple[room_rows.SmallGroupMemberRow, ...]
    photos: tuple[room_rows.PhotoRow, ...]
    photo_people: tuple[room_rows.PhotoPersonRow, ...]
    action_fields: tuple[rows.ActionFieldRow, ...]
    guiding_goals: tuple[rows.GuidingGoalRow, ...]
    goal_evidence: tuple[rows.GoalEvidenceRow, ...]
    objectives: tuple[rows.ObjectiveRow, ...]
    existing_projects: tuple[room_rows.ExistingProjectRow, ...]
    indicator_values: tuple[room_rows.IndicatorValueRow, ...]
    time_series: tuple[room_rows.TimeSeriesPointRow, ...]
    good_practices: tuple[room_rows.GoodPracticeRow, ...]
    cards: tuple[room_rows.CardRow, ...]  # without those in the trash
    clusters: tuple[room_rows.ClusterRow, ...]
    climate_items: tuple[room_rows.ClimateItemRow, ...]
    feedback: tuple[room_rows.FeedbackRow, ...]
    project_ideas: tuple[rows.ProjectIdeaRow, ...]
    structures: tuple[rows.StructureRow, ...]
    decision_steps: tuple[rows.DecisionStepRow, ...]
    planned_measures: tuple[rows.PlannedMeasureRow, ...]
    parked_topics: tuple[rows.ParkedTopicRow, ...]
    votes: tuple[room_rows.VoteRow, ...]
    vote_results: tuple[room_rows.VoteResultRow, ...]
    decisions: tuple[room_rows.DecisionRow, ...]

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The dates of the two days that can be read, in order."""
        spans = [german.as_date_range(event.date) for event in self.events if event.kind in _DAYS]
        return tuple(sorted(span[0] for span in spans if span))

    @property
    def first_day(self) -> dt.date | None:
        """The first of the two days, if somebody has entered a date that can be read."""
        return self.days[0] if self.days else None

    @cached_property
    def figures(self) -> Mapping[uuid.UUID, room_rows.IndicatorValueRow]:
        """The figures, by key."""
        return {figure.id: figure for figure in self.indicator_values}

    @cached_property
    def series_of(self) -> Mapping[uuid.UUID, list[room_rows.TimeSeriesPointRow]]:
        """The values of other years, by figure."""
        found: defaultdict[uuid.UUID, list[room_rows.TimeSeriesPointRow]] = defaultdict(list)
        for point in self.time_series:
            found[point.indicator_value_id].append(point)
        return found

    @cached_property
    def evidence_of(self) -> Mapping[uuid.UUID, list[room_rows.IndicatorValueRow]]:
        """The figures that show the need, by guiding goal."""
        found: defaultdict[uuid.UUID, list[room_rows.IndicatorValueRow]] = defaultdict(list)
        for link in self.goal_evidence:
            found[link.guiding_goal_id].append(self.figures[link.indicator_value_id])
        return found

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """What the municipality is called."""
        return self.municipality.own_names if self.municipality else ()

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Everything that people wrote and that the document prints."""
        return tuple(self._read_words())

    def _read_words(self) -> Iterator[Words]:
        for row in self._printed_rows():
            for field in row.printed:
                value = getattr(row, field)
                for text in value if isinstance(value, tuple) else (value,):
                    if text:
                        yield Words(row, field, text)

    def _printed_rows(self) -> Iterator[rows.Row]:
        if self.municipality:
            yield self.municipality
        if self.vision:
            yield self.vision
        yield from (*self.chapter_texts, *self.edited_passages)
        yield from (*self.action_fields, *self.guiding_goals)
        yield from (*self.objectives, *self.project_ideas, *self.structures)
        yield from (one for one in self.planned_measures if not one.is_internal)
        yield from (one for one in self.parked_topics if not one.is_internal)
        yield from (*self.existing_projects, *self.indicator_values, *self.good_practices)
        yield from (*self.decisions, *self.climate_items, *self.feedback, *self.clusters)
        yield from (*self.photos, *self.cards)

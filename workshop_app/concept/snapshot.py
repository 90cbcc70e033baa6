"""What may leave the workshop, read once: the only source of the chapters.

Nothing that is marked as internal gets in here, nor what hangs on it; who has not agreed to be
named has no name here; photos are only those that may be published. So no chapter can let it out.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from workshop_app import german
from workshop_app.concept import result_rows, rows
from workshop_app.model.workshop import EventKind
from workshop_app.phases.votes.rounds import by_weight

K = TypeVar("K")
T = TypeVar("T")
_DAYS = (EventKind.DAY_1, EventKind.DAY_2)


@dataclass(frozen=True, repr=False)
class Snapshot:
    """The rows that the document is made of, each list in its order.

    Attributes:
        changed_at: when somebody last changed something in the app (UTC), None if nobody has since
            the workshop was made or read in.
        votes_with_hidden_options: votes of which internal options are left out.
    """

    workshop: rows.WorkshopRow | None
    municipality: rows.MunicipalityRow | None
    vision: result_rows.VisionRow | None
    climate_scale: rows.ClimateScaleRow | None
    feedback: rows.FeedbackRow | None
    changed_at: dt.datetime | None
    events: tuple[rows.EventRow, ...]
    moderators: tuple[rows.ModeratorRow, ...]
    own_steps: tuple[rows.OwnStepRow, ...]
    chapter_texts: tuple[rows.ChapterTextRow, ...]
    edited_passages: tuple[rows.EditedPassageRow, ...]
    participants: tuple[rows.ParticipantRow, ...]
    photos: tuple[rows.PhotoRow, ...]
    pictures: Mapping[str, bytes]  # of these photos, by their hash
    climate_items: tuple[rows.ClimateItemRow, ...]
    climate_group_counts: tuple[rows.ClimateGroupCountsRow, ...]
    existing_projects: tuple[rows.ExistingProjectRow, ...]
    indicator_values: tuple[rows.IndicatorValueRow, ...]
    time_series: tuple[rows.TimeSeriesPointRow, ...]
    good_practices: tuple[rows.GoodPracticeRow, ...]
    clusters: tuple[result_rows.ClusterRow, ...]
    cards: tuple[result_rows.CardRow, ...]
    swot_entries: tuple[result_rows.SwotEntryRow, ...]
    action_fields: tuple[result_rows.ActionFieldRow, ...]
    guiding_goals: tuple[result_rows.GuidingGoalRow, ...]
    goal_evidence: tuple[result_rows.GoalEvidenceRow, ...]
    objectives: tuple[result_rows.ObjectiveRow, ...]
    project_ideas: tuple[result_rows.ProjectIdeaRow, ...]
    card_origins: tuple[result_rows.CardOriginRow, ...]
    votes: tuple[result_rows.VoteRow, ...]
    votes_with_hidden_options: frozenset[uuid.UUID]
    vote_results: tuple[result_rows.VoteResultRow, ...]
    ballot_papers: tuple[result_rows.BallotPaperRow, ...]
    decisions: tuple[result_rows.DecisionRow, ...]
    small_groups: tuple[result_rows.SmallGroupRow, ...]
    structures: tuple[result_rows.StructureRow, ...]
    decision_steps: tuple[result_rows.DecisionStepRow, ...]
    planned_measures: tuple[result_rows.PlannedMeasureRow, ...]
    parked_topics: tuple[result_rows.ParkedTopicRow, ...]

    @property
    def name(self) -> str:
        """The municipality's name; empty if nobody has entered it."""
        return self.municipality.name.strip() if self.municipality else ""

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The dates of the workshop's days that can be read, in order."""
        spans = [german.as_date_range(event.date) for event in self.events if event.kind in _DAYS]
        return tuple(sorted({span[0] for span in spans if span}))

    @cached_property
    def selected_fields(self) -> tuple[result_rows.ActionFieldRow, ...]:
        """The action fields that the concept goes into."""
        return tuple(field for field in self.action_fields if field.is_selected)

    @cached_property
    def series_of(self) -> Mapping[uuid.UUID, list[rows.TimeSeriesPointRow]]:
        """The known values of other years in their order, by indicator value."""
        by_year = sorted(self.time_series, key=lambda point: point.year)
        return grouped(
            (point.indicator_value_id, point) for point in by_year if point.value is not None
        )

    @cached_property
    def group_counts_of(self) -> Mapping[uuid.UUID, list[rows.ClimateGroupCountsRow]]:
        """How the sectors marked, by statement."""
        return grouped((counts.climate_item_id, counts) for counts in self.climate_group_counts)

    @cached_property
    def cards_of(self) -> Mapping[uuid.UUID | None, list[result_rows.CardRow]]:
        """The cards that lie on the board, by cluster."""
        return grouped((card.cluster_id, card) for card in self.cards if not card.is_set_aside)

    @cached_property
    def goals_of(self) -> Mapping[uuid.UUID, list[result_rows.GuidingGoalRow]]:
        """The guiding goals, by action field."""
        return grouped((goal.action_field_id, goal) for goal in self.guiding_goals)

    @cached_property
    def objectives_of(self) -> Mapping[uuid.UUID, list[result_rows.ObjectiveRow]]:
        """The objectives, by guiding goal."""
        return grouped((goal.guiding_goal_id, goal) for goal in self.objectives)

    @cached_property
    def evidence_of(self) -> Mapping[uuid.UUID, list[rows.IndicatorValueRow]]:
        """The figures that show the need, by guiding goal."""
        figures = {figure.id: figure for figure in self.indicator_values}
        return grouped(
            (link.guiding_goal_id, figures[link.indicator_value_id]) for link in self.goal_evidence
        )

    @cached_property
    def projects_of(self) -> Mapping[uuid.UUID | None, list[result_rows.ProjectIdeaRow]]:
        """The project ideas, by action field, the most urgent first."""
        return grouped((project.action_field_id, project) for project in self.ranked_projects)

    @cached_property
    def ranked_projects(self) -> tuple[result_rows.ProjectIdeaRow, ...]:
        """All project ideas: by priority, then by points, then as the room put them."""
        return tuple(
            sorted(
                self.project_ideas,
                key=lambda project: (project.priority or "~", -(self.points_of(project.code) or 0)),
            )
        )

    @cached_property
    def results_of(self) -> Mapping[uuid.UUID, list[result_rows.VoteResultRow]]:
        """The results, by vote."""
        return grouped((result.vote_id, result) for result in self.vote_results)

    @cached_property
    def papers_of(self) -> Mapping[uuid.UUID, list[result_rows.BallotPaperRow]]:
        """The ballot papers, by vote."""
        return grouped((paper.vote_id, paper) for paper in self.ballot_papers)

    @cached_property
    def _points(self) -> Mapping[str, int]:
        shown = (vote for vote in by_weight(self.votes) if not vote.is_hidden)
        results = (result for vote in shown for result in self.results_of[vote.id])
        return {result.option: result.points for result in results}  # the last one counts

    def points_of(self, code: str) -> int | None:
        """The points of an action field or project idea; None: it was not voted on."""
        return self._points.get(code)

    def voters_of(self, vote: result_rows.VoteRow) -> int:
        """Who could vote: as entered, or those present on the day of the step."""
        if vote.voters is not None:
            return vote.voters
        first_day = (vote.step or "").startswith("T1")
        return sum(
            person.attends_day_1 if first_day else person.attends_day_2
            for person in self.participants
        )

    @cached_property
    def origin_counts(self) -> Mapping[uuid.UUID, int]:
        """How many cards a goal, objective or project grew from."""
        counts: defaultdict[uuid.UUID, int] = defaultdict(int)
        for origin in self.card_origins:
            for owner in (origin.guiding_goal_id, origin.objective_id, origin.project_idea_id):
                if owner is not None:
                    counts[owner] += 1
        return counts

    def chapter_text(self, chapter: str) -> rows.ChapterTextRow | None:
        """What somebody wrote for a chapter, if there is something to see."""
        found = (text for text in self.chapter_texts if text.chapter == chapter)
        return next((text for text in found if text.text.strip()), None)

    @cached_property
    def as_of(self) -> dt.datetime:
        """Stand: the workshop's last day, or its newest change if it was worked on since."""
        if self.changed_at is not None:
            return self.changed_at
        if self.days:
            return dt.datetime.combine(self.days[-1], dt.time(), dt.UTC)
        made = self.workshop.created_at if self.workshop else dt.datetime(1980, 1, 1)
        return made.replace(tzinfo=dt.UTC)


def grouped(pairs: Iterable[tuple[K, T]]) -> Mapping[K, list[T]]:
    """The second of each pair in lists, by the first; an unknown key has an empty list."""
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups

"""What the rules see of the room: people, cards, polls, votes, figures; as in ``rows.py``."""

import uuid
from dataclasses import dataclass

from workshop_app.concept.check.rows import CodedRow, Row
from workshop_app.model import board, climate, people, stock, voting

# --- what there is ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class ExistingProjectRow(CodedRow):
    """Bestandsprojekt."""

    model = stock.ExistingProject
    printed = ("title", "provider", "target_group", "funding", "reach")

    title: str
    provider: str
    target_group: str
    funding: str
    reach: str


@dataclass(frozen=True, slots=True, repr=False)
class IndicatorValueRow(CodedRow):
    """Indikatorwert."""

    model = stock.IndicatorValue
    printed = ("source",)  # what a figure is called, its source decides

    indicator: str
    value: float | None
    numerator: float | None
    denominator: float | None
    unit: str
    area: str
    as_of: str | None
    source: str
    comparison_area: str | None
    comparison_value: float | None
    is_suppressed: bool
    remark: str | None


@dataclass(frozen=True, slots=True, repr=False)
class TimeSeriesPointRow(Row):
    """Zeitreihenwert."""

    model = stock.TimeSeriesPoint

    indicator_value_id: uuid.UUID
    year: int
    value: float | None


@dataclass(frozen=True, slots=True, repr=False)
class GoodPracticeRow(CodedRow):
    """Gute Praxis."""

    model = stock.GoodPractice
    printed = ("title", "description", "transferability", "source", "effort")

    title: str
    description: str
    transferability: str
    source: str
    effort: str


# --- people -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class ParticipantRow(CodedRow):
    """Teilnehmende."""

    model = people.Participant

    first_name: str
    last_name: str
    sector: str | None
    organisation: str
    function: str
    email: str | None
    attends_day_1: bool
    attends_day_2: bool
    photo_consent: str
    naming_consent: str


@dataclass(frozen=True, slots=True, repr=False)
class SmallGroupRow(CodedRow):
    """Kleingruppe."""

    model = people.SmallGroup

    name: str
    action_field_id: uuid.UUID | None
    day: int | None


@dataclass(frozen=True, slots=True, repr=False)
class SmallGroupMemberRow(Row):
    """Kleingruppenmitglied."""

    model = people.SmallGroupMember

    small_group_id: uuid.UUID
    participant_id: uuid.UUID


@dataclass(frozen=True, slots=True, repr=False)
class PhotoRow(CodedRow):
    """Foto."""

    model = people.Photo
    printed = ("alt_text", "wall")

    alt_text: str
    wall: str
    shows_people: bool
    release: str


@dataclass(frozen=True, slots=True, repr=False)
class PhotoPersonRow(Row):
    """Abgebildete Person."""

    model = people.PhotoPerson

    photo_id: uuid.UUID
    participant_id: uuid.UUID


# --- cards, polls, votes ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class CardRow(CodedRow):
    """Karte."""

    model = board.Card
    printed = ("text", "explanation", "headline")

    text: str
    explanation: str
    headline: str
    question: str | None
    cluster_id: uuid.UUID | None
    action_field_id: uuid.UUID | None
    legibility: str
    is_set_aside: bool
    merged_into_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class ClusterRow(CodedRow):
    """Cluster."""

    model = board.Cluster
    printed = ("title",)

    title: str
    action_field_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class ClimateItemRow(CodedRow):
    """Klima-Item."""

    model = climate.ClimateItem
    printed = ("comments",)

    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class FeedbackRow(Row):
    """Feedback."""

    model = climate.Feedback
    printed = ("voices",)

    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class VoteRow(CodedRow):
    """Abstimmung."""

    model = voting.Vote

    step: str | None
    kind: str
    question: str
    voters: int | None
    points_per_person: int | None
    maximum_per_option: int | None
    deviation_note: str
    position: int
    option_codes: tuple[str, ...]
    is_counting: bool
    surplus_note: str


@dataclass(frozen=True, slots=True, repr=False)
class VoteResultRow(Row):
    """Abstimmungsergebnis."""

    model = voting.VoteResult

    vote_id: uuid.UUID
    option: str
    points: int


@dataclass(frozen=True, slots=True, repr=False)
class DecisionRow(CodedRow):
    """Entscheidung."""

    model = voting.Decision
    printed = ("text", "counter_position")

    step: str | None
    text: str
    counter_position: str

"""What the chapters read of each table; the fields are named like the columns they come from.

Nothing here can be changed, and nothing shows its content in a log.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from workshop_app import model
from workshop_app.model.base import Keyed


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A row of a table."""

    source_model: ClassVar[type[Keyed]]

    id: uuid.UUID


@dataclass(frozen=True, slots=True, repr=False)
class WorkshopRow(Row):
    """Workshop."""

    source_model = model.workshop.Workshop

    title: str
    guiding_question: str
    client: str
    is_fictional: bool | None
    note: str
    created_at: dt.datetime


@dataclass(frozen=True, slots=True, repr=False)
class EventRow(Row):
    """Veranstaltung, without the names of those who met."""

    source_model = model.workshop.Event

    kind: str
    date: str | None
    place: str
    room: str
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ModeratorRow(Row):
    """Moderation."""

    source_model = model.workshop.Moderator

    name: str
    role: str


@dataclass(frozen=True, slots=True, repr=False)
class OwnStepRow(Row):
    """Eigener Schritt."""

    source_model = model.workshop.OwnStep

    code: str
    title: str


@dataclass(frozen=True, slots=True, repr=False)
class ChapterTextRow(Row):
    """Kapiteltext."""

    source_model = model.workshop.ChapterText

    chapter: str
    text: str
    author: str


@dataclass(frozen=True, slots=True, repr=False)
class EditedPassageRow(Row):
    """Bearbeitete Textstelle."""

    source_model = model.workshop.EditedPassage

    section: str
    number: int
    text: str
    proposal: str


@dataclass(frozen=True, slots=True, repr=False)
class MunicipalityRow(Row):
    """Kommune."""

    source_model = model.municipality.Municipality

    name: str
    kind: str | None
    federal_state: str
    inhabitants: int | None
    inhabitants_as_of: str | None
    area_km2: float | None
    member_municipalities: int | None
    seat: str
    head_title: str
    head_name: str
    council: str
    committee: str
    profile: str
    immigration_history: str
    integration_understanding: str
    logo: bytes | None
    funder: str
    funding_notice: str
    funding_logo: bytes | None
    second_funding_logo: bytes | None


@dataclass(frozen=True, slots=True, repr=False)
class ParticipantRow(Row):
    """Teilnehmende; who has not agreed to be named has no name, organisation or function here."""

    source_model = model.people.Participant

    academic_title: str | None
    first_name: str
    last_name: str
    organisation: str
    function: str
    sector: str | None
    attends_day_1: bool
    attends_day_2: bool
    naming_consent: str
    photo_consent: str

    @property
    def is_present(self) -> bool:
        """Whether the person was there on one of the days."""
        return self.attends_day_1 or self.attends_day_2


@dataclass(frozen=True, slots=True, repr=False)
class PhotoRow(Row):
    """Foto."""

    source_model = model.people.Photo

    code: str
    step: str | None
    wall: str
    alt_text: str
    taken_at: str | None
    picture_hash: str | None
    shows_people: bool
    release: str


@dataclass(frozen=True, slots=True, repr=False)
class PhotoPersonRow(Row):
    """Abgebildete Person."""

    source_model = model.people.PhotoPerson

    photo_id: uuid.UUID
    participant_id: uuid.UUID


@dataclass(frozen=True, slots=True, repr=False)
class ClimateScaleRow(Row):
    """Skala."""

    source_model = model.climate.ClimateScale

    minimum: int
    maximum: int
    minimum_text: str
    maximum_text: str
    voters: int | None
    is_hidden: bool


@dataclass(frozen=True, slots=True, repr=False)
class ClimateItemRow(Row):
    """Klima-Item."""

    source_model = model.climate.ClimateItem

    statement: str
    dimension: str | None
    counts: Mapping[str, int]
    abstentions: int
    mean_reported: float | None
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ClimateGroupCountsRow(Row):
    """Klima-Ergebnis einer Gruppe."""

    source_model = model.climate.ClimateGroupCounts

    climate_item_id: uuid.UUID
    sector: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class FeedbackRow(Row):
    """Feedback."""

    source_model = model.climate.Feedback

    question: str
    counts: Mapping[str, int]
    voices: tuple[str, ...]
    is_hidden: bool


@dataclass(frozen=True, slots=True, repr=False)
class ExistingProjectRow(Row):
    """Bestandsprojekt."""

    source_model = model.stock.ExistingProject

    title: str
    provider: str
    action_field_id: uuid.UUID | None
    target_group: str
    starts_on: str | None
    ends_on: str | None
    funding: str
    reach: str
    effect: str | None
    state: str | None


@dataclass(frozen=True, slots=True, repr=False)
class IndicatorValueRow(Row):
    """Indikatorwert."""

    source_model = model.stock.IndicatorValue

    indicator: str
    action_field_id: uuid.UUID | None
    value: float | None
    unit: str
    is_rounded: bool
    numerator: float | None
    denominator: float | None
    area: str
    as_of: str | None
    period: str | None
    source: str
    source_table: str | None
    licence: str | None
    retrieved_on: str | None
    comparison_area: str | None
    comparison_value: float | None
    is_suppressed: bool
    remark: str | None


@dataclass(frozen=True, slots=True, repr=False)
class TimeSeriesPointRow(Row):
    """Zeitreihenwert."""

    source_model = model.stock.TimeSeriesPoint

    indicator_value_id: uuid.UUID
    year: int
    value: float | None


@dataclass(frozen=True, slots=True, repr=False)
class GoodPracticeRow(Row):
    """Gute Praxis, without whom to ask."""

    source_model = model.stock.GoodPractice

    title: str
    place: str
    description: str
    transferability: str
    source: str
    year: int | None
    effort: str
    action_field_id: uuid.UUID | None

"""The rows of a workshop that can be found, and which of their texts.

Not among them, on purpose: what people need (Art. 9 GDPR) and their e-mail addresses.
"""

import enum
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.base import Keyed
from workshop_app.model.board import Card, Cluster, SwotEntry
from workshop_app.model.climate import ClimateItem
from workshop_app.model.goals import ActionField, GuidingGoal, Objective
from workshop_app.model.implementation import DecisionStep, ParkedTopic, PlannedMeasure, Structure
from workshop_app.model.people import Participant, Photo, SmallGroup
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import ExistingProject, GoodPractice, IndicatorValue
from workshop_app.model.voting import Decision, Vote
from workshop_app.model.workshop import ChecklistEntry, Event, Moderator, OwnStep
from workshop_app.phases.agenda import all_steps
from workshop_app.phases.codes import has_code
from workshop_app.phases.labels import label
from workshop_app.phases.method import load_method
from workshop_app.phases.places import place_of_row
from workshop_app.phases.search.search_entries import Entry, Kind
from workshop_app.phases.step import BoardPane

_DATES: Final = {"date", "due", "as_of"}
_PARENTS: Final[Mapping[str, type[Keyed]]] = {
    "cluster_id": Cluster,
    "action_field_id": ActionField,
    "guiding_goal_id": GuidingGoal,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose rows can be found.

    Attributes:
        title: columns whose texts stand in the first line; a row without any has the second there.
        detail: columns whose texts stand in the second line.
        words: columns that are searched but not shown.
        parent: a column that points to the row whose name begins the second line.
    """

    kind: Kind
    table: type[Keyed]
    title: tuple[str, ...]
    detail: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    parent: str = ""


SOURCES: Final = (
    Source(Kind.STEP, OwnStep, ("title",), ("day", "question"), ("note",)),
    Source(Kind.EVENT, Event, ("kind", "date"), ("place", "starts_at")),
    Source(Kind.CHECK, ChecklistEntry, ("text",)),
    Source(Kind.FIGURE, IndicatorValue, ("indicator",), ("area", "source"), (), "action_field_id"),
    Source(Kind.SWOT, SwotEntry, ("text",), ("kind",)),
    Source(Kind.STRUCTURE, Structure, ("name",), ("kind", "lead"), ("description", "members")),
    Source(Kind.DECISION_STEP, DecisionStep, ("body",), ("kind", "date"), ("result",)),
    Source(Kind.DECISION, Decision, ("text",), ("counter_position",)),
    Source(Kind.VOTE, Vote, ("question",)),
    Source(Kind.STATEMENT, ClimateItem, ("statement",), ("dimension",)),
    Source(Kind.PARKED_TOPIC, ParkedTopic, ("text",), ("raised_by", "whereabouts")),
    Source(Kind.PHOTO, Photo, ("alt_text",), ("file_name",), ("wall",)),
    Source(Kind.ACTION_FIELD, ActionField, ("title",), ("guiding_question",)),
    Source(Kind.GUIDING_GOAL, GuidingGoal, ("text",), parent="action_field_id"),
    Source(Kind.OBJECTIVE, Objective, ("text",), parent="guiding_goal_id"),
    Source(
        Kind.PROJECT_IDEA,
        ProjectIdea,
        ("title",),
        ("responsible",),
        ("description", "target_group"),
        "action_field_id",
    ),
    Source(Kind.MEASURE, PlannedMeasure, ("what",), ("who", "due"), ("with_whom", "result")),
    Source(
        Kind.EXISTING_PROJECT,
        ExistingProject,
        ("title",),
        ("provider",),
        ("target_group",),
        "action_field_id",
    ),
    Source(Kind.GOOD_PRACTICE, GoodPractice, ("title",), ("place",), ("description", "source")),
    Source(
        Kind.PARTICIPANT,
        Participant,
        ("academic_title", "first_name", "last_name"),
        ("organisation", "function"),
        ("sector",),
    ),
    Source(Kind.SMALL_GROUP, SmallGroup, ("name",), ("table_host",), (), "action_field_id"),
    Source(Kind.MODERATOR, Moderator, ("name",), ("role",)),
    Source(Kind.CLUSTER, Cluster, ("title",)),
    Source(Kind.CARD, Card, ("text",), ("explanation",), ("headline",), "cluster_id"),
)
SOURCE_OF: Final[Mapping[str, Source]] = {source.table.__tablename__: source for source in SOURCES}
_ON_BOARDS: Final = {Card, Cluster}
# What is looked at a row each: its place depends on more than its table.
_PLACED_ONE_BY_ONE: Final = {table.__tablename__ for table in (Vote, ChecklistEntry, SmallGroup)}
# Whose rows name a row of these: they are read anew with it.
CHILDREN: Final[Mapping[str, tuple[tuple[type[Keyed], str], ...]]] = {
    parent.__tablename__: tuple(
        (source.table, source.parent) for source in SOURCES if source.parent == column
    )
    for column, parent in _PARENTS.items()
}


class RowReader:
    """Reads entries, with the names of what they belong to looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._parents = {column: _names(session, table) for column, table in _PARENTS.items()}
        self._boards = _board_titles()

    def all_rows(self) -> Iterator[Entry]:
        """Everything that can be found, table by table, in the order of each."""
        for source in SOURCES:
            yield from self.rows(source)

    def rows(self, source: Source, ids: Collection[uuid.UUID] | None = None) -> Iterator[Entry]:
        """The rows of a table, or those of them with these ids."""
        columns = source.table.__table__.c
        names = dict.fromkeys((*source.title, *source.detail, *source.words))
        extra = [source.parent] if source.parent else []
        extra += ["question"] if source.table in _ON_BOARDS else []
        code = ["code"] if has_code(source.table) else []
        shown = [getattr(source.table, name) for name in (*names, *extra, *code)]
        query = select(columns.id, *shown).order_by(columns.position, columns.id)
        if ids is not None:
            query = query.where(columns.id.in_(ids))
        if "is_in_trash" in columns:
            query = query.where(columns.is_in_trash.is_(False))
        place = self._place_of_table(source)
        keys = ("id", *names, *extra, *code)
        for row in self._session.execute(query):
            entry = self._entry(source, dict(zip(keys, row, strict=True)), place)
            if entry is not None:
                yield entry

    def children(self, table: str, ids: Collection[uuid.UUID]) -> Iterator[Entry]:
        """The rows that name one of these rows."""
        for child, column in CHILDREN.get(table, ()):
            columns = child.__table__.c
            query = select(columns.id).where(columns[column].in_(ids))
            found = list(self._session.scalars(query))
            yield from self.rows(SOURCE_OF[child.__tablename__], found)

    def _entry(self, source: Source, values: Mapping[str, Any], place: str) -> Entry | None:
        title = _joined(" ", [_text(name, values[name]) for name in source.title])
        details = [_text(name, values[name]) for name in source.detail]
        if source.parent:
            details.insert(0, self._parents[source.parent].get(values[source.parent], ""))
        detail = _joined(" · ", details)
        if not (title or detail):
            return None
        table = source.table.__tablename__
        if source.table in _ON_BOARDS:
            place = self._boards.get(values["question"], place)
        elif table in _PLACED_ONE_BY_ONE:
            place = self._place(table, values["id"])
        return Entry(
            source.kind,
            str(values["id"]),
            title or detail,
            code=values.get("code", ""),
            detail=detail if title else "",
            words=_joined(" ", [_text(name, values[name]) for name in source.words]),
            place=place,
            table=table,
        )

    def _place_of_table(self, source: Source) -> str:
        table = source.table.__tablename__
        return "" if table in _PLACED_ONE_BY_ONE else self._place(table, None)

    def _place(self, table: str, row_id: uuid.UUID | None) -> str:
        place = place_of_row(self._session, table=table, row_id=row_id)
        return "" if place is None else load_method().step(place.step).title


def _names(session: Session, table: type[Keyed]) -> dict[uuid.UUID, str]:
    columns = table.__table__.c
    name = columns.title if "title" in columns else columns.text
    return {row_id: text for row_id, text in session.execute(select(columns.id, name))}


def _board_titles() -> dict[str | None, str]:
    """The board of each question, named as people know it: „Stärken und Schwächen · Stärken“."""
    titles: dict[str | None, str] = {}
    for key, step in all_steps().items():
        boards = [pane for pane in step.panes if isinstance(pane, BoardPane)]
        title = load_method().step(key).title
        for pane in boards:
            name = title if pane.title in title else f"{title} · {pane.title}"
            titles.setdefault(pane.question, pane.title if len(boards) > 1 else name)
    return titles


def _text(name: str, value: object) -> str:
    if isinstance(value, enum.StrEnum):
        return label(value)
    if isinstance(value, str):
        return german.format_date_text(value) if name in _DATES else value
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def _joined(between: str, texts: Iterable[str]) -> str:
    return between.join([" ".join(text.split()) for text in texts if text])

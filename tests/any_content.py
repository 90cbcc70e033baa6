"""Any content for any table, found by reading the model: for tests that shall miss no column."""

import datetime as dt
import random
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Boolean, Column, Double, Integer, Uuid, inspect, select
from sqlalchemy.orm import Mapper, RelationshipProperty, Session

from workshop_app.model.base import Base, Keyed
from workshop_app.model.column_types import Binary, Instant, OpenEnum, ScaleCounts, TextList

KINDS: list[type[Keyed]] = sorted(
    (mapper.class_ for mapper in Base.registry.mappers), key=lambda kind: kind.__tablename__
)
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "Brückstadt",
            "u\u0308ber",
            "👩‍👩‍👧 ﻣﺮﺣﺒﺎ",
            "a\x00b",
            "\ud800 allein",
            "=1+1",
            "'; --",
            "x" * 3000,
        ]
    ),
    st.text(st.characters(codec=None), max_size=6),
)
INTEGERS = st.integers(-3, 300) | st.integers(-(2**63), 2**63 - 1)


def strategy_of(column: Column[Any]) -> st.SearchStrategy[Any]:
    """Values that a column without a foreign key takes, NULL where it may be."""
    match column.type:
        case OpenEnum(values=members):
            values = st.sampled_from(list(members)) | TEXTS
        case TextList():
            values = st.lists(TEXTS, max_size=3).map(tuple)
        case ScaleCounts():
            values = st.dictionaries(TEXTS, INTEGERS, max_size=3)
        case Instant():
            zones = st.sampled_from([dt.UTC, None, dt.timezone(dt.timedelta(hours=-7))])
            early, late = dt.datetime(2, 1, 1), dt.datetime(9998, 1, 1)
            values = st.datetimes(early, late, timezones=zones)
        case Binary():
            values = st.binary(max_size=40)
        case Boolean():
            values = st.booleans()
        case Integer():
            values = INTEGERS
        case Double():
            values = st.floats(allow_nan=bool(column.nullable))  # SQLite stores NaN as NULL
        case Uuid():
            values = st.uuids()
        case _:
            values = TEXTS
    return st.none() | values if column.nullable else values


def columns_of(kind: type[Keyed]) -> list[Column[Any]]:
    """All columns but the key."""
    return [column for column in kind.__table__.columns if not column.primary_key]


def target_of(column: Column[Any]) -> type[Keyed] | None:
    """The class that a foreign key points to."""
    for key in column.foreign_keys:
        return next(kind for kind in KINDS if kind.__table__ is key.column.table)
    return None


def collections() -> list[tuple[type[Keyed], str, type[Keyed]]]:
    """Every one-to-many relationship: parent, attribute, child."""
    return [
        (kind, relation.key, relation.mapper.class_)
        for kind in KINDS
        for relation in relations_of(kind)
    ]


def relations_of(kind: type[Keyed]) -> list[RelationshipProperty[Any]]:
    mapper: Mapper[Any] = inspect(kind)
    return list(mapper.relationships)


def any_keys(draw: Any) -> Iterator[uuid.UUID]:
    """Keys in any order, the same for each try of an example: they decide what is drawn next."""
    chance = random.Random(draw(st.integers(0, 2**32 - 1)))
    while True:
        yield uuid.UUID(int=chance.getrandbits(128))


class Content:
    """Draws rows and values for a session; all sessions of an example share their ``keys``."""

    def __init__(self, session: Session, draw: Any, keys: Iterator[uuid.UUID]) -> None:
        self.session = session
        self.draw = draw
        self.keys = keys

    def a_row(self, kind: type[Keyed]) -> Keyed:
        """A new row; rows that it cannot do without are made too."""
        values = {column.name: self.a_value(column) for column in columns_of(kind)}
        row = kind(id=next(self.keys), **values)
        self.session.add(row)
        return row

    def a_value(self, column: Column[Any]) -> object:
        target = target_of(column)
        if target is None:
            return self.draw(strategy_of(column))
        if column.nullable and self.draw(st.booleans()):
            return None
        row = self.some_row(target)
        return (row or self.a_row(target)).id

    def some_row(self, kind: type[Keyed]) -> Any:
        """One of the rows that are there, or None."""
        keys = list(self.session.scalars(select(kind.id).order_by(kind.id)))
        if not keys:
            return None
        return self.session.get_one(kind, keys[self.draw(st.integers(0, len(keys) - 1))])


def rows_in(path: object) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of the model as the file holds them, read past SQLAlchemy."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return {
            name: sorted(connection.execute(query), key=repr)
            for name, query in _queries_of_rows().items()
        }


@cache
def _queries_of_rows() -> dict[str, str]:
    return {
        kind.__tablename__: f"SELECT {_names_of(kind)} FROM {kind.__tablename__}" for kind in KINDS
    }


def _names_of(kind: type[Keyed]) -> str:
    return ", ".join(f'"{column.name}"' for column in kind.__table__.columns)

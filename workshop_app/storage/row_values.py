"""Column values as the journal's JSON keeps them, and back."""

import base64
import datetime as dt
import math
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Table, Uuid

from workshop_app.model.column_types import (
    Binary,
    Instant,
    UnreadableValueError,
    in_utc,
    key_of,
    normalised,
)

# The journal's own JSON: text, numbers, booleans, None, and lists and maps of them.
JsonValue = Any


def encode(value: object) -> JsonValue:
    """A column's Python value in JSON's terms, as its column stores it.

    Raises:
        TypeError: the journal has no form for a value of this type.
    """
    match value:
        case float():
            return None if math.isnan(value) else value  # as SQLite does
        case None | bool() | int():
            return value
        case str():
            return normalised(value)  # a member of an open list becomes plain text
        case uuid.UUID():
            return value.hex
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case dt.datetime():
            return in_utc(value).isoformat()
        case tuple():
            return [encode(part) for part in value]
        case Mapping():
            return {normalised(str(key)): encode(part) for key, part in value.items()}
        case _:
            raise TypeError(type(value).__name__)


def decode(column: Column[Any], value: JsonValue) -> object:
    """The Python value that :func:`encode` was given for this column.

    Raises:
        UnreadableValueError: the journal was damaged.
    """
    try:
        match value, column.type:
            case str(), Uuid():
                return key_of(value)
            case str(), Instant():
                return dt.datetime.fromisoformat(value)
            case str(), Binary():
                return base64.b64decode(value, validate=True)
            case list(), _:
                return tuple(value)
    except ValueError as error:
        raise UnreadableValueError(column.name) from error
    return value


def decode_row(table: Table, values: Mapping[str, JsonValue]) -> dict[str, object]:
    """The decoded values by column name; columns the table no longer has are left out."""
    return {name: decode(table.c[name], value) for name, value in values.items() if name in table.c}

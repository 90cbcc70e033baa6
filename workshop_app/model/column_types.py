"""Column types of our own: what is stored is normal, and what was damaged on the disk says so."""

import datetime as dt
import enum
import uuid
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import JSON, DateTime, Dialect, LargeBinary, String, Text, TypeDecorator, Uuid
from sqlalchemy.types import TypeEngine

from workshop_app.text_safety import composed

T = TypeVar("T")
E = TypeVar("E", bound=enum.StrEnum)
Processor = Callable[[Any], Any]
_KEYS_KEPT = 16_384


class UnreadableValueError(ValueError):
    """A stored value is not what its column keeps: bytes changed outside the app."""


class GuardedType(TypeDecorator[T]):
    """A type that reports what it cannot read as :class:`UnreadableValueError`."""

    __abstract__ = True
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        """The processor of the type, guarded."""
        read = super().result_processor(dialect, coltype)
        return None if read is None else _guarded(read)


def _guarded(read: Processor) -> Processor:
    def read_or_report(value: object) -> object:
        try:
            return read(value)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise UnreadableValueError(type(error).__name__) from None

    return read_or_report


class RowKey(Uuid[uuid.UUID]):
    """A random key, guarded as :class:`GuardedType` is."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        """The key itself."""
        del dialect, coltype
        return _read_key


@lru_cache(_KEYS_KEPT)  # to make a key takes as long as to read all the rest of a card
def key_of(text: str) -> uuid.UUID:
    """The key that is written so."""
    return uuid.UUID(text)


def _read_key(value: str | None) -> uuid.UUID | None:
    try:
        return None if value is None else key_of(value)
    except (ValueError, TypeError, AttributeError) as error:
        raise UnreadableValueError(type(error).__name__) from None


class Instant(GuardedType[dt.datetime]):
    """A point in time, aware and in UTC; stored without a zone, for SQLite has none."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """The instant as it is stored."""
        return None if value is None else in_utc(value).replace(tzinfo=None)

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """The aware instant."""
        return None if value is None else value.replace(tzinfo=dt.UTC)


class NormalText(TypeDecorator[str]):
    """Text in Unicode NFC without lone surrogates, which SQLite cannot store."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it is stored."""
        return None if value is None else normalised(value)


class Binary(GuardedType[bytes]):
    """The bytes of a small file, such as a picture."""

    impl = LargeBinary
    cache_ok = True


class OpenEnum(TypeDecorator[str]):
    """A value from a list that other programs may extend: an unknown one stays plain text.

    The interchange format demands it: an unknown value is kept and reported, not refused.
    """

    impl = String
    cache_ok = True

    def __init__(self, values: type[enum.StrEnum]) -> None:
        super().__init__()
        self.values = values

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The plain text of the value."""
        return None if value is None else normalised(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        """The member of the list, or the text as it is; one look for each of many thousand rows."""
        del dialect, coltype
        known = {member.value: member for member in self.values}
        return lambda value: known.get(value, value)


class TextList(GuardedType[tuple[str, ...]]):
    """A short list of texts that belongs to its row; a tuple, so that a change is an assignment."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(
        self, value: tuple[str, ...] | None, dialect: Dialect
    ) -> list[str] | None:
        """The list as JSON stores it."""
        return None if value is None else [normalised(text) for text in value]

    def process_result_value(
        self, value: list[str] | None, dialect: Dialect
    ) -> tuple[str, ...] | None:
        """The list as a tuple."""
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise UnreadableValueError(type(value).__name__)
        return tuple(value)


class ScaleCounts(GuardedType[Mapping[str, int]]):
    """How many marked each scale value, for example ``{"1": 0, "2": 5}``; replaced as a whole."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(
        self, value: Mapping[str, int] | None, dialect: Dialect
    ) -> dict[str, int] | None:
        """The counts as JSON stores them."""
        return None if value is None else {normalised(key): n for key, n in value.items()}

    def process_result_value(
        self, value: Mapping[str, int] | None, dialect: Dialect
    ) -> Mapping[str, int] | None:
        """The counts as a map."""
        if value is None:
            return None
        if not all(isinstance(count, int | None) for count in value.values()):
            raise UnreadableValueError(type(value).__name__)
        return dict(value)

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:  # noqa: ANN401 (SQLAlchemy's own signature)
        """Compare as the same type."""
        return self


def in_utc(moment: dt.datetime) -> dt.datetime:
    """The instant in UTC; one without a zone is taken as UTC already."""
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def normalised(text: str) -> str:
    """The plain text in NFC; lone surrogates become „?“."""
    return composed(text).encode("utf-8", "replace").decode("utf-8")


def known_or_text(values: type[E], text: str) -> E | str:
    """The member with this value, or the text itself if the list does not know it."""
    try:
        return values(text)
    except ValueError:
        return text

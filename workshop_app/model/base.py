"""What every mapped class shares: keys, constraint names, column types of our own."""

import enum
import unicodedata
import uuid
from collections.abc import Mapping
from typing import Any, TypeVar, dataclass_transform

from sqlalchemy import JSON, Dialect, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    mapped_column,
    relationship,
)

E = TypeVar("E", bound=enum.StrEnum)

_NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class NormalText(TypeDecorator[str]):
    """Text in Unicode NFC without lone surrogates, which SQLite cannot store."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it is stored."""
        return None if value is None else normalised(value)


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
        return None if value is None else normalised(str(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The member of the list, or the text as it is."""
        return None if value is None else known_or_text(self.values, value)


class TextList(TypeDecorator[tuple[str, ...]]):
    """A short list of texts that belongs to its row; a tuple, so that a change is an assignment."""

    impl = JSON
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
        return None if value is None else tuple(value)


class ScaleCounts(TypeDecorator[Mapping[str, int]]):
    """How many marked each scale value, for example ``{"1": 0, "2": 5}``; replaced as a whole."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: Mapping[str, int] | None, dialect: Dialect
    ) -> dict[str, int] | None:
        """The counts as JSON stores them."""
        return None if value is None else dict(value)

    def coerce_compared_value(self, op: Any, value: Any) -> TypeDecorator[Mapping[str, int]]:  # noqa: ANN401 (SQLAlchemy's own signature)
        """Compare as the same type."""
        return self


def normalised(text: str) -> str:
    """The text in NFC; lone surrogates become „?“."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")


def known_or_text(values: type[E], text: str) -> E | str:
    """The member with this value, or the text itself if the list does not know it."""
    try:
        return values(text)
    except ValueError:
        return text


@dataclass_transform(
    kw_only_default=True, eq_default=False, field_specifiers=(mapped_column, relationship)
)
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """All mapped classes: keyword-only dataclasses; no ``repr``, to keep content out of logs."""

    metadata = MetaData(naming_convention=_NAMING)
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it from the class)
        str: NormalText(),
        tuple[str, ...]: TextList(),
        Mapping[str, int]: ScaleCounts(),
    }


class Keyed(Base):
    """A row with a random key of its own, so that copies of a workshop can be merged."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default_factory=uuid.uuid4)


class ReviewStatus(enum.StrEnum):
    """Bearbeitungsstand: how far a captured text has been worked over."""

    RAW = "roh"
    EDITED = "bereinigt"
    RELEASED = "freigegeben"


class Captured(Keyed):
    """A row that the workshop captured: a code for people, an order, and where it came from."""

    __abstract__ = True

    code: Mapped[str] = mapped_column(index=True)  # K-001, HF-02 …: stable, unique in its table
    position: Mapped[int] = mapped_column(default=0)  # order within its list, not unique
    created_in_step: Mapped[str | None] = mapped_column(default=None)  # T1-07; None: not known
    review_status: Mapped[ReviewStatus | str] = mapped_column(
        OpenEnum(ReviewStatus), default=ReviewStatus.RAW
    )
    is_internal: Mapped[bool] = mapped_column(default=False)  # never leaves the file

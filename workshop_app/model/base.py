"""What every mapped class shares: keys, constraint names, columns of what was captured."""

import datetime as dt
import enum
import uuid
from collections.abc import Mapping
from typing import dataclass_transform

from sqlalchemy import MetaData
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    mapped_column,
    relationship,
)

from workshop_app.model.column_types import (
    Binary,
    Instant,
    NormalText,
    OpenEnum,
    RowKey,
    ScaleCounts,
    TextList,
    known_or_text,
    normalised,
)

__all__ = [
    "Base",
    "Captured",
    "Keyed",
    "OpenEnum",
    "ReviewStatus",
    "Withholdable",
    "known_or_text",
    "normalised",
]

_NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


@dataclass_transform(
    kw_only_default=True, eq_default=False, field_specifiers=(mapped_column, relationship)
)
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """All mapped classes: keyword-only dataclasses; no ``repr``, to keep content out of logs."""

    metadata = MetaData(naming_convention=_NAMING)
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it from the class)
        str: NormalText(),
        bytes: Binary(),
        uuid.UUID: RowKey(),
        dt.datetime: Instant(),
        tuple[str, ...]: TextList(),
        Mapping[str, int]: ScaleCounts(),
    }


class Keyed(Base):
    """A row with a random key of its own, so that copies of a workshop can be merged."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = mapped_column(
        primary_key=True, default_factory=uuid.uuid4, sort_order=-2
    )


class ReviewStatus(enum.StrEnum):
    """Bearbeitungsstand: how far a captured text has been worked over."""

    RAW = "roh"
    EDITED = "bereinigt"
    RELEASED = "freigegeben"


class Withholdable(Keyed):
    """A row that people may mark as internal: it then never gets into a document."""

    __abstract__ = True

    is_internal: Mapped[bool] = mapped_column(default=False, sort_order=-1)


class Captured(Withholdable):
    """A row that the workshop captured: a code for people, an order, and where it came from."""

    __abstract__ = True

    code: Mapped[str] = mapped_column(index=True, sort_order=-1)  # K-001, HF-02 …: stable
    position: Mapped[int] = mapped_column(default=0, sort_order=-1)  # order within its list
    created_in_step: Mapped[str | None] = mapped_column(
        default=None, sort_order=-1
    )  # T1-07; None: not known
    review_status: Mapped[ReviewStatus | str] = mapped_column(
        OpenEnum(ReviewStatus), default=ReviewStatus.RAW, sort_order=-1
    )

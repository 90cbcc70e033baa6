"""The kinds of values in the interchange format, and what its objects share.

The attributes of the records are the keys of the format, therefore German.
"""

import base64
import enum
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from workshop_app.pictures import PictureFlaw, flaw_of_kept
from workshop_app.text_safety import clean_text, composed

SCHEMA: Final = "integrationsworkshop/1"

T = TypeVar("T")

LARGEST: Final = 2**63 - 1  # what SQLite keeps as a whole number
LONGEST_TEXT: Final = 200_000  # characters; each document takes seconds to lay that out
_LARGEST_DECIMAL: Final = 1e300  # one can still reckon with it


@dataclass
class Cleaning:
    """What was left out while a document was validated: signs that no file keeps, and pictures."""

    count: int = 0  # of texts that lost signs
    pictures: list[PictureFlaw] = field(default_factory=list)


def _cleaned(text: str, info: ValidationInfo) -> str:
    clean = clean_text(text)
    if not isinstance(info.context, Cleaning):
        return clean
    if len(clean) > LONGEST_TEXT:
        raise PydanticCustomError("too_long", "a book")
    if clean != composed(text):
        # Another kind of line end is no loss.
        info.context.count += "".join(clean.split()) != "".join(composed(text).split())
    return clean


def _picture(text: str, info: ValidationInfo) -> str | None:
    """The picture, or None where it is left out of what is read."""
    try:
        picture = base64.b64decode(text, validate=True)
    except ValueError:
        picture = b""
    flaw = flaw_of_kept(picture)
    if flaw is None:
        return base64.b64encode(picture).decode("ascii")
    if isinstance(info.context, Cleaning):
        info.context.pictures.append(flaw)
        return None
    raise PydanticCustomError("no_picture", "no PNG or JPEG in base64")


def _word_file(text: str) -> str:
    """Whether it can be used as a template, looks whoever writes with it."""
    try:
        content = base64.b64decode(text, validate=True)
    except ValueError:
        raise PydanticCustomError("no_base64", "no file in base64") from None
    return base64.b64encode(content).decode("ascii")


def _whole_if_equal(value: object) -> object:
    """A float that is a whole number counts as one: 20.0 minutes are 20."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Text = Annotated[str, AfterValidator(_cleaned)]
Picture = Annotated[str, AfterValidator(_picture)]  # the bytes of a PNG or JPEG as base64
WordFile = Annotated[str, AfterValidator(_word_file)]  # the bytes of a .docx or .dotx as base64
Code = Annotated[str, AfterValidator(_cleaned), Field(min_length=1)]
Whole = Annotated[int, BeforeValidator(_whole_if_equal), Field(ge=-LARGEST, le=LARGEST)]
Decimal = Annotated[float, Field(ge=-_LARGEST_DECIMAL, le=_LARGEST_DECIMAL, allow_inf_nan=False)]
# Of the records that take part in a list: a missing list is empty, null means "not known".
# It stops at its first error: a million wrong entries would be a million errors in memory.
List = Annotated[list[T] | None, Field(default_factory=list, fail_fast=True)]
ScalePoint = Annotated[str, Field(pattern=r"^(0|-?[1-9][0-9]{0,3})$")]
Counts = dict[ScalePoint, Whole | None]  # scale value → how many marked it


@dataclass(frozen=True, slots=True)
class Known:
    """Marks a key whose values come from a list that may grow: others are kept and reported."""

    values: frozenset[str]

    @classmethod
    def of(cls, *values: type[enum.StrEnum] | str) -> "Known":
        """The members of enums, or single values."""
        return cls(
            frozenset(
                str(member)
                for value in values
                for member in ((value,) if isinstance(value, str) else value)
            )
        )


@dataclass(frozen=True, slots=True)
class OnlyWhenSet:
    """Marks a key that is written only where it differs from its default, after the others."""


ONLY_WHEN_SET: Final = OnlyWhenSet()


# Of what people may mark as internal.
InternalFlag = Annotated[bool | None, ONLY_WHEN_SET]


class Record(BaseModel):
    """An object of the file; keys it does not name are in ``model_extra``."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True, hide_input_in_errors=True)

    @property
    def unknown(self) -> dict[str, Any]:
        """The keys that the format does not know, with what stands there."""
        return self.model_extra or {}


class Reviewed(Record):
    """What every object has that was captured and worked over."""

    id: Code
    bearbeitung: Annotated[Text | None, ONLY_WHEN_SET] = "roh"
    intern: InternalFlag = False


class Captured(Reviewed):
    """The same with the step, where the format has no key of its own for it."""

    erfasst_in: Annotated[Text | None, ONLY_WHEN_SET] = None

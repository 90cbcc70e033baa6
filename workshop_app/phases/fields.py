"""Fields of tables and sheets: how a value is shown as text, and read from what people type."""

import enum
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.base import Keyed, known_or_text, normalised
from workshop_app.phases.labels import also_called, label
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class FieldKind(enum.Enum):
    """What a field holds."""

    TEXT = enum.auto()  # one line
    LONG_TEXT = enum.auto()  # several lines
    NUMBER = enum.auto()  # decimal; None: not known
    INTEGER = enum.auto()
    YEAR = enum.auto()  # an integer without the point of thousands
    EURO = enum.auto()
    DATE = enum.auto()  # ISO text, may be partial
    TIME = enum.auto()  # 09:00
    CHOICE = enum.auto()  # a value of `choices`, or text that the list does not know
    FLAG = enum.auto()
    TEXT_LIST = enum.auto()  # texts, shown with „; “ between them
    LINK = enum.auto()  # the key of a row of `link`
    PICTURE = enum.auto()  # bytes of a PNG or JPEG; chosen from a file, never typed


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a mapped class as people see it."""

    attribute: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    choices: type[enum.StrEnum] | None = None
    link: type[Keyed] | None = None  # a class with `code` and `title`, `text` or `indicator`
    hint: str = ""  # shown in the empty field, or as tool tip
    is_optional: bool = True  # an empty text stands for None, not ""
    is_wanted: bool = False  # a gap is pointed out: the Konzept-Check asks for it
    width: int = 1  # share of a row of a sheet; of a table, hundreds of pixels


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, with its text."""

    value: object
    text: str


_YES = frozenset({"ja", "j", "x", "✓", "1", "wahr"})
_NO = frozenset({"nein", "n", "✗", "-", "–", "0", "falsch"})
_LARGEST = 10**15  # up to here a decimal is exact to the cent, nearly
_LONGEST_SHOWN = 60


class InvalidValueError(WorkshopError):
    """What was typed does not fit the field."""


def to_text(field: Field, value: object) -> str:
    """The value as people read and type it; links are the caller's (see :func:`choices_of`)."""
    if value is None:
        return ""
    show = _SHOW.get(field.kind)
    return show(value) if show else str(value)


def parse(field: Field, text: str) -> object:
    """The value of what people typed; empty gives None, or "" where the field cannot be None.

    Raises:
        InvalidValueError: the text has no such value; the message says what would fit.
    """
    text = normalised(text).strip()
    if not text:
        return _empty(field)
    read = _READ.get(field.kind)
    return read(field, text) if read else text


def choices_of(session: Session, field: Field) -> tuple[Choice, ...]:
    """What can be chosen in a CHOICE or LINK field, in order; without the empty choice."""
    if field.choices is not None:
        return tuple(Choice(value, label(value)) for value in field.choices)
    if field.link is None:
        return ()
    columns = field.link.__table__.c
    name = next(columns[n] for n in ("title", "text", "indicator", "what") if n in columns)
    query = select(columns.id, columns.code, name).order_by(columns.position, columns.code)
    return tuple(
        Choice(row_id, f"{code} {title}") for row_id, code, title in session.execute(query)
    )


def choose(choices: Sequence[Choice], text: str) -> Choice:
    """The choice that people mean by its text, its code, its name, or a part that only it has.

    Raises:
        InvalidValueError: none fits, or several do.
    """
    wanted = normalised(text).strip().casefold()
    for fits in _WAYS_TO_NAME:
        found = [choice for choice in choices if fits(choice.text.casefold(), wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            sentence = _("„{text}“ passt zu {count} Einträgen. Bitte mehr davon schreiben.")
            raise InvalidValueError(sentence.format(text=shown(text), count=len(found)))
    sentence = _("„{text}“ steht nicht in der Liste. Alt+↓ zeigt, was passt; Esc lässt es sein.")
    raise InvalidValueError(sentence.format(text=shown(text)))


def shown(text: str) -> str:
    """What was typed, as a message can show it: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


def is_empty(value: object) -> bool:
    """Whether a field with this value is a gap; a flag or zero is none."""
    return value is None or value == "" or value == ()


def _empty(field: Field) -> object:
    match field.kind:
        case FieldKind.FLAG:
            return False
        case FieldKind.TEXT_LIST:
            return ()
        case FieldKind.TEXT | FieldKind.LONG_TEXT:
            return None if field.is_optional else ""
        case _:
            return None


def _number(field: Field, text: str) -> float:
    number = german.parse_number(text)
    if number is None:
        raise InvalidValueError(
            _("„{text}“ ist keine Zahl. Bitte zum Beispiel 1.234,5 eingeben.").format(
                text=shown(text)
            )
        )
    if abs(number) > _LARGEST:
        raise InvalidValueError(
            _("„{text}“ ist zu groß. Bitte eine kleinere Zahl eingeben.").format(text=shown(text))
        )
    return float(number)


def _integer(field: Field, text: str) -> int:
    number = _number(field, text)
    if not number.is_integer():
        raise InvalidValueError(_("Hier passt nur eine ganze Zahl."))
    return int(number)


def _date(_field: Field, text: str) -> str:
    return german.to_iso(text) or text  # an unreadable date is kept and reported by the check


def _time(_field: Field, text: str) -> str:
    time = german.parse_time(text)
    if time is None:
        raise InvalidValueError(_("Bitte eine Uhrzeit wie 09:30 eingeben."))
    return time.strftime("%H:%M")


def _choice(field: Field, text: str) -> str:
    values = field.choices
    if values is None:
        return text
    for value in values:
        if text.casefold() in {value.casefold(), label(value).casefold()}:
            return value
    return also_called(values, text) or known_or_text(values, text)


def _flag(_field: Field, text: str) -> bool:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    raise InvalidValueError(
        _("„{text}“ ist weder ja noch nein. Bitte eines davon eingeben.").format(text=shown(text))
    )


def _text_list(_field: Field, text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace("\n", ";").split(";"))
    return tuple(part for part in parts if part)


def _link(_field: Field, text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise InvalidValueError(_("Bitte einen Eintrag aus der Liste wählen.")) from None


_WAYS_TO_NAME: tuple[Callable[[str, str], bool], ...] = (
    lambda whole, wanted: whole == wanted,
    lambda whole, wanted: wanted in whole.partition(" ")[::2],  # code and name
    lambda whole, wanted: whole.startswith(wanted) or whole.partition(" ")[2].startswith(wanted),
    lambda whole, wanted: wanted in whole,
)


def _picture(_field: Field, _text: str) -> bytes:
    raise InvalidValueError(_("Ein Bild lässt sich nur aus einer Datei wählen."))


_READ: dict[FieldKind, Callable[[Field, str], object]] = {
    FieldKind.NUMBER: _number,
    FieldKind.INTEGER: _integer,
    FieldKind.YEAR: _integer,
    FieldKind.EURO: _number,
    FieldKind.DATE: _date,
    FieldKind.TIME: _time,
    FieldKind.CHOICE: _choice,
    FieldKind.FLAG: _flag,
    FieldKind.TEXT_LIST: _text_list,
    FieldKind.LINK: _link,
    FieldKind.PICTURE: _picture,
}

_SHOW: dict[FieldKind, Callable[..., str]] = {
    FieldKind.NUMBER: german.format_number,
    FieldKind.INTEGER: german.format_number,
    FieldKind.EURO: german.format_euro,
    FieldKind.DATE: german.format_date_text,
    FieldKind.CHOICE: label,
    FieldKind.FLAG: lambda value: _("ja") if value else "",
    FieldKind.TEXT_LIST: "; ".join,
    FieldKind.PICTURE: lambda value: _("Bild") if value else "",
}

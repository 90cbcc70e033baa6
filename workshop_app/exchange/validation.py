"""JSON tree → document: are all values of the kind that the format names? Errors in German."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from workshop_app.exchange.document import Document
from workshop_app.exchange.errors import MalformedError, WrongSchemaError, shortened
from workshop_app.exchange.schema import SCHEMA, Cleaning
from workshop_app.translation import _

# The types of pydantic's errors, and what has to stand there instead.
_EXPECTED: Final[Mapping[str, str]] = {
    "string_type": _("ein Text"),
    "int_type": _("eine ganze Zahl"),
    "int_from_float": _("eine ganze Zahl"),
    "float_type": _("eine Zahl"),
    "bool_type": _("true oder false"),
    "list_type": _("eine Liste ([ … ])"),
    "dict_type": _("ein Objekt ({ … })"),
    "model_type": _("ein Objekt ({ … })"),
    "model_attributes_type": _("ein Objekt ({ … })"),
}
_PROBLEMS: Final[Mapping[str, str]] = {
    "missing": _("diese Angabe fehlt"),
    "string_too_short": _("diese Angabe darf nicht leer sein"),
    "too_short": _("diese Angabe darf nicht leer sein"),  # after cleaning
    "too_long": _("dieser Text ist länger als 200.000 Zeichen"),
    "finite_number": _("diese Zahl ist zu groß"),
    "int_parsing_size": _("diese Zahl ist zu groß"),
    "greater_than_equal": _("diese Zahl ist zu klein"),
    "less_than_equal": _("diese Zahl ist zu groß"),
    "string_pattern_mismatch": _("das ist kein Wert einer Skala wie „1“ bis „5“"),
    "no_base64": _("das ist keine Datei in base64"),
    "no_picture": _("das ist kein Bild (PNG oder JPEG) in base64"),
    "value_error": _("das ist kein Zeitpunkt wie 2026-11-13T09:00:00"),
}


def validate(tree: Mapping[str, Any], cleaning: Cleaning | None = None) -> Document:
    """The document of a tree.

    Args:
        cleaning: counts the texts that lost invisible signs.

    Raises:
        WrongSchemaError, MalformedError: the first place where something is not as it has to be.
    """
    found = tree.get("schema")
    if found != SCHEMA:
        raise WrongSchemaError(SCHEMA, _described(found))
    try:
        return Document.model_validate(tree, context=cleaning)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)[0]
        raise MalformedError(_place(details["loc"]), _problem(details)) from None


def _place(location: tuple[int | str, ...]) -> str:
    place = ""
    for part in location:
        if isinstance(part, int):
            place += f"[{part}]"
        elif part != "[key]":
            name = shortened(part)
            place += f".{name}" if place else name
    return place


def _problem(details: ErrorDetails) -> str:
    kind = details["type"]
    if kind == "float_type" and type(details["input"]) is int:  # more digits than a float takes
        kind = "finite_number"
    if kind in _EXPECTED:
        return _("hier muss {expected} stehen, gefunden: {found}").format(
            expected=_EXPECTED[kind], found=_described(details["input"])
        )
    return _PROBLEMS.get(kind, _("dieser Wert ist hier nicht möglich"))


def _described(value: object) -> str:
    """What stands in the file, in a few words."""
    match value:
        case None:
            return _("nichts")
        case bool():
            return _("true") if value else _("false")
        case int() | float():
            return _("die Zahl {number}").format(number=shortened(repr(value)))
        case str():
            return _("der Text „{text}“").format(text=shortened(value))
        case list():
            return _("eine Liste")
        case _:
            return _("ein Objekt")

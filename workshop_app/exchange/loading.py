"""Bytes or text → JSON tree, with German messages that name line and column."""

import json
from typing import Any

from workshop_app.exchange.errors import (
    ExchangeError,
    MalformedError,
    NotJsonError,
    UnreadableTextError,
    shortened,
)
from workshop_app.german import format_number
from workshop_app.text_safety import clean_text
from workshop_app.translation import _

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 192 * MEBIBYTE  # a workshop of 10,000 cards has 3, one of 200 photos up to 135
MOST_VALUES = 300_000  # a workshop of 10,000 cards has 120,000; each may become a row of 3 kB
_LONGEST_NUMBER = 400  # digits; the largest float has 309

# The beginnings of Python's messages, and what they mean.
_PROBLEMS = {
    "Expecting value": _("hier fehlt ein Wert"),
    "Expecting property name": _("hier fehlt ein Schlüssel in Anführungszeichen"),
    "Expecting ':' delimiter": _("hier fehlt ein Doppelpunkt"),
    "Expecting ',' delimiter": _("hier fehlt ein Komma"),
    "Illegal trailing comma": _("hier steht ein Komma zu viel"),
    "Unterminated string": _("der Text, der hier beginnt, hat kein Ende"),
    "Invalid control character": _("hier steht ein unsichtbares Steuerzeichen"),
    "Invalid \\escape": _("nach „\\“ steht ein Zeichen, das dort nicht erlaubt ist"),
    "Invalid \\uXXXX escape": _("nach „\\u“ müssen vier Ziffern oder Buchstaben bis F stehen"),
    "Extra data": _("hier müsste die Datei zu Ende sein"),
}


def load_tree(source: str | bytes) -> dict[str, Any]:
    """The JSON object of a file; keys are in NFC.

    Raises:
        ExchangeError: not UTF-8, not JSON, not an object, or too large.
    """
    text = _decoded(source) if isinstance(source, bytes) else source.removeprefix("\ufeff")
    if not text.strip():
        raise UnreadableTextError(_("Die Datei ist leer."))
    _refuse_too_many(text)
    try:
        tree = json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse_constant, parse_int=_whole
        )
    except json.JSONDecodeError as error:
        raise NotJsonError(_german(error.msg), line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise UnreadableTextError(
            _("Die Datei ist zu tief verschachtelt und lässt sich nicht einlesen.")
        ) from None
    if not isinstance(tree, dict):
        raise MalformedError(_("Anfang der Datei"), _("hier muss ein Objekt ({ … }) stehen"))
    return tree


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST_FILE:
        raise UnreadableTextError(
            _("Die Datei ist größer als {size} MB und lässt sich nicht einlesen.").format(
                size=LARGEST_FILE // MEBIBYTE
            )
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise UnreadableTextError(
            _("Die Datei ist in UTF-16 oder UTF-32 gespeichert; bitte speichern Sie sie als UTF-8.")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableTextError(
            _(
                "Die Datei ist nicht als UTF-8 gespeichert (Zeile {line}); "
                "bitte speichern Sie sie als UTF-8."
            ).format(line=data.count(b"\n", 0, error.start) + 1)
        ) from None


def _refuse_too_many(text: str) -> None:
    """Count before anything is built: 200 MB of „{},“ would take 5 GB of memory."""
    if sum(map(text.count, "{[,")) > MOST_VALUES:  # those within texts too: there are few
        raise UnreadableTextError(
            _(
                "Die Datei enthält mehr als {count} Angaben und lässt sich nicht einlesen. "
                "Bitte teilen Sie sie auf."
            ).format(count=format_number(MOST_VALUES))
        )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for raw, value in pairs:
        key = clean_text(raw)
        if key in tree:
            raise ExchangeError(
                _(
                    "Die Datei lässt sich nicht einlesen – „{key}“ steht zweimal im selben Objekt."
                ).format(key=shortened(key))
            )
        tree[key] = value
    return tree


def _refuse_constant(name: str) -> None:
    raise ExchangeError(
        _("Die Datei lässt sich nicht einlesen – „{name}“ ist keine Zahl.").format(name=name)
    )


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise ExchangeError(
            _(
                "Die Datei lässt sich nicht einlesen – eine Zahl mit {count} Stellen ist zu lang."
            ).format(count=len(digits))
        )
    return int(digits)


def _german(message: str) -> str:
    for beginning, problem in _PROBLEMS.items():
        if message.startswith(beginning):
            return problem
    return _("hier steht etwas, das nicht in eine JSON-Datei gehört")

"""Document → text: one order of keys and one spelling of numbers, so that equal stays equal."""

import json
from collections.abc import Mapping
from typing import Any, Final

from workshop_app.exchange.document import Document
from workshop_app.exchange.extras import harmless
from workshop_app.exchange.schema import ONLY_WHEN_SET, Record

_INDENT: Final = 1
_LONGEST_WHOLE: Final = 1e15  # from here on a float no longer holds each whole number


def dump(document: Document) -> str:
    """The text of a document, with a line end after the last line."""
    return json.dumps(as_tree(document), ensure_ascii=False, indent=_INDENT) + "\n"


def as_tree(record: Record) -> dict[str, Any]:
    """The JSON object of a record: its keys in the order of the format, then the unknown ones."""
    tree: dict[str, Any] = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if ONLY_WHEN_SET in field.metadata:
            default = field.get_default(call_default_factory=True, validated_data={})
            if value is None or value == default:
                continue
        tree[field.alias or name] = _plain(value)
    return tree | dict(sorted(harmless(record).items()))


def _plain(value: object) -> object:
    match value:
        case Record():
            return as_tree(value)
        case list():
            return [_plain(part) for part in value]
        case Mapping():
            return {key: _plain(part) for key, part in _ordered(value)}
        case float() if value.is_integer() and abs(value) < _LONGEST_WHOLE:
            return int(value)
        case _:
            return value


def _ordered(mapping: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The values of a scale by size, other keys as they are."""
    entries = list(mapping.items())
    if all(key.lstrip("-").isdecimal() for key in mapping):
        entries.sort(key=lambda entry: int(entry[0]))
    return entries

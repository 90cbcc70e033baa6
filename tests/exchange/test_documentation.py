"""docs/interchange.md tells the truth about the keys."""

import re
from pathlib import Path
from typing import get_args

from workshop_app.exchange.document import Document
from workshop_app.exchange.schema import Record

PAGE = Path(__file__).parents[2] / "docs" / "interchange.md"


def keys_by_object(record, place):
    """The keys that hold no object, by the object they stand in; lists end with []."""
    found = {}
    for name, field in record.model_fields.items():
        key = field.alias or name
        parts = [field.annotation, *get_args(field.annotation)]
        is_list = any(getattr(part, "__origin__", None) is list for part in parts)
        parts += [inner for part in parts for inner in get_args(part)]
        key += "[]" if is_list else ""
        inner = next((p for p in parts if isinstance(p, type) and issubclass(p, Record)), None)
        if inner is None:
            found.setdefault(place or "(top)", set()).add(key)
        else:
            found |= keys_by_object(inner, f"{place}.{key}" if place else key)
    return found


def test_the_page_names_each_key_in_its_object():
    rows = [line.split("|")[1:-1] for line in PAGE.read_text("utf-8").splitlines() if "| `" in line]
    documented = {
        re.search("`(.+?)`", place).group(1): set(re.findall("`(.+?)`", keys + further))
        for place, keys, further in rows
    }

    assert documented == keys_by_object(Document, "")

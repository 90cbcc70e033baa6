"""Codes that both sides gave: those of the copy are given anew, wherever its rows name them."""

import re
from collections import Counter
from collections.abc import Mapping

from workshop_app.merging.rows import Key, Row, Rows, columns, tables

_NUMBERED = re.compile(r"(.*?)(\d+)", re.DOTALL)
OF_OPTIONS = ("action_field", "project_idea")
# Columns that hold a code of another table, or texts or counts by it.
MENTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "vote": {"option_codes": OF_OPTIONS},
    "vote_result": {"option": OF_OPTIONS},
    "ballot_paper": {"points": OF_OPTIONS},
    "reading_note": {"option": OF_OPTIONS},
    "step_run": {"step": ("own_step",)},
}
_STEP_COLUMNS = ("created_in_step", "step", "current_step")

Renamed = Mapping[Key, tuple[str, str]]


def renamed(ours: Rows, theirs: Rows) -> dict[Key, tuple[str, str]]:
    """Rows of theirs whose code is another one here, with both codes."""
    found: dict[Key, tuple[str, str]] = {}
    for table in (table.name for table in tables() if "code" in table.columns):
        own = {key: str(row["code"]) for key, row in ours.items() if key[0] == table}
        other = {key: str(row["code"]) for key, row in theirs.items() if key[0] == table}
        taken = set(own.values())
        used = taken | set(other.values())
        for key, code in sorted(other.items(), key=lambda item: (item[1], item[0][1].hex)):
            new = own.get(key, code)
            if key not in own and code in taken and code:
                new = _next(code, used)
                used.add(new)
            if new != code:
                found[key] = (code, new)
    return found


def _next(code: str, used: set[str]) -> str:
    match = _NUMBERED.fullmatch(code)
    if match is None:
        return next(new for n in range(2, len(used) + 3) if (new := f"{code}-{n}") not in used)
    prefix, digits = match.groups()
    numbers = [
        int(other[len(prefix) :])
        for other in used
        if other.startswith(prefix) and other[len(prefix) :].isdecimal()
    ]
    return f"{prefix}{max(numbers) + 1:0{len(digits)}}"


class Translation:
    """Puts the codes of this file into rows of the copy."""

    def __init__(self, renamed: Renamed, theirs: Rows) -> None:
        self._own = renamed
        codes = Counter((key[0], row["code"]) for key, row in theirs.items() if "code" in row)
        self._by_code = {
            (table, old): new
            for (table, _), (old, new) in renamed.items()
            if codes[table, old] == 1 and old
        }

    def row(self, key: Key, row: Row) -> Row:
        """A row of the copy, with the codes that hold here."""
        if not self._own:
            return row
        new = dict(row)
        if key in self._own:
            new["code"] = self._own[key][1]
        for column, kinds in _mentions(key[0]).items():
            new[column] = self._value(row[column], kinds)
        return new

    def _value(self, value: object, kinds: tuple[str, ...]) -> object:
        match value:
            case str():
                found = (self._by_code.get((kind, value)) for kind in kinds)
                return next((code for code in found if code), value)
            case list():
                return [self._value(part, kinds) for part in value]
            case dict():
                return {str(self._value(name, kinds)): number for name, number in value.items()}
        return value


def _mentions(table: str) -> dict[str, tuple[str, ...]]:
    found = dict(MENTIONS.get(table, {}))
    found |= {name: ("own_step",) for name in _STEP_COLUMNS if name in columns(table)}
    if table == "accepted_finding":
        found["object_code"] = tuple(one.name for one in tables() if "code" in one.columns)
    return found

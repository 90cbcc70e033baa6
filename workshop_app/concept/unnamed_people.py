"""Names that were typed somewhere although their owners have not agreed to be named."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from workshop_app.concept import rows
from workshop_app.concept.snapshot import Snapshot
from workshop_app.translation import _

R = TypeVar("R", bound=rows.Row)

_WORD: Final = re.compile(r"\w+")
# Who leads the municipality or the workshop is named for that, and people have a list of their own.
_NAMED: Final = {
    rows.MunicipalityRow: {"head_name"},
    rows.ModeratorRow: {"name"},
    rows.ParticipantRow: {"first_name", "last_name"},
}
_INSTEAD: Final = _("[Name nicht freigegeben]")


def without_names(snapshot: Snapshot, people: Iterable[tuple[str, str]]) -> Snapshot:
    """The snapshot with a mark instead of these full names, wherever somebody has typed them.

    Args:
        people: first and last names of those who have not agreed.
    """
    names = _Names(people)
    if not names.patterns:
        return snapshot
    changed: dict[str, Any] = {}
    for field in fields(snapshot):
        value = getattr(snapshot, field.name)
        if isinstance(value, rows.Row):
            changed[field.name] = names.removed_from(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], rows.Row):
            changed[field.name] = tuple(names.removed_from(row) for row in value)
    return replace(snapshot, **changed)


class _Names:
    """Looks for a last word first: there are many texts and many people."""

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        self.patterns: dict[str, list[re.Pattern[str]]] = {}
        for first, last in people:
            words = _WORD.findall(last)
            if not first.strip() or not words:
                continue
            one, other = re.escape(first.strip()), re.escape(last.strip())
            # „Muster, Bert“ alone: in a list, the comma parts two people.
            alone = rf"(?:^|(?<=[;(])) *{other}, *{one} *(?=$|[;)])"
            pattern = re.compile(rf"(?<!\w){one}\s+{other}(?!\w)|{alone}", re.MULTILINE)
            self.patterns.setdefault(words[-1], []).append(pattern)

    def removed_from(self, row: R) -> R:
        """The row itself if none of the names is in it."""
        named = _NAMED.get(type(row), set())
        values = {
            field.name: getattr(row, field.name) for field in fields(row) if field.name not in named
        }
        changed: dict[str, Any] = {
            name: found for name, value in values.items() if (found := self._in(value))
        }
        return replace(row, **changed) if changed else row

    def _in(self, value: object) -> object:
        """The value without the names; None if there is nothing to remove."""
        if isinstance(value, str):
            return self._in_text(value)
        if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
            parts = [self._in_text(part) for part in value]
            if any(part is not None for part in parts):
                return tuple(
                    old if new is None else new for old, new in zip(value, parts, strict=True)
                )
        return None

    def _in_text(self, text: str) -> str | None:
        known = self.patterns.keys() & set(_WORD.findall(text))
        found = text
        for word in sorted(known):
            for pattern in self.patterns[word]:
                found = pattern.sub(_INSTEAD, found)
        return found if found != text else None

"""Names that were typed somewhere although their owners have not agreed to be named."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from workshop_app.concept import rows
from workshop_app.concept.check.words import folded, word_list
from workshop_app.concept.snapshot import Snapshot
from workshop_app.german.names import SURE, NameFinder, PersonName
from workshop_app.translation import _

R = TypeVar("R", bound=rows.Row)

# Who leads the municipality or the workshop is named for that, and people have a list of their own.
_NAMED: Final = {
    rows.MunicipalityRow: {"head_name"},
    rows.ModeratorRow: {"name"},
    rows.ParticipantRow: {"first_name", "last_name"},
}
# Where a last name alone is a person and no thing.
_PERSON_FIELDS: Final = frozenset({"responsible", "who", "with_whom", "lead", "members"})
_INSTEAD: Final = _("[Name nicht freigegeben]")


def without_names(
    snapshot: Snapshot, people: Iterable[PersonName], others: Iterable[PersonName]
) -> Snapshot:
    """The snapshot with a mark instead of these people, wherever somebody has typed their names.

    A last name alone is left in a running text: „Koch“ and „Bach“ are words, too.

    Args:
        people: those who have not agreed.
        others: those who have.
    """
    names = _Names(people, others)
    if not names.are_known:
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
    """What is taken out of the rows."""

    def __init__(self, people: Iterable[PersonName], others: Iterable[PersonName]) -> None:
        known = [person for person in people if person.last.strip() or person.email]
        self.are_known = bool(known)
        self._finder = NameFinder(known, others, is_strict=True)

    def removed_from(self, row: R) -> R:
        """The row itself if none of the names is in it."""
        named = _NAMED.get(type(row), set())
        changed: dict[str, Any] = {}
        for field in fields(row):
            value = getattr(row, field.name)
            if field.name not in named and value:
                found = self._in(value, is_person_field=field.name in _PERSON_FIELDS)
                if found != value:
                    changed[field.name] = found
        return replace(row, **changed) if changed else row

    def _in(self, value: object, *, is_person_field: bool) -> object:
        """The value without the names."""
        if isinstance(value, str):
            return self._in_text(value, is_person_field=is_person_field)
        if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
            return tuple(self._in_text(part, is_person_field=is_person_field) for part in value)
        return value

    def _in_text(self, text: str, *, is_person_field: bool) -> str:
        for mention in reversed(self._finder.mentions(text)):
            name = text[mention.start : mention.end]
            is_meant = is_person_field and folded(name) not in word_list("bodies")
            if mention.kind in SURE or is_meant:
                text = text[: mention.start] + _INSTEAD + text[mention.end :]
        return text

"""What a sheet is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop_app.model.base import Keyed
from workshop_app.phases.fields import Field


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of fields under a heading; fields of a row stand beside each other."""

    title: str  # empty: no heading
    kind: type[Keyed]  # the class that the fields are columns of
    rows: tuple[tuple[Field, ...], ...]


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet: its sections, and the words around it."""

    kind: type[Keyed]
    sections: tuple[Section, ...]
    item_name: str  # „Projektidee“, for labels
    new_label: str  # „Neue Idee“; empty: there is only one sheet, and no list
    name_field: str  # the attribute that the item is known by
    complete_text: str  # what is said below a sheet without gaps; {code} is filled in

    @property
    def has_list(self) -> bool:
        """Whether there are several items, listed beside the form."""
        return bool(self.new_label)

    def tables(self) -> set[str]:
        """The names of the tables whose columns it shows."""
        return {section.kind.__tablename__ for section in self.sections}

    def fields(self) -> Iterator[tuple[type[Keyed], Field]]:
        """All fields in order, with the class they are columns of."""
        for section in self.sections:
            for row in section.rows:
                for field in row:
                    yield section.kind, field

    def field(self, attribute: str) -> tuple[type[Keyed], Field]:
        """The field of an attribute, with its class.

        Raises:
            KeyError: the sheet has no such field.
        """
        for kind, field in self.fields():
            if field.attribute == attribute:
                return kind, field
        raise KeyError(attribute)

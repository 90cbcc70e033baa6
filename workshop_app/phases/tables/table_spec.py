"""What a table is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop_app.model.base import Keyed
from workshop_app.phases.fields import Field, FieldKind
from workshop_app.translation import _

INTERNAL = Field("is_internal", _("Intern"), FieldKind.FLAG, hint=_("Erscheint nicht im Konzept"))


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: the class its rows are of, its columns, and the words around it."""

    kind: type[Keyed]
    fields: tuple[Field, ...]  # first what names a row: it stays in sight
    row_name: str  # „Bestandsprojekt“: for labels and the last, empty row
    empty_hint: str  # what to do while the table has no rows
    defaults: Mapping[str, object] = field(default_factory=dict)  # of a new row
    counted: tuple[str, ...] = ()  # flags of which the sum is shown above the table
    begins_at_first: bool = False  # work begins at the first row, not behind the last one
    can_add: bool = True  # False: rows come from elsewhere

    def column(self, attribute: str) -> Field:
        """The column of an attribute.

        Raises:
            KeyError: the table has no such column.
        """
        for column in self.fields:
            if column.attribute == attribute:
                return column
        raise KeyError(attribute)

"""How large charts are, in millimetres.

Known before anything is drawn, so that chapters can divide what is too high for a page.
"""

import itertools
from collections.abc import Sequence
from typing import Final, TypeVar

from workshop_app.concept.charts.kinds import GanttRow

T = TypeVar("T")

UPRIGHT_MM: Final = 160.0  # the width of the text
SIDEWAYS_MM: Final = 257.0
MOST_STATEMENTS: Final = 10
MOST_BARS: Final = 17
MOST_PANELS: Final = 6
MOST_COLUMNS: Final = 20
GANTT_GROUP_MM: Final = 6.0
_GANTT_ROWS_MM: Final = 110.0  # what a page has room for below the calendar
_GANTT_LINE: Final = 50  # letters that one line of a label has room for


def in_parts(rows: Sequence[T], most: int) -> list[Sequence[T]]:
    """The rows in as few parts as there must be, of about the same length."""
    parts = max(1, -(-len(rows) // most))
    ends = [len(rows) * part // parts for part in range(parts + 1)]
    return [rows[start:end] for start, end in itertools.pairwise(ends) if start < end]


def gantt_row_mm(row: GanttRow) -> float:
    """How high a row is: for one line of its label, or for two."""
    return 7.2 if len(row.label) <= _GANTT_LINE else 9.2


def gantt_parts(rows: Sequence[GanttRow]) -> list[tuple[GanttRow, ...]]:
    """The rows of a plan by page; a group that goes on has its title on the next page again."""
    parts: list[list[GanttRow]] = []
    room, group = 0.0, ""
    for row in rows:
        height = gantt_row_mm(row)
        need = height + (GANTT_GROUP_MM if row.group and row.group != group else 0.0)
        if not parts or need > room:
            parts.append([])
            room = _GANTT_ROWS_MM
            need = height + (GANTT_GROUP_MM if row.group else 0.0)
        parts[-1].append(row)
        room, group = room - need, row.group
    return [tuple(part) for part in parts]

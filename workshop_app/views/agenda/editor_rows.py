"""The lines of the agenda editor: what their cells say, and how they look."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from workshop_app.german import format_minutes, format_time
from workshop_app.model.workshop import StepStatus
from workshop_app.phases.agenda import AgendaRow, clock_time
from workshop_app.translation import _

CHECKED: Final[int] = Qt.CheckState.Checked.value
UNCHECKED: Final[int] = Qt.CheckState.Unchecked.value


class Column(enum.IntEnum):
    """What stands where."""

    BEGIN = 0
    TITLE = 1
    MINUTES = 2
    FIXED = 3
    LEFT_OUT = 4

    @property
    def label(self) -> str:
        """The head of the column."""
        return {
            Column.BEGIN: _("Beginn"),
            Column.TITLE: _("Schritt"),
            Column.MINUTES: _("Minuten"),
            Column.FIXED: _("fest"),
            Column.LEFT_OUT: _("entfällt"),
        }[self]


@dataclass(frozen=True, slots=True)
class EditorRow:
    """A line of the table."""

    agenda: AgendaRow

    @property
    def id(self) -> str:
        """The key of the step."""
        return self.agenda.step.key

    @property
    def is_left_out(self) -> bool:
        """Whether it does not take place."""
        return self.agenda.status == StepStatus.SKIPPED

    def text(self, column: Column) -> str:
        """What a cell says."""
        row = self.agenda
        match column:
            case Column.BEGIN:
                return "" if row.start is None or self.is_left_out else format_time(row.start)
            case Column.TITLE:
                return row.text.title
            case Column.MINUTES:
                return str(row.minutes_planned)
        return ""

    @property
    def late_by(self) -> int:
        """By how many minutes it misses the time that it is fixed to."""
        row = self.agenda
        if row.begin is None or row.waits_for is None or self.is_left_out:
            return 0
        return row.begin - row.waits_for

    def is_ticked(self, column: Column) -> bool | None:
        """Whether a box is ticked; None in a cell without one."""
        if column is Column.FIXED:
            return self.agenda.waits_for is not None
        return self.is_left_out if column is Column.LEFT_OUT else None

    def check_state(self, column: Column) -> int | None:
        """The same for Qt, which takes a number."""
        is_ticked = self.is_ticked(column)
        if is_ticked is None:
            return None
        return CHECKED if is_ticked else UNCHECKED


def total_minutes(rows: Iterable[EditorRow], *, breaks_only: bool = False) -> int:
    """What the steps of a day take together."""
    return sum(
        row.agenda.minutes_in_plan for row in rows if row.agenda.text.is_break or not breaks_only
    )


def shown(row: EditorRow, column: Column) -> str:
    """What a cell shows: a missed fixed time beside the new one."""
    text, fixed = row.text(column), row.agenda.waits_for
    if column is not Column.BEGIN or not row.late_by or fixed is None:
        return text
    return _("{time} statt {fixed}").format(time=text, fixed=format_time(clock_time(fixed)))


def spoken(row: EditorRow, column: Column) -> str:
    """A cell in words."""
    ticked = row.is_ticked(column)
    value = shown(row, column) if ticked is None else _("ja") if ticked else _("nein")
    return f"{row.agenda.text.title}, {column.label}: {value}"


def hint(row: EditorRow, column: Column) -> str | None:
    """What a cell tells who asks."""
    minutes = row.agenda.text.minutes
    if column is Column.MINUTES and minutes.min < minutes.max:
        return _("mindestens {min}, üblich {normal}, höchstens {max} min").format(
            min=minutes.min, normal=minutes.normal, max=minutes.max
        )
    if column is Column.BEGIN and row.late_by and row.agenda.waits_for is not None:
        return _("Fest um {time} Uhr, die Schritte davor dauern {minutes} zu lang.").format(
            time=format_time(clock_time(row.agenda.waits_for)),
            minutes=format_minutes(row.late_by),
        )
    if column is Column.FIXED:
        return _("Beginnt nicht vor dieser Uhrzeit und bleibt beim Anpassen, wie es ist.")
    return None


def look(row: EditorRow, column: Column, role: int) -> object:
    """What is left out is struck through, a missed fixed time stands out."""
    is_late = column is Column.BEGIN and row.late_by > 0
    if role == Qt.ItemDataRole.FontRole and (row.is_left_out or is_late):
        font = QFont()
        font.setStrikeOut(row.is_left_out)
        font.setBold(is_late)
        return font
    if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.MINUTES:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    return None

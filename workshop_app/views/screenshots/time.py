"""Pictures of a day that runs late: the timer in its stages, the proposals, the agenda editor."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.workshop import StepRun, StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.method import PartKey
from workshop_app.translation import _
from workshop_app.views.agenda.editor import AgendaEditor
from workshop_app.views.agenda.replan_dialog import ReplanDialog
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.main_window import MainWindow

LATE_STEP = "T1-07"

_SAVED_AT = dt.time(14, 32)
_BEGIN = dt.datetime(2026, 11, 13, 12, 10)  # 25 minutes late, local time


def show_fixed_time(cockpit: Cockpit) -> None:
    """Let the top bar say the same time of saving in each run."""
    today = dt.datetime.now().astimezone().date()
    cockpit.top.show_saved(dt.datetime.combine(today, _SAVED_AT).astimezone())


class PictureClock:
    """Stands still until it is moved, so that pictures are the same each time."""

    def __init__(self) -> None:
        self._now = _BEGIN.astimezone(dt.UTC)

    def now(self) -> dt.datetime:
        """For durations."""
        return self._now

    def wall(self) -> dt.datetime:
        """What the clock on the desk shows."""
        return self._now

    def pass_time(self, minutes: float) -> None:
        """Time passes."""
        self._now += dt.timedelta(minutes=minutes)


def late_day(
    window: MainWindow, cockpit: Cockpit, clock: PictureClock
) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the widget that shows it just now."""
    with cockpit.workshop.change(_("Schritt wieder geöffnet"), is_undoable=False) as session:
        _open_from(session, LATE_STEP)
    cockpit.navigation.go_to(LATE_STEP)
    cockpit.timer.toggle()
    for name, minutes in (("laeuft", 10.0), ("knapp", 41.5), ("ueberzogen", 11.7)):
        clock.pass_time(minutes)
        cockpit.timer.refresh()
        show_fixed_time(cockpit)
        yield f"zeit-{name}", window
    cockpit.regie.time.replan_button.click()
    yield from _dialog("zeit-vorschlaege", cockpit.findChild(ReplanDialog))
    cockpit.rail.edit_agenda()
    editor = cockpit.rail.findChild(AgendaEditor)
    if editor is not None:
        yield "ablauf-bearbeiten", editor
        editor.add_button.click()
        editor.table.setFocus()
        yield from _dialog("ablauf-eigener-schritt", editor)
    cockpit.workshop.undo()
    clock.pass_time(9)
    cockpit.navigation.go_on()
    show_fixed_time(cockpit)
    yield "zeit-grund", window
    cockpit.timer.toggle()
    cockpit.timer.toggle()


def _open_from(session: Session, key: str) -> None:
    """As it was when the step began: nothing after it has happened yet."""
    keys = [row.step.key for row in agenda.day(session, PartKey.DAY_1)]
    for run in session.scalars(select(StepRun).where(StepRun.step.in_(keys[keys.index(key) :]))):
        run.status, run.minutes_actual = StepStatus.OPEN, None


def _dialog(name: str, dialog: QDialog | None) -> Iterator[tuple[str, QWidget]]:
    if dialog is not None:
        yield name, dialog
        dialog.close()

"""Going from step to step; the file remembers where the moderator is."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy.orm import Session

from workshop_app.model.workshop import OwnStep, StepRun, StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.agenda import AgendaRow
from workshop_app.phases.places import Place
from workshop_app.phases.schedule import step_timer
from workshop_app.phases.schedule.timing import Clock
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge


@dataclass(frozen=True, slots=True)
class Position:
    """Where the moderator is, and what is beside it."""

    row: AgendaRow
    next_title: str | None  # None: it is the last step
    back_title: str | None
    pane: int | None = None  # place of the pane to show; None: the one shown last
    code: str = ""  # of the object to select there
    field: str = ""  # column to go on in


class Navigation(QObject):
    """Knows the current step. In a read-only workshop one may look at any step, too.

    A step that was only looked at, with nothing saved in it, is open again when it is left.
    """

    leaving = Signal()  # the step is about to change: time to save what is typed
    moved = Signal(object)  # Position
    ways_changed = Signal(object, object)  # title of the next step and of the last one, or None
    finished = Signal(str)  # key of the step that was just marked as done

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._clock = clock
        self._bridge = bridge
        self._has_failed = False  # to save what is typed in the step
        self._is_only_looked_at = False  # the current step was open, and nothing was saved in it
        with workshop.read() as session:
            self.step = agenda.current_step(session)
        bridge.committed.connect(self._on_committed)
        bridge.drafts.step_wanted.connect(self.go_to)
        bridge.save_failed.connect(self._on_save_failed)

    def show_current(self) -> None:
        """Show where the moderator was when the file was closed."""
        self._show(Place(self.step))

    @Slot(str)
    def go_to(self, key: str) -> None:
        """Go to a step, at the pane shown there last."""
        self._move(Place(key))

    @Slot(object)
    def go_to_place(self, place: Place) -> None:
        """Go to a pane, and select an object in it."""
        self._move(place)

    @Slot()
    def go_on(self) -> None:
        """Mark the step as done and go to the next; at the last one, stay."""
        following = self._neighbour(1)
        self._move(
            Place(self.step if following is None else following.step.key), finished=self.step
        )

    @Slot()
    def go_back(self) -> None:
        """Go to the step before; nothing is lost by it."""
        before = self._neighbour(-1)
        if before is not None:
            self._move(Place(before.step.key))

    def _move(self, place: Place, finished: str | None = None) -> None:
        self._has_failed = False
        self.leaving.emit()
        if self._has_failed:  # what is typed would go with the step; the message says what to do
            return
        if place.step != self.step or finished is not None:
            self._save(place.step, finished)
        self._show(place)

    def _save(self, key: str, finished: str | None) -> None:
        if self._workshop.is_read_only:
            return
        is_open = self._row(key).status == StepStatus.OPEN
        looked_at = self.step if self._is_only_looked_at else None

        def move(session: Session) -> None:
            if finished is not None:
                step_timer.stop(session, finished, self._clock.now())
                agenda.set_status(session, finished, StepStatus.DONE)
            elif looked_at is not None:
                agenda.set_status(session, looked_at, StepStatus.OPEN)
            if key != finished:
                agenda.go_to(session, key)

        label = _("Schritt geöffnet") if finished is None else _("Schritt abgeschlossen")
        self._bridge.act(label, move, is_undoable=False)
        self._is_only_looked_at = is_open and finished is None
        if finished is not None:
            self.finished.emit(finished)

    def _show(self, place: Place) -> None:
        self.step = self._bridge.drafts.step = place.step
        with self._workshop.read() as session:
            rows = agenda.agenda(session)
        self.moved.emit(
            Position(
                row=next(row for row in rows if row.step.key == place.step),
                next_title=_title(agenda.neighbour(rows, place.step, 1)),
                back_title=_title(agenda.neighbour(rows, place.step, -1)),
                pane=place.pane,
                code=place.code,
                field=place.field,
            )
        )

    @Slot()
    def _on_save_failed(self) -> None:
        self._has_failed = True

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        self._is_only_looked_at = False
        if not change.ids_in(OwnStep.__tablename__, StepRun.__tablename__):
            return
        with self._workshop.read() as session:
            rows = agenda.agenda(session)
            here = agenda.current_step(session)
        row = next((row for row in rows if row.step.key == self.step), None)
        if row is None or (row.is_own and change.ids_in(OwnStep.__tablename__)):
            self.leaving.emit()
            self._show(Place(here if row is None else self.step))
        else:
            self.ways_changed.emit(
                _title(agenda.neighbour(rows, self.step, 1)),
                _title(agenda.neighbour(rows, self.step, -1)),
            )

    def _row(self, key: str) -> AgendaRow:
        with self._workshop.read() as session:
            return next(row for row in agenda.agenda(session) if row.step.key == key)

    def _neighbour(self, distance: int) -> AgendaRow | None:
        with self._workshop.read() as session:
            return agenda.neighbour(agenda.agenda(session), self.step, distance)


def _title(row: AgendaRow | None) -> str | None:
    return None if row is None else row.text.title

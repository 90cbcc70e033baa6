"""The one way by which views learn of changes, and by which they make them."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from workshop_app.storage.errors import DamagedFileError, SaveFailedError, WorkshopError
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.views.drafts.drafts import DraftDesk

T = TypeVar("T")


class Tone(enum.Enum):
    """How a message is meant."""

    NOTE = enum.auto()
    ERROR = enum.auto()


@dataclass(frozen=True, slots=True)
class Message:
    """One line for the toast at the bottom of the window."""

    text: str
    tone: Tone = Tone.NOTE
    offers_undo: bool = False


class ChangeBridge(QObject):
    """Turns the commits of a workshop into one Qt signal."""

    committed = Signal(object)  # workshop_file.Change
    told = Signal(object)  # Message
    save_failed = Signal(str)  # the disk did not take a change; why, and what helps
    closing = Signal()  # the workshop is about to be closed: nothing can be saved from here on

    def __init__(self, workshop: WorkshopFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self.drafts = DraftDesk(workshop.drafts, self)
        self._is_closed = False
        workshop.add_listener(self._on_change)

    def act(
        self, label: str, action: Callable[[Session], T], *, is_undoable: bool = True
    ) -> T | None:
        """Run an action as one change; a refusal becomes a message and gives None."""
        if self._is_closed:  # a field that loses the focus while the window goes away
            return None
        try:
            with self._workshop.change(label, is_undoable=is_undoable) as session:
                return action(session)
        except WorkshopError as error:
            self.report(error)
            return None

    def tried(self, work: Callable[[], T]) -> T | None:
        """Do what changes nothing; a refusal becomes a message and gives None."""
        try:
            return work()
        except WorkshopError as error:
            self.report(error)
            return None

    def report(self, error: WorkshopError) -> None:
        """Tell why something was refused, and whether the disk was the reason."""
        self.tell(Message(str(error), Tone.ERROR))
        if isinstance(error, (SaveFailedError, DamagedFileError)):
            self.save_failed.emit(str(error))

    def tell(self, message: Message) -> None:
        """Show a line at the bottom of the window."""
        self.told.emit(message)

    def close(self) -> None:
        """Listen no more; before the workshop is closed."""
        self.closing.emit()
        self.drafts.close()
        self._is_closed = True
        self._workshop.remove_listener(self._on_change)

    def _on_change(self, change: Change) -> None:
        self.committed.emit(change)

"""The one way by which views learn of changes, and by which they make them."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.workshop_file import Change, WorkshopFile

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

    def __init__(self, workshop: WorkshopFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        workshop.add_listener(self._on_change)

    def act(self, label: str, action: Callable[[Session], T]) -> T | None:
        """Run an action as one change; a refusal becomes a message and gives None."""
        try:
            with self._workshop.change(label) as session:
                return action(session)
        except WorkshopError as error:
            self.tell(Message(str(error), Tone.ERROR))
            return None

    def tell(self, message: Message) -> None:
        """Show a line at the bottom of the window."""
        self.told.emit(message)

    def close(self) -> None:
        """Listen no more; before the workshop is closed."""
        self._workshop.remove_listener(self._on_change)

    def _on_change(self, change: Change) -> None:
        self.committed.emit(change)

"""What was deleted from a board: which cards, and the window for them once it is wanted."""

import uuid
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from workshop_app.phases.board.trash import are_in_trash, ids_in_trash
from workshop_app.storage.workshop_file import WorkshopFile

if TYPE_CHECKING:
    from workshop_app.views.board.trash import TrashDialog


class TrashedCards(QObject):
    """Follows what is deleted; few boards ever show it."""

    def __init__(
        self,
        workshop: WorkshopFile,
        question: str,
        restore: Callable[[Sequence[uuid.UUID]], None],
        board: QWidget,
    ) -> None:
        super().__init__(board)
        self._workshop = workshop
        self._question = question
        self._restore = restore
        self._dialog: TrashDialog | None = None
        self.ids: frozenset[uuid.UUID] = frozenset()

    @property
    def dialog(self) -> "TrashDialog":
        """The window with the cards; made when it is first asked for."""
        if self._dialog is None:
            from workshop_app.views.board.trash import TrashDialog

            board = self.parent()
            assert isinstance(board, QWidget)
            self._dialog = TrashDialog(self._workshop, self._question, self._restore, board)
            self._dialog.read()
        return self._dialog

    @Slot()
    def show(self) -> None:
        """Open the window."""
        self.dialog.show()

    def close(self) -> None:
        """Close the window, if it is open."""
        if self._dialog is not None:
            self._dialog.close()

    def take_over(self, touched: Collection[uuid.UUID], lying: Callable[[uuid.UUID], bool]) -> None:
        """Show what a change of these cards made of the trash.

        Args:
            touched: the cards.
            lying: whether a card lies on the board now.
        """
        gone = [card_id for card_id in touched if not lying(card_id)]
        is_other = not self.ids.isdisjoint(touched)
        if gone and not is_other:
            with self._workshop.read() as session:
                is_other = are_in_trash(session, gone)  # and not just gone, or below others
        if is_other:
            self.read()

    def read(self) -> None:
        """Know what lies in the trash now, and show it if the window is there."""
        with self._workshop.read() as session:
            self.ids = ids_in_trash(session, self._question)
        if self._dialog is not None:
            self._dialog.read()

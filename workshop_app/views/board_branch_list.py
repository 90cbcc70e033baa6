"""A list that shows one branch of a tree, and is not bothered by what happens in the others."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QListView, QWidget

_Index = QModelIndex | QPersistentModelIndex


class BranchList(QListView):
    """News of other branches are none of ours; QListView would lay out all rows anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid_out: object = None  # what the places of the rows were made for

    def layout_key(self) -> object:
        """What the places of the rows depend on, beside the view's own size and font."""
        raise NotImplementedError

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:  # noqa: N802 (Qt's name)
        """Make room for rows of this branch."""
        if parent == self.rootIndex():
            self._laid_out = None  # QListView forgets the places at once
            super().rowsInserted(parent, start, end)

    def rowsAboutToBeRemoved(  # noqa: N802 (Qt's name)
        self, parent: _Index, start: int, end: int
    ) -> None:
        """Let rows of this branch go."""
        if parent == self.rootIndex():
            self._laid_out = None
            super().rowsAboutToBeRemoved(parent, start, end)

    def dataChanged(  # noqa: N802 (Qt's name)
        self, top_left: _Index, bottom_right: _Index, roles: Sequence[int] = ()
    ) -> None:
        """Show what changed in this branch."""
        if top_left.parent() == self.rootIndex():
            super().dataChanged(top_left, bottom_right, roles)

    def doItemsLayout(self) -> None:  # noqa: N802 (Qt's name)
        """Give the rows their places; after a move in other branches they have them already."""
        wanted = (self.layout_key(), self.viewport().size(), self.font().key())
        if wanted != self._laid_out:
            self.place_rows()
            self._laid_out = wanted

    def place_rows(self) -> None:
        """Give the rows their places anew."""
        super().doItemsLayout()

    def forget_places(self) -> None:
        """Give the rows their places anew with the next layout, whatever stayed the same."""
        self._laid_out = None

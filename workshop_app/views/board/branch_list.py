"""A list that shows one branch of a tree, and is not bothered by what happens in the others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListView, QWidget

from workshop_app.views.parts.index import Index


class BranchList(QListView):
    """News of other branches are none of ours; QListView would lay out all rows anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[object, ...] = ()  # what the places of the rows were made for
        self._laid_out: object = None  # and what else
        self._room = QSize()  # for which the scroll bar was made

    def shown_rows(self) -> tuple[object, ...]:
        """What the rows show; a row that changes becomes another object."""
        raise NotImplementedError

    def layout_key(self) -> object:
        """What the places of the rows depend on beside them and the font."""
        raise NotImplementedError

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:  # noqa: N802 (Qt's name)
        """Make room for rows of this branch."""
        if parent == self.rootIndex():
            self._laid_out = None  # QListView forgets the places at once
            super().rowsInserted(parent, start, end)

    def rowsAboutToBeRemoved(  # noqa: N802 (Qt's name)
        self, parent: Index, start: int, end: int
    ) -> None:
        """Let rows of this branch go."""
        if parent == self.rootIndex():
            self._laid_out = None
            super().rowsAboutToBeRemoved(parent, start, end)

    def dataChanged(  # noqa: N802 (Qt's name)
        self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()
    ) -> None:
        """Show what changed in this branch."""
        if top_left.parent() == self.rootIndex():
            super().dataChanged(top_left, bottom_right, roles)

    def doItemsLayout(self) -> None:  # noqa: N802 (Qt's name)
        """Give the rows their places; after a move in other branches they have them already."""
        wanted, rows = self._conditions(), self.shown_rows()
        if wanted != self._laid_out or rows != self._rows:
            self.place_rows()
            self._laid_out, self._rows = wanted, rows
        elif self._room != self.viewport().size():
            self.updateGeometries()  # of the scroll bar
        self._room = self.viewport().size()

    def keep_places(self, is_as_large: Callable[[object, object], bool]) -> bool:
        """Leave the rows where they are, if each one that changed is as large as it was.

        Args:
            is_as_large: compares what a row shows now with what it showed.

        Returns:
            whether that is so; else they are to be given their places anew.
        """
        rows, before = self.shown_rows(), self._rows
        if self._laid_out != self._conditions() or len(rows) != len(before):
            return False
        changed = ((now, then) for now, then in zip(rows, before, strict=True) if now is not then)
        is_kept = all(is_as_large(now, then) for now, then in changed)
        if is_kept:
            self._rows = rows
        return is_kept

    def _conditions(self) -> object:
        return self.layout_key(), self.font().key()

    def place_rows(self) -> None:
        """Give the rows their places anew."""
        super().doItemsLayout()

    def forget_places(self) -> None:
        """Give the rows their places anew with the next layout, whatever stayed the same."""
        self._laid_out = None

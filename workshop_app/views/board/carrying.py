"""Cards that are carried by the mouse: out of a column, and into its place in another one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from workshop_app.views.board.delegate import card_rect
from workshop_app.views.board.drag import DropMarker, drag_picture, dragged_ids, mime_of
from workshop_app.views.board.model import BoardModel
from workshop_app.views.board.rough_list import RoughList
from workshop_app.views.look.theme import px

_EDGE = 24  # near it, dragging scrolls


class CarryingList(RoughList):
    """A column that cards are taken from, and that shows where others would lie."""

    cards_dropped = Signal(object, object)  # ids, id of the card that follows them or None
    drag_moved = Signal(object)  # QPoint on the screen; None when it is over

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._cards = model
        self.drop = DropMarker(self)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: N802 (Qt's name)
        """Carry all selected cards, also those of other columns."""
        del supported
        ids = self._cards.ids_of(self.selectionModel().selectedIndexes())
        if not ids:
            return
        first = self.currentIndex()
        drag = QDrag(self)
        drag.setMimeData(mime_of(ids))
        picture = self.viewport().grab(card_rect(self.visualRect(first)).toAlignedRect())
        drag.setPixmap(drag_picture(picture, len(ids), self.font()))
        drag.exec(Qt.DropAction.MoveAction)
        self.drag_moved.emit(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards of this board."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the cards would lie."""
        if not dragged_ids(event.mimeData()):
            event.ignore()
            return
        position = event.position().toPoint()
        self.drop.show(self.drop.row_at(position))
        self._scroll_near_edge(position.y())
        self.drag_moved.emit(self.viewport().mapToGlobal(position))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        del event
        self.drop.show(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over the cards and the one that is to follow them."""
        ids = dragged_ids(event.mimeData())
        row = self.drop.row_at(event.position().toPoint())
        self.drop.show(None)
        self.drag_moved.emit(None)
        if not ids:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.cards_dropped.emit(ids, self._cards.card_after(self.rootIndex(), row, ids))

    def _scroll_near_edge(self, y: int) -> None:
        bar = self.verticalScrollBar()
        if y < px(_EDGE):
            bar.setValue(bar.value() - px(_EDGE))
        elif y > self.viewport().height() - px(_EDGE):
            bar.setValue(bar.value() + px(_EDGE))

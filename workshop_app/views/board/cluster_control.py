"""What happens to the clusters of a board when a key or the menu of a heading asks for it."""

import uuid

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from workshop_app.phases.board.board_reading import ColumnKey
from workshop_app.views.board.actions import ClusterAction
from workshop_app.views.board.area import BoardArea
from workshop_app.views.board.column import ColumnWidget
from workshop_app.views.board.commands import BoardCommands
from workshop_app.views.board.focus import BoardFocus
from workshop_app.views.board.menu import ClusterMenu, add_merges


class ClusterControl(QObject):
    """Turns what headings ask for into changes."""

    target_chosen = Signal(object)  # ColumnKey: new cards shall go there
    release_wanted = Signal(object)  # ColumnKey: the projector may show its cards
    counting_wanted = Signal()  # points shall be counted, from this heading on

    def __init__(
        self, area: BoardArea, focus: BoardFocus, commands: BoardCommands, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._area = area
        self._focus = focus
        self._commands = commands
        area.column_made.connect(self._connect_column)

    def _connect_column(self, column: ColumnWidget) -> None:
        header = column.header
        header.action_requested.connect(lambda action: self.run(action, column))
        header.leave_requested.connect(lambda to: self._focus.leave_header(column, to))
        header.menu_requested.connect(lambda at: self._show_menu(column, at))
        header.renamed.connect(lambda title: self._rename(column.key, title))

    def run(self, action: ClusterAction, column: ColumnWidget) -> None:
        """Do something with a cluster."""
        key = column.key
        if not isinstance(key, uuid.UUID):
            return
        match action:
            case ClusterAction.RENAME:
                column.header.rename()
            case ClusterAction.CAPTURE_HERE:
                self.target_chosen.emit(key)
            case ClusterAction.MOVE_LEFT:
                self._shift_cluster(key, -1)
            case ClusterAction.MOVE_RIGHT:
                self._shift_cluster(key, 1)
            case ClusterAction.COUNT_POINTS:
                self.counting_wanted.emit()
            case ClusterAction.RELEASE:
                self.release_wanted.emit(key)
            case ClusterAction.MERGE:
                self._offer_merging(column)
            case ClusterAction.DISSOLVE:
                self._commands.delete_cluster(key)

    def _rename(self, key: ColumnKey, title: str) -> None:
        if isinstance(key, uuid.UUID):
            self._commands.rename_cluster(key, title)

    def _shift_cluster(self, key: uuid.UUID, distance: int) -> None:
        keys = [head.key for head in self._area.model.heads() if isinstance(head.key, uuid.UUID)]
        place = keys.index(key)
        if 0 <= place + distance < len(keys):
            keys.insert(place + distance, keys.pop(place))
            self._commands.order_clusters(keys)
            self._focus.show_column(self._area.column(key))
            self._area.column(key).header.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self, column: ColumnWidget, position: QPoint) -> None:
        menu = ClusterMenu(
            column.key,
            self._area.model.heads(),
            run=lambda action: self.run(action, column),
            merge=lambda other: self._merge_clusters(column.key, other),
            parent=self._area,
        )
        menu.popup(position)

    def _offer_merging(self, column: ColumnWidget) -> None:
        menu = QMenu(self._area)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heads = self._area.model.heads()
        add_merges(menu, column.key, heads, lambda other: self._merge_clusters(column.key, other))
        menu.popup(column.header.mapToGlobal(column.header.rect().bottomLeft()))

    def _merge_clusters(self, key: ColumnKey, into: uuid.UUID) -> None:
        if isinstance(key, uuid.UUID):
            self._commands.merge_clusters(key, into)
            kept = self._area.column(into)
            self._focus.show_column(kept)
            kept.header.setFocus(Qt.FocusReason.OtherFocusReason)

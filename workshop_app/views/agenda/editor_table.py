"""The table of the agenda editor: cells by key, rows by Alt+↑ and Alt+↓ or by drag."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workshop_app.translation import _
from workshop_app.views.agenda.editor_model import AgendaEditorModel
from workshop_app.views.agenda.editor_rows import CHECKED, UNCHECKED, Column
from workshop_app.views.look.theme import px
from workshop_app.views.parts.cell_editing import ENTER_KEYS, CellDelegate

MOVE_UP_KEYS = "Alt+Up"
MOVE_DOWN_KEYS = "Alt+Down"

_ROW_HEIGHT = 28
_WIDTHS = {Column.BEGIN: 132, Column.MINUTES: 84, Column.FIXED: 60, Column.LEFT_OUT: 84}


class AgendaTable(QTableView):
    """Keeps its row in sight when the order changes."""

    step_selected = Signal(str)  # its key; empty: none

    def __init__(self, model: AgendaEditorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._key = ""
        self._delegate = CellDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Ablauf des Tages"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setTabKeyNavigation(False)
        self._set_up_headers()
        self._add_keys()
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.setCurrentIndex(model.index(0, Column.MINUTES))

    def _set_up_headers(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, px(width))
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(px(_ROW_HEIGHT))

    def _add_keys(self) -> None:
        for keys, act in ((MOVE_UP_KEYS, self.move_up), (MOVE_DOWN_KEYS, self.move_down)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current step in sight when the form below it takes room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def selected_key(self) -> str:
        """The key of the current step; empty: there is none."""
        number = self.currentIndex().row()
        return self._model.rows[number].id if 0 <= number < len(self._model.rows) else ""

    def select(self, key: str) -> None:
        """Make a step the current one."""
        column = max(self.currentIndex().column(), Column.BEGIN)
        self.setCurrentIndex(self._model.index_of(key, Column(column)))

    def rename(self, key: str) -> None:
        """Let the title of an own step be typed."""
        self.select(key)
        self._delegate.is_replacing = True
        self.edit(self._model.index_of(key, Column.TITLE))
        self._delegate.is_replacing = False

    @Slot()
    def move_up(self) -> None:
        """Move the step before the one above."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the step behind the one below."""
        self._move(2)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._key = self._model.rows[current.row()].id
            self.step_selected.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell, the space bar ticks."""
        index = self.currentIndex()
        if event.key() in ENTER_KEYS:
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            return
        if event.key() == Qt.Key.Key_Space and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            is_on = index.data(Qt.ItemDataRole.CheckStateRole) == CHECKED
            turned = UNCHECKED if is_on else CHECKED
            self._model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)
            return
        self._delegate.is_replacing = event.key() != Qt.Key.Key_F2
        super().keyPressEvent(event)
        self._delegate.is_replacing = False

    def _move(self, distance: int) -> None:
        key, number = self.selected_key(), self.currentIndex().row()
        target = number + distance
        can_move = bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsDragEnabled)
        if key and can_move and 0 <= target <= len(self._model.rows):
            self._model.move(key, target)

    @Slot()
    def _restore(self) -> None:
        self.select(self._key)

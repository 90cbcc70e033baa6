"""The list beside a sheet."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from workshop_app.phases.sheets.sheet_entries import Entry, EntryKind
from workshop_app.views.look.theme import px
from workshop_app.views.sheet.list_delegate import SheetListDelegate
from workshop_app.views.sheet.list_model import ENTRY_ROLE, SheetListModel

_NARROWEST, _WIDEST = 232, 330  # pixels
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}


class SheetList(QListView):
    """Arrow keys choose, Enter goes into the form, Alt with an arrow moves, Entf deletes."""

    opened = Signal()  # the chosen item shall be edited
    first_wanted = Signal(object)  # Entry: an item shall be added where it stands
    move_wanted = Signal(int)  # by so many places
    delete_wanted = Signal()

    def __init__(self, model: SheetListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(SheetListDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)  # else another width asks for no new heights
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setMinimumWidth(px(_NARROWEST))
        self.setMaximumWidth(px(_WIDEST))
        self.setProperty("kind", "cards")
        self.viewport().setAutoFillBackground(False)  # the ground shines through
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Work without the mouse."""
        has_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        key = event.key()
        if has_alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _OPENING:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY_ROLE) if index.isValid() else None
        if entry is None:
            return
        if entry.kind is EntryKind.VACANCY:
            self.first_wanted.emit(entry)
        else:
            self.opened.emit()

    def _on_clicked(self, index: QModelIndex) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        if entry.kind is EntryKind.VACANCY:
            self.first_wanted.emit(entry)

"""Undo and redo of the workshop: keys, names, and what is said afterwards."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.journal import RevisionKind
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.parts.text_keys import REDO_KEYS, UNDO_KEYS


class HistoryActions(QObject):
    """Takes changes back and does them again; its actions are the window's shortcuts."""

    renamed = Signal(str, str)  # labels of what undo and redo would do next; empty: nothing

    def __init__(self, workshop: WorkshopFile, bridge: ChangeBridge, window: QWidget) -> None:
        super().__init__(window)
        self._workshop = workshop
        self._bridge = bridge
        self.undo_action = QAction(_("Rückgängig"), self)
        self.undo_action.setShortcuts([QKeySequence(keys) for keys in UNDO_KEYS])
        self.undo_action.triggered.connect(self.undo)
        self.redo_action = QAction(_("Wiederherstellen"), self)
        self.redo_action.setShortcuts([QKeySequence(keys) for keys in REDO_KEYS])
        self.redo_action.triggered.connect(self.redo)
        window.addActions([self.undo_action, self.redo_action])
        bridge.committed.connect(self._on_committed)

    def refresh(self) -> None:
        """Tell what could be undone and redone now."""
        if self._workshop.is_read_only:
            self.renamed.emit("", "")
            return
        self.renamed.emit(self._workshop.undo_label() or "", self._workshop.redo_label() or "")

    @Slot()
    def undo(self) -> None:
        """Take the newest change back."""
        self._take(
            self._workshop.undo, _("Rückgängig: {label}"), _("Es gibt nichts rückgängig zu machen.")
        )

    @Slot()
    def redo(self) -> None:
        """Do the change again that was taken back last."""
        self._take(
            self._workshop.redo,
            _("Wiederhergestellt: {label}"),
            _("Es gibt nichts wiederherzustellen."),
        )

    def _take(self, take: Callable[[], str | None], done: str, nothing: str) -> None:
        try:
            label = take()
        except WorkshopError as error:
            self._bridge.report(error)
            return
        self._bridge.tell(Message(nothing if label is None else done.format(label=label)))

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.kind is not RevisionKind.CHANGE:
            self.refresh()
        elif change.is_undoable:  # ends the turn of all that was undone; no look is needed
            self.renamed.emit(change.label, "")

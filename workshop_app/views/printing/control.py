"""Printing as the cockpit knows it; the window for it is made when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge

if TYPE_CHECKING:
    from workshop_app.views.printing.dialog import PrintDialog


class PrintControl(QObject):
    """Opens the window for printing, and closes it before the file is closed."""

    def __init__(self, workshop: WorkshopFile, bridge: ChangeBridge, window: QWidget) -> None:
        super().__init__(window)
        self._workshop = workshop
        self._bridge = bridge
        self._window = window
        self.dialog: PrintDialog | None = None

    @property
    def is_running(self) -> bool:
        """Whether a paper is read just now."""
        return self.dialog is not None and self.dialog.work.is_running

    @Slot()
    def open_papers(self) -> None:
        """Show the papers beside the work."""
        if self.dialog is None:
            from workshop_app.views.printing.dialog import PrintDialog

            self.dialog = PrintDialog(self._workshop, self._bridge, self._window)
        self.dialog.open_beside()

    def stop(self) -> None:
        """End what runs, before the file is closed."""
        if self.dialog is not None:
            self.dialog.stop()

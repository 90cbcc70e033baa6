"""The way to the Word template; its dialog is imported when somebody takes it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from workshop_app.storage.workshop_file import WorkshopFile

if TYPE_CHECKING:
    from workshop_app.views.documents.template_dialog import TemplateDialog


class TemplateControl(QObject):
    """Opens the dialog."""

    def __init__(self, workshop: WorkshopFile, window: QWidget) -> None:
        super().__init__(window)
        self._workshop = workshop
        self._window = window
        self.dialog: TemplateDialog | None = None

    @Slot()
    def open_dialog(self) -> None:
        """Show which template is used, and offer another."""
        from workshop_app.views.documents.template_dialog import TemplateDialog

        self.dialog = TemplateDialog(self._workshop, self._window)
        self.dialog.exec()
        self.dialog.deleteLater()
        self.dialog = None

"""Says above the step that the participants' data should be gone by now."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from workshop_app.model.people import Participant
from workshop_app.model.workshop import Workshop
from workshop_app.storage.workshop_file import Change
from workshop_app.views.erasing_control import ErasingControl

if TYPE_CHECKING:
    from workshop_app.views.cockpit import Cockpit

_TABLES = tuple(kind.__tablename__ for kind in (Workshop, Participant))


class ErasureReminder(ErasingControl):
    """Erases nothing by itself: people may have a reason to wait."""

    def __init__(self, cockpit: "Cockpit") -> None:
        super().__init__(cockpit.workshop, cockpit.bridge, cockpit)
        self._cockpit = cockpit
        cockpit.bridge.committed.connect(self._on_committed)
        self.remind()

    def remind(self) -> None:
        """Show the line, or take it away."""
        self._cockpit.notices.show_erasure(self._due_since(), self.ask_about_all)

    @Slot()
    def ask_about_all(self) -> None:
        """Ask about all participants, after what is typed was saved."""
        self._cockpit.area.save_pending()
        super().ask_about_all()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            self.remind()

    def _due_since(self) -> str | None:
        if self._workshop.is_read_only:
            return None
        from workshop_app.phases.erasure_due import due_since

        with self._workshop.read() as session:
            return due_since(session, dt.date.today())

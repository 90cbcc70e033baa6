"""Says above the step that the participants' data should be gone by now, and erases."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from workshop_app.model.people import Participant
from workshop_app.model.workshop import Workshop
from workshop_app.storage.workshop_file import Change
from workshop_app.views.pane_view import PaneView
from workshop_app.views.privacy.erasing_control import ErasingControl
from workshop_app.views.privacy.erasing_work import ErasingWork
from workshop_app.views.settings import Settings

if TYPE_CHECKING:
    from workshop_app.views.cockpit import Cockpit

_TABLES = tuple(kind.__tablename__ for kind in (Workshop, Participant))


class ErasureReminder(ErasingControl):
    """Erases nothing by itself: people may have a reason to wait."""

    def __init__(self, cockpit: "Cockpit", settings: Settings) -> None:
        super().__init__(cockpit.workshop, cockpit.bridge, cockpit)
        self._cockpit = cockpit
        self.work = ErasingWork(
            cockpit.workshop,
            cockpit.bridge,
            cockpit.copies.snapshots.taking,
            cockpit.notices.erasing,
            self,
            base=settings.snapshot_folder,
        )
        self.decided.connect(self.work.begin)
        cockpit.bridge.committed.connect(self._on_committed)
        cockpit.area.pane_opened.connect(self._on_pane_opened)
        self.remind()
        self.work.resume()

    @property
    def is_running(self) -> bool:
        """Whether something is being erased just now."""
        return self.work.is_running

    def remind(self) -> None:
        """Show the line, or take it away."""
        self._cockpit.notices.show_erasure(self._due_since(), self.ask_about_all)

    @Slot()
    def ask_about_all(self) -> None:
        """Ask about all participants, after what is typed was saved."""
        self._cockpit.area.save_pending()
        super().ask_about_all()

    @Slot(object)
    def _on_pane_opened(self, view: PaneView) -> None:
        view.erasure_wanted.connect(self.work.begin)

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            self.remind()

    def _due_since(self) -> str | None:
        if self._workshop.is_read_only:
            return None
        from workshop_app.phases.privacy.erasure_due import due_since

        with self._workshop.read() as session:
            return due_since(session, dt.date.today())

"""„Sicherungskopien“ in the cockpit: taken by themselves, told about, and chosen from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from workshop_app.phases.schedule.timing import Clock
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import Message
from workshop_app.views.settings import Settings
from workshop_app.views.snapshots.taking import SnapshotState, SnapshotTaking

if TYPE_CHECKING:
    from workshop_app.views.cockpit import Cockpit
    from workshop_app.views.snapshots.dialog import SnapshotDialog

_LAST_SECONDS = 0.3  # that the last snapshot may take
_LAST_SECONDS_UNSEEN = 5.0


class SnapshotControl(QObject):
    """The dialog, and what the bar at the top says."""

    copy_wanted = Signal(object, object)  # Snapshot, and the Path of the workshop's file

    def __init__(self, cockpit: "Cockpit", settings: Settings, clock: Clock) -> None:
        super().__init__(cockpit)
        self._cockpit = cockpit
        self._settings = settings
        self._has_problem = False
        self.dialog: SnapshotDialog | None = None
        self.taking = SnapshotTaking(
            cockpit.workshop, cockpit.bridge, cockpit.navigation, settings, clock
        )
        self.taking.told.connect(self._on_told)
        cockpit.bridge.closing.connect(self._close)

    @property
    def is_running(self) -> bool:
        """Whether a snapshot is being taken just now."""
        return self.taking.is_running

    def take_last(self, *, is_seen: bool) -> None:
        """Take one of the last minutes before the file is closed, if there is something new.

        Args:
            is_seen: whether the window stands still before somebody's eyes meanwhile.
        """
        self.taking.take_last(_LAST_SECONDS if is_seen else _LAST_SECONDS_UNSEEN)

    @Slot()
    def open_dialog(self) -> None:
        """Show the earlier states."""
        if self.dialog is not None:
            return
        self._cockpit.area.save_pending()
        from workshop_app.views.snapshots.dialog import SnapshotDialog

        workshop = self._cockpit.workshop
        self.dialog = SnapshotDialog(
            workshop.path,
            self._settings,
            self._cockpit,
            take=None if workshop.is_read_only else self.taking.take,
        )
        self.dialog.tell(self.taking.state.detail)
        self.dialog.all_deleted.connect(self.taking.forget)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    @Slot(int)
    def _on_finished(self, answer: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            self.copy_wanted.emit(dialog.chosen, self._cockpit.workshop.path)

    @Slot(object)
    def _on_told(self, state: SnapshotState) -> None:
        self._cockpit.top.show_copy_problem(state.problem, state.detail)
        if self.dialog is not None:
            self.dialog.tell(state.detail)
            self.dialog.refresh()
        if self._has_problem and not state.problem:
            has_second = self._settings.second_place is not None
            self._cockpit.bridge.tell(
                Message(
                    _("Die Zweitkopie klappt wieder.")
                    if has_second
                    else _("Die Sicherungskopie klappt wieder.")
                )
            )
        self._has_problem = bool(state.problem)
        if state.dropped:
            text = ngettext(
                "Auf dem Stick lag noch {count} Zweitkopie von vor dem Löschen. Sie ist jetzt auch "
                "weg.",
                "Auf dem Stick lagen noch {count} Zweitkopien von vor dem Löschen. Sie sind jetzt "
                "auch weg.",
                state.dropped,
            )
            self._cockpit.bridge.tell(Message(text.format(count=state.dropped)))

    @Slot()
    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

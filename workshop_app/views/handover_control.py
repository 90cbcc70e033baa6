"""„Übergabe“ in the cockpit: asked for once, written beside the work, and where it lies."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QFileDialog

from workshop_app import german
from workshop_app.phases.timing import Clock
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.errors import explain
from workshop_app.views.opening_outside import open_outside
from workshop_app.views.settings import Settings, cache_folder
from workshop_app.views.worker import Job, Progress

if TYPE_CHECKING:
    from workshop_app.handover.handing_over import HandoverWish
    from workshop_app.views.cockpit import Cockpit


class HandoverControl(QObject):
    """One hand-over at a time."""

    def __init__(self, cockpit: "Cockpit", settings: Settings, clock: Clock) -> None:
        super().__init__(cockpit)
        self._cockpit = cockpit
        self._settings = settings
        self._clock = clock
        self._job: Job | None = None
        cockpit.bridge.closing.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether one is being written just now."""
        return self._job is not None

    @Slot()
    def ask(self) -> None:
        """Ask what and where to, and write it with all that is typed."""
        if self.is_running:
            return
        self._cockpit.area.save_pending()
        from workshop_app.handover.cleaning import read_people_inside
        from workshop_app.handover.handing_over import HandoverWish
        from workshop_app.views.handover_dialog import HandoverDialog

        with self._cockpit.workshop.read() as session:
            inside = read_people_inside(session)
        dialog = HandoverDialog(inside, self._cockpit)
        is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wish = HandoverWish(
            self._name(), self._municipality(), dialog.with_people, dialog.chosen_password
        )
        dialog.deleteLater()
        if not is_accepted:
            return
        start = self._settings.export_folder or self._cockpit.workshop.path.parent
        chosen = QFileDialog.getExistingDirectory(
            self._cockpit, _("Wohin mit „{name}“?").format(name=wish.name), str(start)
        )
        if chosen:
            self.start(Path(chosen), wish)

    def start(self, parent: Path, wish: "HandoverWish") -> None:
        """Write it beside the work."""
        source = self._cockpit.workshop.path

        def write(progress: Progress) -> Path:
            from workshop_app.handover.handing_over import hand_over  # with python-docx

            with WorkshopFile.open(source, for_writing=False) as workshop:
                return hand_over(
                    workshop,
                    parent,
                    wish,
                    private_folder=cache_folder(),
                    progress=progress,
                )

        self._settings.export_folder = parent
        self._job = Job(write)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._cockpit.notices.news.show_notice(
            _progress_text(0.0), offers=[(_("Abbrechen"), self.cancel)], can_close=False
        )
        self._job.start()

    @Slot()
    def cancel(self) -> None:
        """End early; nothing is left of it."""
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def stop(self) -> None:
        """End before the window closes."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(float)
    def _on_progressed(self, part: float) -> None:
        if self.is_running:
            self._cockpit.notices.news.update_text(_progress_text(part))

    @Slot(object)
    def _on_succeeded(self, written: Path) -> None:
        self.stop()
        self._cockpit.notices.news.show_notice(
            _("Übergabe gespeichert: „{name}“ in „{folder}“.").format(
                name=written.name, folder=written.parent
            ),
            tone="ok",
            offers=[
                (
                    _("Ordner zeigen"),
                    lambda: open_outside(written if written.is_dir() else written.parent),
                )
            ],
        )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.stop()
        self._cockpit.notices.news.show_notice(
            _("Die Übergabe ist nicht geschrieben. {reason}").format(reason=explain(error)),
            tone="error",
            offers=[(_("Anderer Ort …"), self.ask)],
        )

    @Slot()
    def _on_cancelled(self) -> None:
        self.stop()
        self._cockpit.notices.news.show_notice(
            _("Die Übergabe ist abgebrochen; es liegt nichts Halbes herum.")
        )

    def _name(self) -> str:
        from workshop_app.phases.file_names import handover_name

        today = self._clock.wall().astimezone().date()
        return handover_name(
            self._municipality() or self._cockpit.workshop.path.stem, today.isoformat()
        )

    def _municipality(self) -> str:
        return self._cockpit.export.municipality()


def _progress_text(part: float) -> str:
    return _("Die Übergabe wird geschrieben, {percent}. Sie können weiterarbeiten.").format(
        percent=german.format_percent(part)
    )

"""„Übergabe“ in the cockpit: asked for once, written beside the work, and where it lies."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog

from workshop_app import german
from workshop_app.phases.schedule.timing import Clock
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.documents.opening_outside import open_outside
from workshop_app.views.errors import explain
from workshop_app.views.parts.noticed_work import NoticedWork
from workshop_app.views.settings import Settings, cache_folder
from workshop_app.views.worker import Progress

if TYPE_CHECKING:
    from workshop_app.handover.handing_over import HandoverWish
    from workshop_app.views.cockpit import Cockpit


class HandoverControl(NoticedWork):
    """One hand-over at a time."""

    def __init__(self, cockpit: "Cockpit", settings: Settings, clock: Clock) -> None:
        super().__init__(cockpit.notices.news, cockpit)
        self._cockpit = cockpit
        self._settings = settings
        self._clock = clock
        self._ask_again = self.ask
        cockpit.bridge.closing.connect(self.stop)

    @Slot()
    def ask(self) -> None:
        """Ask what and where to, and write it with all that is typed."""
        if self.is_running:
            return
        self._cockpit.area.save_pending()
        from workshop_app.handover.cleaning import read_people_inside
        from workshop_app.handover.handing_over import HandoverWish
        from workshop_app.views.handover.dialog import HandoverDialog

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
        self._begin(write)

    def _progress_text(self, part: float) -> str:
        return _("Die Übergabe wird geschrieben, {percent}. Sie können weiterarbeiten.").format(
            percent=german.format_percent(part)
        )

    def _tell_written(self, result: object) -> None:
        assert isinstance(result, Path)
        folder = result if result.is_dir() else result.parent
        self._notice.show_notice(
            _("Übergabe gespeichert: „{name}“ in „{folder}“.").format(
                name=result.name, folder=result.parent
            ),
            tone="ok",
            offers=[(_("Ordner zeigen"), lambda: open_outside(folder))],
        )

    def _failed_text(self, error: Exception) -> str:
        return _("Die Übergabe ist nicht geschrieben. {reason}").format(reason=explain(error))

    def _cancelled_text(self) -> str:
        return _("Die Übergabe ist abgebrochen; es liegt nichts Halbes herum.")

    def _name(self) -> str:
        from workshop_app.phases.file_names import handover_name

        today = self._clock.wall().astimezone().date()
        return handover_name(
            self._municipality() or self._cockpit.workshop.path.stem, today.isoformat()
        )

    def _municipality(self) -> str:
        return self._cockpit.export.municipality()

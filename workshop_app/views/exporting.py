"""Writing the concept as a Word file, beside the work."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy import select

from workshop_app import german
from workshop_app.model.municipality import Municipality
from workshop_app.phases.file_names import concept_file_name
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.errors import explain
from workshop_app.views.notice_bar import NoticeBar
from workshop_app.views.settings import Settings
from workshop_app.views.worker import Job, Progress


class ConceptExport(QObject):
    """Asks where to, writes on another thread with an own read connection, tells how it went."""

    written = Signal(object)  # the Path of the Word file

    def __init__(
        self, workshop: WorkshopFile, settings: Settings, notice: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workshop = workshop
        self._settings = settings
        self._notice = notice
        self._window = window
        self._target = Path()
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether a file is being written just now."""
        return self._job is not None

    @Slot()
    def ask_and_start(self) -> None:
        """Ask for the file, with a name that needs no thinking, and write it."""
        if self.is_running:
            return
        folder = self._settings.export_folder or self._workshop.path.parent
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window,
            _("Konzept exportieren"),
            str(folder / self._default_name()),
            _("Word-Dokument (*.docx)"),
        )
        if chosen:
            target = Path(chosen)
            if target.suffix.casefold() != ".docx":
                target = target.with_name(f"{target.name}.docx")
            self.start(target)

    def start(self, target: Path) -> None:
        """Write the concept to a file, replacing what is there."""
        self._settings.export_folder = target.parent
        self._target = target
        source = self._workshop.path

        def write(progress: Progress) -> None:
            from workshop_app.concept.draft import write_draft  # with python-docx: not at start

            with WorkshopFile.open(source, for_writing=False) as workshop:
                write_draft(workshop, target, progress=progress)

        self._job = Job(write)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.progressed.connect(self._on_progressed)
        self._notice.show_notice(
            _progress_text(0.0),
            offers=[(_("Abbrechen"), self.cancel)],
            can_close=False,
        )
        self._job.start()

    @Slot()
    def cancel(self) -> None:
        """End early, at the next moment where nothing is half written."""
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """End before the window closes."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(float)
    def _on_progressed(self, part: float) -> None:
        if self.is_running:
            self._notice.update_text(_progress_text(part))

    @Slot(object)
    def _on_succeeded(self, _result: object) -> None:
        self._end()
        self._notice.show_notice(
            _("Das Konzept ist gespeichert: {name}").format(name=self._target.name),
            tone="ok",
            offers=[
                (_("Öffnen"), lambda: _open(self._target)),
                (_("Ordner zeigen"), lambda: _open(self._target.parent)),
            ],
        )
        self.written.emit(self._target)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._notice.show_notice(
            explain(error), tone="error", offers=[(_("Anderer Ort …"), self.ask_and_start)]
        )

    @Slot()
    def _on_cancelled(self) -> None:
        self._end()
        self._notice.show_notice(_("Das Schreiben des Konzepts ist abgebrochen."))

    def _end(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _default_name(self) -> str:
        names = select(Municipality.short_name, Municipality.name).limit(1)
        with self._workshop.read() as session:
            found = session.execute(names).first()
        name = (found[0] or found[1]) if found else ""
        return concept_file_name(name)


def _progress_text(part: float) -> str:
    return _("Das Konzept wird geschrieben, {percent}. Sie können weiterarbeiten.").format(
        percent=german.format_percent(part)
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

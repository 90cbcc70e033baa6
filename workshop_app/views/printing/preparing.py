"""Laying out a paper beside the work: reading and breaking lines may take a second."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from workshop_app.phases.papers.content import Draft, PaperKind
from workshop_app.phases.papers.reading import read_draft
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.look.theme import load_fonts
from workshop_app.views.printing.layout import lay_out
from workshop_app.views.printing.output import save_pdf
from workshop_app.views.printing.pages import Pages
from workshop_app.views.worker import Job, Progress


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paper with its pages; None where there is nothing to print, and the draft says why."""

    draft: Draft
    pages: Pages | None


class PaperWork(QObject):
    """Does one thing at a time on another thread, with a read connection of its own."""

    prepared = Signal(object)  # Prepared
    saved = Signal(object)  # the Path of the PDF
    failed = Signal(object)  # the exception

    def __init__(self, workshop: WorkshopFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = workshop.path
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is read or written just now."""
        return self._job is not None

    def prepare(self, kind: PaperKind, choice: str) -> None:
        """Lay out a paper; what was begun before is given up."""
        source = self._source
        load_fonts()

        def work(progress: Progress) -> Prepared:
            with (
                WorkshopFile.open(source, for_writing=False) as workshop,
                workshop.read() as session,
            ):
                draft = read_draft(session, kind, choice)
            progress.check()
            return Prepared(draft, lay_out(draft))

        self._start(Job(work), self._on_prepared)

    def save(self, prepared: Prepared, target: Path) -> None:
        """Write the pages as a PDF."""
        pages = prepared.pages
        if pages is None:
            return

        def work(_progress: Progress) -> Path:
            save_pdf(pages, target, title=prepared.draft.kind.label)
            return target

        self._start(Job(work), self._on_saved)

    def stop(self) -> None:
        """End what runs, silently."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _start(self, job: Job, on_success: object) -> None:
        self.stop()
        self._job = job
        job.succeeded.connect(on_success)
        job.failed.connect(self._on_failed)
        job.start()

    @Slot(object)
    def _on_prepared(self, prepared: Prepared) -> None:
        self.stop()
        self.prepared.emit(prepared)

    @Slot(object)
    def _on_saved(self, target: Path) -> None:
        self.stop()
        self.saved.emit(target)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.stop()
        self.failed.emit(error)

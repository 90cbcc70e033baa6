"""A look at the whole concept: findings and chapters, gathered beside Qt's thread."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workshop_app.concept.chapter_states import ChapterState, chapter_states
from workshop_app.concept.check import CheckSummary, Finding, check, summary
from workshop_app.concept.draft import build_document
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.worker import Job, Progress

_PAUSE_MILLISECONDS = 400


@dataclass(frozen=True, slots=True)
class ConceptLook:
    """What the concept is like at one moment."""

    findings: tuple[Finding, ...]
    summary: CheckSummary
    chapters: tuple[ChapterState, ...]


class ConceptLooking(QObject):
    """Looks when asked to; asked again meanwhile, it looks once more afterwards."""

    looked = Signal(object)  # ConceptLook
    failed = Signal(object)  # the exception

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._job: Job | None = None
        self._is_asked_again = False
        self.pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self.pause.timeout.connect(self.look)

    @Slot()
    def look_soon(self) -> None:
        """Look when nothing has changed for a moment."""
        self.pause.start()

    @Slot()
    def look(self) -> None:
        """Look now."""
        if self._job is not None:
            self._is_asked_again = True
            return
        path = self._path

        def gather(progress: Progress) -> ConceptLook:
            with WorkshopFile.open(path, for_writing=False) as workshop:
                findings = check(workshop)
                progress.check()
                document = build_document(workshop)
            return ConceptLook(tuple(findings), summary(findings), chapter_states(document))

        self._job = Job(gather)
        self._job.succeeded.connect(self._on_looked)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def stop(self) -> None:
        """Look no more."""
        self.pause.stop()
        self._is_asked_again = False
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(object)
    def _on_looked(self, look: ConceptLook) -> None:
        self._end()
        self.looked.emit(look)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        if self._is_asked_again:
            self._is_asked_again = False
            self.look()

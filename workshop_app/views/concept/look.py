"""A look at the whole concept: findings and chapters, gathered beside Qt's thread."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workshop_app.concept.chapter_states import ChapterState, states_of
from workshop_app.concept.check import CheckSummary, Finding, check, summary
from workshop_app.concept.document import Figure
from workshop_app.concept.draft import generated_document
from workshop_app.concept.origin import Origins
from workshop_app.concept.passages import Item, Passage
from workshop_app.concept.preview import PreviewPage, pages_of
from workshop_app.concept.reading import read_snapshot
from workshop_app.phases.edited_passages import PassageKey
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.worker import Job, Progress

_PAUSE_MILLISECONDS = 400


@dataclass(frozen=True, slots=True)
class ConceptLook:
    """What the concept is like at one moment."""

    findings: tuple[Finding, ...]
    summary: CheckSummary
    chapters: tuple[ChapterState, ...]
    pages: tuple[PreviewPage, ...]
    origins: Mapping[uuid.UUID, str]  # of goals and projects, in one line
    status: str  # „Entwurf · Stand 14.11.2026“

    def page(self, key: str) -> PreviewPage | None:
        """The page with this key."""
        return next((page for page in self.pages if page.key == key), None)

    def passage(self, key: PassageKey) -> Passage | None:
        """The passage with this key, on whichever page."""
        items = (item for page in self.pages for item in page.items)
        passages = (item for item in items if isinstance(item, Passage))
        return next((one for one in passages if one.key == key), None)


class ConceptLooking(QObject):
    """Looks when asked to; asked again meanwhile, it looks once more afterwards."""

    looked = Signal(object)  # ConceptLook
    failed = Signal(object)  # the exception

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._pictures: dict[object, bytes] = {}  # of charts that were drawn before
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
        path, pictures = self._path, self._pictures

        def gather(progress: Progress) -> ConceptLook:
            with WorkshopFile.open(path, for_writing=False) as workshop:
                findings = check(workshop)
                progress.check()
                with workshop.read() as session:
                    snapshot = read_snapshot(session)
                    origins = Origins(session).in_words()
            progress.check()
            document = generated_document(snapshot)
            pages = with_pictures(pages_of(document, snapshot), pictures)
            return ConceptLook(
                findings=tuple(findings),
                summary=summary(findings),
                chapters=states_of(pages),
                pages=pages,
                origins=origins,
                status=document.cover.status_line if document.cover else "",
            )

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
        # What has changed since it began is not in it: it would take back what is on the screen.
        is_outdated = self._is_asked_again or self.pause.isActive()
        self._end()
        if not is_outdated:
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


def with_pictures(
    pages: Sequence[PreviewPage], pictures: dict[object, bytes]
) -> tuple[PreviewPage, ...]:
    """The pages with their charts drawn; those that were drawn before are taken as they are.

    Pictures of charts that are on no page any more are dropped.
    """
    drawn = tuple(
        replace(page, items=tuple(_with_picture(item, pictures) for item in page.items))
        for page in pages
    )
    shown = {item.image for page in pages for item in page.items if isinstance(item, Figure)}
    for gone in pictures.keys() - shown:
        del pictures[gone]
    return drawn


def _with_picture(item: Item, pictures: dict[object, bytes]) -> Item:
    if not isinstance(item, Figure) or isinstance(item.image, bytes):
        return item
    if item.image not in pictures:
        pictures[item.image] = item.picture()
    return replace(item, image=pictures[item.image])

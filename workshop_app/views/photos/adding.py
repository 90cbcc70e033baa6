"""Adding photos: from files, by dragging them in, or from the clipboard."""

import weakref
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy.orm import Session

from workshop_app.phases.photos import add_photos
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.errors import explain
from workshop_app.views.settings import documents_folder
from workshop_app.views.worker import Job, Progress

if TYPE_CHECKING:
    from workshop_app.views.photos.reading import ReadPhotos

_ENDINGS: Final = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic"}
_DRAGGING: Final = {QEvent.Type.DragEnter, QEvent.Type.DragMove}


class PhotoAdding(QObject):
    """Reads photos beside Qt's thread and files them under a step, all in one change.

    It belongs to the bridge: who goes to another step meanwhile loses no photo.
    """

    begun = Signal()
    progressed = Signal(float)  # the part that is read, 0 to 1
    ended = Signal()
    added = Signal(object)  # tuple of the ids of the photos

    def __init__(self, bridge: ChangeBridge, step: str, parent: QWidget) -> None:
        super().__init__(bridge)
        self._step = step
        self._dialog_parent = weakref.ref(parent)  # which holds us
        self._job: Job | None = None
        self._is_released = False  # nobody can add anything any more
        parent.destroyed.connect(self._release)
        bridge.closing.connect(self.stop)

    @property
    def _bridge(self) -> ChangeBridge:
        # Not kept: who is deleted alone must not be the last one that holds its parent.
        bridge = self.parent()
        assert isinstance(bridge, ChangeBridge)
        return bridge

    @Slot()
    def choose(self) -> None:
        """Ask for files."""
        chosen, _kind = QFileDialog.getOpenFileNames(
            self._dialog_parent(),
            _("Fotos hinzufügen"),
            str(documents_folder()),
            _("Bilder (*.jpg *.jpeg *.png *.webp *.heic *.tif *.tiff *.bmp);;Alle Dateien (*)"),
        )
        if chosen:
            self.add_files([Path(name) for name in chosen])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read files, and keep those that are photos."""
        from workshop_app.views.photos.reading import read_photos

        self._start(lambda progress: read_photos(paths, progress))

    def add_image(self, image: QImage) -> None:
        """Keep a picture from the clipboard."""
        from workshop_app.views.photos.reading import ReadPhotos, photo_of

        name = _("Zwischenablage")
        self._start(lambda _progress: ReadPhotos((photo_of(image, name),), ()))

    def add_mime(self, mime: QMimeData) -> bool:
        """Keep the photos that were dragged in or copied; False: there are none."""
        paths = photo_paths(mime)
        if paths:
            self.add_files(paths)
        elif mime.hasImage():
            self.add_image(QImage(mime.imageData()))
        else:
            return False
        return True

    @Slot()
    def paste(self) -> bool:
        """Keep what is in the clipboard; False: it is no photo."""
        return self.add_mime(QGuiApplication.clipboard().mimeData())

    @Slot()
    def stop(self) -> None:
        """Read no more."""
        if self._job is not None:
            self._job.stop()
            self._end()

    def _start(self, work: Callable[[Progress], "ReadPhotos"]) -> None:
        if self._job is not None:
            self._bridge.tell(Message(_("Es werden gerade Fotos gelesen. Bitte einen Moment.")))
            return
        self._job = Job(work)
        self._job.progressed.connect(self.progressed)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self.begun.emit()
        self._job.start()

    def _end(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        self.ended.emit()
        if self._is_released:
            self.deleteLater()

    @Slot()
    def _release(self) -> None:
        """Go away when what was begun is done."""
        self._is_released = True
        if self._job is None:
            self.deleteLater()

    @Slot(object)
    def _on_read(self, read: "ReadPhotos") -> None:
        self._end()
        count = len(read.photos)
        label = ngettext("Foto hinzugefügt", "{count} Fotos hinzugefügt", count)
        label = label.format(count=count)

        def add(session: Session) -> tuple[object, ...]:
            return add_photos(session, read.photos, step=self._step)

        ids = self._bridge.act(label, add) if count else None
        if read.refused:
            self._bridge.tell(Message(_refusal(read), Tone.ERROR))
        elif ids:
            self._bridge.tell(Message(label, offers_undo=True))
        if ids:
            self.added.emit(ids)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._bridge.tell(Message(explain(error), Tone.ERROR))


class PhotoOffers(QObject):
    """Takes photos that are dragged onto a widget or pasted into it."""

    def __init__(self, adding: PhotoAdding, *widgets: QWidget) -> None:
        super().__init__(adding)
        self._adding = adding
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take photos only; what else is dragged or pasted goes its usual way."""
        if event.type() in _DRAGGING and isinstance(event, QDropEvent):
            if offers_photos(event.mimeData()):
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent):
            if self._adding.add_mime(event.mimeData()):
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_paste = event.matches(QKeySequence.StandardKey.Paste)
            # No other key waits for the program that has the clipboard.
            if is_paste and offers_photos(QGuiApplication.clipboard().mimeData()):
                return self._adding.paste()
        return super().eventFilter(watched, event)


def offers_photos(mime: QMimeData) -> bool:
    """Whether photos were dragged or copied, and not a text with a picture of it."""
    return bool(photo_paths(mime)) or (mime.hasImage() and not mime.hasText())


def photo_paths(mime: QMimeData) -> list[Path]:
    """The files that were dragged or copied, if all of them look like photos."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    are_photos = all(path.suffix.casefold() in _ENDINGS for path in paths)
    return paths if are_photos and len(paths) == len(mime.urls()) else []


def _refusal(read: "ReadPhotos") -> str:
    first, count = read.refused[0], len(read.refused)
    if count + len(read.photos) == 1:
        return first
    text = ngettext(
        "{count} von {all} Dateien wurde nicht übernommen: {first}",
        "{count} von {all} Dateien wurden nicht übernommen: {first}",
        count,
    )
    return text.format(count=count, all=count + len(read.photos), first=first)

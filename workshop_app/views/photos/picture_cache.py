"""Pictures of the workshop as they are painted: read beside Qt's thread, and kept for a while."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from workshop_app.storage.picture_store import read_picture
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.photos.picture_reading import image_reader
from workshop_app.views.worker import Job, Progress

_MOST_POINTS: Final = 24_000_000  # of all that is kept: about 100 MB

_Wanted = tuple[str, int]  # hash, and the longest side in points; 0: as it is


class PictureCache(QObject):
    """Gives what is there, and tells when what was missing has come."""

    arrived = Signal(str)  # the hash of a picture that can be painted now
    idle = Signal()  # all that was asked for is there

    def __init__(self, workshop: WorkshopFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._pixmaps: OrderedDict[_Wanted, QPixmap] = OrderedDict()
        self._wanted: list[_Wanted] = []
        self._reading: _Wanted = ("", 0)
        self._job: Job | None = None

    def pixmap(self, name: str, side: int = 0) -> QPixmap | None:
        """The picture with this hash, no longer than ``side``; None: it comes in a moment.

        A null pixmap stands for one that cannot be shown.
        """
        wanted = (name, side)
        if wanted in self._pixmaps:
            self._pixmaps.move_to_end(wanted)
            return self._pixmaps[wanted]
        if wanted not in self._wanted:
            self._wanted.append(wanted)
        self._go_on()
        return None

    @property
    def is_reading(self) -> bool:
        """Whether something that was asked for is still to come."""
        return self._job is not None

    def stop(self) -> None:
        """Read no more; call it before the workshop is closed."""
        self._wanted.clear()
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _go_on(self) -> None:
        if self._job is not None or not self._wanted:
            return
        workshop, wanted = self._workshop, self._wanted[-1]  # what was asked for last is in sight
        self._reading = wanted

        def read(_progress: Progress) -> QImage:
            with workshop.read() as session:
                content = read_picture(session, wanted[0]) or b""
            return _decoded(content, wanted[1])

        self._job = Job(read)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    @Slot(object)
    def _on_read(self, image: QImage) -> None:
        self._keep(QPixmap.fromImage(image))

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        # A damaged file speaks up where it matters; here a place stays empty.
        self._keep(QPixmap())

    def _keep(self, pixmap: QPixmap) -> None:
        wanted = self._reading
        if self._job is not None:
            self._job.stop()
            self._job = None
        if wanted in self._wanted:
            self._wanted.remove(wanted)
        self._pixmaps[wanted] = pixmap
        while len(self._pixmaps) > 1 and self._points() > _MOST_POINTS:
            self._pixmaps.popitem(last=False)
        self.arrived.emit(wanted[0])
        self._go_on()
        if self._job is None:
            self.idle.emit()

    def _points(self) -> int:
        return sum(pixmap.width() * pixmap.height() for pixmap in self._pixmaps.values())


def _decoded(content: bytes, side: int) -> QImage:
    with image_reader(content) as reader:
        size = reader.size()
        if side and max(size.width(), size.height()) > side:
            small = size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(small.expandedTo(QSize(1, 1)))
        return reader.read()

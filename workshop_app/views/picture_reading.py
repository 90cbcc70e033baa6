"""A picture from a file, small enough to be kept in a workshop. Touches no widget."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from workshop_app.pictures import picture_size, without_notes
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

LONGEST_SIDE: Final = 1200  # points; 10 cm in print at 300 points an inch
_JPEG_QUALITY: Final = 90
_FORMATS: Final = {b"png", b"jpeg"}


class UnusablePictureError(WorkshopError):
    """A file is no picture that the app can keep."""


def read_picture(path: Path) -> bytes:
    """The picture as PNG or JPEG, upright, without what cameras write into it.

    A JPEG stays one; what is larger than :data:`LONGEST_SIDE` is made smaller.

    Raises:
        UnusablePictureError: neither PNG nor JPEG, damaged, or a mere line.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data())
    if kind not in _FORMATS:
        raise UnusablePictureError(
            _("„{name}“ ist kein Bild. Bitte eine PNG- oder JPEG-Datei wählen.").format(
                name=path.name
            )
        )
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        # While reading: of a large photo, only the small picture is ever in memory.
        reader.setScaledSize(
            size.scaled(
                QSize(LONGEST_SIDE, LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio
            ).expandedTo(QSize(1, 1))
        )
    picture = _encoded(reader.read(), kind)
    if picture_size(picture) is None:
        raise UnusablePictureError(
            _("„{name}“ lässt sich nicht lesen. Bitte ein anderes Bild wählen.").format(
                name=path.name
            )
        )
    return without_notes(picture)


def _encoded(image: QImage, kind: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    if kind == b"jpeg":
        writer.setQuality(_JPEG_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())

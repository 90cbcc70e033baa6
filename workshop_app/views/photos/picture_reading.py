"""A picture from a file, small enough to be kept in a workshop. Touches no widget."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from workshop_app.pictures import (
    LARGEST_FILE,
    PictureFlaw,
    flaw_of,
    picture_size,
    without_notes,
)
from workshop_app.storage.errors import WorkshopError
from workshop_app.text_safety import clean_text
from workshop_app.translation import _

LONGEST_SIDE: Final = 1200  # points; 10 cm in print at 300 points an inch
_TOO_LARGE: Final = {
    PictureFlaw.TOO_MANY_POINTS: _(
        "„{name}“ hat mehr als 100 Megapixel. Bitte das Bild vorher kleiner speichern."
    ),
    PictureFlaw.PNG_TOO_LARGE: _("„{name}“ ist zu groß. Bitte das Bild als JPEG speichern."),
}
_JPEG_QUALITY: Final = 90


class UnusablePictureError(WorkshopError):
    """A file is no picture that the app can keep."""


def read_picture(path: Path) -> bytes:
    """The picture as PNG or JPEG, upright, without what cameras write into it.

    A JPEG stays one; what is larger than :data:`LONGEST_SIDE` is made smaller.

    Raises:
        UnusablePictureError: neither PNG nor JPEG, damaged, far too large, or a mere line.
    """
    unreadable = UnusablePictureError(
        _("„{name}“ lässt sich nicht lesen. Bitte ein anderes Bild wählen.").format(
            name=name_of(path)
        )
    )
    try:
        data = bytes_of(path)
    except OSError as error:
        raise unreadable from error
    flaw = flaw_of(data)  # before Qt looks at each piece
    if flaw is PictureFlaw.NO_PICTURE:
        raise UnusablePictureError(
            _("„{name}“ ist kein Bild. Bitte eine PNG- oder JPEG-Datei wählen.").format(
                name=name_of(path)
            )
        )
    if flaw in _TOO_LARGE:
        raise UnusablePictureError(_TOO_LARGE[flaw].format(name=name_of(path)))
    if flaw is not None:
        raise unreadable
    with image_reader(data) as reader:
        picture = _small(reader)
    if picture_size(picture) is None:
        raise unreadable
    return without_notes(picture)


@contextlib.contextmanager
def image_reader(data: bytes) -> Iterator[QImageReader]:
    """A reader of bytes that goes before the buffer that it reads: else Qt's TIFF would crash."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    try:
        yield reader
    finally:
        shiboken6.delete(reader)


def _small(reader: QImageReader) -> bytes:
    kind = bytes(reader.format().data())  # of which it knows nothing once it has read
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        # While reading: of a large photo, only the small picture is ever in memory.
        reader.setScaledSize(
            size.scaled(
                QSize(LONGEST_SIDE, LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio
            ).expandedTo(QSize(1, 1))
        )
    return _encoded(reader.read(), kind)


def name_of(path: Path) -> str:
    """The name of a file in one line, whatever signs the system lets stand in it."""
    return " ".join(clean_text(path.name).split())


def bytes_of(path: Path) -> bytes:
    """The content of a file that is said to be a picture; of a folder or a pipe, nothing.

    Raises:
        OSError: it cannot be read.
        UnusablePictureError: it has more than :data:`LARGEST_FILE`.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for, a device never ends
        return b""
    with path.open("rb") as stream:
        is_too_large = os.fstat(stream.fileno()).st_size > LARGEST_FILE
        data = b"" if is_too_large else stream.read(LARGEST_FILE + 1)
    if is_too_large or len(data) > LARGEST_FILE:  # it may have grown meanwhile
        raise UnusablePictureError(
            _("„{name}“ ist größer als 120 MB. Bitte das Bild vorher kleiner speichern.").format(
                name=name_of(path)
            )
        )
    return data


def _encoded(image: QImage, kind: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    if kind == b"jpeg":
        writer.setQuality(_JPEG_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())

"""Photos from files or the clipboard, made ready to be kept in a workshop. Touches no widget."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from workshop_app.phases.photos import NewPhoto
from workshop_app.pictures import (
    MOST_POINTS,
    MOST_POINTS_OF_PNG,
    PictureFlaw,
    flaw_of,
    is_png_or_jpeg,
    picture_size,
    taken_at,
    without_notes,
)
from workshop_app.translation import _
from workshop_app.views.photos.picture_reading import (
    UnusablePictureError,
    bytes_of,
    image_reader,
    name_of,
)
from workshop_app.views.worker import Progress

LONGEST_SIDE: Final = 2000  # points: a card of a pin board can be read
LARGEST_PHOTO: Final = 500_000  # bytes
_QUALITIES: Final = (82, 72, 60, 45)
_SHRINKING: Final = 0.8  # of the sides, where even the last quality is too large
_FORMATS: Final = {b"bmp", b"gif", b"jpeg", b"png", b"tiff", b"webp"}
_HEIC: Final = {b"heic", b"heix", b"hevc", b"mif1", b"msf1"}  # brands of ISO/IEC 23008-12


@dataclass(frozen=True, slots=True)
class ReadPhotos:
    """What became of several files."""

    photos: tuple[NewPhoto, ...]
    refused: tuple[str, ...]  # German, one a file


def read_photos(paths: Sequence[Path], progress: Progress) -> ReadPhotos:
    """Read files one after another; what is no photo is left out and told."""
    photos: list[NewPhoto] = []
    refused: list[str] = []
    for number, path in enumerate(paths):
        progress(number / len(paths))
        try:
            photos.append(read_photo(path))
        except UnusablePictureError as error:
            refused.append(str(error))
    return ReadPhotos(tuple(photos), tuple(refused))


def read_photo(path: Path) -> NewPhoto:
    """The photo of a file: a JPEG, upright, small, without place, device and name.

    Raises:
        UnusablePictureError: no picture, damaged, far too large, or of a kind nobody can read here.
    """
    try:
        data = bytes_of(path)
        changed = path.stat().st_mtime
    except OSError as error:
        raise UnusablePictureError(_UNREADABLE.format(name=name_of(path))) from error
    content = _as_jpeg(data, name_of(path))
    return NewPhoto(name_of(path), content, taken_at(data) or _moment_of(changed))


def photo_of(image: QImage, name: str) -> NewPhoto:
    """The photo of a picture from the clipboard.

    Raises:
        UnusablePictureError: it is a mere line.
    """
    return NewPhoto(name, _encoded(image, name), _local(dt.datetime.now().astimezone()))


_TOO_LARGE: Final = _(
    "„{name}“ hat mehr als 100 Megapixel. Bitte das Foto vorher kleiner speichern."
)
_RATHER_JPEG: Final = _("„{name}“ ist zu groß. Bitte das Foto als JPEG speichern.")
_UNREADABLE: Final = _("„{name}“ lässt sich nicht lesen. Bitte ein anderes Foto wählen.")
_NO_PICTURE: Final = _("„{name}“ ist kein Bild. Bitte ein Foto als JPEG oder PNG wählen.")
_NO_HEIC: Final = _(
    "„{name}“ ist ein HEIC-Foto, das sich hier nicht lesen lässt. Bitte als JPEG speichern; "
    "am iPhone: Einstellungen, Kamera, Formate, „Maximale Kompatibilität“."
)
_CUT_OFF: Final = _("„{name}“ ist unvollständig. Bitte das Foto noch einmal kopieren.")
_SENTENCES: Final = {
    PictureFlaw.TOO_MANY_POINTS: _TOO_LARGE,
    PictureFlaw.PNG_TOO_LARGE: _RATHER_JPEG,
}


def _as_jpeg(data: bytes, name: str) -> bytes:
    flaw = flaw_of(data) if is_png_or_jpeg(data) else None
    if flaw is not None:  # before Qt looks at each piece
        raise UnusablePictureError(_SENTENCES.get(flaw, _CUT_OFF).format(name=name))
    with image_reader(data) as reader:
        image = _small(reader, data, name)
    return _encoded(image, name)


def _small(reader: QImageReader, data: bytes, name: str) -> QImage:
    kind = bytes(reader.format().data())
    if kind not in _FORMATS:
        is_heic = data[4:8] == b"ftyp" and data[8:12] in _HEIC
        raise UnusablePictureError((_NO_HEIC if is_heic else _NO_PICTURE).format(name=name))
    size = reader.size()
    if size.width() * size.height() > MOST_POINTS:
        raise UnusablePictureError(_TOO_LARGE.format(name=name))
    if kind != b"jpeg" and size.width() * size.height() > MOST_POINTS_OF_PNG:
        raise UnusablePictureError(_RATHER_JPEG.format(name=name))
    if max(size.width(), size.height()) > LONGEST_SIDE:
        # While reading: of a large photo, only the small one is ever in memory.
        reader.setScaledSize(_fitted(size, LONGEST_SIDE))
    return reader.read()


def _encoded(image: QImage, name: str) -> bytes:
    """The JPEG of a picture, so small that a hundred of them do not burden the file."""
    if image.isNull():
        raise UnusablePictureError(_UNREADABLE.format(name=name))
    image = _opaque(image)
    side = LONGEST_SIDE
    while True:
        if max(image.width(), image.height()) > side:
            image = image.scaled(
                _fitted(image.size(), side),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        for quality in _QUALITIES:
            content = without_notes(_jpeg(image, quality))
            if len(content) <= LARGEST_PHOTO:
                if picture_size(content) is None:
                    raise UnusablePictureError(_UNREADABLE.format(name=name))
                return content
        side = int(max(image.width(), image.height()) * _SHRINKING)


def _jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())


def _opaque(image: QImage) -> QImage:
    """On white, for a JPEG would turn what can be seen through into black."""
    if not image.hasAlphaChannel():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _fitted(size: QSize, side: int) -> QSize:
    return size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(
        QSize(1, 1)
    )


def _moment_of(seconds: float) -> str | None:
    try:
        return _local(dt.datetime.fromtimestamp(seconds).astimezone())
    except (ValueError, OverflowError, OSError):  # a stick tells of the year 36812
        return None


def _local(moment: dt.datetime) -> str:
    return moment.replace(tzinfo=None, microsecond=0).isoformat()

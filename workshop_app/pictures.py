"""Pictures as bytes, without a library: how large a PNG or JPEG is, and what others need of it.

Only the frame is read, not the points: whether they can be drawn is for the one who draws them.
"""

import datetime as dt
import enum
import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_SHOWN: Final = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_PNG_HEAD: Final = 12  # of a chunk: length and type before its bytes, checksum behind them

_JPEG: Final = b"\xff\xd8"
_JPEG_FRAMES: Final = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # SOF: they have the size
_JPEG_PIXELS: Final = 0xDA  # SOS: from here on there are only points
_JPEG_NOTES: Final = {*range(0xE0, 0xF0), 0xFE} - {0xE2, 0xEE}  # all but colour profiles
_JPEG_END: Final = b"\xff\xd9"  # EOI; among the points 0xFF is always followed by another byte
_JPEG_EXIF: Final = 0xE1
_EXIF_MORE: Final = 0x8769  # where the camera's own fields are
_EXIF_TAKEN: Final = 0x9003
_EXIF_CHANGED: Final = 0x0132
_MOST_EXIF_FIELDS: Final = 500
# JFIF 1.1 with 72 points an inch, as some readers know a JPEG by this part only.
_JFIF: Final = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00"

_LONGEST_SIDE: Final = 20_000
# A photo of 100 megapixels in pieces of 8 kB has 12,000; ten million empty ones take 4 GB.
_MOST_PIECES: Final = 50_000
_LARGEST_RATIO: Final = 50  # of the sides; more is a line and no picture


LARGEST_FILE: Final = 120_000_000  # bytes; a photo of 100 megapixels has 60
LARGEST_KEPT: Final = 10_000_000  # of one that somebody else has made small; the app's have 500,000
MOST_POINTS: Final = 100_000_000  # twice what cameras take; to draw them takes half a gigabyte
MOST_POINTS_OF_PNG: Final = 60_000_000  # it cannot be made small while it is read


class PictureFlaw(enum.Enum):
    """Why bytes cannot be taken in as a picture."""

    NO_PICTURE = enum.auto()
    TOO_LARGE = enum.auto()  # bytes
    TOO_MANY_POINTS = enum.auto()
    PNG_TOO_LARGE = enum.auto()
    CUT_OFF = enum.auto()  # or a mere line
    WITH_NOTES = enum.auto()  # what cameras write: place, device, name
    CHANGED = enum.auto()  # not what it was called by


class PictureSize(NamedTuple):
    """Width and height in points of the picture."""

    width: int
    height: int


def is_png_or_jpeg(data: bytes) -> bool:
    """Whether it begins as one; the rest may be damaged."""
    return data.startswith((_PNG, _JPEG))


def flaw_of(data: bytes) -> PictureFlaw | None:
    """What is wrong about a picture from outside, before anybody draws it; None: nothing."""
    if not is_png_or_jpeg(data):
        return PictureFlaw.NO_PICTURE
    if len(data) > LARGEST_FILE:
        return PictureFlaw.TOO_LARGE
    size = stated_size(data)
    if size is None:
        return PictureFlaw.CUT_OFF
    if size.width * size.height > MOST_POINTS:
        return PictureFlaw.TOO_MANY_POINTS
    is_png = data.startswith(_PNG)
    if is_png and size.width * size.height > MOST_POINTS_OF_PNG:
        return PictureFlaw.PNG_TOO_LARGE
    is_whole = picture_size(data) is not None and (is_png or not is_cut_off(data))
    return None if is_whole else PictureFlaw.CUT_OFF


def flaw_of_kept(data: bytes) -> PictureFlaw | None:
    """The same of a picture that is kept as it is, for another program has made it ready."""
    return PictureFlaw.TOO_LARGE if len(data) > LARGEST_KEPT else flaw_of(data)


def picture_size(data: bytes) -> PictureSize | None:
    """The size of a PNG or JPEG; None: it is neither, it is damaged, or it is a mere line."""
    size = stated_size(data)
    if size is None or not 0 < min(size) <= max(size) <= _LONGEST_SIDE:
        return None
    return size if max(size) <= _LARGEST_RATIO * min(size) else None


def stated_size(data: bytes) -> PictureSize | None:
    """What a PNG or JPEG says of its size, however much; None: its pieces are not whole."""
    return _png_size(data) if data.startswith(_PNG) else _jpeg_size(data)


def without_notes(data: bytes) -> bytes:
    """The same picture without what cameras and programs write into it: place, device, name.

    Args:
        data: a picture that has a :func:`picture_size`.
    """
    if data.startswith(_PNG):
        return _PNG + b"".join(chunk for name, chunk in _png_chunks(data) if name in _PNG_SHOWN)
    shown = (part for kind, part in _jpeg_parts(data) if kind not in _JPEG_NOTES)
    return _JPEG + _JFIF + b"".join(shown)


def is_cut_off(data: bytes) -> bool:
    """Whether the end of a JPEG is missing: half of the picture would be grey.

    Args:
        data: a JPEG that has a :func:`picture_size`.
    """
    *_notes, (_kind, points) = _jpeg_parts(data)
    return _JPEG_END not in points


def taken_at(data: bytes) -> str | None:
    """When a camera took a JPEG, by its own clock, as an ISO text; None: it does not say."""
    notes = [part for kind, part in _jpeg_parts(data) if kind == _JPEG_EXIF]
    for note in notes if data.startswith(_JPEG) else ():
        tiff = note[10:] if note[4:10] == b"Exif\0\0" else b""
        try:
            text = _exif_time(tiff)
            return dt.datetime.strptime(text, "%Y:%m:%d %H:%M:%S").isoformat()
        except (struct.error, ValueError):
            continue
    return None


def _exif_time(tiff: bytes) -> str:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        raise ValueError
    first = _exif_fields(tiff, order, struct.unpack_from(f"{order}I", tiff, 4)[0])
    more = _exif_fields(tiff, order, first[_EXIF_MORE]) if _EXIF_MORE in first else {}
    place = more.get(_EXIF_TAKEN, first.get(_EXIF_CHANGED))
    if place is None:
        raise ValueError
    return tiff[place : place + 19].decode("ascii")


def _exif_fields(tiff: bytes, order: str, place: int) -> dict[int, int]:
    """The value of each field, or where it stands, by its number (CIPA DC-008, 4.6.2)."""
    (count,) = struct.unpack_from(f"{order}H", tiff, place)
    fields = {}
    for number in range(min(count, _MOST_EXIF_FIELDS)):
        tag, _kind, _length, value = struct.unpack_from(
            f"{order}HHII", tiff, place + 2 + 12 * number
        )
        fields[tag] = value
    return fields


def _png_size(data: bytes) -> PictureSize | None:
    chunks = list(_png_chunks(data))
    if len(chunks) < 2 or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        return None
    header = chunks[0][1]
    return PictureSize(*struct.unpack(">II", header[8:16])) if len(header) >= 25 else None


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Type and bytes of each whole chunk, up to the end of the picture."""
    place = len(_PNG)
    for _number in range(_MOST_PIECES):
        if place + _PNG_HEAD > len(data):
            return
        length, name = struct.unpack(">I4s", data[place : place + 8])
        end = place + _PNG_HEAD + length
        if end > len(data):
            return
        yield name, data[place:end]
        if name == b"IEND":
            return
        place = end


def _jpeg_size(data: bytes) -> PictureSize | None:
    parts = list(_jpeg_parts(data)) if data.startswith(_JPEG) else []
    if not parts or parts[-1][0] != _JPEG_PIXELS:
        return None
    frames = [part for kind, part in parts if kind in _JPEG_FRAMES and len(part) >= 9]
    if not frames:
        return None
    height, width = struct.unpack(">HH", frames[0][5:9])
    return PictureSize(width, height)


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and bytes of each whole part; the last one has all points of the picture."""
    place = len(_JPEG)
    for _number in range(_MOST_PIECES):
        if place + 4 > len(data):
            return
        mark, kind, length = struct.unpack(">BBH", data[place : place + 4])
        end = place + 2 + length
        if mark != 0xFF or length < 2 or end > len(data):
            return
        if kind == _JPEG_PIXELS:
            yield kind, data[place:]
            return
        yield kind, data[place:end]
        place = end

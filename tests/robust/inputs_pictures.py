"""Pictures, and what is only called so."""

import os
import struct
import zlib
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from tests.robust.entrance import Entrance, damaged
from workshop_app.pictures import picture_size
from workshop_app.views.photos.picture_reading import read_picture
from workshop_app.views.photos.reading import read_photo

_KINDS = ("png", "jpeg", "bmp", "gif", "tiff", "webp")
_OTHERS = (
    b"",
    b"%PDF-1.7\n",
    b"P6 60000 60000 255\n",
    b"\0\0\0\x18ftypheic\0\0\0\0",
    b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"><text>&x;</text></svg>',
    b"MZ\x90\0",
)
_NAMES = ("Wand.jpg", "Wand.png", "a\x01\n.jpg", "x" * 200 + ".jpg", "Wand.svg", "Wand", "ü ß.JPEG")


@cache
def _sound(kind: str) -> bytes:
    if kind not in {bytes(name.data()).decode() for name in QImageWriter.supportedImageFormats()}:
        kind = "png"
    image = QImage(48, 32, QImage.Format.Format_RGB32)
    image.fill(0x9CC4C8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind.upper())
    return bytes(buffer.data().data())


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _stated_png(dice) -> bytes:
    """A PNG that says anything of itself."""
    sides = (0, 1, 2, 60, 10_000, 65_500, 2**31 - 1, 2**32 - 1)
    header = struct.pack(
        ">IIBBBBB",
        *(dice.choice(sides), dice.choice(sides), dice.choice((1, 8, 16, 99))),
        *(dice.choice((0, 2, 3, 6, 9)), 0, 0, dice.randrange(3)),
    )
    notes = dice.choice((b"", _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000)))))
    points = _chunk(b"IDAT", zlib.compress(bytes(dice.choice((0, 100, 1_000_000)))))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + notes + points + _chunk(b"IEND", b"")


def _noted_jpeg(dice) -> bytes:
    """A JPEG whose camera wrote anything."""
    fields = b"".join(
        struct.pack(
            "<HHII",
            dice.choice((0x0112, 0x0132, 0x8769, 0x8825, 0x927C, dice.randrange(65_536))),
            dice.randrange(14),
            dice.choice((1, 2**32 - 1)),
            dice.choice((0, 8, 99, 2**32 - 1)),
        )
        for _field in range(dice.randrange(30))
    )
    count = struct.pack("<H", dice.choice((len(fields) // 12, 65_535)))
    note = b"Exif\0\0II*\0" + struct.pack("<I", dice.choice((8, 8, 2**32 - 1))) + count + fields
    sound = _sound("jpeg")
    return sound[:2] + b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note + sound[2:]


def _make(dice, folder):
    path = folder / dice.choice(_NAMES)
    content = dice.choice((_stated_png, _noted_jpeg, _any_kind))(dice)
    if dice.random() < 0.4 and content:
        content = damaged(content, dice)
    path.write_bytes(content)
    os.utime(path, (0, dice.choice((0, 1, 2**31, -(2**31)))))
    return path


def _any_kind(dice):
    return dice.choice(_OTHERS) if dice.random() < 0.3 else _sound(dice.choice(_KINDS))


def _feed_photo(path, _folder):
    photo = read_photo(path)
    assert picture_size(photo.content) is not None


def _feed_logo(path, _folder):
    assert picture_size(read_picture(path)) is not None


PHOTO = Entrance("Foto", _make, _feed_photo)
LOGO = Entrance("Logo", _make, _feed_logo)

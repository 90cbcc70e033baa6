"""What becomes of a photo before it is kept: upright, small, without notes; or refused."""

import os
import struct

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from tests.pictures import A_JPEG, A_PNG, a_chunk
from workshop_app.pictures import is_cut_off, picture_size, taken_at
from workshop_app.views.photos.picture_reading import (
    LARGEST_FILE,
    UnusablePictureError,
    read_picture,
)
from workshop_app.views.photos.reading import (
    LARGEST_PHOTO,
    LONGEST_SIDE,
    photo_of,
    read_photo,
    read_photos,
)
from workshop_app.views.worker import Progress

SECRET = b"Kamera von Frau Geheim, 51.5 N 7.4 E"


def an_image(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(40, 120, 160))
    for x in range(width // 4):  # a red bar at the left tells which way is up
        for y in range(height):
            image.setPixelColor(x, y, QColor(220, 20, 20))
    return image


def a_jpeg(image, quality=90):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "jpeg", quality)
    return bytes(buffer.data().data())


def exif(*, orientation=1, taken=b"2026:11:13 10:42:07\0"):
    """An APP1 part as cameras write it, with orientation, time and a secret."""
    secret_at, taken_place = 200, 160
    first = struct.pack("<H", 3)
    first += struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    first += struct.pack("<HHII", 0x010F, 2, len(SECRET), secret_at)
    first += struct.pack("<HHII", 0x8769, 4, 1, 100)
    second = struct.pack("<H", 1) + struct.pack("<HHII", 0x9003, 2, 20, taken_place)
    tiff = bytearray(300)
    tiff[0:8] = struct.pack("<2sHI", b"II", 42, 8)
    tiff[8 : 8 + len(first)] = first
    tiff[100 : 100 + len(second)] = second
    tiff[taken_place : taken_place + 20] = taken.ljust(20, b"\0")
    tiff[secret_at : secret_at + len(SECRET)] = SECRET
    body = b"Exif\0\0" + bytes(tiff)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def with_exif(jpeg, **notes):
    return jpeg[:2] + exif(**notes) + jpeg[2:]


def a_file(tmp_path, data, name="Wand Süd.jpg"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def refusal(path):
    with pytest.raises(UnusablePictureError) as caught:
        read_photo(path)
    return str(caught.value)


def test_a_photo_is_turned_upright_as_the_camera_held_it(tmp_path):
    path = a_file(tmp_path, with_exif(a_jpeg(an_image(120, 60)), orientation=6))

    photo = read_photo(path)

    image = QImage.fromData(photo.content)
    assert (image.width(), image.height()) == (60, 120)
    assert image.pixelColor(30, 10).red() > 150  # the left bar is at the top now
    assert image.pixelColor(30, 110).red() < 100


def test_place_device_and_name_are_gone_from_the_bytes(tmp_path):
    data = with_exif(a_jpeg(an_image(120, 60)))
    assert SECRET in data

    photo = read_photo(a_file(tmp_path, data))

    assert SECRET not in photo.content
    assert b"Exif" not in photo.content
    assert b"2026:11:13" not in photo.content


def test_the_texts_of_a_png_are_gone_from_the_bytes(tmp_path):
    data = A_PNG[:33] + a_chunk(b"tEXt", b"Author\0" + SECRET) + A_PNG[33:]

    photo = read_photo(a_file(tmp_path, data, "Wand.png"))

    assert SECRET not in photo.content


def test_the_time_of_the_camera_is_kept(tmp_path):
    photo = read_photo(a_file(tmp_path, with_exif(a_jpeg(an_image(60, 60)))))

    assert photo.taken_at == "2026-11-13T10:42:07"


@pytest.mark.parametrize("taken", [b"0000:00:00 00:00:00\0", b"gestern\0", b"\xff" * 20])
def test_without_a_camera_time_that_of_the_file_counts(tmp_path, taken):
    path = a_file(tmp_path, with_exif(a_jpeg(an_image(60, 60)), taken=taken))
    os.utime(path, (1_800_000_000, 1_800_000_000))

    assert read_photo(path).taken_at.startswith("2027-01-15T")


def test_a_large_photo_is_made_small(tmp_path):
    image = QImage(4000, 3000, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))

    photo = read_photo(a_file(tmp_path, a_jpeg(image)))

    assert picture_size(photo.content) == (LONGEST_SIDE, 1500)


def test_even_a_photo_full_of_noise_stays_below_the_limit(tmp_path):
    noise = os.urandom(2400 * 1800 * 4)
    image = QImage(noise, 2400, 1800, QImage.Format.Format_RGB32)

    photo = read_photo(a_file(tmp_path, a_jpeg(image)))

    assert len(photo.content) <= LARGEST_PHOTO
    assert QImage.fromData(photo.content).width() > 800


def test_what_can_be_seen_through_becomes_white(tmp_path):
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    path = tmp_path / "Schnitt.png"
    assert image.save(str(path))

    photo = read_photo(path)

    assert QImage.fromData(photo.content).pixelColor(20, 20).lightness() > 250


def test_a_text_is_refused(tmp_path):
    assert "ist kein Bild" in refusal(a_file(tmp_path, b"Guten Tag", "Notiz.jpg"))


def test_a_drawing_that_could_run_scripts_is_refused(tmp_path):
    data = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'

    assert "ist kein Bild" in refusal(a_file(tmp_path, data, "Logo.svg"))


def test_a_heic_photo_is_refused_with_the_way_out(tmp_path):
    data = struct.pack(">I", 24) + b"ftypheic" + bytes(64)

    message = refusal(a_file(tmp_path, data, "IMG_1.heic"))

    assert "HEIC" in message
    assert "JPEG" in message


def test_a_cut_off_jpeg_is_refused(tmp_path):
    whole = with_exif(a_jpeg(an_image(400, 300)))

    assert "unvollständig" in refusal(a_file(tmp_path, whole[: len(whole) * 2 // 3]))


def test_a_cut_off_png_is_refused(tmp_path):
    assert "unvollständig" in refusal(a_file(tmp_path, A_PNG[:-20], "Wand.png"))


def test_more_than_a_hundred_megapixels_are_refused_before_they_are_decoded(tmp_path):
    whole = a_jpeg(an_image(16, 16))
    frame = whole.index(b"\xff\xc0")
    huge = whole[: frame + 5] + struct.pack(">HH", 20_000, 20_000) + whole[frame + 9 :]

    assert "100 Megapixel" in refusal(a_file(tmp_path, huge))


def test_a_huge_png_is_refused_before_it_is_decoded(tmp_path):
    header = struct.pack(">IIBBBBB", 9000, 9000, 8, 2, 0, 0, 0)
    data = A_PNG[:8] + a_chunk(b"IHDR", header) + A_PNG[33:]

    assert "als JPEG" in refusal(a_file(tmp_path, data, "Wand.png"))


def test_a_file_that_went_away_is_refused(tmp_path):
    assert "lässt sich nicht lesen" in refusal(tmp_path / "weg.jpg")


def test_of_several_files_the_good_ones_are_kept(tmp_path):
    good = a_file(tmp_path, A_JPEG, "gut.jpg")
    bad = a_file(tmp_path, b"nichts", "schlecht.jpg")
    parts = []

    read = read_photos([bad, good], Progress(parts.append))

    assert [photo.file_name for photo in read.photos] == ["gut.jpg"]
    assert len(read.refused) == 1
    assert parts == [0, 0.5]


def test_a_picture_from_the_clipboard_becomes_a_photo():
    photo = photo_of(an_image(300, 200), "Zwischenablage")

    assert picture_size(photo.content) == (300, 200)


def test_a_jpeg_knows_whether_it_is_whole():
    whole = with_exif(a_jpeg(an_image(64, 64)))

    assert not is_cut_off(whole)
    assert is_cut_off(whole[:-30])


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", A_PNG, A_JPEG, b"\xff\xd8\xff\xe1\0\x04ab"])
def test_a_picture_without_notes_has_no_time(data):
    assert taken_at(data) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe has a name on POSIX only")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    path = tmp_path / "Wand.jpg"
    os.mkfifo(path)

    assert "kein Bild" in refusal(path)
    with pytest.raises(UnusablePictureError, match="kein Bild"):
        read_picture(path)


def test_a_file_that_says_it_is_huge_is_refused_before_it_is_read(tmp_path):
    path = a_file(tmp_path, A_JPEG)
    os.truncate(path, LARGEST_FILE + 1)

    assert "größer als 120 MB" in refusal(path)


def test_a_file_of_an_impossible_year_is_taken_without_a_time(tmp_path):
    path = a_file(tmp_path, A_JPEG)
    os.utime(path, (2**40, 2**40))
    if path.stat().st_mtime < 2**40:
        pytest.skip("this file system knows possible years only")

    assert read_photo(path).taken_at is None


@pytest.mark.qt_log_ignore("directory")
def test_a_damaged_tiff_is_refused_and_no_crash(tmp_path):
    tiff = b"II*\0\x08\x12\0\0" + bytes(2_000)

    assert "lässt sich nicht lesen" in refusal(a_file(tmp_path, tiff, "Wand.tif"))

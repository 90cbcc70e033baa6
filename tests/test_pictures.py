"""What the app knows of a picture before anybody draws it."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import A_JPEG, A_PNG, a_chunk, a_png

from workshop_app.pictures import picture_size, without_notes

PLACE = b"Exif\x00\x00 51.2 N, 8.6 O"


def with_notes_in_jpeg(data):
    """Behind the first part, as cameras do it."""
    return data[:20] + struct.pack(">BBH", 0xFF, 0xE1, 2 + len(PLACE)) + PLACE + data[20:]


def with_notes_in_png(data):
    return data[:33] + a_chunk(b"tEXt", PLACE) + a_chunk(b"pHYs", bytes(9)) + data[33:]


@pytest.mark.parametrize(
    ("data", "size"), [(A_PNG, (60, 40)), (A_JPEG, (3, 2)), (a_png(1, 50), (1, 50))]
)
def test_a_picture_has_a_size(data, size):
    assert picture_size(data) == size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"GIF89a\x01\x00\x01\x00",
        A_PNG[:-20],
        A_JPEG[:300],
        a_png(1, 51),
        a_png(0, 5),
        b"\x89PNG\r\n\x1a\n" + a_chunk(b"IHDR", b"") + a_chunk(b"IEND", b""),
    ],
)
def test_what_is_no_picture_has_no_size(data):
    assert picture_size(data) is None


@pytest.mark.parametrize(
    ("plain", "noted"),
    [(A_PNG, with_notes_in_png(A_PNG)), (A_JPEG, with_notes_in_jpeg(A_JPEG))],
    ids=["png", "jpeg"],
)
def test_what_a_camera_wrote_into_a_picture_is_taken_out(plain, noted):
    assert picture_size(noted) == picture_size(plain)
    assert PLACE in noted

    assert without_notes(noted) == without_notes(plain)


@given(st.data())
def test_a_damaged_picture_is_refused_or_has_still_a_size(data):
    picture = bytearray(data.draw(st.sampled_from([A_PNG, A_JPEG])))
    for _hit in range(data.draw(st.integers(1, 4))):
        picture[data.draw(st.integers(0, len(picture) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(picture[: data.draw(st.integers(0, len(picture)))])

    size = picture_size(cut)

    assert size is None or picture_size(without_notes(cut)) == size


@pytest.mark.parametrize(
    "data",
    [
        A_PNG[:33] + a_chunk(b"tEXt", b"") * 60_000 + A_PNG[33:],
        b"\xff\xd8" + b"\xff\xfe\x00\x02" * 60_000 + A_JPEG[2:],
    ],
    ids=["png", "jpeg"],
)
def test_a_picture_in_far_too_many_pieces_is_none(data):
    assert picture_size(data) is None

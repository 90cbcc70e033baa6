"""A picture that cannot be taken in is left out with a sentence; the rest of the file comes in."""

import base64

import pytest
from any_documents import A_LOGO
from exchange_files import a_file, written
from pictures import A_JPEG, a_png
from sqlalchemy import select

from workshop_app.exchange.reader import read_workshop
from workshop_app.model.municipality import Municipality
from workshop_app.model.people import Photo
from workshop_app.storage.workshop_file import WorkshopFile

_TOO_WIDE = a_png()[:16] + (65_500).to_bytes(4, "big") * 2 + a_png()[24:]


def coded(content):
    return base64.b64encode(content).decode("ascii")


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        ("", "kein Bild (PNG oder JPEG)"),
        ("kein base64!", "kein Bild (PNG oder JPEG)"),
        (coded(b"%PDF-1.7"), "kein Bild (PNG oder JPEG)"),
        (A_LOGO[:-40], "unvollständig oder beschädigt"),
        (coded(A_JPEG[:-2]), "unvollständig oder beschädigt"),
        (coded(_TOO_WIDE), "mehr als 100 Megapixel"),
    ],
    ids=["empty", "no base64", "pdf", "cut off png", "cut off jpeg", "too wide"],
)
def test_a_picture_that_cannot_be_used_is_left_out_and_told(tmp_path, picture, reason):
    document = a_file(
        kommune={"name": "Auental", "logo": picture},
        fotos=[{"id": "F-001", "bild": picture}, {"id": "F-002", "bild": coded(A_JPEG)}],
    )
    path = tmp_path / "neu.workshop"

    report = read_workshop(written(tmp_path, document), path)

    assert report.hints == (
        f"2 Bilder wurden nicht übernommen: {reason}. Bitte fügen Sie sie in der App neu hinzu.",
    )
    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        pictures = session.scalars(select(Photo.picture_hash).order_by(Photo.code)).all()
        assert [name is not None for name in pictures] == [False, True]
        assert session.scalar(select(Municipality.logo)) is None


def test_sound_pictures_are_no_news(tmp_path):
    document = a_file(kommune={"name": "Auental", "logo": A_LOGO})

    report = read_workshop(written(tmp_path, document), tmp_path / "neu.workshop")

    assert report.hints == ()

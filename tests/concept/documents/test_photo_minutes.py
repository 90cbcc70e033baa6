"""The Fotoprotokoll shows what may be shown, at its step, and nothing else."""

import pytest
from builders import a_participant, a_photo, a_photo_person, an_event
from pictures import A_JPEG, a_png

from workshop_app.concept.document import Figure, Heading, Table
from workshop_app.concept.document_text import document_text
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import build
from workshop_app.model.people import Consent, PhotoRelease
from workshop_app.model.workshop import EventKind
from workshop_app.pictures import picture_size
from workshop_app.storage.picture_store import keep_picture


def photo_minutes(workshop, *fill):
    for step in fill:
        with workshop.change("Gefüllt") as session:
            step(session)
    return build(workshop, DocumentKind.PHOTO_MINUTES)


def shown(document):
    return [
        block
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Figure)
    ]


def a_released_photo(session, picture=A_JPEG, **fields):
    standard = {"release": PhotoRelease.CONCEPT, "picture_hash": keep_picture(session, picture)}
    return a_photo(session, **standard | fields)


def test_photos_stand_at_their_step_in_the_order_of_the_days(workshop):
    def fill(session):
        an_event(session, kind=EventKind.DAY_2, date="2026-11-14")
        a_released_photo(session, step="T2-02", alt_text="Tisch der Gruppe")
        a_released_photo(session, step="T1-07", alt_text="Zweite Wand", taken_at="2026-11-13T12:00")
        a_released_photo(
            session, step="T1-07", alt_text="Erste Wand", taken_at="2026-11-13T11:00", wall="Süd"
        )
        a_released_photo(session, step=None, alt_text="Rathaus")

    document = photo_minutes(workshop, fill)

    assert [chapter.title for chapter in document.chapters] == [
        "Zu diesen Fotos",
        "Tag 1",
        "Tag 2: 14. November 2026",
        "Weitere Fotos",
    ]
    assert [figure.caption for figure in shown(document)] == [
        "Erste Wand · Süd",
        "Zweite Wand",
        "Tisch der Gruppe",
        "Rathaus",
    ]
    assert shown(document)[0].alt_text == "Erste Wand"
    steps = [b.text for c in document.chapters for b in c.blocks if isinstance(b, Heading)]
    assert steps == ["Stärken und Schwächen", "Leitziele"]


@pytest.mark.parametrize(
    "release", [PhotoRelease.INTERNAL, PhotoRelease.BLOCKED, PhotoRelease.OPEN]
)
def test_what_is_not_released_is_not_mentioned(workshop, release):
    def fill(session):
        a_released_photo(session, step="T1-07", alt_text="Nur für uns", release=release)

    document = photo_minutes(workshop, fill)

    assert shown(document) == []
    assert "Nur für uns" not in document_text(document.chapters)


@pytest.mark.parametrize("consent", [Consent.REFUSED, Consent.OPEN])
def test_nobody_is_shown_who_has_not_agreed(workshop, consent):
    def fill(session):
        photo = a_released_photo(session, step="T1-07", alt_text="Gruppenbild", shows_people=True)
        person = a_participant(session, photo_consent=consent)
        a_photo_person(session, photo_id=photo.id, participant_id=person.id)

    document = photo_minutes(workshop, fill)

    assert shown(document) == []
    assert "Gruppenbild" not in document_text(document.chapters)


def test_a_lying_photo_shares_its_page_and_a_standing_one_may_be_higher(workshop):
    def fill(session):
        a_released_photo(session, picture=a_png(400, 300), step="T1-07", alt_text="Liegend")
        a_released_photo(session, picture=a_png(300, 400), step="T1-07", alt_text="Stehend")

    heights = {}
    for figure in shown(photo_minutes(workshop, fill)):
        size = picture_size(figure.image)
        heights[figure.alt_text] = figure.width_cm * size.height / size.width

    assert heights["Liegend"] <= 9.2
    assert 9.2 < heights["Stehend"] <= 17.4


def test_a_released_photo_without_picture_or_words_is_in_a_list(workshop):
    def fill(session):
        a_photo(session, release=PhotoRelease.CONCEPT, alt_text="Rangliste", step="T1-11")
        a_released_photo(session, alt_text="", step="T1-11")

    document = photo_minutes(workshop, fill)

    (table,) = (b for b in document.chapters[-1].blocks if isinstance(b, Table))
    assert len(table.rows) == 2
    assert "Rangliste" in document_text(document.chapters)
    assert "[noch zu klären: Beschreibung des Fotos]" in document_text(document.chapters)


def test_without_photos_the_gap_is_marked(workshop):
    assert "[noch zu klären: Fotos mit Freigabe]" in document_text(photo_minutes(workshop).chapters)

"""Photos of boards: how they are filed, who is on them, what they lack."""

import pytest
from builders import a_participant, a_photo, a_photo_person
from pictures import A_JPEG, A_PNG

from workshop_app.model.people import Consent, PhotoRelease
from workshop_app.phases import photos
from workshop_app.phases.photos import NewPhoto
from workshop_app.phases.records import UnknownRecordError
from workshop_app.storage.picture_store import keep_picture, read_picture


def add(workshop, *new, step="T1-07"):
    with workshop.change("Fotos hinzugefügt") as session:
        return photos.add_photos(session, new, step=step)


def a_new_photo(name="wand.jpg", taken_at="2026-11-13T10:00:00", content=A_JPEG):
    return NewPhoto(name, content, taken_at)


def listed(workshop):
    with workshop.read() as session:
        return photos.read_photos(session)


def gaps_of(workshop):
    return [[gap.text for gap in photo.gaps] for photo in listed(workshop)]


def test_photos_are_filed_under_the_step_in_the_order_in_which_they_were_taken(workshop):
    add(
        workshop,
        a_new_photo("zweites.jpg", "2026-11-13T11:30:00"),
        a_new_photo("erstes.jpg", "2026-11-13T09:15:00"),
    )

    assert [(photo.file_name, photo.step, photo.code) for photo in listed(workshop)] == [
        ("erstes.jpg", "T1-07", "FO-01"),
        ("zweites.jpg", "T1-07", "FO-02"),
    ]


def test_the_list_follows_the_agenda(workshop):
    add(workshop, a_new_photo("abend.jpg"), step="T1-12")
    add(workshop, a_new_photo("morgen.jpg"), step="T1-03")

    assert [photo.file_name for photo in listed(workshop)] == ["morgen.jpg", "abend.jpg"]


def test_a_photo_known_by_name_only_gets_its_picture_and_keeps_its_step(workshop):
    with workshop.change("Angelegt") as session:
        known = a_photo(session, file_name="foto_02.jpg", step="T1-04", alt_text="Klima").id

    ids = add(workshop, a_new_photo("Foto_02.JPG"), step="T1-12")

    (photo,) = listed(workshop)
    assert ids == (known,)
    assert (photo.step, photo.alt_text) == ("T1-04", "Klima")
    with workshop.read() as session:
        assert read_picture(session, photo.picture_hash) == A_JPEG


def test_one_undo_takes_all_added_photos_back(workshop):
    add(workshop, a_new_photo("a.jpg"), a_new_photo("b.jpg"))

    workshop.undo()

    assert listed(workshop) == ()


def test_a_new_photo_lacks_description_and_release(workshop):
    add(workshop, a_new_photo())

    assert gaps_of(workshop) == [["Beschreibung fehlt", "Freigabe offen"]]


def test_recognisable_people_must_be_named(workshop):
    with workshop.change("Angelegt") as session:
        picture = keep_picture(session, A_PNG)
        a_photo(
            session,
            alt_text="Gruppe",
            release=PhotoRelease.CONCEPT,
            shows_people=True,
            picture_hash=picture,
        )

    assert gaps_of(workshop) == [["Wer ist zu sehen?"]]


@pytest.mark.parametrize("consent", [Consent.REFUSED, Consent.OPEN])
def test_somebody_who_has_not_agreed_is_a_gap(workshop, consent):
    with workshop.change("Angelegt") as session:
        photo = a_photo(session, alt_text="Gruppe", release=PhotoRelease.CONCEPT)
        photo.picture_hash = keep_picture(session, A_PNG)
        person = a_participant(session, photo_consent=consent)
        session.flush()
        a_photo_person(session, photo_id=photo.id, participant_id=person.id)

    assert gaps_of(workshop) == [["Einwilligung fehlt"]]


def test_the_list_of_people_tells_who_agreed(workshop):
    with workshop.change("Angelegt") as session:
        for name, consent in (("Ay", Consent.GRANTED), ("Bo", Consent.REFUSED)):
            a_participant(session, last_name=name, first_name="Li", photo_consent=consent)
    (photo_id,) = add(workshop, a_new_photo())

    with workshop.read() as session:
        agreed, refused = photos.read_people(session, photo_id)

    assert (agreed.text, agreed.flaw) == ("Li Ay", "")
    assert (refused.text, refused.flaw) == ("Li Bo", "Fotos: abgelehnt")


def test_naming_a_person_says_that_people_can_be_recognised(workshop):
    with workshop.change("Angelegt") as session:
        person_id = a_participant(session).id
    (photo_id,) = add(workshop, a_new_photo())

    with workshop.change("Person vermerkt") as session:
        photos.set_person(session, photo_id, person_id, is_shown=True)

    with workshop.read() as session:
        assert photos.read_photo(session, photo_id).values["shows_people"] is True
        assert [pick.is_chosen for pick in photos.read_people(session, photo_id)] == [True]


def test_a_person_is_taken_off_a_photo_again(workshop):
    with workshop.change("Angelegt") as session:
        person_id = a_participant(session).id
    (photo_id,) = add(workshop, a_new_photo())
    for is_shown in (True, True, False):
        with workshop.change("Person") as session:
            photos.set_person(session, photo_id, person_id, is_shown=is_shown)

    with workshop.read() as session:
        assert [pick.is_chosen for pick in photos.read_people(session, photo_id)] == [False]


def test_a_value_of_a_deleted_photo_is_refused(workshop):
    (photo_id,) = add(workshop, a_new_photo())
    with workshop.change("Foto gelöscht") as session:
        photos.delete_photo(session, photo_id)

    with pytest.raises(UnknownRecordError), workshop.change("Geändert") as session:
        photos.set_value(session, photo_id, "wall", "Süd")


def test_an_emptied_field_is_empty_text(workshop):
    (photo_id,) = add(workshop, a_new_photo())

    with workshop.change("Geändert") as session:
        photos.set_value(session, photo_id, "alt_text", None)

    assert listed(workshop)[0].alt_text == ""

"""K34, K35: each fires, does not fire, and where the border lies."""

import unicodedata

import pytest
from builders import (
    a_card,
    a_municipality,
    a_participant,
    a_photo,
    a_photo_person,
    a_planned_measure,
    a_project_idea,
    a_structure,
    a_time_series_point,
    an_indicator_value,
)
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.people import Consent, PhotoRelease
from workshop_app.phases import edited_passages, places
from workshop_app.phases.edited_passages import PassageKey

PERSON = {"first_name": "Monika", "last_name": "Pieper-Łukasik"}


def add_person(workshop, **fields):
    with workshop.change("Eingeladen") as session:
        a_municipality(session)
        return a_participant(session, **(PERSON | fields)).id


# --- K34: names ---------------------------------------------------------------------------------


def test_k34_reads_what_somebody_put_in_own_words(workshop):
    add_person(workshop)
    key = PassageKey("ausgangslage", 1)
    with workshop.change("Bearbeitet") as session:
        text = "Danke an Monika Pieper-Łukasik."
        edited_passages.save_text(session, key, text=text, proposal="Danke an alle.")

    finding = only_finding(workshop, "K34")

    with workshop.read() as session:
        place = places.place_of_row(session, table=finding.table, row_id=finding.row_id)
    assert place == places.Place("N-01", 0)


@pytest.mark.parametrize("consent", [Consent.OPEN, Consent.REFUSED])
def test_k34_finds_a_name_without_consent(workshop, consent):
    add_person(workshop, naming_consent=consent)
    with workshop.change("Projekt") as session:
        row_id = a_project_idea(session, responsible="Amt für Wohnen, Monika Pieper-Łukasik").id

    finding = only_finding(workshop, "K34")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.row_id, finding.field) == ("PI-01", row_id, "responsible")
    assert "„Monika Pieper-Łukasik“" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        *("Frau Pieper-Łukasik fragen", "Pieper-Łukasik, Monika", "MONIKA PIEPER-ŁUKASIK hilft"),
        unicodedata.normalize("NFD", "Dr. Pieper-Łukasik"),
    ],
)
def test_k34_knows_a_name_in_other_writing(workshop, text):
    add_person(workshop)
    with workshop.change("Karte") as session:
        a_card(session, text=text)

    assert codes_of(workshop, "K34") == ["K-001"]


def test_k34_takes_a_lone_surname_for_a_person_where_people_are_named(workshop):
    add_person(workshop, first_name="Vera", last_name="Koch")
    with workshop.change("Maßnahmen") as session:
        a_planned_measure(session, what="Herd für den Koch besorgen", who="Amt, Koch")
        a_planned_measure(session, what="Koch gesucht", who="Amt für Kochen")

    assert codes_of(workshop, "K34") == ["MP-01"]


@pytest.mark.parametrize(
    "fields",
    [
        {"naming_consent": Consent.GRANTED},
        {"first_name": "Vera", "last_name": "Amt"},
        {"last_name": " "},
    ],
)
def test_k34_is_content_with_consent_and_with_words_that_are_no_names(workshop, fields):
    add_person(workshop, **fields)
    with workshop.change("Karte") as session:
        a_card(session, text="Monika Pieper-Łukasik im Amt fragen")

    assert findings_of(workshop, "K34") == []


@pytest.mark.parametrize("fields", [{"is_internal": True}, {"is_in_trash": True}])
def test_k34_leaves_alone_what_is_not_printed(workshop, fields):
    add_person(workshop)
    with workshop.change("Karte") as session:
        a_card(session, text="Monika Pieper-Łukasik fragen", **fields)

    assert findings_of(workshop, "K34") == []


def test_k34_finds_an_address(workshop):
    with workshop.change("Struktur") as session:
        a_structure(session, description="Anmeldung: vera.muster@kreis.example")

    finding = only_finding(workshop, "K34")

    assert (finding.table, finding.field) == ("structure", "description")
    assert "vera.muster@kreis.example" in finding.message


# --- K34: figures -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"value": 9.0, "unit": "Personen"}, 1),
        ({"value": 10.0, "unit": "Personen"}, 0),
        ({"value": 0.0, "unit": "Personen"}, 0),
        ({"value": 3.0, "unit": "Fälle"}, 1),
        ({"value": 6.0, "unit": "Vereine"}, 0),
        ({"value": 7.5, "unit": "Prozent"}, 0),
        ({"value": 7.5, "unit": "Prozent", "numerator": 3.0, "denominator": 40.0}, 1),
        ({"value": 9.7, "indicator": "Vereine mit Raum", "unit": "Prozent", "numerator": 3.0}, 0),
        ({"value": 8.0, "unit": "Kinder je Gruppe"}, 0),
        ({"value": 3.0, "indicator": "Mittlere Zahl der Kinder", "unit": "Kinder"}, 0),
        ({"value": 20.0, "unit": "Kinder", "comparison_value": 4.0}, 1),
        ({"value": 3.0, "unit": "Personen", "is_suppressed": True}, 0),
        ({"value": 3.0, "unit": "Personen", "is_internal": True}, 0),
    ],
)
def test_k34_finds_fewer_than_ten_people(workshop, fields, count):
    with workshop.change("Kennzahl") as session:
        an_indicator_value(session, **fields)

    found = findings_of(workshop, "K34")

    assert [finding.field for finding in found] == ["is_suppressed"] * count


def test_k34_looks_at_other_years_too(workshop):
    with workshop.change("Kennzahl") as session:
        figure = an_indicator_value(session, value=40.0, unit="Personen")
        a_time_series_point(session, indicator_value_id=figure.id, value=4.0)

    assert codes_of(workshop, "K34") == ["ST-01"]


# --- K34: photos --------------------------------------------------------------------------------


def take_photo(workshop, consent, *, release=PhotoRelease.CONCEPT, is_named=True):
    with workshop.change("Foto") as session:
        a_municipality(session)
        person = a_participant(session, photo_consent=consent, naming_consent=Consent.GRANTED)
        photo = a_photo(session, release=release, shows_people=True)
        if is_named:
            a_photo_person(session, photo_id=photo.id, participant_id=person.id)


@pytest.mark.parametrize(
    ("consent", "is_named"),
    [(Consent.REFUSED, True), (Consent.OPEN, True), (Consent.GRANTED, False)],
)
def test_k34_finds_a_photo_of_somebody_who_has_not_agreed(workshop, consent, is_named):
    take_photo(workshop, consent, is_named=is_named)

    finding = only_finding(workshop, "K34")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.table, finding.field) == ("FO-01", "photo", "release")


@pytest.mark.parametrize(
    ("consent", "release"),
    [
        (Consent.GRANTED, PhotoRelease.CONCEPT),
        (Consent.REFUSED, PhotoRelease.INTERNAL),
        (Consent.REFUSED, PhotoRelease.BLOCKED),
    ],
)
def test_k34_is_content_with_other_photos(workshop, consent, release):
    take_photo(workshop, consent, release=release)

    assert findings_of(workshop, "K34") == []


# --- K35 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", " ", "N. N."])
def test_k35_asks_for_the_title(workshop, name):
    with workshop.change("Kommune") as session:
        row_id = a_municipality(session, name=name).id

    finding = only_finding(workshop, "K35")

    assert finding.severity is Severity.ERROR
    assert (finding.table, finding.row_id, finding.field) == ("municipality", row_id, "name")


@pytest.mark.parametrize("alt_text", ["", "–", "foto_05.jpg", "IMG_2041", "Foto 3", "zwei Wände"])
def test_k35_asks_what_a_photo_shows(workshop, alt_text):
    with workshop.change("Foto") as session:
        a_municipality(session)
        a_photo(session, alt_text=alt_text, release=PhotoRelease.CONCEPT)

    finding = only_finding(workshop, "K35")

    assert (finding.object_code, finding.field) == ("FO-01", "alt_text")


@pytest.mark.parametrize(
    "fields",
    [
        {"alt_text": "Wand mit Karten", "release": PhotoRelease.CONCEPT},
        {"alt_text": "", "release": PhotoRelease.INTERNAL},
    ],
)
def test_k35_is_content_with_three_words_and_with_photos_that_stay(workshop, fields):
    with workshop.change("Foto") as session:
        a_municipality(session)
        a_photo(session, **fields)

    assert findings_of(workshop, "K35") == []

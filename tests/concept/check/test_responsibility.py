"""K17, K18, K24: who stands behind a project, judged by many ways to write it."""

from uuid import uuid4

import pytest

from workshop_app.concept.check.responsibility import (
    Room,
    count_leads,
    full_names,
    lead_of,
    names_all,
)
from workshop_app.concept.check.room_rows import ParticipantRow


def a_person(first_name, last_name, organisation="", function=""):
    return ParticipantRow(
        id=uuid4(),
        code="TN-01",
        first_name=first_name,
        last_name=last_name,
        sector=None,
        organisation=organisation,
        function=function,
        email=None,
        attends_day_1=True,
        attends_day_2=True,
        photo_consent="offen",
        naming_consent="offen",
    )


PEOPLE = (
    a_person("Serkan", "Aydın", "Stadt Brückstadt", "Leitung Fachstelle Integration"),
    a_person("Lena", "Kisters", "Stadt Brückstadt", "Fachstelle Integration"),
    a_person("Ursula", "Beckschäfer", "AWO Unterbezirk Lorre", "Fachdienst Migration"),
    a_person("Clemens", "Ostermöller", "Diakonisches Werk", "Quartiersmanagement"),
    a_person("Stefan", "Lübbecke", "Volkshochschule Brückstadt", "Sprachen"),
    a_person("Detlef", "Schürhoff", "Stadt Brückstadt", "Amt für Jugend und Familie"),
)
ONE_LEAD = [
    *("Amt für Jugend und Familie", "Kinder- und Jugendbüro", "Sport- und Kulturverein 1899 e. V."),
    *("Amt für Schule, Bildung und Sport", "Stadt Brückstadt, Amt für Wohnen"),
    *("Stadt / Amt für Wohnen", "Dezernat II, Fachstelle Integration", "Träger/in"),
    *("Volkshochschule, Fachbereich Sprachen", "AWO, Fachdienst Migration", "Leiter:in der VHS"),
    *(
        "Serkan Aydın",
        "Fachstelle Integration, Serkan Aydın und Lena Kisters",
        "Haus der Begegnung",
    ),
    *("Fachstelle Integration (mit AWO und Caritas)", "Beigeordnete Dr. Henrike Vosskuhl"),
    *("Integrationsrat, Fatma Korkmaz", "Kirchenkreis Nord und Süd", "Jobcenter Lorreland"),
    *("Verein für Kultur und Begegnung", "Landkreis, Jugendamt, Frau Meier", "Elternverein"),
]
TWO_LEADS = [
    *("Jugendamt und Sozialamt", "Jugendamt, Sozialamt", "AWO / Caritas", "Caritas; Diakonie"),
    *("Polizei und Ordnungsamt", "Serkan Aydın und Lena Kisters", "VHS & Bibliothek"),
    *("Fachstelle Integration sowie Volkshochschule", "Jugendamt gemeinsam mit Caritas"),
    *("Caritas + Diakonie", "Fachstelle Integration und Jobcenter", "Sportverein\nMusikschule"),
]


@pytest.mark.parametrize("text", ONE_LEAD)
def test_one_body_has_one_lead(text):
    assert count_leads(text, full_names(PEOPLE)) <= 1


@pytest.mark.parametrize("text", TWO_LEADS)
def test_two_bodies_share_the_lead(text):
    assert count_leads(text, full_names(PEOPLE)) == 2


@pytest.mark.parametrize("text", ["alle Ämter", "Fachstelle, alle Schulen", "VHS und ALLE Träger"])
def test_all_are_named(text):
    assert names_all(text)


@pytest.mark.parametrize("text", ["Verein Alle Zusammen", "Allesamt e. V.", "Fachstelle"])
def test_a_name_with_all_in_it_is_a_name(text):
    assert not names_all(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Diakonie", "VHS", "AWO, Ursula Beckschäfer", "Frau Kisters", "Fachstelle Integration"),
        *("Amt für Jugend und Familie, N. N.", "Stadt", "", "Clemens Ostermöller"),
    ],
)
def test_a_body_of_which_somebody_came_was_in_the_room(text):
    assert Room(PEOPLE).holds(text)


@pytest.mark.parametrize(
    "text", ["Amt für Wohnen", "Caritas", "Jobcenter Lorreland", "Herr Aydoğan"]
)
def test_a_body_of_which_nobody_came_was_not(text):
    assert not Room(PEOPLE).holds(text)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Stadt Brückstadt, Amt für Wohnen", "Amt für Wohnen"),
        ("Fachstelle Integration, Lena Kisters", "Fachstelle Integration"),
        ("FACHSTELLE  Integration", "FACHSTELLE Integration"),
        ("Stadt Brückstadt", "Stadt Brückstadt"),
        ("", ""),
    ],
)
def test_the_leading_body_stands_before_the_person(text, lead):
    assert lead_of(text) == lead

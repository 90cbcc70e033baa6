"""Funds, titles, areas, numbers and personal data: what single texts are taken to say."""

import pytest

from workshop_app.concept.check.areas import Level, is_of_another_place, level_of
from workshop_app.concept.check.funding import hangs_on_limited_money
from workshop_app.concept.check.numbers_in_text import claims_of, have_same_unit, target_of
from workshop_app.concept.check.personal_data import private_contact_in
from workshop_app.concept.check.titles import are_near_equal, title_words
from workshop_app.phases.answers import names_everybody

# --- K25 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Landesprogramm Brückenprojekte 80 %, Stadt 20 %",
            "Programm gegen Extremismus",
            "ESF Plus",
        ),
        *("AMIF", "Stiftung", "Spenden und Sponsoren", "Bund", "Land, noch zu beantragen"),
        *("Stadterneuerung, Verfügungsfonds", "befristete Projektmittel", "Stadt 49 %, Land 51 %"),
    ],
)
def test_money_that_ends_is_limited(text):
    assert hangs_on_limited_money(text)


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "Haushalt", "Stadt; Stellenplan 2027", "Stiftung (zugesagt), Stadt"),
        *("Stadt 50 %, Land 50 % (Antrag gestellt)", "Landkreis", "unbefristet im Haushalt"),
        *(
            "Städtebauförderung, Stadt",
            "Eigenmittel des Vereins",
            "Haushaltsstelle Integrationsrat",
        ),
    ],
)
def test_money_of_the_own_budget_is_not(text):
    assert not hangs_on_limited_money(text)


# --- K42 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sprachcafé im Quartier", "Das Sprachcafe im Quartier"),
        ("Lotsen für Familien", "Lotsinnen für die Familien"),
        ("Mieterlotsen", "MIETERLOTSEN"),
        ("Dolmetscherpool der Stadt", "Stadt: Dolmetscherpol"),
        ("Begegnungsfest", "Begegnungsfeste"),
    ],
)
def test_titles_that_differ_by_a_slip_are_near_equal(first, second):
    assert are_near_equal(title_words(first), title_words(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sprachcafé Nord", "Sprachcafé Süd"),
        ("Sprachkurs 1", "Sprachkurs 2"),
        ("Elternlotsen", "Mieterlotsen"),
        ("Dolmetschbudget je Schule", "Quartiersräte mit Budget"),
        ("Haus der Vereine", "Haus der Jugend"),
    ],
)
def test_titles_of_two_projects_are_not(first, second):
    assert not are_near_equal(title_words(first), title_words(second))


# --- K09 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "level"),
    [
        ("Kreis", Level.COUNTY),
        ("Landkreis Lorreland", Level.COUNTY),
        ("KREISWEIT", Level.COUNTY),
        ("Stadt Brückstadt", Level.TOWN),
        ("Stadt Brückstadt, Stadtteil Hüttenplatz", Level.PART),
        ("Quartier Westerfeld", Level.PART),
        ("kreisfreie Stadt Lorre", Level.TOWN),
        ("Nordrhein-Westfalen", Level.STATE),
        ("Land NRW", Level.STATE),
        ("Deutschland", Level.FEDERATION),
        ("Regierungsbezirk Lorre", Level.REGION),
        ("Nordhang", None),
        ("", None),
    ],
)
def test_a_text_names_the_level_of_an_area(area, level):
    assert level_of(area) is level


@pytest.mark.parametrize("area", ["Stadt Auental", "Gemeinde Lindenau"])
def test_another_town_is_another_place(area):
    assert is_of_another_place(area, ("Stadt Brückstadt an der Lorre", "Brückstadt", ""))


@pytest.mark.parametrize("area", ["Stadt Brückstadt", "Brückstadt gesamt", "Gesamtstadt", "Stadt"])
def test_the_own_town_is_not(area):
    assert not is_of_another_place(area, ("Stadt Brückstadt an der Lorre", "Brückstadt", ""))


# --- K38 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Die Quote sinkt von 14,8 auf höchstens 9 Prozent.", ["14,8 Prozent"]),
        ("Bis 2030 sinkt die Zahl von 47 auf höchstens 25.", ["47"]),
        ("Heute warten 240 Kinder auf einen Platz.", ["240 Kinder"]),
        ("Derzeit sind es rund 1.200 Personen.", ["1.200 Personen"]),
        ("Bis 2028 besuchen 90 Prozent der Kinder eine Kita.", []),
        ("Der Anteil steigt bis 2031 auf 16 Prozent.", []),
        ("Jede Schule erhält 1.000 Euro jährlich.", []),
        ("Das Haus von 1899 auf dem Hüttenplatz", []),
        ("Der Beginn wird von 2027 auf 2028 verschoben.", []),
        ("Derzeit 2026 und später", []),
    ],
)
def test_a_text_claims_numbers_of_today_only(text, shown):
    assert [claim.shown for claim in claims_of(text)] == shown


def test_a_target_follows_from_a_present_value():
    target = target_of("von 14,8 auf höchstens 9 Prozent")

    assert target is not None
    assert (target.value, target.unit) == (9.0, "prozent")
    assert target_of("bis 2031 auf 16 Prozent") is None
    assert target_of("von 2027 auf 2028 verschoben") is None


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ("%", "Prozent", True),
        ("Monate", "Monaten", True),
        ("Menschen", "Personen", True),
        ("Kinder", "Kindern", True),
        ("Kinder", "Prozent", False),
        ("", "Prozent", False),
    ],
)
def test_units_are_the_same_in_other_words(first, second, is_same):
    assert have_same_unit(first, second) is is_same


# --- K34 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("vera.muster@kreis.example", "v_muster@stadt.example", "muster@gmx.de", "0171 2345678"),
        *("Anruf: +49 (0)160/12345678", "Mobil 0151-23456789"),
    ],
)
def test_a_personal_address_is_found(text):
    assert private_contact_in(f"Bitte melden: {text}, danke")


@pytest.mark.parametrize(
    "text",
    [
        *("info@stadt.example", "fachstelle@stadt.example", "amt.integration@stadt.example"),
        *("Telefon 02345 678-0", "Haushaltsstelle 05.310", "2015 162 Fälle", "von 0,1512 auf 1"),
    ],
)
def test_an_address_of_an_office_is_no_personal_one(text):
    assert private_contact_in(text) is None


# --- K21 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["alle", "Alle Menschen", "für alle", "ALLE!", "jede und jeder"])
def test_everybody_is_nobody_in_particular(text):
    assert names_everybody(text)


@pytest.mark.parametrize(
    "text", ["Alle Einwohnerinnen und Einwohner", "alle Eltern", "Neuzugewanderte", "", "–"]
)
def test_those_who_live_there_are_somebody(text):
    assert not names_everybody(text)

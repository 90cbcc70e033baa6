"""What an answer is worth: gaps, units, and who is named as responsible (K16)."""

import unicodedata

import pytest

from workshop_app.phases.answers import is_missing, is_unit_missing, names_nobody

BRUECKSTADT = ("Stadt Brückstadt an der Lorre", "Brückstadt", "Brückstadt")

NOBODY = [
    *("Verwaltung", "die Verwaltung", "VERWALTUNG", "„Verwaltung“", "Verwaltung.", " Stadt "),
    *("Stadt", "Landkreis", "Kreis", "Gemeinde", "Kommune", "Stadtverwaltung", "Landratsamt"),
    *("alle", "Alle!", "wir alle", "alle Beteiligten", "alle gemeinsam", "N.N.", "N. N.", "nn"),
    *("tbd", "noch offen", "(noch offen)", "?", "wird noch geklärt", "Stadt (noch offen)"),
    *("Stadt Brückstadt", "Brückstadt", "Stadtverwaltung Brückstadt", "Stadt Brückstadt – N. N."),
    *("Verwaltung der Stadt Brückstadt an der Lorre", "BRÜCKSTADT", "Unsere Stadt"),
    *("Stadt, Landkreis", "Stadt und Landkreis", "Stadt/Landkreis", "Stadt & Kreis", "N/N, Stadt"),
    *("Bund, Land, Kommune", "Stadt; alle", "Stadt, N.N.", "Stadt\nLandkreis", "Stadt bzw. Kreis"),
    unicodedata.normalize("NFD", "Stadt Brückstadt"),
    unicodedata.normalize("NFD", "noch ungeklärt"),
]
SOMEBODY = [
    *("Jugendamt", "Amt für Soziales", "Stadtverwaltung, Amt für Soziales", "Stadt (Frau Müller)"),
    *("Fachstelle Integration, Serkan Aydın", "N. N., Jugendamt", "Stadtplanung", "Stadtbücherei"),
    *("AWO Unterbezirk Lorre", "Kreisjugendring", "alle 19 Schulen", "Bürgermeisterin", "VHS"),
    *("Beigeordnete Dr. Henrike Vosskuhl", "Integrationsrat", "Stadt Auental", "Kreissparkasse"),
    *("Landkreis, Fachbereich 5", "Landesamt", "Alleestraßenschule", "Kulturverein Brückstadt"),
    "البلدية",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_can_be_asked(text):
    assert names_nobody(text, BRUECKSTADT)


@pytest.mark.parametrize("text", SOMEBODY)
def test_somebody_can_be_asked(text):
    assert not names_nobody(text, BRUECKSTADT)


@pytest.mark.parametrize("text", ["Stadt", "alle", "Stadt, Landkreis", "N. N."])
def test_a_vague_body_is_known_without_the_municipality(text):
    assert names_nobody(text, ())


def test_another_town_is_a_body():
    assert not names_nobody("Stadt Brückstadt", ())


@pytest.mark.parametrize(
    "text",
    [
        *(
            None,
            "",
            "  \n",
            "–",
            "-",
            "?",
            "…",
            "N.N.",
            "N. N.",
            "n.n",
            "NN",
            "n/n",
            "tbd",
            "T.B.D.",
        ),
        *("noch offen", "Noch offen!", "(offen)", "„offen“", "wird noch geklärt", "k. A.", "N/A"),
        *("xxx", "folgt", "TODO", "unbekannt", "keine", "noch nicht benannt"),
        unicodedata.normalize("NFD", "noch zu klären"),
        unicodedata.normalize("NFD", "NOCH UNGEKLÄRT"),
    ],
)
def test_a_stand_in_is_no_answer(text):
    assert is_missing(text)


@pytest.mark.parametrize(
    "text",
    ["Jugendamt", "Offene Ganztagsschule", "0", "N. Nowak", "alle", "offener Treff", "الإدارة"],
)
def test_an_answer_is_one_also_if_it_looks_like_a_stand_in(text):
    assert not is_missing(text)


@pytest.mark.parametrize("unit", ["Prozent", "%", "‰", "€", "Fälle/Jahr", "keine", "°C"])
def test_a_unit_may_be_a_sign_or_none(unit):
    assert not is_unit_missing(unit)


@pytest.mark.parametrize("unit", ["", " ", "–", "?", "offen", "k. A."])
def test_a_stand_in_is_no_unit(unit):
    assert is_unit_missing(unit)

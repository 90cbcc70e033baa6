"""K16: who is named as responsible, and who is not."""

import unicodedata
import uuid

import pytest

from workshop_app.concept.check.responsible import names_nobody
from workshop_app.concept.check.rows import MunicipalityRow

BRUECKSTADT = MunicipalityRow(
    id=uuid.UUID(int=1),
    name="Stadt Brückstadt an der Lorre",
    short_name="Brückstadt",
    seat="Brückstadt",
    integration_understanding="",
)

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
    assert names_nobody(text, None)


def test_another_town_is_a_body():
    assert not names_nobody("Stadt Brückstadt", None)

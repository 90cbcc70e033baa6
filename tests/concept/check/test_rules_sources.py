"""K09, K10, K33: each fires, does not fire, and where the border lies."""

import pytest
from builders import a_good_practice, a_municipality, an_indicator_value
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.municipality import MunicipalityKind

REMARK = "Kreiswert; für die Stadt nicht veröffentlicht"


def add_figures(workshop, *figures, **town):
    with workshop.change("Kennzahlen angelegt") as session:
        a_municipality(session, **town)
        for fields in figures:
            an_indicator_value(session, **fields)


# --- K09 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("remark", "severity", "field"),
    [
        (None, Severity.WARNING, "remark"),
        (" – ", Severity.WARNING, "remark"),
        (REMARK, Severity.HINT, "area"),
    ],
)
def test_k09_says_for_which_area_a_figure_is(workshop, remark, severity, field):
    add_figures(workshop, {"area": "Kreis", "remark": remark})

    finding = only_finding(workshop, "K09")

    assert (finding.severity, finding.object_code, finding.field) == (severity, "ST-01", field)
    assert "gilt für „Kreis“" in finding.message


@pytest.mark.parametrize("area", ["Nordrhein-Westfalen", "Bund", "Stadt Auental", "Stadtteil Nord"])
def test_k09_finds_other_areas(workshop, area):
    add_figures(workshop, {"area": area})

    assert codes_of(workshop, "K09") == ["ST-01"]


@pytest.mark.parametrize("area", ["Stadt Brückstadt", "Gesamtstadt", "BRÜCKSTADT", "Nordhang", ""])
def test_k09_is_content_with_the_own_area_and_with_what_it_does_not_know(workshop, area):
    add_figures(workshop, {"area": area})

    assert findings_of(workshop, "K09") == []


def test_k09_is_content_with_a_part_beside_the_whole_town(workshop):
    add_figures(workshop, {"area": "Stadtteil Nord", "comparison_area": "Stadt Brückstadt"})

    assert findings_of(workshop, "K09") == []


def test_k09_measures_a_landkreis_by_its_kreis(workshop):
    town = {"name": "Landkreis Lorreland", "short_name": "", "kind": MunicipalityKind.DISTRICT}
    add_figures(workshop, {"area": "Kreis"}, {"area": "Gemeinde Lindenau"}, **town)

    assert codes_of(workshop, "K09") == ["ST-02"]


def test_k09_leaves_internal_figures_alone(workshop):
    add_figures(workshop, {"area": "Kreis", "is_internal": True})

    assert findings_of(workshop, "K09") == []


# --- K10 ----------------------------------------------------------------------------------------

AZR, REGISTER = "Ausländerzentralregister", "Melderegister Stadt Brückstadt"


def test_k10_hints_at_two_registers(workshop):
    add_figures(workshop, {"source": "AZR, 31.12.2025"}, {"source": REGISTER})

    finding = only_finding(workshop, "K10")

    assert (finding.severity, finding.object_code) == (Severity.HINT, "")
    assert finding.table == "indicator_value"


def test_k10_warns_of_one_ratio_of_both(workshop):
    add_figures(workshop, {"source": f"{AZR} / {REGISTER}", "unit": "Prozent"})

    finding = only_finding(workshop, "K10")

    assert (finding.severity, finding.object_code) == (Severity.WARNING, "ST-01")


@pytest.mark.parametrize("sources", [(AZR, AZR), (REGISTER, "BVF"), ("Azraq-Verein", REGISTER)])
def test_k10_is_content_with_one_register(workshop, sources):
    add_figures(workshop, *({"source": source} for source in sources))

    assert findings_of(workshop, "K10") == []


# --- K33 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words", "field"),
    [
        ({"source": "", "transferability": "hoch"}, "fehlt die Quelle: Wo steht das", "source"),
        (
            {"source": "Bericht", "transferability": ""},
            "fehlt die Übertragbarkeit: Was davon passt zu uns?",
            "transferability",
        ),
        ({"source": "?", "transferability": "–"}, "fehlen die Quelle und", "source"),
    ],
)
def test_k33_names_what_is_missing(workshop, fields, words, field):
    with workshop.change("Gute Praxis") as session:
        a_good_practice(session, **fields)

    finding = only_finding(workshop, "K33")

    assert (finding.severity, finding.object_code, finding.field) == (Severity.HINT, "GP-01", field)
    assert words in finding.message


def test_k33_is_content_with_source_and_transfer_note(workshop):
    with workshop.change("Gute Praxis") as session:
        a_good_practice(session, source="Bericht 2025", transferability="mittel")

    assert findings_of(workshop, "K33") == []

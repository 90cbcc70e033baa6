"""K17, K18, K21, K22, K44: each fires, does not fire, and where the border lies."""

import pytest
from builders import a_municipality, a_participant, a_project_idea
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.municipality import MunicipalityKind
from workshop_app.model.projects import Commitment, Competence, ProviderKind

COMPLETE = {
    "responsible": "Kulturverein Auental, Elif Işık",
    "commitment": Commitment.AGREED,
    "target_group": "Jugendliche ab Klasse 8",
    "success_indicator": "Abschlussquote",
}


def add_project(
    workshop, *, has_people=True, kind=MunicipalityKind.TOWN, inhabitants=None, **fields
):
    with workshop.change("Projektidee angelegt") as session:
        a_municipality(session, kind=kind, inhabitants=inhabitants)
        if has_people:
            a_participant(session, attends_day_1=True)
        return a_project_idea(session, **(COMPLETE | fields)).id


def test_a_complete_sheet_has_no_finding(workshop):
    add_project(workshop)

    found = [findings_of(workshop, rule) for rule in ("K17", "K18", "K21", "K22", "K44")]
    assert found == [[], [], [], [], []]


# --- K17 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("commitment", [None, Commitment.ASKED, Commitment.OPEN, "nicht gefragt"])
def test_k17_asks_for_the_commitment(workshop, commitment):
    row_id = add_project(workshop, commitment=commitment)

    finding = only_finding(workshop, "K17")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.row_id, finding.field) == ("PI-01", row_id, "commitment")


def test_k17_asks_who_agreed_for_somebody_who_was_not_there(workshop):
    add_project(workshop, responsible="Jobcenter Lorreland")

    finding = only_finding(workshop, "K17")

    assert finding.field == "responsible"
    assert "war aber nicht dabei" in finding.message


@pytest.mark.parametrize(
    "fields",
    [
        {"responsible": "Jobcenter Lorreland (zugesagt am 3.12.)"},
        {"responsible": "Jobcenter Lorreland", "first_step": "Rücksprache mit der Leitung"},
        {"responsible": "Jobcenter Lorreland", "has_people": False},
        {"responsible": "Verwaltung", "commitment": None},  # K16 speaks
    ],
)
def test_k17_is_content_with_a_note_or_where_nobody_can_tell(workshop, fields):
    add_project(workshop, **fields)

    assert findings_of(workshop, "K17") == []


# --- K18 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("responsible", ["Jugendamt und Sozialamt", "Kulturverein, alle Ämter"])
def test_k18_asks_who_leads(workshop, responsible):
    row_id = add_project(workshop, responsible=responsible)

    finding = only_finding(workshop, "K18")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.row_id, finding.field) == ("PI-01", row_id, "responsible")


@pytest.mark.parametrize("responsible", ["Amt für Jugend und Familie", "alle"])
def test_k18_is_content_with_one_lead_and_leaves_nobody_to_k16(workshop, responsible):
    add_project(workshop, responsible=responsible)

    assert findings_of(workshop, "K18") == []


# --- K21, K22 -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target_group", "words"),
    [("", "noch keine Zielgruppe"), ("N. N.", "noch keine Zielgruppe"), ("Alle", "sehr allgemein")],
)
def test_k21_asks_for_whom_it_is(workshop, target_group, words):
    add_project(workshop, target_group=target_group)

    finding = only_finding(workshop, "K21")

    assert (finding.severity, finding.field) == (Severity.WARNING, "target_group")
    assert words in finding.message


def test_k21_is_content_with_those_who_live_there(workshop):
    add_project(workshop, target_group="Alle Einwohnerinnen und Einwohner")

    assert findings_of(workshop, "K21") == []


@pytest.mark.parametrize("indicator", [None, " ", "noch offen"])
def test_k22_asks_how_the_effect_shows(workshop, indicator):
    add_project(workshop, success_indicator=indicator)

    finding = only_finding(workshop, "K22")

    assert (finding.severity, finding.field) == (Severity.WARNING, "success_indicator")


# --- K44 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"responsible": "Jobcenter Lorreland"},
        {"responsible": "Ausländerbehörde des Kreises"},
        {"responsible": "Ausländerbehörde", "inhabitants": 59_999},
        {"description": "Wir werben beim Bund für mehr Integrationskurse am Abend."},
        {"title": "Anerkennung ausländischer Abschlüsse beschleunigen"},
    ],
)
def test_k44_asks_who_is_competent(workshop, fields):
    add_project(workshop, **fields)

    finding = only_finding(workshop, "K44")

    assert (finding.severity, finding.field) == (Severity.HINT, "competence")


@pytest.mark.parametrize(
    "fields",
    [
        {"responsible": "Jobcenter Lorreland", "competence": Competence.FEDERATION},
        {"responsible": "Ausländerbehörde", "provider_kind": ProviderKind.MUNICIPALITY},
        {"responsible": "Ausländerbehörde", "kind": MunicipalityKind.INDEPENDENT_CITY},
        {"responsible": "Ausländerbehörde", "inhabitants": 60_000},
        {"responsible": "Jugendamt"},
        {"description": "Sprachcafé am Abend"},
    ],
)
def test_k44_is_content_where_it_is_said_or_in_own_hands(workshop, fields):
    add_project(workshop, **fields)

    assert codes_of(workshop, "K44") == []

"""K36, K41: each fires, does not fire, and where the border lies."""

import pytest
from builders import a_parked_topic, a_planned_measure
from checked import findings_of, only_finding

from workshop_app.concept.check import Severity


@pytest.mark.parametrize("whereabouts", [None, "", "offen", "?"])
def test_k36_asks_what_becomes_of_a_topic(workshop, whereabouts):
    with workshop.change("Thema geparkt") as session:
        row_id = a_parked_topic(session, text="Traumatherapie", whereabouts=whereabouts).id

    finding = only_finding(workshop, "K36")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.row_id, finding.field) == ("TS-01", row_id, "whereabouts")
    assert finding.message.startswith("TS-01 „Traumatherapie“ hat noch keinen Verbleib: ")


@pytest.mark.parametrize("whereabouts", ["Kreisgesundheitskonferenz", "erledigt", "HF-02"])
def test_k36_is_content_once_a_topic_has_its_place(workshop, whereabouts):
    with workshop.change("Thema geparkt") as session:
        a_parked_topic(session, whereabouts=whereabouts)

    assert findings_of(workshop, "K36") == []


def add_measure(workshop, **fields):
    with workshop.change("Maßnahme angelegt") as session:
        return a_planned_measure(session, **({"result": "Einladungen sind verschickt"} | fields)).id


@pytest.mark.parametrize("due", ["2026-05-31", "2026", "sofort"])
def test_k41_is_content_with_who_when_and_result(workshop, due):
    add_measure(workshop, due=due)

    assert findings_of(workshop, "K41") == []


@pytest.mark.parametrize(
    ("fields", "words", "field"),
    [
        ({"who": "N. N."}, "fehlt die verantwortliche Person: Wer macht es?", "who"),
        ({"due": None}, "fehlt der Termin: Bis wann ist es getan?", "due"),
        ({"result": " "}, "fehlt das Ergebnis: Was liegt dann vor?", "result"),
        (
            {"who": "", "due": "offen", "result": ""},
            "fehlen die verantwortliche Person, der Termin und das Ergebnis: Wer macht es?",
            "who",
        ),
    ],
)
def test_k41_names_what_a_measure_lacks(workshop, fields, words, field):
    row_id = add_measure(workshop, **fields)

    finding = only_finding(workshop, "K41")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.row_id, finding.field) == ("MP-01", row_id, field)
    assert finding.message == f"Bei MP-01 „Vereine einladen“ {words}"

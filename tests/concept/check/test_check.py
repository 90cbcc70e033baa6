"""The check as a whole: order, acceptance, summary, and any content at all."""

import re

from builders import (
    a_guiding_goal,
    a_parked_topic,
    a_structure,
    an_accepted_finding,
    an_action_field,
    an_objective,
)
from checked import codes_of, findings_of

from workshop_app.concept.check import Severity, accepted, check, summary
from workshop_app.concept.check.checking import RULES
from workshop_app.model import Base
from workshop_app.phases.accepted_findings import accept_finding

EMPTY_WORKSHOP = {"K01", "K02", "K03", "K23", "K26", "K29", "K30", "K31", "K35"}


def test_an_empty_workshop_lacks_what_every_concept_needs(workshop):
    assert {finding.rule for finding in check(workshop)} == EMPTY_WORKSHOP


def test_the_gravest_findings_come_first_then_rules_then_codes(workshop):
    with workshop.change("Themen geparkt") as session:
        for number in (10, 2, 1):
            a_parked_topic(session, code=f"TS-{number}")
        a_guiding_goal(session)

    findings = check(workshop)

    severities = [list(Severity).index(finding.severity) for finding in findings]
    assert severities == sorted(severities)
    errors = [finding.rule for finding in findings if finding.severity is Severity.ERROR]
    assert errors == sorted(errors)
    assert codes_of(workshop, "K36") == ["TS-1", "TS-2", "TS-10"]


def test_an_accepted_finding_keeps_its_reason(workshop):
    with workshop.change("Befund angenommen") as session:
        for _number in range(2):
            a_parked_topic(session)
        an_accepted_finding(session, rule="K36", object_code="TS-02", reason="Klärt der Beirat.")

    reasons = {row.object_code: row.accepted_reason for row in findings_of(workshop, "K36")}

    assert reasons == {"TS-01": None, "TS-02": "Klärt der Beirat."}


def test_a_finding_is_accepted_for_its_own_rule_only(workshop):
    with workshop.change("Befund angenommen") as session:
        a_guiding_goal(session)
        an_accepted_finding(session, rule="K05", object_code="LZ-01", reason="folgt im Beirat")

    assert not findings_of(workshop, "K05")[0].is_open
    assert findings_of(workshop, "K06")[0].is_open


def test_a_finding_about_the_whole_workshop_can_be_accepted(workshop):
    with workshop.change("Befund angenommen") as session:
        an_accepted_finding(session, rule="K31", object_code="", reason="Der Rat ist neu.")

    assert [finding.is_open for finding in findings_of(workshop, "K31")] == [False]


def test_the_summary_counts_open_findings_and_fulfilled_rules(workshop):
    with workshop.change("Themen geparkt") as session:
        for _number in range(3):
            a_parked_topic(session)
        an_accepted_finding(session, rule="K36", object_code="TS-01", reason="Klärt der Beirat.")
        an_accepted_finding(session, rule="K29", object_code="", reason="Kommt im Herbst.")

    result = summary(check(workshop))

    assert (result.errors, result.warnings, result.hints) == (4, 5, 1)
    assert result.accepted == 2
    assert result.rules_total == len(RULES) == 45
    assert result.rules_fulfilled == 45 - len((EMPTY_WORKSHOP - {"K29"}) | {"K36"})
    assert not result.is_ready


def test_a_concept_is_ready_when_no_error_is_open(workshop):
    with workshop.change("Befunde angenommen") as session:
        for rule in ("K01", "K03", "K29", "K30", "K35"):
            an_accepted_finding(session, rule=rule, object_code="", reason="Steht im Rahmenplan.")

    result = summary(check(workshop))

    assert result.is_ready
    assert result.warnings == 3


def test_each_rule_finds_an_object_once(workshop):
    with workshop.change("Ziele angelegt") as session:
        field = an_action_field(session, is_selected=True)
        goal = a_guiding_goal(session, action_field_id=field.id)
        an_objective(session, guiding_goal_id=goal.id, indicator=None, deadline=None)
        an_objective(
            session, guiding_goal_id=goal.id, base_value=None, target_value=None, data_source=None
        )

    keys = [(finding.rule, finding.object_code) for finding in check(workshop)]

    assert len(keys) == len(set(keys))


def test_a_message_is_one_sentence_that_names_the_object(workshop):
    with workshop.change("Ziele angelegt") as session:
        an_objective(session, indicator=None, deadline=None)
        a_parked_topic(session)

    for finding in check(workshop):
        assert finding.object_code in finding.message
        assert finding.message[0].isupper()
        assert re.fullmatch(r"[^.?!]*[.?]", re.sub(r"„.*?“", "", finding.message))


def test_a_finding_leads_to_a_column_of_a_table(workshop):
    with workshop.change("Ziele angelegt") as session:
        an_objective(session, indicator=None, deadline=None)

    for finding in check(workshop):
        columns = Base.metadata.tables[finding.table].columns
        assert finding.field is None or finding.field in columns


def test_accepted_findings_are_listed_with_their_reasons(workshop):
    with workshop.change("Befund angenommen") as session:
        a_parked_topic(session)
        an_accepted_finding(session, rule="K36", object_code="TS-01", reason="Klärt der Beirat.")
        an_accepted_finding(session, rule="K36", object_code="TS-09", reason="gibt es nicht mehr")

    listed = accepted(check(workshop))

    assert [(one.rule, one.accepted_reason) for one in listed] == [("K36", "Klärt der Beirat.")]


def test_accepting_can_be_undone(workshop):
    with workshop.change("Thema geparkt") as session:
        a_parked_topic(session)
    with workshop.change("Befund angenommen") as session:
        accept_finding(session, rule="K36", object_code="TS-01", reason="Klärt der Beirat.")

    workshop.undo()

    assert accepted(check(workshop)) == ()


def test_a_finding_of_an_object_stands_once(workshop):
    with workshop.change("Adressen") as session:
        for _number in range(2):
            a_structure(session, description="vera.muster@kreis.example")

    assert len(findings_of(workshop, "K34")) == 1

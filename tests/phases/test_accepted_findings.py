"""A finding may stay where somebody says why."""

import pytest
from sqlalchemy import select

from workshop_app.model.workshop import AcceptedFinding
from workshop_app.phases.accepted_findings import (
    MissingReasonError,
    accept_finding,
    take_up_finding,
)


def accepted(workshop):
    with workshop.read() as session:
        columns = AcceptedFinding.rule, AcceptedFinding.object_code, AcceptedFinding.reason
        return [tuple(row) for row in session.execute(select(*columns))]


def accept(workshop, reason, *, code="HZ-03"):
    with workshop.change("Befund angenommen") as session:
        accept_finding(session, rule="K11", object_code=code, reason=reason)


def test_an_accepted_finding_keeps_its_reason(workshop):
    accept(workshop, "  Der Wert kommt\n im Herbst. ")

    assert accepted(workshop) == [("K11", "HZ-03", "Der Wert kommt im Herbst.")]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_a_finding_stays_open(workshop, reason):
    with pytest.raises(MissingReasonError):
        accept(workshop, reason)

    assert accepted(workshop) == []


def test_a_new_reason_replaces_that_of_before(workshop):
    accept(workshop, "Der Wert kommt im Herbst.")

    accept(workshop, "Der Wert kommt im Winter.")

    assert accepted(workshop) == [("K11", "HZ-03", "Der Wert kommt im Winter.")]


def test_a_finding_taken_up_again_leaves_the_others_accepted(workshop):
    accept(workshop, "A")
    accept(workshop, "B", code="HZ-04")

    with workshop.change("Befund wieder aufgenommen") as session:
        take_up_finding(session, rule="K11", object_code="HZ-03")

    assert accepted(workshop) == [("K11", "HZ-04", "B")]
    workshop.undo()
    assert len(accepted(workshop)) == 2

"""Prose in own words is kept beside its proposal, taken back, and undone."""

import pytest
from sqlalchemy import select

from workshop_app.model.workshop import EditedPassage
from workshop_app.phases.edited_passages import (
    PassageKey,
    keep_text,
    restore_proposal,
    save_text,
)
from workshop_app.phases.records import UnknownRecordError
from workshop_app.storage.workshop_file import WorkshopFile

KEY = PassageKey("auftrag", 1)


@pytest.fixture
def workshop(own_workshop):
    return own_workshop


def saved(workshop):
    with workshop.read() as session:
        columns = EditedPassage.section, EditedPassage.number, EditedPassage.text
        return [tuple(row) for row in session.execute(select(*columns, EditedPassage.proposal))]


def edit(workshop, text="In eigenen Worten.", proposal="Ein Vorschlag."):
    with workshop.change("Bearbeitet") as session:
        save_text(session, KEY, text=text, proposal=proposal)


def test_a_text_is_kept_beside_the_proposal(workshop):
    edit(workshop)

    assert saved(workshop) == [("auftrag", 1, "In eigenen Worten.", "Ein Vorschlag.")]


def test_a_text_edited_again_replaces_the_first(workshop):
    edit(workshop)
    edit(workshop, "Noch einmal anders.")

    assert [row[2] for row in saved(workshop)] == ["Noch einmal anders."]


def test_an_empty_text_is_kept_for_the_place_shall_stay_empty(workshop):
    edit(workshop, " \n")

    assert [row[2] for row in saved(workshop)] == [""]


def test_letters_are_saved_composed(workshop):
    edit(workshop, "fu\u0308r alle")

    assert [row[2] for row in saved(workshop)] == ["für alle"]


def test_the_proposal_can_stand_again_and_that_can_be_undone(workshop):
    edit(workshop)

    with workshop.change("Vorschlag wiederhergestellt") as session:
        restore_proposal(session, KEY)
    assert saved(workshop) == []

    workshop.undo()
    assert [row[2] for row in saved(workshop)] == ["In eigenen Worten."]


def test_keeping_the_text_notes_the_proposal_that_was_seen(workshop):
    edit(workshop)

    with workshop.change("Beibehalten") as session:
        keep_text(session, KEY, proposal="Ein neuer Vorschlag.")

    assert saved(workshop)[0][2:] == ("In eigenen Worten.", "Ein neuer Vorschlag.")


def test_a_text_that_was_taken_back_meanwhile_cannot_be_kept(workshop):
    with pytest.raises(UnknownRecordError), workshop.change("Beibehalten") as session:
        keep_text(session, KEY, proposal="Ein neuer Vorschlag.")


def test_other_passages_stay_as_they_are(workshop):
    edit(workshop)

    with workshop.change("Vorschlag wiederhergestellt") as session:
        restore_proposal(session, PassageKey("auftrag", 2))

    assert len(saved(workshop)) == 1


def test_the_reopened_file_has_the_text(workshop):
    edit(workshop)
    path = workshop.path
    workshop.close()

    with WorkshopFile.open(path) as again:
        assert [row[2] for row in saved(again)] == ["In eigenen Worten."]

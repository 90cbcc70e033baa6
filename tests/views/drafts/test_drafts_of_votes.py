"""What was half typed in a vote, a checklist, the Themenspeicher is a draft after a kill."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.builders import a_parked_topic
from tests.views.filled_files import four_fields, result_of
from tests.views.keyboard import type_text
from workshop_app.model.implementation import ParkedTopic
from workshop_app.model.people import Sector
from workshop_app.phases import checklists
from workshop_app.phases.parked_topics import Whereabouts
from workshop_app.phases.step import (
    ChecklistPane,
    TablePane,
    TableSubject,
    VotePane,
    VoteSubject,
)
from workshop_app.phases.votes.ballot_papers import last_paper
from workshop_app.phases.votes.ballots import read_ballot
from workshop_app.views.checklist.view import ChecklistView
from workshop_app.views.notes.topics_view import TopicsView
from workshop_app.views.parts.cell_editing import text_of
from workshop_app.views.vote.rows import Column
from workshop_app.views.vote.tools import EntryMode
from workshop_app.views.vote.view import VoteView

pytestmark = pytest.mark.usefixtures("short_pauses")


@pytest.fixture
def content(request):
    return four_fields if "field_ids" in request.fixturenames else None


@pytest.fixture
def workshop(own_workshop):
    """Its bytes are opened again."""
    return own_workshop


@pytest.fixture
def field_ids(workshop):
    return result_of(four_fields)


@pytest.fixture
def make_vote(show_pane):
    def make(workshop, bridge):
        pane = VotePane("Gewichten", VoteSubject.ACTION_FIELDS)
        return show_pane(VoteView(workshop, bridge, "T1-11", pane))

    return make


@pytest.fixture
def make_checklist(show_pane):
    def make(workshop, bridge):
        pane = ChecklistPane("Vorbereitung", "vorbereitung")
        return show_pane(ChecklistView(workshop, bridge, "V-05", pane))

    return make


def open_cell(view):
    kinds = (QLineEdit, QPlainTextEdit)
    found = [each for kind in kinds for each in view.table.viewport().findChildren(kind)]
    return found[-1] if found else None


def ballot_of(workshop):
    with workshop.read() as session:
        return read_ballot(session, VoteSubject.ACTION_FIELDS)


def edit(view, row, column):
    view.table.open_cell(view.model.index(row, view.model.column_of(column)))
    return open_cell(view)


@pytest.mark.parametrize(
    ("column", "text"), [(Column.REASON, "weil das Feld"), (Column.POINTS, "12")]
)
def test_a_cell_of_a_vote_is_open_again(
    qtbot, workshop, bridge, field_ids, make_vote, after_a_kill, column, text
):
    type_text(edit(make_vote(workshop, bridge), 1, column), text)
    again = after_a_kill()

    view = make_vote(again.workshop, again.bridge)

    editor = open_cell(view)
    assert text_of(editor) == text
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    option = ballot_of(again.workshop).options[1]
    assert text in {option.reason, str(option.points)}
    assert not again.workshop.drafts.kept


def test_escape_in_a_cell_of_a_vote_leaves_no_draft(qtbot, workshop, bridge, field_ids, make_vote):
    view = make_vote(workshop, bridge)
    type_text(edit(view, 1, Column.REASON), "weil")
    qtbot.waitUntil(lambda: bool(workshop.drafts.kept))

    qtbot.keyClick(open_cell(view), Qt.Key.Key_Escape)

    assert not workshop.drafts.kept


def test_a_ballot_paper_comes_back_with_its_group(
    qtbot, workshop, bridge, field_ids, make_vote, after_a_kill
):
    before = make_vote(workshop, bridge)
    before.tools.modes.button(EntryMode.PAPERS).click()
    type_text(before.papers.line, "v1,2")
    again = after_a_kill()

    view = make_vote(again.workshop, again.bridge)

    assert view.papers.line.text() == "1,2"
    qtbot.keyClick(view.papers.line, Qt.Key.Key_Return)
    with again.workshop.read() as session:
        paper = last_paper(session, ballot_of(again.workshop))
    assert (paper.numbers, paper.sector) == ((1, 2), Sector.ADMINISTRATION)
    assert not again.workshop.drafts.kept


def test_a_line_for_a_checklist_comes_back(qtbot, workshop, bridge, make_checklist, after_a_kill):
    type_text(make_checklist(workshop, bridge).entry, "Kabel für")
    again = after_a_kill()

    view = make_checklist(again.workshop, again.bridge)

    view.save_pending()
    assert view.entry.text() == "Kabel für"
    qtbot.keyClick(view.entry, Qt.Key.Key_Return)
    with again.workshop.read() as session:
        lines = checklists.lines(session, "vorbereitung")
    assert lines[-1].text == "Kabel für"
    assert not again.workshop.drafts.kept


def test_what_becomes_of_a_topic_comes_back_with_the_choice(
    qtbot, workshop, bridge, show_pane, after_a_kill
):
    pane = TablePane("Themenspeicher", TableSubject.PARKED_TOPICS)
    with workshop.change("Themen geparkt") as session:
        first, _other = (
            a_parked_topic(session, text=text, whereabouts=None).id for text in ("Bus", "Bad")
        )
    before = show_pane(TopicsView(workshop, bridge, "T1-12", pane)).clearing
    before.choose(Whereabouts.OTHER_BODY)
    type_text(before.detail, "Verkehrsbetriebe")
    again = after_a_kill()

    clearing = show_pane(TopicsView(again.workshop, again.bridge, "T1-12", pane)).clearing

    assert (clearing.topic.id, clearing.detail.text()) == (first, "Verkehrsbetriebe")
    qtbot.keyClick(clearing.detail, Qt.Key.Key_Return)
    with again.workshop.read() as session:
        cleared = session.get_one(ParkedTopic, first)
    assert cleared.whereabouts == "Verkehrsbetriebe"
    assert (clearing.detail.text(), dict(again.workshop.drafts.kept)) == ("", {})


def test_a_topic_that_is_passed_over_leaves_no_draft(qtbot, workshop, bridge, show_pane):
    pane = TablePane("Themenspeicher", TableSubject.PARKED_TOPICS)
    with workshop.change("Themen geparkt") as session:
        for text in ("Bus", "Bad"):
            a_parked_topic(session, text=text, whereabouts=None)
    clearing = show_pane(TopicsView(workshop, bridge, "T1-12", pane)).clearing
    type_text(clearing.detail, "Verkehr")
    qtbot.waitUntil(lambda: bool(workshop.drafts.kept))

    qtbot.keyClick(clearing.detail, Qt.Key.Key_Escape)

    assert (clearing.detail.text(), dict(workshop.drafts.kept)) == ("", {})

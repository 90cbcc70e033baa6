"""Who clicks a tool of a vote or of a poll goes on counting."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.builders import a_climate_item
from tests.views.filled_files import four_fields, result_of
from tests.views.keyboard import type_text
from workshop_app.model.people import Sector
from workshop_app.phases.step import PollPane, PollSubject, VotePane, VoteSubject
from workshop_app.phases.votes import rounds, voting
from workshop_app.phases.votes.ballots import read_ballot
from workshop_app.views.poll.view import PollView
from workshop_app.views.vote.tools import EntryMode
from workshop_app.views.vote.view import VoteView

FIELDS = VoteSubject.ACTION_FIELDS
LEFT = Qt.MouseButton.LeftButton
K = Qt.Key

# The offscreen platform says so of each menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def content():
    return four_fields


@pytest.fixture
def view(workshop, bridge, show_pane):
    return show_pane(VoteView(workshop, bridge, "T1-11", VotePane("Gewichten", FIELDS)))


def points_in(workshop):
    with workshop.read() as session:
        return [option.points for option in read_ballot(session, FIELDS).options]


def type_on(text):
    type_text(QApplication.focusWidget(), text)


@pytest.mark.parametrize(
    "find",
    [lambda view: view.rules.is_secret, lambda view: view.rules.is_internal],
    ids=["secret", "internal"],
)
def test_a_click_on_a_rule_leaves_the_number_that_is_typed(qtbot, workshop, view, find):
    type_on("1")

    qtbot.mouseClick(find(view), LEFT, pos=find(view).rect().center() / 4)
    type_on("2")
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Return)

    assert points_in(workshop)[0] == 12


def test_a_click_on_the_order_leaves_the_number_that_is_typed(qtbot, workshop, view):
    view.table.show_row(2)
    type_on("1")

    qtbot.mouseClick(view.by_points, LEFT)
    type_on("2")
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Return)

    assert points_in(workshop) == [None, None, 12, None]


def test_the_option_in_hand_stays_when_the_vote_becomes_secret(qtbot, view):
    view.table.show_row(2)

    qtbot.mouseClick(view.rules.is_secret, LEFT, pos=view.rules.is_secret.rect().center() / 4)

    assert view.table.currentIndex().row() == 2
    assert view.table.hasFocus()


def test_counting_goes_on_after_the_result_is_shown(qtbot, workshop, view):
    with workshop.change("Verdeckt") as session:
        voting.set_points(session, FIELDS, result_of(four_fields)[0], 3)
        voting.set_rules(session, FIELDS, is_secret=True)

    qtbot.mouseClick(view.tools.reveal, LEFT)

    assert view.table.hasFocus()


def test_the_next_ballot_paper_is_typed_after_its_group_was_clicked(qtbot, workshop, view):
    qtbot.mouseClick(view.tools.modes.button(EntryMode.PAPERS), LEFT)

    qtbot.mouseClick(view.papers.groups.button(Sector.POLITICS.value), LEFT)
    type_on("1")
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Return)

    assert points_in(workshop)[0] == 1


def test_a_group_of_ballot_papers_says_its_whole_name(view):
    button = view.papers.groups.button(Sector.MIGRANT_ORGANISATION.value)

    assert button.text() == "MO"
    assert button.accessibleName() == "Migrantenorganisation"
    assert button.toolTip() == "Migrantenorganisation · in der Zeile: Taste M"


def test_counting_goes_on_in_a_round_that_was_clicked(qtbot, workshop, view):
    with workshop.change("Zweite Runde") as session:
        rounds.start_round(session, FIELDS)

    qtbot.mouseClick(view.tabs, LEFT, pos=view.tabs.tabRect(0).center())

    assert view.table.hasFocus()


def test_no_button_of_a_vote_takes_the_focus_by_mouse(view):
    for button in view.findChildren(QAbstractButton):
        if button.isEnabled() and button.parent() is not view.table:
            assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button.accessibleName()


def test_tab_still_comes_to_the_tools_of_a_vote(qtbot, view):
    view.tools.modes.button(EntryMode.COUNT).setFocus()

    qtbot.keyClick(QApplication.focusWidget(), K.Key_Tab)

    assert QApplication.focusWidget() is view.by_points


def test_counting_a_poll_goes_on_after_a_click_on_its_tools(qtbot, workshop, bridge, show_pane):
    with workshop.change("Aussage") as session:
        a_climate_item(session)
    view = show_pane(PollView(workshop, bridge, "T1-04", PollPane("Klima", PollSubject.CLIMATE)))

    qtbot.mouseClick(view.reveal, LEFT)

    assert view.grid.hasFocus()

"""Rounds, ballot papers, tapping, secrecy and the cut line of a vote, on the real view."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.builders import a_project_idea
from tests.views.keyboard import type_text
from workshop_app.model.people import Sector
from workshop_app.model.projects import Priority
from workshop_app.model.voting import PointsFormula
from workshop_app.phases.method import load_method
from workshop_app.phases.projector.polls_shown import read_shown_vote
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import ballot_papers, rounds, voting
from workshop_app.phases.votes.ballots import read_ballot
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.vote.cells import tap_boxes
from workshop_app.views.vote.delegate import ROW_HEIGHT, tie_ends
from workshop_app.views.vote.rows import Column
from workshop_app.views.vote.tools import EntryMode

FIELDS = VoteSubject.ACTION_FIELDS
LEFT = Qt.MouseButton.LeftButton


def ballot_of(workshop, vote_id=None):
    with workshop.read() as session:
        return read_ballot(session, FIELDS, vote_id)


def saved_points(workshop):
    return [option.points for option in ballot_of(workshop).options]


def give(workshop, field_ids, points):
    with workshop.change("Punkte eingetragen") as session:
        for field_id, number in zip(field_ids, points, strict=True):
            voting.set_points(session, FIELDS, field_id, number)


def add_papers(workshop, *texts, sector=None):
    for text in texts:
        with workshop.change("Stimmzettel eingetragen") as session:
            ballot_papers.add_paper(session, FIELDS, text, sector=sector)


def start_round(workshop, *codes):
    with workshop.change("Runde") as session:
        return rounds.start_round(session, FIELDS, option_codes=codes)


def set_rules(workshop, **rules):
    with workshop.change("Regel") as session:
        voting.set_rules(session, FIELDS, **rules)


def cell(view, row, column, role=Qt.ItemDataRole.DisplayRole):
    return view.model.index(row, view.model.column_of(column)).data(role)


def column_texts(view, column):
    return [cell(view, row, column) for row in range(view.model.rowCount())]


def choose_mode(qtbot, view, mode):
    qtbot.mouseClick(view.tools.modes.button(mode), LEFT)


def shown_tabs(view):
    return [view.tabs.tabText(place) for place in range(view.tabs.count())]


# Rounds


def test_one_round_needs_no_tabs(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 6, 3, 2))

    assert not make_view().tabs.isVisible()


def test_a_further_round_is_shown_at_once_with_the_earlier_points_beside(
    workshop, field_ids, make_view
):
    give(workshop, field_ids, (9, 6, 3, 2))
    view = make_view()

    view.tools.rounds.again.trigger()

    assert shown_tabs(view) == ["1. Runde · zählt", "2. Runde"]
    assert view.tabs.currentIndex() == 1
    assert column_texts(view, Column.POINTS) == ["", "", "", ""]
    assert column_texts(view, Column.OTHERS) == ["9", "6", "3", "2"]


def test_a_further_round_can_be_counted_at_once_without_the_mouse(
    qtbot, workshop, field_ids, make_view
):
    give(workshop, field_ids, (9, 6, 3, 2))
    view = make_view()
    view.tools.rounds.button.setFocus()

    view.tools.rounds.again.trigger()

    assert view.table.hasFocus()
    assert view.table.currentIndex().row() == 0


def test_the_arrow_keys_lead_from_round_to_round(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 6, 3, 2))
    start_round(workshop)
    view = make_view()
    view.tabs.setFocus()

    qtbot.keyClick(view.tabs, Qt.Key.Key_Left)

    assert column_texts(view, Column.POINTS) == ["9", "6", "3", "2"]


def test_points_go_to_the_round_that_is_shown(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 6, 3, 2))
    first = ballot_of(workshop).vote_id
    second = start_round(workshop)
    view = make_view()
    view.tabs.setCurrentIndex(0)
    view.table.setFocus()
    view.table.show_row(0)

    type_text(view.table, "8")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert ballot_of(workshop, first).options[0].points == 8
    assert ballot_of(workshop, second).options[0].points is None


def test_what_is_typed_is_saved_in_its_round_before_another_is_shown(
    workshop, field_ids, make_view
):
    give(workshop, field_ids, (9, 6, 3, 2))
    start_round(workshop)
    view = make_view()
    view.rules.question.setFocus()
    type_text(view.rules.question, "x")

    view.tabs.setCurrentIndex(0)

    assert ballot_of(workshop).question == "xWelche Handlungsfelder vertiefen wir morgen?"
    assert view.rules.question.text() == "Welche Handlungsfelder vertiefen wir morgen?"


def test_a_tie_at_the_cut_can_be_decided_by_a_run_off(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    view = make_view()
    view.places.setValue(2)
    assert view.tools.rounds.run_off.text() == "Stichwahl: HF-02 und HF-03"

    view.tools.rounds.run_off.trigger()

    assert column_texts(view, Column.CODE) == ["HF-02", "HF-03"]
    assert shown_tabs(view) == ["1. Runde · zählt", "2. Runde · Stichwahl"]


def test_focus_stays_in_the_vote_when_a_run_off_is_taken_back(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    view = make_view()
    view.places.setValue(2)
    view.tools.rounds.run_off.trigger()
    view.tabs.setFocus()

    workshop.undo()

    assert view.table.hasFocus()


def test_lines_beside_two_ties_are_parted(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 9, 5, 5))
    view = make_view()
    model = view.model

    assert [tie_ends(model.index(row, 0)) for row in range(4)] == [
        (True, False),
        (False, True),
        (True, False),
        (False, True),
    ]


def test_without_a_tie_at_the_cut_there_is_no_run_off(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    view = make_view()

    view.places.setValue(1)

    assert not view.tools.rounds.run_off.isEnabled()


def test_a_further_round_can_be_among_those_above_the_cut(workshop, field_ids, make_view):
    give(workshop, field_ids, (2, 9, 6, 3))
    view = make_view()
    view.places.setValue(3)
    assert view.tools.rounds.first.text() == "Nur unter den ersten 3"

    view.tools.rounds.first.trigger()

    assert column_texts(view, Column.CODE) == ["HF-02", "HF-03", "HF-04"]


def test_the_winner_of_a_run_off_joins_those_already_chosen(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    with workshop.change("Gewählt") as session:
        voting.choose(session, field_ids[:1])
    start_round(workshop, "HF-02", "HF-03")
    give(workshop, field_ids[1:3], (4, 6))
    set_rules(workshop, is_revealed=True)
    view = make_view()

    qtbot.mouseClick(view.choose_button, LEFT)

    first = ballot_of(workshop, ballot_of(workshop).rounds[0].id)
    assert [option.is_chosen for option in first.options] == [True, False, True, False]


def test_another_round_can_be_made_to_count(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    start_round(workshop)
    view = make_view()

    view.tools.rounds.decide.trigger()

    assert shown_tabs(view) == ["1. Runde", "2. Runde · zählt"]
    assert not view.tools.rounds.decide.isEnabled()


def test_a_deleted_round_comes_back_with_undo(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    start_round(workshop)
    view = make_view()

    view.tools.rounds.delete.trigger()
    after_deleting = view.tabs.count()
    workshop.undo()

    assert (after_deleting, view.tabs.count()) == (1, 2)


def test_a_round_can_be_jumped_to_by_its_code(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    start_round(workshop)
    view = make_view()

    assert view.jump_to("AB-01")
    assert view.tabs.currentIndex() == 0


def test_rounds_are_in_the_reopened_file(workshop, bridge, field_ids, show_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    start_round(workshop, "HF-02", "HF-03")

    with WorkshopFile.open(workshop.path, for_writing=False) as reading:
        other = ChangeBridge(reading)
        view = show_view(reading, other)

        assert shown_tabs(view) == ["1. Runde · zählt", "2. Runde · Stichwahl"]
        assert not view.tools.rounds.button.isEnabled()
        other.close()


# Proposals


def test_the_menu_proposes_numbers_of_points_with_their_formulas(workshop, field_ids, make_view):
    view = make_view()

    texts = [action.text() for action in view.rules.proposals.menu.actions()[1:5]]

    assert texts == [
        "2  ·  halb so viele, wie zur Wahl stehen, aufgerundet (4 ÷ 2)",
        "2  ·  ein Drittel dessen, was zur Wahl steht, aufgerundet (4 ÷ 3)",
        "2  ·  ein Viertel dessen, was zur Wahl steht, aufgerundet (4 ÷ 4)",
        "2  ·  so viele, dass Gleichstand selten wird (4 × 3 ÷ (2 × 10))",
    ]


def test_a_chosen_proposal_is_kept_with_its_formula(workshop, field_ids, make_view):
    view = make_view()

    view.rules.proposals.menu.actions()[2].trigger()

    ballot = ballot_of(workshop)
    assert (ballot.points_per_person, ballot.points_formula) == (2, PointsFormula.THIRD)


def test_a_number_of_ones_own_has_no_formula(workshop, field_ids, make_view):
    view = make_view()
    view.rules.proposals.menu.actions()[2].trigger()

    view.rules.points.setValue(3)

    assert ballot_of(workshop).points_formula is None
    assert view.rules.note.isVisible()


def test_the_menu_proposes_how_many_points_one_field_may_get(workshop, field_ids, make_view):
    view = make_view()

    view.rules.proposals.menu.actions()[-2].trigger()

    assert ballot_of(workshop).maximum_per_option == 1


# Ballot papers


def test_numbers_and_enter_enter_paper_after_paper(qtbot, workshop, field_ids, make_view):
    view = make_view()
    choose_mode(qtbot, view, EntryMode.PAPERS)

    for numbers in ("1,1", "3 4", "3"):
        type_text(view.papers.line, numbers)
        qtbot.keyClick(view.papers.line, Qt.Key.Key_Return)

    assert saved_points(workshop) == [2, 0, 2, 1]
    assert view.papers.state.text() == "zuletzt 3"
    assert view.papers.line.text() == ""
    assert view.papers.line.hasFocus()


def test_numbers_of_the_paper_stand_beside_the_options(qtbot, workshop, field_ids, make_view):
    view = make_view()

    choose_mode(qtbot, view, EntryMode.PAPERS)

    assert column_texts(view, Column.CODE) == ["1", "2", "3", "4"]


def test_a_letter_chooses_the_group_and_is_not_written(qtbot, workshop, field_ids, make_view):
    view = make_view()
    choose_mode(qtbot, view, EntryMode.PAPERS)

    type_text(view.papers.line, "v1,2")
    qtbot.keyClick(view.papers.line, Qt.Key.Key_Return)

    with workshop.read() as session:
        paper = ballot_papers.last_paper(session, read_ballot(session, FIELDS))
    assert (paper.sector, paper.numbers) == (Sector.ADMINISTRATION, (1, 2))


def test_a_paper_against_the_rules_stays_in_the_line(qtbot, bridge, workshop, field_ids, make_view):
    view = make_view()
    choose_mode(qtbot, view, EntryMode.PAPERS)
    type_text(view.papers.line, "1,2,3")

    with qtbot.waitSignal(bridge.told) as told:
        qtbot.keyClick(view.papers.line, Qt.Key.Key_Return)

    assert told.args[0].text == "3 Punkte auf dem Stimmzettel, erlaubt sind 2."
    assert view.papers.line.selectedText() == "1,2,3"


def test_undo_takes_one_paper_back_on_the_screen_too(qtbot, workshop, field_ids, make_view):
    view = make_view()
    choose_mode(qtbot, view, EntryMode.PAPERS)
    for numbers in ("1,1", "3"):
        type_text(view.papers.line, numbers)
        qtbot.keyClick(view.papers.line, Qt.Key.Key_Return)
    assert not view.papers.line.isUndoAvailable()  # so that Ctrl+Z goes to the workshop

    workshop.undo()

    assert view.papers.state.text() == "zuletzt 1, 1"
    assert column_texts(view, Column.POINTS) == ["2", "0", "0", "0"]


def test_the_last_paper_is_taken_back_by_its_button(qtbot, workshop, field_ids, make_view):
    add_papers(workshop, "1", "2")
    view = make_view()

    qtbot.mouseClick(view.papers.take_back, LEFT)

    assert saved_points(workshop) == [1, 0, 0, 0]
    assert view.papers.line.hasFocus()


def test_with_papers_the_shares_of_people_are_shown(workshop, field_ids, make_view):
    add_papers(workshop, "1,1", "1,2", "2", "4")

    view = make_view()

    tips = [cell(view, row, Column.POINTS, Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert tips == ["50\N{NO-BREAK SPACE}% der Stimmzettel geben Punkte"] * 2
    assert view.check.text() == "4 von 10 Stimmzetteln · 6 Punkte"


def test_without_papers_there_are_no_shares(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))

    assert all(not row.people for row in make_view().model.rows)


def test_papers_and_counts_exclude_each_other(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    view = make_view()
    counted = view.tools.modes.button(EntryMode.PAPERS).isEnabled()
    view.tools.rounds.again.trigger()

    add_papers(workshop, "1")

    assert not counted
    assert view.tools.mode is EntryMode.PAPERS
    assert not view.tools.modes.button(EntryMode.COUNT).isEnabled()
    index = view.model.index(0, view.model.column_of(Column.POINTS))
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


# Tapping


def test_space_and_plus_give_points_and_minus_takes_one(qtbot, workshop, field_ids, make_view):
    view = make_view()
    choose_mode(qtbot, view, EntryMode.TAP)
    view.table.show_row(1)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Space, Qt.Key.Key_Minus):
        qtbot.keyClick(view.table, key)

    assert saved_points(workshop) == [None, 2, None, None]


def test_keys_lead_from_the_chosen_way_of_entry_to_the_ballot_papers(
    qtbot, workshop, field_ids, make_view
):
    view = make_view()
    view.tools.modes.button(EntryMode.COUNT).setFocus()

    qtbot.keyClick(view.tools.modes.button(EntryMode.COUNT), Qt.Key.Key_Right)
    qtbot.keyClick(view.tools.modes.button(EntryMode.PAPERS), Qt.Key.Key_Return)

    assert view.papers.line.hasFocus()


def test_boxes_for_tapping_have_room_beside_other_rounds(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 6, 3, 2))
    start_round(workshop)
    view = make_view()
    view.resize(660, 500)

    choose_mode(qtbot, view, EntryMode.TAP)

    rect = view.table.visualRect(view.model.index(0, view.model.column_of(Column.POINTS)))
    assert tap_boxes(rect)[1].right() < rect.right()


def test_clicks_give_and_take_points(qtbot, workshop, field_ids, make_view):
    view = make_view()
    choose_mode(qtbot, view, EntryMode.TAP)
    rect = view.table.visualRect(view.model.index(2, view.model.column_of(Column.POINTS)))
    minus, plus = tap_boxes(rect)

    for place in (plus, plus, plus, minus):
        qtbot.mouseClick(view.table.viewport(), LEFT, pos=place.center())

    assert saved_points(workshop) == [None, None, 2, None]


def test_no_option_gets_less_than_no_point(qtbot, workshop, field_ids, make_view):
    view = make_view()
    choose_mode(qtbot, view, EntryMode.TAP)

    qtbot.keyClick(view.table, Qt.Key.Key_Minus)

    assert saved_points(workshop)[0] == 0


def test_undo_takes_one_tap_back(qtbot, workshop, field_ids, make_view):
    view = make_view()
    choose_mode(qtbot, view, EntryMode.TAP)
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    qtbot.keyClick(view.table, Qt.Key.Key_Space)

    workshop.undo()

    assert cell(view, 0, Column.POINTS) == "1"


def test_digits_still_count_while_tapping(qtbot, workshop, field_ids, make_view):
    view = make_view()
    choose_mode(qtbot, view, EntryMode.TAP)

    type_text(view.table, "7")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert saved_points(workshop)[0] == 7


# Secret until revealed


def test_all_vote_again_in_secret(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 6, 3, 2))
    view = make_view()
    view.tools.rounds.again.trigger()

    give(workshop, field_ids, (2, 3, 6, 9))

    assert view.rules.is_secret.isChecked()
    assert ballot_of(workshop).is_hidden
    assert not view.tools.reveal.isHidden()


def test_whoever_counts_a_secret_vote_sees_the_numbers_and_no_ranking(
    workshop, field_ids, make_view
):
    set_rules(workshop, is_secret=True)
    view = make_view()

    give(workshop, field_ids, (9, 6, 3, 2))

    assert column_texts(view, Column.POINTS) == ["9", "6", "3", "2"]
    assert column_texts(view, Column.RANK) == [""] * 4
    assert not any(row.share for row in view.model.rows)
    assert view.check.text() == "20 von 20 Punkten · passt"
    spoken = cell(view, 0, Column.POINTS, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "HF-01 Sprache, 9 Punkte, für den Raum verdeckt, nicht gewählt"
    assert "nur hier am Laptop" in cell(view, 0, Column.POINTS, Qt.ItemDataRole.ToolTipRole)
    assert not view.by_points.isEnabled()
    assert not view.choose_button.isEnabled()


def test_the_projector_shows_no_number_of_a_secret_vote_while_it_is_counted(workshop, field_ids):
    set_rules(workshop, is_secret=True)
    give(workshop, field_ids, (9, 6, 3, 2))

    with workshop.read() as session:
        picture = read_shown_vote(session, load_method().step("T1-11"), FIELDS)

    assert [bar.points for bar in picture.bars] == [None] * 4


def test_revealed_the_result_stands_by_points(qtbot, workshop, field_ids, make_view):
    set_rules(workshop, is_secret=True)
    give(workshop, field_ids, (3, 9, 6, 2))
    view = make_view()

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view.table, Qt.Key.Key_A, both)
    qtbot.waitUntil(lambda: not ballot_of(workshop).is_hidden)  # the button is seen to be pressed

    assert column_texts(view, Column.POINTS) == ["9", "6", "3", "2"]
    assert view.tools.reveal.text() == "Verdecken"


def test_a_result_can_be_hidden_again(qtbot, workshop, field_ids, make_view):
    set_rules(workshop, is_secret=True, is_revealed=True)
    give(workshop, field_ids, (3, 9, 6, 2))
    view = make_view()

    qtbot.mouseClick(view.tools.reveal, LEFT)

    assert ballot_of(workshop).is_hidden
    assert column_texts(view, Column.RANK) == [""] * 4


def test_papers_of_a_secret_vote_are_counted_and_not_shown(workshop, field_ids, make_view):
    set_rules(workshop, is_secret=True)
    add_papers(workshop, "1", "2,2")

    view = make_view()

    assert (view.papers.state.text(), view.check.text()) == (
        *("zuletzt 2, 2", "2 von 10 Stimmzetteln · 3 Punkte"),
    )
    assert column_texts(view, Column.POINTS) == ["erfasst"] * 4
    spoken = cell(view, 0, Column.POINTS, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "HF-01 Sprache, Punkte verdeckt, nicht gewählt"
    assert not view.tools.by_groups.isEnabled()


def test_a_hidden_round_is_hidden_beside_another_too(workshop, field_ids, make_view):
    set_rules(workshop, is_secret=True)
    give(workshop, field_ids, (3, 9, 6, 2))
    start_round(workshop)

    view = make_view()

    assert column_texts(view, Column.OTHERS) == ["•"] * 4
    place = view.model.column_of(Column.OTHERS)
    tip = view.model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "• heißt verdeckt" in tip


# The cut line


def test_alt_and_arrows_move_the_cut_line(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 6, 3, 2))
    view = make_view()
    view.by_points.setChecked(True)

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(view.table, key, Qt.KeyboardModifier.AltModifier)

    assert (view.places.value(), ballot_of(workshop).cut_after) == (3, 3)


def test_the_cut_line_is_dragged_to_another_rank(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 6, 3, 2))
    view = make_view()
    view.by_points.setChecked(True)
    view.table.viewport().repaint()
    viewport, line = view.table.viewport(), 2 * ROW_HEIGHT - 1

    qtbot.mousePress(viewport, LEFT, pos=QPoint(300, line))
    qtbot.mouseMove(viewport, QPoint(300, 3 * ROW_HEIGHT + 4))
    qtbot.mouseRelease(viewport, LEFT, pos=QPoint(300, 3 * ROW_HEIGHT + 4))

    assert ballot_of(workshop).cut_after == 3


def test_the_cut_line_of_projects_stands_behind_those_that_come_first(workshop, make_view):
    subject = VoteSubject.PROJECT_IDEAS
    with workshop.change("Projekte angelegt") as session:
        ids = [a_project_idea(session, title=title).id for title in ("Lotsen", "Café", "Paten")]
        voting.set_rules(session, subject, is_secret=False)
        for project_id, points in zip(ids, (9, 6, 3), strict=True):
            voting.set_points(session, subject, project_id, points)
        voting.set_priority(session, ids[0], Priority.A)

    view = make_view(subject)
    view.by_points.setChecked(True)

    assert (view.places.value(), view.model.rows_within(1)) == (1, 1)
    assert view.places.isVisible()


def test_a_tie_moves_the_cut_line_below_it(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 5, 5, 1))
    view = make_view()
    view.by_points.setChecked(True)
    view.places.setValue(2)

    assert view.model.rows_within(2) == 3
    spoken = cell(view, 1, Column.RANK, Qt.ItemDataRole.AccessibleTextRole)
    assert "Rang 2, gleichauf mit 1" in spoken


def test_the_cut_is_in_the_reopened_file(workshop, field_ids, show_view, make_view):
    give(workshop, field_ids, (9, 6, 3, 2))
    view = make_view()
    view.places.setValue(3)

    with WorkshopFile.open(workshop.path, for_writing=False) as reading:
        other = ChangeBridge(reading)
        assert show_view(reading, other).places.value() == 3
        other.close()


# Too many points


def test_too_many_points_must_be_explained_before_they_are_used(
    qtbot, workshop, field_ids, make_view
):
    give(workshop, field_ids, (12, 6, 3, 2))
    view = make_view()
    before = (view.surplus.caption.text(), view.choose_button.isEnabled())

    type_text(view.surplus.note, "Drei kamen später")
    qtbot.keyClick(view.surplus.note, Qt.Key.Key_Return)

    assert before == ("3 Punkte zu viel: nachzählen oder begründen", False)
    assert ballot_of(workshop).surplus_note == "Drei kamen später"
    assert view.choose_button.isEnabled()


def test_too_few_points_are_only_a_note(workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 2, 1, 1))

    view = make_view()

    assert not view.surplus.isVisible()
    assert view.choose_button.isEnabled()


# Groups


def test_a_group_is_shown_from_five_papers_on(qtbot, workshop, field_ids, make_view):
    add_papers(workshop, *["1,1"] * 5, sector=Sector.POLITICS)
    add_papers(workshop, *["2"] * 5, sector=Sector.ADMINISTRATION)
    view = make_view()

    qtbot.mouseClick(view.tools.by_groups, LEFT)

    model = view.groups.model
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in (1, 2)] == [
        "Politik (5)",
        "Verwaltung (5)",
    ]
    assert [model.index(0, n).data() for n in (1, 2)] == ["10", "0"]
    assert view.groups.isVisible()
    assert not view.groups.notes.isVisible()


def test_the_last_paper_does_not_tell_of_which_group_it_is(workshop, field_ids, make_view):
    add_papers(workshop, "1,2", sector=Sector.POLITICS)

    assert make_view().papers.state.text() == "zuletzt 1, 2"


def test_a_small_group_is_not_shown_and_the_reason_is_told(qtbot, workshop, field_ids, make_view):
    add_papers(workshop, *["1"] * 4, sector=Sector.POLITICS)
    view = make_view()

    qtbot.mouseClick(view.tools.by_groups, LEFT)

    index = view.groups.model.index(0, 1)
    assert index.data() == "–"
    assert view.groups.notes.text() == "Kommunalpolitik: zu wenige Stimmzettel"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "HF-01 Sprache, Kommunalpolitik: zu wenige Stimmzettel"


# Around it


def test_sixty_options_in_three_rounds_fit_without_scrolling_sideways(workshop, bridge, show_view):
    with workshop.change("Projekte angelegt") as session:
        ids = [
            a_project_idea(session, title=f"{n} Begegnungsstättenverwaltungsverein " * 9).id
            for n in range(60)
        ]
        subject = VoteSubject.PROJECT_IDEAS
        for _round in range(3):
            for project_id in ids[:4]:
                voting.set_points(session, subject, project_id, 180)
            rounds.start_round(session, subject)

    view = show_view(workshop, bridge, VoteSubject.PROJECT_IDEAS)

    width = sum(view.table.columnWidth(column) for column in range(view.model.columnCount()))
    assert width <= view.table.viewport().width()
    assert view.minimumSizeHint().width() <= 786
    assert not view.grab().isNull()


def test_the_busiest_state_fits_into_the_pane(workshop, field_ids, make_view):
    set_rules(workshop, is_secret=True, is_revealed=True, maximum_per_option=1, voters=4)
    give(workshop, field_ids, (9, 6, 3, 2))
    start_round(workshop)
    add_papers(workshop, *["1,2"] * 6, sector=Sector.POLITICS)

    view = make_view()

    assert view.check.text() == "6 Stimmzettel, aber 4 Stimmberechtigte"
    assert view.minimumSizeHint().width() <= 786


def test_a_read_only_file_takes_no_round_paper_or_tap(qtbot, workshop, field_ids, show_view):
    add_papers(workshop, "1", "2")
    with WorkshopFile.open(workshop.path, for_writing=False) as reading:
        bridge = ChangeBridge(reading)
        view = show_view(reading, bridge)

        view.papers.line.setText("3")
        qtbot.keyClick(view.papers.line, Qt.Key.Key_Return)
        qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

        assert ballot_of(workshop).papers == 2
        assert not view.tools.rounds.button.isEnabled()
        assert not view.papers.take_back.isEnabled()
        bridge.close()


def test_every_new_control_has_a_name(field_ids, make_view):
    view = make_view()

    controls = (
        *(view.tabs, view.tools.modes, view.tools.reveal, view.tools.by_groups),
        *(view.tools.rounds.button, view.rules.usual, view.surplus.note),
        *(view.papers.line, view.papers.groups, view.papers.take_back, view.groups.table),
    )
    assert all(control.accessibleName() for control in controls)


def test_models_keep_the_rules_of_qt_over_rounds_and_papers(workshop, field_ids, make_view):
    view = make_view()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(view.model, mode, view)
    QAbstractItemModelTester(view.groups.model, mode, view)

    give(workshop, field_ids, (9, 5, 5, 1))
    view.by_points.setChecked(True)
    view.tools.rounds.run_off.trigger()
    view.tools.rounds.again.trigger()
    add_papers(workshop, "1", "2,2", sector=Sector.POLITICS)
    view.tabs.setCurrentIndex(0)
    workshop.undo()
    view.tools.rounds.delete.trigger()

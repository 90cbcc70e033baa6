import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication
from sqlalchemy import select

from tests.builders import a_project_idea, an_action_field
from tests.views.keyboard import type_text
from workshop_app.model.goals import ActionField
from workshop_app.model.projects import Priority, ProjectIdea
from workshop_app.model.voting import Vote
from workshop_app.phases import records
from workshop_app.phases.places import Place
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import voting
from workshop_app.phases.votes.ballots import read_ballot
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.vote.cells import in_two_lines, points_box, priority_boxes
from workshop_app.views.vote.delegate import ROW_HEIGHT
from workshop_app.views.vote.rows import Column

FIELDS = VoteSubject.ACTION_FIELDS
PROJECTS = VoteSubject.PROJECT_IDEAS


@pytest.fixture
def project_ids(workshop):
    with workshop.change("Projekte angelegt") as session:
        titles = ("Lesepaten", "Sprachcafé", "Wohnlotsen")
        return [a_project_idea(session, title=title).id for title in titles]


def ballot_of(workshop, subject=FIELDS):
    with workshop.read() as session:
        return read_ballot(session, subject)


def saved_points(workshop, subject=FIELDS):
    return [option.points for option in ballot_of(workshop, subject).options]


def give(workshop, option_ids, points, subject=FIELDS):
    with workshop.change("Punkte eingetragen") as session:
        for option_id, number in zip(option_ids, points, strict=True):
            voting.set_points(session, subject, option_id, number)


def enter(qtbot, view, text, key=Qt.Key.Key_Return):
    type_text(view.table, text[0])
    editor = QApplication.focusWidget()
    type_text(editor, text[1:])
    qtbot.keyClick(editor, key)


def go_to(view, row, column):
    view.table.setCurrentIndex(view.model.index(row, view.model.column_of(column)))


def cell(view, row, column, role=Qt.ItemDataRole.DisplayRole):
    return view.model.index(row, view.model.column_of(column)).data(role)


def click(qtbot, view, row, column, place=None):
    rect = view.table.visualRect(view.model.index(row, view.model.column_of(column)))
    target = place(rect) if place else rect.center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=target)


def shown_codes(view):
    return [row.option.code for row in view.model.rows]


# Counting


def test_digits_and_enter_count_option_after_option(qtbot, workshop, field_ids, make_view):
    view = make_view()

    for digits in ("12", "5", "0", "3"):
        enter(qtbot, view, digits)

    assert saved_points(workshop) == [12, 5, 0, 3]


def test_arrows_in_a_box_of_digits_save_and_go_on(qtbot, workshop, field_ids, make_view):
    view = make_view()

    enter(qtbot, view, "12", Qt.Key.Key_Down)
    enter(qtbot, view, "5", Qt.Key.Key_Up)

    assert saved_points(workshop) == [12, 5, None, None]
    assert view.table.currentIndex().row() == 0


def test_shift_and_enter_go_back(qtbot, workshop, field_ids, make_view):
    view = make_view()
    go_to(view, 2, Column.POINTS)
    type_text(view.table, "4")

    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, shift)
    once = view.table.currentIndex().row()
    qtbot.keyClick(view.table, Qt.Key.Key_Return, shift)

    assert saved_points(workshop)[2] == 4
    assert (once, view.table.currentIndex().row()) == (1, 0)


def test_counting_begins_where_points_are_missing(workshop, field_ids, make_view):
    give(workshop, field_ids[:2], (3, 4))

    view = make_view()

    assert view.table.currentIndex().row() == 2
    assert view.table.hasFocus()


def test_digits_typed_on_the_title_are_points(qtbot, workshop, field_ids, make_view):
    view = make_view()
    go_to(view, 1, Column.TITLE)

    enter(qtbot, view, "8")

    assert saved_points(workshop) == [None, 8, None, None]


def test_typing_replaces_the_number(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids[:1], (3,))
    view = make_view()
    go_to(view, 0, Column.POINTS)

    enter(qtbot, view, "14")

    assert saved_points(workshop)[0] == 14


def test_letters_do_not_begin_to_type_points(qtbot, workshop, field_ids, make_view):
    view = make_view()

    type_text(view.table, "x")

    assert view.table.state() is not QAbstractItemView.State.EditingState


def test_what_is_no_number_is_refused_in_words(qtbot, bridge, workshop, field_ids, make_view):
    view = make_view()

    with qtbot.waitSignal(bridge.told) as told:
        assert not view.model.setData(view.model.index(0, 3), "viele")

    assert told.args[0].text == "Bitte eine ganze Zahl ab 0 eingeben."
    assert saved_points(workshop)[0] is None


def test_delete_takes_the_points_away(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids[:1], (3,))
    view = make_view()
    go_to(view, 0, Column.POINTS)

    qtbot.keyClick(view.table, Qt.Key.Key_Delete)

    assert saved_points(workshop)[0] is None


def test_click_on_the_box_opens_it(qtbot, workshop, field_ids, make_view):
    view = make_view()

    click(qtbot, view, 2, Column.POINTS, lambda rect: points_box(rect).center())
    type_text(QApplication.focusWidget(), "7")
    view.save_pending()

    assert saved_points(workshop) == [None, None, 7, None]


def test_points_are_in_the_reopened_file(qtbot, workshop, field_ids, make_view):
    view = make_view()

    enter(qtbot, view, "12")

    with WorkshopFile.open(workshop.path, for_writing=False) as reopened:
        assert saved_points(reopened) == [12, None, None, None]


def test_undo_takes_the_last_number_back_on_the_screen_too(qtbot, workshop, field_ids, make_view):
    view = make_view()
    enter(qtbot, view, "12")
    enter(qtbot, view, "5")

    workshop.undo()

    assert [cell(view, row, Column.POINTS) for row in (0, 1)] == ["12", ""]


def test_equal_points_share_a_rank(workshop, field_ids, make_view):
    give(workshop, field_ids, (5, 9, 5, 1))

    view = make_view()

    assert [cell(view, row, Column.RANK) for row in range(4)] == ["2.", "1.", "2.", "4."]


def test_an_option_is_spoken_with_points_rank_and_choice(workshop, field_ids, make_view):
    give(workshop, field_ids[:2], (9, 6))
    with workshop.change("Gewählt") as session:
        voting.choose(session, field_ids[1:2])

    view = make_view()

    texts = [cell(view, row, Column.POINTS, Qt.ItemDataRole.AccessibleTextRole) for row in (1, 2)]
    assert texts == [
        "HF-02 Wohnen, 6 Punkte, Rang 2, gewählt",
        "HF-03 Arbeit, noch ohne Punkte, nicht gewählt",
    ]


def test_only_rows_that_read_otherwise_are_told_of(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 6, 5, 3))
    view = make_view()
    changed = []
    view.model.dataChanged.connect(lambda first, _last: changed.append(first.row()))

    give(workshop, field_ids[2:3], (4,))

    assert changed == [2]


# The check sum


@pytest.mark.parametrize(
    ("points", "text", "tone"),
    [
        ((9, 6, 3, 2), "20 von 20 Punkten · passt", "ok"),
        ((9, 2, 1, 1), "13 von 20 Punkten · 7 Punkte fehlen", "warning"),
        ((9, 6, 5, 3), "23 von 20 Punkten · 3 Punkte zu viel", "warning"),
        ((9, 6, 3, 1), "19 von 20 Punkten · 1 Punkt fehlt", "warning"),
        ((9, 6, 3, None), "18 von 20 Punkten · 2 Punkte fehlen", "neutral"),
    ],
)
def test_check_sum_tells_what_fits(workshop, field_ids, make_view, points, text, tone):
    view = make_view()

    give(workshop, field_ids, points)

    assert (view.check.text(), view.check.property("tone")) == (text, tone)


def test_vote_without_attendance_asks_who_votes(workshop, make_view):
    with workshop.change("Handlungsfeld angelegt") as session:
        field_id = an_action_field(session, title="Sprache").id
    give(workshop, [field_id], (1200,))

    assert make_view().check.text() == "1.200 Punkte gezählt · Wie viele stimmen ab?"


def test_option_above_the_limit_is_kept_and_marked(workshop, field_ids, make_view):
    with workshop.change("Regel") as session:
        voting.set_rules(session, FIELDS, maximum_per_option=1)
    view = make_view()

    give(workshop, field_ids, (14, 2, 2, 2))

    assert view.check.text() == "20 von 20 Punkten · 1 über der Grenze"
    tool_tip = cell(view, 0, Column.POINTS, Qt.ItemDataRole.ToolTipRole)
    assert tool_tip == "Mehr als möglich: 10 × 1 = 10 Punkte"
    assert tool_tip in cell(view, 0, Column.POINTS, Qt.ItemDataRole.AccessibleTextRole)
    assert saved_points(workshop)[0] == 14


# The rules


def test_usual_number_of_points_is_shown(field_ids, make_view):
    view = make_view()

    assert (view.rules.points.value(), view.rules.usual.text()) == (2, "üblich: 2")
    assert not view.rules.note.isVisible()


def test_another_number_asks_for_the_reason(qtbot, workshop, field_ids, make_view):
    view = make_view()
    view.rules.points.setValue(3)
    assert view.rules.note.isVisible()

    type_text(view.rules.note, "So vereinbart")
    qtbot.keyClick(view.rules.note, Qt.Key.Key_Return)

    ballot = ballot_of(workshop)
    assert (ballot.points_per_person, ballot.deviation_note) == (3, "So vereinbart")


def test_rules_are_saved_one_by_one(qtbot, workshop, field_ids, make_view):
    view = make_view()

    view.rules.voters.setValue(9)
    view.rules.maximum.setValue(2)
    qtbot.mouseClick(
        view.rules.is_secret, Qt.MouseButton.LeftButton, pos=view.rules.is_secret.rect().center()
    )

    ballot = ballot_of(workshop)
    assert (ballot.voters, ballot.maximum_per_option, ballot.is_secret) == (9, 2, True)
    assert not ballot.is_internal
    assert view.check.text() == "0 von 18 Punkten · 18 Punkte fehlen"


def test_vote_is_kept_out_of_the_concept_and_let_in_again(workshop, field_ids, make_view):
    view = make_view()
    box = view.rules.is_internal

    box.click()

    assert ballot_of(workshop).is_internal
    assert workshop.undo_label() == "Abstimmung als intern markiert"
    workshop.undo()
    assert not ballot_of(workshop).is_internal
    assert not box.isChecked()


def test_limit_can_be_lifted(workshop, field_ids, make_view):
    with workshop.change("Regel") as session:
        voting.set_rules(session, FIELDS, maximum_per_option=1)
    view = make_view()

    view.rules.maximum.setValue(0)

    assert ballot_of(workshop).maximum_per_option is None
    assert view.rules.maximum.text() == "keine Grenze"


def test_question_that_is_typed_is_saved_before_the_pane_goes(workshop, field_ids, make_view):
    view = make_view()
    view.rules.question.setFocus()
    view.rules.question.selectAll()
    type_text(view.rules.question, "Womit beginnen wir in Brückstadt?")

    view.save_pending()

    assert ballot_of(workshop).question == "Womit beginnen wir in Brückstadt?"


def test_number_that_is_typed_is_saved_before_the_pane_goes(workshop, field_ids, make_view):
    view = make_view()
    view.rules.focus_voters()
    type_text(view.rules.voters.lineEdit(), "37")

    view.save_pending()

    assert ballot_of(workshop).voters == 37


def test_undo_brings_a_rule_back_on_the_screen(workshop, field_ids, make_view):
    view = make_view()
    view.rules.voters.setValue(9)

    workshop.undo()

    assert view.rules.voters.value() == 10


# Choosing fields


def test_space_chooses_a_field_and_takes_the_choice_back(qtbot, workshop, field_ids, make_view):
    view = make_view()

    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    once = [option.is_chosen for option in ballot_of(workshop).options]
    qtbot.keyClick(view.table, Qt.Key.Key_Space)

    assert once == [True, False, False, False]
    assert not any(option.is_chosen for option in ballot_of(workshop).options)


def test_click_on_the_box_chooses_a_field(qtbot, workshop, field_ids, make_view):
    view = make_view()

    click(qtbot, view, 1, Column.CHOSEN)

    assert [option.is_chosen for option in ballot_of(workshop).options][1]


def test_press_in_one_row_and_release_in_another_chooses_none(
    qtbot, workshop, field_ids, make_view
):
    view = make_view()
    rects = [view.table.visualRect(view.model.index(row, 0)) for row in (0, 2)]

    viewport, left = view.table.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, left, pos=rects[0].center())
    qtbot.mouseRelease(viewport, left, pos=rects[1].center())

    assert not any(option.is_chosen for option in ballot_of(workshop).options)


def test_first_places_are_chosen_at_once(qtbot, bridge, workshop, field_ids, make_view):
    give(workshop, field_ids, (2, 9, 6, 3))
    view = make_view()
    view.places.setValue(2)

    with qtbot.waitSignal(bridge.told) as told:
        qtbot.mouseClick(view.choose_button, Qt.MouseButton.LeftButton)

    assert [option.is_chosen for option in ballot_of(workshop).options] == [
        False,
        True,
        True,
        False,
    ]
    assert (told.args[0].text, told.args[0].offers_undo) == ("2 Handlungsfelder gewählt", True)


def test_tie_at_the_cut_comes_along_and_is_told(qtbot, bridge, workshop, field_ids, make_view):
    give(workshop, field_ids, (5, 9, 5, 1))
    view = make_view()
    view.places.setValue(2)

    with qtbot.waitSignal(bridge.told) as told:
        qtbot.mouseClick(view.choose_button, Qt.MouseButton.LeftButton)

    assert told.args[0].text == (
        "3 Handlungsfelder gewählt: mehr als 2, denn an der Grenze ist Gleichstand"
    )


def test_one_undo_takes_the_choice_of_the_first_places_back(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids, (2, 9, 6, 3))
    view = make_view()
    qtbot.mouseClick(view.choose_button, Qt.MouseButton.LeftButton)

    workshop.undo()

    assert not any(row.option.is_chosen for row in view.model.rows)


def test_nothing_can_be_chosen_by_points_before_there_are_any(field_ids, make_view):
    assert not make_view().choose_button.isEnabled()


def test_reasons_are_missed_only_once_something_is_chosen(workshop, field_ids, make_view):
    view = make_view()
    before = [row.lacks_reason for row in view.model.rows]

    with workshop.change("Gewählt") as session:
        voting.choose(session, field_ids[:2])

    assert not any(before)
    assert [row.lacks_reason for row in view.model.rows] == [False, False, True, True]
    spoken = cell(view, 2, Column.REASON, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Begründung: fehlt")


def test_reason_is_typed_into_its_cell_and_enter_goes_to_the_next(
    qtbot, workshop, field_ids, make_view
):
    with workshop.change("Gewählt") as session:
        voting.choose(session, [field_ids[0], field_ids[2]])
    view = make_view()
    go_to(view, 1, Column.REASON)

    enter(qtbot, view, "Führt der Kreis")

    assert ballot_of(workshop).options[1].reason == "Führt der Kreis"
    assert view.table.currentIndex().row() == 3


def test_chosen_field_asks_for_no_reason(workshop, field_ids, make_view):
    with workshop.change("Gewählt") as session:
        voting.choose(session, field_ids[:1])
        voting.set_reason(session, field_ids[0], "war einmal abgewählt")

    view = make_view()

    index = view.model.index(0, view.model.column_of(Column.REASON))
    assert not index.data()
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


# Order


def test_by_points_the_most_stand_first_and_back_again(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids[:3], (2, 9, 6))
    view = make_view()

    qtbot.mouseClick(view.by_points, Qt.MouseButton.LeftButton)
    sorted_codes = shown_codes(view)
    qtbot.mouseClick(view.by_points, Qt.MouseButton.LeftButton)

    assert sorted_codes == ["HF-02", "HF-03", "HF-01", "HF-04"]
    assert shown_codes(view) == ["HF-01", "HF-02", "HF-03", "HF-04"]


def test_order_stays_while_points_are_typed(qtbot, workshop, field_ids, make_view):
    view = make_view()

    for digits in ("2", "9", "6"):
        enter(qtbot, view, digits)

    assert shown_codes(view) == ["HF-01", "HF-02", "HF-03", "HF-04"]


def test_focus_goes_on_to_the_next_option_where_a_row_has_moved(
    qtbot, workshop, field_ids, make_view
):
    give(workshop, field_ids, (9, 6, 5, 3))
    view = make_view()
    view.by_points.setChecked(True)
    go_to(view, 1, Column.POINTS)

    enter(qtbot, view, "1")

    assert shown_codes(view) == ["HF-01", "HF-03", "HF-04", "HF-02"]
    assert cell(view, view.table.currentIndex().row(), Column.CODE) == "HF-03"


# Projects


@pytest.mark.parametrize(
    ("key", "priority"),
    [(Qt.Key.Key_A, Priority.A), (Qt.Key.Key_B, Priority.B), (Qt.Key.Key_C, Priority.C)],
)
def test_letter_gives_the_project_its_priority(
    qtbot, workshop, project_ids, make_view, key, priority
):
    view = make_view(PROJECTS)

    qtbot.keyClick(view.table, key)

    assert ballot_of(workshop, PROJECTS).options[0].priority is priority


def test_delete_takes_the_priority_and_leaves_the_points(qtbot, workshop, project_ids, make_view):
    view = make_view(PROJECTS)
    enter(qtbot, view, "5", Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    qtbot.keyClick(view.table, Qt.Key.Key_A)

    qtbot.keyClick(view.table, Qt.Key.Key_Delete)

    first = ballot_of(workshop, PROJECTS).options[0]
    assert (first.points, first.priority) == (5, None)


def test_click_on_a_letter_sets_it_and_a_second_one_takes_it_back(
    qtbot, workshop, project_ids, make_view
):
    view = make_view(PROJECTS)

    def letter_b(rect):
        return priority_boxes(rect)[1][1].center()

    click(qtbot, view, 1, Column.PRIORITY, letter_b)
    once = ballot_of(workshop, PROJECTS).options[1].priority
    click(qtbot, view, 1, Column.PRIORITY, letter_b)

    assert (once, ballot_of(workshop, PROJECTS).options[1].priority) == (Priority.B, None)


def test_project_is_spoken_with_its_priority(workshop, project_ids, make_view):
    give(workshop, project_ids[:1], (1,), PROJECTS)
    with workshop.change("Vorrang") as session:
        voting.set_rules(session, PROJECTS, is_revealed=True)
        voting.set_priority(session, project_ids[0], Priority.A)

    spoken = cell(make_view(PROJECTS), 0, Column.TITLE, Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "PI-01 Lesepaten, 1 Punkt, Rang 1, Priorität A"


def test_priority_of_another_list_is_shown_as_it_is(qtbot, workshop, project_ids, make_view):
    with workshop.change("Import") as session:
        records.set_field(session, ProjectIdea, project_ids[0], "priority", "sehr hoch")

    view = make_view(PROJECTS)

    assert cell(view, 0, Column.PRIORITY) == "sehr hoch"
    assert not view.grab().isNull()


def test_projects_are_not_chosen(qtbot, workshop, project_ids, make_view):
    view = make_view(PROJECTS)

    qtbot.keyClick(view.table, Qt.Key.Key_Space)

    assert not view.choose_button.isVisible()
    assert workshop.undo_label() == "Projekte angelegt"


def test_sixty_projects_with_long_titles_fit_without_scrolling_sideways(workshop, make_view):
    with workshop.change("Projekte angelegt") as session:
        for number in range(60):
            a_project_idea(session, title=f"{number} Begegnungsstättenverwaltungsverein " * 9)

    view = make_view(PROJECTS)

    width = sum(view.table.columnWidth(column) for column in range(view.model.columnCount()))
    assert width <= view.table.viewport().width()
    assert not view.grab().isNull()


# Around it


def test_deleted_option_stays_and_cannot_be_changed(qtbot, workshop, field_ids, make_view):
    give(workshop, field_ids, (9, 6, 3, 2))
    view = make_view()

    with workshop.change("Gelöscht") as session:
        records.delete(session, ActionField, field_ids[:1])

    assert (cell(view, 3, Column.TITLE), cell(view, 3, Column.POINTS)) == ("(gelöscht)", "9")
    go_to(view, 3, Column.POINTS)
    type_text(view.table, "7")
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert saved_points(workshop) == [6, 3, 2, 9]


def test_new_field_appears_as_it_is_added_elsewhere(workshop, field_ids, make_view):
    view = make_view()

    with workshop.change("Handlungsfeld angelegt") as session:
        an_action_field(session, title="Sport")

    assert cell(view, 4, Column.TITLE) == "Sport"


@pytest.mark.parametrize(
    ("subject", "place"), [(FIELDS, Place("V-04", 0)), (PROJECTS, Place("T2-06", 0))]
)
def test_vote_without_options_leads_to_where_they_come_from(qtbot, make_view, subject, place):
    view = make_view(subject)
    assert view.empty.isVisible()

    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert wanted.args == [place]


def test_the_row_in_hand_stays_in_sight_when_the_table_becomes_lower(
    workshop, field_ids, make_view
):
    view = make_view()
    free = view.table.viewport().height() - view.table.rowViewportPosition(3) - ROW_HEIGHT
    view.resize(view.width(), view.height() - free)
    QApplication.processEvents()
    view.table.show_row(3)

    view.rules.setFixedHeight(view.rules.height() + 60)  # as when a line about a surplus comes
    QApplication.processEvents()

    row = view.table.visualRect(view.table.currentIndex())
    assert view.table.viewport().rect().contains(row)


def test_option_can_be_jumped_to(workshop, field_ids, make_view):
    view = make_view()

    assert view.jump_to("HF-03")
    assert view.table.currentIndex().row() == 2
    assert not view.jump_to("HF-99")


def test_rules_can_be_jumped_to_by_the_code_of_the_vote(workshop, field_ids, make_view):
    give(workshop, field_ids[:1], (3,))
    view = make_view()

    assert view.jump_to("AB-01")
    assert view.rules.voters.hasFocus()


def test_read_only_file_shows_the_vote_and_takes_nothing(qtbot, workshop, field_ids, show_view):
    give(workshop, field_ids, (9, 6, 3, 2))
    with WorkshopFile.open(workshop.path, for_writing=False) as reading:
        bridge = ChangeBridge(reading)
        view = show_view(reading, bridge, FIELDS)

        type_text(view.table, "7")
        qtbot.keyClick(view.table, Qt.Key.Key_Space)
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)

        assert view.rules.question.isReadOnly()
        assert not view.rules.voters.isEnabled()
        assert not view.choose_button.isEnabled()
        assert saved_points(reading) == [9, 6, 3, 2]
        bridge.close()


def test_every_control_has_a_name(field_ids, make_view):
    view = make_view()

    controls = (
        *(view.rules.question, view.rules.voters, view.rules.points, view.rules.maximum),
        *(view.rules.is_secret, view.rules.is_internal, view.rules.note),
        *(view.by_points, view.places, view.choose_button, view.table),
    )
    assert all(control.accessibleName() for control in controls)


def test_model_keeps_the_rules_of_qt(qtbot, workshop, field_ids, make_view):
    view = make_view()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(view.model, mode, view)

    enter(qtbot, view, "4")
    enter(qtbot, view, "9")
    view.by_points.setChecked(True)
    with workshop.change("Gelöscht") as session:
        records.delete(session, ActionField, field_ids[:1])
    workshop.undo()
    view.by_points.setChecked(False)


def test_a_title_is_broken_rather_than_cut_whatever_the_width(qtbot):
    metrics = QFontMetrics(QApplication.font())
    text = "Gesundheit und Pflege"
    widest = max(map(metrics.horizontalAdvance, ("Gesundheit und", "Pflege"))) + 2

    shown = [
        in_two_lines(text, metrics, width)
        for width in range(widest, metrics.horizontalAdvance(text) + 10)
    ]

    assert not [lines for lines in shown if "…" in "".join(lines)]


@pytest.mark.parametrize("number", [-(10**15), 10**15])
def test_numbers_that_no_field_can_show_do_no_harm(workshop, field_ids, make_view, number):
    with workshop.change("Aus Datei eingelesen") as session:
        vote = session.scalars(select(Vote)).one()
        vote.voters = vote.points_per_person = vote.cut_after = number

    view = make_view()

    assert len(view.model.rows) == len(field_ids)

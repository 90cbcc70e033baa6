import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.builders import a_climate_item, a_climate_scale, a_participant
from tests.views.keyboard import type_text
from workshop_app.model.climate import ClimateScale
from workshop_app.phases.polls import climate, poll_secrecy
from workshop_app.phases.step import PollPane, PollSubject
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.poll.view import PollView


@pytest.fixture
def statements(workshop):
    with workshop.change("Aussagen angelegt") as session:
        for text in ("Alle grüßen.", "Ämter helfen."):
            a_climate_item(session, statement=text, counts={}, mean_reported=None)
        for _number in range(6):
            a_participant(session, attends_day_1=True, attends_day_2=True)


@pytest.fixture
def make_view(workshop, bridge, show_pane):
    def make(subject=PollSubject.CLIMATE):
        return show_pane(PollView(workshop, bridge, "T1-04", PollPane("Klima", subject)))

    return make


def enter(qtbot, view, digits, key=Qt.Key.Key_Return):
    type_text(view.grid, digits[0])
    editor = QApplication.focusWidget()
    type_text(editor, digits[1:])
    qtbot.keyClick(editor, key)


def reveal(workshop):
    with workshop.change("Ergebnis aufgedeckt") as session:
        poll_secrecy.set_hidden(session, ClimateScale, is_hidden=False)


def saved(workshop, number=0):
    with workshop.read() as session:
        return climate.statements(session)[number]


def test_digits_and_enter_fill_the_counts_of_a_group(qtbot, workshop, statements, make_view):
    view = make_view()

    for digits in ("0", "1", "2", "12", "3"):
        enter(qtbot, view, digits)

    assert saved(workshop).group_counts == {
        "kommunalpolitik": {"2": 1, "3": 2, "4": 12, "5": 3} | {"1": 0}
    }


def test_tab_goes_on_like_enter(qtbot, workshop, statements, make_view):
    view = make_view()

    enter(qtbot, view, "4", Qt.Key.Key_Tab)

    assert (view.grid.currentIndex().row(), view.grid.currentIndex().column()) == (1, 1)


def test_an_arrow_confirms_a_count_and_goes_that_way(qtbot, workshop, statements, make_view):
    view = make_view()
    for digits in ("3", "5"):
        type_text(view.grid, digits)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)

    assert [view.grid.model().index(1, column).data() for column in (0, 1)] == ["3", "5"]


def test_behind_the_last_count_comes_the_next_statement(qtbot, statements, make_view):
    view = make_view()
    last = view.grid_model.rowCount() - 1
    view.grid.setCurrentIndex(view.grid_model.index(last, 4))

    enter(qtbot, view, "1")

    assert view.current.text == "Ämter helfen."


def test_enter_on_a_statement_begins_its_counts(qtbot, statements, make_view):
    view = make_view()
    view.list.setFocus()
    view.list.setCurrentIndex(view.list_model.index(1))

    qtbot.keyClick(view.list, Qt.Key.Key_Return)

    assert view.grid.hasFocus()
    assert view.current.text == "Ämter helfen."


def test_counts_are_in_the_file(qtbot, workshop, statements, make_view):
    view = make_view()

    enter(qtbot, view, "4")

    with WorkshopFile.open(workshop.path, for_writing=False) as reopened:
        assert saved(reopened).counts == {"1": 4}


def test_undo_takes_a_count_back(qtbot, workshop, statements, make_view):
    view = make_view()
    enter(qtbot, view, "4")
    enter(qtbot, view, "5")

    workshop.undo()

    assert view.grid_model.index(1, 1).data() == ""
    assert view.grid_model.index(1, 0).data() == "4"


def test_votes_are_counted_alone_while_nobody_said_how_many_vote(
    qtbot, workshop, statements, make_view
):
    view = make_view()
    view.voters.setValue(0)

    enter(qtbot, view, "28")

    assert view.check.text() == "28 Stimmen"
    assert view.check.property("role") == "muted"


def test_more_votes_than_voters_are_marked_and_kept(qtbot, workshop, statements, make_view):
    view = make_view()

    enter(qtbot, view, "77")

    assert "77 von 6 Stimmen" in view.check.text()
    assert view.check.property("role") == "warning"
    assert saved(workshop).counts == {"1": 77}


def test_votes_before_anybody_is_entered_are_no_warning(qtbot, workshop, make_view):
    with workshop.change("Aussage angelegt") as session:
        a_climate_item(session, statement="Alle grüßen.", counts={}, mean_reported=None)
    view = make_view()

    enter(qtbot, view, "7")

    assert view.check.property("role") == "muted"


def test_mean_and_sum_follow_the_counts(qtbot, workshop, statements, make_view):
    view = make_view()

    enter(qtbot, view, "2")
    enter(qtbot, view, "2")
    reveal(workshop)

    texts = [view.grid_model.index(0, column).data() for column in (6, 7)]
    assert texts == ["4", "1,5"]


def test_letters_are_no_count(qtbot, bridge, workshop, statements, make_view):
    view = make_view()

    with qtbot.waitSignal(bridge.told):
        enter(qtbot, view, "viele")

    assert saved(workshop).counts == {}


def test_number_of_voters_can_be_entered(qtbot, workshop, statements, make_view):
    view = make_view()

    view.voters.setValue(39)

    with workshop.read() as session:
        assert climate.scale_of(session).voters == 39


def test_comment_is_kept_with_enter_and_removed_with_delete(qtbot, workshop, statements, make_view):
    view = make_view()
    type_text(view.comments.entry, "In den Dörfern anders")
    qtbot.keyClick(view.comments.entry, Qt.Key.Key_Return)
    once = saved(workshop).comments

    view.comments.list.setFocus()
    view.comments.list.setCurrentIndex(view.comments.list.model().index(0, 0))
    qtbot.keyClick(view.comments.list, Qt.Key.Key_Delete)

    assert (once, saved(workshop).comments) == (("In den Dörfern anders",), ())


def test_a_comment_that_is_half_typed_stays_with_its_statement(workshop, statements, make_view):
    view = make_view()
    type_text(view.comments.entry, "In den Dörfern anders")

    view.list.setCurrentIndex(view.list_model.index(1))

    assert [saved(workshop, number).comments for number in (0, 1)] == [
        ("In den Dörfern anders",),
        (),
    ]


def test_bars_say_their_numbers_to_those_who_listen(qtbot, statements, make_view):
    view = make_view()

    enter(qtbot, view, "4")

    assert "1: 4" in view.picture.accessibleDescription()


def test_statement_can_be_jumped_to(statements, make_view):
    view = make_view()

    assert view.jump_to(view.list_model.statements[1].code)
    assert view.current.text == "Ämter helfen."


def test_poll_without_statements_says_where_they_come_from(make_view):
    assert make_view().empty.isVisible()


def test_feedback_has_one_question_and_its_voices(qtbot, workshop, make_view):
    with workshop.change("Frage") as session:
        climate.set_feedback_question(session, "Wie zufrieden sind Sie?")
    view = make_view(PollSubject.FEEDBACK)

    enter(qtbot, view, "0")
    enter(qtbot, view, "1")
    type_text(view.comments.entry, "Klar gearbeitet.")
    view.save_pending()

    with workshop.read() as session:
        feedback = climate.feedback(session)
    assert (feedback.counts, feedback.comments) == ({"1": 0, "2": 1}, ("Klar gearbeitet.",))


def test_models_keep_the_rules_of_qt(qtbot, workshop, statements, make_view):
    view = make_view()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(view.list_model, mode, view)
    QAbstractItemModelTester(view.grid_model, mode, view)

    enter(qtbot, view, "4")
    workshop.undo()


def test_enter_is_dealt_with_once(qtbot, statements, make_view):
    view = make_view()

    enter(qtbot, view, "4")
    QApplication.processEvents()  # Qt would close the editor, gone by then, later

    assert (view.grid.currentIndex().row(), view.grid.currentIndex().column()) == (1, 1)


def test_letters_stay_in_the_open_cell(qtbot, bridge, statements, make_view):
    view = make_view()

    with qtbot.waitSignal(bridge.told):
        enter(qtbot, view, "viele")

    assert QApplication.focusWidget().text() == "viele"


def cut_texts(grid):
    """The texts of cells that are wider than their cells, and those of the headings."""
    font = QFont(grid.font())
    font.setBold(True)
    metrics, model = QFontMetrics(font), grid.model()
    columns = range(model.columnCount())
    texts = [
        (column, model.index(row, column).data() or "")
        for row in range(model.rowCount())
        for column in columns
    ]
    texts += [(column, model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
    return [text for at, text in texts if metrics.horizontalAdvance(text) > grid.columnWidth(at)]


def test_large_counts_and_sums_are_not_cut(workshop, make_view):
    counts = dict.fromkeys("12345", 12_345)
    with workshop.change("Viele") as session:
        a_climate_item(session, statement="Alle grüßen.", counts=counts, mean_reported=None)

    view = make_view()
    grid = view.grid

    assert cut_texts(grid) == []
    assert grid.horizontalScrollBar().maximum() == 0
    assert grid.columnViewportPosition(6) + grid.columnWidth(6) <= grid.viewport().width()


def test_a_long_scale_can_be_scrolled_and_is_not_cut(workshop, make_view):
    with workshop.change("Viele") as session:
        a_climate_scale(session, minimum=1, maximum=12)
        counts = {str(value): 12_345 for value in range(1, 13)}
        a_climate_item(session, statement="Alle grüßen.", counts=counts, mean_reported=None)

    view = make_view()
    grid = view.grid

    assert cut_texts(grid) == []
    assert grid.horizontalScrollBar().maximum() > 0
    assert grid.verticalScrollBar().maximum() == 0


def test_columns_grow_with_what_is_typed(qtbot, statements, make_view):
    view = make_view()

    enter(qtbot, view, "123456")

    assert cut_texts(view.grid) == []


# Tapping


def test_keys_count_one_vote_at_a_time(qtbot, workshop, statements, make_view):
    view = make_view()
    qtbot.mouseClick(view.tapping, Qt.MouseButton.LeftButton)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Space, Qt.Key.Key_Minus):
        qtbot.keyClick(view.grid, key)

    assert saved(workshop).group_counts == {"kommunalpolitik": {"1": 2}}


def test_clicks_count_and_the_right_button_takes_back(qtbot, workshop, statements, make_view):
    view = make_view()
    view.tapping.setChecked(True)
    place = view.grid.visualRect(view.grid_model.index(2, 3)).center()

    for button in (Qt.MouseButton.LeftButton,) * 3 + (Qt.MouseButton.RightButton,):
        qtbot.mouseClick(view.grid.viewport(), button, pos=place)

    assert saved(workshop).group_counts == {"verwaltung": {"4": 2}}


def test_tapping_never_counts_below_zero(qtbot, workshop, statements, make_view):
    view = make_view()
    view.tapping.setChecked(True)

    qtbot.keyClick(view.grid, Qt.Key.Key_Minus)

    assert saved(workshop).group_counts == {}


def test_without_tapping_a_click_only_chooses(qtbot, workshop, statements, make_view):
    view = make_view()
    place = view.grid.visualRect(view.grid_model.index(2, 3)).center()

    qtbot.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert saved(workshop).group_counts == {}


def test_feedback_is_tapped_too(qtbot, workshop, statements, make_view):
    with workshop.change("Frage") as session:
        climate.set_feedback_question(session, "Wie zufrieden sind Sie?")
    view = make_view(PollSubject.FEEDBACK)
    view.tapping.setChecked(True)

    qtbot.keyClick(view.grid, Qt.Key.Key_Space)

    with workshop.read() as session:
        assert climate.feedback(session).counts == {"1": 1}


# The spread


def test_range_and_spread_of_the_room_are_shown(workshop, bridge, statements, make_view):
    view = make_view()

    with workshop.change("Gezählt") as session:
        for value in ("1", "5"):
            climate.set_count(session, saved(workshop).id, value, 3)

    assert view.contrast.text() == "Spannweite 1 bis 5 · Streuung 2,0"


@pytest.mark.parametrize(("count", "shown"), [(4, "–"), (5, "2,0")])
def test_mean_of_a_group_is_shown_from_five_votes_on(workshop, statements, make_view, count, shown):
    view = make_view()

    with workshop.change("Gezählt") as session:
        climate.set_count(session, saved(workshop).id, "2", count, sector="verwaltung")
    reveal(workshop)

    assert view.grid_model.index(2, 7).data() == shown


def test_votes_are_not_measured_by_nobody(workshop, make_view):
    with workshop.change("Aussage angelegt") as session:
        a_climate_item(session, counts={"1": 3}, mean_reported=None)
        climate.set_voters(session, 0)

    assert make_view().check.text().startswith("3 Stimmen")


def test_large_counts_have_their_points(workshop, statements, make_view):
    with workshop.change("Gezählt") as session:
        for statement in climate.statements(session):
            climate.set_count(session, statement.id, "1", 98_760)

    assert make_view().check.text().startswith("98.760 von 6 Stimmen")


# Hidden until revealed


def test_whoever_counts_a_hidden_poll_sees_the_numbers_and_no_result(
    qtbot, workshop, statements, make_view
):
    view = make_view()

    enter(qtbot, view, "5")

    assert view.grid_model.index(1, 0).data() == "5"
    assert (view.picture.isVisible(), view.contrast.isVisible()) == (False, False)
    assert view.hidden.isVisible()
    assert view.grid_model.index(0, 7).data() == ""
    spoken = view.list_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("5 Stimmen, verdeckt")


def test_a_key_reveals_the_poll_and_hides_it_again(qtbot, workshop, statements, make_view):
    view = make_view()
    enter(qtbot, view, "5")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    qtbot.keyClick(view.grid, Qt.Key.Key_A, both)
    qtbot.waitUntil(view.picture.isVisible)  # the button is seen to be pressed
    revealed = view.reveal.text()
    qtbot.keyClick(view.grid, Qt.Key.Key_A, both)
    qtbot.waitUntil(view.hidden.isVisible)

    assert (revealed, view.reveal.text()) == ("Verdecken", "Aufdecken")


def test_a_poll_without_counts_has_nothing_to_reveal(statements, make_view):
    assert not make_view().reveal.isVisible()


def test_a_revealed_poll_is_so_in_the_reopened_file(workshop, statements, make_view):
    with workshop.change("Gezählt") as session:
        climate.set_count(session, climate.statements(session)[0].id, "2", 5)
    reveal(workshop)

    with WorkshopFile.open(workshop.path, for_writing=False) as again, again.read() as session:
        assert not climate.scale_of(session).is_hidden


def test_more_voters_than_any_field_can_show_do_no_harm(workshop, statements, make_view):
    with workshop.change("Aus Datei eingelesen") as session:
        a_climate_scale(session, voters=10**15)

    view = make_view()

    assert view.voters.value() == view.voters.maximum()

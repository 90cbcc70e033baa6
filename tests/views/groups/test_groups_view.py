"""The pane of the small groups: form, mix, move by key and drag, late people, wishes."""

from itertools import pairwise

import pytest
from builders import a_participant, an_action_field
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from tests.views.keyboard import type_text
from workshop_app.model.people import Participant, Sector, WishKind
from workshop_app.phases.groups import group_actions
from workshop_app.phases.groups.small_groups import read_plan
from workshop_app.phases.places import Place
from workshop_app.phases.step import GroupsPane
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.groups.column import SeatColumn
from workshop_app.views.groups.model import GUEST_MIME
from workshop_app.views.groups.view import GroupsView

SECTORS = (Sector.POLITICS, Sector.ADMINISTRATION, Sector.MIGRANT_ORGANISATION)


def twelve_people(workshop):
    with workshop.change("Liste angelegt") as session:
        return [
            a_participant(
                session,
                first_name="Elif",
                last_name=f"Beispiel {number:02}",
                sector=SECTORS[number % 3],
                organisation=f"Haus {number}",
                attends_day_2=True,
            ).id
            for number in range(12)
        ]


def three_tables(workshop):
    twelve_people(workshop)
    with workshop.change("Gruppen gebildet") as session:
        group_actions.form_groups(session, 2, 3)


@pytest.fixture
def content(request):
    names = request.fixturenames
    return three_tables if "view" in names else twelve_people if "people" in names else None


@pytest.fixture
def people(workshop):
    """The keys of twelve people who are there on day 2."""
    with workshop.read() as session:
        return session.scalars(select(Participant.id).order_by(Participant.position)).all()


@pytest.fixture
def open_pane(workshop, bridge, show_pane):
    return lambda: show_pane(GroupsView(workshop, bridge, "T2-02", GroupsPane("Gruppen", day=2)))


@pytest.fixture
def view(open_pane):
    """The pane with three tables of twelve people."""
    return open_pane()


def plan_of(workshop):
    with workshop.read() as session:
        return read_plan(session, 2)


def seats(workshop):
    return {guest.id: table.name for table in plan_of(workshop).tables for guest in table.guests}


def shown(view):
    return [[guest.name for guest in column.model.guests] for column in view.board.columns]


def test_without_attendance_the_pane_leads_to_it(qtbot, workshop, open_pane):
    view = open_pane()

    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.mouseClick(view.attendance_button, Qt.MouseButton.LeftButton)

    assert view.nobody.isVisible()
    assert wanted.args == [Place("T2-01", 1)]


def test_one_button_forms_the_proposed_number_of_groups(qtbot, workshop, people, open_pane):
    view = open_pane()
    assert "12 Personen sind da: 2 Tische mit je 6 Personen" in view.empty.sentence.text()

    qtbot.keyClick(view.first_button, Qt.Key.Key_Return)

    assert [len(names) for names in shown(view)] == [6, 6]
    assert not view.empty.isVisible()
    assert view.board.columns[0].list.hasFocus()


def test_mixing_again_is_one_step_to_undo(qtbot, workshop, view):
    before = seats(workshop)

    qtbot.mouseClick(view.shuffle_button, Qt.MouseButton.LeftButton)
    mixed = seats(workshop)
    workshop.undo()

    assert mixed != before
    assert not view.shuffle_button.hasFocus()
    assert seats(workshop) == before
    assert shown(view) == [[g.name for g in t.guests] for t in plan_of(workshop).tables]


def test_digit_moves_a_person_who_then_stays(qtbot, workshop, view):
    column = view.board.columns[0]
    column.focus_guest(1)
    guest = column.list.current_guest()

    qtbot.keyClick(column.list, Qt.Key.Key_3)

    assert seats(workshop)[guest.id] == "Tisch 3"
    assert [g.is_fixed for g in view.board.columns[2].model.guests if g.id == guest.id] == [True]
    assert column.list.hasFocus()


def test_person_is_carried_to_another_table(qtbot, workshop, view):
    guest = view.board.columns[0].model.guests[0]
    target = view.board.columns[1].list
    mime = QMimeData()
    mime.setData(GUEST_MIME, guest.id.bytes)

    target.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    assert seats(workshop)[guest.id] == "Tisch 2"


def test_space_holds_a_person_and_lets_go_again(qtbot, workshop, view):
    seat_list = view.board.columns[0].list
    view.board.columns[0].focus_guest()

    qtbot.keyClick(seat_list, Qt.Key.Key_Space)
    held = plan_of(workshop).tables[0].guests[0].is_fixed
    qtbot.keyClick(seat_list, Qt.Key.Key_Space)

    assert (held, plan_of(workshop).tables[0].guests[0].is_fixed) == (True, False)


def test_arrows_go_from_table_to_table(qtbot, view):
    view.board.columns[0].focus_guest(2)

    qtbot.keyClick(view.board.columns[0].list, Qt.Key.Key_Right)

    assert view.board.columns[1].list.hasFocus()
    assert view.board.columns[1].list.currentIndex().row() == 2


def test_late_person_waits_in_a_column_and_gets_a_place(qtbot, workshop, view):
    with workshop.change("Kommt später") as session:
        late = a_participant(session, last_name="Spät", attends_day_2=True).id
    before = seats(workshop)
    assert view.board.waiting.isVisible()

    qtbot.mouseClick(view.board.waiting.place_button, Qt.MouseButton.LeftButton)

    assert not view.board.waiting.isVisible()
    after = seats(workshop)
    assert late in after
    assert {key: after[key] for key in before} == before


def test_entf_takes_a_person_from_the_table(qtbot, workshop, view):
    column = view.board.columns[0]
    column.focus_guest()
    guest = column.list.current_guest()

    qtbot.keyClick(column.list, Qt.Key.Key_Delete)

    assert [waiting.id for waiting in plan_of(workshop).waiting] == [guest.id]


def test_somebody_who_has_left_is_still_shown_as_such(workshop, view):
    guest = view.board.columns[0].model.guests[0]

    with workshop.change("Geht früher") as session:
        session.get_one(Participant, guest.id).attends_day_2 = False

    index = view.board.columns[0].model.index(0)
    assert "nicht da" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_host_is_saved_when_the_field_is_left(qtbot, workshop, view):
    host = view.board.columns[0].host
    type_text(host, "Mira Tannert")

    qtbot.keyClick(host, Qt.Key.Key_Return)

    assert plan_of(workshop).tables[0].table_host == "Mira Tannert"


def test_host_that_is_typed_is_saved_when_the_pane_goes_away(workshop, view):
    type_text(view.board.columns[1].host, "Kim Öz")

    view.save_pending()

    assert plan_of(workshop).tables[1].table_host == "Kim Öz"


def test_table_gets_its_action_field(qtbot, workshop, view):
    with workshop.change("Feld gewählt") as session:
        an_action_field(session, title="Sprache", is_selected=True)
    choice = view.board.columns[2].field

    qtbot.keyClick(choice, Qt.Key.Key_Down)

    assert plan_of(workshop).tables[2].field_title == "Sprache"


def test_each_table_says_how_many_of_each_group_sit_there(view):
    text = view.board.columns[0].sectors.text()

    assert text.count("\n") == 2
    assert "Kommunalpolitik" in text


def test_wish_is_entered_and_named_while_it_is_not_met(qtbot, workshop, view):
    tables = plan_of(workshop).tables
    first, second = tables[0].guests[0], tables[1].guests[0]
    qtbot.mouseClick(view.wishes_button, Qt.MouseButton.LeftButton)
    dialog = view.wishes
    dialog.first.setCurrentText(first.name)
    dialog.second.setCurrentText(second.name)

    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    named = (view.unmet.text(), dialog.model.index(0).data())
    view.shuffle_button.click()
    dialog.close()

    assert named[0] == "1 Wunsch nicht erfüllt"
    assert named[1] == f"{first.name} und {second.name}: zusammen – zurzeit nicht erfüllt"
    assert not view.unmet.isVisible()
    assert plan_of(workshop).unmet == ()


def test_wishes_that_cannot_be_met_say_why(workshop, people, view):
    for first, second, kind in (
        (people[0], people[1], WishKind.TOGETHER),
        (people[1], people[2], WishKind.TOGETHER),
        (people[0], people[2], WishKind.APART),
    ):
        with workshop.change("Wunsch") as session:
            group_actions.add_wish(session, first, second, kind)

    view.shuffle_button.click()

    assert view.unmet.text() == "1 Wunsch nicht erfüllt"
    assert "geht nicht, denn" in view.unmet.toolTip()


def test_without_wishes_the_window_says_so(qtbot, view):
    qtbot.mouseClick(view.wishes_button, Qt.MouseButton.LeftButton)

    shown = view.wishes.none.isVisible(), view.wishes.list.isVisible()
    view.wishes.close()

    assert shown == (True, False)


def test_wish_is_removed_by_key(qtbot, workshop, people, view):
    with workshop.change("Wunsch") as session:
        group_actions.add_wish(session, people[0], people[1], WishKind.APART)
    qtbot.mouseClick(view.wishes_button, Qt.MouseButton.LeftButton)
    view.wishes.list.setCurrentIndex(view.wishes.model.index(0))
    view.wishes.list.setFocus()
    view.wishes.activateWindow()
    qtbot.waitUntil(view.wishes.list.hasFocus)

    qtbot.keyClick(view.wishes.list, Qt.Key.Key_Delete)
    view.wishes.close()

    assert plan_of(workshop).wishes == ()


def test_table_is_found_by_its_code(view):
    assert view.jump_to("KG-02")
    assert view.board.columns[1].list.hasFocus()
    assert not view.jump_to("KG-77")


def test_reopened_file_shows_the_same_groups(workshop, view, bridge):
    before = shown(view)

    with WorkshopFile.open(workshop.path, for_writing=False) as again, again.read() as session:
        plan = read_plan(session, 2)

    assert [[guest.name for guest in table.guests] for table in plan.tables] == before


def test_models_keep_the_rules_of_qt(qtbot, view):
    for column in view.board.columns:
        QAbstractItemModelTester(
            column.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view
        )

    view.shuffle_button.click()
    view.shuffle_button.click()


def overlaps(column):
    rows = range(column.model.rowCount())
    rects = [column.list.visualRect(column.model.index(row, 0)) for row in rows]
    return any(above.bottom() >= below.top() for above, below in pairwise(rects))


def test_people_of_a_new_table_do_not_lie_on_each_other_at_any_width(qtbot, workshop, view):
    guests = [guest for table in plan_of(workshop).tables for guest in table.guests]
    overlapping = []

    for width in range(150, 210, 3):  # at some, a name fits until the scroll bar comes
        column = SeatColumn("Tisch 1")
        qtbot.addWidget(column)
        column.resize(width, 240)
        column.show()
        column.show_guests(guests)
        QApplication.processEvents()
        if overlaps(column):
            overlapping.append(width)

    assert overlapping == []


def test_people_do_not_lie_on_each_other_when_their_table_becomes_narrower(qtbot, workshop, view):
    column = SeatColumn("Tisch 1")
    qtbot.addWidget(column)
    column.resize(210, 240)
    column.show()
    column.show_guests(plan_of(workshop).tables[0].guests)
    QApplication.processEvents()

    column.resize(150, 240)  # as when its neighbour needs more, or the agenda comes back
    QApplication.processEvents()

    assert not overlaps(column)

"""Points that were stuck to the wall are typed in card by card."""

import sqlite3
from contextlib import closing

import pytest
from board_views import (
    CONTROL,
    add_cards,
    add_cluster,
    current_text,
    focus,
    key,
    make_view,
    write,
)
from builders import a_participant
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, event

from workshop_app.model.board import Card, Cluster
from workshop_app.phases.board import board_reading, card_points, stacks
from workshop_app.phases.board.board_reading import Pile
from workshop_app.phases.board.card_points import PointCount
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.board.column import ColumnHeader
from workshop_app.views.board.dots import lay_out_dots
from workshop_app.views.board.points_bar import PointsBar
from workshop_app.views.board.tools import BoardShape
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.letter_keys import use_letter_keys
from workshop_app.views.look.palettes import LOOKS
from workshop_app.views.look.theme import contrast_ratio

K = Qt.Key
ROLE = Qt.ItemDataRole.AccessibleTextRole


def ten_people(workshop):
    with workshop.change("Teilnehmende") as session:
        for _number in range(10):
            a_participant(session, attends_day_1=True)


def ten_people_and_cards(workshop):
    ten_people(workshop)
    add_cluster(workshop, "Sprache", "Lesepaten", "Sprachcafé")
    add_cluster(workshop, "Arbeit", "Lotsen")
    add_cards(workshop, "eins", "zwei")


@pytest.fixture
def content(request):
    return ten_people_and_cards if "cards" in request.fixturenames else ten_people


def saved_points(workshop):
    with workshop.read() as session:
        state = board_reading.read_board(session, "F2")
    return {card.text: card.points for column in state.columns for card in column.cards}


def start(view, card_id):
    focus(view, card_id)
    key(K.Key_P)


def heading(view, title):
    for head in view.model.heads():
        if head.title == title:
            return view.area.column(head.key).header
    raise KeyError(title)


def spoken(view, card_id):
    return view.model.index_of_card(card_id).data(ROLE)


# --- by keys ------------------------------------------------------------------------------------


def test_digits_and_enter_count_card_after_card_over_all_columns(workshop, view, cards):
    start(view, cards["Lesepaten"])
    for number in (7, 0, 12, 3, 1):
        write(str(number))
        key(K.Key_Return)

    assert saved_points(workshop) == {
        "Lesepaten": 7,
        "Sprachcafé": 0,
        "Lotsen": 12,
        "eins": 3,
        "zwei": 1,
    }


def test_arrow_down_enters_the_number_and_goes_on_into_the_next_column(workshop, view, cards):
    start(view, cards["Lesepaten"])
    write("7")
    key(K.Key_Down)
    write("4")
    key(K.Key_Down)

    assert current_text(view) == "Lotsen"
    assert (saved_points(workshop)["Lesepaten"], saved_points(workshop)["Sprachcafé"]) == (7, 4)


def test_number_of_the_last_card_is_entered_where_the_focus_cannot_go_on(workshop, view, cards):
    start(view, cards["zwei"])
    write("5")
    key(K.Key_Down)

    assert saved_points(workshop)["zwei"] == 5


def test_number_belongs_to_the_card_it_was_typed_on_when_the_mouse_goes_elsewhere(
    workshop, view, cards
):
    start(view, cards["Lesepaten"])
    write("6")
    focus(view, cards["eins"])

    assert saved_points(workshop)["Lesepaten"] == 6
    assert saved_points(workshop)["eins"] is None


def test_escape_gives_up_the_number_then_the_counting(workshop, view, cards):
    start(view, cards["Lesepaten"])
    write("6")
    key(K.Key_Escape)
    is_still_on = view.counting.is_on
    key(K.Key_Escape)

    assert is_still_on
    assert not view.counting.is_on
    assert saved_points(workshop)["Lesepaten"] is None
    assert current_text(view) == "Lesepaten"
    assert (view.capture.isVisible(), view.counting.bar.isVisible()) == (True, False)


def test_wrong_digit_is_taken_back(workshop, view, cards):
    start(view, cards["Lesepaten"])
    write("71")
    key(K.Key_Backspace)
    key(K.Key_Return)

    assert saved_points(workshop)["Lesepaten"] == 7


def test_delete_says_that_a_card_was_not_counted(workshop, view, cards):
    start(view, cards["Lesepaten"])
    write("7")
    key(K.Key_Return)
    focus(view, cards["Lesepaten"])
    key(K.Key_Delete)

    assert saved_points(workshop)["Lesepaten"] is None


def test_other_keys_do_nothing_to_the_cards(workshop, view, cards):
    start(view, cards["Lesepaten"])
    before = saved_points(workshop)
    key(K.Key_D)
    key(K.Key_B)
    key(K.Key_Down, CONTROL)
    key(K.Key_Right, CONTROL)

    assert saved_points(workshop) == before
    assert not view.model.card_at(view.model.index_of_card(cards["Lesepaten"])).is_dissent


def test_letter_begins_and_ends_nothing_where_letters_are_no_keys(view, cards):
    use_letter_keys(are_on=False)
    heading(view, "Arbeit").setFocus()
    key(K.Key_P)
    begun = view.counting.is_on
    view.counting.start()
    key(K.Key_P)
    use_letter_keys(are_on=True)

    assert not begun
    assert view.counting.is_on


def test_headings_are_counted_one_after_the_other(workshop, view, cards):
    start(view, cards["Lesepaten"])
    key(K.Key_Up)
    for number in (9, 4):
        write(str(number))
        key(K.Key_Return)

    with workshop.read() as session:
        points = {cluster.title: cluster.points for cluster in session.query(Cluster)}
    assert points == {"Sprache": 9, "Arbeit": 4}


def test_counting_begins_at_the_heading_that_has_the_focus(workshop, view, cards):
    heading(view, "Arbeit").setFocus()
    key(K.Key_P)
    write("8")
    key(K.Key_Escape)
    write("3")
    view.counting.end()

    assert isinstance(QApplication.focusWidget(), ColumnHeader)
    with workshop.read() as session:
        assert {cluster.title: cluster.points for cluster in session.query(Cluster)} == {
            "Sprache": None,
            "Arbeit": 3,
        }


def test_leaving_the_step_keeps_the_number_that_is_typed(workshop, view, cards):
    start(view, cards["Lesepaten"])
    write("7")

    view.save_pending()

    assert saved_points(workshop)["Lesepaten"] == 7


def test_number_that_the_disk_does_not_take_is_entered_when_it_takes_it(
    qtbot, workshop, view, bridge, cards
):
    raw = workshop._writer.raw_connection()
    raw.driver_connection.execute("PRAGMA busy_timeout = 10")
    raw.close()
    start(view, cards["Lesepaten"])
    write("7")

    with closing(sqlite3.connect(workshop.path, isolation_level=None)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(bridge.save_failed):
            view.save_pending()
    typed = view.area.points.typed_for(cards["Lesepaten"])
    view.save_pending()

    assert typed == "7"
    assert saved_points(workshop)["Lesepaten"] == 7


def test_stack_is_counted_as_one(workshop, view, cards):
    with workshop.change("Zusammengelegt") as session:
        stacks.merge_cards(session, card_ids=[cards["Lesepaten"], cards["Sprachcafé"]])
    start(view, cards["Lesepaten"])
    write("7")
    key(K.Key_Return)

    with workshop.read() as session:
        assert session.get(Card, cards["Lesepaten"]).points == 7
    assert current_text(view) == "Lotsen"


# --- what is shown ------------------------------------------------------------------------------


def test_line_says_what_is_missing_and_what_is_too_much(workshop, view, cards):
    start(view, cards["Lesepaten"])
    texts = [view.counting.bar.check.text()]
    for number in (13, 7, 3):
        write(str(number))
        key(K.Key_Return)
        texts.append(view.counting.bar.check.text())

    assert texts == [
        "Vergeben: 0 von 20 · es fehlen 20",
        "Vergeben: 13 von 20 · es fehlen 7",
        "Vergeben: 20 von 20 · alle gezählt",
        "Vergeben: 23 von 20 · 3 zu viel",
    ]


def test_similar_cards_go_away_with_the_entry_line(qtbot, view, cards):
    view.focus_entry()
    with qtbot.waitSignal(view.similar.found):
        write("Lesepaten")
    was_shown = view.similar_panel.isVisible()

    view.counting.start()

    assert was_shown
    qtbot.waitUntil(view.similar_panel.isHidden)


def test_too_many_points_ask_for_a_reason_that_is_kept(workshop, view, cards):
    start(view, cards["Lesepaten"])
    bar = view.counting.bar
    is_asked_before = bar.note.isVisible()
    write("23")
    key(K.Key_Return)
    bar.note.setFocus()
    write("Zwei kamen spät")
    key(K.Key_Return)

    assert not is_asked_before
    assert bar.note.isVisible()
    with workshop.read() as session:
        count = card_points.read_count(session, "F2", "T1-07")
    assert (count.surplus_note, count.has_surplus) == ("Zwei kamen spät", True)


def test_people_and_points_each_can_be_changed(workshop, view, cards):
    start(view, cards["Lesepaten"])
    view.counting.bar.voters.setValue(8)
    view.counting.bar.points.setValue(5)

    assert view.counting.bar.check.text() == "Vergeben: 0 von 40 · es fehlen 40"
    workshop.undo()
    assert view.counting.bar.check.text() == "Vergeben: 0 von 16 · es fehlen 16"


def test_long_sum_and_fields_fit_below_each_other(qtbot):
    bar = PointsBar(is_read_only=False)
    qtbot.addWidget(bar)
    rules = {"voters": 310, "points_per_person": 4, "is_proposal": False, "options": 5}
    bar.show_count(PointCount(given=1234, aside=12, is_begun=True, **rules))

    bar.resize(430, 200)
    bar.show()

    assert bar.width() == 430
    assert bar.check.text() == "Vergeben: 1.234 von 1.240 · davon 12 beiseitegelegt · es fehlen 6"
    assert bar.check.width() >= bar.check.sizeHint().width()
    assert bar.done_button.geometry().bottom() < bar.height()
    assert bar.done_button.mapTo(bar, bar.done_button.rect().topLeft()).y() > bar.check.y()


def test_card_and_heading_tell_their_points(workshop, view, cards):
    start(view, cards["Lesepaten"])
    write("7")
    key(K.Key_Return)
    by_cards = heading(view, "Sprache").accessibleName()
    key(K.Key_Up)
    key(K.Key_Up)
    write("1")
    key(K.Key_Return)

    assert "Lesepaten, 7 Punkte" in spoken(view, cards["Lesepaten"])
    assert "Punkt" not in spoken(view, cards["eins"])
    assert by_cards.endswith("2 Karten, 7 Punkte auf den Karten")
    assert heading(view, "Sprache").accessibleName().endswith("1 Punkt, 7 Punkte auf den Karten")


def test_card_grows_for_its_dots(workshop, view, cards):
    index = view.model.index_of_card(cards["eins"])
    column = view.area.column(Pile.UNASSIGNED).cards
    before = column.visualRect(index).height()

    start(view, cards["eins"])
    write("2")
    key(K.Key_Return)
    QApplication.processEvents()

    assert column.visualRect(index).height() > before


@pytest.mark.parametrize(
    ("points", "dots", "word"),
    [(0, 1, "0"), (1, 1, ""), (5, 5, ""), (6, 6, "6"), (10, 10, "10"), (11, 1, "11")],
)
def test_few_points_are_dots_and_many_a_number(qapp, points, dots, word):
    text = QRectF(0, 0, 300, 40)

    laid = lay_out_dots(points, QFont(), text, [])

    assert (len(laid.spots), laid.word, laid.is_hollow) == (dots, word, points == 0)
    assert all(spot.right() <= text.right() for spot in laid.spots)


def test_dots_that_are_wider_than_the_card_are_one_dot_and_a_number(qapp):
    assert len(lay_out_dots(9, QFont(), QRectF(0, 0, 60, 40), []).spots) == 1


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.name)
def test_dots_are_seen_on_each_card(look):
    grounds = [colours.background for colours in look.cards.values()]

    assert min(contrast_ratio(look.palette.error, ground) for ground in grounds) >= 3


def test_cards_are_ordered_by_points_then_by_mentions(workshop, view, cards):
    start(view, cards["zwei"])
    write("2")
    key(K.Key_Return)
    view.commands.add_mention(cards["Lotsen"], "noch einmal")

    view.show_as(BoardShape.WEIGHT)

    texts = [card.text for card in view.model.cards_in(Pile.UNASSIGNED)]
    assert texts == ["zwei", "Lotsen", "Lesepaten", "Sprachcafé", "eins"]
    assert not view.counting.is_on


def test_counting_goes_where_cards_stay_in_their_place(view, cards):
    view.show_as(BoardShape.WEIGHT)

    view.counting.start()

    assert view.shape is BoardShape.CLUSTERS
    assert view.counting.is_on


def test_model_stays_sound_while_points_come_and_go(workshop, view, cards):
    tester = QAbstractItemModelTester(
        view.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    start(view, cards["Lesepaten"])
    for number in (3, 4):
        write(str(number))
        key(K.Key_Return)
    view.show_as(BoardShape.WEIGHT)
    workshop.undo()
    workshop.redo()

    assert tester.model() is view.model
    assert view.model.cards_in(Pile.UNASSIGNED)[0].text == "Sprachcafé"


# --- back, again, and not at all ----------------------------------------------------------------


def test_undo_takes_one_number_back_and_redo_brings_it(workshop, view, cards):
    start(view, cards["Lesepaten"])
    for number in (7, 4):
        write(str(number))
        key(K.Key_Return)

    label = workshop.undo()
    after_undo = (spoken(view, cards["Sprachcafé"]), view.counting.bar.check.text())
    workshop.redo()

    assert label == "Punkte eingetragen"
    assert "Punkte" not in after_undo[0]
    assert after_undo[1] == "Vergeben: 7 von 20 · es fehlen 13"
    assert "4 Punkte" in spoken(view, cards["Sprachcafé"])


def test_all_points_are_taken_off_and_can_come_back(qtbot, workshop, view, bridge, cards):
    start(view, cards["Lesepaten"])
    write("7")
    key(K.Key_Return)

    with qtbot.waitSignal(bridge.told) as told:
        view.counting.bar.clear_button.click()
    cleared = saved_points(workshop)["Lesepaten"]
    workshop.undo()

    assert told.args[0].offers_undo
    assert cleared is None
    assert saved_points(workshop)["Lesepaten"] == 7


def test_empty_board_says_that_there_is_nothing_to_count(qtbot, view, bridge):
    with qtbot.waitSignal(bridge.told) as told:
        view.counting.start()

    assert "noch nichts" in told.args[0].text
    assert not view.counting.is_on


def test_reopened_board_shows_the_points_and_a_read_only_one_refuses_others(
    qtbot, workshop, view, cards
):
    start(view, cards["Lesepaten"])
    write("7")
    key(K.Key_Return)

    with WorkshopFile.open(workshop.path, for_writing=False) as again:
        bridge = ChangeBridge(again)
        second = make_view(qtbot, again, bridge)
        told = []
        bridge.told.connect(told.append)
        start(second, cards["Lesepaten"])
        write("9")
        key(K.Key_Return)

        assert "7 Punkte" in spoken(second, cards["Lesepaten"])
        assert len(told) == 1
        assert second.counting.bar.voters.isReadOnly()
        assert not second.counting.bar.clear_button.isEnabled()
        second.close()
        bridge.close()


def test_number_takes_as_many_looks_at_the_file_on_a_large_board(workshop, view, cards):
    statements = []

    def note(*call):
        statements.append(call[2])

    event.listen(Engine, "before_cursor_execute", note)
    start(view, cards["eins"])
    taken = []
    for number in ("7", "8"):
        focus(view, cards["eins"])
        statements.clear()
        write(number)
        view.area.points.flush()
        taken.append(len(statements))
        add_cards(workshop, *(f"Karte {number}" for number in range(40)))
    event.remove(Engine, "before_cursor_execute", note)

    assert taken[0] >= taken[1] > 0


def test_card_that_is_counted_next_is_in_sight_while_cards_grow(workshop, view):
    ids = add_cards(
        workshop, *(f"Karte {number} mit etwas mehr Text darauf" for number in range(14))
    )
    add_cluster(workshop, "Sprache")
    QApplication.processEvents()
    start(view, ids[0])
    column = view.area.column(Pile.UNASSIGNED).cards
    hidden = []

    for _number in ids[1:]:
        write("7")
        key(K.Key_Return)
        QApplication.processEvents()
        shown = column.visualRect(column.currentIndex())
        if not column.viewport().rect().contains(shown):
            hidden.append((current_text(view), shown))

    assert hidden == []

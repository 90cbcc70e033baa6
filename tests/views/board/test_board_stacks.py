import random

from board_views import (
    CONTROL,
    SHIFT,
    add_cards,
    add_cluster,
    card_of,
    current_text,
    focus,
    key,
    reopened,
    saved,
    shown,
    write,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from workshop_app.model.board import Card, CardColour

K = Qt.Key


def merge_first_two(view, cards):
    focus(view, cards["eins"])
    key(K.Key_Down, SHIFT)
    key(K.Key_M)


def test_m_lays_the_selected_cards_under_the_first(workshop, view, cards):
    merge_first_two(view, cards)

    assert shown(view)[""] == ["eins", "drei"]
    assert reopened(workshop)[""] == ["eins", "drei"]
    assert card_of(view, cards["eins"]).mentions == 2
    assert current_text(view) == "eins"
    assert workshop.undo_label() == "2 Karten zusammengelegt"


def test_undo_shows_the_cards_again(workshop, view, cards):
    merge_first_two(view, cards)

    workshop.undo()

    assert shown(view)[""] == ["eins", "zwei", "drei"]
    assert card_of(view, cards["eins"]).mentions == 1


def test_u_takes_them_apart(workshop, view, cards):
    merge_first_two(view, cards)

    key(K.Key_U)

    assert shown(view)[""] == ["eins", "zwei", "drei"]
    assert card_of(view, cards["eins"]).mentions == 1
    assert workshop.undo_label() == "Karten getrennt"


def test_u_on_a_single_card_changes_nothing(workshop, view, cards):
    focus(view, cards["eins"])

    key(K.Key_U)

    assert workshop.undo_label() != "Karten getrennt"


def test_stack_says_how_often_it_was_said_and_what(view, cards):
    merge_first_two(view, cards)

    index = view.model.index_of_card(cards["eins"])
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "2 Nennungen" in spoken
    assert "„eins“" in tip
    assert "„zwei“" in tip


def test_cards_of_two_clusters_are_merged_where_the_first_lies(workshop, view, cards):
    focus(view, cards["Lotsen"])
    view.area.selection.select(
        view.model.index_of_card(cards["Lesepaten"]),
        view.area.selection.SelectionFlag.Select,
    )

    key(K.Key_M)

    assert saved(workshop)["Sprache"] == ["Lesepaten", "Sprachcafé"]
    assert saved(workshop)["Arbeit"] == []


def test_m_on_one_card_says_what_is_missing(qtbot, view, bridge, cards):
    focus(view, cards["eins"])

    with qtbot.waitSignal(bridge.told) as told:
        key(K.Key_M)

    assert "mindestens zwei" in told.args[0].text


def test_counts_tell_cards_and_mentions(view, cards):
    merge_first_two(view, cards)

    assert view.tools.counts.text() == "Karten: 5 (6 Nennungen) · 2 Cluster"


def test_n_on_a_card_writes_the_next_one_into_its_column(workshop, view, cards):
    focus(view, cards["Lesepaten"])

    key(K.Key_N)
    write("Vorlesen")
    key(K.Key_Return)

    assert saved(workshop)["Sprache"] == ["Lesepaten", "Sprachcafé", "Vorlesen"]
    assert QApplication.focusWidget() is view.capture.line


def test_control_enter_on_a_card_writes_one_below_and_comes_back(workshop, view, cards):
    focus(view, cards["Lesepaten"])

    key(K.Key_Return, CONTROL)
    hint = view.hint.text()
    write("Vorlesen")
    key(K.Key_Return)

    assert hint == "Kommt unter: Lesepaten  ·  Esc: zurück zur Tafel"
    assert saved(workshop)["Sprache"] == ["Lesepaten", "Vorlesen", "Sprachcafé"]
    assert current_text(view) == "Vorlesen"
    assert QApplication.focusWidget() is not view.capture.line


def test_escape_goes_back_to_the_card_without_a_new_one(view, cards):
    focus(view, cards["Lesepaten"])
    key(K.Key_Return, CONTROL)

    key(K.Key_Escape)

    assert current_text(view) == "Lesepaten"
    assert view.hint.isHidden()
    assert QApplication.focusWidget() is not view.capture.line


def test_typing_in_an_opened_card_appends_to_its_text(workshop, view, cards):
    focus(view, cards["eins"])

    key(K.Key_Return)
    write(" und mehr")
    key(K.Key_Return)

    assert saved(workshop)[""][0] == "eins und mehr"


def test_cards_that_stay_together_are_told_as_one_move(qtbot, workshop, view, cards):
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    add_cluster(workshop, "Wohnen", *(f"Wohnung {number}" for number in range(40)))
    keys = {head.title: head.key for head in view.model.heads()}
    moves = QSignalSpy(view.model.rowsMoved)
    settled = QSignalSpy(view.model.settled)

    view.commands.merge_clusters(keys["Wohnen"], keys["Sprache"])
    workshop.undo()
    workshop.redo()

    assert moves.count() == 3
    assert settled.count() == 3
    assert shown(view) == saved(workshop)
    assert len(shown(view)["Sprache"]) == 42


def test_cards_from_several_places_come_to_lie_as_saved(workshop, view, cards):
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ids = [cards[text] for text in ("Lotsen", "eins", "drei", "Sprachcafé")]
    arbeit = next(head.key for head in view.model.heads() if head.title == "Arbeit")

    view.commands.move(ids, arbeit, before_id=None)
    view.commands.move([cards["zwei"], cards["Lesepaten"]], arbeit, before_id=cards["eins"])
    for _step in range(2):
        workshop.undo()
    for _step in range(2):
        workshop.redo()

    assert shown(view) == saved(workshop)
    assert shown(view)["Arbeit"][0] == "Lotsen"


# --- many at once -------------------------------------------------------------------------------


def test_cards_of_a_large_stack_are_told_at_once_when_it_is_taken_back(workshop, view):
    crowd = [
        Card(code=f"K-{number:04}", position=number, question="F2", text=f"Karte {number}")
        for number in range(510)  # more than one question to the file asks for
    ]
    with workshop.change("Karten") as session:
        session.add_all(crowd)
    view.commands.merge([card.id for card in crowd[1:-1]])
    inserted = QSignalSpy(view.model.rowsInserted)
    removed = QSignalSpy(view.model.rowsRemoved)

    workshop.undo()
    workshop.redo()

    assert (inserted.count(), removed.count()) == (1, 1)
    assert shown(view) == saved(workshop)


def test_what_many_cards_become_is_told_at_once(workshop, view):
    ids = add_cards(workshop, *(f"Karte {number}" for number in range(20)))
    changed = []
    view.model.dataChanged.connect(lambda *rows: changed.append([row.row() for row in rows[:2]]))

    view.commands.set_colour(ids[5:], CardColour.BLUE)

    assert changed == [[5, 19]]


def test_any_change_of_many_cards_shows_what_was_saved(workshop, view, cards):
    tester = QAbstractItemModelTester(
        view.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    add_cards(workshop, *(f"Karte {number}" for number in range(30)))
    keys = [head.key for head in view.model.heads()]
    chance = random.Random(7)
    acts = (
        lambda ids: view.commands.move(ids, chance.choice(keys)),
        lambda ids: view.commands.merge(ids),
        lambda ids: view.commands.split(ids),
        lambda ids: view.commands.delete(ids),
        lambda ids: view.commands.set_aside(ids, is_set_aside=not chance.randrange(3)),
        lambda ids: workshop.undo() and workshop.undo() and workshop.redo(),
    )

    for _number in range(25):
        there = [card.id for key in keys for card in view.model.cards_in(key)]
        few = chance.sample(there, min(len(there), chance.randrange(1, 9)))
        chance.choice(acts)(few or add_cards(workshop, "neu"))

        assert shown(view) == saved(workshop)
    del tester

import time

import pytest
from board_views import CONTROL, add_cards, add_cluster, key, make_view, reopened, saved, write
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workshop_app.model.board import Card
from workshop_app.phases.board.board_reading import Pile, read_board

K = Qt.Key


def three_cards(workshop):
    add_cluster(workshop, "Sprache", "Sprachcafé", "Sprachcafés in der Bücherei")
    add_cards(workshop, "Schwimmkurs für Frauen")


@pytest.fixture
def content(request):
    return three_cards if "view" in request.fixturenames else None


@pytest.fixture
def view(qtbot, short_pauses, workshop, bridge):
    return make_view(qtbot, workshop, bridge)


def offered(view):
    model = view.similar_panel.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def type_and_wait(qtbot, view, text):
    with qtbot.waitSignal(view.similar.found, check_params_cb=bool):
        write(text)


def mentions(workshop):
    with workshop.read() as session:
        state = read_board(session, "F2")
    return {card.text: card.mentions for column in state.columns for card in column.cards}


def test_similar_cards_are_shown_with_their_column(qtbot, view):
    type_and_wait(qtbot, view, "sprachcafe")

    assert offered(view) == [
        "Sprachcafé  ·  1 Sprache",
        "Sprachcafés in der Bücherei  ·  1 Sprache",
    ]
    assert view.similar_panel.isVisible()


def test_nothing_similar_shows_nothing(qtbot, view):
    with qtbot.waitSignal(view.similar.found, check_params_cb=lambda cards: not cards):
        write("Busse am Abend")

    assert view.similar_panel.isHidden()


def test_control_d_counts_a_further_mention_and_empties_the_line(qtbot, workshop, view):
    type_and_wait(qtbot, view, "Sprachcafé")

    key(K.Key_D, CONTROL)

    assert mentions(workshop)["Sprachcafé"] == 2
    assert view.capture.line.toPlainText() == ""
    assert QApplication.focusWidget() is view.capture.line
    assert view.similar_panel.isHidden()
    assert workshop.undo_label() == "Als weitere Nennung gezählt"


def test_down_marks_the_next_one(qtbot, workshop, view):
    type_and_wait(qtbot, view, "Sprachcafé")

    key(K.Key_Down)
    key(K.Key_D, CONTROL)

    assert mentions(workshop)["Sprachcafés in der Bücherei"] == 2


def test_click_counts_for_the_card_that_is_clicked(qtbot, workshop, view):
    type_and_wait(qtbot, view, "Sprachcafé")

    cards = view.similar_panel.list
    place = cards.visualRect(cards.model().index(1, 0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert mentions(workshop)["Sprachcafés in der Bücherei"] == 2
    assert QApplication.focusWidget() is view.capture.line


def test_enter_makes_a_card_of_its_own_though_something_is_similar(qtbot, workshop, view):
    type_and_wait(qtbot, view, "Sprachcafé")

    key(K.Key_Return)

    assert saved(workshop)[""] == ["Schwimmkurs für Frauen", "Sprachcafé"]


def test_escape_hides_what_is_similar_and_keeps_what_is_typed(qtbot, view):
    type_and_wait(qtbot, view, "Sprachcafé")

    key(K.Key_Escape)

    assert view.similar_panel.isHidden()
    assert view.capture.line.toPlainText() == "Sprachcafé"


def test_new_card_is_similar_to_the_next_one(qtbot, workshop, view):
    type_and_wait(qtbot, view, "Sprachcafé")
    add_cards(workshop, "Busverbindung nach Feierabend")
    view.capture.line.clear()

    type_and_wait(qtbot, view, "Busverbindungen")

    assert offered(view) == ["Busverbindung nach Feierabend  ·  Noch nicht zugeordnet"]


def test_cards_set_aside_and_deleted_are_not_offered(qtbot, workshop, view):
    type_and_wait(qtbot, view, "Sprachcafé")
    view.commands.delete([view.model.cards_in(view.model.heads()[0].key)[0].id])
    view.capture.line.clear()

    type_and_wait(qtbot, view, "Sprachcafé")

    assert offered(view) == ["Sprachcafés in der Bücherei  ·  1 Sprache"]


# --- the other board of the step ----------------------------------------------------------------


def test_sign_sends_a_card_to_the_other_board_of_the_step(workshop, view):
    write("!Zu wenig Busse")
    hint = view.hint.text()
    key(K.Key_Return)

    assert hint == "Kommt auf die Tafel: Schwächen"
    with workshop.read() as session:
        state = read_board(session, "F3")
    assert [card.text for column in state.columns for card in column.cards] == ["Zu wenig Busse"]
    assert view.capture.line.toPlainText() == ""


@pytest.mark.parametrize("typed", ["!#Mobilität Zu wenig Busse", "#Mobilität !Zu wenig Busse"])
def test_sign_and_cluster_together_name_a_cluster_of_the_other_board(workshop, view, typed):
    write(typed)
    key(K.Key_Return)
    write("!#1 Kein Zug am Abend")
    key(K.Key_Return)

    with workshop.read() as session:
        state = read_board(session, "F3")
    assert [(c.head.title, [card.text for card in c.cards]) for c in state.columns if c.cards] == [
        ("Mobilität", ["Zu wenig Busse", "Kein Zug am Abend"])
    ]


def test_sign_of_the_board_itself_and_a_cluster_name_a_cluster_here(workshop, view):
    write("*#Nähe Lesepaten")
    key(K.Key_Return)

    with workshop.read() as session:
        state = read_board(session, "F2")
    assert ("Nähe", ["Lesepaten"]) in [
        (column.head.title, [card.text for card in column.cards]) for column in state.columns
    ]


def test_sign_of_the_board_itself_is_no_part_of_the_card(workshop, view):
    write("*Lesepaten")
    key(K.Key_Return)

    assert reopened(workshop)[""][-1] == "Lesepaten"


def test_line_tells_the_signs_of_its_boards(view):
    view.resize(1200, 600)

    assert view.capture.line.placeholderText().endswith("*Stärken  ·  !Schwächen")


def test_line_leaves_out_what_it_has_no_room_for(view):
    view.resize(640, 600)

    shown = view.capture.line.placeholderText()
    room = view.capture.line.viewport().width()
    assert shown.startswith("Karte eingeben und Enter")
    assert view.capture.line.fontMetrics().horizontalAdvance(shown) <= room


# --- the length ---------------------------------------------------------------------------------


def test_length_is_counted_quietly_from_sixty_characters_on(view):
    line = view.capture.line
    write("x" * 59)
    short = line.counter.isVisible()
    write("xx")
    near = (line.counter.isVisible(), line.counter.text(), line.counter.property("role"))
    write("x" * 20)

    assert not short
    assert near == (True, "61/80", "muted")
    assert (line.counter.text(), line.counter.property("role")) == ("81/80", "warning")


# --- what a key costs ---------------------------------------------------------------------------


class Painted(QObject):
    """Takes down which widgets are painted."""

    def __init__(self, *widgets):
        super().__init__()
        self.widgets = set()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.widgets.add(watched)
        return False


def test_key_paints_the_line_and_not_what_is_similar_above_it(qtbot, view):
    type_and_wait(qtbot, view, "Sprachcaf")
    QApplication.processEvents()
    panel, line = view.similar_panel, view.capture.line.viewport()
    painted = Painted(panel, line)

    write("é")
    QApplication.processEvents()

    assert panel.isVisible()
    assert painted.widgets == {line}


def test_same_cards_found_again_are_not_painted_again(qtbot, view):
    type_and_wait(qtbot, view, "Sprachcaf")
    QApplication.processEvents()
    painted = Painted(view.similar_panel)

    type_and_wait(qtbot, view, "é")
    QApplication.processEvents()

    assert view.similar_panel.isVisible()
    assert not painted.widgets


def test_card_that_changes_during_the_search_is_found_as_it_is_now(qtbot, workshop, view):
    type_and_wait(qtbot, view, "Schwimmkurs")
    card = view.model.cards_in(Pile.UNASSIGNED)[0]
    view.similar.look_up()

    view.commands.set_text(card.id, "Schwimmkurse für Kinder")
    with qtbot.waitSignal(view.similar.found, check_params_cb=bool):
        pass

    assert offered(view) == ["Schwimmkurse für Kinder  ·  Noch nicht zugeordnet"]


# --- how fast -----------------------------------------------------------------------------------


def test_typing_beside_five_thousand_cards_waits_for_nothing(qtbot, workshop, bridge):
    with workshop.change("Karten") as session:
        texts = (
            f"Angebot {number} für Familien in Stadtteil {number % 37}" for number in range(5000)
        )
        session.add_all(
            Card(code=f"K-{number:04}", position=number, question="F2", text=text)
            for number, text in enumerate(texts)
        )
    view = make_view(qtbot, workshop, bridge)
    durations = []

    with qtbot.waitSignal(view.similar.found, timeout=20_000, check_params_cb=bool):
        for sign in "Angebot 44 für Familien in Stadtteil":
            start = time.perf_counter()
            write(sign)
            QApplication.processEvents()
            durations.append(time.perf_counter() - start)

    assert sorted(durations)[len(durations) // 2] < 0.05
    assert len(offered(view)) == 3

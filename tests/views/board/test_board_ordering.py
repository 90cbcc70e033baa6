import pytest
from board_views import (
    CONTROL,
    SHIFT,
    add_cards,
    add_cluster,
    card_of,
    current_text,
    drop,
    focus,
    ids_by_text,
    key,
    place_of,
    reopened,
    saved,
    shown,
    two_clusters,
    write,
)
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from workshop_app.model.board import CardColour, Legibility
from workshop_app.phases.board.board_reading import Pile
from workshop_app.views.board.drag import dragged_ids, mime_of
from workshop_app.views.board.menu import CardMenu, ClusterMenu

K = Qt.Key
menus = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen


@pytest.fixture
def content(request):
    names = request.fixturenames
    return two_clusters if "cards" in names else eight_cards if "wall" in names else None


# --- the focus ----------------------------------------------------------------------------------


def test_arrows_go_through_cards_and_columns(view, cards):
    focus(view, cards["Lesepaten"])
    seen = []
    for code in (K.Key_Down, K.Key_Right, K.Key_Right, K.Key_Left, K.Key_Left, K.Key_Left):
        key(code)
        seen.append(current_text(view))

    assert seen[:3] == ["Sprachcafé", "Lotsen", "eins"]
    assert seen[3:] == ["Lotsen", "Lesepaten", "Lesepaten"]


def test_up_from_the_first_card_reaches_the_heading_and_down_comes_back(view, cards):
    focus(view, cards["Lesepaten"])

    key(K.Key_Up)
    heading = QApplication.focusWidget().accessibleName()
    key(K.Key_Right)
    next_heading = QApplication.focusWidget().accessibleName()
    key(K.Key_Down)

    assert heading == "Cluster 1: Sprache, 2 Karten"
    assert next_heading == "Cluster 2: Arbeit, 1 Karte"
    assert current_text(view) == "Lotsen"


def eight_cards(workshop):
    add_cards(workshop, *"abcdefgh")


@pytest.fixture
def wall(view):
    """Eight cards without a cluster: four beside each other, in two rows."""
    return ids_by_text(view)


def test_arrows_go_over_a_wall_of_cards_and_stay_on_it(view, wall):
    focus(view, wall["a"])
    seen = []
    for code in (K.Key_Right, K.Key_Down, K.Key_Left, K.Key_Left, K.Key_Up):
        key(code)
        seen.append(current_text(view))

    assert seen == ["b", "f", "e", "e", "a"]
    key(K.Key_Up)
    assert QApplication.focusWidget().objectName() == "column_header"


@pytest.mark.parametrize(
    ("target", "aside", "expected"), [("b", -20, "ahbcdefg"), ("b", 20, "abhcdefg")]
)
def test_card_is_dropped_beside_another_on_a_wall(workshop, view, wall, target, aside, expected):
    cards, place = place_of(view, wall[target])

    drop(cards, [wall["h"]], place + QPoint(aside, 0))
    cards.viewport().grab()

    assert "".join(saved(workshop)[""]) == expected


def test_focused_card_of_a_far_column_is_scrolled_into_sight(qtbot, workshop, view):
    for number in range(9):
        add_cluster(workshop, f"Cluster {number}", f"Karte {number}")
    QApplication.processEvents()
    focus(view, view.model.cards_in(view.model.heads()[0].key)[0].id)

    for _ in range(8):
        key(K.Key_Right)

    column = view.area.column(view.model.heads()[8].key)
    left = column.mapTo(view.area.scroll_area.viewport(), QPoint(0, 0)).x()
    assert current_text(view) == "Karte 8"
    assert left >= 0
    assert left + column.width() <= view.area.scroll_area.viewport().width()


def test_jump_shows_a_card_or_a_cluster(view, cards):
    assert view.jump_to("K-003")
    assert current_text(view) == "Lotsen"

    assert view.jump_to("CL-01")
    assert QApplication.focusWidget().accessibleName().startswith("Cluster 1: Sprache")
    assert not view.jump_to("K-999")


def test_jump_opens_what_was_set_aside(view, cards):
    focus(view, cards["eins"])
    key(K.Key_B)

    assert view.jump_to("K-004")

    assert view.tools.aside_button.isChecked()
    assert current_text(view) == "eins"


def test_tab_goes_from_the_tools_over_the_board_to_the_entry_line(view, cards):
    view.tools.new_cluster_button.setFocus()
    names = []
    for _ in range(5):
        key(K.Key_Tab)
        names.append(QApplication.focusWidget().objectName())

    assert names == ["hold_cards", "board_shape", "cards", "card_entry", "entry_target"]


# --- editing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [K.Key_Return, K.Key_F2])
def test_card_is_edited_in_its_place_with_the_caret_at_the_end(workshop, view, cards, code):
    focus(view, cards["eins"])

    key(code)
    write(" und mehr")
    key(K.Key_Return)

    assert reopened(workshop)[""] == ["eins und mehr", "zwei", "drei"]
    assert QApplication.focusWidget().objectName() == "cards"


def test_double_click_edits(workshop, view, cards):
    lists, place = place_of(view, cards["zwei"])

    QTest.mouseClick(lists.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(lists.viewport(), Qt.MouseButton.LeftButton, pos=place)
    write("!")
    key(K.Key_Return)

    assert saved(workshop)[""] == ["eins", "zwei!", "drei"]


def test_escape_gives_an_edit_up(workshop, view, cards):
    focus(view, cards["eins"])

    key(K.Key_F2)
    write("falsch")
    key(K.Key_Escape)

    assert saved(workshop)[""][0] == "eins"


def test_leaving_the_field_saves(workshop, view, cards):
    focus(view, cards["eins"])
    key(K.Key_F2)
    write("A")

    focus(view, cards["Lotsen"])

    assert saved(workshop)[""][0] == "einsA"


def test_pane_that_goes_away_saves_the_open_field(workshop, view, cards):
    focus(view, cards["eins"])
    key(K.Key_F2)
    write("B")

    view.save_pending()

    assert saved(workshop)[""][0] == "einsB"


def test_news_of_the_card_do_not_write_over_what_is_typed(workshop, view, cards):
    focus(view, cards["eins"])
    key(K.Key_D)
    key(K.Key_F2)
    write("C")

    workshop.undo()
    key(K.Key_Return)

    assert saved(workshop)[""][0] == "einsC"


def test_emptied_card_keeps_its_text_and_says_why(qtbot, workshop, bridge, view, cards):
    focus(view, cards["eins"])
    key(K.Key_F2)
    key(K.Key_A, CONTROL)
    key(K.Key_Delete)

    with qtbot.waitSignal(bridge.told):
        key(K.Key_Return)

    assert saved(workshop)[""][0] == "eins"


def test_letters_do_not_replace_the_text_of_a_card(workshop, view, cards):
    focus(view, cards["eins"])

    for code in (K.Key_X, K.Key_Z, K.Key_1):
        key(code)

    assert saved(workshop)[""] == ["eins", "zwei", "drei"]


def test_explanation_is_edited_and_marked(view, cards):
    focus(view, cards["eins"])

    key(K.Key_E)
    write("gemeint ist der Verein")
    key(K.Key_Return)

    index = view.model.index_of_card(cards["eins"])
    assert card_of(view, cards["eins"]).explanation == "gemeint ist der Verein"
    assert "Erläuterung" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "gemeint ist der Verein" in index.data(Qt.ItemDataRole.ToolTipRole)


# --- marks --------------------------------------------------------------------------------------


def test_keys_mark_dissent_and_legibility(view, cards):
    focus(view, cards["eins"])

    key(K.Key_D)
    key(K.Key_L)
    card = card_of(view, cards["eins"])
    spoken = view.model.index_of_card(card.id).data(Qt.ItemDataRole.AccessibleTextRole)
    key(K.Key_D)
    key(K.Key_L)

    assert (card.is_dissent, card.legibility) == (True, Legibility.UNSURE)
    assert "Dissens" in spoken
    assert "unsicher" in spoken
    after = card_of(view, card.id)
    assert (after.is_dissent, after.legibility) == (False, Legibility.ILLEGIBLE)


def test_several_cards_are_set_aside_in_one_step(qtbot, workshop, bridge, view, cards):
    focus(view, cards["eins"])
    key(K.Key_Down, SHIFT)

    with qtbot.waitSignal(bridge.told) as told:
        key(K.Key_B)

    assert saved(workshop)["beiseite"] == ["eins", "zwei"]
    assert workshop.undo_label() == "2 Karten beiseitegelegt"
    assert told.args[0].offers_undo
    assert view.tools.aside_button.accessibleName() == "Beiseitegelegt: 2"
    assert current_text(view) == "drei"


def test_cards_set_aside_are_shown_on_demand_and_taken_back(workshop, view, cards):
    focus(view, cards["zwei"])
    key(K.Key_B)
    view.tools.aside_button.click()
    QApplication.processEvents()

    focus(view, cards["zwei"])
    key(K.Key_B)

    assert saved(workshop)[""] == ["eins", "zwei", "drei"]
    assert not view.tools.aside_button.isChecked()
    assert not view.area.column(Pile.SET_ASIDE).isVisible()


def test_delete_offers_to_undo_and_focuses_the_next_card(qtbot, workshop, bridge, view, cards):
    focus(view, cards["zwei"])

    with qtbot.waitSignal(bridge.told) as told:
        key(K.Key_Delete)
    after = (saved(workshop)[""], current_text(view))
    workshop.undo()

    assert told.args[0].offers_undo
    assert after == (["eins", "drei"], "drei")
    assert shown(view)[""] == ["eins", "zwei", "drei"]


# --- moving -------------------------------------------------------------------------------------


def test_control_and_arrows_move_a_card_with_the_focus(workshop, view, cards):
    focus(view, cards["eins"])

    key(K.Key_Down, CONTROL)
    down = saved(workshop)[""]
    key(K.Key_Up, CONTROL)
    key(K.Key_Left, CONTROL)

    assert down == ["zwei", "eins", "drei"]
    assert saved(workshop)["Arbeit"] == ["Lotsen", "eins"]
    assert current_text(view) == "eins"
    assert view.area.column(card_of(view, cards["eins"]).column).cards.hasFocus()


def test_card_at_the_end_goes_no_further(workshop, view, cards):
    focus(view, cards["drei"])
    label = workshop.undo_label()

    key(K.Key_Down, CONTROL)
    key(K.Key_Right, CONTROL)

    assert workshop.undo_label() == label


def test_number_after_v_sorts_card_after_card(workshop, view, cards):
    focus(view, cards["eins"])

    key(K.Key_V)
    asked = view.hint.isVisible()
    key(K.Key_1)
    key(K.Key_V)
    key(K.Key_2)

    assert asked
    assert view.hint.isHidden()
    assert saved(workshop) == {
        "Sprache": ["Lesepaten", "Sprachcafé", "eins"],
        "Arbeit": ["Lotsen", "zwei"],
        "": ["drei"],
        "beiseite": [],
    }
    assert current_text(view) == "drei"


def test_zero_after_v_takes_a_card_out_of_its_cluster(workshop, view, cards):
    focus(view, cards["Lotsen"])

    key(K.Key_V)
    key(K.Key_0)

    assert saved(workshop)["Arbeit"] == []
    assert saved(workshop)[""][-1] == "Lotsen"


def test_number_that_no_cluster_has_moves_nothing(workshop, view, cards):
    focus(view, cards["eins"])

    key(K.Key_V)
    key(K.Key_7)

    assert saved(workshop)[""] == ["eins", "zwei", "drei"]
    assert view.hint.isHidden()


def test_escape_after_v_moves_nothing(workshop, view, cards):
    focus(view, cards["eins"])

    key(K.Key_V)
    key(K.Key_Escape)
    key(K.Key_1)

    assert saved(workshop)[""] == ["eins", "zwei", "drei"]


def test_numbers_of_two_digits_wait_for_the_second(workshop, view):
    for number in range(1, 13):
        add_cluster(workshop, f"Cluster {number}")
    (card_id,) = add_cards(workshop, "eins")
    QApplication.processEvents()
    focus(view, card_id)

    key(K.Key_V)
    key(K.Key_1)
    key(K.Key_1)
    assert saved(workshop)["Cluster 11"] == ["eins"]

    focus(view, card_id)
    key(K.Key_V)
    key(K.Key_1)
    key(K.Key_Backspace)
    key(K.Key_1)
    key(K.Key_Return)

    assert saved(workshop)["Cluster 1"] == ["eins"]


def test_dropped_cards_lie_between_two_others(workshop, view, cards):
    column = view.area.column(card_of(view, cards["Lesepaten"]).column)
    place = column.cards.visualRect(view.model.index_of_card(cards["Sprachcafé"])).topLeft()

    accepted = drop(column.cards, [cards["eins"], cards["drei"]], place + QPoint(20, 5))

    assert accepted
    assert reopened(workshop)["Sprache"] == ["Lesepaten", "eins", "drei", "Sprachcafé"]
    assert shown(view)["Sprache"] == ["Lesepaten", "eins", "drei", "Sprachcafé"]
    assert workshop.undo_label() == "2 Karten verschoben"


def test_mouse_carries_all_selected_cards(monkeypatch, view, cards):
    carried = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _: carried.append(drag.mimeData()))
    focus(view, cards["Lesepaten"])
    lists, place = place_of(view, cards["eins"])
    viewport = lists.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, CONTROL, place)

    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    for distance in (10, 20, 30):
        QTest.mouseMove(viewport, place + QPoint(distance, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place)

    assert [dragged_ids(mime) for mime in carried] == [(cards["Lesepaten"], cards["eins"])]


def test_place_of_carried_cards_is_marked_until_they_leave(view, cards):
    column = view.area.column(card_of(view, cards["Lotsen"]).column)
    viewport = column.cards.viewport()
    before = viewport.grab().toImage()
    arguments = (
        QPoint(30, 5),
        Qt.DropAction.MoveAction,
        mime_of([cards["eins"]]),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    QApplication.sendEvent(viewport, QDragEnterEvent(*arguments))
    QApplication.sendEvent(viewport, QDragMoveEvent(*arguments))
    marked = viewport.grab().toImage()
    QApplication.sendEvent(viewport, QDragLeaveEvent())

    assert marked != before
    assert viewport.grab().toImage() == before


def test_carrying_cards_to_the_edge_scrolls_the_board(qtbot, workshop, view):
    for number in range(9):
        add_cluster(workshop, f"Cluster {number}")
    QApplication.processEvents()
    bar = view.area.scroll_area.horizontalScrollBar()
    edge = view.area.scroll_area.mapToGlobal(QPoint(view.area.scroll_area.width() - 10, 40))

    view.area.drag_near(edge)
    qtbot.waitUntil(lambda: bar.value() > 40)
    view.area.drag_near(None)

    assert not view.area._drag_scroll.isActive()


def test_dropping_below_the_cards_or_on_the_heading_appends(workshop, view, cards):
    column = view.area.column(card_of(view, cards["Lotsen"]).column)

    drop(column.cards, [cards["eins"]], QPoint(30, column.cards.viewport().height() - 5))
    drop(column, [cards["zwei"]], QPoint(30, 10))

    assert saved(workshop)["Arbeit"] == ["Lotsen", "eins", "zwei"]


def test_dropping_on_what_was_set_aside_sets_aside(workshop, view, cards):
    focus(view, cards["drei"])
    key(K.Key_B)
    view.tools.aside_button.click()
    QApplication.processEvents()

    drop(view.area.column(Pile.SET_ASIDE).cards, [cards["eins"]], QPoint(20, 20))

    assert sorted(saved(workshop)["beiseite"]) == ["drei", "eins"]


def test_carried_text_of_elsewhere_is_not_taken(view, cards):
    mime = QMimeData()
    mime.setText("fremd")
    column = view.area.column(Pile.UNASSIGNED)
    event = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(column.cards.viewport(), event)

    assert not event.isAccepted()


# --- clusters -----------------------------------------------------------------------------------


def test_new_cluster_is_made_of_the_selection_and_named_in_its_place(workshop, view, cards):
    focus(view, cards["eins"])
    key(K.Key_Down, SHIFT)

    key(K.Key_C)
    field = QApplication.focusWidget().objectName()
    write("Begegnung")
    key(K.Key_Return)

    assert field == "cluster_title"
    assert reopened(workshop)["Begegnung"] == ["eins", "zwei"]
    assert view.tools.counts.text() == "Karten: 6 · 3 Cluster"
    assert QApplication.focusWidget().accessibleName() == "Cluster 3: Begegnung, 2 Karten"


def test_button_names_the_cards_that_it_will_take(workshop, view, cards):
    focus(view, cards["eins"])
    one = view.tools.new_cluster_button.text()
    key(K.Key_Down, SHIFT)
    two = view.tools.new_cluster_button.text()

    view.tools.new_cluster_button.click()

    assert (one, two) == ("Neuer Cluster", "Neuer Cluster aus 2 Karten")
    assert saved(workshop)["Neuer Cluster"] == ["eins", "zwei"]


def test_button_makes_an_empty_cluster(workshop, view):
    view.tools.new_cluster_button.click()
    write("Begegnung")
    key(K.Key_Return)

    assert saved(workshop)["Begegnung"] == []


@pytest.mark.parametrize("code", [K.Key_Return, K.Key_F2])
def test_heading_is_renamed_in_its_place(workshop, view, cards, code):
    view.jump_to("CL-01")

    key(code)
    write("Sprache und Bildung")
    key(K.Key_Return)

    assert "Sprache und Bildung" in saved(workshop)
    assert "Sprache und Bildung" in QApplication.focusWidget().accessibleName()


def test_escape_keeps_the_old_heading(workshop, view, cards):
    view.jump_to("CL-01")

    key(K.Key_F2)
    write("falsch")
    key(K.Key_Escape)

    assert "Sprache" in saved(workshop)


def test_double_click_renames(workshop, view, cards):
    header = view.area.column(view.model.heads()[1].key).header

    QTest.mouseDClick(header, Qt.MouseButton.LeftButton)
    write("Beruf")
    key(K.Key_Return)

    assert "Beruf" in saved(workshop)


def test_control_and_arrows_move_a_cluster(workshop, view, cards):
    view.jump_to("CL-02")

    key(K.Key_Left, CONTROL)

    assert list(saved(workshop))[:2] == ["Arbeit", "Sprache"]
    assert QApplication.focusWidget().accessibleName() == "Cluster 1: Arbeit, 1 Karte"
    clusters = [view.area.column(head.key) for head in view.model.heads()[:2]]
    QApplication.processEvents()
    assert clusters[0].x() < clusters[1].x()


def test_dissolved_cluster_leaves_its_cards_and_comes_back(qtbot, workshop, bridge, view, cards):
    view.jump_to("CL-01")

    with qtbot.waitSignal(bridge.told) as told:
        key(K.Key_Delete)
    dissolved = shown(view)
    workshop.undo()

    assert told.args[0].offers_undo
    assert dissolved == {
        "Arbeit": ["Lotsen"],
        "": ["Lesepaten", "Sprachcafé", "eins", "zwei", "drei"],
        "beiseite": [],
    }
    assert shown(view)["Sprache"] == ["Lesepaten", "Sprachcafé"]


# --- menus --------------------------------------------------------------------------------------


def open_menu(view, widget, kind):
    place = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    return view.area.findChildren(kind)[-1]


def entries(menu):
    return {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}


@menus
def test_menu_shows_all_actions_with_their_keys_and_colours_cards(workshop, view, cards):
    lists = focus(view, cards["eins"])

    menu = open_menu(view, lists, CardMenu)
    texts = [action.text() for action in menu.actions()]
    entries(entries(menu)["Farbe"].menu())["violett"].trigger()
    menu.close()

    assert "Bearbeiten\tF2" in texts
    assert "Beiseitelegen\tB" in texts
    assert any(text.startswith("Löschen\t") for text in texts)
    assert card_of(view, cards["eins"]).colour is CardColour.VIOLET


@menus
def test_menu_moves_to_a_cluster_by_its_name(workshop, view, cards):
    lists = focus(view, cards["eins"])

    menu = open_menu(view, lists, CardMenu)
    entries(entries(menu)["Verschieben nach"].menu())["2 Arbeit"].trigger()
    menu.close()

    assert saved(workshop)["Arbeit"] == ["Lotsen", "eins"]


@menus
def test_menu_of_a_cluster_sends_new_cards_there(workshop, view, cards):
    header = view.area.column(view.model.heads()[1].key).header

    menu = open_menu(view, header, ClusterMenu)
    entries(menu)["Neue Karten hierhin"].trigger()
    menu.close()
    view.capture.line.setFocus()
    write("Praktikum")
    key(K.Key_Return)

    assert saved(workshop)["Arbeit"] == ["Lotsen", "Praktikum"]


# --- news ---------------------------------------------------------------------------------------


def test_selection_and_focus_survive_news_of_other_cards(workshop, view, cards):
    focus(view, cards["zwei"])
    key(K.Key_Up, SHIFT)

    add_cards(workshop, "vier")
    add_cluster(workshop, "Neu", "fünf")

    assert view.focus.selected_ids() == (cards["eins"], cards["zwei"])
    assert current_text(view) == "eins"


def test_moved_cards_stay_selected(view, cards):
    focus(view, cards["eins"])
    key(K.Key_Down, SHIFT)

    key(K.Key_Left, CONTROL)

    assert view.focus.selected_ids() == (cards["eins"], cards["zwei"])
    assert shown(view)["Arbeit"] == ["Lotsen", "eins", "zwei"]


def test_model_keeps_the_rules_of_qt_through_all_changes(workshop, view, cards):
    tester = QAbstractItemModelTester(
        view.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    focus(view, cards["eins"])
    for code, modifiers in (
        (K.Key_Down, CONTROL),
        (K.Key_Left, CONTROL),
        (K.Key_D, Qt.KeyboardModifier.NoModifier),
        (K.Key_B, Qt.KeyboardModifier.NoModifier),
        (K.Key_N, Qt.KeyboardModifier.NoModifier),
    ):
        key(code, modifiers)
    view.save_pending()
    view.jump_to("CL-01")
    key(K.Key_Right, CONTROL)
    key(K.Key_Delete)

    while workshop.undo():
        pass
    while workshop.redo():
        pass

    assert shown(view) == saved(workshop)
    del tester


@pytest.mark.parametrize("name", ["eins", "drei"])
def test_card_stays_in_sight_while_it_is_explained(view, cards, name):
    focus(view, cards[name])
    card_list = view.area.column(Pile.UNASSIGNED).cards

    key(K.Key_E)

    card = card_list.visualRect(view.model.index_of_card(cards[name]))
    editor = card_list.editor()
    assert editor.geometry().height() >= 60
    assert card_list.viewport().rect().contains(editor.geometry())
    assert not editor.geometry().intersects(card.adjusted(0, 6, 0, -6))

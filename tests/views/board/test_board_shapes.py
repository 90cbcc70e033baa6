import pytest
from board_views import (
    CONTROL,
    add_cards,
    add_cluster,
    current_text,
    drop,
    focus,
    key,
    place_of,
    saved,
    shown,
    write,
)
from builders import an_action_field
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.model.goals import ActionField
from workshop_app.phases.board.board_reading import Pile
from workshop_app.views.board.tools import BoardShape

K = Qt.Key
menus = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen


def two_fields(workshop):
    with workshop.change("Handlungsfelder") as session:
        for title in ("Wohnen", "Bildung"):
            an_action_field(session, title=title)


def two_fields_and_cards(workshop):
    two_fields(workshop)
    add_cluster(workshop, "Sprache", "Lesepaten", "Sprachcafé")
    add_cards(workshop, "eins", "zwei", "drei")
    with workshop.change("Gruppe") as session:
        field = session.scalars(select(ActionField).filter_by(title="Bildung")).one()
        for card in session.scalars(select(Card).where(Card.text.in_(["Lesepaten", "eins"]))):
            card.action_field_id = field.id


@pytest.fixture
def content(request):
    return two_fields_and_cards if "cards" in request.fixturenames else two_fields


@pytest.fixture
def fields(workshop):
    with workshop.read() as session:
        return session.scalars(select(ActionField.id).order_by(ActionField.position)).all()


def field_of(workshop, card_id):
    with workshop.read() as session:
        return session.get(Card, card_id).action_field_id


def test_same_cards_are_shown_by_action_field_and_back(view, cards):
    before = shown(view)

    view.show_as(BoardShape.ACTION_FIELDS)
    by_field = shown(view)
    view.show_as(BoardShape.CLUSTERS)

    assert by_field == {
        "Wohnen": [],
        "Bildung": ["Lesepaten", "eins"],
        "Ohne Handlungsfeld": ["Sprachcafé", "zwei", "drei"],
        "beiseite": [],
    }
    assert shown(view) == before


def test_moving_by_field_changes_the_field_and_leaves_the_cluster(workshop, view, cards, fields):
    view.show_as(BoardShape.ACTION_FIELDS)
    focus(view, cards["Sprachcafé"])

    key(K.Key_V)
    key(K.Key_1)

    assert field_of(workshop, cards["Sprachcafé"]) == fields[0]
    assert saved(workshop)["Sprache"] == ["Lesepaten", "Sprachcafé"]
    assert shown(view)["Wohnen"] == ["Sprachcafé"]
    assert workshop.undo_label() == "Karte einem Handlungsfeld zugeordnet"


def test_dropping_by_field_changes_the_field(workshop, view, cards, fields):
    view.show_as(BoardShape.ACTION_FIELDS)
    QApplication.processEvents()
    lists, place = place_of(view, cards["eins"])

    drop(lists, [cards["zwei"]], place)

    assert field_of(workshop, cards["zwei"]) == fields[1]


def test_card_out_of_its_field_has_none(workshop, view, cards):
    view.show_as(BoardShape.ACTION_FIELDS)
    focus(view, cards["eins"])

    key(K.Key_Right, CONTROL)

    assert field_of(workshop, cards["eins"]) is None


def test_new_card_belongs_to_the_field_it_is_captured_in(workshop, view, cards, fields):
    view.show_as(BoardShape.ACTION_FIELDS)
    view.focus_entry()

    write("#Wohnen Mieten steigen")
    key(K.Key_Return)

    card_id = view.model.cards_in(fields[0])[0].id
    assert field_of(workshop, card_id) == fields[0]
    assert saved(workshop)[""][-1] == "Mieten steigen"


def test_most_frequent_come_first_by_mentions(view, cards):
    view.commands.merge([cards["zwei"], cards["drei"]])

    view.show_as(BoardShape.WEIGHT)

    assert shown(view)["Nach Punkten"] == ["zwei", "Lesepaten", "Sprachcafé", "eins"]


def test_further_mention_moves_a_card_up(view, cards):
    view.show_as(BoardShape.WEIGHT)

    view.commands.add_mention(cards["drei"], "noch einmal")

    assert shown(view)["Nach Punkten"][0] == "drei"


def test_moving_by_mentions_says_why_nothing_moves(qtbot, workshop, view, bridge, cards):
    view.show_as(BoardShape.WEIGHT)
    focus(view, cards["eins"])

    with qtbot.waitSignal(bridge.told) as told:
        key(K.Key_Down, CONTROL)

    assert "Nennungen" in told.args[0].text
    assert shown(view)["Nach Punkten"][0] == "Lesepaten"


def test_cluster_is_made_where_clusters_are_shown(qtbot, workshop, view, bridge, cards):
    view.show_as(BoardShape.WEIGHT)
    focus(view, cards["eins"])

    with qtbot.waitSignal(bridge.told):
        key(K.Key_C)

    assert "Neuer Cluster" not in saved(workshop)


def test_headings_of_fields_are_not_renamed_here(view, cards, fields):
    view.show_as(BoardShape.ACTION_FIELDS)
    header = view.area.column(fields[0]).header
    header.setFocus()

    key(K.Key_F2)

    assert QApplication.focusWidget() is header
    assert header.accessibleName() == "Handlungsfeld 1: Wohnen, 0 Karten"


def test_renamed_field_is_shown_anew(workshop, view, cards, fields):
    view.show_as(BoardShape.ACTION_FIELDS)

    with workshop.change("Umbenannt") as session:
        from workshop_app.model.goals import ActionField

        session.get(ActionField, fields[0]).title = "Wohnraum"

    assert shown(view)["Wohnraum"] == []


def test_focus_stays_on_the_card(view, cards):
    focus(view, cards["zwei"])

    view.show_as(BoardShape.ACTION_FIELDS)

    assert current_text(view) == "zwei"


@menus
def test_g_on_the_board_offers_the_shapes(view, cards):
    focus(view, cards["eins"])

    key(K.Key_G)
    menu = view.tools._menu
    was_open = menu.isVisible()
    QTest.keyClick(menu, K.Key_P)

    assert was_open
    assert view.tools.shape_button.accessibleName() == "Ansicht: Punkte"
    assert "Nach Punkten" in shown(view)


def test_jumping_to_a_cluster_shows_clusters(view, cards):
    view.show_as(BoardShape.ACTION_FIELDS)

    assert view.jump_to("CL-01")

    assert QApplication.focusWidget().accessibleName() == "Cluster 1: Sprache, 2 Karten"


def test_model_keeps_its_word_while_it_is_regrouped(workshop, view, cards):
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    for shape in (BoardShape.ACTION_FIELDS, BoardShape.WEIGHT, BoardShape.CLUSTERS):
        view.show_as(shape)
        view.commands.merge([cards["eins"], cards["drei"]])
        workshop.undo()


# --- the outline --------------------------------------------------------------------------------


def test_outline_reads_columns_and_cards_below_each_other(view, cards):
    view.show_as(BoardShape.OUTLINE)

    outline = view.outline
    texts, index = [], outline.model().index(0, 0)
    while index.isValid():
        texts.append(index.data(Qt.ItemDataRole.AccessibleTextRole).split(",")[0])
        index = outline.indexBelow(index)
    assert outline.isVisible()
    assert texts == [
        "Cluster 1: Sprache",
        "Lesepaten",
        "Sprachcafé",
        "Noch nicht zugeordnet",
        "eins",
        "zwei",
        "drei",
        "Beiseitegelegt",
    ]


def test_keys_act_on_the_cards_of_the_outline(workshop, view, cards):
    view.show_as(BoardShape.OUTLINE)
    view.outline.setCurrentIndex(view.model.index_of_card(cards["zwei"]))

    key(K.Key_B)

    assert saved(workshop)["beiseite"] == ["zwei"]


def test_editing_from_the_outline_opens_the_card_on_the_board(view, cards):
    view.show_as(BoardShape.OUTLINE)
    view.outline.setCurrentIndex(view.model.index_of_card(cards["zwei"]))

    key(K.Key_F2)

    assert view.stack.currentWidget() is view.area
    assert QApplication.focusWidget().objectName() == "card_text"


def test_escape_leads_from_the_outline_to_the_entry_line(view, cards):
    view.show_as(BoardShape.OUTLINE)
    view.outline.setCurrentIndex(view.model.index_of_column(Pile.UNASSIGNED))

    key(K.Key_Escape)

    assert QApplication.focusWidget() is view.capture.line

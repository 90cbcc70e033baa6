import pytest
from board_views import add_cards, add_cluster, focus, key, make_view, saved, shown
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from workshop_app.views.board.tools import BoardShape

TEXTS = (
    "Zu wenig Wohnungen",
    "Deutschkurse am Abend",
    "Wohnung für große Familien",
    "Kinderbetreuung im Deutschkurs",
    "Wohnungen sind zu teuer",
)


def lotsen_and_texts(workshop):
    add_cluster(workshop, "Arbeit", "Lotsen")
    add_cards(workshop, *TEXTS)


@pytest.fixture
def content(request):
    return lotsen_and_texts if "view" in request.fixturenames else None


@pytest.fixture
def view(qtbot, workshop, bridge):
    return make_view(qtbot, workshop, bridge, width=1000)


def proposed(view):
    return {
        column.proposal.title: column.list.model().stringList() for column in view.proposals.columns
    }


def test_proposals_stand_beside_the_clusters_and_change_nothing(workshop, view):
    before = saved(workshop)

    view.tools.propose_button.click()

    assert list(proposed(view)) == ["Wohnungen", "Deutschkurs"]
    assert all(column.isVisible() for column in view.proposals.columns)
    assert saved(workshop) == before
    assert workshop.undo_label() == "Karten angelegt"


def test_proposal_that_is_taken_over_is_one_change(workshop, view):
    view.tools.propose_button.click()
    view.proposals.columns[0].take_button.setFocus()

    view.proposals.columns[0].take_button.click()

    assert saved(workshop)["Wohnungen"] == [TEXTS[0], TEXTS[2], TEXTS[4]]
    assert list(proposed(view)) == ["Deutschkurs"]
    assert QApplication.focusWidget().accessibleName() == "Cluster 2: Wohnungen, 3 Karten"
    assert workshop.undo() == "Cluster angelegt"
    assert "Wohnungen" not in saved(workshop)


def test_first_proposal_is_scrolled_into_sight_behind_many_clusters(workshop, view):
    for number in range(6):
        add_cluster(workshop, f"Cluster {number}")

    view.tools.propose_button.click()

    column, viewport = view.proposals.columns[0], view.area.scroll_area.viewport()
    left = column.mapTo(viewport, column.rect().topLeft()).x()
    assert 0 <= left <= viewport.width() - column.width()


def test_discarded_proposal_goes_and_the_other_stays(workshop, view):
    view.tools.propose_button.click()

    view.proposals.columns[0].discard_button.click()

    assert list(proposed(view)) == ["Deutschkurs"]
    assert "Wohnungen" not in saved(workshop)


def test_button_takes_all_proposals_away_again(view):
    view.tools.propose_button.click()

    view.tools.propose_button.click()

    assert proposed(view) == {}
    assert not view.tools.propose_button.isChecked()


def test_card_that_is_sorted_by_hand_leaves_its_proposal(view):
    view.tools.propose_button.click()
    heads = view.model.heads()
    card = next(c for c in view.model.cards_in(heads[1].key) if c.text == TEXTS[0])

    view.commands.move([card.id], heads[0].key)

    assert proposed(view)["Wohnungen"] == [TEXTS[2], TEXTS[4]]
    assert shown(view)["Arbeit"] == ["Lotsen", TEXTS[0]]


def test_proposal_of_one_card_is_none(view):
    view.tools.propose_button.click()
    heads = view.model.heads()
    cards = {card.text: card.id for card in view.model.cards_in(heads[1].key)}

    view.commands.delete([cards[TEXTS[1]]])

    assert list(proposed(view)) == ["Wohnungen"]


def test_cards_without_common_words_get_a_sentence(qtbot, workshop, bridge):
    add_cards(workshop, "Busse am Abend", "Haus der Vereine", "Dolmetscherpool", "Tanzen")
    view = make_view(qtbot, workshop, bridge)

    with qtbot.waitSignal(bridge.told) as told:
        view.tools.propose_button.click()

    assert "Keine Vorschläge" in told.args[0].text
    assert not view.tools.propose_button.isChecked()


def test_many_cards_are_compared_beside_the_window(qtbot, workshop, bridge):
    add_cards(workshop, *(f"Sprachkurs für Gruppe {n} im Stadtteil" for n in range(220)))
    view = make_view(qtbot, workshop, bridge)

    with qtbot.waitSignal(view.proposals.shown, timeout=20_000):
        view.tools.propose_button.click()
        assert proposed(view) == {}

    assert proposed(view)


def test_proposals_are_offered_where_enough_cards_lie_free(qtbot, workshop, bridge):
    add_cards(workshop, "eins", "zwei", "drei")
    view = make_view(qtbot, workshop, bridge)
    few = view.tools.propose_button.isVisible()

    add_cards(workshop, "vier")

    assert not few
    assert view.tools.propose_button.isVisible()


def test_other_shape_takes_the_proposals_away(view):
    view.tools.propose_button.click()

    view.show_as(BoardShape.WEIGHT)

    assert proposed(view) == {}


def test_board_without_clusters_shows_proposals_too(qtbot, workshop, bridge):
    add_cards(workshop, *TEXTS)
    view = make_view(qtbot, workshop, bridge)

    view.tools.propose_button.click()
    QApplication.processEvents()

    assert view.area.scroll_area.isVisible()
    assert len(proposed(view)) == 2
    focus(view, view.model.cards_in(view.model.heads()[0].key)[0].id)
    key(Qt.Key.Key_Down)

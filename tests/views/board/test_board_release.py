"""Private writing at the board: what is held back says so, and what is released no longer does."""

from PySide6.QtCore import QPoint

from tests.views.board.board_views import add_cards
from workshop_app.views.board.tree import CARD_ROLE


def test_a_released_card_is_shown_as_released_at_once(qtbot, workshop, view):
    view.releasing.hold_button.click()
    (card_id,) = add_cards(workshop, "Dolmetschende fehlen")
    model = view.area.model
    assert not model.index_of_card(card_id).data(CARD_ROLE).is_released

    with qtbot.waitSignal(model.dataChanged) as changed:
        view.releasing.release()

    assert changed.args[0].data(CARD_ROLE).is_released


def test_the_switch_stays_where_it_was_pressed(qtbot, workshop, view):
    button = view.releasing.hold_button
    before = button.mapTo(view, QPoint())
    button.click()

    add_cards(workshop, "Dolmetschende fehlen")

    qtbot.waitUntil(view.releasing.release_button.isVisible)
    assert button.mapTo(view, QPoint()) == before

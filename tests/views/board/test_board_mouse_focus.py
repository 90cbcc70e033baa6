"""Who clicks a tool of the board goes on typing cards."""

import pytest
from board_views import add_cards, add_cluster, focus, key, make_view, reopened, saved, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from workshop_app.views.board.tools import BoardShape

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton

# The offscreen platform says so of each menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def filled(workshop):
    add_cluster(workshop, "Arbeit", "Lotsen")
    add_cards(workshop, "Zu wenig Wohnungen", "Wohnungen sind teuer", "Busse", "Wohnung fehlt")


@pytest.fixture
def content():
    return filled


@pytest.fixture
def view(qtbot, workshop, bridge):
    return make_view(qtbot, workshop, bridge, width=1000)


def type_card(text):
    write(text)
    key(K.Key_Return)


def choose_shape(view, shape):
    """As the mouse does in the open menu."""
    group = view.tools._shapes.actions()
    next(action for action in group if action.data() is shape).trigger()


@pytest.mark.parametrize(
    "find",
    [
        lambda view: view.tools.propose_button,
        lambda view: view.releasing.hold_button,
        lambda view: view.tools.aside_button,
        lambda view: view.photos.done_button,
    ],
    ids=["propose", "hold", "aside", "photo"],
)
def test_what_is_typed_after_a_click_on_a_tool_becomes_a_card(qtbot, workshop, view, find):
    view.commands.set_aside(view.model.ids_of([_first(view)]), is_set_aside=True)
    view.photos.beside.setChecked(True)
    write("Busse fahren ")

    qtbot.mouseClick(find(view), LEFT)
    type_card("selten")

    assert "Busse fahren selten" in saved(workshop)[""]


def _first(view):
    return view.model.index_of_card(view.model.newest_card())


def test_no_tool_of_the_board_takes_the_focus_by_mouse(view):
    view.tools.propose_button.click()
    places = (view.tools, view.capture, view.photos.stage, view.counting.bar, view.area)
    for place in places:
        for button in place.findChildren(QAbstractButton):
            assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button.accessibleName()
    assert view.proposals.columns


def test_tab_still_reaches_the_tools(view):
    view.tools.new_cluster_button.setFocus()

    key(K.Key_Tab)

    assert QApplication.focusWidget() is view.tools.propose_button


def test_a_click_on_the_photo_beside_the_board_leaves_the_focus_in_the_line(qtbot, view):
    view.photos.beside.setChecked(True)

    qtbot.mouseClick(view.photos.stage.canvas, LEFT)

    assert view.capture.line.hasFocus()


def test_the_title_of_a_cluster_made_by_mouse_is_followed_by_the_next_card(qtbot, workshop, view):
    qtbot.mouseClick(view.tools.new_cluster_button, LEFT)
    type_card("Wohnen")
    type_card("Mieten steigen")

    assert reopened(workshop)["Wohnen"] == []
    assert "Mieten steigen" in saved(workshop)[""]


def test_a_proposal_taken_over_by_mouse_leaves_the_focus_in_the_line(qtbot, workshop, view):
    qtbot.mouseClick(view.tools.propose_button, LEFT)
    column = view.proposals.columns[0]

    qtbot.mouseClick(column.take_button, LEFT)
    type_card("Mieten steigen")

    assert len(saved(workshop)[column.proposal.title]) == 3
    assert "Mieten steigen" in saved(workshop)[""]


@pytest.mark.parametrize("shape", [BoardShape.ACTION_FIELDS, BoardShape.OUTLINE])
def test_cards_ordered_otherwise_by_mouse_leave_the_focus_in_the_line(view, shape):
    choose_shape(view, shape)

    assert view.shape is shape
    assert view.capture.line.hasFocus()


def test_cards_ordered_otherwise_from_a_card_give_the_focus_to_a_card(view):
    card_id = view.model.newest_card()
    focus(view, card_id)

    choose_shape(view, BoardShape.ACTION_FIELDS)

    assert view.focus.current_card().id == card_id
    assert not view.capture.line.hasFocus()


def test_counting_begun_by_mouse_ends_in_the_line(qtbot, workshop, view):
    qtbot.mouseClick(view.tools.count_button, LEFT)
    qtbot.mouseClick(view.counting.bar.done_button, LEFT)
    type_card("Dolmetscher")

    assert "Dolmetscher" in saved(workshop)[""]


def test_counting_begun_by_mouse_after_a_title_was_typed_counts_at_a_card(qtbot, view):
    qtbot.mouseClick(view.tools.new_cluster_button, LEFT)
    type_card("Wohnen")

    qtbot.mouseClick(view.tools.count_button, LEFT)
    type_card("3")

    assert [card.points for card in view.model.all_cards() if card.points] == [3]


def test_what_letters_do_on_a_card_is_told_of_no_other_list(qtbot, view):
    view.commands.delete(view.model.ids_of([_first(view)]))
    before = view.capture.line.placeholderText()

    view.trashed.dialog.show()
    view.trashed.dialog.activateWindow()
    view.trashed.dialog.list.setFocus()

    qtbot.waitUntil(view.trashed.dialog.list.hasFocus)
    assert view.capture.line.placeholderText() == before


def test_who_clicks_a_card_instead_of_ending_a_title_works_on_with_cards(qtbot, workshop, view):
    qtbot.mouseClick(view.tools.new_cluster_button, LEFT)
    write("Wohnen")
    card_id = view.model.newest_card()
    cards = focus(view, card_id)

    key(K.Key_F2)
    write(" überall")
    key(K.Key_Return)

    assert cards.hasFocus()
    assert "Wohnen" in saved(workshop)
    assert "Wohnung fehlt überall" in saved(workshop)[""]

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from workshop_app.views.parts.flow_layout import FlowLayout


@pytest.fixture
def flow(qtbot):
    """Three labels of 100 × 20 with 8 pixels between them."""
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = FlowLayout(widget, spacing=8)
    for text in "ABC":
        label = QLabel(text)
        label.setFixedSize(100, 20)
        layout.addWidget(label)
    yield layout  # and keeps the widget until then
    widget.close()


def places(flow, width):
    flow.parentWidget().resize(width, 200)
    flow.activate()
    return [(flow.itemAt(n).geometry().x(), flow.itemAt(n).geometry().y()) for n in range(3)]


def test_items_stand_in_one_line_where_there_is_room(flow):
    assert places(flow, 316) == [(0, 0), (108, 0), (216, 0)]
    assert flow.heightForWidth(316) == 20


def test_items_without_room_go_to_the_next_line(flow):
    assert places(flow, 315) == [(0, 0), (108, 0), (0, 28)]
    assert flow.heightForWidth(315) == 48


def test_item_wider_than_the_line_is_made_narrower(flow):
    assert places(flow, 60) == [(0, 0), (0, 28), (0, 56)]


def test_flow_is_as_small_as_its_largest_item(flow):
    assert flow.sizeHint() == flow.minimumSize() == flow.itemAt(0).sizeHint()
    assert flow.hasHeightForWidth()
    assert not flow.expandingDirections()


def test_hidden_items_take_no_room(flow):
    flow.itemAt(0).widget().hide()

    assert places(flow, 316)[1:] == [(0, 0), (108, 0)]


def test_item_can_be_taken_out(flow):
    taken = flow.takeAt(1)

    assert taken.widget().text() == "B"
    assert flow.count() == 2
    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None

"""Tables with more columns than fit: which are in sight, and what stays when one goes sideways."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip

from tests.builders import an_action_field, an_existing_project
from tests.views.keyboard import type_text
from workshop_app.phases.step import TablePane, TableSubject
from workshop_app.views.table.cell_size import divided
from workshop_app.views.table.view import TableView

LEFT = Qt.MouseButton.LeftButton
K = Qt.Key
TITLE, FIELD = 0, 2
LAST = 10
NAME = "Mentoring"


def five_projects(workshop):
    with workshop.change("Projekte") as session:
        field = an_action_field(session, title="Zusammenleben im Quartier und Wohnen " * 3)
        for number in range(5):
            title = f"{number}. {NAME}"
            an_existing_project(session, title=title, action_field_id=field.id)


@pytest.fixture
def content():
    return five_projects


@pytest.fixture
def make_cells(workshop, bridge, show_pane):
    def make(subject=TableSubject.EXISTING_PROJECTS):
        view = show_pane(TableView(workshop, bridge, "V-03", TablePane("Bestand", subject)))
        view.cells.show_row(0)
        return view.cells

    return make


@pytest.fixture
def cells(make_cells):
    return make_cells()


def go_right(cells, row=0):
    cells.setCurrentIndex(cells.model().index(row, LAST))
    assert cells.horizontalScrollBar().value() > 0


def beside_names(cells):
    """Where cells are seen that stand beside the names, in the viewport."""
    room = cells.viewport().rect()
    if cells.pinned.isVisible():
        room.setLeft(cells.pinned.geometry().right() - cells.viewport().x() + 1)
    return room


@pytest.mark.parametrize(
    "subject",
    [
        TableSubject.ATTENDANCE,
        TableSubject.EVENTS,
        TableSubject.ACTION_FIELDS,
        TableSubject.DECISIONS,
        TableSubject.PARKED_TOPICS,
    ],
)
def test_tables_of_the_two_days_fit_beside_both_side_panels(make_cells, subject):
    cells = make_cells(subject)
    cells.window().resize(786, 560)  # the middle of 1366 pixels
    QApplication.processEvents()

    assert cells.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("subject", [TableSubject.PARTICIPANTS, TableSubject.INDICATOR_VALUES])
def test_columns_at_the_beginning_end_with_the_room(make_cells, subject):
    cells = make_cells(subject)
    room, header = cells.viewport().width(), cells.horizontalHeader()

    ends = [header.sectionPosition(n) + header.sectionSize(n) for n in range(header.count())]

    assert room in ends


def test_names_stay_in_sight_while_one_goes_sideways(cells):
    place = QRect(cells.horizontalHeader().pos(), cells.viewport().geometry().bottomRight())
    place.setWidth(cells.columnWidth(TITLE) - 2)
    cells.setCurrentIndex(cells.model().index(0, 1))
    at_first = cells.grab(place).toImage()

    go_right(cells)
    cells.pinned.resize(cells.columnWidth(TITLE) + 2, cells.pinned.height())  # without a cut column

    assert cells.grab(place).toImage() == at_first


def test_names_lie_over_nothing_where_the_table_begins(cells):
    go_right(cells)
    assert cells.pinned.isVisible()

    cells.setCurrentIndex(cells.model().index(0, TITLE))

    assert not cells.pinned.isVisible()


@pytest.mark.parametrize("key", [K.Key_Tab, K.Key_Backtab])
def test_each_cell_that_tab_comes_to_is_wholly_in_sight(qtbot, cells, key):
    cells.setCurrentIndex(cells.model().index(1, TITLE if key == K.Key_Tab else LAST))

    for _column in range(LAST):
        qtbot.keyClick(cells, key)
        cell = cells.visualRect(cells.currentIndex())
        assert beside_names(cells).contains(cell), cells.currentIndex().column()


def test_no_cell_beside_the_names_has_lost_its_beginning(cells):
    bar = cells.horizontalScrollBar()
    for value in range(1, bar.maximum(), 37):
        bar.setValue(value)
        first = cells.columnAt(beside_names(cells).left())
        assert cells.columnViewportPosition(first) >= beside_names(cells).left() - 2


def test_keys_lead_to_whole_columns_where_a_wide_one_would_be_cut(make_cells):
    cells = make_cells(TableSubject.INDICATOR_VALUES)
    cells.window().resize(560, 400)

    for column in range(2, cells.model().columnCount() - 2):
        cells.setCurrentIndex(cells.model().index(0, column))
        first = cells.columnAt(beside_names(cells).left())
        assert cells.columnViewportPosition(first) >= beside_names(cells).left() - 2, column


def test_a_click_on_a_name_makes_the_row_the_current_one_and_stays_there(qtbot, cells):
    go_right(cells)
    value = cells.horizontalScrollBar().value()

    qtbot.mouseClick(cells.pinned, LEFT, pos=place_of(cells, row=2))

    assert (cells.currentIndex().row(), cells.currentIndex().column()) == (2, TITLE)
    assert cells.horizontalScrollBar().value() == value
    assert cells.hasFocus()


def test_the_ring_around_a_pinned_name_goes_with_the_focus(qtbot, cells):
    go_right(cells)
    qtbot.mouseClick(cells.pinned, LEFT, pos=place_of(cells, row=2))
    with_ring = cells.pinned.grab().toImage()
    repainted = PaintCount(cells.pinned)

    cells.clearFocus()
    QApplication.processEvents()

    assert repainted.count > 0
    assert cells.pinned.grab().toImage() != with_ring


class PaintCount(QObject):
    """How often a widget was painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def place_of(cells, row):
    place = cells.visualRect(cells.model().index(row, TITLE)).center()
    return QPoint(20, place.y() + cells.horizontalHeader().height())


def test_typing_on_a_pinned_name_goes_back_to_it(qtbot, cells):
    go_right(cells)
    qtbot.mouseClick(cells.pinned, LEFT, pos=place_of(cells, row=2))

    type_text(cells, "N")
    editor = QApplication.focusWidget()
    type_text(editor, "eu")
    assert cells.viewport().rect().contains(editor.geometry())
    qtbot.keyClick(editor, K.Key_Return)

    assert cells.model().rows[2].texts[TITLE] == "Neu"


def test_a_double_click_on_a_pinned_name_edits_it(qtbot, cells):
    go_right(cells)

    qtbot.mouseDClick(cells.pinned, LEFT, pos=place_of(cells, row=1))

    assert QApplication.focusWidget().toPlainText() == f"1. {NAME}"
    assert cells.horizontalScrollBar().value() == 0


def test_rows_are_selected_along_the_names(qtbot, cells):
    go_right(cells)

    qtbot.mouseClick(cells.pinned, LEFT, pos=place_of(cells, row=1))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(cells.pinned, LEFT, shift, pos=place_of(cells, row=3))

    selected = {index.row() for index in cells.selectionModel().selectedIndexes()}
    assert selected == {1, 2, 3}


def test_the_wheel_over_the_names_scrolls_the_table(cells):
    cells.window().resize(800, 260)
    QApplication.processEvents()
    go_right(cells)

    place = place_of(cells, row=1)
    QApplication.sendEvent(cells.pinned, a_turn(cells.pinned.mapToGlobal(place), place))

    assert cells.verticalScrollBar().value() > 0


def a_turn(globally, place):
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(place, globally, QPoint(), QPoint(0, -240), no_button, no_key, phase, False)


def test_a_cell_that_has_not_room_enough_shows_its_text_as_tool_tip(cells):
    index = cells.model().index(0, FIELD)
    option = QStyleOptionViewItem()
    cells.initViewItemOption(option)
    option.rect = cells.visualRect(index)

    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(), cells.mapToGlobal(QPoint()))
    cells.itemDelegate().helpEvent(event, cells, option, index)

    assert QToolTip.text().startswith("HF-01 Zusammenleben")
    QToolTip.hideText()


def test_a_word_that_is_longer_than_a_line_is_divided_and_no_other(cells):
    text = divided(
        cells.fontMetrics(), "Stadtteilladen und Antidiskriminierungsberatungsstelle", 120
    )

    first, _und, last = text.split(" ")
    assert first == "Stadtteilladen"
    assert "\N{SOFT HYPHEN}" in last


def test_the_name_of_another_row_takes_two_lines(cells):
    lines = cells.fontMetrics().lineSpacing()

    assert cells.model().rows[0].texts[FIELD].count("Zusammenleben") == 3
    assert 2 * lines <= cells.sizeHintForRow(0) < 3 * lines


def test_the_current_row_is_in_sight_when_rows_become_higher(cells):
    cells.window().resize(800, 300)
    cells.show_row(cells.model().rowCount() - 1)

    cells.window().resize(700, 300)
    QApplication.processEvents()

    assert cells.viewport().rect().contains(cells.visualRect(cells.currentIndex()))


def test_a_heading_breaks_before_its_column_becomes_wider(make_cells):
    cells = make_cells(TableSubject.ATTENDANCE)
    header = cells.horizontalHeader()
    consent = next(
        n for n in range(header.count()) if cells.model().field_at(n).label == "Name im Konzept"
    )

    assert header.sectionSizeHint(consent) < cells.fontMetrics().horizontalAdvance(
        "Name im Konzept"
    )
    assert header.height() >= 2 * cells.fontMetrics().lineSpacing()


def test_cells_are_pasted_in_the_order_of_the_columns(make_cells):
    cells = make_cells(TableSubject.PARTICIPANTS)
    QGuiApplication.clipboard().setText("Yılmaz\tAda\tVerwaltung\n")

    cells.paste()

    assert cells.model().rows[0].texts[:3] == ("Yılmaz", "Ada", "Verwaltung")

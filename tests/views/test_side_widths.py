"""Agenda and Regie can be dragged wider or narrower, and stay so."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import QApplication, QScrollBar

from tests.views.filled_files import put_filled, town_at
from workshop_app.phases.places import Place
from workshop_app.views.look.theme import PALETTE, contrast_ratio, px
from workshop_app.views.look.view_commands import view_commands
from workshop_app.views.main_window import MainWindow
from workshop_app.views.settings import Settings

LEFT = Qt.MouseButton.LeftButton
RAIL, REGIE = 264, 268  # usual


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "einstellungen.json")


@pytest.fixture
def open_window(qtbot, usual_theme, settings, tmp_path):
    """Opens a workshop at a step; all windows are closed at the end."""
    opened = []

    def open_at(path=None):
        path = path or put_filled(tmp_path / f"{len(opened)}.workshop", town_at("T1-07"))
        window = MainWindow(settings)
        opened.append(window)
        window.resize(1366, 768)
        window.open_workshop(path)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield open_at
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def cockpit(open_window):
    return open_window().cockpit


def drag(qtbot, frame, way):
    """Drag the inner edge of a column by pixels, to the right where positive."""
    qtbot.mousePress(frame.handle, LEFT, pos=QPoint(2, 300))
    qtbot.mouseMove(frame.handle, QPoint(2 + way, 300))
    qtbot.mouseRelease(frame.handle, LEFT, pos=QPoint(2, 300))
    settle(frame)


def settle(frame):
    frame.window().cockpit.layout().activate()
    frame.parentWidget().layout().activate()


def test_the_agenda_is_dragged_wider(qtbot, cockpit):
    drag(qtbot, cockpit.rail, 60)

    assert cockpit.rail.width() == RAIL + 60
    assert cockpit.regie.width() == REGIE


def test_the_regie_is_dragged_wider(qtbot, cockpit):
    drag(qtbot, cockpit.regie, -50)

    assert cockpit.regie.width() == REGIE + 50
    assert cockpit.rail.width() == RAIL


@pytest.mark.parametrize("way", [-900, 900])
def test_no_column_becomes_useless(qtbot, cockpit, way):
    for frame in (cockpit.rail, cockpit.regie):
        drag(qtbot, frame, way)

        assert 200 <= frame.width() <= 480
        assert cockpit.area.width() >= cockpit.area.needed_width()


def test_a_step_that_needs_the_room_gets_it_from_what_is_wider_than_usual(
    qtbot, open_window, board_file
):
    cockpit = open_window(board_file).cockpit
    drag(qtbot, cockpit.regie, -200)
    drag(qtbot, cockpit.rail, 200)
    wide, sum_of_both = cockpit.rail.width(), cockpit.rail.width() + cockpit.regie.width()

    cockpit.navigation.go_to("T1-11")  # a wide table
    settle(cockpit.rail)
    assert cockpit.rail.width() + cockpit.regie.width() < sum_of_both
    assert cockpit.rail.width() >= RAIL
    assert cockpit.area.width() >= cockpit.area.needed_width()

    cockpit.navigation.go_to("T1-07")
    settle(cockpit.rail)
    assert cockpit.rail.width() == wide


def test_a_double_click_on_the_edge_brings_the_usual_width_back(qtbot, cockpit, settings):
    drag(qtbot, cockpit.regie, -50)

    qtbot.mouseDClick(cockpit.regie.handle, LEFT)
    settle(cockpit.regie)

    assert cockpit.regie.width() == REGIE
    assert settings.side_widths == (0, 0)


def test_widths_are_still_there_the_next_time(qtbot, open_window):
    first = open_window()
    drag(qtbot, first.cockpit.rail, -30)
    drag(qtbot, first.cockpit.regie, -40)
    first.close()

    cockpit = open_window().cockpit

    assert (cockpit.rail.width(), cockpit.regie.width()) == (RAIL - 30, REGIE + 40)


def test_folding_keeps_the_width(qtbot, cockpit):
    drag(qtbot, cockpit.rail, 60)

    for _time in range(2):
        qtbot.keyClick(cockpit, Qt.Key.Key_F7)
    settle(cockpit.rail)

    assert cockpit.rail.isVisible()
    assert cockpit.rail.width() == RAIL + 60


def test_a_menu_entry_and_the_search_bring_the_usual_widths_back(qtbot, open_window, settings):
    window = open_window()
    menu = window.view.menu
    entry = next(action for action in menu.actions() if action.text() == "Spalten zurücksetzen")
    command = next(c for c in view_commands(window.view) if c.title == entry.text())
    for act in (entry.trigger, command.act):
        drag(qtbot, window.cockpit.rail, 60)

        act()
        settle(window.cockpit.rail)

        assert window.cockpit.rail.width() == RAIL
        assert settings.side_widths == (0, 0)


def test_widths_grow_with_everything_else(qtbot, open_window, settings):
    window = open_window()
    drag(qtbot, window.cockpit.rail, 40)

    window.view.appearance.choose_zoom(80)
    settle(window.cockpit.rail)

    assert window.cockpit.rail.width() == px(RAIL + 40)
    assert px(RAIL + 40) < RAIL
    assert settings.side_widths == (RAIL + 40, 0)


def test_a_narrow_window_is_not_held_up_by_wide_columns(qtbot, open_window):
    window = open_window()
    for frame, way in ((window.cockpit.rail, 100), (window.cockpit.regie, -100)):
        drag(qtbot, frame, way)

    window.resize(1100, 700)

    assert window.width() == 1100


def test_the_edge_is_seen_under_the_mouse(cockpit):
    handle = cockpit.rail.handle
    right, middle = handle.width() - 1, handle.height() // 2
    assert handle.accessibleName() == "Breite: Ablauf"
    before = cockpit.rail.grab().toImage().pixelColor(cockpit.rail.width() - 1, middle)

    place = QPointF(right, middle)
    handle.enterEvent(QEnterEvent(place, place, place))
    shown = cockpit.rail.grab().toImage().pixelColor(cockpit.rail.width() - 1, middle)
    handle.leaveEvent(QEvent(QEvent.Type.Leave))

    assert shown == QColor(PALETTE.primary) != before
    assert contrast_ratio(shown.name(), QColor(PALETTE.surface).name()) >= 3


def sideways(cockpit):
    """The bars that scroll the step sideways."""
    bars = cockpit.area.findChildren(QScrollBar)
    return [
        bar
        for bar in bars
        if bar.isVisible() and bar.orientation() == Qt.Orientation.Horizontal and bar.maximum()
    ]


@pytest.mark.parametrize(("step", "pane", "zoom"), [("T1-10", 1, 150), ("T1-04", 0, 200)])
def test_no_step_scrolls_sideways_where_everything_is_large(
    open_window, break_file, step, pane, zoom
):
    window = open_window(break_file)
    cockpit = window.cockpit
    window.view.appearance.choose_zoom(zoom)
    before = cockpit.regie.isVisible()

    cockpit.navigation.go_to_place(Place(step, pane))
    QApplication.processEvents()
    bars, is_folded = sideways(cockpit), cockpit.regie.isHidden()
    cockpit.navigation.go_to("T1-M")
    QApplication.processEvents()

    assert not bars
    assert is_folded
    assert cockpit.regie.isVisible() == before == (zoom == 150)


def test_a_column_that_was_folded_for_a_step_may_be_unfolded(open_window, break_file):
    window = open_window(break_file)
    window.view.appearance.choose_zoom(150)
    window.cockpit.navigation.go_to_place(Place("T1-10", 1))
    QApplication.processEvents()
    before = window.cockpit.regie.isHidden()

    window.cockpit.top.regie_button.click()
    QApplication.processEvents()

    assert before
    assert window.cockpit.regie.isVisible()

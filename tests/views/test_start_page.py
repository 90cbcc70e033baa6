"""The start page shows the workshops of late and leads to others."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester

from workshop_app.views.recent_list import removal_in
from workshop_app.views.recent_model import IS_MISSING, RecentModel
from workshop_app.views.settings import RecentWorkshop, Settings
from workshop_app.views.start_page import StartPage


@pytest.fixture
def settings(tmp_path):
    """Two workshops, of which the second is gone."""
    settings = Settings()
    there = tmp_path / "Auental.workshop"
    there.touch()
    gone = RecentWorkshop(str(tmp_path / "Lindenau.workshop"), "Gemeinde Lindenau", steps=36)
    settings.remember(gone)
    settings.remember(
        RecentWorkshop(
            str(there),
            "Stadt Auental",
            "Integrationskonzept",
            "12.–13. März 2027",
            "Tag 1 · Stärken und Schwächen",
            steps_done=13,
            steps=36,
        )
    )
    return settings


@pytest.fixture
def page(qtbot, settings):
    page = StartPage(settings)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitSignal(page.model.dataChanged), qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def texts(page, role=Qt.ItemDataRole.DisplayRole):
    return [page.model.index(row).data(role) for row in range(page.model.rowCount())]


def click_removal(qtbot, page, row, *, is_missing):
    rect = page.list.visualRect(page.model.index(row))
    place = removal_in(rect, is_missing=is_missing).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_recent_workshop_says_all_in_words(page):
    spoken = texts(page, Qt.ItemDataRole.AccessibleTextRole)

    assert spoken[0] == (
        "Stadt Auental, Integrationskonzept, 12.–13. März 2027, "
        "Tag 1 · Stärken und Schwächen, 13 von 36 Schritten"
    )
    assert "Datei nicht gefunden" in spoken[1]


def test_files_that_are_gone_are_marked(page):
    assert texts(page, IS_MISSING) == [False, True]


def test_a_workshop_without_a_name_goes_by_that_of_its_file():
    model = RecentModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show_workshops([RecentWorkshop("/w/Entwurf 3.workshop")])

    assert model.index(0).data() == "Entwurf 3"
    model.deleteLater()


def test_enter_opens_the_newest_at_once(qtbot, page, settings):
    assert page.list.hasFocus()

    with qtbot.waitSignal(page.recent_chosen) as chosen:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)

    assert chosen.args == [settings.recent[0].path]


def test_a_click_opens(qtbot, page, settings):
    place = page.list.visualRect(page.model.index(0)).topLeft() + QPoint(40, 30)

    with qtbot.waitSignal(page.recent_chosen) as chosen:
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == [settings.recent[0].path]


def test_the_delete_key_takes_out_of_the_list_and_the_next_is_chosen(qtbot, page):
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)

    assert texts(page) == ["Gemeinde Lindenau"]
    assert page.list.currentIndex().row() == 0


@pytest.mark.parametrize(("row", "is_missing"), [(0, False), (1, True)])
def test_the_cross_takes_out_of_the_list_and_opens_nothing(qtbot, page, row, is_missing):
    with qtbot.assertNotEmitted(page.recent_chosen):
        click_removal(qtbot, page, row, is_missing=is_missing)

    assert len(texts(page)) == 1
    assert len(Settings().recent) == 1


def test_with_nothing_left_it_says_what_to_do(qtbot, page):
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)

    assert page.empty.isVisible()
    assert page.new_button.hasFocus()


def test_a_first_start_shows_the_empty_page(qtbot, tmp_path):
    page = StartPage(Settings(tmp_path / "keine.json"))
    qtbot.addWidget(page)
    page.show()

    assert page.empty.isVisible()
    assert not page.list.isVisible()


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("new_button", "new_wanted"),
        ("open_button", "open_wanted"),
        ("import_button", "import_wanted"),
        ("sample_button", "sample_wanted"),
    ],
)
def test_each_way_to_a_workshop_has_a_button_with_a_key(qtbot, page, button, signal):
    widget = getattr(page, button)

    with qtbot.waitSignal(getattr(page, signal)):
        widget.click()

    assert not widget.shortcut().isEmpty()


def test_a_page_that_goes_away_while_it_looks_for_files_does_no_harm(qtbot, settings):
    page = StartPage(settings)
    qtbot.addWidget(page)
    page.look_for_files()

    page.stop()

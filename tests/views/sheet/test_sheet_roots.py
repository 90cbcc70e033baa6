import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.builders import a_card, a_cluster, a_guiding_goal, an_action_field, an_indicator_value
from tests.views.keyboard import type_text
from workshop_app.model.goals import CardOrigin, GoalEvidence
from workshop_app.phases.step import SheetPane, SheetSubject
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.sheet.view import SheetView


def two_goals(workshop):
    with workshop.change("Leitziele") as session:
        field = an_action_field(session, is_selected=True)
        for text in ("Alle lernen Deutsch.", "Alle wohnen gut."):
            a_guiding_goal(session, action_field_id=field.id, text=text)
        for name in ("Wartezeit", "Kursplätze"):
            an_indicator_value(session, indicator=name)
        cluster = a_cluster(session, title="Warten", question="F3")
        for text in ("Kurs ist weit", "Kurs ist voll"):
            a_card(session, text=text, question="F3", cluster_id=cluster.id)


@pytest.fixture
def content(request):
    return two_goals if "view" in request.fixturenames else None


@pytest.fixture
def view(workshop, bridge, show_pane):
    pane = SheetPane("Leitziele", SheetSubject.GUIDING_GOALS)
    view = show_pane(SheetView(workshop, bridge, "T2-02", pane))
    view.resize(800, 900)
    return view


def count(workshop, kind):
    with workshop.read() as session:
        return session.query(kind).count()


def tick(qtbot, picker, row):
    picker.list.setFocus()
    picker.list.setCurrentIndex(picker.model.index(row))
    qtbot.keyClick(picker.list, Qt.Key.Key_Space)


def test_gap_leads_to_the_figures_and_a_tick_closes_it(qtbot, workshop, view):
    view.panel.gap_bar.chosen.emit("evidence")
    assert view.roots.evidence.list.hasFocus()

    qtbot.keyClick(view.roots.evidence.list, Qt.Key.Key_Space)

    assert count(workshop, GoalEvidence) == 1
    assert view.roots.evidence.count.text() == "1 gewählt"
    assert "Beleg fehlt" not in [button.text() for button in view.panel.gap_bar.buttons]


def test_click_ticks_too_and_undo_takes_it_back(qtbot, workshop, view):
    picker = view.roots.evidence
    view.panel.form.reveal(picker)
    place = picker.list.visualRect(picker.model.index(1)).center()

    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker.model.picks[1].is_chosen

    workshop.undo()
    assert not picker.model.picks[1].is_chosen


def test_ticks_belong_to_the_item_that_is_shown(qtbot, view):
    tick(qtbot, view.roots.evidence, 1)

    view.jump_to("LZ-02")
    assert view.roots.evidence.count.text() == "noch nichts gewählt"

    view.jump_to("LZ-01")
    assert [pick.text for pick in view.roots.evidence.model.picks] == ["Kursplätze", "Wartezeit"]


def test_cluster_ticks_all_its_cards(qtbot, workshop, view):
    tick(qtbot, view.roots.origins, 0)

    assert all(pick.is_chosen for pick in view.roots.origins.model.picks)
    with WorkshopFile.open(workshop.path, for_writing=False) as reopened:
        assert count(reopened, CardOrigin) == 2

    tick(qtbot, view.roots.origins, 0)
    assert count(workshop, CardOrigin) == 0


def test_search_finds_cards_by_their_words(qtbot, view):
    type_text(view.roots.origins.search, "kurs voll")

    assert [pick.text for pick in view.roots.origins.model.picks] == ["Kurs ist voll"]


def test_arrow_leads_from_the_search_to_what_it_found(qtbot, workshop, view):
    picker = view.roots.evidence
    view.panel.form.reveal(picker)
    picker.search.setFocus()
    type_text(picker.search, "Warte")

    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Qt.Key.Key_Space)

    assert picker.list.hasFocus()
    assert [pick.text for pick in picker.model.picks if pick.is_chosen] == ["Wartezeit"]


def test_new_card_appears_in_the_list(workshop, view):
    with workshop.change("Karte") as session:
        a_card(session, text="Kein Bus am Abend", question="F3")

    assert view.roots.origins.model.picks[-1].text == "Kein Bus am Abend"


def test_listener_hears_what_a_figure_lacks(workshop, view):
    with workshop.change("Zahl") as session:
        an_indicator_value(session, indicator="Vereine", source="")

    spoken = view.roots.evidence.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Vereine, ")
    assert spoken.endswith("Quelle fehlt")


def test_list_keeps_the_rules_of_qt(qtbot, workshop, view):
    model = view.roots.origins.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)

    with workshop.change("Karte") as session:
        a_card(session, text="Neu", question="F3")
    model.search("voll")
    model.search("")

    assert model.rowCount() == 4


def test_the_sheet_says_what_it_grew_from(qtbot, view):
    assert view.panel.origin.text() == "Noch ohne Herkunft"

    tick(qtbot, view.roots.evidence, 0)

    assert view.panel.origin.text() == "Entstanden aus 1 Kennzahl"

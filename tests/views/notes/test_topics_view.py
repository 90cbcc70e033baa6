"""Clearing the Themenspeicher at the end of a day: by digit and Enter, one after another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import a_parked_topic, an_action_field
from tests.views.filled_files import A_BREAK, town_at
from tests.views.keyboard import type_text
from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases.step import TablePane, TableSubject
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.notes.topics_view import TopicsView
from workshop_app.views.settings import Settings


def park(workshop, *texts, **fields):
    with workshop.change("Themen geparkt") as session:
        for text in texts:
            a_parked_topic(session, text=text, whereabouts=None, step="T1-09", **fields)


def whereabouts(workshop):
    with workshop.read() as session:
        query = session.query(ParkedTopic.text, ParkedTopic.whereabouts)
        return dict(query.order_by(ParkedTopic.position).all())


@pytest.fixture
def content(request):
    return town_at(A_BREAK) if "cockpit" in request.fixturenames else None


@pytest.fixture
def make_view(show_pane, workshop, bridge):
    def make(step="T1-12"):
        pane = TablePane("Themenspeicher", TableSubject.PARKED_TOPICS)
        return show_pane(TopicsView(workshop, bridge, step, pane))

    return make


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_open_topics_are_asked_for_one_after_another_without_the_mouse(qtbot, workshop, make_view):
    park(workshop, "Fahrkarten", "Elternbriefe", "Frauencafé")
    view = make_view()
    assert view.clearing.count.text() == "3 von 3 offen"

    press(qtbot, Qt.Key.Key_3)
    type_text(QApplication.focusWidget(), "Verkehrsbetriebe für Übergänge")
    press(qtbot, Qt.Key.Key_Return)
    assert view.clearing.text.text() == "Elternbriefe"
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_5)
    type_text(QApplication.focusWidget(), "gibt es schon")
    press(qtbot, Qt.Key.Key_Return)

    assert whereabouts(workshop) == {
        "Fahrkarten": "Verkehrsbetriebe für Übergänge",
        "Elternbriefe": "Tagesordnung Nachbereitung",
        "Frauencafé": "verworfen: gibt es schon",
    }
    assert not view.clearing.isVisible()


def test_the_count_tells_how_many_are_open(qtbot, workshop, make_view):
    park(workshop, "Fahrkarten", "Elternbriefe")
    view = make_view()

    press(qtbot, Qt.Key.Key_4)
    press(qtbot, Qt.Key.Key_Return)

    assert view.clearing.count.text() == "1 von 2 offen"


def test_a_missing_reason_is_told_and_nothing_is_saved(qtbot, workshop, bridge, make_view):
    park(workshop, "Fahrkarten")
    view = make_view()
    press(qtbot, Qt.Key.Key_5)

    with qtbot.waitSignal(bridge.told) as told:
        press(qtbot, Qt.Key.Key_Return)

    assert "warum" in told.args[0].text
    assert whereabouts(workshop) == {"Fahrkarten": None}
    assert view.clearing.detail.hasFocus()


def test_a_second_enter_clears_nothing_by_itself(qtbot, workshop, make_view):
    park(workshop, "Fahrkarten", "Elternbriefe")
    view = make_view()
    press(qtbot, Qt.Key.Key_4)

    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)

    assert whereabouts(workshop) == {"Fahrkarten": "erledigt", "Elternbriefe": None}
    assert view.clearing.topic.text == "Elternbriefe"


def test_undo_opens_the_topic_again(qtbot, workshop, make_view):
    park(workshop, "Fahrkarten")
    view = make_view()
    press(qtbot, Qt.Key.Key_4)
    press(qtbot, Qt.Key.Key_Return)

    assert workshop.undo() == "Verbleib festgelegt"

    assert view.clearing.isVisible()
    assert view.clearing.topic.text == "Fahrkarten"


def test_esc_passes_over_a_topic(qtbot, workshop, make_view):
    park(workshop, "Fahrkarten", "Elternbriefe")
    view = make_view()

    press(qtbot, Qt.Key.Key_Escape)
    assert view.clearing.topic.text == "Elternbriefe"
    press(qtbot, Qt.Key.Key_3)
    press(qtbot, Qt.Key.Key_Escape)

    assert view.clearing.topic.text == "Fahrkarten"
    assert set(whereabouts(workshop).values()) == {None}


def test_the_fields_are_offered(workshop, make_view):
    park(workshop, "Fahrkarten")
    with workshop.change("Angelegt") as session:
        an_action_field(session, title="Mobilität")

    view = make_view()

    assert view.clearing.detail.completer().model().stringList() == ["Mobilität"]


def test_during_the_day_nothing_asks(workshop, make_view):
    park(workshop, "Fahrkarten")

    view = make_view("T1-02")

    assert not view.clearing.isVisible()
    assert view.cells.hasFocus()


def test_a_long_topic_fits_the_pane(workshop, make_view):
    park(workshop, "Donaudampfschifffahrtsgesellschaft " * 12)

    view = make_view()

    assert view.width() == 800
    assert view.cells.height() > 100


@pytest.fixture
def cockpit(qtbot, workshop, tmp_path):
    cockpit = Cockpit(workshop, Settings(tmp_path / "einstellungen.json"))
    qtbot.addWidget(cockpit)
    cockpit.resize(1366, 768)
    with qtbot.waitExposed(cockpit):
        cockpit.show()
    cockpit.activateWindow()
    yield cockpit
    cockpit.shut_down()


def test_leaving_the_day_with_open_topics_gives_a_line_that_leads_there(qtbot, workshop, cockpit):
    park(workshop, "Fahrkarten", "Elternbriefe")
    cockpit.navigation.go_to("T1-12")

    cockpit.navigation.go_on()
    notice = cockpit.notices.news
    assert notice.isVisible()
    assert "2 Themen" in notice.text.text()
    qtbot.mouseClick(notice.buttons[0], Qt.MouseButton.LeftButton)

    QApplication.processEvents()
    assert cockpit.navigation.step == "T1-12"
    assert cockpit.area.current_view().clearing.isVisible()


def test_the_line_goes_when_the_last_topic_is_cleared(workshop, cockpit):
    park(workshop, "Fahrkarten")
    cockpit.navigation.go_to("T1-12")
    cockpit.navigation.go_on()

    with workshop.change("Verbleib") as session:
        session.query(ParkedTopic).one().whereabouts = "erledigt"

    assert not cockpit.notices.news.isVisible()


def test_nothing_is_said_when_all_is_cleared_or_the_day_goes_on(workshop, cockpit):
    cockpit.navigation.go_to("T1-12")
    cockpit.navigation.go_on()
    assert not cockpit.notices.news.isVisible()
    park(workshop, "Fahrkarten")
    cockpit.navigation.go_to("T1-03")

    cockpit.navigation.go_on()

    assert not cockpit.notices.news.isVisible()


def test_in_the_regie_a_topic_is_changed_by_key(qtbot, workshop, cockpit):
    park(workshop, "Farkarten")
    cockpit.park_topic()
    entry = cockpit.regie.topics.entry

    qtbot.keyClick(entry, Qt.Key.Key_Up)
    assert entry.text() == "Farkarten"
    entry.setText("Fahrkarten")
    qtbot.keyClick(entry, Qt.Key.Key_Return)

    assert list(whereabouts(workshop)) == ["Fahrkarten"]
    assert entry.text() == ""


def test_in_the_regie_what_is_typed_is_parked_before_another_topic_is_changed(
    qtbot, workshop, cockpit
):
    park(workshop, "Fahrkarten")
    entry = cockpit.regie.topics.entry
    entry.setText("Elternbriefe")

    qtbot.mouseClick(cockpit.regie.topics.topics[0], Qt.MouseButton.LeftButton)

    assert list(whereabouts(workshop)) == ["Fahrkarten", "Elternbriefe"]
    assert entry.text() == "Fahrkarten"


def test_in_the_regie_esc_leaves_a_topic_as_it_was(qtbot, workshop, cockpit):
    park(workshop, "Fahrkarten")
    qtbot.mouseClick(cockpit.regie.topics.topics[0], Qt.MouseButton.LeftButton)
    entry = cockpit.regie.topics.entry
    entry.setText("Anderes")

    qtbot.keyClick(entry, Qt.Key.Key_Escape)

    assert list(whereabouts(workshop)) == ["Fahrkarten"]
    assert entry.text() == ""
    assert not entry.hasFocus()


def test_in_the_regie_the_open_topics_come_first(workshop, cockpit):
    park(workshop, "Offen")
    with workshop.change("Geparkt") as session:
        a_parked_topic(session, text="Geklärt", whereabouts="erledigt")

    lines = [line.topic.text for line in cockpit.regie.topics.topics if line.topic]

    assert lines == ["Offen", "Geklärt"]
    assert "2 · 1 offen" in cockpit.regie.topics.headline.text()

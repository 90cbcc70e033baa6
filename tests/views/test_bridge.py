"""The bridge tells views what was saved, and people what was refused."""

import builders
import pytest

from workshop_app.model.workshop import Workshop
from workshop_app.phases import records
from workshop_app.phases.parked_topics import park_topic
from workshop_app.storage.errors import SaveFailedError
from workshop_app.storage.journal import RevisionKind
from workshop_app.views.bridge import ChangeBridge, Tone


def test_views_hear_of_a_change_from_wherever_it_comes(qtbot, workshop, bridge):
    with qtbot.waitSignal(bridge.committed) as news, workshop.change("Thema geparkt") as session:
        key = builders.a_parked_topic(session).id

    assert news.args[0].label == "Thema geparkt"
    assert news.args[0].ids_in("parked_topic") == {key}


def test_an_action_gives_what_it_returns(workshop, bridge):
    code = bridge.act("Thema geparkt", lambda session: park_topic(session, text="A", step="V").code)

    assert code == "TS-01"
    assert workshop.undo_label() == "Thema geparkt"


def test_a_refused_action_becomes_a_message_and_changes_nothing(qtbot, workshop, bridge):
    with qtbot.waitSignal(bridge.told) as told, qtbot.assertNotEmitted(bridge.save_failed):
        result = bridge.act("Thema geparkt", lambda session: park_topic(session, text="", step="V"))

    assert result is None
    assert told.args[0].tone is Tone.ERROR
    assert "Stichwort" in told.args[0].text
    assert workshop.undo_label() is None


def test_what_people_do_not_feel_as_a_change_is_not_offered_for_undo(workshop, bridge):
    bridge.act(
        "Schritt geöffnet",
        lambda session: records.create(session, Workshop, title="W"),
        is_undoable=False,
    )

    assert workshop.undo_label() is None


def test_a_disk_that_takes_nothing_is_told_apart_from_a_refusal(qtbot, bridge):
    with qtbot.waitSignals([bridge.told, bridge.save_failed]):
        bridge.report(SaveFailedError("Datenträger voll"))


def test_a_bug_in_an_action_is_not_swallowed(bridge):
    with pytest.raises(ZeroDivisionError):
        bridge.act("Geteilt", lambda _session: 1 // 0)


def test_a_closed_bridge_hears_nothing(qtbot, workshop):
    bridge = ChangeBridge(workshop)
    bridge.close()

    with qtbot.assertNotEmitted(bridge.committed), workshop.change("Thema geparkt") as session:
        builders.a_parked_topic(session)


def test_undo_tells_views_too(qtbot, workshop, bridge):
    with workshop.change("Thema geparkt") as session:
        builders.a_parked_topic(session)

    with qtbot.waitSignal(bridge.committed) as news:
        workshop.undo()

    assert news.args[0].kind is RevisionKind.UNDO

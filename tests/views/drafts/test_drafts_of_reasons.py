"""Why a finding may stay, how an own step goes: typed slowly, and not lost by a kill."""

import sqlite3

import pytest
from PySide6.QtCore import Qt

from tests.views.keyboard import type_text
from workshop_app.concept.check import Finding, Severity
from workshop_app.phases import agenda
from workshop_app.phases.accepted_findings import accept_finding
from workshop_app.phases.method import PartKey
from workshop_app.views.agenda.editor import AgendaEditor
from workshop_app.views.concept.accept_form import AcceptForm
from workshop_app.views.parts import delayed_save

pytestmark = pytest.mark.usefixtures("short_pauses")

REASON = "Das klärt der Ausschuss"


@pytest.fixture
def workshop(own_workshop):
    """Its bytes are opened again."""
    return own_workshop


@pytest.fixture
def make_form(qtbot):
    def make(bridge):
        form = AcceptForm(bridge.drafts)
        qtbot.addWidget(form)

        def accept(finding, reason):
            bridge.act(
                "Befund angenommen",
                lambda session: accept_finding(
                    session, rule=finding.rule, object_code=finding.object_code, reason=reason
                ),
            )

        form.accepted.connect(accept)
        return form

    return make


def a_finding(code):
    message = f"Woran messen wir den Erfolg von {code}?"
    return Finding("K11", code, Severity.ERROR, message, "objective", None, None, None)


def test_after_a_kill_the_reason_is_asked_for_again(
    qtbot, workshop, bridge, make_form, after_a_kill
):
    before = make_form(bridge)
    before.ask(a_finding("HZ-02"))
    type_text(before.reason, REASON)
    again = after_a_kill()

    form = make_form(again.bridge)
    form.resume([a_finding("HZ-01"), a_finding("HZ-02")])

    assert (form.finding.object_code, form.reason.text()) == ("HZ-02", REASON)
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert again.workshop.undo_label() == "Befund angenommen"
    assert not again.workshop.drafts.kept


def test_a_reason_that_the_disk_refuses_stays_in_the_line(qtbot, workshop, bridge, make_form):
    form = make_form(bridge)
    form.ask(a_finding("HZ-01"))
    type_text(form.reason, REASON)
    foreign = sqlite3.connect(workshop.path)
    foreign.execute("BEGIN IMMEDIATE")  # another program holds the file

    with qtbot.waitSignal(bridge.save_failed):
        qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    foreign.close()

    assert (form.finding, form.reason.text()) == (a_finding("HZ-01"), REASON)


@pytest.mark.parametrize("leave", [AcceptForm.close_form, lambda form: form.ask(a_finding("B"))])
def test_a_reason_belongs_to_its_finding(workshop, bridge, make_form, leave):
    form = make_form(bridge)
    form.ask(a_finding("A"))
    type_text(form.reason, REASON)

    leave(form)

    assert form.reason.text() == ""


@pytest.fixture
def make_editor(qtbot):
    def make(workshop, bridge):
        editor = AgendaEditor(workshop, bridge, PartKey.DAY_1)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(editor)
        with qtbot.waitExposed(editor):
            editor.show()
        return editor

    return make


def test_how_an_own_step_goes_comes_back(workshop, bridge, make_editor, after_a_kill, monkeypatch):
    monkeypatch.setattr(delayed_save, "_PAUSE_MS", 60_000)  # killed before it is saved by itself
    before = make_editor(workshop, bridge)
    before.add_button.click()
    key = before.table.selected_key()
    type_text(before.form.note, "Im Stehen")
    again = after_a_kill()

    editor = make_editor(again.workshop, again.bridge)
    editor.table.select(key)

    assert editor.form.note.toPlainText() == "Im Stehen"
    assert editor.model.rows[editor.model.index_of(key).row()].agenda.text.instructions == ()


def test_how_an_own_step_goes_is_saved_after_a_pause(qtbot, workshop, bridge, make_editor):
    editor = make_editor(workshop, bridge)
    editor.add_button.click()
    key = editor.table.selected_key()

    type_text(editor.form.note, "Im Stehen")

    qtbot.waitUntil(lambda: workshop.undo_label() == "Eigener Schritt beschrieben")
    type_text(editor.form.note, ", ohne Folien")
    editor.table.select("T1-01")
    with workshop.read() as session:
        assert agenda.row_of(session, key).text.instructions == ("Im Stehen, ohne Folien",)

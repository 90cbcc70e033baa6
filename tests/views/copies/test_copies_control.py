"""Copies for groups from the cockpit: made, opened with their mark, read in, refused."""

import uuid

import pytest
from builders import a_card
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from workshop_app.merging.group_copy import CopyWish
from workshop_app.model.board import Card
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.copies.group_copy_dialog import GroupCopyDialog
from workshop_app.views.search.command_table import cockpit_commands
from workshop_app.views.settings import Settings


@pytest.fixture
def cockpit(qtbot, break_file, tmp_path):
    cockpit = Cockpit(WorkshopFile.open(break_file), Settings(tmp_path / "einstellungen.json"))
    qtbot.addWidget(cockpit)
    with qtbot.waitExposed(cockpit):
        cockpit.show()
    yield cockpit
    cockpit.shut_down()


@pytest.fixture
def messages(cockpit):
    """What is told at the bottom of the window."""
    found = []
    cockpit.bridge.told.connect(found.append)
    return found


def make_copy(qtbot, cockpit, name="Tisch 2"):
    path = cockpit.workshop.path.with_name(f"{name}.workshop")
    cockpit.copies.make_copy(path, CopyWish(name))
    qtbot.waitUntil(lambda: not cockpit.copies.is_running)
    return path


def look_at(qtbot, cockpit, path):
    cockpit.copies.look_at(path)
    qtbot.waitUntil(lambda: not cockpit.copies.is_running)


def add_card(path, text="aus der Gruppe"):
    with WorkshopFile.open(path) as copy, copy.change("Karte") as session:
        return a_card(session, text=text, code="K-901").id


def test_a_copy_is_made_beside_the_work_and_opens_with_its_mark(qtbot, cockpit, tmp_path):
    path = make_copy(qtbot, cockpit)

    notice = cockpit.notices.news.text.text()
    assert notice == "Kopie für Gruppe „Tisch 2“ gespeichert: Tisch 2.workshop"
    assert not cockpit.top.copy_mark.isVisibleTo(cockpit)
    copy = Cockpit(WorkshopFile.open(path), Settings(tmp_path / "andere.json"))
    qtbot.addWidget(copy)
    assert copy.top.copy_mark.text() == "Kopie für Gruppe Tisch 2"
    assert copy.top.copy_mark.isVisibleTo(copy)
    copy.shut_down()


def test_a_result_comes_in_after_one_look_and_goes_with_one_undo(qtbot, cockpit, messages):
    path = make_copy(qtbot, cockpit)
    card_id = add_card(path)
    look_at(qtbot, cockpit, path)

    cockpit.copies.dialog.read_button.click()

    with cockpit.workshop.read() as session:
        assert session.get(Card, card_id) is not None
    assert messages[-1].text == "Gruppe „Tisch 2“ eingelesen. Neu: 1 Karte"
    assert messages[-1].offers_undo
    cockpit.undo()
    with cockpit.workshop.read() as session:
        assert session.get(Card, card_id) is None


def test_closing_the_dialog_changes_nothing(qtbot, cockpit):
    path = make_copy(qtbot, cockpit)
    card_id = add_card(path)
    look_at(qtbot, cockpit, path)

    qtbot.keyClick(cockpit.copies.dialog, Qt.Key.Key_Escape)

    assert cockpit.copies.dialog is None
    with cockpit.workshop.read() as session:
        assert session.get(Card, card_id) is None


def test_a_copy_without_news_says_so(qtbot, cockpit):
    path = make_copy(qtbot, cockpit)

    look_at(qtbot, cockpit, path)

    assert cockpit.copies.dialog is None
    assert "nichts Neues" in cockpit.notices.news.text.text()


def test_a_strange_file_is_refused_in_one_sentence(qtbot, cockpit, tmp_path):
    path = tmp_path / "fremd.workshop"
    with WorkshopFile.create(path) as other, other.change("Fremd") as session:
        a_card(session)

    look_at(qtbot, cockpit, path)

    assert "ist keine Kopie dieses Workshops" in cockpit.notices.news.text.text()


def test_the_dialog_names_the_group_after_its_field_until_somebody_writes(qtbot):
    field_id = uuid.uuid4()
    dialog = GroupCopyDialog([(field_id, "Sprache"), (uuid.uuid4(), "Wohnen")])
    qtbot.addWidget(dialog)
    assert not dialog.save_button.isEnabled()

    dialog.scope.setCurrentIndex(1)
    assert dialog.wish() == CopyWish("Sprache", field_id)
    assert "bleiben hier" in dialog.explanation.text()

    dialog.name.setText("Tisch 7")
    dialog.scope.setCurrentIndex(0)
    assert dialog.wish() == CopyWish("Tisch 7", None)
    assert "Namen und Kontakte" in dialog.explanation.text()


def test_the_search_offers_both(qtbot, cockpit, monkeypatch):
    path = make_copy(qtbot, cockpit)
    add_card(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_kwargs: (str(path), ""))

    commands = {command.key: command for command in cockpit_commands(cockpit)}
    commands["group_result"].act()
    qtbot.waitUntil(lambda: cockpit.copies.dialog is not None)

    assert commands["group_copy"].title == "Kopie für eine Gruppe"
    assert [action.text() for action in cockpit.copies.menu().actions()][:2] == [
        "Kopie für eine Gruppe …",
        "Gruppenergebnis einlesen …",
    ]

"""A new workshop needs the name of the municipality and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from workshop_app.views.new_workshop_dialog import NewWorkshop, NewWorkshopDialog


@pytest.fixture
def dialog(qtbot, tmp_path):
    dialog = NewWorkshopDialog(tmp_path)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_without_a_name_nothing_can_be_made(dialog):
    assert not dialog.create_button.isEnabled()
    assert dialog.create_button.toolTip()


def test_typing_the_name_and_enter_is_enough(qtbot, dialog, tmp_path):
    qtbot.keyClicks(dialog.municipality, "Stadt Auental")

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.municipality, Qt.Key.Key_Return)

    assert dialog.new_workshop() == NewWorkshop(
        "Stadt Auental", "Integrationskonzept", tmp_path / "Stadt Auental.workshop"
    )


def test_escape_makes_nothing(qtbot, dialog):
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.municipality, Qt.Key.Key_Escape)


def test_the_file_is_named_after_the_municipality_and_never_replaces_one(dialog, tmp_path):
    (tmp_path / "Stadt Auental.workshop").touch()

    dialog.municipality.setText("Stadt Auental")

    assert dialog.file.text() == "Stadt Auental 2.workshop"


def test_another_place_stays_chosen(monkeypatch, dialog, tmp_path):
    chosen = tmp_path / "Stick" / "Mein Workshop"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(chosen), ""))
    dialog.municipality.setText("Stadt Auental")

    dialog.change_button.click()
    dialog.municipality.setText("Stadt Auental am See")

    assert dialog.new_workshop().path == tmp_path / "Stick" / "Mein Workshop.workshop"


def test_a_file_dialog_that_is_cancelled_changes_nothing(monkeypatch, dialog, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    dialog.municipality.setText("Stadt Auental")

    dialog.change_button.click()

    assert dialog.new_workshop().path == tmp_path / "Stadt Auental.workshop"


def test_a_long_name_is_elided_and_told_in_the_tool_tip(dialog):
    dialog.municipality.setText("Verbandsgemeinde Hinterlohbach-Sankt Martin an der Ahle " * 3)
    dialog.adjustSize()

    assert dialog.width() < 700
    assert dialog.file.toolTip().startswith("Verbandsgemeinde")

"""The dialog that shows what a group's copy brings, and where both sides differ."""

import pytest
from builders import a_card
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from workshop_app.merging.group_copy import CopyWish, make_group_copy
from workshop_app.merging.plan import Side
from workshop_app.merging.reading_in import compare_with
from workshop_app.model.board import Card
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.copies.merge_dialog import MergeDialog

LONG = "Dolmetschen klappt nur auf Zuruf. " * 60


@pytest.fixture
def make_dialog(qtbot, workshop):
    """Makes the dialog about a copy in which so many cards were changed on both sides."""

    def make(conflicts):
        with workshop.change("Angelegt") as session:
            ids = [a_card(session, text=f"alt {n}").id for n in range(max(conflicts, 1))]
        path = workshop.path.with_name("Gruppe.workshop")
        make_group_copy(workshop, path, CopyWish("Sprache"))
        with WorkshopFile.open(path) as copy, copy.change("Dort") as session:
            a_card(session, text="neu")
            for card_id in ids[:conflicts]:
                session.get_one(Card, card_id).text = f"dort {LONG}"
        with workshop.change("Hier") as session:
            for card_id in ids[:conflicts]:
                session.get_one(Card, card_id).text = "hier"
        dialog = MergeDialog(compare_with(workshop, path))
        qtbot.addWidget(dialog)
        QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return make


def test_without_conflicts_there_is_only_the_summary(make_dialog):
    dialog = make_dialog(0)

    assert dialog.summary.text() == "Neu: 1 Karte"
    assert not dialog.list.isVisible()
    assert dialog.read_button.isDefault()


def test_both_sides_stand_beside_each_other_and_the_proposal_shows(make_dialog):
    dialog = make_dialog(1)

    assert dialog.ours.text.toPlainText() == "hier"
    assert dialog.theirs.text.toPlainText() == f"dort {LONG}"
    assert dialog.ours.button.isChecked()
    index = dialog.model.index(0)
    assert index.data().endswith("→ Unsere Fassung behalten (Vorschlag)")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data()  # the list cuts it
    assert dialog.state.text() == "0 von 1 entschieden; sonst gilt der Vorschlag."


def test_arrows_choose_the_side_and_the_next_conflict(qtbot, make_dialog):
    dialog = make_dialog(3)

    qtbot.keyClick(dialog.list, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Left)

    assert [dialog.model.side(row) for row in range(3)] == [Side.THEIRS, Side.OURS, Side.OURS]
    assert dialog.state.text().startswith("2 von 3 entschieden")
    assert dialog.summary.text() == "Neu: 1 Karte\nGeändert: 1 Karte"


def test_the_buttons_choose_too(qtbot, make_dialog):
    dialog = make_dialog(2)

    qtbot.mouseClick(dialog.theirs.button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.theirs.button, Qt.MouseButton.LeftButton)

    assert dialog.model.side(0) is Side.THEIRS
    assert dialog.theirs.button.isChecked()
    assert not dialog.ours.button.isChecked()


def test_one_button_decides_all(qtbot, make_dialog):
    dialog = make_dialog(150)

    qtbot.mouseClick(dialog.all_theirs, Qt.MouseButton.LeftButton)

    assert {dialog.model.side(row) for row in range(150)} == {Side.THEIRS}
    assert dialog.state.text() == "Alles entschieden."


def test_enter_in_the_list_does_not_read_in_by_accident(qtbot, make_dialog):
    dialog = make_dialog(1)

    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    assert dialog.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == MergeDialog.DialogCode.Accepted

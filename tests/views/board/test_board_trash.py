import pytest
from board_views import (
    add_cards,
    focus,
    key,
    reopened,
    saved,
    shown,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from workshop_app.views.board.menu import ClusterMenu

K = Qt.Key
menus = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen


def trashed(view):
    model = view.trashed.dialog.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_trash_is_offered_once_something_is_deleted(view, cards):
    before = view.tools.trash_button.isVisible()
    focus(view, cards["Lesepaten"])

    key(K.Key_Delete)

    assert not before
    assert view.tools.trash_button.isVisible()
    assert view.tools.trash_button.accessibleName() == "Papierkorb: 1 Karte"
    assert trashed(view) == ["K-001  ·  Lesepaten  ·  Sprache"]


@menus
def test_enter_in_the_trash_brings_a_card_back(workshop, view, cards):
    focus(view, cards["Lesepaten"])
    key(K.Key_Delete)
    view.tools.trash_button.click()

    QTest.keyClick(view.trashed.dialog.list, K.Key_Return)

    assert reopened(workshop)["Sprache"] == ["Lesepaten", "Sprachcafé"]
    assert shown(view)["Sprache"] == ["Lesepaten", "Sprachcafé"]
    assert view.trashed.dialog.stack.currentWidget() is view.trashed.dialog.empty
    assert workshop.undo_label() == "Karte wiederhergestellt"
    assert not view.tools.trash_button.isVisible()


@menus
def test_capturing_goes_on_beside_the_open_trash(workshop, view, cards):
    view.commands.delete([cards["eins"]])
    view.tools.trash_button.click()

    assert not view.trashed.dialog.isModal()
    add_cards(workshop, "vier")
    assert shown(view)[""] == ["zwei", "drei", "vier"]


@menus
def test_trash_closes_with_its_board(view, cards):
    view.commands.delete([cards["eins"]])
    view.tools.trash_button.click()

    view.hide()

    assert not view.trashed.dialog.isVisible()


def test_undo_of_deleting_empties_the_trash(workshop, view, cards):
    view.commands.delete([cards["eins"], cards["zwei"]])

    workshop.undo()

    assert trashed(view) == []
    assert shown(view)[""] == ["eins", "zwei", "drei"]


# --- clusters -----------------------------------------------------------------------------------


def merge_into_first(view):
    header = view.area.column(view.model.heads()[1].key).header
    header.setFocus()
    key(K.Key_M)
    return next(menu for menu in view.area.findChildren(QMenu) if menu.isVisible())


@menus
def test_m_on_a_heading_puts_its_cards_into_another_cluster(workshop, view, cards):
    menu = merge_into_first(view)

    QTest.keyClick(menu, K.Key_1)

    assert saved(workshop)["Sprache"] == ["Lesepaten", "Sprachcafé", "Lotsen"]
    assert "Arbeit" not in saved(workshop)
    assert QApplication.focusWidget().accessibleName() == "Cluster 1: Sprache, 3 Karten"


@menus
def test_merging_clusters_is_one_step_back(workshop, view, cards):
    QTest.keyClick(merge_into_first(view), K.Key_1)

    assert workshop.undo() == "Cluster zusammengelegt"

    assert shown(view)["Arbeit"] == ["Lotsen"]
    assert shown(view)["Sprache"] == ["Lesepaten", "Sprachcafé"]


@menus
def test_menu_of_a_cluster_offers_the_others_only(view, cards):
    menu = ClusterMenu(
        view.model.heads()[0].key,
        view.model.heads(),
        run=lambda _: None,
        merge=lambda _: None,
        parent=view,
    )

    others = next(action.menu() for action in menu.actions() if action.menu())
    assert [action.text() for action in others.actions()] == ["&2 Arbeit"]
    menu.deleteLater()


def test_the_window_of_the_trash_shows_what_is_deleted_before_and_after_it_is_made(view, cards):
    view.commands.delete([cards["eins"]])
    before = trashed(view)

    view.commands.delete([cards["zwei"]])

    assert [text.split()[-1] for text in before] == ["eins"]
    assert [text.split()[-1] for text in trashed(view)] == ["eins", "zwei"]

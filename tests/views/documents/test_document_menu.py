"""The menu offers every document, the concept first, and needs no mouse."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.views.main_window import MainWindow
from workshop_app.views.search.command_table import cockpit_commands
from workshop_app.views.settings import Settings

# The offscreen platform says so of each menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot, usual_theme, tmp_path, break_file):
    window = MainWindow(Settings(tmp_path / "einstellungen.json"))
    window.resize(1366, 768)
    window.open_workshop(break_file)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.cockpit.documents.close()
    window.close_workshop()
    window.close()
    window.deleteLater()


@pytest.fixture
def asked(monkeypatch):
    """The titles of the file dialogs that would open; nobody chooses anything."""
    titles = []

    def ask(_parent, title, *_more):
        titles.append(title)
        return "", ""

    def ask_folder(_parent, title, *_more):
        titles.append(title)
        return ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask_folder)
    return titles


def lines(menu):
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_every_document_has_a_line_and_the_internal_one_stands_last(window):
    assert lines(window.cockpit.documents) == [
        "Integrationskonzept …",
        "Kurzfassung …",
        "Beschlussvorlage …",
        "Ergebnisprotokoll …",
        "Fotoprotokoll …",
        "Maßnahmenplan für Excel …",
        "Alles in einen Ordner …",
        "Ergebnisprotokoll, intern …",
        "Word-Vorlage …",
    ]


def test_each_line_says_what_it_is_for(window):
    menu = window.cockpit.documents

    assert menu.toolTipsVisible()
    assert "höchstens zwei Seiten" in menu.documents[DocumentKind.COUNCIL_PAPER].toolTip()


def test_it_opens_with_its_key_and_enter_takes_the_concept(qtbot, window, asked):
    menu = window.cockpit.documents

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_S, both)
    assert menu.isVisible()
    assert menu.activeAction() is menu.documents[DocumentKind.CONCEPT]
    qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert asked == ["Integrationskonzept exportieren"]


def test_the_arrow_keys_reach_every_document(qtbot, window, asked):
    window.cockpit.top.documents_button.click()
    menu = window.cockpit.documents

    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert asked == ["Beschlussvorlage exportieren"]


def test_all_documents_ask_for_a_folder(window, asked):
    window.cockpit.documents.folder.trigger()

    assert asked == ["Alle Unterlagen in einen neuen Ordner hier"]


def test_the_word_template_opens_its_dialog(qtbot, window):
    templates = window.cockpit.export.templates
    seen = []

    def look():
        seen.append(templates.dialog.isVisible())
        templates.dialog.reject()

    QTimer.singleShot(0, look)
    window.cockpit.documents.template.trigger()

    assert seen == [True]


def test_it_lies_within_the_window(window):
    window.cockpit.top.documents_button.click()

    right = window.mapToGlobal(window.rect().topRight()).x()
    assert window.cockpit.documents.frameGeometry().right() <= right + 1


def test_the_button_for_the_concept_still_takes_one_click(window, asked):
    window.cockpit.top.export_button.click()

    assert asked == ["Integrationskonzept exportieren"]


def test_the_search_offers_each_document(window):
    titles = [command.title for command in cockpit_commands(window.cockpit)]

    assert {f"{kind.about.title} exportieren" for kind in DocumentKind} - set(titles) == {
        "Integrationskonzept exportieren"  # as before: „Konzept exportieren“
    }
    assert "Konzept exportieren" in titles

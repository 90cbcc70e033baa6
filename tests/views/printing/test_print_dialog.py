"""The window for printing: choose a paper, see it, save it as PDF, hand it to a printer."""

import pytest
from builders import a_participant, an_action_field
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog

from workshop_app.phases import agenda
from workshop_app.phases.papers.content import PaperKind
from workshop_app.views.main_window import MainWindow
from workshop_app.views.printing.dialog import PrintDialog
from workshop_app.views.printing.output import page_layout, print_pages
from workshop_app.views.settings import Settings


@pytest.fixture
def dialog(qtbot, workshop, bridge):
    dialog = PrintDialog(workshop, bridge)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.work.prepared):
        dialog.open_beside()
    yield dialog
    dialog.stop()


def choose(qtbot, dialog, kind):
    with qtbot.waitSignal(dialog.work.prepared):
        dialog.select(kind)


def test_every_paper_is_listed(dialog):
    model = dialog.list.model()

    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names == [kind.label for kind in PaperKind]
    assert names[0] == "Ablaufplan"


def test_first_paper_is_shown_at_once(dialog):
    assert dialog.title.text() == "Ablaufplan"
    assert dialog.preview.facts.text() == "1 Seite · A4 quer"
    assert dialog.save_button.isEnabled()


def test_arrow_key_goes_to_the_next_paper(qtbot, dialog):
    with qtbot.waitSignal(dialog.work.prepared):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)

    assert dialog.title.text() == "Anwesenheitsliste"


def test_what_cannot_be_printed_yet_says_why(qtbot, dialog):
    choose(qtbot, dialog, PaperKind.TABLE_CARDS)

    assert "keine Gruppen" in dialog.preview.sheet.sentence
    assert not dialog.save_button.isEnabled()
    assert not dialog.print_button.isEnabled()


def test_preview_follows_what_changes(qtbot, workshop, dialog):
    choose(qtbot, dialog, PaperKind.BALLOTS)
    assert not dialog.save_button.isEnabled()

    with qtbot.waitSignal(dialog.work.prepared), workshop.change("Feld angelegt") as session:
        an_action_field(session)

    assert dialog.save_button.isEnabled()


def test_other_day_is_one_press_away(qtbot, workshop, dialog):
    with qtbot.waitSignal(dialog.work.prepared):
        dialog.days.button("tag2").click()

    assert dialog._prepared.draft.paper.title == "Ablaufplan Tag 2: Realisieren"


def test_day_that_is_going_on_is_chosen(qtbot, workshop, bridge):
    with workshop.change("Weiter") as session:
        agenda.go_to(session, "T2-04")
    dialog = PrintDialog(workshop, bridge)
    qtbot.addWidget(dialog)

    with qtbot.waitSignal(dialog.work.prepared):
        dialog.open_beside()

    assert dialog.days.selected_key() == "tag2"
    dialog.stop()


def test_pages_are_turned(qtbot, workshop, dialog):
    with workshop.change("Liste angelegt") as session:
        for _number in range(5):
            a_participant(session)
    choose(qtbot, dialog, PaperKind.NAME_SIGNS)

    first = dialog.preview.facts.text()
    dialog.preview.next_button.click()

    assert (first, dialog.preview.facts.text()) == ("Seite 1 von 3 · A4", "Seite 2 von 3 · A4")


def test_pdf_is_offered_beside_the_workshop_and_written(qtbot, workshop, dialog, monkeypatch):
    offered = []

    def answer(_parent, _title, path, _kinds):
        offered.append(path)
        return path, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)

    with qtbot.waitSignal(dialog.work.saved) as saved:
        dialog.save_button.click()

    target = workshop.path.parent / "Ablaufplan-Tag-1.pdf"
    assert offered == [str(target)]
    assert saved.args == [target]
    assert target.read_bytes().startswith(b"%PDF-")
    assert dialog.notice.text.text() == "Gespeichert: Ablaufplan-Tag-1.pdf"


def test_folder_that_takes_nothing_is_told(qtbot, dialog, tmp_path, monkeypatch):
    nowhere = str(tmp_path / "gibt es nicht" / "Plan.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (nowhere, ""))

    with qtbot.waitSignal(dialog.work.failed):
        dialog.save_button.click()

    assert dialog.notice.property("tone") == "error"
    assert dialog.save_button.isEnabled()


def test_without_a_printer_the_window_says_so(qtbot, dialog, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)

    choose(qtbot, dialog, PaperKind.HEADINGS)
    dialog.print_button.click()

    assert dialog.print_dialog is None
    assert "Kein Drucker" in dialog.hint.text()


def test_pages_go_to_the_printer_that_was_chosen(qtbot, dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Büro"])
    choose(qtbot, dialog, PaperKind.PROJECT_SHEETS)
    pages = dialog._prepared.pages
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "Druck.pdf"))
    printer.setPageLayout(page_layout(pages.size))
    printer.setFullPage(True)

    print_pages(pages, printer)

    assert dialog.print_button.isEnabled()
    assert (tmp_path / "Druck.pdf").read_bytes().startswith(b"%PDF-")


@pytest.fixture
def window(qtbot, break_file):
    window = MainWindow(Settings())
    window.open_workshop(break_file)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def beside(qtbot, window):
    """The window for printing, opened by key from the cockpit, with the focus."""
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = window.cockpit.printing.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_shortcut_opens_the_window_beside_the_work(window, beside):
    assert beside.isVisible()
    assert beside.windowModality() == Qt.WindowModality.NonModal
    window.close()
    assert not beside.work.is_running


def test_keys_of_the_cockpit_work_while_it_has_the_focus(qtbot, window, beside):
    was_shown = window.cockpit.rail.isVisible()

    qtbot.keyClick(beside.list, Qt.Key.Key_F7)

    assert window.cockpit.rail.isVisible() is not was_shown
    assert beside.isVisible()


def test_its_shortcut_brings_the_same_window_to_the_front(qtbot, window, beside):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(beside.isActiveWindow)
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, PrintDialog)] == [beside]


def test_escape_closes_it_and_the_work_goes_on_behind_it(qtbot, window, beside):
    qtbot.keyClick(beside.list, Qt.Key.Key_Escape)

    assert not beside.isVisible()
    assert not beside.work.is_running
    qtbot.waitUntil(window.isActiveWindow)


def test_it_goes_with_the_workshop(window, beside):
    window.show_start()

    assert not beside.isVisible()

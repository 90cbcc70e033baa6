"""The concept is written beside the work, and what came of it is told."""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from workshop_app.views.exporting import ConceptExport
from workshop_app.views.notice_bar import NoticeBar
from workshop_app.views.settings import Settings


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def export(window, sample_workshop):
    export = ConceptExport(sample_workshop, Settings(), NoticeBar(window), window)
    yield export
    export.stop()


def notice(export):
    return export._notice


def offers(export):
    return [button.text() for button in notice(export).buttons]


def answer(monkeypatch, path):
    asked = []

    def get_save_file_name(_parent, _title, proposal, _kinds):
        asked.append(proposal)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", get_save_file_name)
    return asked


def test_the_concept_is_written_with_a_name_that_needs_no_thinking(
    qtbot, monkeypatch, export, tmp_path
):
    asked = answer(monkeypatch, tmp_path / "Entwurf")

    with qtbot.waitSignal(export.written, timeout=30_000) as written:
        export.ask_and_start()

    target = tmp_path / "Entwurf.docx"
    assert asked == [str(tmp_path / "Integrationskonzept-Brückstadt.docx")]
    assert written.args == [target]
    assert "word/document.xml" in zipfile.ZipFile(target).namelist()
    assert "Entwurf.docx" in notice(export).text.text()
    assert offers(export) == ["Öffnen", "Ordner zeigen"]


def test_while_it_is_written_it_tells_so_and_can_be_cancelled(qtbot, export, tmp_path):
    target = tmp_path / "Entwurf.docx"
    target.write_text("die Fassung von gestern")

    export.start(target)
    assert export.is_running
    assert "0\u00a0%" in notice(export).text.text()
    assert not notice(export).close_button.isVisibleTo(notice(export))
    notice(export).buttons[0].click()
    qtbot.waitUntil(lambda: not export.is_running, timeout=30_000)

    assert "abgebrochen" in notice(export).text.text()
    assert target.read_text() == "die Fassung von gestern"
    assert [path.name for path in tmp_path.glob("*Entwurf*")] == ["Entwurf.docx"]


def test_a_folder_that_takes_no_file_is_told_in_german(qtbot, export, tmp_path):
    export.start(tmp_path / "fort" / "Entwurf.docx")
    qtbot.waitUntil(lambda: not export.is_running, timeout=30_000)

    assert notice(export).property("tone") == "error"
    assert "gibt es nicht" in notice(export).text.text()
    assert offers(export) == ["Anderer Ort …"]


def test_the_folder_of_the_last_concept_is_proposed_next_time(qtbot, monkeypatch, export, tmp_path):
    (tmp_path / "Stick").mkdir()
    with qtbot.waitSignal(export.written, timeout=30_000):
        export.start(tmp_path / "Stick" / "Entwurf.docx")
    asked = answer(monkeypatch, "")

    export.ask_and_start()

    assert asked == [str(tmp_path / "Stick" / "Integrationskonzept-Brückstadt.docx")]
    assert not export.is_running


def test_the_result_opens_in_the_program_for_it(qtbot, monkeypatch, export, tmp_path):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    with qtbot.waitSignal(export.written, timeout=30_000):
        export.start(tmp_path / "Entwurf.docx")

    for button in notice(export).buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert opened == [str(tmp_path / "Entwurf.docx"), str(tmp_path)]

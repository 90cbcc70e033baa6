"""The concept and its documents are written beside the work, and what came of it is told."""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.builders import a_municipality, a_workshop_row
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.word import pdf_programs
from workshop_app.phases.word_template import keep_word_template
from workshop_app.views.documents.exporting import DocumentExport
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.settings import Settings


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


def a_town(workshop):
    with workshop.change("Angelegt") as session:
        a_municipality(session)
        a_workshop_row(session)


@pytest.fixture
def content():
    return a_town


@pytest.fixture
def workshop(own_workshop):
    """The documents are written beside it."""
    return own_workshop


@pytest.fixture
def export_of(window):
    made = []

    def make(workshop):
        made.append(DocumentExport(workshop, Settings(), NoticeBar(window), window))
        return made[-1]

    yield make
    for export in made:
        export.stop()


@pytest.fixture
def export(export_of, workshop):
    return export_of(workshop)


@pytest.fixture
def long_export(export_of, sample_workshop):
    """There is time to cancel it."""
    return export_of(sample_workshop)


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


def test_while_it_is_written_it_tells_so_and_can_be_cancelled(qtbot, long_export, tmp_path):
    target = tmp_path / "Entwurf.docx"
    target.write_text("die Fassung von gestern")

    long_export.start(target)
    assert long_export.is_running
    assert "0\u00a0%" in notice(long_export).text.text()
    assert not notice(long_export).close_button.isVisibleTo(notice(long_export))
    notice(long_export).buttons[0].click()
    qtbot.waitUntil(lambda: not long_export.is_running, timeout=30_000)

    assert "abgebrochen" in notice(long_export).text.text()
    assert target.read_text() == "die Fassung von gestern"
    assert [path.name for path in tmp_path.glob("*Entwurf*")] == ["Entwurf.docx"]


def test_a_folder_that_takes_no_file_is_told_in_german(qtbot, export, tmp_path):
    export.start(tmp_path / "fort" / "Entwurf.docx")
    qtbot.waitUntil(lambda: not export.is_running, timeout=30_000)

    assert notice(export).property("tone") == "error"
    assert "gibt es nicht" in notice(export).text.text()
    assert offers(export) == ["Anderer Ort …"]


def test_a_template_that_cannot_be_used_is_told_and_the_earlier_file_stays(
    qtbot, export, workshop, tmp_path
):
    with workshop.change("Eingelesen") as session:
        keep_word_template(session, b"kein Word", "Vorlage.docx")
    target = tmp_path / "Entwurf.docx"
    target.write_text("die Fassung von gestern")

    export.start(target)
    qtbot.waitUntil(lambda: not export.is_running, timeout=30_000)

    assert notice(export).property("tone") == "error"
    assert "Word-Vorlage" in notice(export).text.text()
    assert target.read_text() == "die Fassung von gestern"


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


@pytest.fixture
def no_pdf_program(monkeypatch, tmp_path):
    """A machine without LibreOffice and Word."""
    monkeypatch.setenv("PATH", str(tmp_path / "leer"))
    monkeypatch.setattr(pdf_programs, "_OFFICE_PLACES", {})
    monkeypatch.setattr(pdf_programs, "_OPT", tmp_path / "leer")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (DocumentKind.COUNCIL_PAPER, "Beschlussvorlage-Brückstadt.docx"),
        (DocumentKind.MEASURES, "Maßnahmenplan-Brückstadt.xlsx"),
    ],
)
def test_every_document_has_a_name_and_can_be_written(
    qtbot, monkeypatch, export, tmp_path, kind, name
):
    asked = answer(monkeypatch, tmp_path / name)

    with qtbot.waitSignal(export.written, timeout=30_000):
        export.ask_and_start(kind)

    assert asked == [str(tmp_path / name)]
    assert (tmp_path / name).read_bytes().startswith(b"PK")
    assert kind.about.title in notice(export).text.text()


def test_a_name_that_had_to_be_completed_replaces_nothing(qtbot, monkeypatch, export, tmp_path):
    (tmp_path / "Vorlage.docx").write_text("die Fassung von gestern")
    answer(monkeypatch, tmp_path / "Vorlage")

    with qtbot.waitSignal(export.written, timeout=30_000):
        export.ask_and_start(DocumentKind.COUNCIL_PAPER)

    assert (tmp_path / "Vorlage.docx").read_text() == "die Fassung von gestern"
    assert "Vorlage 2.docx" in notice(export).text.text()


@pytest.mark.parametrize(
    ("name", "kind_of_file", "target"),
    [
        ("a.docx", "PDF-Dokument (*.pdf)", "a.pdf"),
        ("a", "PDF-Dokument (*.pdf)", "a.pdf"),
        ("a.pdf", "Word-Dokument (*.docx)", "a.pdf"),
        ("a.b", "Word-Dokument (*.docx)", "a.b.docx"),
        ("a.DOCX", "", "a.DOCX"),
    ],
)
def test_the_kind_that_is_chosen_decides_on_the_end_of_the_name(
    monkeypatch, export, tmp_path, name, kind_of_file, target
):
    started = []
    monkeypatch.setattr(export, "start", lambda path, _kind: started.append(path))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / name), kind_of_file)
    )

    export.ask_and_start()

    assert started == [tmp_path / target]


@pytest.mark.usefixtures("no_pdf_program")
def test_without_a_program_for_pdf_a_sentence_says_what_helps(qtbot, export, tmp_path):
    export.start(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: not export.is_running, timeout=30_000)

    assert notice(export).property("tone") == "error"
    assert "LibreOffice" in notice(export).text.text()
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.usefixtures("no_pdf_program")
def test_all_documents_go_into_a_new_folder(qtbot, monkeypatch, export, tmp_path):
    (tmp_path / "Stick" / "Unterlagen-Brückstadt").mkdir(parents=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "Stick"))

    with qtbot.waitSignal(export.written, timeout=60_000) as written:
        export.ask_for_folder()

    folder = tmp_path / "Stick" / "Unterlagen-Brückstadt 2"
    assert written.args == [folder]
    assert sorted(path.name for path in folder.iterdir()) == [
        "Beschlussvorlage-Brückstadt.docx",
        "Ergebnisprotokoll-Brückstadt.docx",
        "Fotoprotokoll-Brückstadt.docx",
        "Integrationskonzept-Brückstadt.docx",
        "Kurzfassung-Brückstadt.docx",
        "Maßnahmenplan-Brückstadt.xlsx",
    ]
    assert "6 Dateien" in notice(export).text.text()
    assert "Für PDF braucht dieser Rechner" in notice(export).text.text()
    assert offers(export) == ["Ordner zeigen"]


def test_who_cancels_all_documents_finds_no_folder(qtbot, long_export, tmp_path):
    (tmp_path / "Stick").mkdir()

    long_export.start_all(tmp_path / "Stick")
    long_export.cancel()
    qtbot.waitUntil(lambda: not long_export.is_running, timeout=60_000)

    assert "abgebrochen" in notice(long_export).text.text()
    assert list((tmp_path / "Stick").iterdir()) == []

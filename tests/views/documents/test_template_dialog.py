"""The municipality's Word template is chosen, kept in the file, told about and taken away."""

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.builders import a_municipality
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import write_document
from workshop_app.phases.word_template import read_word_template, template_name
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.documents.template_dialog import TemplateDialog


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "Briefbogen Auental.docx"
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Gemeinde Auental · {{Stand}}"
    document.save(path)
    return path


@pytest.fixture
def dialog(qtbot, usual_theme, workshop):
    dialog = TemplateDialog(workshop)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def choose(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))


def name_in(workshop):
    with workshop.read() as session:
        return template_name(session)


def test_without_a_template_it_says_so_and_explains_the_places(dialog):
    assert dialog.current.text() == "Benutzt wird die Vorlage der App."
    assert not dialog.drop_button.isEnabled()
    assert not dialog.notice.isVisible()
    assert dialog.focusWidget() is dialog.choose_button


def test_a_template_is_chosen_by_keyboard_and_kept_in_the_file(
    qtbot, monkeypatch, dialog, workshop, template
):
    choose(monkeypatch, template)

    qtbot.keyClick(dialog.choose_button, Qt.Key.Key_Return)

    assert dialog.current.text() == "Benutzt wird: Briefbogen Auental.docx"
    with (
        WorkshopFile.open(workshop.path, for_writing=False) as reopened,
        reopened.read() as session,
    ):
        assert read_word_template(session) == template.read_bytes()


def test_who_chooses_nothing_changes_nothing(monkeypatch, dialog, workshop):
    choose(monkeypatch, "")

    dialog.ask()

    assert name_in(workshop) is None


def test_the_documents_are_written_in_it(dialog, workshop, template, tmp_path):
    with workshop.change("Angelegt") as session:
        a_municipality(session)
    dialog.use(template)
    target = tmp_path / "a.docx"

    write_document(workshop, DocumentKind.COUNCIL_PAPER, target)

    assert (
        docx.Document(target)
        .sections[0]
        .header.paragraphs[0]
        .text.startswith("Gemeinde Auental · ")
    )


def test_choosing_can_be_undone(dialog, workshop, template):
    dialog.use(template)

    workshop.undo()

    assert name_in(workshop) is None


def test_the_look_of_the_app_comes_back(qtbot, dialog, workshop, template):
    dialog.use(template)

    qtbot.mouseClick(dialog.drop_button, Qt.MouseButton.LeftButton)

    assert name_in(workshop) is None
    assert dialog.current.text() == "Benutzt wird die Vorlage der App."
    assert not dialog.drop_button.isEnabled()
    workshop.undo()
    assert name_in(workshop) == template.name


def test_a_file_that_will_not_do_is_told_and_the_earlier_one_stays(dialog, workshop, template):
    dialog.use(template)
    broken = template.with_name("Kaputt.docx")
    broken.write_bytes(b"kein Word")

    dialog.use(broken)

    assert "keine Word-Datei" in dialog.notice.text.text()
    assert dialog.notice.property("tone") == "error"
    assert name_in(workshop) == template.name


def test_a_file_that_is_gone_is_told(dialog, workshop, tmp_path):
    dialog.use(tmp_path / "fort.docx")

    assert "gibt es nicht" in dialog.notice.text.text()
    assert name_in(workshop) is None


def test_places_that_nobody_fills_are_named(dialog, template):
    document = docx.Document()
    document.add_paragraph("{{Titel}} {{Aktenzeichen}}")
    document.save(template)

    dialog.use(template)

    assert "{{Aktenzeichen}}" in dialog.notice.text.text()
    assert "{{Titel}}" not in dialog.notice.text.text()


def test_a_file_open_for_reading_only_shows_it(qtbot, usual_theme, workshop):
    with WorkshopFile.open(workshop.path, for_writing=False) as reading:
        dialog = TemplateDialog(reading)
        qtbot.addWidget(dialog)

        assert not dialog.choose_button.isEnabled()
        assert not dialog.drop_button.isEnabled()

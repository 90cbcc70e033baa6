"""The commands as they are typed: exit status, what is printed, and what lies there afterwards."""

import contextlib
import errno
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from builders import a_municipality, a_workshop
from samples import a_sample

from workshop_app import __version__, cli, system_libraries
from workshop_app.concept.check import Severity, check
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.model.workshop import AcceptedFinding
from workshop_app.resource_files import resource_path
from workshop_app.storage import header
from workshop_app.storage.lock import FileLock
from workshop_app.storage.workshop_file import WorkshopFile

SAMPLE = resource_path("sample", "stadt_brueckstadt.json")


@pytest.fixture(scope="module")
def told_demo(tmp_path_factory) -> tuple[Path, list[str]]:
    """The folder that a demo has written, for reading only, and what was said meanwhile."""
    folder = tmp_path_factory.mktemp("demo") / "neu"
    with contextlib.redirect_stdout(io.StringIO()) as said:
        assert cli.main(["demo", "--no-window", "--out", str(folder)]) == 0
    return folder, said.getvalue().splitlines()


@pytest.fixture
def demo(told_demo) -> Path:
    """The folder of the demo."""
    return told_demo[0]


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory) -> str:
    """The sample, for reading only."""
    return str(a_sample(tmp_path_factory.mktemp("muster") / "Brueckstadt.workshop"))


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> str:
    """A workshop that holds next to nothing: its documents are written at once."""
    path = tmp_path_factory.mktemp("klein") / "Auental.workshop"
    with a_workshop(path) as workshop, workshop.change("Kommune") as session:
        a_municipality(session, name="Stadt Auental", short_name="Auental")
    return str(path)


def test_the_demo_leaves_a_workshop_its_documents_and_nothing_else(demo):
    assert sorted(path.name for path in demo.iterdir()) == [
        "Beschlussvorlage-Brueckstadt.docx",
        "Brueckstadt.workshop",
        "Ergebnisprotokoll-Brueckstadt.docx",
        "Fotoprotokoll-Brueckstadt.docx",
        "Integrationskonzept-Brueckstadt.docx",
        "Kurzfassung-Brueckstadt.docx",
        "Maßnahmenplan-Brueckstadt.xlsx",
    ]


def test_the_demo_says_what_it_made_and_what_the_check_found(told_demo):
    folder, lines = told_demo

    assert lines[0].endswith(str(folder / "Brueckstadt.workshop"))
    assert lines[1].endswith(str(folder / "Integrationskonzept-Brueckstadt.docx"))
    assert lines[2].startswith("Konzept-Check: ")


def test_a_second_demo_begins_anew(demo, tmp_path):
    folder = Path(shutil.copytree(demo, tmp_path / "neu"))
    draft = folder / "Integrationskonzept-Brueckstadt.docx"
    draft.write_bytes(b"")

    status = cli.main(["demo", "--no-window", "--out", str(folder)])

    assert status == 0
    assert draft.read_bytes() == (demo / draft.name).read_bytes()


def test_a_demo_does_not_replace_a_workshop_that_is_open(workshop_path, tmp_path, capsys):
    path = Path(shutil.copy(workshop_path, tmp_path))

    with WorkshopFile.open(path):
        before = path.read_bytes()
        status = cli.main(["demo", "--no-window", "--out", str(tmp_path)])
        after = path.read_bytes()

    assert status == 2
    assert "ist noch geöffnet" in capsys.readouterr().err
    assert before == after


def test_import_makes_a_workshop(tmp_path, capsys):
    target = tmp_path / "Brückstadt.workshop"

    status = cli.main(["import", str(SAMPLE), str(target)])

    assert status == 0
    assert str(target) in capsys.readouterr().out
    assert target.stat().st_size > 0


def test_import_does_not_overwrite(workshop_path, capsys):
    before = Path(workshop_path).read_bytes()

    status = cli.main(["import", str(SAMPLE), workshop_path])

    assert status == 2
    assert "gibt es schon" in capsys.readouterr().err
    assert Path(workshop_path).read_bytes() == before


def test_export_writes_all_that_is_named(small, tmp_path):
    docx, interchange = tmp_path / "a.docx", tmp_path / "a.json"

    status = cli.main(["export", small, "--docx", str(docx), "--json", str(interchange)])

    assert status == 0
    assert docx.read_bytes().startswith(b"PK")
    assert json.loads(interchange.read_text("utf-8"))["schema"] == "integrationsworkshop/1"


def test_export_writes_the_document_that_is_named(small, tmp_path, capsys):
    docx, xlsx = tmp_path / "a.docx", tmp_path / "a.xlsx"

    call = ["export", small, "--what", "Beschlussvorlage"]
    status = cli.main([*call, "--docx", str(docx), "--xlsx", str(xlsx)])

    assert status == 0
    assert "Beschlussvorschlag" in text_of_word_file(docx)
    assert xlsx.read_bytes().startswith(b"PK")
    assert capsys.readouterr().out.splitlines() == [
        f"Beschlussvorlage: {docx}",
        f"Maßnahmenplan: {xlsx}",
    ]


def test_a_document_without_a_target_goes_beside_the_workshop_and_replaces_nothing(small, tmp_path):
    path = Path(shutil.copy(small, tmp_path / "a.workshop"))

    for _time in range(2):
        assert cli.main(["export", str(path), "--what", "kurzfassung"]) == 0

    assert sorted(each.name for each in tmp_path.glob("*.docx")) == [
        "Kurzfassung-Auental 2.docx",
        "Kurzfassung-Auental.docx",
    ]


def test_a_document_of_an_unknown_name_is_refused_with_those_there_are(workshop_path, capsys):
    assert cli.main(["export", workshop_path, "--what", "Kurz"]) == 2
    assert "kurzfassung" in capsys.readouterr().err


def test_a_target_of_the_wrong_kind_is_refused(workshop_path, tmp_path, capsys):
    call = ["export", workshop_path, "--what", "massnahmenplan"]

    assert cli.main([*call, "--docx", str(tmp_path / "a.docx")]) == 2
    assert ".xlsx" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_help_names_every_document(capsys):
    cli.main(["--help"])

    text = capsys.readouterr().out
    assert [kind for kind in DocumentKind if kind not in text] == []


def a_template(path: Path, content: bytes | None = None) -> str:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Briefkopf von Auental"
    if content is None:
        document.save(path)
    else:
        path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize("what", ["konzept", "beschlussvorlage"])
def test_a_document_is_written_in_the_template_that_is_named(small, tmp_path, what):
    target = tmp_path / "a.docx"
    template = a_template(tmp_path / "Vorlage.docx")

    call = ["export", small, "--what", what, "--docx", str(target)]
    assert cli.main([*call, "--template", template]) == 0

    headers = [section.header.paragraphs[0].text for section in docx.Document(target).sections]
    assert set(headers) == {"Briefkopf von Auental"}


def test_all_documents_are_written_in_the_template(small, tmp_path, monkeypatch):
    monkeypatch.setattr("workshop_app.concept.documents.folder.find_pdf_program", lambda: None)
    monkeypatch.setattr("workshop_app.concept.word.pdf.find_pdf_program", lambda: None)
    template = a_template(tmp_path / "Vorlage.docx")

    call = ["export", small, "--all", str(tmp_path / "alle"), "--template", template]
    assert cli.main(call) == 0

    files = list((tmp_path / "alle").glob("*.docx"))
    headers = {docx.Document(file).sections[-1].header.paragraphs[0].text for file in files}
    assert len(files) == 5
    assert headers == {"Briefkopf von Auental"}


@pytest.mark.parametrize("content", [b"kein Word", None])
def test_a_template_that_cannot_be_used_is_told_and_nothing_is_written(
    workshop_path, tmp_path, capsys, content
):
    template = tmp_path / "Vorlage.docx"
    if content:
        a_template(template, content)

    call = ["export", workshop_path, "--docx", str(tmp_path / "a.docx")]
    assert cli.main([*call, "--template", str(template)]) == 2

    assert "Vorlage" in capsys.readouterr().err
    assert not (tmp_path / "a.docx").exists()


def text_of_word_file(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode("utf-8")


def test_export_without_a_target_is_no_call(workshop_path, capsys):
    assert cli.main(["export", workshop_path]) == 2
    assert "workshop-app --help" in capsys.readouterr().err


@pytest.fixture(scope="module")
def incomplete(tmp_path_factory) -> str:
    """A workshop with an objective that nothing measures, which is an error (K11)."""
    folder = tmp_path_factory.mktemp("incomplete")
    content = json.loads(SAMPLE.read_text("utf-8"))
    content["handlungsziele"][0]["indikator"] = None
    (folder / "a.json").write_text(json.dumps(content), encoding="utf-8")
    assert cli.main(["import", str(folder / "a.json"), str(folder / "a.workshop")]) == 0
    return str(folder / "a.workshop")


def test_a_concept_without_errors_ends_with_status_0(workshop_path, capsys):
    assert cli.main(["check", workshop_path]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Konzept-Check: 0 Fehler, ")


def test_an_error_of_the_concept_is_named_and_ends_with_status_1(incomplete, capsys):
    status = cli.main(["check", incomplete])

    lines = capsys.readouterr().out.splitlines()
    code = json.loads(SAMPLE.read_text("utf-8"))["handlungsziele"][0]["id"]
    assert status == 1
    assert lines[0].startswith(f"Fehler   K11 {code}")
    assert lines[-1].startswith("Konzept-Check: 1 Fehler, ")


def test_check_as_json_is_a_list_of_findings(incomplete, capsys):
    status = cli.main(["check", incomplete, "--json"])

    findings = json.loads(capsys.readouterr().out)
    assert status == 1
    assert {tuple(finding) for finding in findings} == {("rule", "object", "severity", "message")}
    assert [finding["rule"] for finding in findings if finding["severity"] == "fehler"] == ["K11"]


@pytest.fixture
def accepted(incomplete, tmp_path) -> str:
    """The same, but the room has accepted the error with a reason."""
    path = shutil.copy(incomplete, tmp_path / "accepted.workshop")
    with WorkshopFile.open(path) as workshop:
        (error,) = (found for found in check(workshop) if found.severity is Severity.ERROR)
        with workshop.change("Befund angenommen") as session:
            session.add(
                AcceptedFinding(
                    rule=error.rule, object_code=error.object_code, reason="Misst der Beirat."
                )
            )
    return str(path)


def test_a_finding_that_was_accepted_with_a_reason_counts_as_done(accepted, capsys):
    status = cli.main(["check", accepted])

    out = capsys.readouterr().out
    assert status == 0
    assert "K11" not in out
    assert out.splitlines()[-1].startswith("Konzept-Check: 0 Fehler, ")


def test_a_finding_that_was_accepted_is_not_in_the_json_list(accepted, capsys):
    status = cli.main(["check", accepted, "--json"])

    rules = [finding["rule"] for finding in json.loads(capsys.readouterr().out)]
    assert status == 0
    assert "K11" not in rules


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE")
@pytest.mark.parametrize("arguments", [["check", "{file}", "--json"], ["--version"]])
def test_a_reader_who_has_heard_enough_is_no_error(arguments, incomplete):
    reading, writing = os.pipe()
    os.close(reading)
    call = [argument.format(file=incomplete) for argument in arguments]
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "workshop_app", *call],
            stdout=writing,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.close(writing)

    assert (ended.returncode, ended.stderr) == (141, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "{missing}"],
        ["export", "{missing}", "--docx", "{folder}/a.docx"],
        ["import", "{missing}", "{folder}/a.workshop"],
        ["check", "{folder}"],
        ["import", "{text}", "{folder}/a.workshop"],
        ["check", "{text}"],
        ["demo", "--no-window", "--out", "{text}"],
        ["nonsense", "more"],
    ],
)
def test_what_cannot_be_done_is_one_german_sentence_and_status_2(arguments, tmp_path, capsys):
    text = tmp_path / "Notiz.txt"
    text.write_text("Nur ein Text.", encoding="utf-8")
    places = {"missing": tmp_path / "fehlt", "folder": tmp_path, "text": text}

    status = cli.main([argument.format(**places) for argument in arguments])

    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert err.endswith(".\n")


@pytest.mark.parametrize(
    ("number", "part"),
    [
        (errno.ENOENT, "gibt es nicht"),
        (errno.EACCES, "gibt es keinen Zugriff"),
        (errno.ENOSPC, "Der Datenträger ist voll"),
        (errno.EISDIR, "ist schon vergeben"),
        (errno.EIO, "lässt sich nicht lesen oder schreiben"),
    ],
)
def test_an_error_of_the_file_system_becomes_advice(number, part):
    sentence = cli._what_the_system_refused(OSError(number, os.strerror(number), "a.docx"))

    assert part in sentence
    assert sentence.endswith(".")


def test_the_help_names_every_command(capsys):
    assert cli.main(["export", "--help"]) == 0

    text = capsys.readouterr().out
    for command in ("demo", "import", "export", "check", "screenshots"):
        assert f"workshop-app {command} " in text


def test_the_version_is_printed(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"{__version__}\n"


def test_a_window_without_a_screen_is_refused_before_qt_aborts(monkeypatch, capsys):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    assert cli.main([]) == 2
    assert capsys.readouterr().err.startswith("Hier gibt es keinen Bildschirm")


def test_a_missing_system_library_is_named_before_qt_aborts(monkeypatch, capsys):
    monkeypatch.setattr(system_libraries, "problem", lambda: "Es fehlt libEGL.so.1.")

    assert cli.main([]) == 2
    assert capsys.readouterr().err == "Es fehlt libEGL.so.1.\n"


def test_a_bug_is_one_sentence_and_an_entry_in_the_log(monkeypatch, capsys):
    def broken() -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(system_libraries, "problem", broken)

    assert cli.main([]) == 2
    err = capsys.readouterr().err
    assert err.startswith("Das ist durch einen Fehler der App nicht gelungen.")
    assert len(err.splitlines()) == 1
    assert "ZeroDivisionError" in Path(err.split("„")[1].split("“")[0]).read_text("utf-8")


def test_the_command_line_needs_neither_qt_nor_sqlalchemy_to_answer():
    answer = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from workshop_app import cli; cli.main(['--help']);"
            "print(sorted({'PySide6', 'sqlalchemy', 'pydantic', 'docx'} & sys.modules.keys()))",
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )

    assert answer.stdout.splitlines()[-1] == "[]"


@pytest.fixture
def open_elsewhere(workshop_path):
    """The workshop while the window has it open."""
    with WorkshopFile.open(Path(workshop_path)) as workshop:
        assert not workshop.is_read_only
        yield workshop_path


def test_the_check_and_the_export_work_beside_an_open_window(open_elsewhere, tmp_path, capsys):
    draft = tmp_path / "Konzept.docx"

    assert cli.main(["check", open_elsewhere]) in {0, 1}
    assert cli.main(["export", open_elsewhere, "--docx", str(draft)]) == 0

    assert draft.is_file()
    assert "Konzept-Check: " in capsys.readouterr().out


def test_a_file_of_an_older_version_is_brought_up_to_date_to_be_read(tmp_path, capsys):
    old = tmp_path / "alt.workshop"
    with contextlib.closing(sqlite3.connect(old)) as connection:
        connection.execute(f"PRAGMA application_id = {header.APPLICATION_ID}")

    assert cli.main(["check", str(old)]) in {0, 1}

    assert header.schema_version_of(old) == header.SCHEMA_VERSION
    assert "Konzept-Check: " in capsys.readouterr().out


def test_a_file_of_an_older_version_that_is_open_elsewhere_is_one_german_sentence(tmp_path, capsys):
    old = tmp_path / "alt.workshop"
    with contextlib.closing(sqlite3.connect(old)) as connection:
        connection.execute(f"PRAGMA application_id = {header.APPLICATION_ID}")
    lock = FileLock.acquire(old)

    status = cli.main(["check", str(old)])
    lock.release()

    assert status == 2
    assert "älteren Version" in capsys.readouterr().err

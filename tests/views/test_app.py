"""The app starts quickly, speaks German and survives errors that nobody expected."""

import gc
import importlib.util
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from workshop_app.phases import agenda
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views import app as app_module
from workshop_app.views.look import theme
from workshop_app.views.main_window import MainWindow

# What the start page does without.
LATE = ["sqlalchemy", "alembic", "docx", "lxml", "pydantic", "babel", "matplotlib", "openpyxl"]

# And what the cockpit does without, with the sheet of a goal in it.
NOT_IN_COCKPIT = [
    *(name for name in LATE if name not in {"sqlalchemy", "babel"}),
    *("http.client", "urllib.request", "pyphen"),
    *("workshop_app.exchange", "workshop_app.handover", "workshop_app.concept.check"),
    *("workshop_app.merging.reading_in", "workshop_app.storage.migrations"),
    *("workshop_app.phases.privacy.erasing_people", "workshop_app.phases.schedule.replanning"),
    *("workshop_app.phases.search.search", "workshop_app.phases.projector.pictures"),
    *("workshop_app.phases.board.cluster_proposals", "workshop_app.phases.word_template"),
    *("workshop_app.storage.snapshots", "workshop_app.storage.second_place"),
    *(
        f"workshop_app.views.{name}"
        for name in (
            *("agenda.editor", "agenda.replan_dialog", "board.trash", "concept.view"),
            *("copies.merge_dialog", "documents.template_dialog", "handover.dialog"),
            *("hints_dialog", "look.key_sheet", "notes.decision_panel", "photos.reading"),
            *("photos.view", "poll.view", "printing.dialog", "projector.layout"),
            *("projector.window", "search.command_table", "search.control", "search.palette"),
            *("snapshots.dialog", "start_page", "table.view", "text.view", "vote.view"),
        )
    ),
]


def windows():
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]


@pytest.fixture
def look(request, qapp, monkeypatch):
    """Runs the app, and calls a function with its window as soon as the loop turns."""
    # Another style sheet would stay for the tests that follow.
    monkeypatch.setattr(theme, "apply_theme", lambda *_, **__: None)
    if "break_file" not in request.fixturenames:  # there the app does look for garbage
        # Else all that was ever imported is looked through after each test.
        for name in ("freeze", "unfreeze"):
            monkeypatch.setattr(gc, name, lambda: None)
    translators = qapp.findChildren(app_module.QTranslator)

    def run(path, function):
        def visit():
            window = windows()[-1]
            try:
                function(window)
            finally:
                QTimer.singleShot(0, window, window.close)

        QTimer.singleShot(0, qapp, visit)
        return app_module.run(path)

    yield run
    # Python keeps the last error with its frames, and with them the window.
    for name in ("last_type", "last_value", "last_traceback"):
        sys.__dict__.pop(name, None)
    for translator in qapp.findChildren(app_module.QTranslator):
        if translator not in translators:
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_without_a_file_the_start_page_is_shown(look):
    seen = []

    status = look(None, lambda window: seen.append(window.start_page.isVisible()))

    assert (status, seen) == (0, [True])


def test_with_a_file_its_cockpit_is_shown(look, break_file):
    seen = []

    look(break_file, lambda window: seen.append(window.cockpit.top.municipality.text()))

    assert seen == ["Stadt Brückstadt an der Lorre"]


def test_a_file_that_is_not_there_is_a_line_on_the_start_page(look, tmp_path):
    seen = []

    look(
        tmp_path / "fort.workshop", lambda window: seen.append(window.start_page.notice.text.text())
    )

    assert "gibt es nicht" in seen[0]


def test_an_error_nobody_expected_is_told_at_the_bottom_and_the_work_goes_on(look):
    seen = []

    def fail():
        raise ZeroDivisionError

    def visit(window):
        window.start_page.new_button.clicked.disconnect()
        window.start_page.new_button.clicked.connect(fail)
        window.start_page.new_button.click()
        seen.append((window.toast.isVisible(), window.toast.message.text()))

    look(None, visit)

    ((is_visible, text),) = seen
    assert is_visible
    assert "Fehler der App" in text


def test_qt_speaks_german(look):
    seen = []

    def visit(_window):
        keys = QKeySequence("Ctrl+Shift+T").toString(QKeySequence.SequenceFormat.NativeText)
        cancel = QCoreApplication.translate("QPlatformTheme", "Cancel")
        seen.append((keys, cancel, QLocale().language()))

    look(None, visit)

    assert seen == [("Strg+Umschalt+T", "Abbrechen", QLocale.Language.German)]


def test_the_start_page_imports_nothing_that_it_does_not_need():
    program = (
        "import sys; import workshop_app.views.app; "
        f"print([name for name in {LATE!r} if name in sys.modules])"
    )

    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert shown.stdout.strip() == "[]"


def test_there_are_the_modules_that_must_not_be_imported():
    ours = [name for name in NOT_IN_COCKPIT if name.startswith("workshop_app.")]

    assert [name for name in ours if importlib.util.find_spec(name) is None] == []


@pytest.fixture
def sample_board(sample_file):
    """The sample, at a step with a board."""
    with WorkshopFile.open(sample_file) as workshop, workshop.change("Schritt") as session:
        agenda.go_to(session, "T1-03")
    return sample_file


def first_cockpit(file, expression, *, before=""):
    """What an expression gives once the app has opened a file in a process of its own."""
    program = (
        "import os, sys; from workshop_app import cli; from workshop_app.views import app\n"
        f"{before}\n"
        "def look(*_):\n"
        "    app.QApplication.processEvents()\n"
        f"    print({expression}, flush=True)\n"
        "    os._exit(0)\n"
        "app.QApplication.exec = staticmethod(look)\n"
        "cli.main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", program, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize(
    ("file", "others"),
    [
        ("sample_file", ["workshop_app.views.board.view"]),
        ("sample_board", ["workshop_app.views.sheet.view", "babel"]),
    ],
)
def test_the_first_cockpit_has_imported_nothing_that_it_does_not_show(request, file, others):
    path = request.getfixturevalue(file)
    unwanted = [*NOT_IN_COCKPIT, *others]

    found = first_cockpit(path, f"[name for name in {unwanted!r} if name in sys.modules]")

    assert found == "[]"


def test_what_is_imported_before_qt_is_what_any_cockpit_needs(sample_file):
    missing = first_cockpit(
        sample_file,
        "[name for name in early if name not in sys.modules]",
        before="early, cli._OF_ANY_COCKPIT = cli._OF_ANY_COCKPIT, ()",
    )

    assert missing == "[]"

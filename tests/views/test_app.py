"""The app starts quickly, speaks German and survives errors that nobody expected."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from workshop_app.views import app as app_module
from workshop_app.views import theme
from workshop_app.views.main_window import MainWindow

# What the start page does without.
LATE = ["sqlalchemy", "alembic", "docx", "lxml", "pydantic", "babel", "matplotlib", "openpyxl"]


def windows():
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]


@pytest.fixture
def look(qapp, monkeypatch):
    """Runs the app, and calls a function with its window as soon as the loop turns."""
    # Another style sheet would stay for the tests that follow.
    monkeypatch.setattr(theme, "apply_theme", lambda *_, **__: None)
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


def test_with_a_file_its_cockpit_is_shown(look, sample_file):
    seen = []

    look(sample_file, lambda window: seen.append(window.cockpit.top.municipality.text()))

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


def test_the_cockpit_imports_no_word_no_exchange_format_and_no_pane_before_it_is_shown():
    late = [name for name in LATE if name not in {"sqlalchemy", "babel"}]
    late += ["urllib.request", "http.client"]
    late += [f"workshop_app.views.{name}" for name in ("board_view", "decision_panel")]
    program = (
        "import sys; import workshop_app.views.cockpit; "
        f"print([name for name in {late!r} if name in sys.modules])"
    )

    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert shown.stdout.strip() == "[]"
